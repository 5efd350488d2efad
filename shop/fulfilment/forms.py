"""How goods leave, as the desk says it."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from shop.fulfilment.carriers import MANUAL, get_carrier, offered
from shop.fulfilment.carriers.manual import PAGES


class CarriageForm(forms.Form):
    """A label that is bought, or a carrier and a number that somebody has."""

    adapter = forms.ChoiceField(label="How", required=False)
    carrier = forms.CharField(
        label="Carrier", required=False, max_length=60, widget=forms.TextInput(attrs={"list": "carriers"})
    )
    reference = forms.CharField(label="Tracking number", required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = offered()
        self.carriers = list(PAGES)
        adapter = cast(forms.ChoiceField, self.fields["adapter"])
        adapter.choices = [(name, get_carrier(name).label) for name in names]
        if len(names) == 1:
            adapter.widget, adapter.initial = forms.HiddenInput(), MANUAL
        for name in ("carrier", "reference"):
            self.fields[name].widget.attrs["class"] = "form-control"

    def carriage(self) -> dict[str, str]:
        """For ``dispatch``."""
        data = self.cleaned_data
        return {"adapter": data["adapter"] or MANUAL, "carrier": data["carrier"], "reference": data["reference"]}
