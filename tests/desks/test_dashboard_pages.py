"""Every page of the merchandisers' desk opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, reverse

ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//[^"']+""")
"""An address on another host."""
PRODUCT, PARENT, KIND = {"pk": "product.pk"}, {"pk": "parent.pk"}, {"pk": "kind.pk"}
ORDER = {"number": "paid.number"}
OFFER, RANGE, VOUCHER, SET = {"pk": "offer.pk"}, {"pk": "range.pk"}, {"pk": "voucher.pk"}, {"pk": "voucher_set.pk"}
PARTNER = {"partner_pk": "partner.pk"}
PARTNER_USER = PARTNER | {"user_pk": "buyer.pk"}
WEIGHING = {"pk": "weighing.pk"}
BAND = {"method_pk": "weighing.pk", "pk": "band.pk"}

PAGES = [
    ("index", {}),
    ("catalogue-product-list", {}),
    ("catalogue-product", PRODUCT),
    ("catalogue-product", PARENT),
    ("catalogue-product", {"pk": "variant.pk"}),
    ("catalogue-product-create", {"product_class_slug": "kind.slug"}),
    ("catalogue-product-create-child", {"parent_pk": "parent.pk"}),
    ("catalogue-product-delete", PRODUCT),
    ("stock-alert-list", {}),
    ("catalogue-product-lookup", {}),
    ("catalogue-emdn-lookup", {}),
    ("transfers", {}),
    ("transfer-export", {}),
    ("transfer-run", {"pk": "transfer.pk"}),
    ("search-reports", {}),
    ("search-query", {}),
    ("search-rules", {}),
    ("search-preview", {}),
    ("search-publish", {}),
    ("catalogue-category-list", {}),
    ("catalogue-category-detail-list", {"pk": "shelf.pk"}),
    ("catalogue-category-create", {}),
    ("catalogue-category-create-child", {"parent": "shelf.pk"}),
    ("catalogue-category-update", {"pk": "inner.pk"}),
    ("catalogue-category-delete", {"pk": "inner.pk"}),
    ("catalogue-class-create", {}),
    ("catalogue-class-list", {}),
    ("catalogue-class-update", KIND),
    ("catalogue-class-delete", KIND),
    ("catalogue-attribute-option-group-create", {}),
    ("catalogue-attribute-option-group-list", {}),
    ("catalogue-attribute-option-group-update", {"pk": "group.pk"}),
    ("catalogue-attribute-option-group-delete", {"pk": "group.pk"}),
    ("catalogue-option-list", {}),
    ("catalogue-option-create", {}),
    ("catalogue-option-update", {"pk": "option.pk"}),
    ("catalogue-option-delete", {"pk": "option.pk"}),
    ("reports-index", {}),
    ("payments", {}),
    ("returns", {}),
    ("waiting", {}),
    ("parcels", {}),
    ("parcel", {"pk": "parcel.pk"}),
    ("return", {"number": "goods_return.number"}),
    ("order-list", {}),
    ("order-stats", {}),
    ("organisations", {}),
    ("organisation-add", {}),
    ("organisation", {"pk": "hospital.pk"}),
    ("professionals", {}),
    ("certificates", {}),
    ("order-detail", ORDER),
    ("order-detail", {"number": "placed.number"}),
    ("order-detail", {"number": "goods_return.order.number"}),
    ("order-detail-note", ORDER | {"note_id": "note.pk"}),
    ("order-line-detail", ORDER | {"line_id": "line.pk"}),
    ("order-shipping-address", ORDER),
    ("users-index", {}),
    ("user-detail", {"pk": "buyer.pk"}),
    ("user-alert-list", {}),
    ("partner-list", {}),
    ("partner-create", {}),
    ("partner-manage", {"pk": "partner.pk"}),
    ("partner-delete", {"pk": "partner.pk"}),
    ("offer-list", {}),
    ("offer-metadata", {}),
    ("offer-metadata", OFFER),
    ("offer-benefit", OFFER),
    ("offer-condition", OFFER),
    ("offer-restrictions", OFFER),
    ("offer-delete", {"pk": "simple_offer.pk"}),
    ("offer-detail", OFFER),
    ("range-list", {}),
    ("range-create", {}),
    ("range-update", RANGE),
    ("range-delete", RANGE),
    ("range-products", RANGE),
    ("voucher-list", {}),
    ("voucher-create", {}),
    ("voucher-update", {"pk": "free_voucher.pk"}),
    ("voucher-delete", {"pk": "free_voucher.pk"}),
    ("voucher-stats", VOUCHER),
    ("voucher-set-list", {}),
    ("voucher-set-create", {}),
    ("voucher-set-update", SET),
    ("voucher-set-detail", SET),
    ("voucher-set-download", SET),
    ("voucher-set-delete", SET),
    ("comms-list", {}),
    ("comms-update", {"slug": "mail.code"}),
    ("shipping-method-list", {}),
    ("shipping-method-create", {}),
    ("shipping-method-detail", WEIGHING),
    ("shipping-method-edit", WEIGHING),
    ("shipping-method-delete", WEIGHING),
    ("shipping-method-band-edit", BAND),
    ("shipping-method-band-delete", BAND),
]
FOR_ADMINISTRATORS = [
    ("partner-user-create", PARTNER),
    ("partner-user-select", PARTNER),
    ("partner-user-update", PARTNER_USER),
    ("user-alert-delete", {"pk": "alert.pk"}),
    ("user-alert-update", {"pk": "alert.pk"}),
]
"""Pages that change accounts."""
SUBMITTED_ONLY = {"catalogue-product-bulk-action", "range-reorder", "partner-user-link", "partner-user-unlink",
                  "user-password-reset", "transfer-apply", "transfer-undo", "login", "logout",
                  "search-rule-add", "search-rule-remove", "search-publish-now", "search-undo", "search-discard",
                  "search-judge", "search-brief", "organisation-person-add", "organisation-person-remove",
                  "invoice-payment", "professional-withdraw", "return-receive", "return-refuse",
                  "return-examine", "certificate-end", "organisation-certificate-add",
                  "organisation-point-add", "organisation-point-remove"}  # fmt: skip


def address(shop, name: str, values: dict[str, str]) -> str:
    return reverse(f"dashboard:{name}", kwargs={key: attrgetter(value)(shop) for key, value in values.items()})


def names(patterns: list | None = None) -> Iterator[str]:
    for pattern in apps.get_app_config("dashboard").urls[0] if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def label(page: tuple[str, dict[str, str]]) -> str:
    return "-".join((page[0], *(value.partition(".")[0] for value in page[1].values())))


class TestEveryPage:
    def test_is_known_to_this_test(self):
        assert set(names()) == {name for name, _ in PAGES + FOR_ADMINISTRATORS} | SUBMITTED_ONLY | {
            "offer-metadata", "offer-condition", "order-invoice", "order-credit-note", "order-packing-slip"
        }  # fmt: skip

    @pytest.mark.parametrize("page", PAGES + FOR_ADMINISTRATORS, ids=label)
    def test_opens_for_an_administrator(self, shop, sign_in, page):
        answer = sign_in("administrator").get(address(shop, *page))

        assert answer.status_code == 200
        assert not ELSEWHERE.findall(answer.content.decode())

    @pytest.mark.parametrize("page", PAGES, ids=label)
    def test_opens_for_a_merchandiser(self, shop, sign_in, page):
        answer = sign_in("merchandiser").get(address(shop, *page))

        assert answer.status_code == 200
