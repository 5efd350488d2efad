"""The product list: what a merchandiser looks for, and whether it can be sold."""

from __future__ import annotations

from django_tables2 import A, BooleanColumn, Column, DateColumn, TemplateColumn
from oscar.apps.dashboard.catalogue import tables


def _cell(name: str) -> str:
    return f"oscar/dashboard/catalogue/product_row_{name}.html"


def _attrs(label: str = "", css: str = "") -> dict[str, dict[str, str]]:
    """Attributes of a column's cells; ``label`` stands before the value where rows are stacked, on a phone."""
    cell = {"class": css} | ({"data-label": label} if label else {})
    return {"td": cell, "th": {"class": css}}


class ProductTable(tables.ProductTable):
    checkbox = TemplateColumn(verbose_name="", template_name=_cell("checkbox"), attrs=_attrs(css="desk-tick"))
    title = TemplateColumn(
        verbose_name="Product",
        template_name=_cell("title"),
        order_by="title",
        accessor=A("title"),
        attrs=_attrs(css="desk-wide"),
    )
    product_class = Column(
        verbose_name="Type", accessor=A("product_class__name"), order_by="product_class__name", attrs=_attrs("Type")
    )
    price = TemplateColumn(
        verbose_name="Price",
        template_name=_cell("price"),
        order_by="lowest_price",
        attrs=_attrs("Price", "desk-number"),
    )
    stock = TemplateColumn(
        verbose_name="Stock", template_name=_cell("stock"), order_by="on_hand", attrs=_attrs("Stock", "desk-number")
    )
    is_public = BooleanColumn(verbose_name="On sale", yesno="Yes,No", attrs=_attrs("On sale"))
    date_updated = DateColumn(verbose_name="Changed", format="j M Y", attrs=_attrs("Changed", "desk-nowrap"))
    actions = TemplateColumn(
        verbose_name="", template_name=_cell("actions"), orderable=False, attrs=_attrs(css="desk-nowrap")
    )
    upc = image = variants = stock_records = None
    icon = ""

    class Meta(tables.ProductTable.Meta):
        fields = ()
        sequence = ("checkbox", "title", "product_class", "price", "stock", "is_public", "date_updated", "actions")
        order_by = "-date_updated"
