"""A product's selling units as one set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F
from oscar.apps.dashboard.catalogue import formsets
from oscar.core.loading import get_model

from shop.forks.dashboard.catalogue.forms import ProductAttributesForm, is_promised
from shop.pricing.units import tiers_of

ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductClass = get_model("catalogue", "ProductClass")


class StockRecordFormSet(formsets.StockRecordFormSet):
    """Oscar's; a unit in which goods are promised stays until they have left.

    A family has no units of its own.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if (product := kwargs.get("instance")) and product.is_parent:
            self.extra = 0
        super().__init__(*args, **kwargs)

    def get_queryset(self) -> Any:
        if not hasattr(self, "_records"):
            self._records = super().get_queryset().select_related("selling_unit").annotate(price_tiers=tiers_of("pk"))
        return self._records

    def clean(self) -> None:
        super().clean()
        rows = (form for form in self.forms if form.instance.pk or form.has_changed())
        kept = [form for form in rows if form not in self.deleted_forms and form.is_valid()]
        if len({form.cleaned_data["tax_class"] for form in kept}) > 1:
            raise forms.ValidationError("VAT goes by what a product is, not by how many are in a box: choose one.")
        for form in self.deleted_forms:
            if form.instance.pk and is_promised(form.instance):
                raise forms.ValidationError(
                    f"{form.instance.partner_sku} cannot be deleted: orders not yet dispatched count in it."
                )


class _InTheirPlaces(forms.BaseInlineFormSet):
    """Attributes in the order of our pages."""

    def get_queryset(self) -> Any:
        if not hasattr(self, "_attributes"):
            attributes = super().get_queryset().select_related("profile", "option_group")
            self._attributes = attributes.order_by(F("profile__position").asc(nulls_last=True), "pk")
        return self._attributes


ProductAttributesFormSet = forms.inlineformset_factory(
    ProductClass, ProductAttribute, form=ProductAttributesForm, formset=_InTheirPlaces, extra=3
)
