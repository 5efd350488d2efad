"""What a reader may ask the search."""

from __future__ import annotations

from django import forms

from search.asking import LONGEST_QUERY

BY_RELEVANCE = ("", "Relevance")
BY_DATE = [("newest", "Newest first")]
BY_PRICE = [("cheapest", "Price, lowest first"), ("dearest", "Price, highest first")]


class SearchForm(forms.Form):
    """The query as it stands in the address: shareable, and never an error, whatever somebody typed there."""

    q = forms.CharField(required=False, max_length=LONGEST_QUERY, label="Search", strip=True)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(choices=[BY_RELEVANCE, *BY_DATE, *BY_PRICE], required=False)
    exactly = forms.BooleanField(required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        """What could not be understood counts as not said."""
        super().clean()
        for name in list(self.errors):
            if name == "q":
                self.cleaned_data["q"] = str(self.data.get("q", ""))[:LONGEST_QUERY].replace("\x00", "")
            else:
                self.cleaned_data[name] = None
            del self.errors[name]
        return self.cleaned_data
