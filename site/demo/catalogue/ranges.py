"""Families written as tables: what all items share, then a line for each item.

A row is ``code, price, values …`` under a heading that names the columns; rows end with a line or a semicolon. A dash
is a value that the maker leaves open. Behind the last value may stand ``out``, ``out DAYS`` (more comes in so many
days), ``back DAYS`` (the same, and it may be ordered meanwhile) or ``gone CODE`` (what took its place).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shop.catalogue.classes import ClassSpec, Codes, class_spec
from shop.catalogue.spans import KIND as SPAN
from shop.catalogue.spans import understood

from .schema import (
    USUAL,
    DeviceFacts,
    Family,
    Ladder,
    Maker,
    Status,
    StorageRange,
    Value,
    Variant,
    make_variant,
    out,
    replaced_by,
)  # fmt: skip

STERILE = DeviceFacts(
    sterile="sterile",
    methods=("ethylene_oxide",),
    use="single_use",
    latex="not_made_with_nrl",
    rx_status="professional_use_only",
    controls=("lot", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(keep_dry=True, away_from_sunlight=True),
    eu_class="IIa",
)
CLEAN = DeviceFacts(
    sterile="non_sterile",
    use="single_use",
    latex="not_made_with_nrl",
    controls=("lot",),
    storage=StorageRange(keep_dry=True),
    eu_class="I",
)
REUSABLE = DeviceFacts(
    sterile="sterilise_before_use",
    methods=("steam",),
    use="reusable",
    rx_status="professional_use_only",
    controls=("lot",),
    eu_class="Ir",
)
IMPLANT = DeviceFacts(
    sterile="sterile",
    methods=("ethylene_oxide",),
    use="single_use",
    latex="not_made_with_nrl",
    mri_safety="conditional",
    rx_status="rx_only",
    controls=("lot", "serial", "expiry"),
    shelf_life_months=60,
    storage=StorageRange(low=5, high=30, keep_dry=True),
    eu_class="IIb",
)

_READERS: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "float": float,
    "boolean": lambda text: {"yes": True, "no": False}[text],
    "multi_option": lambda text: tuple(text.split("+")),
    SPAN: lambda text: str(understood(text)),
}
NOT_VALUES = ("code", "price", "title")
"""Columns that are no attributes: the end of the part number, pounds for the priced step, words for the title."""


@dataclass(frozen=True, slots=True)
class Range:
    """One maker's family as a table.

    ``code`` opens the part numbers behind the maker's prefix. ``title`` is what an item is called behind the brand,
    with columns in braces; ``{more}`` is the column ``title`` with a blank before it, or nothing. ``packing`` is steps,
    smallest first: ``-EA BX100* CS1000`` counts in eaches that are not sold and has its prices for the box. ``shared``
    is ``attribute=value; …``. ``left_open`` names attributes that the maker does not publish; those of the class that
    are named nowhere do not apply here.
    """

    class_slug: str
    maker: Maker
    brand: str
    noun: str
    code: str
    description: str
    facts: DeviceFacts
    packing: str
    title: str
    rows: str
    shared: str = ""
    left_open: str = ""
    codes: Codes | None = None
    stock: tuple[int, int] = (4, 90)


def built(ranges: Iterable[Range]) -> list[Family]:
    """The families of ``ranges``, in their order."""
    return [_family(one) for one in ranges]


def _family(one: Range) -> Family:
    spec = class_spec(one.class_slug)
    heading, *lines = (line.strip() for line in one.rows.strip().splitlines())
    columns = heading.split(", ")
    rows = [[cell.strip() for cell in row.split(",")] for line in lines for row in line.rstrip(";").split(";")]
    shared = dict(part.strip().split("=") for part in one.shared.split(";")) if one.shared else {}
    named = {*columns, *shared, *one.left_open.split()}
    ladder = _ladder(one.packing)
    return Family(
        title=f"{one.brand} {one.noun}",
        maker=one.maker,
        brand=one.brand,
        class_slug=one.class_slug,
        description=one.description,
        attributes={code: _value(spec, code, text) for code, text in shared.items()},
        facts=one.facts,
        variants=tuple(_variant(one, spec, columns, row, ladder) for row in rows),
        base_unit=ladder.steps[0][0],
        codes=one.codes,
        not_applicable=frozenset(attribute.code for attribute in spec.attributes) - named,
    )


def _variant(one: Range, spec: ClassSpec, columns: list[str], row: list[str], ladder: Ladder) -> Variant:
    cells = dict(zip(columns, row, strict=False))
    more = f" {cells['title']}" if cells.get("title") else ""
    status = row[len(columns)] if len(row) > len(columns) else ""
    stem = f"{one.maker.prefix}{one.code}-"
    return make_variant(
        one.maker,
        stem + cells["code"],
        f"{one.brand} {one.title.format(more=more, **cells)}",
        {code: _value(spec, code, cells[code]) for code in columns if code not in NOT_VALUES and cells[code] != "-"},
        ladder,
        cells["price"],
        _status(status, stem),
        stock_of=one.stock,
    )


def _value(spec: ClassSpec, code: str, text: str) -> Value:
    return _READERS.get(spec.attribute(code).type, str)(text)


def _status(text: str, stem: str) -> Status:
    word, _, argument = text.partition(" ")
    if word == "gone":
        return replaced_by(stem + argument)
    if word in ("out", "back"):
        return out(int(argument) if argument else None, backorder=word == "back")
    return USUAL


def _ladder(packing: str) -> Ladder:
    steps, unsold, priced = [], set(), ""
    for step in packing.split():
        code, count = step.strip("-*")[:2], int(step.strip("-*")[2:] or 1)
        steps.append((code, count))
        if step.startswith("-"):
            unsold.add(code)
        if step.endswith("*"):
            priced = code
    return Ladder(tuple(steps), priced, unsold=frozenset(unsold))
