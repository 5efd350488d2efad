"""Which devices become variants of one product, and that they stay themselves."""

from __future__ import annotations

from typing import Any

import pytest
from oscar.core.loading import get_model

from search import sources
from shop.catalogue.detail import product_detail
from shop.catalogue.models import ProductFacets
from shop.devices.gudid import gathering
from shop.devices.gudid.families import family_title, without_sizes
from shop.devices.models import Device, DeviceIdentifier
from shop.devices.register import RegisterRecord
from shop.management.commands import import_gudid
from shop.search_sources import ProductSource

from .register import gtin, package, row, run_import, write_lines

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, settings, tmp_path):
    """Search in the table only; batches smaller than a family."""
    settings.VAR = tmp_path / "var"
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setattr(sources, "_sources", {"product": ProductSource()})
    monkeypatch.setattr(import_gudid, "BATCH", 2)


def millimetres(length: int) -> list[dict[str, Any]]:
    return [{"type": "Length", "value": str(length), "unit": "Millimeter", "text": None}]


def tube(number: int, length: int, **changes: Any) -> dict[str, Any]:
    """A device of a family of tubes that differ in length."""
    fields = {
        "di": gtin(number),
        "model": f"T-{length}",
        "description": f"Ear tube, {length} mm, silicone",
        "sizes": millimetres(length),
    }
    return row(**(fields | changes))


class TestWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Balloon 12.0mm x 100mm, 130cm shaft", "Balloon 5 mm x 20 mm, 75 cm shaft"),
            ('Nylon 3-0, 18" blue', 'Nylon 4-0, 30" blue'),
            ("Mirror, 1-1/4 inch", "Mirror, 1-1/2 inch"),
            ("Rod Ø4.8mm x 400mm", "Rod Ø6.4mm x 280mm"),
            ("Sheath (14F)", "Sheath (8 Fr)"),
        ],
    )
    def test_sizes_do_not_count(self, one, other):
        assert without_sizes(one) == without_sizes(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Grommet, 5 pack", "Grommet, 30 pack"),
            ("Scissors, straight 12 cm", "Scissors, curved 12 cm"),
            ("Curette, size 0", "Curette, size 00"),
            ("Set, 4 in 1", "Set, 5 in 1"),
            ("Suture CV-6", "Suture CV-7"),
        ],
    )
    def test_everything_else_does(self, one, other):
        assert without_sizes(one) != without_sizes(other)

    def test_a_family_is_called_as_its_variants_without_sizes(self):
        assert family_title("Ultra Catheter 12.0mm x 100mm balloon, 130cm shaft", "") == "Ultra Catheter balloon, shaft"
        assert family_title("Flex Shunt (14F) FS-14", "FS-14") == "Flex Shunt"
        assert family_title("Rod 4.8 x 40 mm", "") == "Rod"


@pytest.mark.django_db
class TestGathering:
    def test_devices_that_differ_in_size_only_become_variants(self, tmp_path):
        rows = [tube(1, 10), tube(2, 12), tube(3, 14), row(di=gtin(4), description="Ear tube, silicone")]

        printed = run_import(write_lines(tmp_path / "rows.jsonl", rows), demo_prices=True)

        assert "4 created" in printed
        assert "3 became variants, 1 new families" in printed
        family = Product.objects.get(structure="parent")
        assert family.title == "Button Grommet Ear tube, silicone"
        assert [str(one) for one in family.categories.all()] == ["Implants > ENT implants"]
        assert (family.device.maker.name, family.device.part_number) == ("Northfield Surgical, Inc.", "")
        assert list(family.children.order_by("pk").values_list("device__part_number", flat=True)) == [
            "T-10",
            "T-12",
            "T-14",
        ]
        assert set(ProductFacets.objects.filter(listed=family).values_list("product__structure", flat=True)) == {
            "child"
        }
        detail = product_detail(family.pk)
        assert [[fact.value for fact in variant.facts] for variant in detail.variants] == [
            ["10 mm"],
            ["12 mm"],
            ["14 mm"],
        ]
        assert all(variant.units for variant in detail.variants)

    def test_a_variant_is_found_by_each_of_its_identifiers_and_by_its_own_name(self, tmp_path):
        rows = [tube(1, 10, packages=[package(di=gtin(90), contains=gtin(1))]), tube(2, 12)]

        run_import(write_lines(tmp_path / "rows.jsonl", rows))

        variant = Product.objects.get(identifiers__value=gtin(1))
        assert variant.structure == "child"
        document = ProductSource().documents([variant.pk])[0]
        assert {gtin(1), gtin(90), "T-10"} <= set(document.identifiers)
        assert document.title == "Button Grommet Ear tube, 10 mm, silicone T-10"
        assert not DeviceIdentifier.objects.filter(product__structure="parent").exists()

    @pytest.mark.parametrize(
        "changes",
        [
            {"brand": "Collar Grommet"},
            {"company": "Southfield Ltd"},
            {"description": "Ear tube, 12 mm, titanium"},
            {"no_nrl": True},
            {"mri": "MR Safe"},
            {"sterile": False},
            {"single_use": False},
            {"rx": False},
            {"device_count": "5"},
            {"exp_date": False},
            {"fda": []},
            {"kit": True},
            {"sizes": [], "description": "Ear tube, 12 mm, silicone"},
            {"sizes": [*millimetres(12), {"type": "Width", "value": "3", "unit": "Millimeter", "text": None}]},
            {"sizes": [*millimetres(12), {"type": "Device Size Text, specify", "text": "Left"}]},
            {"sizes": millimetres(10)},
        ],
        ids=lambda changes: ",".join(changes),
    )
    def test_what_differs_in_anything_else_stays_alone(self, tmp_path, changes):
        run_import(write_lines(tmp_path / "rows.jsonl", [tube(1, 10), tube(2, 12, **changes)]))

        assert set(Product.objects.values_list("structure", flat=True)) == {"standalone"}

    @pytest.mark.parametrize("brand", [None, "N/A"])
    def test_without_a_brand_nothing_speaks_for_a_family(self, tmp_path, brand):
        run_import(write_lines(tmp_path / "rows.jsonl", [tube(1, 10, brand=brand), tube(2, 12, brand=brand)]))

        assert not Product.objects.filter(structure="parent").exists()

    def test_where_two_have_one_size_none_is_known_to_be_a_variant(self, tmp_path):
        rows = [tube(1, 10), tube(2, 12), tube(3, 12), tube(4, 14)]

        run_import(write_lines(tmp_path / "rows.jsonl", rows))

        assert set(Product.objects.values_list("structure", flat=True)) == {"standalone"}

    def test_more_than_a_page_can_show_make_several_families_by_one_size(self, tmp_path, monkeypatch):
        monkeypatch.setattr(gathering, "MOST_VARIANTS", 3)
        rows = [
            tube(
                10 * width + length,
                length,
                description=f"Ear tube, {length} x {width} mm, silicone",
                sizes=[*millimetres(length), {"type": "Width", "value": str(width), "unit": "Millimeter"}],
            )
            for width in (2, 4)
            for length in (5, 6, 7)
        ]
        path = tmp_path / "rows.jsonl"

        printed = run_import(write_lines(path, rows[1:]))
        again = run_import(write_lines(path, rows))

        assert "5 became variants, 2 new families" in printed
        assert "1 became variants, 0 new families" in again
        families = Product.objects.filter(structure="parent").order_by("title")
        assert [(one.title, one.children.count()) for one in families] == [
            ("Button Grommet Ear tube, silicone, width 2 mm", 3),
            ("Button Grommet Ear tube, silicone, width 4 mm", 3),
        ]


@pytest.mark.django_db
class TestAgain:
    def test_a_second_run_changes_nothing(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [tube(1, 10), tube(2, 12), tube(3, 14)])
        run_import(path, demo_prices=True)
        models = [Product, Device, RegisterRecord, ProductFacets, Product.categories.through]
        before = [list(model.objects.order_by("pk").values()) for model in models]

        printed = run_import(path, demo_prices=True)

        assert "0 created, 0 changed, 3 unchanged" in printed
        assert "became variants" not in printed
        assert [list(model.objects.order_by("pk").values()) for model in models] == before

    def test_a_new_size_joins_the_family(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        run_import(write_lines(path, [tube(1, 10), tube(2, 12)]))

        printed = run_import(write_lines(path, [tube(1, 10), tube(2, 12), tube(3, 14), tube(4, 10)]))

        assert "1 became variants, 0 new families" in printed
        family = Product.objects.get(structure="parent")
        assert set(family.children.values_list("identifiers__value", flat=True)) == {gtin(1), gtin(2), gtin(3)}
        assert Product.objects.get(identifiers__value=gtin(4)).structure == "standalone"

    def test_a_family_promises_only_what_all_its_variants_do(self, tmp_path):
        path = tmp_path / "rows.jsonl"
        run_import(write_lines(path, [tube(1, 10, no_nrl=True), tube(2, 12, no_nrl=True)]))
        family = Product.objects.get(structure="parent")
        assert family.device.latex == "not_made_with_nrl"

        run_import(write_lines(path, [tube(1, 10, no_nrl=True), tube(2, 12, nrl=True)]))

        assert Device.objects.get(pk=family.pk).latex == "not_stated"
        assert Device.objects.get(product__identifiers__value=gtin(2)).latex == "contains_nrl"
        assert Product.objects.get(identifiers__value=gtin(2)).parent_id == family.pk

    def test_a_family_that_people_took_apart_stays_apart(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [tube(1, 10), tube(2, 12)])
        run_import(path)
        cls = ProductClass.objects.get(slug="ent-implant")
        Product.objects.filter(structure="child").update(structure="standalone", parent=None, product_class=cls)
        Product.objects.filter(structure="parent").delete()

        printed = run_import(path)

        assert "0 created, 0 changed, 2 unchanged" in printed
        assert set(Product.objects.values_list("structure", flat=True)) == {"standalone"}

    def test_what_people_placed_elsewhere_or_hid_is_left_alone(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl", [tube(1, 10), tube(2, 12), tube(3, 14)])
        run_import(path, limit=1)
        placed = Product.objects.get()
        placed.categories.set([Category.add_root(name="Ear")])

        run_import(path)

        assert Product.objects.get(pk=placed.pk).structure == "standalone"
        assert Product.objects.filter(structure="child").count() == 2

    def test_a_run_that_was_killed_before_it_gathered_is_made_up_for(self, tmp_path, monkeypatch):
        path = write_lines(tmp_path / "rows.jsonl", [tube(1, 10), tube(2, 12)])
        with monkeypatch.context() as killed:
            killed.setattr(import_gudid.Importer, "gather", lambda importer: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                run_import(path)
        assert not Product.objects.filter(structure="parent").exists()

        printed = run_import(path)

        assert "0 created, 0 changed, 2 unchanged" in printed
        assert "2 became variants, 1 new families" in printed
