"""Products on the desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import ListView
from oscar.apps.dashboard.catalogue import views
from oscar.core.loading import get_model

from shop.forks.dashboard.catalogue.device_forms import (
    DeviceForm,
    DocumentFormSet,
    IdentifierFormSet,
    RelationFormSet,
)
from shop.forks.dashboard.catalogue.forms import StockForm, has_history
from shop.forks.dashboard.catalogue.querysets import low_levels, matching, with_stock_and_prices
from shop.handlers import tell_search
from shop.stock import services as stock

Partner = get_model("partner", "Partner")
Product = get_model("catalogue", "Product")


class ProductListView(views.ProductListView):
    """Families and singles, found by any name they have, in a fixed number of statements."""

    def get_queryset(self) -> QuerySet:
        products = self.filter_queryset(Product.objects.filter(parent=None))
        return with_stock_and_prices(self.apply_search(products))

    def apply_search(self, queryset: QuerySet) -> QuerySet:
        self.form = self.form_class(self.request.GET)
        if not self.form.is_valid():
            return queryset
        wanted = self.form.cleaned_data
        if words := wanted["q"].strip():
            queryset = matching(queryset, words)
        if wanted["product_class"]:
            queryset = queryset.filter(product_class=wanted["product_class"])
        if wanted["visibility"]:
            queryset = queryset.filter(is_public=wanted["visibility"] == "public")
        return queryset


class ProductCreateUpdateView(views.ProductCreateUpdateView):
    """A product with its selling units, its stock and its device: all of it is saved, or nothing.

    Answers 409 when the stock changed while the form was open.
    """

    formsets: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formsets = {
            "stock_form": StockForm,
            **self.formsets,
            "device_form": DeviceForm,
            "identifier_formset": IdentifierFormSet,
            "document_formset": DocumentFormSet,
            "relation_formset": RelationFormSet,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        children = Product.objects.filter(parent=self.object) if self.object else Product.objects.none()
        return context | {
            "variants": with_stock_and_prices(children).order_by("title", "pk"),
            "partners_to_choose": Partner.objects.count() > 1,
        }

    def process_all_forms(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            return super().process_all_forms(form)

    form_valid = form_invalid = process_all_forms

    def forms_valid(self, form: Any, formsets: dict[str, Any]) -> HttpResponse:
        try:
            with transaction.atomic():
                answer = super().forms_valid(form, formsets)
                tell_search([self.object.pk])
                return answer
        except (stock.CountConflict, stock.Promised) as refused:
            formsets["stock_form"].refuse(refused)
        messages.error(self.request, formsets["stock_form"].errors["counted"][0])
        return self.render_to_response(self.get_context_data(form=form, **formsets), status=409)


class _ClassAtOnce:
    """A type with its attributes and their choices: all of it is saved, or nothing."""

    def forms_valid(self, form: Any, attributes_formset: Any) -> HttpResponse:
        with transaction.atomic():
            return super().forms_valid(form, attributes_formset)  # type: ignore[misc]


class ProductClassCreateView(_ClassAtOnce, views.ProductClassCreateView):
    """Adds a product type."""


class ProductClassUpdateView(_ClassAtOnce, views.ProductClassUpdateView):
    """Changes a product type."""


class ProductDeleteView(views.ProductDeleteView):
    """Only what was never stocked or sold can be deleted; the rest has a history that others rely on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"has_history": has_history(self.object)}

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        product = self.get_object()
        if has_history(product):
            messages.error(
                request, f"{product.get_title()} has been stocked or ordered and cannot be deleted. Take it off sale."
            )
            return redirect("dashboard:catalogue-product", pk=product.pk)
        return super().delete(request, *args, **kwargs)


class StockAlertListView(ListView):
    """What is about to run out, as it is at this moment."""

    template_name = "oscar/dashboard/catalogue/stockalert_list.html"
    context_object_name = "levels"
    paginate_by = settings.OSCAR_DASHBOARD_ITEMS_PER_PAGE

    def get_queryset(self) -> QuerySet:
        return low_levels()
