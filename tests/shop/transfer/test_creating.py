"""Products that a file brings anew."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone
from oscar.core.loading import get_model

from search.models import SearchRecord
from shop.basket import services as basket
from shop.basket.services import Wish
from shop.devices.models import Maker
from shop.stock import services as stock
from shop.stock.models import StockLevel, StockMovement
from shop.transfer import services
from shop.transfer.sheets import written
from tests.desks.furniture import paid_order
from tests.factories.shop import MakerFactory, PartnerFactory, ProductClassFactory, attribute, category, single

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")

COLUMNS = (
    "sku", "type", "maker", "part_number", "title", "unit", "price", "minimum", "multiple", "tiers", "on_hand", "latex",
    "attribute:size", "attribute:length",
)  # fmt: skip
BOX = {
    "sku": "ND-BX", "type": "suture", "maker": "Nordfaden", "part_number": "ND-1", "title": "Nordfaden 3-0",
    "unit": "box of 12", "price": "24.00", "minimum": "2", "multiple": "2", "tiers": "10 or more: 22.00",
    "on_hand": "144", "latex": "not_made_with_nrl", "attribute:size": "3-0", "attribute:length": "75",
}  # fmt: skip
EACH = {"sku": "ND-EA", "type": "Suture", "maker": "Nordfaden", "part_number": "ND-1", "title": "Nordfaden 3-0",
        "price": "2.40"}  # fmt: skip


@pytest.fixture(autouse=True)
def suture():
    cls = ProductClassFactory(name="Suture", slug="suture")
    attribute(cls, "size", "option", options=("4-0", "3-0"))
    attribute(cls, "length", "float", unit="cm")
    category("Sutures", code="class:suture")
    PartnerFactory()
    return cls


def file(*rows, columns=COLUMNS, kind="csv"):
    return written([list(columns), *([row.get(name, "") for name in columns] for row in rows)], kind)


def read(*rows, **options):
    return services.preview(file(*rows, **options), f"new.{options.get('kind', 'csv')}")


def applied(run, **options):
    return services.apply(run.pk, at=timezone.now(), **options)


def reasons(run):
    return [(problem["cell"], problem["reason"]) for problem in run.problems]


class TestThePreview:
    def test_shows_what_is_new_and_writes_nothing(self):
        run = read(BOX, EACH)

        assert [(change.cell, change.field, change.after["sku"]) for change in run.changes.all()] == [
            ("A2", "new", "ND-BX"),
            ("A3", "new", "ND-EA"),
        ]
        assert not Product.objects.exists()
        assert not Maker.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "cell", "reason"),
        [
            ({"type": "Sutur"}, "B2", "no product type “Sutur”"),
            ({"maker": ""}, "C2", "who makes it"),
            ({"title": ""}, "E2", "needs a title"),
            ({"unit": "bag of 3"}, "F2", "no unit"),
            ({"price": "2,40"}, "G2", "no amount"),
            ({"minimum": "3"}, "H2", "3 is no multiple of 2"),
            ({"tiers": "10 or more: 9.00 | 5 or more: 8.00"}, "J2", "one before"),
            ({"on_hand": "some"}, "K2", "no whole number"),
            ({"latex": "free"}, "L2", "none of"),
            ({"attribute:size": "5-0"}, "M2", "not a choice"),
            ({"attribute:length": "long"}, "N2", "no number"),
        ],
    )
    def test_says_which_cell_is_wrong_and_why(self, wrong, cell, reason):
        run = read(BOX | wrong)

        assert [found for found, said in reasons(run) if reason in said] == [cell]
        assert not run.changes.exists()

    def test_takes_an_unknown_sku_without_a_type_for_a_slip(self):
        run = read({"sku": "NOBODY", "price": "1.00"}, columns=("sku", "price"))

        assert [reason for _, reason in reasons(run)] == ["No product, or more than one, has the SKU “NOBODY”."]

    def test_refuses_one_sku_twice_and_another_word_about_one_product(self):
        run = read(BOX, BOX, EACH | {"title": "Something else"})

        assert [reason for _, reason in reasons(run)] == [
            "Row 2 has the same SKU.",
            "An earlier row says something else of the same new product.",
        ]

    def test_asks_for_the_supplier_where_there_are_several(self):
        get_model("partner", "Partner").objects.create(name="Second house", code="second")

        assert "Name who supplies it: Second house, Suture warehouse." in reasons(read(BOX))[0][1]
        assert not reasons(read(BOX | {"supplier": "second house"}, columns=(*COLUMNS, "supplier")))


class TestApplying:
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_makes_the_product_with_all_that_the_rows_say(self, kind):
        run = applied(read(BOX, EACH, kind=kind))

        product = Product.objects.get()
        box, each = (StockRecord.objects.get(partner_sku=sku) for sku in ("ND-BX", "ND-EA"))
        assert (product.title, product.product_class.name, product.is_public) == ("Nordfaden 3-0", "Suture", True)
        assert (product.device.maker.name, product.device.part_number, product.device.latex) == (
            "Nordfaden", "ND-1", "not_made_with_nrl",
        )  # fmt: skip
        assert (product.attr.size.option, product.attr.length) == ("3-0", 75.0)
        assert (box.price, box.selling_unit.label, box.selling_unit.minimum) == (Decimal("24.00"), "box of 12", 2)
        assert box.selling_unit.tiers.values_list("from_quantity", "price").get() == (10, Decimal("22.00"))
        assert (each.product, each.price, each.selling_unit.label) == (product, Decimal("2.40"), "each")
        assert StockLevel.objects.get().on_hand == 144
        assert [one.name for one in product.categories.all()] == ["Sutures"]
        assert SearchRecord.objects.filter(object_id=product.pk).exists()
        assert set(run.changes.values_list("state", "product")) == {("APPLIED", product.pk)}

    def test_read_again_changes_nothing(self):
        applied(read(BOX, EACH))

        run = services.preview(services.export("csv"), "again.csv")

        assert (run.rows, run.problems, run.changes.count()) == (2, [], 0)

    def test_can_be_bought_as_it_says(self):
        applied(read(BOX))
        cart = get_model("basket", "Basket").objects.create()
        record = StockRecord.objects.get(partner_sku="ND-BX")

        with pytest.raises(basket.NotAdded, match="The next quantity is 2"):
            basket.add(cart, Wish(record.pk, 1))
        basket.add(cart, Wish(record.pk, 2))

    def test_takes_the_maker_that_is_there(self):
        maker = MakerFactory(name="Nordfaden")

        applied(read(BOX | {"maker": "NORDFADEN"}))

        assert Product.objects.get().device.maker == maker

    def test_of_all_or_nothing_makes_none_when_one_row_is_wrong(self):
        with pytest.raises(services.NotApplied):
            applied(read(BOX, {**EACH, "part_number": "ND-2", "title": "Other", "price": "x"}))

        assert not Product.objects.exists()

    def test_of_good_rows_makes_those(self):
        applied(read(BOX, {**EACH, "part_number": "ND-2", "title": "Other", "price": "x"}), good_rows=True)

        assert [product.title for product in Product.objects.all()] == ["Nordfaden 3-0"]

    def test_refuses_an_sku_that_was_given_away_meanwhile(self):
        run = read(BOX)
        StockRecord.objects.filter(product=single()).update(partner_sku="ND-BX")

        with pytest.raises(services.NotApplied) as refused:
            applied(run)

        assert "given to another product" in refused.value.problems[0]["reason"]
        assert Product.objects.count() == 1


class TestUndo:
    def test_removes_what_it_made(self):
        run = applied(read(BOX, EACH))

        services.undo(run.pk, at=timezone.now())

        assert not Product.objects.exists()
        assert not StockMovement.objects.exists()
        assert set(run.changes.values_list("state", "product")) == {("UNDONE", None)}

    @pytest.mark.parametrize(
        ("since", "reason"),
        [
            (lambda product: paid_order((product.stockrecords.get(), 2)), "ordered"),
            (lambda product: Product.objects.filter(pk=product.pk).update(title="By hand"), "changed since: title"),
            (lambda product: stock.receive(product_id=product.pk, quantity=5, reference="GRN"), "stock has moved"),
        ],
    )
    def test_keeps_what_something_happened_to_and_says_what(self, since, reason):
        run = applied(read(BOX))
        since(Product.objects.get())

        run = services.undo(run.pk, at=timezone.now())

        assert reason in run.problems[0]["reason"]
        assert run.changes.get().state == "KEPT"
        assert Product.objects.get().stockrecords.count() == 1


class TestTheCommand:
    def test_makes_and_takes_back(self, tmp_path, capsys):
        path = tmp_path / "new.csv"
        path.write_bytes(file(BOX, EACH))

        call_command("import_products", str(path), apply=True)
        assert Product.objects.count() == 1
        said = capsys.readouterr().out
        assert "A2 new: ND-BX" in said

        call_command("import_products", undo=services.TransferRun.objects.get().pk)
        assert not Product.objects.exists()


class TestNumbersAndTiers:
    def test_of_what_is_there_change_by_file_and_back(self):
        record = single(tiers={5: "9.00"}).stockrecords.get()
        before = services.export("csv")
        columns = ("sku", "minimum", "multiple", "tiers")

        run = applied(read({"sku": record.partner_sku, "minimum": "12", "multiple": "6",
                            "tiers": "24 or more: 8.00 | 48: 7.50"}, columns=columns))  # fmt: skip
        record.selling_unit.refresh_from_db()
        assert (record.selling_unit.minimum, record.selling_unit.multiple) == (12, 6)
        assert [(one.from_quantity, str(one.price)) for one in record.selling_unit.tiers.all()] == [
            (24, "8.00"), (48, "7.50"),
        ]  # fmt: skip

        services.undo(run.pk, at=timezone.now())
        assert services.export("csv") == before

    def test_of_weight_change_by_file_and_back(self):
        record = single().stockrecords.get()
        before = services.export("csv")

        run = applied(read({"sku": record.partner_sku, "grams": "340"}, columns=("sku", "grams")))
        record.selling_unit.refresh_from_db()
        assert record.selling_unit.grams == 340

        services.undo(run.pk, at=timezone.now())
        assert services.export("csv") == before

    @pytest.mark.parametrize("typed", ["0", "-3", "12.5", "a lot", "1000001"])
    def test_of_weight_that_cannot_be_are_refused(self, typed):
        record = single().stockrecords.get()

        run = read({"sku": record.partner_sku, "grams": typed}, columns=("sku", "grams"))

        assert [cell for cell, _ in reasons(run)] == ["B2"]

    def test_that_do_not_fit_are_refused(self):
        record = single().stockrecords.get()

        run = read({"sku": record.partner_sku, "minimum": "5", "multiple": "2"}, columns=("sku", "minimum", "multiple"))

        assert reasons(run) == [("B2", "5 is no multiple of 2.")]
