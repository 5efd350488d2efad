"""A product's page for machines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from shop.data import Availability, ProductDetail, SellingUnit

AVAILABILITY = {
    "in_stock": "InStock",
    "low": "LimitedAvailability",
    "out": "OutOfStock",
    "back_order": "BackOrder",
    "discontinued": "Discontinued",
}
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def structured_data(detail: ProductDetail, site_url: str) -> list[dict[str, Any]]:
    """The product, or the group of its variants, with offers without VAT; and the way to it. Addresses are absolute."""
    return [_product(detail, site_url), _breadcrumbs(detail, site_url)]


def as_json_ld(data: list[dict[str, Any]]) -> SafeString:
    """``data`` as text that cannot leave a <script> element, whatever stands in it."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))


def _product(detail: ProductDetail, site_url: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ProductGroup" if detail.variants else "Product",
        "name": detail.title,
        "url": site_url + detail.url,
    }
    if detail.description:
        found["description"] = " ".join(strip_tags(detail.description).split())
    if detail.maker:
        found["manufacturer"] = {"@type": "Organization", "name": detail.maker}
    if detail.brand:
        found["brand"] = {"@type": "Brand", "name": detail.brand}
    if detail.variants:
        found["hasVariant"] = [
            {
                "@type": "Product",
                "name": variant.title,
                "url": site_url + variant.url,
                **({"mpn": variant.part_number} if variant.part_number else {}),
                **_offers(variant.units, variant.availability, site_url + variant.url),
            }
            for variant in detail.variants
        ]
        return found
    if detail.part_number:
        found["mpn"] = detail.part_number
    for identifier in detail.identifiers[:1]:
        if identifier.agency == "GS1" and identifier.check_digit_valid:
            found["gtin14"] = identifier.value.zfill(14)
    return found | _offers(detail.units, detail.availability, site_url + detail.url)


def _offers(units: tuple[SellingUnit, ...], availability: Availability, url: str) -> dict[str, Any]:
    offers = [
        {
            "@type": "Offer",
            "sku": unit.sku,
            "url": url,
            "price": str(unit.price.excl),
            "priceCurrency": unit.price.currency,
            "availability": f"https://schema.org/{AVAILABILITY.get(availability.code, 'OutOfStock')}",
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": str(unit.price.excl),
                "priceCurrency": unit.price.currency,
                "valueAddedTaxIncluded": False,
                "unitText": unit.label,
            },
        }
        for unit in units
        if unit.price
    ]
    return {"offers": offers} if offers else {}


def _breadcrumbs(detail: ProductDetail, site_url: str) -> dict[str, Any]:
    way = [*detail.breadcrumbs, (detail.title, detail.url)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": site_url + url}
            for place, (name, url) in enumerate(way, start=1)
        ],
    }
