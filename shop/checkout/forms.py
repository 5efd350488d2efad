"""What a buyer tells us: who, where to, how."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from oscar.core.loading import get_model

from shop.fulfilment.methods import METHODS
from shop.fulfilment.zones import AREA_OF_COUNTRY, COUNTRIES, area_of, misplaced
from shop.organisations.vat import NotAVatNumber, vat_number

ShippingAddress = get_model("order", "ShippingAddress")
POSTCODES = {
    "GB": "Enter a full UK postcode, like LS1 4AP.",
    "IM": "Enter a full Isle of Man postcode, like IM1 3LY.",
    "JE": "Enter a full Jersey postcode, like JE2 3AB.",
    "GG": "Enter a full Guernsey postcode, like GY1 1WG.",
    "IE": "Enter a full Eircode, like D02 X285.",
}
POSTCODE_CALLED = {"IE": "Eircode"}
"""Where people have another word for it."""
EIRCODE = re.compile(r"(?:D6W|[AC-FHKNPRTV-Y]\d{2})[0-9AC-FHKNPRTV-Y]{4}")
"""Oscar knows no pattern for Ireland."""


def wrong_postcode(postcode: str, country: str) -> str:
    """What to say of ``postcode`` when it is none of ``country`` (ISO, two letters); empty when it is one.

    Oscar knows the patterns of most countries, but speaks of every one alike.
    """
    if country == "IE":
        return "" if EIRCODE.fullmatch("".join(postcode.upper().split())) else POSTCODES[country]
    if area_of(postcode) != AREA_OF_COUNTRY.get(country, area_of(postcode)):
        return POSTCODES[country]
    if wrong := misplaced(country, postcode):
        return wrong
    try:
        ShippingAddress(postcode=postcode, country_id=country).ensure_postcode_is_valid_for_country()
    except forms.ValidationError:
        return POSTCODES[country]
    return ""


def _text(
    label: str, autocomplete: str, *, required: bool = True, max_length: int = 255, help_text: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=max_length,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"Enter {label[0].lower()}{label[1:]}."},
    )


class DetailsForm(forms.Form):
    """Contact, address, delivery and reference on one page. Nothing here may name a patient."""

    email = forms.EmailField(
        label="Email address",
        help_text="We send the confirmation there.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Enter an email address.",
            "invalid": "Enter an email address like name@hospital.example.",
        },
    )
    first_name = _text("First name", "given-name")
    last_name = _text("Last name", "family-name")
    organisation = _text("Organisation or department", "organization", required=False)
    line1 = _text("Address line 1", "address-line1")
    line2 = _text("Address line 2", "address-line2", required=False)
    town = _text("Town or city", "address-level2")
    postcode = _text("Postcode", "postal-code", max_length=16)
    country = forms.ChoiceField(
        label="Country",
        choices=list(COUNTRIES.items()),
        initial="GB",
        widget=forms.Select(attrs={"autocomplete": "country"}),
    )
    phone = _text(
        "Telephone", "tel", required=False, max_length=32, help_text="For the carrier, if something goes wrong."
    )
    po_number = _text(
        "Purchase order number",
        "off",
        required=False,
        max_length=40,
        help_text="Printed on the invoice, if you have one.",
    )
    vat_number = _text(
        "VAT number",
        "off",
        required=False,
        max_length=20,
        help_text="Of your organisation, United Kingdom or EU, if it has one. Printed on the invoice.",
    )
    delivery = forms.ChoiceField(
        label="Delivery",
        choices=[(method.code, method.name) for method in METHODS],
        widget=forms.RadioSelect,
        initial=METHODS[0].code,
        error_messages={"required": "Choose how it should be delivered."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if called := POSTCODE_CALLED.get(self["country"].value() or ""):
            self.fields["postcode"].label = called
            self.fields["postcode"].error_messages["required"] = f"Enter the {called}."

    def clean_vat_number(self) -> str:
        typed = self.cleaned_data["vat_number"]
        try:
            return vat_number(typed) if typed else ""
        except NotAVatNumber as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        postcode, country = data.get("postcode"), data.get("country")
        if postcode and country and (wrong := wrong_postcode(postcode, country)):
            self.add_error("postcode", wrong)
        return data

    def as_details(self) -> dict[str, Any]:
        """What the attempt's snapshot keeps: plain JSON, in the words of Oscar's address."""
        data = self.cleaned_data
        lines = [line for line in (data["organisation"], data["line1"], data["line2"]) if line]
        return {
            **{name: data[name] for name in self.fields},
            "line1": lines[0],
            "line2": lines[1] if len(lines) > 1 else "",
            "line3": lines[2] if len(lines) > 2 else "",
            "line4": data["town"],
            "postcode": data["postcode"].upper(),
            "country_id": data["country"],
            "phone_number": data["phone"],
            "form": {name: data[name] for name in self.fields},
        }
