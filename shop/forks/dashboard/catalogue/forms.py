"""A product as it is sold and stocked here: selling units, stock in base units, and the device behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import F, Q
from django.utils.text import slugify
from oscar.apps.dashboard.catalogue import forms as base
from oscar.core.loading import get_model

from shop.basket.services import MOST_OF_ONE
from shop.catalogue.models import AttributeProfile
from shop.catalogue.options import InUse, set_options
from shop.catalogue.spans import KIND as SPAN
from shop.catalogue.spans import NotASpan, Span, kind_of, understood
from shop.checkout.models import PaymentAttempt
from shop.fulfilment.charges import HEAVIEST_UNIT, UNKNOWN_UNIT, WEIGHTS
from shop.handlers import tell_search
from shop.pricing.models import NAMES, SellingUnit
from shop.pricing.services import set_tiers
from shop.pricing.tax import TaxClass
from shop.pricing.units import read_tiers
from shop.stock import services as stock
from shop.stock.levels import main_levels

AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
Category = get_model("catalogue", "Category")
OrderLine = get_model("order", "Line")
Partner = get_model("partner", "Partner")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductClass = get_model("catalogue", "ProductClass")
StockRecord = get_model("partner", "StockRecord")


class ProductSearchForm(forms.Form):
    """What the product list can be narrowed to."""

    q = forms.CharField(max_length=255, required=False, label="Title, part number, SKU or UDI")
    product_class = forms.ModelChoiceField(ProductClass.objects.all(), required=False, label="Type", empty_label="All")
    visibility = forms.ChoiceField(
        choices=[("", "All"), ("public", "On sale"), ("hidden", "Not on sale")], required=False, label="Visibility"
    )


def _yes_no_or_silence(attribute: Any) -> forms.Field:
    """A tick that was not set would say “no” for a maker who says nothing."""
    field = forms.NullBooleanField(label=attribute.name, required=False)
    field.widget.choices = [("unknown", "Not stated"), ("true", "Yes"), ("false", "No")]
    return field


class SpanField(forms.CharField):
    """A range as people write it; its value is the form that is stored."""

    def __init__(self, *, unit: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.unit = unit

    def prepare_value(self, value: Any) -> Any:
        span = Span.stored(value) if isinstance(value, str) else None
        return span.words if span else value

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        try:
            return str(understood(written, self.unit)) if written else ""
        except NotASpan as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class ProductForm(base.ProductForm):
    """Oscar's, with the values of all attributes in one statement, units beside names, options in their order."""

    FIELD_FACTORIES = base.ProductForm.FIELD_FACTORIES | {"boolean": _yes_no_or_silence}

    def add_attribute_fields(self, product_class: Any, is_parent: bool = False) -> None:
        attributes = product_class.attributes.select_related("option_group", "profile")
        for attribute in attributes.order_by(F("profile__position").asc(nulls_last=True), "pk"):
            field = self.get_attribute_field(attribute)
            if field is None:
                continue
            profile = getattr(attribute, "profile", None)
            if profile and kind_of(attribute) == SPAN:
                field = SpanField(
                    unit=profile.unit,
                    label=attribute.name,
                    required=attribute.required,
                    help_text="Such as 5 to 12, from 5, or up to 12.",
                )
            if profile and profile.unit:
                field.label = f"{attribute.name}, {profile.unit}"
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.order_by("pk")
            if is_parent:
                field.required = False
            self.fields[f"attr_{attribute.code}"] = field

    def set_initial_attribute_values(self, product_class: Any, kwargs: dict[str, Any]) -> None:
        if instance := kwargs.get("instance"):
            for value in instance.attribute_values.select_related("attribute", "value_option"):
                kwargs["initial"][f"attr_{value.attribute.code}"] = value.value


KINDS = (
    ("option", "One of a list"),
    ("multi_option", "Several of a list"),
    ("float", "Number"),
    ("integer", "Whole number"),
    (SPAN, "Range, such as 5 to 12"),
    ("boolean", "Yes, no or not stated"),
    ("text", "Text"),
    ("date", "Date"),
)
"""Kinds of attributes that a merchandiser may choose; one made elsewhere keeps its own."""
LISTS = ("option", "multi_option")


class ProductAttributesForm(forms.ModelForm):
    """An attribute of a type: what kind of value it has, its unit, its choices in the order of the trade."""

    unit = forms.CharField(max_length=20, required=False, label="Unit")
    choices = forms.CharField(
        required=False,
        label="Choices, one a line, in their order",
        widget=forms.Textarea(attrs={"rows": 3, "class": "no-widget-init"}),
    )
    position = forms.IntegerField(min_value=0, max_value=999, required=False, label="Place")
    deciding = forms.BooleanField(required=False, label="On the card")

    class Meta:
        model = ProductAttribute
        fields = ("name", "code", "type")

    field_order = ("name", "code", "type", "unit", "choices", "position", "deciding")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        kind = self.kind = kind_of(self.instance) if self.instance.pk else "option"
        own = [(kind, self.instance.get_type_display())] if kind not in dict(KINDS) else []
        self.fields["type"] = forms.ChoiceField(choices=[*KINDS, *own], label="Kind", initial=kind)
        self.initial["type"] = kind
        profile = getattr(self.instance, "profile", None) if self.instance.pk else None
        if profile:
            self.initial |= {name: getattr(profile, name) for name in ("unit", "position", "deciding")}
        if self.instance.option_group_id:
            names = self.instance.option_group.options.order_by("pk").values_list("option", flat=True)
            self.initial["choices"] = "\n".join(names)

    def clean_code(self) -> str:
        """Left empty it is made from the name, as programs can use it."""
        return self.cleaned_data["code"] or slugify(self.cleaned_data.get("name", "")).replace("-", "_")

    def clean_type(self) -> str:
        """The type that Oscar knows; ``kind`` is what was chosen."""
        kind: str = self.cleaned_data["type"]
        if self.instance.pk and kind != kind_of(self.instance) and self.instance.productattributevalue_set.exists():
            raise forms.ValidationError("Products state it already. Add another attribute instead.")
        self.kind = kind
        return "text" if kind == SPAN else kind

    def clean_choices(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise forms.ValidationError(f"“{twice}” is there twice.")
        return names

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("type") in LISTS and not cleaned.get("choices") and "choices" not in self.errors:
            self.add_error("choices", "A list needs choices.")
        group = self.instance.option_group if self.instance.option_group_id else None
        if group is not None and "choices" in self.changed_data and "choices" in cleaned:
            for option in group.options.exclude(option__in=cleaned["choices"]):
                said = option.productattributevalue_set.count() + option.multi_valued_attribute_values.count()
                if said:
                    self.add_error("choices", str(InUse(option.option, said)))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        cleaned = self.cleaned_data
        if cleaned["type"] not in LISTS:
            self.instance.option_group = None
        elif self.instance.option_group_id is None:
            self.instance.option_group = AttributeOptionGroup.objects.create(name=cleaned["name"])
        attribute = super().save(commit)
        moved: set[int] = set()
        if attribute.option_group_id and "choices" in self.changed_data:
            moved = set_options(attribute.option_group, cleaned["choices"])
        AttributeProfile.objects.update_or_create(
            attribute=attribute,
            defaults={
                "unit": cleaned["unit"],
                "deciding": cleaned["deciding"],
                "spans": self.kind == SPAN,
                "position": 0 if cleaned["position"] is None else cleaned["position"],
            },
        )
        tell_search(moved)
        return attribute


class ProductCategoryForm(base.ProductCategoryForm):
    """Oscar's, with the whole tree in one statement instead of one a category."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Category.objects.order_by("path").values_list("pk", "depth", "name")
        self.fields["category"].choices = [("", "")] + [(pk, "– " * (depth - 1) + name) for pk, depth, name in rows]


OF_UNIT = ("code", "base_quantity", "base_name", "minimum", "multiple", "grams", "tax_class")
FEWEST_TIERS = 3
"""Lines for the tiers of a unit; one more is free where it has many."""


class StockRecordForm(forms.ModelForm):
    """One selling unit: its SKU, its price without VAT, and how many base units it holds."""

    code = forms.ChoiceField(choices=[(code, name) for code, name in NAMES.items()], initial="EA", label="Unit")
    base_quantity = forms.IntegerField(min_value=1, initial=1, label="Holds")
    base_name = forms.CharField(max_length=20, initial="each", label="Of")
    minimum = forms.IntegerField(min_value=1, initial=1, max_value=MOST_OF_ONE, label="From at least")
    multiple = forms.IntegerField(min_value=1, initial=1, max_value=MOST_OF_ONE, label="In multiples of")
    grams = forms.IntegerField(min_value=1, max_value=HEAVIEST_UNIT, required=False, label="Weight, grams")
    tax_class = forms.ChoiceField(choices=TaxClass.choices, initial=TaxClass.STANDARD, label="VAT")

    class Meta:
        model = StockRecord
        fields = ("partner", "partner_sku", "price")

    def __init__(self, product_class: Any, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner = cast(forms.ModelChoiceField, self.fields["partner"])
        partner.queryset = Partner.objects.all() if user.is_staff else user.partners.all()
        known = list(partner.queryset[:2])
        if len(known) == 1:
            partner.initial, partner.widget = known[0].pk, forms.HiddenInput()
        if unit := getattr(self.instance, "selling_unit", None) if self.instance.pk else None:
            self.initial.update({name: getattr(unit, name) for name in OF_UNIT})
        self.tiers_before = read_tiers(getattr(self.instance, "price_tiers", None) or ())
        for place in range(self._places):
            from_quantity, price = self.tiers_before[place] if place < len(self.tiers_before) else (None, None)
            self.fields[f"tier_{place}_from"] = forms.IntegerField(
                min_value=2, max_value=MOST_OF_ONE, required=False, initial=from_quantity, label="From"
            )
            self.fields[f"tier_{place}_price"] = forms.DecimalField(
                min_value=0, max_digits=12, decimal_places=2, required=False, initial=price, label="Price"
            )

    @property
    def tier_rows(self) -> list[tuple[Any, Any]]:
        """(from so many, price) as fields, for the page."""
        return [(self[f"tier_{place}_from"], self[f"tier_{place}_price"]) for place in range(self._places)]

    @property
    def assumed_grams(self) -> int:
        """What one weighs as long as nobody says."""
        return WEIGHTS.get(self["code"].value() or "", UNKNOWN_UNIT)

    @property
    def _places(self) -> int:
        return max(len(self.tiers_before) + 1, FEWEST_TIERS)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        minimum, multiple = cleaned.get("minimum"), cleaned.get("multiple")
        if minimum and multiple and minimum % multiple:
            least = -(-minimum // multiple) * multiple
            self.add_error("minimum", f"In multiples of {multiple} that would be {least}.")
        self.tiers = self._clean_tiers(cleaned)
        return cleaned

    def _clean_tiers(self, cleaned: dict[str, Any]) -> dict[int, Decimal]:
        """Each is for more than the one before and cheaper; what is wrong is said beside the field."""
        found: dict[int, Decimal] = {}
        most, least = cleaned.get("minimum") or 1, cleaned.get("price")
        for place in range(self._places):
            names = f"tier_{place}_from", f"tier_{place}_price"
            if any(name in self.errors for name in names):
                continue
            from_quantity, price = (cleaned.get(name) for name in names)
            if from_quantity is None and price is None:
                continue
            if from_quantity is None:
                self.add_error(names[0], "From how many on?")
            elif price is None:
                self.add_error(names[1], "At which price?")
            elif from_quantity <= most:
                self.add_error(names[0], f"It must be more than {most}.")
            elif least is None:
                self.add_error(names[1], "Without a price for one there is none for more.")
            elif price >= least:
                self.add_error(names[1], f"It must be below {least}.")
            else:
                found[from_quantity] = price
                most, least = from_quantity, price
        return found

    def clean_price(self) -> Decimal | None:
        price: Decimal | None = self.cleaned_data["price"]
        if price is not None and price < 0:
            raise forms.ValidationError("A price is not below nothing.")
        return price

    def clean_base_quantity(self) -> int:
        """What is promised in boxes of 12 must leave in boxes of 12."""
        quantity: int = self.cleaned_data["base_quantity"]
        if self.instance.pk and "base_quantity" in self.changed_data and is_promised(self.instance):
            raise forms.ValidationError("Orders not yet dispatched count in this unit. Add another unit instead.")
        return quantity

    def save(self, commit: bool = True) -> Any:
        record = super().save(commit)
        columns = {name: self.cleaned_data[name] for name in OF_UNIT}
        record.selling_unit, _ = SellingUnit.objects.update_or_create(stockrecord=record, defaults=columns)
        if self.tiers != dict(self.tiers_before):
            set_tiers(record.selling_unit, self.tiers.items())
        return record


def is_promised(record: Any) -> bool:
    """Whether goods are held in this unit, for an order that has not left or a payment that is under way."""
    undispatched = OrderLine.objects.filter(stockrecord=record, num_allocated__gt=0)
    being_paid = PaymentAttempt.objects.filter(state=PaymentAttempt.State.OPEN, basket__lines__stockrecord=record)
    return undispatched.exists() or being_paid.exists()


class StockForm(forms.Form):
    """What lies on the shelf, in base units. A changed number is a count, and goes into the ledger as one."""

    counted = forms.IntegerField(min_value=0, required=False, label="On hand")
    seen_on_hand = forms.IntegerField(required=False, widget=forms.HiddenInput())
    reference = forms.CharField(
        max_length=64, required=False, label="Why it changed", help_text="Count, delivery, loss."
    )
    expected_on = forms.DateField(
        required=False,
        label="Next delivery expected",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        show_hidden_initial=True,
    )
    backorder_allowed = forms.BooleanField(
        required=False, label="May be ordered when there is none", show_hidden_initial=True
    )

    def __init__(
        self, product_class: Any, user: Any, data: Any = None, files: Any = None, *, instance: Any = None
    ) -> None:
        self.user, self.product = user, instance
        self.level = main_levels().filter(product=instance.pk).first() if instance and instance.pk else None
        super().__init__(data, prefix="stock", initial=self._shown())

    def _shown(self) -> dict[str, Any]:
        if self.level is None:
            return {}
        return {
            "counted": self.level.on_hand,
            "seen_on_hand": self.level.on_hand,
            "expected_on": self.level.expected_on,
            "backorder_allowed": self.level.backorder_allowed,
        }

    def save(self) -> None:
        """Raises stock.CountConflict, stock.Promised; call inside a transaction."""
        if self.product.is_parent:
            return
        wanted = self.cleaned_data
        planned = {name: wanted[name] for name in ("expected_on", "backorder_allowed") if name in self.changed_data}
        if planned and wanted["backorder_allowed"]:
            stock.plan(product_id=self.product.pk, **planned)
            planned = {}
        if wanted["counted"] is not None and wanted["counted"] != wanted["seen_on_hand"]:
            stock.count(
                product_id=self.product.pk,
                counted=wanted["counted"],
                seen_on_hand=wanted["seen_on_hand"],
                reference=wanted["reference"],
                by=self.user,
            )
        if planned:
            stock.plan(product_id=self.product.pk, **planned)

    def refuse(self, refused: stock.CountConflict | stock.Promised) -> None:
        """Say why nothing was saved, and show the numbers of now."""
        counted = self.cleaned_data["counted"]
        if isinstance(refused, stock.Promised):
            self.add_error("counted", f"{refused.reserved} are promised to orders, so that is the least it can be.")
            return
        now = "" if refused.on_hand is None else str(refused.on_hand)
        self.data = dict(self.data.items()) | {"stock-seen_on_hand": now, "stock-counted": now}
        self.add_error(
            "counted",
            f"Nothing was saved: while this form was open the number on hand became {now or 'nothing'}. "
            f"You entered {counted}. Look at the shelf again, then enter what lies there.",
        )


def has_history(product: Any) -> bool:
    """Whether ``product`` or a variant of it was ever stocked or ordered: then it can be withdrawn, not deleted."""
    own = Q(product=product.pk) | Q(product__parent=product.pk)
    return (
        OrderLine.objects.filter(own).exists()
        or main_levels().filter(own, movements__isnull=False).exists()
        or PaymentAttempt.objects.filter(
            Q(basket__lines__product=product.pk) | Q(basket__lines__product__parent=product.pk)
        ).exists()
    )
