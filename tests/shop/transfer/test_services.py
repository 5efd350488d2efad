"""Products out by file and back in."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from oscar.core.loading import get_model

from search.models import SearchRecord
from shop.stock import services as stock
from shop.stock.models import StockLevel, StockMovement
from shop.transfer import services
from shop.transfer.models import TransferChange, TransferRun
from shop.transfer.sheets import UnreadableFile, plain, written
from tests.factories.shop import ProductClassFactory, attribute, family, sell, single, state

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def suture():
    cls = ProductClassFactory(name="Suture")
    attribute(cls, "size", "option", options=("4-0", "3-0"))
    attribute(cls, "length", "float", unit="cm")
    attribute(cls, "strands", "integer")
    attribute(cls, "looped", "boolean")
    attribute(cls, "colour")
    attribute(cls, "points", "multi_option", options=("taper", "cutting"))
    attribute(cls, "made_on", "date")
    attribute(cls, "wounds", "span", unit="cm")
    return cls


@pytest.fixture
def thread(suture):
    """A single in eaches at 2.00 and boxes of 12 at 20.00; 100 on hand."""
    product = single(title="Sorbalon", product_class=suture, price="2.00", device__part_number="S-1")
    sell(product, price="20.00", unit=("BX", 12))
    state(product, size="3-0", length=75.5, strands=-2, looped=False, colour="=violet", wounds="..4.5")
    return product


def table(content):
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [{name: plain(cell) for name, cell in row.items()} for row in rows]


def sheet(rows):
    return written([list(rows[0]), *(list(row.values()) for row in rows)], "csv")


def exported(**changes):
    """The exported file with ``changes`` in its first row, read for preview."""
    rows = table(services.export("csv"))
    rows[0] |= changes
    return services.preview(sheet(rows), "products.csv")


def applied(run, **options):
    return services.apply(run.pk, at=timezone.now(), **options)


def reasons(run):
    return [(problem["column"], problem["reason"]) for problem in run.problems]


class TestARoundTrip:
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_changes_nothing(self, kind, thread, suture):
        state(thread, points=list(suture.attributes.get(code="points").option_group.options.all()))
        family(title="+Family", product_class=suture, variants=[{"title": ""}, {"stock_of": None, "price": None}])
        single(title="'=1+1", device__brand="@brand\nof two lines", device__latex="contains_nrl", price="0.10")
        stock.plan(product_id=thread.pk, backorder_allowed=True, expected_on="2026-12-03")

        run = services.preview(services.export(kind), f"products.{kind}")

        assert (run.rows, run.changes.count(), run.problems) == (6, 0, [])

    def test_costs_no_more_statements_for_more_products(self, thread, django_assert_max_num_queries):
        for _ in range(10):
            single(product_class=thread.product_class)

        with django_assert_max_num_queries(14):
            services.export("csv")


class TestAPreview:
    def test_shows_each_difference_and_writes_none(self, thread):
        run = exported(title="Sorbalon plus", price="2.5", **{"attribute:size": "4-0", "attribute:looped": ""})

        assert [(change.field, change.before, change.after) for change in run.changes.all()] == [
            ("title", "Sorbalon", "Sorbalon plus"),
            ("price", "2.00", "2.50"),
            ("attribute:size", "3-0", "4-0"),
            ("attribute:looped", False, None),
        ]
        thread.refresh_from_db()
        assert thread.title == "Sorbalon"

    @pytest.mark.parametrize(
        ("column", "cell", "reason"),
        [
            ("title", "", "A product needs a title."),
            ("title", "x" * 256, "at most 255 characters"),
            ("on_sale", "perhaps", "neither “yes” nor “no”"),
            ("price", "-1", "no price"),
            ("price", "1.005", "no price"),
            ("price", "£2", "no amount"),
            ("price", "NaN", "no price"),
            ("on_hand", "1.5", "no whole number"),
            ("on_hand", "", "Write 0 when nothing is left"),
            ("expected_on", "3 Dec", "no date"),
            ("latex", "latex-free", "none of: Contains natural rubber latex"),
            ("attribute:size", "3/0", "not a choice of “Size”: 4-0, 3-0"),
            ("attribute:length", "75,5", "no number"),
            ("attribute:strands", "many", "no whole number"),
            ("attribute:wounds", "8 to 2", "8 to 2 stands the wrong way round"),
            ("attribute:wounds", "3-0", "reads as a size"),
            ("attribute:wounds", "3 to 6 mm", "“mm” is not the unit here: it is cm"),
            ("type", "Stapler", "cannot be changed here"),
            ("sku", "SKU-unknown", "There is no product"),
        ],
    )
    def test_says_which_cell_is_wrong_and_why(self, thread, column, cell, reason):
        run = exported(**{column: cell})

        (problem,) = run.problems
        assert (problem["row"], problem["column"]) == (2, column if column != "sku" else "product")
        assert problem["cell"].endswith("2")
        assert reason in problem["reason"]
        assert not run.changes.exists()

    def test_refuses_an_attribute_of_another_class(self, thread):
        attribute(ProductClassFactory(name="Stapler"), "staples", "integer")

        assert reasons(exported(**{"attribute:staples": "35"})) == [
            ("attribute:staples", "“Suture” has no attribute “staples”.")
        ]

    def test_refuses_two_rows_that_ask_for_different_things_of_one_product(self, thread):
        rows = table(services.export("csv"))
        rows[0]["title"], rows[1]["title"] = "One", "Two"

        run = services.preview(sheet(rows), "products.csv")

        assert reasons(run) == [("title", "Row 2 asks for “One” of the same product.")]

    def test_refuses_a_row_that_is_there_twice(self, thread):
        rows = table(services.export("csv"))

        assert reasons(services.preview(sheet([rows[0], rows[0]]), "p.csv")) == [
            ("sku", "Row 2 is about the same product and unit.")
        ]

    @pytest.mark.parametrize(
        ("header", "reason"),
        [
            (["product", "colour of the box"], "no column “colour of the box”"),
            (["product", "title", "title"], "“title” is there twice"),
            (["title"], "“product” or “sku”"),
            (["product", "sku", "on_hand"], "on_hand_when_exported"),
        ],
    )
    def test_refuses_a_header_that_makes_no_sense(self, thread, header, reason):
        with pytest.raises(UnreadableFile, match=reason):
            services.preview(written([header], "csv"), "products.csv")

    def test_needs_only_the_columns_that_change_and_a_sku(self, thread):
        sku = thread.stockrecords.order_by("pk").first().partner_sku

        run = services.preview(written([["sku", "price"], [sku, Decimal("3.10")]], "xlsx"), "prices.xlsx")

        assert [(change.field, change.after) for change in run.changes.all()] == [("price", "3.10")]


class TestApplying:
    def test_writes_every_kind_of_field_(self, thread):
        run = exported(
            title="Sorbalon plus",
            on_sale="no",
            price="",
            on_hand="7",
            back_order="yes",
            expected_on="2026-12-03",
            part_number="S-2",
            latex="not made with natural rubber latex",
            discontinued="yes",
            **{
                "attribute:size": "4-0",
                "attribute:length": "80",
                "attribute:strands": "3",
                "attribute:looped": "yes",
                "attribute:colour": "",
                "attribute:points": "cutting | taper",
                "attribute:made_on": "2026-01-31",
                "attribute:wounds": "2.50–6 cm",
            },
        )

        applied(run)

        product = Product.objects.get(pk=thread.pk)
        level = StockLevel.objects.get(product=thread)
        assert (product.title, product.is_public) == ("Sorbalon plus", False)
        assert (level.on_hand, level.backorder_allowed, str(level.expected_on)) == (7, True, "2026-12-03")
        assert (product.device.part_number, product.device.latex) == ("S-2", "not_made_with_nrl")
        assert product.device.discontinued
        assert [record.price for record in product.stockrecords.order_by("pk")] == [None, Decimal("20.00")]
        said = {value.attribute.code: str(value.value_as_text) for value in product.attribute_values.all()}
        assert (said["size"], float(said["length"]), said["strands"]) == ("4-0", 80, "3")
        assert sorted(said["points"].split(", ")) == ["cutting", "taper"]
        assert said["wounds"] == "2.5..6"
        assert "colour" not in said
        assert StockMovement.objects.filter(reference=f"import {run.pk}", on_hand_change=-93).count() == 1

    def test_all_or_nothing_writes_nothing_when_one_cell_is_wrong(self, thread):
        other = single(title="Other")
        rows = table(services.export("csv"))
        rows[0]["title"] = "Changed"
        rows[-1]["price"] = "free"
        run = services.preview(sheet(rows), "products.csv")

        with pytest.raises(services.NotApplied) as refused:
            applied(run)

        assert [problem["cell"] for problem in refused.value.problems] == ["K4"]
        assert list(
            Product.objects.filter(pk__in=[thread.pk, other.pk]).order_by("pk").values_list("title", flat=True)
        ) == [
            "Sorbalon",
            "Other",
        ]

    def test_of_good_rows_leaves_out_the_others_whole(self, thread):
        other = single(title="Other", price="5.00")
        rows = table(services.export("csv"))
        rows[0]["title"] = "Changed"
        rows[-1] |= {"title": "Half", "price": "free"}

        run = applied(services.preview(sheet(rows), "products.csv"), good_rows=True)

        other.refresh_from_db()
        thread.refresh_from_db()
        assert (thread.title, other.title) == ("Changed", "Other")
        assert run.state == TransferRun.State.APPLIED

    def test_refuses_what_somebody_changed_since_the_preview(self, thread):
        run = exported(title="From the file")
        Product.objects.filter(pk=thread.pk).update(title="By hand")

        with pytest.raises(services.NotApplied) as refused:
            applied(run)

        thread.refresh_from_db()
        assert thread.title == "By hand"
        assert "“By hand” now" in refused.value.problems[0]["reason"]

    def test_of_good_rows_keeps_what_somebody_changed_since(self, thread):
        run = exported(title="From the file")
        Product.objects.filter(pk=thread.pk).update(title="By hand")

        run = applied(run, good_rows=True)

        assert run.changes.get().state == TransferChange.State.REFUSED
        assert Product.objects.get(pk=thread.pk).title == "By hand"

    def test_tells_the_search(self, thread):
        applied(exported(title="Changed"))

        assert SearchRecord.objects.get(kind="product", object_id=thread.pk).title == "Changed"

    def test_happens_once(self, thread):
        run = applied(exported(title="Changed"))

        with pytest.raises(services.NotApplied):
            applied(run)


class TestStock:
    def test_sold_since_the_export_is_not_counted_back(self, thread):
        content = services.export("csv")
        stock.receive(product_id=thread.pk, quantity=5)

        run = services.preview(content, "products.csv")

        assert (run.changes.count(), run.problems) == (0, [])

    def test_changed_in_the_file_and_in_the_books_is_a_conflict(self, thread):
        rows = table(services.export("csv"))
        rows[0]["on_hand"] = "7"
        stock.receive(product_id=thread.pk, quantity=5)

        run = services.preview(sheet(rows), "products.csv")

        ((column, reason),) = reasons(run)
        assert column == "on_hand"
        assert "The books say 105 now" in reason

    def test_below_what_is_promised_is_refused(self, thread):
        stock.hold_now(product_id=thread.pk, quantity=10, reference="test")
        run = exported(on_hand="9")

        with pytest.raises(services.NotApplied) as refused:
            applied(run)

        assert "10 are promised" in refused.value.problems[0]["reason"]
        assert StockLevel.objects.get(product=thread).on_hand == 100

    def test_is_counted_for_the_first_time(self, suture):
        product = single(product_class=suture, stock_of=None)

        applied(exported(on_hand="3", back_order="yes"))

        level = StockLevel.objects.get(product=product)
        assert (level.on_hand, level.backorder_allowed) == (3, True)


class TestUndo:
    def test_brings_everything_back(self, thread):
        before = services.export("csv")
        run = applied(
            exported(
                title="Changed",
                price="9.99",
                on_hand="7",
                back_order="yes",
                **{"attribute:size": "", "attribute:colour": "b"},
            )
        )
        assert services.export("csv") != before

        services.undo(run.pk, at=timezone.now())

        assert services.export("csv") == before
        assert set(run.changes.values_list("state", flat=True)) == {"UNDONE"}

    def test_keeps_what_was_changed_again_since(self, thread):
        run = applied(exported(title="Changed", brand="New"))
        Product.objects.filter(pk=thread.pk).update(title="By hand")

        services.undo(run.pk, at=timezone.now())

        assert dict(run.changes.values_list("field", "state")) == {"title": "KEPT", "brand": "UNDONE"}
        assert Product.objects.get(pk=thread.pk).title == "By hand"

    def test_takes_back_only_the_last_import_and_only_once(self, thread):
        first = applied(exported(title="One"))
        second = applied(exported(title="Two"))

        with pytest.raises(services.NotApplied):
            services.undo(first.pk, at=timezone.now())
        services.undo(second.pk, at=timezone.now())
        services.undo(first.pk, at=timezone.now())

        assert Product.objects.get(pk=thread.pk).title == "Sorbalon"
        with pytest.raises(services.NotApplied):
            services.undo(first.pk, at=timezone.now())


class TestTheCommands:
    def test_write_show_apply_and_take_back(self, thread, tmp_path, capsys):
        file = tmp_path / "products.csv"
        call_command("export_products", str(file), "--class", "Suture")
        file.write_bytes(file.read_bytes().replace(b"Sorbalon", b"Sorbalon plus", 1))

        call_command("import_products", str(file))
        assert "'Sorbalon' → 'Sorbalon plus'" in capsys.readouterr().out
        assert Product.objects.get(pk=thread.pk).title == "Sorbalon"

        call_command("import_products", str(file), "--apply")
        run = TransferRun.objects.get(state="APPLIED")
        assert Product.objects.get(pk=thread.pk).title == "Sorbalon plus"

        call_command("import_products", "--undo", str(run.pk))
        assert Product.objects.get(pk=thread.pk).title == "Sorbalon"

    def test_refuse_a_class_that_is_not_there(self, tmp_path):
        with pytest.raises(CommandError):
            call_command("export_products", str(tmp_path / "p.csv"), "--class", "Nothing")
