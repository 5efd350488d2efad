"""What the basket's buttons send."""

from __future__ import annotations

from django import forms

from shop.basket.services import MOST_OF_ONE, Wish

MOST_IN_A_KIT = 100
HOW_MANY = f"Give the quantity as a whole number from 1 to {MOST_OF_ONE:,}."
MOST_RECORDS = 2**63 - 1


class AddForm(forms.Form):
    """One selling unit and how many of it."""

    unit = forms.IntegerField(min_value=1, max_value=MOST_RECORDS)
    quantity = forms.IntegerField(min_value=1, max_value=MOST_OF_ONE)

    def problem(self) -> str:
        """What is wrong with what was sent, in words."""
        return (
            HOW_MANY if "quantity" in self.errors else "Choose the product again: we could not tell which one it was."
        )

    def wish(self) -> Wish:
        """What a valid form asks for."""
        return Wish(self.cleaned_data["unit"], self.cleaned_data["quantity"])


class ChangeForm(forms.Form):
    """A line's new quantity; 0 removes it."""

    quantity = forms.IntegerField(min_value=0, max_value=MOST_OF_ONE)


class WaitForm(forms.Form):
    """What the page said would come later, for the buyer who agrees to wait for it."""

    missing = forms.IntegerField(min_value=1, max_value=MOST_RECORDS)
    until = forms.DateField(required=False)


class ReplaceForm(forms.Form):
    """The selling unit that is to stand for a line."""

    unit = forms.IntegerField(min_value=1, max_value=MOST_RECORDS)


class CodeForm(forms.Form):
    """A voucher code."""

    code = forms.CharField(max_length=128, error_messages={"required": "Give the code."})


def read_kit(items: list[str]) -> list[Wish]:
    """Wishes from ``stockrecord:quantity`` texts, those left out that make no sense or ask for none."""
    wishes = []
    for item in items[:MOST_IN_A_KIT]:
        unit, _, quantity = item.partition(":")
        form = AddForm({"unit": unit, "quantity": quantity})
        if form.is_valid():
            wishes.append(form.wish())
    return wishes
