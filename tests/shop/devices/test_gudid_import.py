from __future__ import annotations

import datetime as dt
import gzip
import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from oscar.core.loading import get_model

from search import sources
from search.indexing import Delivery
from search.models import SearchRecord
from search.sources import SearchDocument
from shop.devices.gudid import importing
from shop.devices.gudid.building import build
from shop.devices.gudid.importing import Importer
from shop.devices.gudid.reader import read
from shop.devices.gudid.records import GudidRecord, Refusal
from shop.devices.models import Device, DeviceIdentifier, DeviceSize, Maker
from shop.devices.register import RegisterRecord
from shop.management.commands import import_gudid
from shop.stock.models import StockLevel, StockMovement

from .register import DI, gtin, package, row, run_import, write_lines
from .test_gudid_building import ENTRIES, JSON, NAMES, st
from .test_gudid_reader import sample_xml

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductClass = get_model("catalogue", "ProductClass")
StockRecord = get_model("partner", "StockRecord")

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
REGISTER = SHARED / "gudid_surgical.jsonl.gz"
RELEASE = SHARED / "fda" / "gudid_release_sample.xml"

pytestmark = pytest.mark.django_db


class Titles:
    """Products as the search sees them, by title alone."""

    kind, label, plural, template = "product", "Product", "Products", ""

    def ids(self):
        return Product.objects.order_by("pk").values_list("pk", flat=True)

    def documents(self, ids):
        rows = Product.objects.filter(pk__in=ids).values_list("pk", "title")
        return [SearchDocument(kind="product", object_id=pk, title=title) for pk, title in rows]

    def visible(self, ids, user):
        return set(ids)

    def hydrate(self, ids, request):
        return {}


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, settings, tmp_path):
    """Quarantine files in a folder of the test's own, small batches, search in the table only."""
    settings.VAR = tmp_path / "var"
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setattr(sources, "_sources", {"product": Titles()})
    monkeypatch.setattr(import_gudid, "BATCH", 2)


def contents() -> dict[str, list[Any]]:
    """Everything that an import writes, to compare before and after."""
    models = [Product, Device, DeviceIdentifier, DeviceSize, Maker, Category, StockRecord, StockLevel, StockMovement]
    models += [SearchRecord, Product.categories.through, ProductAttributeValue, RegisterRecord]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def said(product: Any) -> dict[str, Any]:
    """Attribute → value, an option by its name."""
    return {
        value.attribute.code: value.value_as_text if value.attribute.is_option else value.value
        for value in product.attribute_values.all()
    }


def quarantined(tmp_path: Path, name: str) -> list[dict[str, Any]]:
    path = tmp_path / "var" / "import" / f"quarantine-{name}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


class TestOneDevice:
    def test_becomes_a_product_with_all_that_the_register_says(self, tmp_path):
        record = row(
            packages=[package(di=gtin(1)), package(di="A123BJC5D6E71", type="Secondary", contains=None, qty=None)],
            sizes=[{"type": "Length", "value": "79", "unit": "Millimeter", "text": None}, {"text": "Size #10"}],
            methods=["Ethylene Oxide"],
            no_nrl=True,
            mri="MR Conditional",
        )

        printed = run_import(write_lines(tmp_path / "one.jsonl", [record]))

        assert "1 created, 0 changed, 0 unchanged" in printed
        product = Product.objects.get()
        assert product.title == "Button Grommet Grommet 1.14 mm ID, blue fluoroplastic 525-183"
        assert product.slug == "button-grommet-grommet-114-mm-id-blue-fluoroplastic-525-183"
        assert (product.structure, product.is_public) == ("standalone", True)
        assert product.product_class.name == "ENT implant"
        assert product.product_class.profile.drawing_kind == "ear_implant"
        assert [str(one) for one in product.categories.all()] == ["Implants > ENT implants"]
        assert said(product) == {"length": 79.0}
        device = product.device
        assert (device.maker.name, device.brand, device.part_number) == (
            "Northfield Surgical, Inc.",
            "Button Grommet",
            "525-183",
        )
        assert (device.latex, device.mri_safety, device.sterile) == ("not_made_with_nrl", "conditional", "yes")
        assert (device.sterilise_before_use, device.sterilisation_methods) == ("no", ["Ethylene Oxide"])
        assert (device.use, device.supply, device.label_controls) == ("single_use", "rx_only", ["lot", "expiry"])
        assert (device.dehp, device.powder) == ("not_stated", "not_stated")
        assert (device.class_us, device.fda_code, device.regulation) == ("II", "ETD", "874.3880")
        assert (device.source, device.discontinued, device.published_on) == ("gudid", False, dt.date(2016, 2, 18))
        assert list(product.identifiers.order_by("pk").values_list("value", "kind", "agency", "quantity")) == [
            (DI, "primary", "GS1", None),
            (gtin(1), "package", "GS1", 12),
            ("A123BJC5D6E71", "secondary", "HIBCC", None),
        ]
        assert list(product.sizes.values_list("position", "type", "value", "unit", "text")) == [
            (0, "Length", Decimal(79), "Millimeter", ""),
            (1, "Size", None, "", "Size #10"),
        ]

    def test_has_no_price_and_no_stock(self, tmp_path):
        run_import(write_lines(tmp_path / "one.jsonl", [row()]))

        assert not StockRecord.objects.exists()
        assert not StockLevel.objects.exists()

    def test_can_be_found_as_soon_as_it_is_there(self, tmp_path):
        run_import(write_lines(tmp_path / "one.jsonl", [row()]))

        found = SearchRecord.objects.get(kind="product", deleted=False)
        assert found.object_id == Product.objects.get().pk
        assert found.title.startswith("Button Grommet")

    def test_search_is_told_until_nothing_waits(self, tmp_path, monkeypatch):
        answers = iter([Delivery(sent=1000), Delivery(sent=5), Delivery()])
        monkeypatch.setattr(import_gudid.indexing, "deliver", lambda: next(answers))

        printed = run_import(write_lines(tmp_path / "one.jsonl", [row()]))

        assert "Search: 1,005 documents delivered" in printed
        assert next(answers, None) is None

    def test_says_so_when_elasticsearch_cannot_be_told_now(self, tmp_path):
        printed = run_import(write_lines(tmp_path / "one.jsonl", [row()]))

        assert "Elasticsearch will be told later: ELASTICSEARCH_URL is empty" in printed
        assert "1 created" in printed

    def test_without_index_leaves_the_search_alone(self, tmp_path):
        run_import(write_lines(tmp_path / "one.jsonl", [row()]), no_index=True)

        assert Product.objects.count() == 1
        assert not SearchRecord.objects.exists()

    def test_a_wrong_check_digit_is_imported_flagged_and_reported(self, tmp_path):
        printed = run_import(write_lines(tmp_path / "one.jsonl", [row(di="00844505009257")]))

        assert not DeviceIdentifier.objects.get(value="00844505009257").check_digit_valid
        assert "1  check digit does not hold: 00844505009257 (primary 00844505009257)" in printed
        assert "Quarantined: 0" in printed

    def test_without_a_maker_or_a_panel_stands_somewhere_all_the_same(self, tmp_path):
        run_import(write_lines(tmp_path / "one.jsonl", [row(company=None, fda=[])]))

        product = Product.objects.get()
        assert product.device.maker.name == "Maker not stated"
        assert [str(one) for one in product.categories.all()] == ["Other devices > Other devices"]


class TestSecondRun:
    def test_changes_nothing(self, tmp_path):
        rows = [
            row(di=gtin(n), packages=[package()], sizes=[{"type": "Length", "value": ".035", "unit": "Inch"}])
            | {
                "environment": [
                    {
                        "storageHandlingType": "Storage Environment Temperature",
                        "storageHandlingLow": {"unit": "Degrees Celsius", "value": "2.5"},
                        "storageHandlingHigh": {"unit": "Degrees Celsius", "value": "25"},
                    }
                ]
            }
            for n in range(5)
        ]
        path = write_lines(tmp_path / "rows.jsonl.gz", rows)
        run_import(path, demo_prices=True)
        before = contents()

        printed = run_import(path, demo_prices=True)

        assert "0 created, 0 changed, 5 unchanged" in printed
        assert contents() == before

    def test_updates_what_the_register_has_changed(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        run_import(write_lines(path, [row(), row(di=gtin(1)), row(di=gtin(2))]))
        product = Product.objects.get(identifiers__value=gtin(1))

        changed = row(
            di=gtin(1),
            mri="MR Unsafe",
            brand="Collar Grommet",
            company="Southfield Ltd",
            packages=[package()],
            sizes=[{"type": "Length", "value": "3", "unit": "Millimeter"}],
        )
        printed = run_import(write_lines(path, [row(), changed, row(di=gtin(2))]))

        assert "0 created, 1 changed, 2 unchanged" in printed
        slug = product.slug
        product = Product.objects.get(pk=product.pk)
        assert (product.title, product.slug) == (
            "Collar Grommet Grommet 1.14 mm ID, blue fluoroplastic 525-183",
            slug,
        )
        assert (product.device.mri_safety, product.device.maker.name) == ("unsafe", "Southfield Ltd")
        assert set(product.identifiers.values_list("kind", flat=True)) == {"primary", "package"}
        assert product.sizes.get().value == 3
        assert SearchRecord.objects.get(object_id=product.pk).title.startswith("Collar Grommet")

    def test_leaves_alone_what_people_decide(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row()])
        run_import(path, demo_prices=True)
        product = Product.objects.get()
        elsewhere = Category.add_root(name="Ear")
        product.categories.set([elsewhere])
        Product.objects.update(is_public=False)
        StockRecord.objects.update(price=Decimal("1.00"))

        run_import(write_lines(path, [row(brand="Collar Grommet")]), demo_prices=True)

        product = Product.objects.get()
        assert product.title.startswith("Collar Grommet")
        assert list(product.categories.all()) == [elsewhere]
        assert not product.is_public
        assert StockRecord.objects.get().price == Decimal("1.00")

    def test_moves_a_product_out_of_the_one_class_that_all_imported_devices_had(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row(), row(di=gtin(1))])
        run_import(path)
        legacy = ProductClass.objects.create(name="Imported device", slug="imported-device")
        old = Category.add_root(name="Imported devices", code="gudid")
        moved, kept = Product.objects.order_by("pk")
        Product.objects.update(product_class=legacy)
        moved.categories.set([old])
        kept.categories.set([Category.add_root(name="Ear")])

        printed = run_import(path)

        assert "0 created, 2 changed, 0 unchanged" in printed
        assert set(Product.objects.values_list("product_class__slug", flat=True)) == {"ent-implant"}
        assert [str(one) for one in moved.categories.all()] == ["Implants > ENT implants"]
        assert [str(one) for one in kept.categories.all()] == ["Ear"]
        assert "2 unchanged" in run_import(path)

    def test_brings_attributes_along_but_leaves_those_that_people_changed(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        sizes = [{"type": kind, "value": "3", "unit": "Millimeter"} for kind in ("Length", "Width")]
        run_import(write_lines(path, [row(sizes=sizes)]))
        product = Product.objects.get()
        assert said(product) == {"length": 3.0, "width": 3.0}
        ProductAttributeValue.objects.filter(attribute__code="width").update(value_float=9)

        run_import(write_lines(path, [row(sizes=[size | {"value": "4"} for size in sizes])]))

        assert said(Product.objects.get()) == {"length": 4.0, "width": 9.0}

    def test_does_not_touch_a_product_of_another_source(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row()])
        run_import(path)
        Device.objects.update(source="", brand="Typed in")

        printed = run_import(path)

        assert Device.objects.get().brand == "Typed in"
        assert "the product with this identifier is not from the register; left as it is" in printed

    def test_after_being_killed_goes_on_where_it_was(self, tmp_path, monkeypatch):
        path = write_lines(tmp_path / "rows.jsonl", [row(di=gtin(n), packages=[package()]) for n in range(5)])
        add_sizes, calls = importing._add_sizes, []

        def killed_in_the_second_batch(facts):
            calls.append(facts)
            if len(calls) == 2:
                raise RuntimeError("killed")
            add_sizes(facts)

        monkeypatch.setattr(importing, "_add_sizes", killed_in_the_second_batch)
        with pytest.raises(RuntimeError):
            run_import(path)
        assert Product.objects.count() == Device.objects.count() == 2
        assert DeviceIdentifier.objects.count() == 4
        monkeypatch.undo()
        monkeypatch.setattr(sources, "_sources", {"product": Titles()})

        printed = run_import(path)

        assert "3 created, 0 changed, 2 unchanged" in printed
        assert Product.objects.count() == SearchRecord.objects.count() == 5


class TestDirtyFiles:
    def test_only_rows_without_a_usable_identity_are_quarantined(self, tmp_path):
        rows = [row(), "{", row(di=None), row(di="<b>"), [1], row(di=gtin(1), sterile="perhaps"), {}]

        printed = run_import(write_lines(tmp_path / "dirty.jsonl", rows))

        assert "2 created" in printed
        assert "Quarantined: 5" in printed
        kept = quarantined(tmp_path, "dirty.jsonl")
        assert [(one["line"], one["reason"].split(":")[0]) for one in kept] == [
            (2, "the line is not JSON"),
            (3, "no device identifier"),
            (4, "the device identifier has impossible characters or length"),
            (5, "the line is not a JSON object"),
            (7, "no device identifier"),
        ]
        assert kept[0]["row"] == "{"
        assert Device.objects.get(product__identifiers__value=gtin(1)).sterile == "not_stated"

    def test_a_clean_run_takes_the_old_quarantine_away(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", ["{"])
        run_import(path)
        assert len(quarantined(tmp_path, "rows.jsonl")) == 1

        run_import(write_lines(path, [row()]))

        assert not (tmp_path / "var" / "import" / "quarantine-rows.jsonl.jsonl").exists()

    def test_of_rows_about_one_device_the_last_counts_and_it_is_said(self, tmp_path):
        rows = [row(brand="First"), row(di=gtin(1)), row(di=gtin(2)), row(di=gtin(3)), row(brand="Last")]
        path = write_lines(tmp_path / "rows.jsonl", rows)

        printed = run_import(path)
        again = run_import(path)

        assert Device.objects.get(product__identifiers__value=DI).brand == "Last"
        assert f"stands in the file again further down; the last one counts: {DI} (again in line 5)" in printed
        assert "4 created" in printed
        assert "0 created, 0 changed, 4 unchanged" in again

    def test_the_same_value_of_two_agencies_is_two_devices(self, tmp_path):
        run_import(write_lines(tmp_path / "rows.jsonl", [row(), row(agency="HIBCC")]))

        assert Product.objects.count() == 2

    def test_makers_that_differ_in_capitals_are_one(self, tmp_path):
        rows = [row(company="Kite Ltd"), row(di=gtin(1), company="KITE  LTD"), row(di=gtin(2), company="Kité Ltd")]

        run_import(write_lines(tmp_path / "rows.jsonl", rows))

        assert list(Maker.objects.order_by("pk").values_list("name", "slug")) == [
            ("Kite Ltd", "kite-ltd"),
            ("Kité Ltd", "kite-ltd-2"),
        ]

    def test_a_record_that_the_database_refuses_stops_no_other(self, tmp_path, monkeypatch):
        facts_of = importing.facts_of

        def with_a_size_beyond_the_column(record):
            facts = facts_of(record)
            size = (40_000, "Length", None, "", "long")
            return replace(facts, sizes=frozenset([size])) if record.identity[0] == gtin(2) else facts

        monkeypatch.setattr(importing, "facts_of", with_a_size_beyond_the_column)
        monkeypatch.setattr(import_gudid, "BATCH", 10)
        rows = [row(di=gtin(n), company=f"Maker {n}") for n in range(5)]

        printed = run_import(write_lines(tmp_path / "rows.jsonl", rows))

        assert "4 created" in printed
        assert Product.objects.count() == Maker.objects.count() == 4
        (refused,) = quarantined(tmp_path, "rows.jsonl")
        assert refused["line"] == 3
        assert refused["reason"].startswith('the database refuses it: value "40000" is out of range')

    def test_a_limit_reads_no_further(self, tmp_path):
        run_import(write_lines(tmp_path / "rows.jsonl", [row(di=gtin(n)) for n in range(5)]), limit=3)

        assert Product.objects.count() == 3

    @pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"\x1f\x8b\x08\x00garbage", b"<", b"\x00" * 5000, b"[]\n{}"])
    def test_no_file_brings_it_down(self, tmp_path, content):
        path = tmp_path / "odd"
        path.write_bytes(content)

        assert "0 created, 0 changed, 0 unchanged" in run_import(path)

    def test_a_file_that_is_not_there_is_said_plainly(self, tmp_path):
        with pytest.raises(CommandError, match="was not imported"):
            run_import(tmp_path / "missing.jsonl")

    def test_a_document_type_in_xml_is_refused(self, tmp_path):
        path = tmp_path / "release.xml"
        path.write_text(sample_xml().replace("<data>", "<!DOCTYPE data><data>"))

        with pytest.raises(CommandError, match="declares a document type"):
            run_import(path)
        assert not Product.objects.exists()

    def test_a_second_import_at_the_same_time_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(importing, "_LOCK", importing._LOCK + 1)
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [importing._LOCK])
            with pytest.raises(CommandError, match="another import is at work"):
                run_import(write_lines(tmp_path / "rows.jsonl", [row()]))
        finally:
            other.close()
        assert not Product.objects.exists()

    @hypothesis_settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(changes=st.dictionaries(NAMES, JSON | ENTRIES))
    def test_whatever_can_be_read_can_be_written_and_read_back_equal(self, changes):
        record = build(row() | changes | {"di": DI}, place=1)
        assert isinstance(record, GudidRecord)
        with transaction.atomic():
            importer = Importer()
            first, second = importer.write([record]), importer.write([record])
            transaction.set_rollback(True)

        assert (first.created, first.refused) == (1, [])
        assert (second.unchanged, second.refused) == (1, [])


class TestDemonstrationPrices:
    def test_are_the_same_on_every_run_and_within_reason(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row(di=gtin(n)) for n in range(40)])

        printed = run_import(path, demo_prices=True)

        assert "40 given an invented price" in printed
        prices = list(StockRecord.objects.order_by("partner_sku").values_list("price", flat=True))
        assert len(set(prices)) > 30
        assert all(Decimal(9) <= price <= Decimal(68) for price in prices)  # a tube
        assert prices[0] == Decimal("17.85")
        assert set(StockRecord.objects.values_list("partner__name", "price_currency")) == {
            ("Demonstration supplier", "GBP")
        }

    def test_come_with_stock_that_the_ledger_explains(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row(di=gtin(n)) for n in range(40)])

        run_import(path, demo_prices=True)

        levels = {level.pk: level.on_hand for level in StockLevel.objects.all()}
        moved: Counter[int] = Counter()
        for movement in StockMovement.objects.all():
            moved[movement.level_id] += movement.on_hand_change
        assert len(levels) == 40
        assert levels == {pk: moved[pk] for pk in levels}
        assert 0 in levels.values()

    def test_can_come_later(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [row(di=gtin(n)) for n in range(3)])
        run_import(path)

        printed = run_import(path, demo_prices=True)

        assert "0 created, 0 changed, 3 unchanged" in printed
        assert StockRecord.objects.count() == 3

    def test_discontinued_devices_are_out_of_stock(self, tmp_path):
        rows = [row(di=gtin(n), status="Not in Commercial Distribution") for n in range(20)]

        run_import(write_lines(tmp_path / "rows.jsonl", rows), demo_prices=True)

        assert set(StockLevel.objects.values_list("on_hand", flat=True)) == {0}


class TestOfficialFiles:
    @pytest.mark.skipif(not RELEASE.exists(), reason="the official XML sample is not beside this checkout")
    def test_the_release_sample(self):
        printed = run_import(RELEASE)

        assert "1 created" in printed
        product = Product.objects.get()
        assert product.device.fda_code == "OQG"
        assert product.identifiers.count() == 2
        assert product.sizes.count() == 2
        assert [one["type"] for one in product.device.storage] == ["Storage temperature", "Special condition"]
        said = product.register_record
        assert (said.version, said.version_date) == (1, dt.date(2017, 12, 19))
        assert said.distribution_ended_on == dt.date(2018, 9, 24)
        assert (said.tissue_based, said.premarket_exempt, said.direct_mark_exempt) == ("no", "no", "yes")
        assert [one["code"] for one in said.fda_codes] == ["MAX"]
        assert [one["code"] for one in said.gmdn] == ["43691", "43692"]
        assert [one["number"] for one in said.premarket_submissions] == ["K094035", "P950002"]
        assert [one["extension"] for one in said.contacts] == ["555", ""]
        assert product.identifiers.get(kind="package").discontinued_on == dt.date(2015, 11, 11)
        assert "0 created, 0 changed, 1 unchanged" in run_import(RELEASE)

    @pytest.mark.skipif(not REGISTER.exists(), reason="the register's extract is not beside this checkout")
    def test_flags_of_the_extract_are_claimed_exactly_as_often_as_the_source_does(self, monkeypatch):
        monkeypatch.setattr(import_gudid, "BATCH", 500)
        run_import(REGISTER, limit=1500)

        fields = source_fields(REGISTER, 1500)
        assert stored("latex") == Counter(
            "contains_nrl" if one["nrl"] else "not_made_with_nrl" if one["no_nrl"] else "not_stated" for one in fields
        )
        names = {"MR Safe": "safe", "MR Conditional": "conditional", "MR Unsafe": "unsafe"}
        assert stored("mri_safety") == Counter(names.get(one["mri"], "not_stated") for one in fields)
        assert stored("sterile") == Counter("yes" if one["sterile"] else "no" for one in fields)
        assert DeviceSize.objects.count() == sum(
            bool(size["value"] or size["text"]) for one in fields for size in one["sizes"]
        )

    @pytest.mark.skipif(not REGISTER.exists(), reason="the register's extract is not beside this checkout")
    def test_every_row_of_the_extract_can_be_read(self):
        found = list(read(REGISTER))

        assert len(found) == 39_177
        assert not [one for one in found if isinstance(one, Refusal)]


def stored(field: str) -> Counter[str]:
    """Of devices that the register has; a family is not one."""
    return Counter(Device.objects.exclude(product__structure="parent").values_list(field, flat=True))


def source_fields(path: Path, count: int) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(count), lines, strict=False)]
