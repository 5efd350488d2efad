"""The rest of a supplier's range: a few items of two makers in each class that has no table of its own."""

from __future__ import annotations

from collections.abc import Callable

from shop.catalogue.classes import class_spec

from .further_tables import TABLES
from .makers import MAKERS
from .schema import (
    USUAL,
    DeviceFacts,
    Family,
    Ladder,
    Maker,
    StorageRange,
    Value,
    Variant,
    make_variant,
    out,
    replaced_by,
)  # fmt: skip

_BY_PREFIX = {maker.prefix: maker for maker in MAKERS}

_STERILE = DeviceFacts(
    sterile="sterile",
    methods=("ethylene_oxide",),
    use="single_use",
    latex="not_made_with_nrl",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True),
    eu_class="IIa",
)
_FACTS = {
    "sterile": _STERILE,
    "implant": _STERILE.but(eu_class="IIb", controls=("lot", "expiry", "serial")),
    "clean": _STERILE.but(sterile="non_sterile", methods=(), eu_class="I", shelf_life_months=36),
    "reusable": DeviceFacts(
        sterile="sterilise_before_use",
        methods=("steam",),
        use="reusable",
        rx_status="professional_use_only",
        controls=("lot",),
        eu_class="Ir",
    ),
}
"""What the label says of devices of a kind; the second maker of a class leaves latex open."""

_LADDERS = {
    "each": Ladder((("EA", 1), ("BX", 5)), "EA"),
    "ten": Ladder((("EA", 1), ("BX", 10), ("CS", 100)), "BX"),
    "hundred": Ladder((("EA", 1), ("BX", 100), ("CS", 1000)), "BX", unsold=frozenset({"EA"})),
}

_READERS: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "float": float,
    "boolean": lambda text: text == "yes",
    "multi_option": lambda text: tuple(text.split("+")),
}


def families() -> tuple[Family, ...]:
    """Two families for each table: the first half of its rows is one maker's, the second the other's."""
    return tuple(family for slug in TABLES for family in _families(slug))


def _families(slug: str) -> tuple[Family, ...]:
    table = TABLES[slug]
    found = []
    for number, (prefix, brand, rows) in enumerate(table.makers):
        maker = _BY_PREFIX[prefix]
        facts = _FACTS[table.label] if number == 0 else _FACTS[table.label].but(latex="not_stated")
        found.append(
            Family(
                title=f"{brand} {table.noun}",
                maker=maker,
                brand=brand,
                class_slug=slug,
                description=table.description,
                attributes={},
                facts=facts,
                variants=_variants(slug, maker, brand, table.columns, rows, table.ladder),
                base_unit="EA",
            )
        )
    return tuple(found)


def _variants(slug: str, maker: Maker, brand: str, columns: str, rows: str, ladder: str) -> tuple[Variant, ...]:
    """Items from lines of ``code | title | price | values … | status``; a dash is a value that is not stated.

    ``status`` is empty, ``out DAYS`` (more comes in so many days) or ``gone CODE`` (what took its place).
    """
    spec = class_spec(slug)
    attributes = [spec.attribute(code) for code in columns.split()]
    stem = maker.prefix + "".join(word[0] for word in slug.split("-")).upper() + slug[:2].upper()
    items = []
    for line in rows.strip().splitlines():
        code, title, price, *cells, status = (cell.strip() for cell in line.split("|"))
        values = {
            attribute.code: _READERS.get(attribute.type, str)(cell)
            for attribute, cell in zip(attributes, cells, strict=True)
            if cell != "-"
        }
        word, _, argument = status.partition(" ")
        state = out(int(argument)) if word == "out" else replaced_by(f"{stem}-{argument}") if word == "gone" else USUAL
        items.append(make_variant(maker, f"{stem}-{code}", f"{brand} {title}", values, _LADDERS[ladder], price, state))
    return tuple(items)
