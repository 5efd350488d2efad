"""Writes the product classes of ``shop.catalogue.classes`` into the shop: classes, attributes, options, categories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.text import slugify
from oscar.core.loading import get_model

from shop.catalogue.classes import CLASSES, AttributeSpec, ClassSpec
from shop.catalogue.models import AttributeProfile, ClassProfile
from shop.catalogue.spans import KIND as SPAN

AttributeOption = get_model("catalogue", "AttributeOption")
AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
Category = get_model("catalogue", "Category")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductClass = get_model("catalogue", "ProductClass")

CLASS_CODE = "class:"
"""Before the slug of a class: the code of its category and of the groups of options that are named after it."""
SHELF_CODE = "shelf:"
"""Before the slug of a name: the code of a category that holds those of several classes."""


@dataclass(frozen=True, slots=True)
class ClassRows:
    """Ids of what is written, by the names in the data; and how much of it this call added."""

    classes: dict[str, int]
    attributes: dict[tuple[str, str], int]
    """(class, attribute) → id."""
    options: dict[tuple[str, str, str], int]
    """(class, attribute, option) → id. Within an attribute ids rise in the order of the trade."""
    categories: dict[str, int]
    """Class → the category of its products."""
    classes_added: int = 0
    attributes_added: int = 0
    categories_added: int = 0


@transaction.atomic
def ensure_classes(specs: Iterable[ClassSpec] = CLASSES) -> ClassRows:
    """Add what the shop does not have of ``specs``. Safe to repeat.

    What is there stays as people left it: names, units, places, which attributes decide, further options, a category
    moved or renamed. A class or attribute that was deleted comes back.
    """
    specs = tuple(specs)
    product_classes, classes_added = _product_classes(specs)
    found = {
        (slug, code): (pk, group)
        for slug, code, pk, group in ProductAttribute.objects.filter(
            product_class__in=[product_classes[spec.slug] for spec in specs]
        ).values_list("product_class__slug", "code", "pk", "option_group")
    }
    groups = _option_groups(specs, {names: group for names, (_, group) in found.items() if group})
    options = _options(specs, groups)
    attributes, attributes_added = _attributes(
        specs, product_classes, groups, {names: pk for names, (pk, _) in found.items()}
    )
    categories, categories_added = _categories(specs)
    return ClassRows(
        product_classes, attributes, options, categories, classes_added, attributes_added, categories_added
    )


def _product_classes(specs: Iterable[ClassSpec]) -> tuple[dict[str, int], int]:
    found = dict(ProductClass.objects.values_list("slug", "pk"))
    missing = [spec for spec in specs if spec.slug not in found]
    made = ProductClass.objects.bulk_create(ProductClass(name=spec.name, slug=spec.slug) for spec in missing)
    ClassProfile.objects.bulk_create(
        ClassProfile(
            product_class=row,
            drawing_kind=spec.drawing,
            drawing_params=dict(spec.drawing_parameters),
            description=spec.summary,
        )
        for row, spec in zip(made, missing, strict=True)
    )
    return found | {row.slug: row.pk for row in made}, len(made)


def _with_options(specs: Iterable[ClassSpec]) -> Iterable[tuple[str, AttributeSpec]]:
    return ((spec.slug, attribute) for spec in specs for attribute in spec.attributes if attribute.options)


def _option_groups(specs: Iterable[ClassSpec], found: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The group of each attribute with options. New attributes with the same options share one: the size of a suture
    is one list, whatever the suture.
    """
    by_options: dict[tuple[str, ...], list[tuple[str, AttributeSpec]]] = defaultdict(list)
    for slug, attribute in _with_options(specs):
        by_options[attribute.options].append((slug, attribute))
    known = dict(AttributeOptionGroup.objects.filter(code__startswith=CLASS_CODE).values_list("code", "pk"))
    groups: dict[tuple[str, str], int] = {}
    for owners in by_options.values():
        names = [(slug, attribute.code) for slug, attribute in owners]
        missing = [name for name in names if name not in found]
        groups |= {name: found[name] for name in names if name in found}
        if missing:
            shared = next((found[name] for name in names if name in found), None)
            code = f"{CLASS_CODE}{names[0][0]}:{names[0][1]}"
            if shared is None and code not in known:
                known[code] = AttributeOptionGroup.objects.create(name=owners[0][1].name, code=code).pk
            groups |= dict.fromkeys(missing, shared or known[code])
    return groups


def _options(specs: Iterable[ClassSpec], groups: Mapping[tuple[str, str], int]) -> dict[tuple[str, str, str], int]:
    def stored() -> dict[tuple[int, str], int]:
        rows = AttributeOption.objects.filter(group__in=set(groups.values())).values_list("group_id", "option", "pk")
        return {(group, option): pk for group, option, pk in rows}

    wanted = {
        (slug, attribute.code, option): (groups[slug, attribute.code], option)
        for slug, attribute in _with_options(specs)
        for option in attribute.options
    }
    there = stored()
    missing = [one for one in dict.fromkeys(wanted.values()) if one not in there]
    if missing:
        AttributeOption.objects.bulk_create(AttributeOption(group_id=group, option=option) for group, option in missing)
        there = stored()
    return {names: there[one] for names, one in wanted.items()}


def _attributes(
    specs: Iterable[ClassSpec],
    product_classes: Mapping[str, int],
    groups: Mapping[tuple[str, str], int],
    found: Mapping[tuple[str, str], int],
) -> tuple[dict[tuple[str, str], int], int]:
    missing = [
        (position, spec.slug, attribute)
        for spec in specs
        for position, attribute in enumerate(spec.attributes)
        if (spec.slug, attribute.code) not in found
    ]
    made = ProductAttribute.objects.bulk_create(
        ProductAttribute(
            product_class_id=product_classes[slug],
            name=attribute.name,
            code=attribute.code,
            type="text" if attribute.type == SPAN else attribute.type,
            option_group_id=groups.get((slug, attribute.code)),
        )
        for _, slug, attribute in missing
    )
    AttributeProfile.objects.bulk_create(
        AttributeProfile(
            attribute=row,
            unit=attribute.unit,
            position=position,
            deciding=attribute.deciding,
            spans=attribute.type == SPAN,
        )
        for row, (position, _, attribute) in zip(made, missing, strict=True)
    )
    return {**found} | {(slug, row.code): row.pk for row, (_, slug, _) in zip(made, missing, strict=True)}, len(made)


def _categories(specs: Iterable[ClassSpec]) -> tuple[dict[str, int], int]:
    """The tree of two levels; nodes are known by their code, so people may rename and move them."""
    nodes: dict[str, Any] = {
        node.code: node
        for prefix in (CLASS_CODE, SHELF_CODE)
        for node in Category.objects.filter(code__startswith=prefix)
    }
    before, found = len(nodes), {}
    for spec in specs:
        shelf, name = spec.category
        shelf_code, code = f"{SHELF_CODE}{slugify(shelf)}", f"{CLASS_CODE}{spec.slug}"
        if code not in nodes:
            if shelf_code not in nodes:
                nodes[shelf_code] = Category.add_root(name=shelf, code=shelf_code, slug=slugify(shelf))
            nodes[shelf_code].refresh_from_db()  # treebeard counts its children in the row
            nodes[code] = nodes[shelf_code].add_child(
                name=name, code=code, slug=slugify(name), description=f"<p>{escape(spec.summary)}</p>"
            )
        found[spec.slug] = nodes[code].pk
    return found, len(nodes) - before
