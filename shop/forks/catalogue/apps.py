from django.urls import path
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """Oscar's models; lists and pages of our own, straight from PostgreSQL."""

    name = "shop.forks.catalogue"

    def ready(self) -> None:
        from oscar.apps.catalogue import receivers

    def get_urls(self) -> list:
        from shop.catalogue import barcodes, compare, documents, views

        return [
            path("", views.catalogue_index, name="index"),
            path("category/<slug:category_slug>_<int:pk>/", views.category, name="category"),
            path("compare/", compare.compare_products, name="compare"),
            path("recent/", views.recent, name="recent"),
            path("barcode/<slug:symbology>/<slug:code>.svg", barcodes.barcode, name="barcode"),
            path("document/<int:pk>.pdf", documents.document, name="document"),
            path("<slug:product_slug>_<int:pk>/", views.product, name="detail"),
        ]
