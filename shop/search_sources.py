"""Products in the search: every item that can be ordered, the variants of a family as one group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from oscar.core.loading import get_model

from search import analysis
from search.data import Hit, Suggestion
from search.sources import Facet, Place, SearchDocument, Signpost, register, register_places, register_signs
from shop.catalogue import attributes as attribute_facts
from shop.catalogue import device_facts, facets, querysets, ranges
from shop.catalogue.cards import product_cards
from shop.catalogue.drawings import device, product_class
from shop.data import Fact, ProductCard
from shop.devices.models import DOES_NOT_APPLY, DeviceIdentifier, DeviceSize
from shop.search_papers import PaperSource

KIND = "product"
_WORD = re.compile(r"\w+")
DISCONTINUED_BOOST = 0.5
FACETS = (
    Facet("class", "Kind of product", general=True),
    Facet("maker", "Maker", general=True),
    Facet("brand", "Brand"),
    Facet("sterile", "Sterile as supplied", ("Yes", "No", facets.UNSTATED_LABEL)),
)


class ProductGatherer:
    """Cards of products: those that may be seen, asked together with what their cards show."""

    def cards(self, found: Sequence[Hit | Suggestion], request: HttpRequest) -> Mapping[tuple[str, int], ProductCard]:
        cards = product_cards(one.object_id for one in found)
        return {("product", pk): card for pk, card in cards.items() if not card.is_family}


class ProductSource:
    """Singles and variants. A family is found through its variants, which carry its name."""

    kind = KIND
    label = "Product"
    plural = "Products"
    template = "search/cards/product.html"
    gatherer = ProductGatherer()
    by_price = True

    def facets(self, chosen: Mapping[str, Sequence[str]]) -> Sequence[Facet]:
        """Of every product; and where one class is chosen, what decides within it."""
        classes = chosen.get("class", ())
        of_class = _class_facets(classes[0]) if len(classes) == 1 else ()
        return [FACETS[0], *of_class, *FACETS[1:]]

    def ids(self) -> Iterable[int]:
        return querysets.orderable_products().order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        """Seven queries for any number of products."""
        rows = list(querysets.with_card_rows(querysets.orderable_products().filter(pk__in=ids)).order_by("pk"))
        shelf = _Shelf(rows)
        return [shelf.document(row) for row in rows]

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        return set(querysets.orderable_products().filter(pk__in=ids).values_list("pk", flat=True))

    def hydrate(self, ids: Sequence[int], request: HttpRequest) -> Mapping[int, ProductCard]:
        return product_cards(ids)


class _Shelf:
    """All that the documents of one call draw on."""

    def __init__(self, rows: Sequence[Any]) -> None:
        ids = {row.pk for row in rows}
        families = {row.parent_id for row in rows if row.parent_id}
        self._attributes = attribute_facts.attributes_of({cls.pk for row in rows if (cls := product_class(row))})
        everything = [attribute for of_class in self._attributes.values() for attribute in of_class]
        self._values = attribute_facts.values_of(ids | families, everything)
        self._identifiers = _grouped(DeviceIdentifier.objects.filter(product__in=ids), "value")
        self._skus: dict[int, list[str]] = defaultdict(list)
        self._prices: dict[int, list[Decimal]] = defaultdict(list)
        offers = get_model("partner", "StockRecord").objects.filter(product__in=ids).order_by("pk")
        for product_id, sku, price in offers.values_list("product_id", "partner_sku", "price"):
            self._skus[product_id].append(sku)
            self._prices[product_id] += [] if price is None else [price]
        self._sizes: dict[int, list[DeviceSize]] = defaultdict(list)
        for size in DeviceSize.objects.filter(product__in=ids).order_by("product_id", "position"):
            self._sizes[size.product_id].append(size)
        self._categories = _category_names(ids | families)

    def document(self, row: Any) -> SearchDocument:
        made, cls, family = device(row), product_class(row), row.parent
        facts = self._facts(row)
        sizes = device_facts.sizes(self._sizes[row.pk])
        deciding = self._facts(row, deciding=True) or list(sizes)
        stated = [fact for fact in facts if fact.stated]
        identifiers = [*self._skus[row.pk], *self._identifiers[row.pk], row.upc or "", made.part_number if made else ""]
        keywords = [
            *((made.maker.name, made.brand, made.fda_name) if made else ()),
            *self._categories[row.pk],
            *self._categories[row.parent_id or 0],
            cls.name if cls else "",
        ]
        return SearchDocument(
            kind=KIND,
            object_id=row.pk,
            title=_title(row, deciding),
            summary=", ".join(f"{fact.name} {fact.value}" for fact in deciding if fact.stated),
            body=" ".join(strip_tags(row.description or (family.description if family else "")).split()),
            identifiers=_distinct(identifiers),
            attributes={
                **{fact.code: fact.value for fact in (*stated, *sizes)},
                **{f"device_{field}": words for field, words in device_facts.in_words(made).items()},
            },
            keywords=_distinct(keywords),
            group=f"product-{row.parent_id or row.pk}",
            boost=DISCONTINUED_BOOST if made and made.discontinued else 1.0,
            price=min(self._prices[row.pk], default=None),
            facets={
                "class": [cls.name] if cls else [],
                "maker": [made.maker.name] if made else [],
                "brand": [made.brand] if made else [],
                "sterile": _sterile(made),
                **{_facet_name(fact.code): [fact.value] for fact in self._facts(row, deciding=True) if fact.stated},
            },
        )

    def _facts(self, row: Any, *, deciding: bool = False) -> list[Fact]:
        cls = product_class(row)
        attributes = [one for one in self._attributes.get(cls.pk, []) if one.deciding or not deciding] if cls else []
        return list(attribute_facts.facts_of(row.pk, row.parent_id, attributes, self._values))


def _sterile(made: Any) -> list[str]:
    """In words. Silence has words of its own; what cannot be sterile or not has none."""
    if made is None or not made.sterile or made.sterile == "not_stated":
        return [facets.UNSTATED_LABEL]
    return [] if made.sterile == DOES_NOT_APPLY else [made.get_sterile_display()]


def _facet_name(code: str) -> str:
    """An attribute's name among the facets, which is that of no other."""
    return f"{code}_" if code in {facet.name for facet in FACETS} else code


def _class_facets(name: str) -> list[Facet]:
    """What decides within the class ``name``, with choices in the order of the trade. Three queries."""
    found = get_model("catalogue", "ProductClass").objects.filter(name=name).values_list("pk", flat=True)[:1]
    attributes = attribute_facts.attributes_of(list(found)).values()
    deciding = {one.id for of_class in attributes for one in of_class if one.deciding}
    return [
        Facet(_facet_name(attribute.code), attribute.name, tuple(words for _, words in attribute.options), general=True)
        for kind in facets.kinds(list(found))
        for attribute in kind.attributes
        if attribute.id in deciding
    ]


def _title(row: Any, deciding: Sequence[Fact]) -> str:
    """The family's name and what tells this variant apart; a single's own title."""
    if not row.parent_id or set(_WORD.findall(row.parent.title)) <= set(_WORD.findall(row.title)):
        return row.title
    apart = row.title or ", ".join(fact.value for fact in deciding if fact.stated)
    return f"{row.parent.title}, {apart}" if apart else row.parent.title


def _grouped(rows: Any, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for product_id, value in rows.order_by("pk").values_list("product_id", column):
        found[product_id].append(value)
    return found


def _category_names(products: Collection[int]) -> dict[int, list[str]]:
    """Names of the categories of ``products`` and of those above, outermost first. Two queries."""
    names = dict(querysets.browsable_categories().values_list("path", "name"))
    step = get_model("catalogue", "Category").steplen
    found: dict[int, list[str]] = defaultdict(list)
    rows = get_model("catalogue", "ProductCategory").objects.filter(product__in=products).order_by("pk")
    for product_id, path in rows.values_list("product_id", "category__path"):
        above = (path[:end] for end in range(step, len(path) + 1, step))
        found[product_id] += [names[part] for part in above if part in names]
    return found


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def category_places(words: str) -> list[Place]:
    """Categories named by ``words`` or what they mean, those first that have most of them. One query."""
    places = [set(" ".join(meant).split()) for meant in analysis.expanded(analysis.key_words(words))]
    if not places:
        return []
    ranked = []
    for row in querysets.browsable_categories().only("id", "path", "depth", "name", "slug", "is_public"):
        named = analysis.telling_words(row.name)
        met = sum(any(_begins(word, name) for word in place for name in named) for place in places)
        if met:
            ranked.append((-met, len(named), row.path, row))
    return [Place(row.name, row.get_absolute_url()) for *_, row in sorted(ranked, key=lambda one: one[:3])]


def _begins(word: str, name: str) -> bool:
    """Whether ``name`` goes on as ``word`` begins, plural or not; of two letters or more."""
    return len(word) >= 2 and name.startswith(word.removesuffix("s") if len(word) > 3 else word)


register(ProductSource())
register(PaperSource())
register_places(category_places)


@register_signs
def makers_and_brands(words: str) -> list[Signpost]:
    """The pages of the maker and of the brand that are called just ``words``."""
    return [Signpost(label, one.name, one.url) for label, one in ranges.named(words)]
