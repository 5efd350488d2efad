"""The product list: what a merchandiser looks for, and whether it can be sold."""

from __future__ import annotations

from django_tables2 import A, Column, TemplateColumn
from oscar.apps.dashboard.catalogue import tables


def _cell(name: str) -> str:
    return f"oscar/dashboard/catalogue/product_row_{name}.html"


class ProductTable(tables.ProductTable):
    title = TemplateColumn(verbose_name="Product", template_name=_cell("title"), order_by="title", accessor=A("title"))
    product_class = Column(verbose_name="Type", accessor=A("product_class__name"), order_by="product_class__name")
    price = TemplateColumn(verbose_name="Price", template_name=_cell("price"), order_by="lowest_price")
    stock = TemplateColumn(verbose_name="Stock", template_name=_cell("stock"), order_by="on_hand")
    image = variants = stock_records = None

    class Meta(tables.ProductTable.Meta):
        fields = ("is_public", "date_updated")
        sequence = ("checkbox", "title", "product_class", "price", "stock", "is_public", "date_updated", "actions")
        order_by = "-date_updated"
