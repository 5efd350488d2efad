"""The table of VAT rules, and delivery shared out among them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.pricing import tax
from shop.pricing.tax import Band, Customer, Tax, TaxClass, home_rate, rate_of, shared_out, tax_on

TODAY = dt.date(2026, 11, 21)
CONSUMER, BUSINESS, EXEMPT = Customer.CONSUMER, Customer.BUSINESS, Customer.EXEMPT
STANDARD, EQUIPMENT, REDUCED, ZERO = TaxClass.STANDARD, TaxClass.EQUIPMENT, TaxClass.REDUCED, TaxClass.ZERO


class TestTheTable:
    @pytest.mark.parametrize(
        ("country", "tax_class", "customer", "rate", "code"),
        [
            ("GB", STANDARD, CONSUMER, "0.20", "uk-standard"),
            ("GB", STANDARD, BUSINESS, "0.20", "uk-standard"),
            ("GB", STANDARD, EXEMPT, "0.20", "uk-standard"),
            ("GB", EQUIPMENT, CONSUMER, "0.20", "uk-standard"),
            ("GB", EQUIPMENT, EXEMPT, "0", "uk-relief"),
            ("GB", REDUCED, CONSUMER, "0.05", "uk-reduced"),
            ("GB", REDUCED, EXEMPT, "0.05", "uk-reduced"),
            ("GB", ZERO, CONSUMER, "0", "uk-zero"),
            ("IM", STANDARD, CONSUMER, "0.20", "uk-standard"),
            ("IM", EQUIPMENT, EXEMPT, "0", "uk-relief"),
            ("JE", STANDARD, CONSUMER, "0", "channel-islands"),
            ("GG", REDUCED, BUSINESS, "0", "channel-islands"),
            ("IE", STANDARD, CONSUMER, "0", "export"),
            ("IE", STANDARD, BUSINESS, "0", "export-business"),
            ("IE", EQUIPMENT, EXEMPT, "0", "export"),
        ],
    )
    def test_knows_rate_and_reason(self, country, tax_class, customer, rate, code):
        found = tax_on(country=country, tax_class=tax_class, customer=customer, on=TODAY, certificate="NM-7")

        assert (found.rate, found.code) == (Decimal(rate), code)
        assert found.reason.endswith(".")
        assert ("Certificate NM-7." in found.reason) == (code == "uk-relief")

    @given(st.sampled_from(["GB", "IM", "JE", "GG", "IE", "ZZ"]), st.sampled_from(TaxClass), st.sampled_from(Customer))
    def test_has_an_answer_for_everything(self, country, tax_class, customer):
        found = tax_on(country=country, tax_class=tax_class, customer=customer, on=TODAY)

        assert 0 <= found.rate <= Decimal("0.20")
        assert found.rate == 0 or country in ("GB", "IM")

    def test_uses_a_code_once(self):
        assert len({rule.code for rule in tax.RULES}) == len(tax.RULES)

    def test_shows_prices_as_at_home_before_it_knows(self):
        assert [home_rate(kind, TODAY) for kind in TaxClass] == [Decimal(r) for r in ("0.20", "0.20", "0.05", "0.00")]


class TestRates:
    def test_count_from_their_day_on(self, monkeypatch):
        monkeypatch.setitem(
            tax.RATES, Band.STANDARD, (*tax.RATES[Band.STANDARD], (dt.date(2027, 4, 1), Decimal("0.21")))
        )

        assert rate_of(Band.STANDARD, dt.date(2027, 3, 31)) == Decimal("0.20")
        assert rate_of(Band.STANDARD, dt.date(2027, 4, 1)) == Decimal("0.21")


KINDS = [Tax(Decimal(rate), code, "") for rate, code in (("0.20", "a"), ("0.05", "b"), ("0", "c"), ("0", "d"))]
AMOUNTS = st.decimals(min_value="0.00", max_value="9999.99", places=2)


class TestDelivery:
    def test_is_taxed_as_the_goods_in_shares_of_their_value(self):
        parts = shared_out(Decimal("6.50"), [(KINDS[0], Decimal("30.00")), (KINDS[2], Decimal("10.00"))])

        assert [(part.tax.code, part.net, part.vat) for part in parts] == [
            ("a", Decimal("4.87"), Decimal("0.97")),
            ("c", Decimal("1.63"), Decimal("0.00")),
        ]

    def test_of_goods_that_cost_nothing_is_taxed_at_their_highest_rate(self):
        parts = shared_out(Decimal("6.50"), [(KINDS[2], Decimal(0)), (KINDS[0], Decimal(0))])

        assert [(part.tax.code, part.net, part.vat) for part in parts] == [("a", Decimal("6.50"), Decimal("1.30"))]

    @given(AMOUNTS, st.lists(st.tuples(st.sampled_from(KINDS), AMOUNTS), min_size=1, max_size=12))
    def test_is_shared_out_to_the_penny(self, charge, goods):
        parts = shared_out(charge, goods)

        assert sum(part.net for part in parts) == charge
        assert all(part.net > 0 and part.net == part.net.quantize(Decimal("0.01")) for part in parts)
        assert len({part.tax for part in parts}) == len(parts)
