"""VAT from the quote to the invoice: by country, kind of goods and kind of buyer."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oscar.core.loading import get_model
from pypdf import PdfReader

from shop.checkout.models import PaymentAttempt
from shop.checkout.quote import Quote, differences, make_quote
from shop.fulfilment.papers import invoice_pdf
from shop.fulfilment.presentation import order_view
from shop.organisations.models import ReliefCertificate
from shop.pricing import tax
from shop.pricing.models import SellingUnit
from shop.pricing.tax import Band, TaxClass
from tests.factories.checkout import DETAILS, basket_with, run_tasks, with_offers
from tests.factories.offers import ten_percent_off
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import UserFactory, sell, single
from tests.shop.checkout.buyer import FORM

Order = get_model("order", "Order")
pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
TODAY = timezone.localdate()


def sold(tax_class: str = TaxClass.STANDARD, price: str = "10.00"):
    """The stock record of something new of that tax class."""
    record = single(price=price, stock_of=10_000).stockrecords.get()
    SellingUnit.objects.filter(pk=record.pk).update(tax_class=tax_class)
    return record


def quote(*lines, user=None, at=NOW, offers=False, **details) -> Quote:
    basket = basket_with(*lines)
    return make_quote(with_offers(basket) if offers else basket, DETAILS | details, user=user, at=at)


def certificate(**holder) -> ReliefCertificate:
    values = {"kind": "BODY", "number": "NM-2026-7", "valid_from": TODAY, "valid_until": TODAY + dt.timedelta(days=90)}
    return ReliefCertificate.objects.create(seen_at=timezone.now(), **{**values, **holder})


def shown(found: Quote) -> list[tuple[str, Decimal, Decimal]]:
    return [(one.code, one.net, one.vat) for one in found.taxes]


class TestAQuote:
    def test_adds_up_by_rate(self):
        lines = [(sold(), 2), (sold(TaxClass.REDUCED, "4.99"), 1), (sold(TaxClass.ZERO, "3.00"), 5)]

        found = quote(*lines)

        assert shown(found) == [
            ("uk-standard", Decimal("23.25"), Decimal("4.65")),
            ("uk-reduced", Decimal("5.80"), Decimal("0.29")),
            ("uk-zero", Decimal("17.44"), Decimal("0.00")),
        ]
        assert [line.vat_rate for line in found.lines] == [Decimal("0.20"), Decimal("0.05"), Decimal("0.00")]

    @pytest.mark.parametrize(
        ("country", "postcode", "code"),
        [("JE", "JE2 3AB", "channel-islands"), ("IE", "D02 X285", "export"), ("IM", "IM1 3LY", "uk-standard")],
    )
    def test_goes_by_the_country(self, country, postcode, code):
        found = quote((sold(), 2), country_id=country, postcode=postcode)

        assert [one.code for one in found.taxes] == [code]
        assert (found.vat == 0) == (code != "uk-standard")

    def test_to_northern_ireland_has_the_vat_of_the_united_kingdom(self):
        assert shown(quote((sold(), 1), postcode="BT9 7AB")) == [("uk-standard", Decimal("21.00"), Decimal("4.20"))]

    def test_hides_no_change_of_reason_or_rate(self):
        record = sold()
        there, again = quote((record, 1), country_id="IE", postcode="D02 X285"), quote((record, 1))
        of_a_business = quote((record, 1), country_id="IE", postcode="D02 X285", vat_number="IE6433435F")

        assert there.total == of_a_business.total
        assert len({there.hash, of_a_business.hash, again.hash}) == 3

    def test_is_read_again_as_it_was_written(self):
        found = quote((sold(), 2), (sold(TaxClass.ZERO), 1))

        assert Quote.from_json(found.as_json()) == found

    def test_from_before_there_were_rates_is_still_read(self):
        old = quote((sold(), 2)).as_json()
        del old["taxes"], old["arrives_on"], old["lines"][0]["vat_rate"], old["lines"][0]["vat_code"]

        found = Quote.from_json(old)

        assert (found.lines[0].vat_rate, found.taxes, found.promised_on) == (Decimal("0.20"), (), None)
        assert differences(found, quote((sold(), 2)))

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(TaxClass),
                st.decimals("0.01", "99.99", places=2),
                st.integers(min_value=1, max_value=60),
            ),
            min_size=1,
            max_size=5,
        ),
        st.sampled_from([("GB", "LS1 4AP"), ("GB", "BT9 7AB"), ("JE", "JE2 3AB"), ("IE", "D02 X285")]),
        st.booleans(),
    )
    def test_is_the_sum_of_its_lines_to_the_penny(self, goods, address, offered):
        with transaction.atomic():
            if offered:
                ten_percent_off()
            lines = [(sold(tax_class, str(price)), quantity) for tax_class, price, quantity in goods]
            found = quote(*lines, offers=offered, country_id=address[0], postcode=address[1])
            transaction.set_rollback(True)

        assert found.total_excl == sum(line.line_excl for line in found.lines) + found.delivery_excl
        assert found.total_incl == sum(line.line_incl for line in found.lines) + found.delivery_incl
        assert sum(one.net for one in found.taxes) == found.total_excl
        assert sum(one.vat for one in found.taxes) == found.vat
        assert all(one.rate or not one.vat for one in found.taxes)
        assert all(line.line_incl == line.line_excl for line in found.lines if not line.vat_rate)


class TestACertificate:
    def test_frees_equipment_while_it_is_valid(self):
        user, record = UserFactory(), sold(TaxClass.EQUIPMENT, "100.00")
        certificate(user=user)

        found = quote((record, 1), user=user, at=timezone.now())

        assert (found.vat, found.taxes[0].code) == (Decimal("0.00"), "uk-relief")
        assert found.taxes[0].reason.endswith("Certificate NM-2026-7.")

    def test_of_an_organisation_serves_those_who_order_for_it(self):
        record, hospital = sold(TaxClass.EQUIPMENT), organisation()
        certificate(organisation=hospital)

        assert quote((record, 1), user=buyer_of(hospital), at=timezone.now()).vat == 0
        assert quote((record, 1), user=buyer_of(organisation()), at=timezone.now()).vat > 0
        assert quote((record, 1), user=UserFactory(), at=timezone.now()).vat > 0

    def test_frees_nothing_else(self):
        user = UserFactory()
        certificate(user=user)

        assert quote((sold(), 1), user=user, at=timezone.now()).vat > 0

    @pytest.mark.parametrize(("first", "last"), [(-30, -1), (1, 30)])
    def test_frees_nothing_outside_its_time(self, first, last):
        user, days = UserFactory(), dt.timedelta
        certificate(user=user, valid_from=TODAY + days(first), valid_until=TODAY + days(last))

        assert quote((sold(TaxClass.EQUIPMENT), 1), user=user, at=timezone.now()).vat > 0

    def test_of_an_organisation_that_was_closed_frees_nothing(self):
        hospital = organisation()
        user = buyer_of(hospital)
        certificate(organisation=hospital)
        type(hospital).objects.update(state="CLOSED")

        assert quote((sold(TaxClass.EQUIPMENT), 1), user=user, at=timezone.now()).vat > 0

    def test_is_asked_for_only_where_it_would_count(self, django_assert_num_queries):
        basket, user = basket_with((sold(), 1)), UserFactory()
        basket.all_lines()
        list(basket.all_lines())

        with django_assert_num_queries(0):
            make_quote(basket, DETAILS, user=user, at=NOW)

    @pytest.mark.parametrize("wrong", ["both", "neither", "number", "dates"])
    def test_that_makes_no_sense_the_database_refuses(self, wrong):
        hospital, user = organisation(), UserFactory()
        values = {
            "both": {"organisation": hospital, "user": user},
            "neither": {},
            "number": {"user": user, "number": ""},
            "dates": {"user": user, "valid_until": TODAY - dt.timedelta(days=1)},
        }[wrong]

        with pytest.raises(DatabaseError), transaction.atomic():
            certificate(**values)

    def test_stands_on_order_and_invoice(self):
        hospital = organisation()
        user, record = buyer_of(hospital), sold(TaxClass.EQUIPMENT, "100.00")
        certificate(organisation=hospital)

        order = order_on_account(user, record, 2)

        view = order_view(Order.objects.get(pk=order.pk))
        assert (view.vat, view.taxes[0].rate, view.lines[0].vat_rate) == (0, 0, 0)
        assert order.lines.get().tax_code == "uk-relief"
        text = _words(invoice_pdf(view, view.invoice))
        assert "Certificate NM-2026-7." in text
        assert "GB 000 0000 00" in text


class Guest:
    def __init__(self, *records) -> None:
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        for record in records:
            self.client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 2})

    def gives(self, **changes):
        return self.client.post(reverse("checkout:index"), FORM | {"line2": "", "phone": ""} | changes)

    def reviews(self):
        return self.client.get(reverse("checkout:review"))

    def pays(self, shown_hash):
        return self.client.post(reverse("checkout:review"), {"quote": shown_hash, "gateway": "demonstration"})


class TestAGuest:
    def test_orders_at_several_rates_and_has_them_on_the_invoice(self):
        guest = Guest(sold(), sold(TaxClass.REDUCED), sold(TaxClass.ZERO))
        guest.gives(vat_number="ie 6433435f")
        page = guest.reviews()
        guest.pays(page.context["quote"].hash)
        reference = PaymentAttempt.objects.get().gateway_reference
        guest.client.post(reverse("demonstration-payment", kwargs={"reference": reference}), {"outcome": "succeed"})
        key = PaymentAttempt.objects.get().key
        guest.client.get(reverse("checkout:payment-return", kwargs={"key": key}), follow=True)
        run_tasks()

        view = order_view(Order.objects.get())

        assert [line.vat_rate for line in view.lines] == [Decimal("0.2"), Decimal("0.05"), Decimal("0")]
        assert sum(one.vat for one in view.taxes) == view.vat
        assert sum(one.net for one in view.taxes) == view.total_excl
        assert "Standard rate of UK VAT." in page.content.decode()
        text = _words(invoice_pdf(view, view.invoice))
        for part in ("20 %", "5 %", "0 %", "Zero-rated goods, UK VAT.", "Reduced rate", "VAT number IE6433435F"):
            assert part in text
        assert view.promised_on is not None

    def test_is_shown_a_rate_that_changed_and_never_charged_it_silently(self, monkeypatch):
        guest = Guest(sold())
        guest.gives()
        seen = guest.reviews().context["quote"].hash
        monkeypatch.setitem(tax.RATES, Band.STANDARD, ((dt.date(2011, 1, 4), Decimal("0.25")),))

        page = guest.pays(seen)

        assert page.status_code == 409
        assert "VAT 25\xa0%, before 20\xa0%." in page.content.decode()
        assert PaymentAttempt.objects.count() == 0

    def test_is_shown_when_relief_ended_between_review_and_paying(self):
        user, record = UserFactory(), sold(TaxClass.EQUIPMENT)
        held = certificate(user=user)
        guest = Guest()
        guest.client.force_login(user)
        guest.client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 2})
        guest.gives()
        seen = guest.reviews().context["quote"]
        held.delete()

        page = guest.pays(seen.hash)

        assert (seen.vat, page.status_code) == (0, 409)
        assert "VAT 20\xa0%: Standard rate of UK VAT." in page.content.decode()

    @pytest.mark.parametrize("typed", ["GB980780685", "DE123456789", "12", "FR"])
    def test_with_a_vat_number_that_is_none_keeps_what_was_typed(self, typed):
        page = Guest(sold()).gives(vat_number=typed)

        assert page.status_code == 422
        assert f'value="{typed}"' in page.content.decode()

    def test_sees_delivery_without_vat_where_there_is_none(self):
        guest = Guest(sold())

        page = guest.gives(country="JE", postcode="JE2 3AB", show="delivery")

        assert page.context["choices"].offered[0].price.incl == Decimal("14.50")


class TestSellingUnits:
    def test_of_one_product_show_its_own_vat_before_an_address_is_known(self):
        record = sold(TaxClass.ZERO)
        box = sell(record.product, price="90.00", unit=("BX", 10))
        SellingUnit.objects.filter(pk=box.pk).update(tax_class=TaxClass.REDUCED)

        page = Client().get(record.product.get_absolute_url())

        assert [unit.price.incl for unit in page.context["detail"].units] == [Decimal("10.00"), Decimal("94.50")]

    def test_have_a_tax_class_that_there_is(self):
        record = sold()

        with pytest.raises(DatabaseError), transaction.atomic():
            SellingUnit.objects.filter(pk=record.pk).update(tax_class="made-up")


def _words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\xa0", " ").split())
