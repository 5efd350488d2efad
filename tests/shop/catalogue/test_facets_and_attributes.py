"""Facets are counted from rows of ours; the attributes and devices of the demonstration say the same."""

from __future__ import annotations

from collections import defaultdict

import pytest
from oscar.core.loading import get_model

from demo.load_catalogue import load_catalogue
from shop.catalogue import attributes, querysets
from shop.catalogue.categories import category_page
from shop.catalogue.drawings import device, product_class
from shop.catalogue.facet_rows import rebuild_facets
from shop.catalogue.forms import Filters
from shop.management.generating import generate_products

pytestmark = pytest.mark.django_db

CATEGORIES = ("Absorbable sutures", "Scalpel blades", "Surgical gloves")
DEVICE = {"sterile": "sterile", "use": "use", "latex": "latex", "mri": "mri_safety"}


def said_in(category) -> dict[tuple[str, str], set[int]]:
    """(facet, words) → the products in lists that have them, from attributes and devices alone."""
    listed = list(querysets.listed_in([category.pk]).values_list("pk", flat=True))
    rows = [
        *querysets.with_card_rows(querysets.orderable_products().filter(pk__in=listed)),
        *querysets.with_card_rows(querysets.orderable_products().filter(parent__in=listed)),
    ]
    of_class = attributes.attributes_of({product_class(row).pk for row in rows})
    asked = [attribute for known in of_class.values() for attribute in known]
    values = attributes.values_of({pk for row in rows for pk in (row.pk, row.parent_id) if pk}, asked)
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in rows:
        place, made = row.parent_id or row.pk, device(row)
        for param, column in DEVICE.items():
            stated = getattr(made, column) != "not_stated"
            words = getattr(made, f"get_{column}_display")() if stated else "Not stated"
            found[param, words].add(place)
        found["maker", made.maker.name].add(place)
        facts = attributes.facts_of(row.pk, row.parent_id, of_class[product_class(row).pk], values)
        for attribute, fact in zip(of_class[product_class(row).pk], facts, strict=True):
            said = fact.value.removesuffix(f" {attribute.unit}") if fact.stated else "Not stated"
            several = attribute.type == "multi_option" and fact.stated
            for words in said.split(", ") if several else [said]:
                found[attribute.code, words].add(place)
    return found


def counts_compared() -> int:
    """How many counts of our pages are those of the attributes and devices; fails at the first that is not."""
    compared = 0
    for name in CATEGORIES:
        category = get_model("catalogue", "Category").objects.get(name=name)
        said = said_in(category)
        for facet in category_page(category.pk, Filters()).facets:
            for choice in facet.choices if facet.param != "in_stock" else ():
                assert (facet.param, choice.label, choice.count) == (
                    facet.param,
                    choice.label,
                    len(said[facet.param, choice.label]),
                )
                compared += 1
    return compared


def test_every_count_is_that_of_the_attributes():
    load_catalogue()
    rebuild_facets()

    assert counts_compared() > 60


@pytest.mark.prove
def test_every_count_is_that_of_the_attributes_among_forty_thousand(figure):
    list(generate_products(40_000, seed=7))

    compared = counts_compared()

    assert compared > 200
    figure(f"{compared} counts of facets of three categories of 40,000 items: all as in the attributes")
