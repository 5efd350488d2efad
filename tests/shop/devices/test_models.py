"""What the database refuses to believe of a device, and what makes no sense of it."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.http import QueryDict
from django.urls import reverse

from shop.api import product_cards
from shop.catalogue.categories import category_page
from shop.catalogue.compare import compare
from shop.catalogue.detail import product_detail
from shop.catalogue.forms import Filters
from shop.devices.models import Device, DeviceDocument, DeviceIdentifier, DoesNotApply
from tests.factories.shop import ProductClassFactory, attribute, category, family, single, state

pytestmark = pytest.mark.django_db


class TestADevice:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"class_us": "IV"},
            {"class_eu": "2a"},
            {"label_controls": ["lot", "colour"]},
            {"shelf_life_months": 0},
            {"emdn": "H010"},
            {"unspsc": "4231220"},
            {"hcpcs": "4649A"},
        ],
    )
    def test_cannot_say_what_no_authority_knows(self, wrong):
        single()

        with pytest.raises(DatabaseError), transaction.atomic():
            Device.objects.update(**wrong)

    def test_may_say_all_that_they_know(self):
        single()

        Device.objects.update(
            class_us="II", class_eu="IIa", label_controls=["lot", "expiry"], shelf_life_months=36, emdn="H010101",
            unspsc="42312201", hcpcs="A4649",
        )  # fmt: skip


class TestAnIdentifier:
    @pytest.mark.parametrize(
        "second",
        [
            {"kind": "primary", "value": "00000000000024"},
            {"kind": "package", "value": "10000000000017", "quantity": 0},
            {"kind": "package", "value": "10000000000017", "contains": "10000000000017"},
        ],
    )
    def test_is_primary_once_and_holds_something_else(self, second):
        product = single()
        DeviceIdentifier.objects.create(product=product, kind="primary", agency="GS1", value="00000000000017")

        with pytest.raises(DatabaseError), transaction.atomic():
            DeviceIdentifier.objects.create(product=product, agency="GS1", **second)

    def test_of_a_package_may_belong_to_several_products(self):
        for product in (single(), single()):
            DeviceIdentifier.objects.create(product=product, kind="package", agency="GS1", value="10000000000017")

        assert DeviceIdentifier.objects.filter(value="10000000000017").count() == 2


@pytest.fixture
def ties():
    """Ties, of which a needle makes no sense; a suture whose needle is not stated; one with a taper needle."""
    cls = ProductClassFactory(name="Suture", slug="suture")
    needle = attribute(cls, "needle", "option", options=("taper", "cutting"))
    attribute(cls, "length", "integer", unit="cm")
    nothing = {"device__powder": "n_a", "device__sterile": "n_a"}
    tie = family(title="Tie", product_class=cls, variants=[{"device": None}], **nothing)
    suture = single(title="Suture", product_class=cls)
    state(suture, length=45)
    armed = single(title="Armed suture", product_class=cls, device__sterile="yes")
    state(armed, needle=needle.option_group.options.first())
    DoesNotApply.objects.create(product=tie, attribute=needle)
    return category("Sutures", holding=[tie, suture, armed])


def of(made, title):
    return next(product for product in made.product_set.all() if product.title == title)


class TestWhatDoesNotApply:
    def test_is_not_on_the_page_and_not_on_the_card(self, ties):
        tie = of(ties, "Tie")

        detail, card = product_detail(tie.pk), product_cards([tie.pk])[tie.pk]

        assert [fact.code for fact in detail.facts] == ["length"]
        assert "powder" not in [fact.code for fact in detail.safety]
        assert [fact.code for fact in card.facts] == ["length"]

    def test_holds_for_the_variants_of_a_family(self, ties):
        variant = of(ties, "Tie").children.get()

        assert [fact.code for fact in product_detail(variant.pk).facts] == ["length"]

    def test_is_something_else_than_not_stated(self, ties):
        detail = product_detail(of(ties, "Suture").pk)

        assert [(fact.code, fact.stated) for fact in detail.facts] == [("needle", False), ("length", True)]
        assert "powder" in [fact.code for fact in detail.safety]

    def test_says_so_where_products_are_compared(self, ties):
        table = compare([of(ties, "Tie").pk, of(ties, "Suture").pk])

        rows = {row.name: [cell.value for cell in row.cells] for group in table.groups for row in group.rows}
        assert rows["Needle"] == ["Does not apply", "Not stated by the maker"]
        assert rows["Powder"] == ["Does not apply", "Not stated by the maker"]

    def test_is_in_no_bucket_of_a_filter(self, ties):
        page = category_page(ties.pk, Filters.read(QueryDict("")))

        found = {facet.param: [(c.label, c.count) for c in facet.choices if c.count] for facet in page.facets}
        assert found["needle"] == [("taper", 1), ("Not stated", 1)]
        assert found["sterile"] == [("Yes", 1), ("Not stated", 1)]
        narrowed = category_page(ties.pk, Filters.read(QueryDict("needle=not_stated")))
        assert [card.title for card in narrowed.cards] == ["Suture"]


def paper(product, **fields) -> DeviceDocument:
    content = ContentFile(b"%PDF-1.7 words", name="ifu.pdf")
    return DeviceDocument.objects.create(**{"product": product, "kind": "ifu", "file": content} | fields)


class TestDocuments:
    @pytest.fixture(autouse=True)
    def nowhere_else(self, settings, tmp_path):
        settings.STORAGES = settings.STORAGES | {
            "private": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": tmp_path},
            }
        }

    def test_are_measured_as_they_are_stored(self):
        stored = paper(single())

        assert stored.checksum == hashlib.sha256(b"%PDF-1.7 words").hexdigest()
        assert stored.size == 14

    def test_stand_on_the_page_newest_version_first_those_of_the_family_too(self):
        parent = family()
        older = paper(parent, version="1", valid_from="2024-01-01")
        newest = paper(parent, version="2", valid_from="2026-01-01")
        own = paper(parent.children.first(), kind="mri", title="In the scanner")

        shown = product_detail(own.product_id).documents

        assert [(one.title, one.version, one.superseded) for one in shown] == [
            ("Instructions for use", "2", False),
            ("In the scanner", "", False),
            ("Instructions for use", "1", True),
        ]
        assert [one.url for one in (shown[0], shown[2])] == [
            reverse("catalogue:document", args=[row.pk]) for row in (newest, older)
        ]

    def test_are_handed_out_as_they_were_stored(self, client):
        stored = paper(single())

        answer = client.get(reverse("catalogue:document", args=[stored.pk]))

        assert b"".join(answer.streaming_content) == b"%PDF-1.7 words"
        assert (answer["Content-Type"], answer["ETag"]) == ("application/pdf", f'"{stored.checksum}"')
        again = client.get(reverse("catalogue:document", args=[stored.pk]), headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304

    def test_of_a_product_off_sale_are_nobodys(self, client):
        stored = paper(single(is_public=False))

        assert client.get(reverse("catalogue:document", args=[stored.pk])).status_code == 404

    def test_of_one_kind_language_and_version_are_one(self):
        product = single()
        paper(product)

        with pytest.raises(DatabaseError), transaction.atomic():
            paper(product)
