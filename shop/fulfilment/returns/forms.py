"""What a buyer says of goods that go back, and what the desk says of those that came."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.asking import CannotBeReturned, Wish
from shop.fulfilment.returns.policy import ReturnTerms
from shop.fulfilment.returns.receiving import Arrival


class CountField(forms.IntegerField):
    """How many; nothing typed in is none."""

    def clean(self, value: Any) -> int:
        return int(super().clean(value or 0))


class WhyField(forms.ChoiceField):
    """Empty for a line of which nothing goes back; whether it may be is no matter of the field."""

    def clean(self, value: Any) -> str:
        return str(super().clean(value)) if value else ""


class ReturnForm(forms.Form):
    """Four fields for each line that can come back. ``key`` makes two presses of the button one return."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="What we should know",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say nothing here that identifies a patient.",
    )

    def __init__(self, terms: Iterable[ReturnTerms], *args: Any, on: dt.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"key": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        self.terms = list(terms)
        self._today = on
        for one in self.terms:
            self._add(one)

    def _add(self, one: ReturnTerms) -> None:
        pk = one.line_id
        self.fields[f"quantity_{pk}"] = CountField(
            label=f"How many of {one.left}",
            min_value=0,
            max_value=one.left,
            initial=0,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            error_messages={
                "max_value": f"{one.left} can be sent back at most.",
                "min_value": "Enter 0 or more.",
                "invalid": "Enter a whole number.",
            },
        )
        self.fields[f"reason_{pk}"] = WhyField(
            label="Why",
            choices=[("", "Choose"), *((reason.value, reason.label) for reason in one.reasons(on=self._today))],
            error_messages={"invalid_choice": "It does not come back for that reason."},
        )
        self.fields[f"lot_{pk}"] = forms.CharField(
            label="Lot or serial number",
            required=False,
            max_length=60,
            help_text="For faulty or recalled goods, as on the label.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )
        if one.must_be_sealed and not one.kept:
            self.fields[f"sealed_{pk}"] = forms.BooleanField(label="Every sterile package is sealed", required=False)

    def lines(self) -> Iterator[tuple[ReturnTerms, str, list[BoundField]]]:
        """Each line with what is said of it and its fields, for the page."""
        for one in self.terms:
            names = ("quantity", "reason", "lot", "sealed")
            fields = [self[f"{name}_{one.line_id}"] for name in names if f"{name}_{one.line_id}" in self.fields]
            yield one, one.says(on=self._today), fields

    def wishes(self) -> list[Wish]:
        """Of what was typed in: each line of which at least one goes back."""
        data = self.cleaned_data
        return [
            Wish(
                line_id=one.line_id,
                quantity=data[f"quantity_{one.line_id}"],
                reason=data[f"reason_{one.line_id}"],
                lot=data[f"lot_{one.line_id}"],
                is_sealed=data.get(f"sealed_{one.line_id}", False),
            )
            for one in self.terms
            if data.get(f"quantity_{one.line_id}")
        ]

    def add_refusals(self, refused: CannotBeReturned) -> None:
        """Each beside the field it is about."""
        for refusal in refused.refusals:
            name = f"{refusal.field}_{refusal.line_id}"
            self.add_error(name if name in self.fields else None, refusal.sentence)


class ArrivalForm(forms.Form):
    """Three fields for each line of a return: how many came, where they go, and why no money goes back for them."""

    def __init__(self, goods_return: Return, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(goods_return.lines.select_related("line").order_by("pk"))
        for row in self.rows:
            self.fields[f"received_{row.pk}"] = forms.IntegerField(
                label="Received",
                min_value=0,
                max_value=row.quantity,
                initial=row.quantity,
                widget=forms.NumberInput(attrs={"class": "desk-quantity"}),
            )
            self.fields[f"condition_{row.pk}"] = forms.ChoiceField(
                label="Where it goes", required=False, choices=[("", "Choose"), *ReturnLine.Condition.choices]
            )
            self.fields[f"refusal_{row.pk}"] = forms.CharField(
                label="No money, because",
                required=False,
                max_length=255,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )

    def lines(self) -> Iterator[tuple[ReturnLine, BoundField, BoundField, BoundField]]:
        for row in self.rows:
            yield row, self[f"received_{row.pk}"], self[f"condition_{row.pk}"], self[f"refusal_{row.pk}"]

    def arrivals(self) -> dict[int, Arrival]:
        data = self.cleaned_data
        return {
            row.pk: Arrival(data[f"received_{row.pk}"], data[f"condition_{row.pk}"], data[f"refusal_{row.pk}"])
            for row in self.rows
        }
