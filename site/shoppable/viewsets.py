"""Editors choose products in the shop's own words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from shop import api as shop
from shoppable.choosing import ProductBlockBase


class ProductFilterForm(BaseFilterForm):
    """One field for every name a product has."""

    q = forms.CharField(
        required=False,
        label="Title, maker, part number, SKU or UDI",
        widget=forms.TextInput(attrs={"placeholder": "3-0 Harrolact, HMV-30RC19, a UDI …"}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        if words := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, words
            return shop.products_to_choose(words)
        return objects


class _ProductList:
    """What tells one product from another, in columns."""

    filter_form_class = ProductFilterForm

    def get_object_list(self) -> QuerySet:
        return shop.products_to_choose()

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("maker", label="Maker"),
            Column("part_number", label="Part number"),
            Column("sku", label="SKU"),
            Column("variants", label="Variants", accessor=lambda product: product.variants or ""),
        ]


class ProductChooseView(_ProductList, chooser.ChooseView):
    """The dialogue."""


class ProductChooseResultsView(_ProductList, chooser.ChooseResultsView):
    """Its list alone, as the editor types."""


class ProductChosenView(chooser.ChosenView):
    """The answer of the dialogue."""

    def get_display_title(self, instance: Any) -> str:
        return shop.product_label(instance)


class ProductChosenMultipleView(chooser.ChosenMultipleView):
    """The answer of the dialogue where several may be chosen."""

    def get_display_title(self, instance: Any) -> str:
        return shop.product_label(instance)


class ProductChooserWidgetBase(BaseChooser):
    """Shows the chosen product so that it cannot be mistaken for another."""

    def get_display_title(self, instance: Any) -> str:
        return shop.product_label(instance)


product_chooser_viewset = ChooserViewSet(
    "product_chooser",
    model="catalogue.Product",
    icon="tag",
    choose_one_text="Choose a product",
    choose_another_text="Choose another product",
    per_page=20,
    base_block_class=ProductBlockBase,
    base_widget_class=ProductChooserWidgetBase,
    choose_view_class=ProductChooseView,
    choose_results_view_class=ProductChooseResultsView,
    chosen_view_class=ProductChosenView,
    chosen_multiple_view_class=ProductChosenMultipleView,
)
ProductChooserBlock = product_chooser_viewset.get_block_class(
    name="ProductChooserBlock", module_path="shoppable.viewsets"
)
