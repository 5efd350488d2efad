"""A product's page for machines, held against what schema.org and the shops' search engines ask of a product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from shop.catalogue.detail import product_detail
from shop.catalogue.structured_data import structured_data
from shop.devices.models import DeviceIdentifier
from tests.factories.shop import ProductClassFactory, attribute, category, family, sell, single, state

pytestmark = pytest.mark.django_db

SITE = "https://suture.example"
SCHEMA = "https://schema.org/"
STATES = {"InStock", "LimitedAvailability", "OutOfStock", "BackOrder", "Discontinued"}
KNOWN = {
    "Product": {
        "@context", "@type", "name", "url", "description", "manufacturer", "brand", "category", "mpn", "sku", "gtin14",
        "offers", "additionalProperty", "isVariantOf",
    },
    "ProductGroup": {
        "@context", "@type", "name", "url", "description", "manufacturer", "brand", "category", "productGroupID",
        "variesBy", "hasVariant",
    },
    "Offer": {
        "@type", "sku", "url", "price", "priceCurrency", "availability", "itemCondition", "priceSpecification",
        "eligibleQuantity",
    },
}  # fmt: skip
"""Properties that schema.org has for a type, as far as we use them."""


def troubles(thing: dict[str, Any]) -> list[str]:
    """What a validator would say against ``thing`` and all that is in it."""
    kind = thing.get("@type", "")
    found = [f"{kind} has no {name}" for name in required(kind) if not thing.get(name)]
    found += [f"{kind} cannot have {name}" for name in thing if kind in KNOWN and name not in KNOWN[kind]]
    if kind == "Offer":
        found += [] if Decimal(thing["price"]) > 0 else ["an offer for nothing"]
        found += [] if thing["availability"].removeprefix(SCHEMA) in STATES else [thing["availability"]]
    found += [f"{thing['url']} is not absolute" for url in [thing.get("url")] if url and not url.startswith(SITE)]
    if not thing.get("gtin14", "0" * 14).isdigit() or len(thing.get("gtin14", "0" * 14)) != 14:
        found.append(f"{thing['gtin14']} is no GTIN-14")
    for value in thing.values():
        for inner in value if isinstance(value, list) else [value]:
            found += troubles(inner) if isinstance(inner, dict) else []
    return found


def required(kind: str) -> tuple[str, ...]:
    return {
        "Product": ("name", "url"),
        "ProductGroup": ("productGroupID", "url"),
        "Offer": ("price", "priceCurrency", "availability", "url"),
        "Brand": ("name",),
        "Organization": ("name",),
        "PropertyValue": ("name", "value"),
        "ListItem": ("position", "name", "item"),
    }.get(kind, ())


def said_of(product: Any) -> dict[str, Any]:
    """The product's structured data, which nobody can say anything against."""
    data = structured_data(product_detail(product.pk), SITE)
    assert [trouble for thing in data for trouble in troubles(thing)] == []
    return data[0]


@pytest.fixture
def forceps():
    product = single(
        title="Halsted forceps",
        price="8.00",
        unit=("BX", 10),
        device__part_number="HF-125",
        device__brand="Brannoch",
        device__sterile="no",
    )
    category("Forceps", holding=[product])
    DeviceIdentifier.objects.create(product=product, value="815131022254", kind="primary", agency="GS1")
    return product


class TestASingle:
    def test_says_who_makes_it_its_numbers_and_what_it_costs(self, forceps):
        said = said_of(forceps)

        assert (said["brand"]["name"], said["mpn"], said["category"]) == ("Brannoch", "HF-125", "Forceps")
        assert said["gtin14"] == "00815131022254"
        offer = said["offers"][0]
        assert (offer["price"], offer["priceCurrency"], offer["availability"]) == ("8.00", "GBP", f"{SCHEMA}InStock")
        assert offer["priceSpecification"]["valueAddedTaxIncluded"] is False
        assert offer["priceSpecification"]["unitText"] == "box of 10"

    def test_says_what_the_maker_states_and_nothing_else(self, forceps):
        stated = {one["name"]: one["value"] for one in said_of(forceps)["additionalProperty"]}

        assert stated["Sterile as supplied"] == "No"
        assert not any("latex" in name.lower() for name in stated)
        assert "Not stated by the maker" not in stated.values()

    def test_has_no_offer_while_its_price_is_on_request(self):
        assert "offers" not in said_of(single(price=None))

    def test_that_is_out_of_stock_says_so(self):
        assert said_of(single(stock_of=None))["offers"][0]["availability"] == f"{SCHEMA}OutOfStock"

    @pytest.mark.parametrize(
        ("value", "agency", "valid"), [("A99912345", "HIBCC", True), ("10815131022252", "GS1", False)]
    )
    def test_never_gives_a_number_out_as_a_gtin_that_is_none(self, value, agency, valid):
        product = single()
        DeviceIdentifier.objects.create(
            product=product, value=value, kind="primary", agency=agency, check_digit_valid=valid
        )

        assert "gtin14" not in said_of(product)

    def test_is_of_its_maker_s_name_where_it_bears_no_brand(self):
        product = single(device__maker__name="Tuttwald")

        assert said_of(product)["brand"]["name"] == "Tuttwald"


class TestAFamily:
    @pytest.fixture
    def sorbalon(self):
        cls = ProductClassFactory()
        attribute(cls, "size")
        parent = family(title="Sorbalon", product_class=cls, variants=[{"price": "2.00"}, {"price": None}])
        first, second = parent.children.order_by("pk")
        state(first, size="2-0")
        state(second, size="3-0")
        sell(first, price="20.00", unit=("BX", 12))
        return parent

    def test_is_a_group_of_its_variants_each_offered_once(self, sorbalon):
        said = said_of(sorbalon)

        assert (said["@type"], said["productGroupID"]) == ("ProductGroup", str(sorbalon.pk))
        assert [[offer["price"] for offer in one.get("offers", [])] for one in said["hasVariant"]] == [["2.00"], []]

    def test_is_named_by_its_variant_whose_page_offers_every_unit(self, sorbalon):
        child = sorbalon.children.order_by("pk").first()

        said = said_of(child)

        assert (said["@type"], said["url"]) == ("Product", SITE + child.get_absolute_url())
        assert said["isVariantOf"]["productGroupID"] == str(sorbalon.pk)
        assert [offer["price"] for offer in said["offers"]] == ["2.00", "20.00"]
