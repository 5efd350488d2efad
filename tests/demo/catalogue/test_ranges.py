"""Families written as tables."""

from __future__ import annotations

import pytest

from demo.catalogue import NoSuchItem
from demo.catalogue.makers import TARNBECK
from demo.catalogue.ranges import REUSABLE, Range, built


def handles(rows: str, **more: str) -> Range:
    fields = {"packing": "-EA BX10* CS100", "title": "handle {handle_number}{more}", **more}
    return Range(
        "scalpel-handle", TARNBECK, "Tarnhold", "handles", "X", "Handles.", REUSABLE, rows=rows, **fields
    )  # fmt: skip


ROWS = """
    code, price, handle_number, length, title
    3, 90.00, 3, 125,; 4, 92.00, 4, -, long, out 9
    7, 94.00, 7, 160, , gone 3; 9, 95.00, 9, 125, , back 4
"""


class TestRows:
    def test_become_items_with_typed_values(self):
        (family,) = built([handles(ROWS, shared="material=titanium; graduation=no")])
        first, second, *_ = family.variants

        assert (first.part_number, first.title) == ("TBX-3", "Tarnhold handle 3")
        assert family.values(first) == {
            "handle_number": "3", "length": 125.0, "material": "titanium", "graduation": False
        }  # fmt: skip
        assert second.title == "Tarnhold handle 4 long"

    def test_leave_open_what_a_dash_stands_for(self):
        (family,) = built([handles(ROWS)])
        assert "length" not in family.values(family.variants[1])

    def test_say_what_is_out_and_what_took_its_place(self):
        (family,) = built([handles(ROWS)])
        usual, out, gone, back = family.variants

        assert usual.stock > 0
        assert (out.stock, out.restock_in_days, out.backorder_allowed) == (0, 9, False)
        assert (gone.discontinued, gone.replaced_by) == (True, "TBX-3")
        assert (back.stock, back.restock_in_days, back.backorder_allowed) == (0, 4, True)

    def test_are_packed_as_said_and_the_price_is_for_the_starred_step(self):
        (family,) = built([handles(ROWS)])
        first = family.variants[0]

        assert [(package.code, package.quantity) for package in first.packages] == [("BX", 10), ("CS", 100)]
        assert [(unit.code, str(unit.price)) for unit in first.units] == [("BX", "90.00"), ("CS", "855.00")]


class TestAttributes:
    def test_that_no_one_names_do_not_apply(self):
        (family,) = built([handles(ROWS, left_open="material")])
        assert family.not_applicable == {"fits_blades", "graduation"}

    def test_that_the_class_does_not_have_are_refused(self):
        with pytest.raises(NoSuchItem, match="scalpel-handle has no attribute 'colour'"):
            built([handles(ROWS, shared="colour=blue")])
