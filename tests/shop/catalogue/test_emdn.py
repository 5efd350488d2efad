"""The European nomenclature as a way into the catalogue."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from shop.catalogue.detail import product_detail
from shop.catalogue.emdn import NoSuchCode, code_page, find_codes
from shop.devices.code_lists import store
from shop.devices.codes import CodeSystem
from shop.devices.models import Device, DeviceIdentifier
from shop.devices.register import RegisterRecord
from tests.factories.shop import family, single

pytestmark = pytest.mark.django_db
NAMES = {
    "H": "Suture devices",
    "H01": "Surgical sutures",
    "H0101": "Absorbable sutures",
    "H0102": "Non-absorbable sutures",
    "K": "Endotherapy devices",
}


@pytest.fixture
def names():
    store(CodeSystem.EMDN, NAMES, edition="EMDN of the test")


def filed(product, code):
    Device.objects.filter(product=product).update(emdn=code)
    return product


class TestTree:
    def test_counts_what_is_at_a_code_and_below_it_each_family_once(self, names):
        filed(single(), "H0101")
        filed(single(), "H01")
        filed(single(is_public=False), "H0101")
        parent = family(variants=[{}, {}, {}])
        filed(parent, "H0102")
        for variant in parent.children.all():
            filed(variant, "H0102")

        root, sutures = code_page(""), code_page("H01")

        assert [(one.code, one.name, one.count) for one in root.below] == [
            ("H", "Suture devices", 3),
            ("K", "Endotherapy devices", 0),
        ]
        assert [(one.code, one.count) for one in sutures.below] == [("H0101", 1), ("H0102", 1)]
        assert [one.code for one in sutures.above] == ["H"]
        assert sutures.total == len(sutures.cards) == 3

    def test_codes_that_only_products_have_are_shown_without_a_name(self):
        filed(single(), "H0101")

        assert [(one.code, one.name, one.count) for one in code_page("H01").below] == [("H0101", "Name not loaded", 1)]
        with pytest.raises(NoSuchCode):
            code_page("K")

    def test_asks_as_little_however_much_there_is(self, names, django_assert_max_num_queries):
        for _ in range(8):
            filed(single(), "H0101")

        with django_assert_max_num_queries(2):
            code_page("")
        with django_assert_max_num_queries(8):
            code_page("H")
        with django_assert_max_num_queries(2):
            find_codes("sutures")


class TestSearch:
    def test_by_words_in_any_order_and_by_the_beginning_of_a_code(self, names):
        filed(single(), "H0101")

        assert [(one.code, one.count) for one in find_codes("sutures absorbable")] == [("H0101", 1), ("H0102", 0)]
        assert [one.code for one in find_codes("h 01 01")] == ["H0101"]
        assert find_codes("zeppelin") == find_codes(" ") == []


class TestPages:
    def test_say_what_is_loaded(self):
        nothing = Client().get(reverse("emdn")).content.decode()
        store(CodeSystem.EMDN, NAMES, edition="x", complete=False)
        own = Client().get(reverse("emdn")).content.decode()
        store(CodeSystem.EMDN, NAMES, edition="EMDN of the test")
        whole = Client().get(reverse("emdn")).content.decode()

        assert "No list of names is loaded here" in nothing
        assert "The published list is not loaded here" in own
        assert "Names from EMDN of the test" in whole

    def test_a_code_in_small_letters_leads_to_its_page(self, names):
        answer = Client().get(reverse("emdn-code", args=["h01"]))

        assert (answer.status_code, answer["Location"]) == (301, reverse("emdn-code", args=["H01"]))

    @pytest.mark.parametrize("code", ["H1", "Z99", "sutures", "H01010101010101"])
    def test_what_is_no_code_is_not_found(self, names, code):
        assert Client().get(reverse("emdn-code", args=[code])).status_code in (301, 404)
        assert Client().get(reverse("emdn-code", args=[code.upper()])).status_code == 404

    def test_a_question_is_answered_and_kept(self, names):
        page = Client().get(reverse("emdn"), {"q": "<absorbable>"}).content.decode()

        assert "No code for “&lt;absorbable&gt;”" in page
        assert 'value="&lt;absorbable&gt;"' in page


class TestProductPage:
    def test_names_stand_beside_codes_and_lead_to_the_tree(self, names):
        product = filed(single(), "H0101")

        facts = {fact.code: fact for fact in product_detail(product.pk).classification}

        assert facts["emdn"].value == "H0101 Absorbable sutures"
        assert facts["emdn"].url == reverse("emdn-code", args=["H0101"])

    def test_without_a_list_the_code_stands_alone(self):
        product = filed(single(), "H0101")

        assert {fact.value for fact in product_detail(product.pk).classification if fact.code == "emdn"} == {"H0101"}

    def test_says_what_the_register_says_of_papers_and_contacts(self):
        product = single()
        Device.objects.filter(product=product).update(
            source="gudid", label_controls=["lot", "donation_id"], discontinued=True, is_combination=True
        )
        RegisterRecord.objects.create(
            product=product,
            version=3,
            version_date=dt.date(2018, 7, 23),
            distribution_ended_on=dt.date(2020, 1, 31),
            premarket_submissions=[{"number": "K094035", "supplement": "", "type": "PMN"}],
            gmdn=[{"code": "43691", "name": "Ear tube"}],
            contacts=[{"phone": "+1 555 0100", "extension": "7", "email": "care@example.com"}],
        )
        DeviceIdentifier.objects.create(
            product=product,
            value="10844505009253",
            kind="package",
            agency="GS1",
            quantity=12,
            discontinued=True,
            discontinued_on=dt.date(2015, 11, 11),
        )

        detail = product_detail(product.pk)

        assert {fact.name: fact.value for fact in detail.register} == {
            "On the label": "Lot number, donation number",
            "Combination product": "A device together with a medicine or a biological product",
            "Premarket submission, US": "510(k) K094035",
            "GMDN": "43691 Ear tube",
            "Distribution": "Not distributed any more; end stated as 31 January 2020",
            "Entry in the FDA’s register": "Version 3 of 23 July 2018",
            "Maker’s customer service": "+1 555 0100, extension 7, care@example.com",
        }
        assert [one.note for one in detail.identifiers if one.kind == "Package"] == [
            "Not distributed since 11 November 2015"
        ]
        assert "Label and register" in Client().get(detail.url).content.decode()
