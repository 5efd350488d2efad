"""A product's page for machines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from shop.data import Availability, ProductDetail, SellingUnit
from shop.devices.identifiers import is_gtin

AVAILABILITY = {
    "in_stock": "InStock",
    "low": "LimitedAvailability",
    "out": "OutOfStock",
    "back_order": "BackOrder",
    "discontinued": "Discontinued",
}
ESCAPES = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def structured_data(detail: ProductDetail, site_url: str) -> list[dict[str, Any]]:
    """The product, or the group of its variants, with offers without VAT; and the way to it. Addresses are absolute."""
    return [_product(detail, site_url), _breadcrumbs(detail, site_url)]


def as_json_ld(data: list[dict[str, Any]]) -> SafeString:
    """``data`` as text that cannot leave a <script> element, whatever stands in it."""
    text = json.dumps(data, ensure_ascii=False)
    for char, escape in ESCAPES.items():
        text = text.replace(char, escape)  # many times as fast as ``translate``
    return mark_safe(text)


def _product(detail: ProductDetail, site_url: str) -> dict[str, Any]:
    """A family is a ProductGroup; a variant a Product of its group, under its own address."""
    own = next((variant for variant in detail.variants if variant.id == detail.selected_variant_id), None)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ProductGroup" if detail.is_family else "Product",
        "name": detail.title,
        "url": site_url + (own.url if own else detail.url),
    }
    if detail.description:
        found["description"] = " ".join(strip_tags(detail.description).split())
    if detail.maker:
        found["manufacturer"] = {"@type": "Organization", "name": detail.maker}
    if detail.brand or detail.maker:
        found["brand"] = {"@type": "Brand", "name": detail.brand or detail.maker}
    if detail.breadcrumbs:
        found["category"] = " > ".join(name for name, url in detail.breadcrumbs if url != detail.url)
    if detail.is_family:
        return found | _group(detail, site_url)
    if own:
        found["isVariantOf"] = {"@type": "ProductGroup", "productGroupID": str(detail.id), "url": site_url + detail.url}
    if detail.part_number:
        found["mpn"] = detail.part_number
    if detail.units:
        found["sku"] = detail.units[0].sku
    found["additionalProperty"] = [
        {"@type": "PropertyValue", "name": fact.name, "value": fact.value}
        for fact in (*detail.facts, *detail.safety)
        if fact.stated
    ]
    return found | _gtin(detail) | _offers(detail.units, detail.availability, found["url"])


def _group(detail: ProductDetail, site_url: str) -> dict[str, Any]:
    """What only a group has. Each variant is offered by its first unit; the others stand on its own page."""
    return {
        "productGroupID": str(detail.id),
        "variesBy": list(detail.variant_columns),
        "hasVariant": [
            {
                "@type": "Product",
                "name": variant.title,
                "url": site_url + variant.url,
                **({"mpn": variant.part_number} if variant.part_number else {}),
                **({"sku": variant.units[0].sku} if variant.units else {}),
                **_offers(variant.units[:1], variant.availability, site_url + variant.url),
            }
            for variant in detail.variants
        ],
    }


def _gtin(detail: ProductDetail) -> dict[str, Any]:
    """The primary identifier, where it is a GTIN that a reader would accept."""
    for identifier in detail.identifiers[:1]:
        if is_gtin(identifier.value) and identifier.agency == "GS1" and identifier.check_digit_valid:
            return {"gtin14": identifier.value.zfill(14)}
    return {}


def _offers(units: tuple[SellingUnit, ...], availability: Availability, url: str) -> dict[str, Any]:
    """An offer for each unit that has a price; none at all while the price is on request."""
    offers = [
        {
            "@type": "Offer",
            "sku": unit.sku,
            "url": url,
            "price": str(unit.price.excl),
            "priceCurrency": unit.price.currency,
            "availability": f"https://schema.org/{AVAILABILITY.get(availability.code, 'OutOfStock')}",
            "itemCondition": "https://schema.org/NewCondition",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": str(unit.price.excl),
                "priceCurrency": unit.price.currency,
                "valueAddedTaxIncluded": False,
                "unitText": unit.label,
                "referenceQuantity": {"@type": "QuantitativeValue", "value": unit.base_quantity},
            },
            **_least(unit),
        }
        for unit in units
        if unit.price
    ]
    return {"offers": offers} if offers else {}


def _least(unit: SellingUnit) -> dict[str, Any]:
    if unit.minimum == 1:
        return {}
    return {"eligibleQuantity": {"@type": "QuantitativeValue", "minValue": unit.minimum}}


def _breadcrumbs(detail: ProductDetail, site_url: str) -> dict[str, Any]:
    own = next((variant.url for variant in detail.variants if variant.id == detail.selected_variant_id), detail.url)
    way = [*detail.breadcrumbs, (detail.title, own)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": site_url + url}
            for place, (name, url) in enumerate(way, start=1)
        ],
    }
