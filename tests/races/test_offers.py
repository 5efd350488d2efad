"""An offer for five, and fifty who press the button together."""

from __future__ import annotations

from functools import partial

import pytest
from django.db.models import Q
from oscar.core.loading import get_model

from shop.checkout import redemptions
from shop.checkout.attempts import QuoteChanged
from shop.checkout.models import PaymentAttempt
from tests.factories.checkout import basket_with, start, with_offers
from tests.factories.offers import ten_percent_off, voucher
from tests.factories.shop import single
from tests.races.together import all_at_once

Voucher = get_model("voucher", "Voucher")
pytestmark = pytest.mark.race

BUYERS = 50
LIMIT = 5


def rush(*, code: object = None) -> list[object]:
    record = single(price="100.00", stock_of=1_000).stockrecords.get()
    baskets = [basket_with((record, 1)) for _ in range(BUYERS)]
    for basket in baskets:
        basket.vouchers.add(*([code] if code else []))
    return all_at_once([partial(start, with_offers(basket)) for basket in baskets])


def outcomes(of: list[object]) -> tuple[int, int]:
    """How many have the discount, and how many are asked to confirm the full price."""
    assert {type(one) for one in of} <= {PaymentAttempt, QuoteChanged}
    had = sum(isinstance(one, PaymentAttempt) and bool(one.snapshot["quote"]["discounts"]) for one in of)
    return had, sum(isinstance(one, QuoteChanged) for one in of)


class TestFiftyBuyersOfAnOfferForFive:
    def test_five_have_it_and_the_rest_are_asked(self):
        offer = ten_percent_off(max_global_applications=LIMIT)

        assert outcomes(rush()) == (LIMIT, BUYERS - LIMIT)
        offer.refresh_from_db()
        assert (offer.num_applications, offer.total_discount) == (LIMIT, 10 * LIMIT)

    def test_without_the_guard_more_have_it(self, monkeypatch):
        monkeypatch.setattr(redemptions, "enough_left", lambda discount: Q())
        ten_percent_off(max_global_applications=LIMIT)

        assert outcomes(rush())[0] > LIMIT


class TestFiftyBuyersWithOneCode:
    def test_one_has_it(self):
        assert outcomes(rush(code=voucher(usage=Voucher.SINGLE_USE))) == (1, BUYERS - 1)

    def test_without_the_guard_more_have_it(self, monkeypatch):
        monkeypatch.setattr(redemptions, "_check_vouchers", lambda quote, user: None)

        assert outcomes(rush(code=voucher(usage=Voucher.SINGLE_USE)))[0] > 1
