"""The device behind a product on the desk: what it is, its identifiers, its papers, and how it stands to others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.forms import inlineformset_factory
from oscar.core.loading import get_model

from shop.catalogue.register_words import METHODS
from shop.devices.identifiers import check_digit_holds
from shop.devices.models import Control, Device, DeviceDocument, DeviceIdentifier, DoesNotApply, ProductRelation
from shop.forks.dashboard.catalogue.codes import EmdnSelect, unknown_code

Product = get_model("catalogue", "Product")
ProductAttribute = get_model("catalogue", "ProductAttribute")

TEMPERATURE, CELSIUS, SPECIAL = "Storage temperature", "°C", "Special condition"
OF_DEVICE = (
    "maker", "part_number", "brand", "use", "sterile", "sterilise_before_use", "sterilisation_methods", "latex", "dehp",
    "powder", "mri_safety", "supply", "label_controls", "shelf_life_months", "class_eu", "class_us", "fda_code",
    "regulation", "emdn", "unspsc", "hcpcs", "discontinued",
)  # fmt: skip
NAMES = {
    "class_eu": "EU class",
    "class_us": "US class",
    "mri_safety": "MRI safety",
    "dehp": "DEHP",
    "fda_code": "FDA product code",
    "regulation": "21 CFR section",
    "emdn": "EMDN",
    "unspsc": "UNSPSC",
    "hcpcs": "HCPCS",
    "label_controls": "On the label",
    "shelf_life_months": "Shelf life, months",
}


TICKS = {"class": "desk-ticks"}


class Several(forms.MultipleChoiceField):
    """Any of a few choices, as ticks."""

    widget = forms.CheckboxSelectMultiple(attrs=TICKS)

    def __init__(self, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=list(choices), required=False, **kwargs)


class DeviceForm(forms.ModelForm):
    """The device behind a product. Left empty where a variant is as its family."""

    label_controls = Several(Control.choices)
    sterilisation_methods = Several(())
    storage_low = forms.DecimalField(required=False, label="Store from, °C", max_digits=5, decimal_places=1)
    storage_high = forms.DecimalField(required=False, label="Store up to, °C", max_digits=5, decimal_places=1)
    storage_notes = forms.CharField(
        required=False,
        label="Other conditions",
        help_text="One a line, as “Keep dry”.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "no-widget-init"}),
    )
    does_not_apply = forms.ModelMultipleChoiceField(
        ProductAttribute.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TICKS),
        label="Attributes that do not apply",
        help_text="Ticked ones are not shown at all; empty ones are shown as not stated.",
    )

    class Meta:
        model = Device
        fields = OF_DEVICE
        widgets = {"emdn": EmdnSelect}

    def __init__(
        self, product_class: Any, user: Any, data: Any = None, files: Any = None, *, instance: Any = None
    ) -> None:
        self.product = instance
        made = getattr(instance, "device", None) if instance else None
        super().__init__(data, prefix="device", instance=made, initial=self._initial(instance, made))
        self.fields["maker"].required = False
        for code, name in NAMES.items():
            self.fields[code].label = name
        said = made.sterilisation_methods if made else ()
        self.fields["sterilisation_methods"].choices = _methods(said)  # type: ignore[attr-defined]
        attributes = ProductAttribute.objects.filter(product_class=product_class).order_by("profile__position", "pk")
        self.fields["does_not_apply"].queryset = attributes  # type: ignore[attr-defined]

    def clean_emdn(self) -> str:
        """A code that is there already stays, whatever list is loaded."""
        code: str = self.cleaned_data["emdn"]
        if "emdn" in self.changed_data and (reason := unknown_code(code)):
            raise forms.ValidationError(reason)
        return code

    @staticmethod
    def _initial(product: Any, made: Any) -> dict[str, Any]:
        initial: dict[str, Any] = {}
        if product and product.pk:
            initial["does_not_apply"] = list(product.not_applicable.values_list("attribute", flat=True))
        for condition in made.storage if made else ():
            if condition.get("type") == TEMPERATURE and condition.get("unit") == CELSIUS:
                initial |= {"storage_low": condition.get("low"), "storage_high": condition.get("high")}
        notes = [condition["note"] for condition in made.storage if _is_note(condition)] if made else []
        return initial | {"storage_notes": "\n".join(notes)}

    def clean_fda_code(self) -> str:
        return str(self.cleaned_data["fda_code"]).upper()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        only_void = set(self.changed_data) <= {"does_not_apply"}
        if self.has_changed() and not only_void and not cleaned.get("maker"):
            self.add_error("maker", "Choose who makes it.")
        low, high = cleaned.get("storage_low"), cleaned.get("storage_high")
        if low is not None and high is not None and low > high:
            self.add_error("storage_high", "The upper limit is below the lower one.")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self._save_void()
        if not self.cleaned_data.get("maker"):
            return None
        self.instance.product = self.product
        if {"storage_low", "storage_high", "storage_notes"} & set(self.changed_data):
            self.instance.storage = self._storage()
        return super().save(commit)

    def _save_void(self) -> None:
        if "does_not_apply" not in self.changed_data:
            return
        wanted = {attribute.pk for attribute in self.cleaned_data["does_not_apply"]}
        there = self.product.not_applicable.in_bulk(field_name="pk")
        for row in there.values():
            if row.attribute_id not in wanted:
                row.delete()
        for pk in wanted - {row.attribute_id for row in there.values()}:
            DoesNotApply.objects.create(product=self.product, attribute_id=pk)

    def _storage(self) -> list[dict[str, Any]]:
        """Conditions of other kinds, as registers have them, stay."""
        cleaned = self.cleaned_data
        kept = [
            condition
            for condition in self.instance.storage
            if not _is_note(condition) and condition.get("type") != TEMPERATURE
        ]
        low, high = (
            None if cleaned[name] is None else float(cleaned[name]) for name in ("storage_low", "storage_high")
        )
        limits = [] if low is None and high is None else [_condition(TEMPERATURE, low=low, high=high, unit=CELSIUS)]
        notes = [line.strip() for line in cleaned["storage_notes"].splitlines() if line.strip()]
        return limits + kept + [_condition(SPECIAL, note=note) for note in notes]


def _methods(said: Iterable[str]) -> list[tuple[str, str]]:
    """Every way to sterilise once, by name; what a device says already stays as it is written there."""
    by_name = {name: word for word, name in METHODS.items()}
    by_name |= {METHODS.get(word.lower(), word): word for word in said}
    return [(word, name) for name, word in sorted(by_name.items())]


def _is_note(condition: dict[str, Any]) -> bool:
    return bool(condition.get("note")) and condition.get("low") is None and condition.get("high") is None


def _condition(kind: str, *, low: Any = None, high: Any = None, unit: str = "", note: str = "") -> dict[str, Any]:
    def plain(number: float | None) -> float | int | None:
        return int(number) if number is not None and number == int(number) else number

    return {"type": kind, "low": plain(low), "high": plain(high), "unit": unit, "note": note}


class _OfProduct(forms.BaseInlineFormSet):
    """Rows of a product, in the way that Oscar's product page builds its form sets."""

    name = ""

    def __init__(
        self, product_class: Any, user: Any, data: Any = None, files: Any = None, *, instance: Any = None
    ) -> None:
        super().__init__(data, files, instance=instance, prefix=self.name)


class IdentifierForm(forms.ModelForm):
    class Meta:
        model = DeviceIdentifier
        fields = ("kind", "agency", "value", "package_type", "quantity", "contains", "discontinued")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = "UDI-DI"
        self.fields["package_type"].label = "Package"
        self.fields["quantity"].label = "Holds"
        self.fields["contains"].label = "Of the UDI-DI"
        for field in self.fields.values():
            field.help_text = ""
        if not self.instance.pk:
            self.initial.setdefault("agency", DeviceIdentifier.Agency.GS1)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("contains") and cleaned["contains"] == cleaned.get("value"):
            self.add_error("contains", "A package does not contain itself.")
        if cleaned.get("kind") == DeviceIdentifier.Kind.PACKAGE and not cleaned.get("quantity"):
            self.add_error("quantity", "Say how many it holds.")
        if cleaned.get("quantity") == 0:
            self.add_error("quantity", "It holds at least one.")
        if cleaned.get("value") and cleaned.get("agency"):
            agency = DeviceIdentifier.Agency(cleaned["agency"])
            self.instance.check_digit_valid = check_digit_holds(agency, cleaned["value"])
            if not self.instance.check_digit_valid and "value" in self.changed_data:
                self.add_error("value", "Its check digit does not fit. Look at the label again.")
        return cleaned


class _Identifiers(_OfProduct):
    name = "identifiers"

    def clean(self) -> None:
        super().clean()
        kinds = [form.cleaned_data.get("kind") for form in self.forms if form not in self.deleted_forms]
        if kinds.count(DeviceIdentifier.Kind.PRIMARY) > 1:
            raise forms.ValidationError("A product has one primary UDI-DI. Make the others previous or secondary.")


class DocumentForm(forms.ModelForm):
    class Meta:
        model = DeviceDocument
        fields = ("kind", "title", "language", "version", "valid_from", "file")
        widgets = {"valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "file": forms.FileInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = ""
        self.fields["file"].label = "PDF"
        self.fields["file"].required = not self.instance.pk

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            start = file.read(5)
            file.seek(0)
            if start != b"%PDF-":
                raise forms.ValidationError("That is no PDF.")
        return file


class _Documents(_OfProduct):
    name = "documents"


class RelationForm(forms.ModelForm):
    """``other`` is found by what people have at hand: its part number, SKU or exact title."""

    named = forms.CharField(label="Part number, SKU or title of the other product", max_length=255)

    class Meta:
        model = ProductRelation
        fields = ("kind",)

    field_order = ("kind", "named")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["named"] = _name_of(self.instance.other)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        name = cleaned.get("named", "").strip()
        if not name or (self.instance.pk and "named" not in self.changed_data):
            return cleaned
        found = _named(name)
        if len(found) != 1:
            said = "More than one product is" if found else "No product is"
            self.add_error("named", f"{said} called “{name}”. Enter its part number or SKU.")
        elif found[0].pk == self.instance.product_id:
            self.add_error("named", "That is this product itself.")
        else:
            self.instance.other = found[0]
        return cleaned


def _named(name: str) -> list[Any]:
    by = Q(device__part_number__iexact=name) | Q(stockrecords__partner_sku__iexact=name) | Q(title__iexact=name)
    return list(Product.objects.filter(by).distinct().order_by("pk")[:2])


def _name_of(product: Any) -> str:
    made = getattr(product, "device", None)
    return (made.part_number if made else "") or product.title


class _Relations(_OfProduct):
    name = "relations"

    def get_queryset(self) -> Any:
        if not hasattr(self, "_rows"):
            self._rows = super().get_queryset().select_related("other__device")
        return self._rows

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        said = [
            (form.instance.other_id, form.cleaned_data.get("kind"))
            for form in kept
            if form not in self.deleted_forms and form.instance.other_id
        ]
        if len(said) != len(set(said)):
            raise forms.ValidationError("The same relation stands there twice.")


IdentifierFormSet = inlineformset_factory(
    Product, DeviceIdentifier, form=IdentifierForm, formset=_Identifiers, extra=1, can_delete=True
)
DocumentFormSet = inlineformset_factory(
    Product, DeviceDocument, form=DocumentForm, formset=_Documents, extra=1, can_delete=True
)
RelationFormSet = inlineformset_factory(
    Product, ProductRelation, form=RelationForm, formset=_Relations, fk_name="product", extra=1, can_delete=True
)
