"""Finds the demonstration product that a page's text describes."""

from __future__ import annotations

import math

from oscar.core.loading import get_model

from demo.catalogue import find
from demo.content.schema import ProductQuery

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


class ProductFinder:
    """Answers from the catalogue's plain data first, then by part number from the shop; each query once."""

    def __init__(self) -> None:
        self._ids: dict[ProductQuery, int] = {}

    def product_id(self, query: ProductQuery) -> int:
        """The id of the first selling item with these attributes. Raises LookupError when the catalogue has none."""
        if query not in self._ids:
            variant = find(query.class_slug, **dict(query.attributes))
            self._ids[query] = Product.objects.get(device__part_number=variant.part_number, device__source="demo").pk
        return self._ids[query]

    def selling_units(self, query: ProductQuery, base_units: int) -> int:
        """How many of the product's first selling unit cover ``base_units``."""
        record = (
            StockRecord.objects.filter(product=self.product_id(query))
            .select_related("selling_unit")
            .order_by("selling_unit__base_quantity", "pk")
            .first()
        )
        return math.ceil(base_units / record.selling_unit.base_quantity) if record else base_units
