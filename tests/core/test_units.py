from __future__ import annotations

import pytest

from core.units import counted, per, pieces


@pytest.mark.parametrize(
    ("quantity", "unit", "said"),
    [
        (3, "each", "3"),
        (1, "pair", "1 pair"),
        (2, "box", "2 boxes"),
        (2, "pouch", "2 pouches"),
        (1, "box of 12", "1 × box of 12"),
        (1200, "case of 200 pairs", "1,200 × case of 200 pairs"),
    ],
)
def test_so_many_of_a_unit_as_people_say_it(quantity, unit, said):
    assert pieces(quantity, unit) == said


def test_a_price_is_said_of_each_or_per_unit():
    assert [per(unit) for unit in ("each", "pair", "box of 12")] == ["each", "per pair", "per box of 12"]


def test_base_units_have_a_plural():
    assert [counted(quantity, name) for quantity, name in ((1, "pair"), (1300, "pair"), (2, "pouch"))] == [
        "1 pair",
        "1,300 pairs",
        "2 pouches",
    ]
