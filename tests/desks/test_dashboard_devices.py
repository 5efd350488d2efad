"""The device, its papers and the terms it is sold on, edited on the desk."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shop.devices.models import Device, DeviceDocument, DeviceIdentifier, DoesNotApply, ProductRelation
from tests.desks.test_dashboard_products import desk, form_on, page_of, product  # noqa: F401
from tests.factories.shop import attribute, single, state


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"private": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}}


def save(desk, product, **changes):  # noqa: F811
    """Send the page back with ``changes`` (stockrecords__0__price for stockrecords-0-price)."""
    named = {name.replace("__", "-"): value for name, value in changes.items()}
    return desk.post(page_of(product), form_on(desk.get(page_of(product))) | named)


class TestTiers:
    def test_are_saved_shown_again_and_taken_away(self, desk, product):  # noqa: F811
        save(desk, product, stockrecords__0__tier_0_from=5, stockrecords__0__tier_0_price="9.00",
             stockrecords__0__tier_1_from=20, stockrecords__0__tier_1_price="8.50")  # fmt: skip
        unit = product.stockrecords.get().selling_unit
        assert list(unit.tiers.values_list("from_quantity", "price")) == [(5, Decimal("9.00")), (20, Decimal("8.50"))]

        untouched = form_on(desk.get(page_of(product)))
        assert (untouched["stockrecords-0-tier_0_from"], untouched["stockrecords-0-tier_1_price"]) == ("5", "8.50")

        save(desk, product, stockrecords__0__tier_0_from="", stockrecords__0__tier_0_price="")
        assert list(unit.tiers.values_list("from_quantity", flat=True)) == [20]

    def test_go_with_numbers_in_which_it_is_sold(self, desk, product):  # noqa: F811
        save(desk, product, stockrecords__0__minimum=10, stockrecords__0__multiple=5)

        unit = product.stockrecords.get().selling_unit
        assert (unit.minimum, unit.multiple) == (10, 5)

    @pytest.mark.parametrize(
        ("changes", "field", "words"),
        [
            ({"tier_0_from": 5}, "tier_0_price", "At which price?"),
            ({"tier_0_price": "9.00"}, "tier_0_from", "From how many on?"),
            ({"tier_0_from": 5, "tier_0_price": "10.00"}, "tier_0_price", "It must be below 10.00."),
            (
                {"tier_0_from": 9, "tier_0_price": "9.00", "tier_1_from": 9, "tier_1_price": "8.00"},
                "tier_1_from",
                "It must be more than 9.",
            ),
            ({"minimum": 10, "tier_0_from": 5, "tier_0_price": "9.00"}, "tier_0_from", "It must be more than 10."),
            ({"price": "", "tier_0_from": 5, "tier_0_price": "9.00"}, "tier_0_price", "Without a price for one"),
            ({"minimum": 7, "multiple": 5}, "minimum", "In multiples of 5 that would be 10."),
        ],
    )
    def test_that_make_no_sense_are_refused_beside_the_field(self, desk, product, changes, field, words):  # noqa: F811
        answer = save(desk, product, **{f"stockrecords__0__{name}": value for name, value in changes.items()})

        assert answer.status_code == 200
        assert words in answer.context["stockrecord_formset"].forms[0].errors[field][0]
        assert not product.stockrecords.get().selling_unit.tiers.exists()
        assert product.stockrecords.get().selling_unit.minimum == 1


class TestTheDevice:
    def test_has_codes_controls_and_storage(self, desk, product):  # noqa: F811
        save(desk, product, device__emdn="L0313", device__unspsc="42291800", device__hcpcs="A4649",
             device__class_eu="Ir", device__label_controls=["lot", "expiry"], device__shelf_life_months=36,
             device__storage_low="5", device__storage_high="30", device__storage_notes="Keep dry\r\n")  # fmt: skip

        made = Device.objects.get(product=product)
        assert (made.emdn, made.unspsc, made.hcpcs, made.class_eu) == ("L0313", "42291800", "A4649", "Ir")
        assert (made.label_controls, made.shelf_life_months) == (["lot", "expiry"], 36)
        assert made.storage == [
            {"type": "Storage temperature", "low": 5, "high": 30, "unit": "°C", "note": ""},
            {"type": "Special condition", "low": None, "high": None, "unit": "", "note": "Keep dry"},
        ]

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("emdn", "L031", "a letter, then pairs of digits"),
            ("hcpcs", "4649", "a letter and four digits"),
            ("class_eu", "V", "Select a valid choice"),
            ("storage_low", "40", ""),
        ],
    )
    def test_refuses_codes_that_nobody_gives(self, desk, product, name, value, words):  # noqa: F811
        answer = save(desk, product, **{f"device__{name}": value, "device__storage_high": "30"})

        errors = answer.context["device_form"].errors
        assert answer.status_code == 200
        assert words in errors.get(name, [""])[0]
        assert errors

    def test_keeps_what_a_register_says_of_its_storage(self, desk, product):  # noqa: F811
        humidity = {"type": "Storage humidity", "low": None, "high": 60, "unit": "%", "note": ""}
        Device.objects.filter(product=product).update(storage=[humidity])

        save(desk, product, device__storage_high="25")

        assert humidity in Device.objects.get(product=product).storage

    def test_says_which_attributes_do_not_apply(self, desk, product):  # noqa: F811
        needle = attribute(product.product_class, "needle")

        save(desk, product, device__does_not_apply=[needle.pk])
        assert list(DoesNotApply.objects.values_list("product", "attribute")) == [(product.pk, needle.pk)]

        untouched = form_on(desk.get(page_of(product)))
        untouched.pop("device-does_not_apply")
        desk.post(page_of(product), untouched)
        assert not DoesNotApply.objects.exists()


class TestAnAttributeOfYesAndNo:
    def test_that_nobody_states_stays_so_when_the_form_is_saved(self, desk, product):  # noqa: F811
        attribute(product.product_class, "barbed", "boolean")

        save(desk, product)

        assert not product.attribute_values.exists()

    @pytest.mark.parametrize(("sent", "said"), [("true", True), ("false", False)])
    def test_is_yes_or_no_when_that_is_chosen_and_silent_again(self, desk, product, sent, said):  # noqa: F811
        attribute(product.product_class, "barbed", "boolean")

        save(desk, product, attr_barbed=sent)
        assert product.attribute_values.get().value_boolean is said
        save(desk, product)
        assert product.attribute_values.get().value_boolean is said
        save(desk, product, attr_barbed="unknown")
        assert not product.attribute_values.exists()


class TestAnAttributeOfRanges:
    @pytest.fixture(autouse=True)
    def takes(self, product):  # noqa: F811
        return attribute(product.product_class, "takes", "span", unit="mm")

    @pytest.mark.parametrize(
        ("written", "stored", "shown"),
        [
            ("5–12 mm", "5..12", "5 to 12"),
            ("from 5", "5..", "from 5"),
            ("up to 12.50", "..12.5", "up to 12.5"),
            ("5", "5..5", "5"),
        ],
    )
    def test_is_written_in_words_and_comes_back_in_words(self, desk, product, written, stored, shown):  # noqa: F811
        save(desk, product, attr_takes=written)
        assert product.attribute_values.get().value_text == stored

        field = desk.get(page_of(product)).context["form"]["attr_takes"]
        assert (field.label, field.value()) == ("Takes, mm", shown)
        save(desk, product)
        assert product.attribute_values.get().value_text == stored

        save(desk, product, attr_takes="")
        assert not product.attribute_values.exists()

    @pytest.mark.parametrize(
        ("written", "reason"),
        [
            ("8..2", "8 to 2 stands the wrong way round"),
            ("3-0", "reads as a size"),
            ("2 to 8 cm", "“cm” is not the unit here: it is mm."),
            ("some", "is no range"),
        ],
    )
    def test_that_is_none_is_refused_by_its_field_and_stays_there(self, desk, product, written, reason):  # noqa: F811
        state(product, takes="5..8")

        form = save(desk, product, attr_takes=written).context["form"]

        assert list(form.errors) == ["attr_takes"]
        assert reason in form.errors["attr_takes"][0]
        assert form["attr_takes"].value() == written
        assert product.attribute_values.get().value_text == "5..8"


class TestIdentifiers:
    def test_are_added_with_their_check_digit(self, desk, product):  # noqa: F811
        save(desk, product, identifiers__0__kind="primary", identifiers__0__agency="GS1",
             identifiers__0__value="09520000000011")  # fmt: skip
        assert DeviceIdentifier.objects.get(product=product).check_digit_valid

    def test_with_a_wrong_check_digit_are_refused(self, desk, product):  # noqa: F811
        answer = save(desk, product, identifiers__0__kind="primary", identifiers__0__agency="GS1",
                      identifiers__0__value="09520000000012")  # fmt: skip

        assert "check digit" in str(answer.context["identifier_formset"].errors)
        assert not DeviceIdentifier.objects.filter(product=product).exists()


class TestDocuments:
    def test_are_added(self, desk, product):  # noqa: F811
        pdf = SimpleUploadedFile("ifu.pdf", b"%PDF-1.7 words", content_type="application/pdf")

        save(desk, product, documents__0__kind="ifu", documents__0__language="en", documents__0__file=pdf)

        paper = DeviceDocument.objects.get(product=product)
        assert (paper.kind, paper.size, len(paper.checksum)) == ("ifu", 14, 64)

    def test_that_are_no_pdf_are_refused(self, desk, product):  # noqa: F811
        page = SimpleUploadedFile("ifu.pdf", b"<html>", content_type="application/pdf")

        answer = save(desk, product, documents__0__kind="ifu", documents__0__language="en", documents__0__file=page)

        assert "That is no PDF." in str(answer.context["document_formset"].errors)
        assert not DeviceDocument.objects.exists()


class TestRelations:
    def test_are_added_by_part_number_or_sku_and_taken_away(self, desk, product):  # noqa: F811
        blade = single(title="Blade")

        save(desk, product, relations__0__kind="compatible", relations__0__named=blade.stockrecords.get().partner_sku)
        assert ProductRelation.objects.values_list("product", "kind", "other").get() == (
            product.pk, "compatible", blade.pk,
        )  # fmt: skip

        save(desk, product)
        assert ProductRelation.objects.count() == 1
        save(desk, product, relations__0__DELETE="on")
        assert not ProductRelation.objects.exists()

    @pytest.mark.parametrize("name", ["nobody", "Scalpel handle"])
    def test_to_nothing_or_to_itself_are_refused(self, desk, product, name):  # noqa: F811
        answer = save(desk, product, relations__0__kind="compatible", relations__0__named=name)

        assert answer.context["relation_formset"].errors[0]["named"]
        assert not ProductRelation.objects.exists()


class TestSavedUntouched:
    def test_nothing_of_a_full_product_changes(self, desk, product):  # noqa: F811
        attribute(product.product_class, "length", "float", unit="mm")
        state(product, length=12.5)
        save(desk, product, device__emdn="L0313", device__storage_low="5", stockrecords__0__tier_0_from=5,
             stockrecords__0__tier_0_price="9.00")  # fmt: skip
        before = (
            Device.objects.filter(product=product).values().get(),
            list(product.stockrecords.get().selling_unit.tiers.values()),
            product.attribute_values.get().value_float,
        )

        assert save(desk, product).status_code == 302

        assert before == (
            Device.objects.filter(product=product).values().get(),
            list(product.stockrecords.get().selling_unit.tiers.values()),
            product.attribute_values.get().value_float,
        )
