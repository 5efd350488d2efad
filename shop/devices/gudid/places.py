"""Where imported devices stand: makers, and the tree and class in which all of them stood before they had classes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.text import slugify
from oscar.core.loading import get_model

from shop.devices.models import Maker

ProductCategory = get_model("catalogue", "ProductCategory")

LEGACY_CLASS = "imported-device"
"""The slug of the one class that imported devices had; a product in it has not been moved by anybody."""
_LEGACY_TREE = "gudid"
"""What the codes of the categories begin with in which imported devices stood."""


def leave_the_old_tree(products: Collection[int], category: int) -> None:
    """Move ``products`` from the tree of imported devices to ``category``; what people put elsewhere stays."""
    there = ProductCategory.objects.filter(product__in=products)
    elsewhere = set(there.exclude(category__code__startswith=_LEGACY_TREE).values_list("product_id", flat=True))
    elsewhere |= set(there.filter(category__code=None).values_list("product_id", flat=True))
    moving = [pk for pk in products if pk not in elsewhere]
    there.filter(product__in=moving).delete()
    ProductCategory.objects.bulk_create(ProductCategory(product_id=pk, category_id=category) for pk in moving)


class Makers:
    """Makers by name; capitals and blanks make no other maker."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._slugs: set[str] = set()
        for pk, name, slug in Maker.objects.order_by("-pk").values_list("pk", "name", "slug"):
            self._ids[name.casefold()] = pk
            self._slugs.add(slug)

    def ids_for(self, names: Iterable[str]) -> dict[str, int]:
        """Name → id; those that are not there are made."""
        wanted = list(dict.fromkeys(names))
        missing = {name.casefold(): name for name in reversed(wanted) if name.casefold() not in self._ids}
        for made in Maker.objects.bulk_create(
            Maker(name=name, slug=self._free_slug(name)) for name in reversed(missing.values())
        ):
            self._ids[made.name.casefold()] = made.pk
        return {name: self._ids[name.casefold()] for name in wanted}

    def _free_slug(self, name: str) -> str:
        base = slugify(name)[:200] or "maker"
        slug, number = base, 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._slugs.add(slug)
        return slug
