"""One of everything that a desk shows."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from oscar.core.loading import get_model

from search.steering import services as steering
from shop.checkout import attempts, finalise
from shop.fulfilment.dispatch import dispatch_all
from shop.fulfilment.models import Return
from shop.fulfilment.returns.asking import Wish, ask
from shop.payments.models import DemonstrationPayment
from shop.transfer import services as transfer
from tests.factories.checkout import basket_with, start
from tests.factories.organisations import order_on_account, organisation
from tests.factories.shop import (
    ProductClassFactory,
    UserFactory,
    attribute,
    category,
    family,
    sell,
    single,
    state,
)

ALL_KINDS = ("text", "richtext", "integer", "boolean", "float", "date", "datetime")


def furnish() -> SimpleNamespace:
    """A catalogue, orders in two states, an offer, vouchers, and what else has a page of its own on the desk."""
    kind = ProductClassFactory(name="Needle holders", slug="needle-holders")
    for name in ALL_KINDS:
        attribute(kind, f"kind_{name}", name)
    jaw = attribute(kind, "jaw", "option", options=("smooth", "serrated"))
    product = single(title="Needle holder, 14 cm", product_class=kind, price="18.40", stock_of=40)
    box = sell(product, price="200.00", unit=("BX", 12))
    state(product, kind_text="straight", jaw=jaw.option_group.options.first())
    parent = family(title="Nitrile gloves", product_class=ProductClassFactory(name="Gloves", slug="gloves"))
    shelf = category("Instruments", holding=(product, parent))
    inner = category("Needle holders", within=shelf)
    buyer = UserFactory()
    placed = paid_order((product.stockrecords.first(), 3), (box, 1), user=buyer, captured=False)
    paid = paid_order((product.stockrecords.first(), 2))
    note = paid.notes.create(message="Called the ward.", user=buyer, note_type="Info")
    now = timezone.now()
    offers, vouchers = get_model("offer", "ConditionalOffer"), get_model("voucher", "Voucher")
    conditions, benefits = get_model("offer", "Condition"), get_model("offer", "Benefit")
    everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
    chosen = get_model("offer", "Range").objects.create(name="Chosen", is_public=True)
    chosen.add_product(product)
    condition = conditions.objects.create(range=everything, type="Count", value=10)
    benefit = benefits.objects.create(range=everything, type="Percentage", value=5)
    offer = offers.objects.create(name="Ten and more", condition=condition, benefit=benefit)
    voucher_set = get_model("voucher", "VoucherSet").objects.create(
        name="Open day", code_length=8, count=2, start_datetime=now, end_datetime=now + dt.timedelta(days=30)
    )
    voucher = vouchers.objects.create(
        name="Welcome",
        code="WELCOME5",
        start_datetime=now,
        end_datetime=now + dt.timedelta(days=30),
        voucher_set=voucher_set,
    )
    voucher.offers.add(offer)
    free_voucher = vouchers.objects.create(
        name="Thanks", code="THANKS5", start_datetime=now, end_datetime=now + dt.timedelta(days=30)
    )
    simple_offer = offers.objects.create(name="Twenty and more", condition=condition, benefit=benefit)
    weighing = get_model("shipping", "WeightBased").objects.create(name="By weight", default_weight=Decimal("1"))
    band = weighing.bands.create(upper_limit=Decimal("2"), charge=Decimal("4.50"))
    alert = get_model("customer", "ProductAlert").objects.create(user=buyer, product=product, status="Active")
    partner = product.stockrecords.first().partner
    partner.users.add(buyer)
    option = get_model("catalogue", "Option").objects.create(name="Engraving", code="engraving")
    mail = get_model("communication", "CommunicationEventType").objects.create(code="ORDER_PLACED", name="Order placed")
    hospital = organisation(buyer)
    order_on_account(buyer, box)
    goods_return = return_of(paid_order((product.stockrecords.first(), 2)))
    rule = steering.add_rule("ONE_WAY", "clingwrap", meant=["film dressing"], by=buyer, at=now)
    sheet = f"product,sku,title,price\n{product.pk},{box.partner_sku},Needle holder,free\n".encode()
    return SimpleNamespace(
        rule=rule,
        hospital=hospital,
        goods_return=goods_return,
        parcel=goods_return.order.shipments.get(),
        transfer=transfer.preview(sheet, "products.csv"),
        kind=kind,
        group=jaw.option_group,
        product=product,
        box=box,
        parent=parent,
        variant=parent.children.first(),
        shelf=shelf,
        inner=inner,
        buyer=buyer,
        placed=placed,
        paid=paid,
        line=paid.lines.first(),
        note=note,
        offer=offer,
        simple_offer=simple_offer,
        free_voucher=free_voucher,
        range=chosen,
        voucher=voucher,
        voucher_set=voucher_set,
        weighing=weighing,
        band=band,
        alert=alert,
        partner=partner,
        option=option,
        mail=mail,
    )


def paid_order(
    *lines: tuple[Any, int], user: Any = None, captured: bool = True, now: Any = None, waits: bool = False
) -> Any:
    """An order of (stock record, quantity), paid at the demonstration gateway and captured unless told.

    ``waits``: its buyer agreed to wait for what is not there.
    """
    now = now or timezone.now()
    attempt = start(basket_with(*lines, owner=user, waits=waits), user=user, now=now)
    attempts.open_payment(attempt)
    attempt.refresh_from_db()
    DemonstrationPayment.objects.filter(reference=attempt.gateway_reference).update(
        state=DemonstrationPayment.State.AUTHORISED
    )
    attempt = finalise.finalise(attempt.key, now=now)
    if captured:
        attempt = finalise.capture(attempt, now=now)
    return get_model("order", "Order").objects.get(pk=attempt.order_id)


def return_of(order: Any, *, quantity: int = 1, reason: str = "FAULTY", lot: str = "L-1", now: Any = None) -> Return:
    """A return of so many of the first line of ``order``, which leaves first."""
    if order.lines.filter(num_allocated__gt=0).exists():
        dispatch_all(order)
    wish = Wish(order.lines.first().pk, quantity, reason, lot=lot, is_sealed=True)
    return ask(order, [wish], key=uuid.uuid4(), note="The tip is bent.", now=now or timezone.now())
