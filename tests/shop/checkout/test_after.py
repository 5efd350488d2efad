"""After the order: papers, calling it off, ordering it again. By whoever holds its key."""

from __future__ import annotations

import io
import uuid

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from shop.checkout.models import PaymentAttempt
from shop.devices.models import Device
from shop.fulfilment.dispatch import dispatch_all
from shop.organisations.models import Invoice
from shop.payments.models import DemonstrationPayment
from shop.stock.models import StockLevel
from tests.desks.furniture import paid_order
from tests.factories.checkout import run_tasks
from tests.factories.organisations import buyer_of, order_on_account, organisation
from tests.factories.shop import sell, single

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return single(title="Needle holder, 14 cm", price="50.00", stock_of=40)


@pytest.fixture
def order(product):
    Device.objects.filter(product=product).update(part_number="NH-140")
    return paid_order((product.stockrecords.get(), 2))


@pytest.fixture
def browser():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def address(order, name):
    return reverse(f"checkout:{name}", args=[order.attempt.key])


def words(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


class TestTheInvoice:
    def test_says_to_whom_for_what_and_the_vat(self, order, browser):
        text = words(browser.get(address(order, "order-invoice")))

        invoice = Invoice.objects.get()
        sku = order.lines.get().partner_sku
        for part in (invoice.number, order.number, "Noor Buyer", "Needle holder, 14 cm", sku, "PO-1001", "20 %"):
            assert part in text
        assert "£106.50" in text  # net: 100.00 and 6.50 for delivery
        assert "£127.80" in text
        assert "This invoice is paid." in text

    def test_on_account_says_until_when(self, product, browser):
        hospital = organisation(name="Northern Example Hospital", vat_number="GB980780684")
        order = order_on_account(buyer_of(hospital), product.stockrecords.get())

        text = words(browser.get(address(order, "order-invoice")))

        assert "Northern Example Hospital" in text
        assert "VAT number GB980780684" in text
        assert "Please pay £67.80 by" in text

    def test_is_private_and_kept_nowhere(self, order, browser):
        response = browser.get(address(order, "order-invoice"))

        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]

    def test_does_not_exist_before_the_money_is_taken(self, product, browser):
        order = paid_order((product.stockrecords.get(), 1), captured=False)

        assert browser.get(address(order, "order-invoice")).status_code == 404

    def test_does_not_exist_under_another_key(self, order, browser):
        for name in ("order-invoice", "order-packing-slip", "order-cancel"):
            assert browser.get(reverse(f"checkout:{name}", args=[uuid.uuid4()])).status_code == 404

    def test_opens_on_the_desk_for_who_may_see_orders(self, order, admin_client, client):
        url = reverse("dashboard:order-invoice", args=[order.number])

        assert order.number in words(admin_client.get(url))
        assert client.get(url).status_code in (302, 403)


class TestThePackingSlip:
    def test_lists_what_to_pack_with_part_numbers_room_for_lots_and_no_prices(self, order, browser):
        text = words(browser.get(address(order, "order-packing-slip")))

        for part in ("NH-140", order.lines.get().partner_sku, "Lot or serial, expiry", "Noor Buyer", "PO-1001"):
            assert part in text
        assert "£" not in text

    def test_says_when_the_part_number_is_not_stated(self, order, browser):
        Device.objects.update(part_number="")

        assert "Not stated" in words(browser.get(address(order, "order-packing-slip")))


class TestCancelling:
    def test_asks_once_more_then_frees_goods_and_money(self, order, product, browser):
        url = address(order, "order-cancel")
        assert browser.get(url).status_code == 200
        order.refresh_from_db()
        assert order.status == "Paid"

        browser.post(url)
        run_tasks()

        order.refresh_from_db()
        payment = DemonstrationPayment.objects.get()
        assert order.status == "Cancelled"
        assert StockLevel.objects.get(product=product).reserved == 0
        assert payment.refunded == payment.amount

    def test_twice_gives_the_money_back_once(self, order, browser):
        url = address(order, "order-cancel")
        browser.post(url)
        again = browser.post(url)
        run_tasks()

        assert said(again)[-1] == f"Order {order.number} is cancelled and cannot be cancelled."
        payment = DemonstrationPayment.objects.get()
        assert payment.refunded == payment.amount

    def test_is_refused_once_goods_have_left(self, order, browser):
        dispatch_all(order)
        url = address(order, "order-cancel")

        assert browser.get(url).url == address(order, "thank-you")
        refused = browser.post(url)

        order.refresh_from_db()
        assert order.status == "Dispatched"
        assert said(refused)[-1] == f"Order {order.number} is dispatched and cannot be cancelled."
        assert PaymentAttempt.objects.get().refunds.count() == 0

    @pytest.mark.parametrize("name", ["order-cancel", "order-reorder"])
    def test_and_ordering_again_are_refused_from_other_sites(self, order, name):
        stranger = Client(headers={"Sec-Fetch-Site": "cross-site"})

        assert stranger.post(address(order, name)).status_code == 403
        order.refresh_from_db()
        assert order.status == "Paid"

    def test_is_offered_only_while_it_can_be_done(self, order, browser):
        page = address(order, "thank-you")
        assert address(order, "order-cancel") in browser.get(page).content.decode()

        dispatch_all(order)

        assert address(order, "order-cancel") not in browser.get(page).content.decode()


class TestOrderingAgain:
    def test_adds_what_is_still_sold_and_says_what_is_not(self, product, browser):
        gone, short = single(title="Gone", stock_of=9), single(title="Short", stock_of=3)
        box = sell(product, price="500.00", unit=("BX", 12))
        order = paid_order(
            (product.stockrecords.first(), 2), (box, 1), (gone.stockrecords.get(), 1), (short.stockrecords.get(), 3)
        )
        gone.is_public = False
        gone.save()

        response = browser.post(address(order, "order-reorder"))

        view = browser.get(response.url).context["basket"]
        assert sorted(line.quantity for line in view.lines) == [1, 2]
        messages = said(response)
        assert messages[0] == "2 products added to your basket."
        assert "Gone: This product is no longer sold." in messages
        assert any(message.startswith("Short: ") for message in messages)

    def test_adds_up_with_what_is_in_the_basket(self, order, product, browser):
        browser.post(reverse("basket:add"), {"unit": product.stockrecords.get().pk, "quantity": 1})

        response = browser.post(address(order, "order-reorder"))

        assert [line.quantity for line in browser.get(response.url).context["basket"].lines] == [3]

    def test_needs_a_press_of_the_button(self, order, browser):
        assert browser.get(address(order, "order-reorder")).status_code == 405
