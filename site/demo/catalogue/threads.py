"""Turns a short table of sutures into items: one line for one item.

A line reads ``size shape point length thread colour price`` (needle in mm, thread in cm, price for a box)::

    3-0  3/8  RC  19  45  undyed  58.90

``2x1/2`` as shape is a double-armed suture, ``loop`` behind the price a looped thread, ``- - -`` a tie without needle.
"""

from __future__ import annotations

from collections.abc import Mapping

from .schema import USUAL, Ladder, Maker, Status, Value, Variant, make_variant

POINTS = {
    "T": "taper",
    "TC": "taper-cut",
    "CC": "conventional cutting",
    "RC": "reverse cutting",
    "PR": "precision reverse cutting",
    "SP": "spatula",
    "B": "blunt",
}
SHAPES = {"1/4": "1/4 circle", "3/8": "3/8 circle", "1/2": "1/2 circle", "5/8": "5/8 circle"}

#: USP size to metric size (tenths of a millimetre) of synthetic threads and of silk; collagen differs.
METRIC = {
    "10-0": 0.2, "9-0": 0.3, "8-0": 0.4, "7-0": 0.5, "6-0": 0.7, "5-0": 1.0, "4-0": 1.5, "3-0": 2.0, "2-0": 3.0,
    "0": 3.5, "1": 4.0, "2": 5.0, "3": 6.0, "4": 6.0, "5": 7.0, "6": 8.0, "7": 9.0,
}  # fmt: skip

#: A box of 12, 24 or 36 foils; a case is ten boxes.
BOX_OF_12 = Ladder((("EA", 1), ("BX", 12), ("CS", 120)), "BX", unsold=frozenset({"EA"}))
BOX_OF_24 = Ladder((("EA", 1), ("BX", 24), ("CS", 240)), "BX", unsold=frozenset({"EA"}))
BOX_OF_36 = Ladder((("EA", 1), ("BX", 36), ("CS", 360)), "BX", unsold=frozenset({"EA"}))
EACH_OR_12 = Ladder((("EA", 1), ("BX", 12), ("CS", 120)), "BX")
EACH_OR_24 = Ladder((("EA", 1), ("BX", 24), ("CS", 240)), "BX")
EACH_OR_36 = Ladder((("EA", 1), ("BX", 36), ("CS", 360)), "BX")


def sutures(
    maker: Maker,
    code: str,
    brand: str,
    table: str,
    ladder: Ladder,
    status: Mapping[str, Status] | None = None,
    needle_codes: str = "",
) -> tuple[Variant, ...]:
    """The items of ``table``; ``status`` is keyed by part number.

    ``needle_codes`` is the letter that this maker puts before the point in its needle names; without it the maker
    does not name its needles.

    Raises:
        KeyError: a status names a part number that the table does not have.
    """
    exceptions = dict(status or {})
    items = []
    for line in table.strip().splitlines():
        items.append(_suture(maker, code, brand, line.split(), ladder, exceptions, needle_codes))
    if exceptions:
        raise KeyError(f"{brand}: no such part number: {', '.join(sorted(exceptions))}")
    return tuple(items)


def _suture(
    maker: Maker,
    code: str,
    brand: str,
    cells: list[str],
    ladder: Ladder,
    exceptions: dict[str, Status],
    needle_codes: str,
) -> Variant:
    size, shape, point, length, thread, colour, price, *more = cells
    loop = "loop" in more
    attributes: dict[str, Value] = {
        "usp_size": size,
        "ep_metric": METRIC[size],
        "thread_length": int(thread),
        "colour": colour,
    }
    if shape == "-":
        needle, arms, mark = "no needle", 0, "T"
    else:
        arms = 2 if shape.startswith("2x") else 1
        shape_name = SHAPES.get(shape.removeprefix("2x"), shape.removeprefix("2x"))
        needle = f"{'double-armed ' if arms == 2 else ''}{POINTS[point]} {length} mm ({shape_name})"
        mark = f"{point}{length}{'D' if arms == 2 else ''}"
        attributes |= {
            "needle_shape": shape_name,
            "needle_point": POINTS[point],
            "needle_length": int(length),
        }
        if needle_codes:
            attributes["needle_code"] = f"{needle_codes}{point}-{length}"
    attributes |= {"needle": needle, "needle_count": arms}
    if loop:
        attributes["loop"] = True
    part_number = f"{maker.prefix}{code}-{size.replace('-', '')}{mark}-{thread}{colour[0].upper()}{'L' if loop else ''}"
    title = f"{brand} {size}, {colour} {thread} cm{' loop' if loop else ''}, {needle}"
    return make_variant(
        maker, part_number, title, attributes, ladder, price, exceptions.pop(part_number, USUAL), stock_of=(3, 60)
    )
