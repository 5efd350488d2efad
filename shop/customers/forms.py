"""What people tell us about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from oscar.core.loading import get_model

from shop.checkout.forms import wrong_postcode
from shop.fulfilment.zones import COUNTRIES

REQUIRED = ("first_name", "last_name", "line1", "line4", "postcode", "country")


class AddressForm(forms.ModelForm):
    """An address to deliver to. ``line3`` keeps the organisation, ``line4`` the town, as the checkout reads them."""

    class Meta:
        model = get_model("address", "UserAddress")
        fields = (
            "first_name",
            "last_name",
            "line3",
            "line1",
            "line2",
            "line4",
            "postcode",
            "country",
            "phone_number",
            "is_default_for_shipping",
        )
        labels = {
            "line1": "Address line 1",
            "line2": "Address line 2",
            "line3": "Organisation or department",
            "line4": "Town or city",
            "postcode": "Postcode",
            "country": "Country",
            "phone_number": "Telephone",
            "is_default_for_shipping": "Deliver here unless I say otherwise",
        }
        help_texts = {"phone_number": "For the carrier, if something goes wrong."}
        widgets = {
            name: forms.TextInput(attrs={"autocomplete": autocomplete})
            for name, autocomplete in (
                ("first_name", "given-name"),
                ("last_name", "family-name"),
                ("line1", "address-line1"),
                ("line2", "address-line2"),
                ("line3", "organization"),
                ("line4", "address-level2"),
                ("postcode", "postal-code"),
            )
        } | {"country": forms.Select(attrs={"autocomplete": "country"})}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.user = user
        self.instance.POSTCODE_REQUIRED = False  # the field below says so, once and in our words
        self.fields["country"].queryset = get_model("address", "Country").objects.filter(pk__in=COUNTRIES)
        self.fields["country"].empty_label = None
        self.fields["phone_number"].widget.attrs["autocomplete"] = "tel"
        for name in REQUIRED:
            self.fields[name].required = True
            label = str(self.fields[name].label)
            self.fields[name].error_messages["required"] = f"Enter {label[:1].lower()}{label[1:]}."

    def clean_postcode(self) -> str:
        return self.cleaned_data["postcode"].upper()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        postcode, country = data.get("postcode"), data.get("country")
        if postcode and country and (wrong := wrong_postcode(postcode, country.pk)):
            self.add_error("postcode", wrong)
        if "postcode" not in self.cleaned_data:
            self.instance.postcode = ""  # else the model would complain as well, of this one or of the one before
        return data


class ProfileForm(forms.ModelForm):
    """What we call somebody."""

    class Meta:
        model = get_user_model()
        fields = ("first_name", "last_name")
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }


class FindOrderForm(forms.Form):
    """The two things that only who ordered knows together."""

    number = forms.CharField(
        label="Order number",
        max_length=40,
        help_text="As in SU-7K3M9QXA4.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the order number."},
    )
    email = forms.EmailField(
        label="Email address",
        help_text="The one you gave with the order.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Enter the email address.",
            "invalid": "Enter an email address like name@hospital.example.",
        },
    )

    def clean_number(self) -> str:
        """Numbers are read out and typed in: case and spaces do not count."""
        return "".join(self.cleaned_data["number"].upper().split())
