"""The page of a product."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from core.drawings import Drawing
from shop.catalogue.detail import NoSuchProduct, product_detail
from shop.catalogue.structured_data import as_json_ld
from shop.devices.models import DeviceIdentifier, DeviceSize, ProductRelation
from tests.factories.shop import (
    MakerFactory,
    ProductClassFactory,
    attribute,
    category,
    draw,
    family,
    sell,
    single,
    state,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def suture():
    """A class of which size and needle decide; colour may differ too."""
    cls = ProductClassFactory(name="Suture")
    attribute(cls, "size", "option", options=("4-0", "3-0", "2-0"))
    attribute(cls, "needle")
    attribute(cls, "colour", deciding=False)
    attribute(cls, "coating", deciding=False)
    draw(cls, "suture", colour="colour")
    return cls


@pytest.fixture
def sorbalon(suture):
    """A family of three: 2-0 and 3-0 on a needle, 3-0 on another; violet, by Acme."""
    parent = family(title="Sorbalon", product_class=suture, variants=[{"title": ""}] * 3)
    state(parent, colour="violet")
    for child, (size, needle) in zip(
        parent.children.order_by("pk"), (("2-0", "taper 26"), ("3-0", "cutting 24"), ("3-0", "taper 26")), strict=True
    ):
        state(child, size=size, needle=needle)
    return parent


class TestASingle:
    def test_lists_all_its_units_the_smallest_first(self):
        product = single(price="2.00")
        sell(product, price="20.00", unit=("BX", 12))
        sell(product, price=None, unit=("CS", 120))

        detail = product_detail(product.pk)

        assert [(unit.label, unit.price.excl) for unit in detail.units] == [
            ("each", Decimal("2.00")),
            ("box of 12", Decimal("20.00")),
        ]
        assert detail.can_add

    def test_has_the_price_ladder_of_each_unit_in_no_more_queries(self, django_assert_max_num_queries):
        product = single(price="2.00", minimum=5, multiple=5)
        sell(product, price="20.00", unit=("BX", 12), tiers={5: "19.00", 20: "17.50"})

        with django_assert_max_num_queries(9):
            each, box = product_detail(product.pk).units

        assert [(step.from_quantity, step.price.excl) for step in each.ladder] == [(5, Decimal("2.00"))]
        assert [(step.from_quantity, step.price.excl) for step in box.ladder] == [
            (1, Decimal("20.00")),
            (5, Decimal("19.00")),
            (20, Decimal("17.50")),
        ]

    def test_says_every_attribute_of_its_class_and_its_sizes(self, suture):
        product = single(product_class=suture)
        state(product, size="3-0")
        DeviceSize.objects.create(product=product, position=0, type="Length", value=75, unit="Centimeter")

        assert [(fact.name, fact.value) for fact in product_detail(product.pk).facts] == [
            ("Size", "3-0"),
            ("Needle", "Not stated by the maker"),
            ("Colour", "Not stated by the maker"),
            ("Coating", "Not stated by the maker"),
            ("Length", "75 cm"),
        ]

    def test_always_says_all_safety_facts_and_never_reads_silence_as_safe(self):
        facts = {fact.code: fact for fact in product_detail(single().pk).safety}

        assert list(facts) == [
            "sterile", "sterilisation_methods", "sterilise_before_use", "use", "latex", "dehp", "powder", "mri_safety",
            "supply", "shelf_life", "storage",
        ]  # fmt: skip
        assert {fact.value for fact in facts.values()} == {"Not stated by the maker"}
        assert not any(fact.stated for fact in facts.values())

    def test_shows_the_symbols_its_facts_call_for_with_their_words(self):
        product = single(
            device__sterile="yes",
            device__sterilisation_methods=["Ethylene Oxide"],
            device__use="single_use",
            device__latex="contains_nrl",
            device__mri_safety="unsafe",
            device__supply="rx_only",
            device__storage=[{"type": "Storage temperature", "low": 5, "high": 30, "unit": "°C", "note": ""}],
        )

        detail = product_detail(product.pk)

        assert [(symbol.icon, symbol.text) for symbol in detail.symbols] == [
            ("sterile-eo", "Sterilised using ethylene oxide"),
            ("single-use", "Do not re-use"),
            ("latex", "Contains or presence of natural rubber latex"),
            ("mr-unsafe", "MR Unsafe"),
            ("rx", "Prescription only"),
            ("temperature", "Temperature limit: 5 to 30 °C"),
        ]
        assert detail.safety[-1].value == "Storage temperature 5 to 30 °C"

    @pytest.mark.parametrize(
        ("low", "high", "symbols"),
        [
            (None, 25, [("temperature-upper", "Upper limit of temperature: 25 °C")]),
            (2, None, [("temperature-lower", "Lower limit of temperature: 2 °C")]),
            (None, None, []),
        ],
    )
    def test_shows_a_symbol_of_temperature_with_its_figures_only(self, low, high, symbols):
        storage = [{"type": "Storage temperature", "low": low, "high": high, "unit": "°C", "note": ""}]

        detail = product_detail(single(device__storage=storage).pk)

        assert [(symbol.icon, symbol.text) for symbol in detail.symbols] == symbols

    def test_says_in_words_that_a_temperature_without_figures_is_limited(self):
        storage = [{"type": "Storage temperature", "low": None, "high": None, "unit": "", "note": ""}]

        storage = product_detail(single(device__storage=storage).pk).safety[-1]

        assert storage.value == "Storage temperature is limited, the figures are not stated"

    def test_says_the_registers_methods_in_our_words_and_others_as_they_are(self):
        said = ["Radiation Sterilization", "ETHYLENE OXIDE", "Vapour of our own"]

        facts = product_detail(single(device__sterilisation_methods=said).pk).safety

        assert facts[1].value == "Irradiation, Ethylene oxide, Vapour of our own"

    def test_shows_no_symbol_of_a_method_that_is_its_users(self):
        product = single(
            device__sterile="yes",
            device__sterilise_before_use="yes",
            device__sterilisation_methods=["Moist Heat or Steam Sterilization"],
        )

        assert [symbol.icon for symbol in product_detail(product.pk).symbols] == ["sterile"]

    def test_does_not_take_microwaves_for_irradiation(self):
        product = single(device__sterile="yes", device__sterilisation_methods=["Microwave Radiation"])

        assert [symbol.icon for symbol in product_detail(product.pk).symbols] == ["sterile"]

    def test_names_the_package_that_bears_each_identifier(self):
        product = single()
        for value, kind, package, contains, quantity in (
            ("00815131022254", "primary", "", "", None),
            ("10815131022251", "package", "BOX", "00815131022254", 12),
            ("20815131022258", "package", "Case", "10815131022251", 10),
            ("30815131022255", "package", "SWYL", "99999999999999", 4),
            ("40815131022252", "direct_mark", "", "", None),
        ):
            DeviceIdentifier.objects.create(
                product=product, value=value, kind=kind, agency="GS1", package_type=package,
                contains=contains, quantity=quantity,
            )  # fmt: skip

        assert [(one.value[0], one.level) for one in product_detail(product.pk).identifiers] == [
            ("0", "each"),
            ("3", "package"),
            ("1", "box of 12"),
            ("2", "case of 10 boxes"),
            ("4", "marked on the device itself"),
        ]

    def test_names_packages_that_contain_each_other(self):
        product = single()
        for value, contains in (("1111", "2222"), ("2222", "1111")):
            DeviceIdentifier.objects.create(
                product=product, value=value, kind="package", agency="OTHER", contains=contains, quantity=2
            )

        assert [one.level for one in product_detail(product.pk).identifiers] == ["package of 2 packages"] * 2

    def test_of_which_several_lie_under_one_primary_identifier_says_so(self):
        product = single()
        DeviceIdentifier.objects.create(
            product=product, value="00815131022254", kind="primary", agency="GS1", quantity=100
        )

        assert product_detail(product.pk).identifiers[0].level == "pack of 100"

    def test_of_which_nothing_is_stated_has_no_symbols(self):
        assert product_detail(single().pk).symbols == ()

    def test_shows_identifiers_with_what_packages_hold_and_those_that_do_not_check(self):
        product = single()
        for value, kind, quantity, valid in (
            ("30815131022255", "package", 120, True),
            ("00815131022254", "primary", None, True),
            ("10815131022252", "package", 12, False),
        ):
            DeviceIdentifier.objects.create(
                product=product, value=value, kind=kind, agency="GS1", quantity=quantity, check_digit_valid=valid
            )

        assert [
            (one.value, one.kind, one.contains, one.check_digit_valid) for one in product_detail(product.pk).identifiers
        ] == [
            ("00815131022254", "Primary", None, True),
            ("10815131022252", "Package", 12, False),
            ("30815131022255", "Package", 120, True),
        ]

    def test_points_to_what_replaces_it_and_what_it_replaces_as_far_as_that_is_shown(self):
        old, new, newest = single(device__discontinued=True), single(), single(is_public=False)
        ProductRelation.objects.create(product=new, other=old, kind="replaces")
        ProductRelation.objects.create(product=newest, other=new, kind="replaces")

        assert product_detail(old.pk).replaced_by.id == new.pk
        assert [(title, [card.id for card in cards]) for title, cards in product_detail(new.pk).related] == [
            ("Replaces", [old.pk])
        ]
        assert product_detail(new.pk).replaced_by is None

    def test_knows_the_way_to_its_deepest_category(self):
        product = single()
        outer = category("Wound closure", holding=[product])
        inner = category("Sutures", within=outer, holding=[product])

        assert product_detail(product.pk).breadcrumbs == (
            ("Wound closure", outer.get_absolute_url()),
            ("Sutures", inner.get_absolute_url()),
        )

    def test_shows_a_cleaned_description(self):
        product = single(description='<p onclick="x()">Fine <b>steel</b><script>alert(1)</script></p>')

        assert product_detail(product.pk).description == "<p>Fine <b>steel</b></p>"


class TestAFamily:
    def test_lays_out_what_tells_its_variants_apart_in_order(self, sorbalon):
        detail = product_detail(sorbalon.pk)

        assert detail.variant_columns == ("Size", "Needle")
        assert [tuple(fact.value for fact in variant.facts) for variant in detail.variants] == [
            ("3-0", "cutting 24"),
            ("3-0", "taper 26"),
            ("2-0", "taper 26"),
        ]

    def test_takes_another_column_when_the_deciding_ones_do_not_tell_variants_apart(self, sorbalon):
        second, third = sorbalon.children.order_by("pk")[1:]
        state(third, needle="cutting 24", colour="undyed")
        state(second, colour="violet")

        assert product_detail(sorbalon.pk).variant_columns == ("Size", "Needle", "Colour")

    def test_sums_up_what_its_variants_say_and_is_drawn_as_the_family(self, sorbalon):
        detail = product_detail(sorbalon.pk)

        assert [fact.value for fact in detail.facts] == [
            "3-0, 2-0",
            "cutting 24, taper 26",
            "violet",
            "Not stated by the maker",
        ]
        assert detail.drawing == Drawing.of("suture", colour="violet")

    def test_shows_a_variant_selected_under_its_own_address_with_the_family_as_the_canonical_one(self, sorbalon):
        child = sorbalon.children.order_by("pk")[0]
        DeviceIdentifier.objects.create(product=child, value="00815131022254", kind="primary", agency="GS1")

        detail = product_detail(child.pk)

        assert (detail.selected_variant_id, detail.url) == (child.pk, sorbalon.get_absolute_url())
        assert [fact.value for fact in detail.facts] == ["2-0", "taper 26", "violet", "Not stated by the maker"]
        assert len(detail.variants) == 3
        assert detail.identifiers[0].value == "00815131022254"

    def test_leaves_out_variants_that_nobody_may_see(self, sorbalon):
        hidden = sorbalon.children.first()
        type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)

        assert len(product_detail(sorbalon.pk).variants) == 2
        with pytest.raises(NoSuchProduct):
            product_detail(hidden.pk)


class TestThePage:
    def test_of_a_withdrawn_product_is_not_found(self, client):
        product = single(is_public=False)

        assert client.get(product.get_absolute_url()).status_code == 404

    def test_under_an_old_name_leads_to_the_new_one(self, client):
        product = single()

        response = client.get(reverse("catalogue:detail", kwargs={"product_slug": "old", "pk": product.pk}))

        assert (response.status_code, response["Location"]) == (301, product.get_absolute_url())

    def test_tells_machines_what_it_costs_without_vat(self, client):
        product = single(title="Halsted forceps", price="8.00", device__part_number="HF-125")

        page = client.get(product.get_absolute_url()).content.decode()
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])

        assert (data[0]["@type"], data[0]["mpn"], data[0]["offers"][0]["price"]) == ("Product", "HF-125", "8.00")
        assert data[0]["offers"][0]["priceSpecification"]["valueAddedTaxIncluded"] is False
        assert data[1]["itemListElement"][-1]["name"] == "Halsted forceps"

    def test_never_lets_a_name_leave_the_script(self):
        text = as_json_ld([{"name": "</script><script>alert(1)</script> & co"}])

        assert "<" not in text
        assert json.loads(text)[0]["name"] == "</script><script>alert(1)</script> & co"

    def test_sets_no_cookie_and_writes_nothing(self, client, django_capture_on_commit_callbacks, at_most_queries):
        product = single(device__maker=MakerFactory())
        client.get(product.get_absolute_url())

        with at_most_queries(12) as sent:
            response = client.get(product.get_absolute_url())

        assert not response.cookies
        assert {query["sql"].lstrip("(\n ").split()[0] for query in sent.captured_queries} <= {"SELECT", "WITH"}

    def test_of_a_family_with_many_variants_costs_at_most_twelve_queries(self, client, suture, at_most_queries):
        parent = family(product_class=suture, variants=[{}] * 12)
        category("Sutures", holding=[parent])
        child = parent.children.last()
        client.get(child.get_absolute_url())

        with at_most_queries(12):
            response = client.get(child.get_absolute_url())

        assert len(response.context["detail"].variants) == 12

    def test_without_class_or_device_still_answers(self, client):
        product = get_model("catalogue", "Product").objects.create(title="Bare", structure="standalone")

        assert client.get(product.get_absolute_url()).status_code == 200
