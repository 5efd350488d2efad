"""Variants as a matrix."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from oscar.core.loading import get_model

from demo.catalogue import families
from demo.load_catalogue import load_catalogue
from shop.catalogue.matrix import lay_out
from shop.data import Availability, Fact, Price, SellingUnit, Variant

SIZES, NEEDLES = ("5-0", "4-0", "3-0", "2-0"), ("taper 9 mm", "taper 17 mm", "taper 26 mm")
COLUMNS = ("Size", "Needle", "Thread")
IN_STOCK = Availability("in_stock", "In stock, 12", orderable=True, available=12)


def sold(number: int, *units: tuple[str, int], price: str | None = "10.00") -> tuple[SellingUnit, ...]:
    amount = Price(Decimal(price), Decimal(price)) if price else None
    return tuple(
        SellingUnit(number * 10 + place, f"SKU-{number}", "BX", label, quantity, amount, amount)
        for place, (label, quantity) in enumerate(units)
    )


def variant(number: int, *said: str, units: tuple[SellingUnit, ...] | None = None) -> Variant:
    """One whose facts are ``said``, in the order of ``COLUMNS``; an empty word is not stated."""
    return Variant(
        id=number,
        title=" ".join(said),
        url=f"/{number}/",
        part_number=f"P-{number}",
        facts=tuple(
            Fact(name.lower(), name, word or "Not stated by the maker", stated=bool(word))
            for name, word in zip(COLUMNS, said, strict=False)
        ),
        units=sold(number, ("each", 1), ("box of 12", 12)) if units is None else units,
        availability=IN_STOCK,
    )


@pytest.fixture
def full() -> list[Variant]:
    """Twelve: four sizes on three needles."""
    return [variant(n, size, needle, "70 cm") for n, (size, needle) in enumerate(product(SIZES, NEEDLES), start=1)]


class TestLayOut:
    def test_puts_the_deciding_attribute_down_and_the_other_across_as_people_count(self, full):
        matrix = lay_out(full, COLUMNS)

        assert (matrix.down, matrix.across) == ("Size", "Needle")
        assert [row.label for row in matrix.rows] == list(SIZES)
        assert matrix.columns == NEEDLES
        assert [[entry.variant.id for entry in cell.entries] for cell in matrix.rows[1].cells] == [[4], [5], [6]]

    def test_leaves_cells_empty_that_the_maker_does_not_have(self, full):
        matrix = lay_out([*full[:5], *full[6:], variant(99, "1", "taper 26 mm", "70 cm")], COLUMNS)

        assert matrix.rows[1].cells[2].entries == ()
        assert [len(cell.entries) for cell in matrix.rows[-1].cells] == [0, 0, 1]

    def test_keeps_two_in_a_cell_apart_by_what_the_axes_do_not_say(self, full):
        matrix = lay_out([*full, variant(99, "4-0", "taper 17 mm", "45 cm")], COLUMNS)

        assert [entry.rest for entry in matrix.rows[1].cells[1].entries] == ["70 cm", "45 cm"]

    def test_is_a_table_for_a_few_variants(self, full):
        assert lay_out(full[:11], COLUMNS) is None

    def test_is_a_table_where_most_cells_would_be_empty(self):
        stairs = [variant(n, f"{n} mm", f"taper {n} mm", "70 cm") for n in range(1, 15)]

        assert lay_out(stairs, COLUMNS) is None

    def test_is_a_table_where_one_attribute_tells_all_apart(self):
        assert lay_out([variant(n, f"{n} mm", "taper", "70 cm") for n in range(1, 15)], COLUMNS) is None

    def test_is_a_table_where_something_would_stand_in_no_row(self, full):
        assert lay_out([*full, variant(99, "", "taper 26 mm", "70 cm")], COLUMNS) is None

    def test_is_a_table_where_a_cell_would_be_a_list(self, full):
        lengths = [variant(90 + n, "5-0", "taper 9 mm", f"{n} cm") for n in range(9)]

        assert lay_out(lengths + full, COLUMNS) is None

    def test_turns_round_where_the_other_attribute_is_too_long_to_stand_across(self):
        needles = [f"taper {n} mm" for n in range(10, 20)]
        both = [variant(n, size, needle, "70 cm") for n, (size, needle) in enumerate(product(SIZES, needles))]

        matrix = lay_out(both, COLUMNS)

        assert (matrix.down, matrix.across, len(matrix.rows)) == ("Needle", "Size", 10)


class TestTheSellingUnit:
    def test_is_the_smallest_unless_another_is_chosen(self, full):
        assert lay_out(full, COLUMNS).chosen == "each"
        boxes = lay_out(full, COLUMNS, sold_by="box of 12")
        assert boxes.chosen == "box of 12"
        assert {entry.unit.label for row in boxes.rows for cell in row.cells for entry in cell.entries} == {"box of 12"}

    def test_is_offered_only_where_every_priced_variant_has_it(self, full):
        single, unpriced = sold(90, ("each", 1)), sold(91, ("case", 100), price=None)
        mixed = [*full, variant(90, "1", "taper 9 mm", "", units=single)]
        mixed.append(variant(91, "1", "taper 17 mm", "", units=unpriced))

        matrix = lay_out(mixed, COLUMNS, sold_by="box of 12")

        assert ([unit.label for unit in matrix.sold_by], matrix.chosen) == (["each"], "each")
        assert matrix.rows[-1].cells[1].entries[0].unit is None

    def test_that_does_not_exist_changes_nothing(self, full):
        assert lay_out(full, COLUMNS, sold_by="<script>") == lay_out(full, COLUMNS)


class TestTheDemonstration:
    def test_has_a_family_of_sixty_and_one_of_thirty_six(self):
        sizes = {len(one.variants) for one in families()}

        assert {36, 60} <= sizes


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def line(self, monkeypatch):
        """The demonstration's family of sixty, alone in the shop."""
        sixty = next(one for one in families() if len(one.variants) == 60)
        monkeypatch.setattr("demo.load_catalogue.families", lambda: (sixty,))
        monkeypatch.setattr("demo.load_catalogue.relations", lambda of: [])
        load_catalogue()
        return get_model("catalogue", "Product").objects.get(structure="parent")

    def test_of_sixty_costs_at_most_twelve_queries(self, client, line, at_most_queries):
        address = line.get_absolute_url()
        client.get(address)

        with at_most_queries(12):
            page = client.get(address).content.decode()

        assert page.count('class="matrix__entry') == 60

    def test_adds_by_a_plain_form(self, client, line):
        matrix = client.get(line.get_absolute_url() + "?sold_by=box of 36").context["matrix"]
        unit = matrix.rows[3].cells[1].entries[0].unit

        answer = client.post(
            "/shop/basket/add/", {"unit": unit.stockrecord_id, "quantity": 2}, headers={"Sec-Fetch-Site": "same-origin"}
        )

        assert answer.status_code == 302
        shown = client.get("/shop/basket/").context["basket"].lines
        assert [(line.unit.label, line.quantity) for line in shown] == [("box of 36", 2)]

    def test_shows_a_table_to_whoever_prefers_it(self, client, line):
        assert 'class="variants"' in client.get(line.get_absolute_url() + "?view=table").content.decode()
        assert 'class="variants"' not in client.get(line.get_absolute_url()).content.decode()

    def test_of_a_variant_sells_it_and_marks_it_among_the_others(self, client, line):
        child = line.children.order_by("pk")[7]

        page = client.get(child.get_absolute_url())

        assert page.context["detail"].can_add
        assert page.content.decode().count("matrix__entry--selected") == 1
