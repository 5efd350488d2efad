"""Offers and vouchers with limits: taken with the goods, given back when nothing comes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout import finalise
from shop.checkout.attempts import QuoteChanged, open_payment
from shop.checkout.cancelling import cancel_order
from shop.checkout.models import PaymentAttempt, Redemption
from shop.payments.models import DemonstrationPayment
from tests.factories.checkout import basket_with, priced, start, with_offers
from tests.factories.offers import ten_percent_off, voucher
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
Voucher = get_model("voucher", "Voucher")
VoucherApplication = get_model("voucher", "VoucherApplication")


@pytest.fixture
def record():
    return single(price="100.00", stock_of=100).stockrecords.get()


def a_basket(record, *, code=None, owner=None):
    basket = basket_with((record, 1), owner=owner)
    if code:
        basket.vouchers.add(code)
    return with_offers(basket, owner)


def counters(offer):
    offer.refresh_from_db()
    return offer.num_applications, offer.total_discount, offer.num_orders


class TestAnOfferWithALimit:
    def test_is_counted_when_the_payment_starts(self, record):
        offer = ten_percent_off(max_global_applications=5)

        attempt = start(a_basket(record))

        assert counters(offer) == (1, Decimal("10.00"), 1)
        assert attempt.amount == Decimal("115.80")  # 90.00 and delivery of 6.50, with VAT

    def test_that_is_used_up_between_basket_and_button_is_a_change_to_confirm(self, record):
        ten_percent_off(max_global_applications=1)
        first, second = a_basket(record), a_basket(record)
        start(first)

        with pytest.raises(QuoteChanged) as refusal:
            start(second)

        assert refusal.value.now.discounts == ()
        assert refusal.value.now.goods_excl == Decimal("100.00")
        assert PaymentAttempt.objects.count() == Redemption.objects.count() == 1
        assert record.product.stock_levels.get().reserved == 1
        assert start(priced(second)).amount == refusal.value.now.total_incl

    def test_comes_back_when_the_payment_fails(self, record):
        offer = ten_percent_off(max_global_applications=1)
        attempt = start(a_basket(record))

        attempt = finalise.never_opened(attempt)

        assert counters(offer) == (0, Decimal("0.00"), 0)
        assert with_offers(attempt.returned_basket).total_discount == Decimal("10.00")

    def test_comes_back_when_the_order_is_cancelled(self, record):
        offer = ten_percent_off(max_global_applications=1)
        attempt = start(a_basket(record))
        open_payment(attempt)
        DemonstrationPayment.objects.update(state=DemonstrationPayment.State.AUTHORISED)
        placed = finalise.finalise(attempt.key, now=timezone.now())
        assert counters(offer) == (1, Decimal("10.00"), 1)

        cancel_order(placed.order, now=timezone.now())

        assert counters(offer) == (0, Decimal("0.00"), 0)

    def test_for_each_customer_counts_what_is_being_paid_for(self, record):
        ten_percent_off(max_user_applications=1)
        user = UserFactory()
        start(a_basket(record, owner=user), user=user)

        assert with_offers(basket_with((record, 1), owner=user), user).total_discount == 0

    def test_for_each_customer_holds_against_two_baskets_priced_at_once(self, record):
        ten_percent_off(max_user_applications=1)
        user = UserFactory()
        first = a_basket(record, owner=user)
        second = with_offers(basket_with((record, 1)), user)
        second.owner = user
        start(first, user=user)

        with pytest.raises(QuoteChanged):
            start(second, user=user)

    def test_ends_when_it_has_given_its_sum(self, record):
        ten_percent_off(max_discount=Decimal("15.00"))
        baskets = [a_basket(record) for _ in range(3)]
        start(baskets[0])
        start(baskets[1])

        with pytest.raises(QuoteChanged):
            start(baskets[2])


class TestAVoucher:
    def test_for_one_use_is_used_from_the_moment_of_payment(self, record):
        code = voucher(usage=Voucher.SINGLE_USE)
        start(a_basket(record, code=code))

        assert code.is_available_to_user(AnonymousUser()) == (False, "This code has been used already.")
        assert a_basket(record, code=code).total_discount == 0

    def test_of_two_who_priced_it_at_once_one_has_it(self, record):
        code = voucher(usage=Voucher.SINGLE_USE)
        first, second = a_basket(record, code=code), a_basket(record, code=code)
        start(first)

        with pytest.raises(QuoteChanged):
            start(second)

    def test_names_its_order_at_the_desk(self, record):
        code = voucher()
        attempt = start(a_basket(record, code=code))
        open_payment(attempt)
        DemonstrationPayment.objects.update(state=DemonstrationPayment.State.AUTHORISED)

        order = finalise.finalise(attempt.key, now=timezone.now()).order

        assert VoucherApplication.objects.get().order == order
        assert order.discounts.get().voucher_code == "THEATRE10"
        code.refresh_from_db()
        assert (code.num_orders, code.total_discount) == (1, Decimal("10.00"))

    def test_comes_back_with_the_basket(self, record):
        code = voucher(usage=Voucher.SINGLE_USE)
        attempt = start(a_basket(record, code=code))

        attempt = finalise.never_opened(attempt)

        assert list(attempt.returned_basket.vouchers.all()) == [code]
        assert with_offers(attempt.returned_basket).total_discount == Decimal("10.00")
        code.refresh_from_db()
        assert (code.num_orders, code.total_discount) == (0, Decimal("0.00"))

    def test_once_for_each_customer_asks_for_an_account(self):
        code = voucher(usage=Voucher.ONCE_PER_CUSTOMER)

        assert code.is_available_to_user(AnonymousUser())[1].startswith("This code is for people with an account")
        assert code.is_available_to_user(UserFactory()) == (True, "")
