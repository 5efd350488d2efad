"""What the desk types about organisations, people and money that came in."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from oscar.core.loading import get_model

from shop.fulfilment.zones import COUNTRIES
from shop.organisations.models import DeliveryPoint, Organisation, ReliefCertificate, Verification
from shop.organisations.vat import NotAVatNumber, vat_number

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OrganisationForm(forms.ModelForm):
    """An organisation with its terms. Approval needs a last day and a limit."""

    class Meta:
        model = Organisation
        fields = (
            "name", "vat_number", "billing_address", "email", "payment_days", "credit_limit", "state", "approved_until",
        )  # fmt: skip
        widgets = {"billing_address": forms.Textarea(attrs={"rows": 4}), "approved_until": DAY}

    def clean_vat_number(self) -> str:
        typed = self.cleaned_data["vat_number"]
        try:
            return vat_number(typed) if typed else ""
        except NotAVatNumber as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean_credit_limit(self) -> Any:
        limit = self.cleaned_data["credit_limit"]
        if limit < 0:
            raise forms.ValidationError("A limit below nothing makes no sense.")
        return limit

    def clean(self) -> dict[str, Any]:
        """A limit without approval is a plan; approval without one is a mistake."""
        data = super().clean() or {}
        if data.get("state") == Organisation.State.APPROVED:
            if not data.get("approved_until"):
                self.add_error("approved_until", "Say until when it is approved.")
            if not data.get("credit_limit"):
                self.add_error("credit_limit", "An approved organisation needs a limit above nothing.")
        return data

    def said(self) -> list[str]:
        """What differs from before, one line each."""
        return [
            f"{self.fields[name].label}: {self._shown(name, self.initial.get(name))} → "
            f"{self._shown(name, self.cleaned_data[name])}"
            for name in self.changed_data
        ]

    def _shown(self, name: str, value: Any) -> str:
        if name == "state":
            value = dict(Organisation.State.choices).get(value, value)
        return " / ".join(str(value).splitlines()) if value not in (None, "") else "not stated"


class DeliveryPointForm(forms.ModelForm):
    """A place of an organisation where goods are taken in."""

    class Meta:
        model = DeliveryPoint
        fields = ("name", "line1", "line2", "town", "postcode", "country", "phone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = get_model("address", "Country").objects.filter(pk__in=COUNTRIES)
        self.fields["country"] = forms.ModelChoiceField(countries, empty_label=None, label="Country")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        name, organisation = data.get("name"), self.instance.organisation
        if name and organisation.delivery_points.filter(name=name).exists():
            self.add_error("name", "There is a delivery point of that name already.")
        return data


class PersonField(forms.EmailField):
    """Somebody with an account, by email address."""

    def clean(self, value: Any) -> Any:
        email = super().clean(value)
        person = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise forms.ValidationError("Nobody has an account with that email address.")
        return person


class MemberForm(forms.Form):
    """Who may order on account."""

    person = PersonField(label="Email address of their account")


class PaymentForm(forms.Form):
    """Money that reached the bank. ``key`` makes two presses of the button one payment."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = forms.DecimalField(label="Amount received", max_digits=12, decimal_places=2)
    received_on = forms.DateField(label="Received on", widget=DAY)
    bank_reference = forms.CharField(label="Reference on the statement", max_length=80)

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day

    @classmethod
    def for_amount(cls, outstanding: Any) -> PaymentForm:
        """The form with all that is outstanding filled in."""
        return cls(initial={"key": uuid.uuid4(), "amount": outstanding, "received_on": timezone.localdate()})


class CertificateForm(forms.ModelForm):
    """A certificate of relief that somebody on the desk has looked at."""

    class Meta:
        model = ReliefCertificate
        fields = ("kind", "number", "valid_from", "valid_until")
        widgets = {"valid_from": DAY, "valid_until": DAY}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "That is before it begins.")
        elif last and last < timezone.localdate():
            self.add_error("valid_until", "It is over already.")
        return data


class PersonalCertificateForm(CertificateForm):
    """One that was given to a person, who need not order for an organisation."""

    person = PersonField(label="Email address of their account")
    field_order = ("person", "kind", "number", "valid_from", "valid_until")


class VerificationForm(forms.Form):
    """Who is a professional, until when, and how we know."""

    person = PersonField(label="Email address of their account")
    verified_until = forms.DateField(label="Verified until", widget=DAY)
    evidence = forms.CharField(
        label="What was looked at",
        max_length=Verification._meta.get_field("evidence").max_length,
        help_text="Which register or letter, and its number. Nothing about patients.",
    )

    def clean_verified_until(self) -> Any:
        day = self.cleaned_data["verified_until"]
        if day < timezone.localdate():
            raise forms.ValidationError("That day is over. To withdraw a verification, use its button.")
        return day
