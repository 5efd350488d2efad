"""Two organisations of the demonstration: one that buys on account and pays, one whose invoices are overdue.

Their orders go through the checkout's own services, at a date in the past. What is there already is left alone.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_class, get_model

from shop.basket.services import Wish, add_kit
from shop.checkout import attempts, finalise
from shop.checkout.quote import make_quote
from shop.fulfilment.dispatch import dispatch_all
from shop.fulfilment.models import ReturnLine
from shop.fulfilment.returns.asking import Wish as ReturnWish
from shop.fulfilment.returns.asking import ask
from shop.fulfilment.shipments import say_delivered
from shop.organisations import credit, dunning, relief, services, verification
from shop.organisations.invoices import ON_ACCOUNT
from shop.organisations.models import DeliveryPoint, Invoice, Organisation, ReliefCertificate
from users.models import User

Basket = get_model("basket", "Basket")
StockRecord = get_model("partner", "StockRecord")
LINES = 3
ENOUGH = 100
"""Of what is in stock in such numbers nobody misses what the demonstration ordered."""
DELIVERED_AFTER = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Buyer:
    """An organisation, who orders for it, and how many days ago it ordered."""

    name: str
    vat_number: str
    billing_address: str
    email: str
    credit_limit: Decimal
    person: tuple[str, str, str]
    delivered_to: dict[str, str]
    ordered_days_ago: tuple[int, ...]
    certificate: str = ""
    """Number of its certificate of relief from VAT."""
    takes_in_at: tuple[str, ...] = ()
    """Its delivery points, by name, all at the address of its orders."""


BUYERS = (
    Buyer(
        name="Northmoor General Hospital",
        vat_number="GB100000034",
        billing_address="Accounts payable\n12 Moor Lane\nLeeds\nLS1 4AP",
        email="accounts@northmoor.example",
        credit_limit=Decimal("10000.00"),
        person=("clinician@suture.example", "Dana", "Clinician"),
        delivered_to={"line1": "Day surgery unit", "line2": "12 Moor Lane", "line4": "Leeds", "postcode": "LS1 4AP"},
        ordered_days_ago=(6,),
        certificate="DEMO-15-0007",
        takes_in_at=("Main theatres, goods-in", "Day surgery unit", "Emergency department stores", "Sterile services"),
    ),
    Buyer(
        name="Fell Lane Surgery",
        vat_number="",
        billing_address="Practice manager\n3 Fell Lane\nKendal\nLA9 4QR",
        email="accounts@felllane.example",
        credit_limit=Decimal("2500.00"),
        person=("stores@felllane.example", "Fran", "Stores"),
        delivered_to={"line1": "Fell Lane Surgery", "line2": "3 Fell Lane", "line4": "Kendal", "postcode": "LA9 4QR"},
        ordered_days_ago=(48, 34),
    ),
)


def load_organisations() -> int:
    """Write what is missing. Returns how many organisations were added."""
    return sum(_load(buyer) for buyer in BUYERS if not Organisation.objects.filter(name=buyer.name).exists())


def _load(buyer: Buyer) -> int:
    now = timezone.now()
    approver = User.objects.get(email="merchandiser@suture.example")
    email, first_name, last_name = buyer.person
    person, is_new = User.objects.get_or_create(
        email=email, defaults={"first_name": first_name, "last_name": last_name}
    )
    if is_new:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    next_year = timezone.localdate() + dt.timedelta(days=365)
    began = now - dt.timedelta(days=max(buyer.ordered_days_ago) + 1)
    organisation = services.save_organisation(
        Organisation(
            name=buyer.name,
            vat_number=buyer.vat_number,
            billing_address=buyer.billing_address,
            email=buyer.email,
            credit_limit=buyer.credit_limit,
            state=Organisation.State.APPROVED,
            approved_until=next_year,
        ),
        ["State: Waits for approval → Approved", f"Credit limit: 0.00 → {buyer.credit_limit}"],
        by=approver,
        at=began,
    )
    services.add_member(organisation, person, by=approver, at=began)
    for name in buyer.takes_in_at:
        point = DeliveryPoint(
            organisation=organisation,
            name=name,
            line1=buyer.delivered_to["line2"],
            town=buyer.delivered_to["line4"],
            postcode=buyer.delivered_to["postcode"],
            country_id="GB",
        )
        services.add_delivery_point(point, by=approver, at=began)
    if buyer.certificate:
        relief.record_certificate(
            ReliefCertificate(
                organisation=organisation,
                kind=ReliefCertificate.Kind.ELIGIBLE_BODY,
                number=buyer.certificate,
                valid_from=timezone.localdate(began),
                valid_until=next_year,
            ),
            by=approver,
            at=began,
        )
    verification.verify(person, until=next_year, evidence="Demonstration: no register was asked", by=approver, at=began)
    for place, days in enumerate(buyer.ordered_days_ago):
        _order(buyer, person, place, at=now - dt.timedelta(days=days))
    if first := person.orders.order_by("pk").first():
        _report_a_fault(first, at=now - dt.timedelta(days=1))
    for invoice in Invoice.objects.filter(charge__organisation=organisation):
        invoice.state = dunning.step_for(invoice, on=timezone.localdate())
        invoice.save(update_fields=["state"])
    return 1


def _order(buyer: Buyer, person: User, place: int, *, at: dt.datetime) -> None:
    """An order that was placed, invoiced and sent at ``at``. Nobody is written to about it."""
    basket, _ = Basket.objects.get_or_create(owner=person, status=Basket.OPEN)
    if basket.lines.exists():
        return
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    add_kit(basket, [Wish(record, place + 2) for record in _plentiful()[place * LINES : (place + 1) * LINES]])
    details = _details(buyer, person, place)
    attempt = attempts.start_attempt(
        basket=basket,
        shown_hash=make_quote(basket, details, user=person, at=at).hash,
        details=details,
        gateway=ON_ACCOUNT,
        user=person,
        now=at,
    )
    credit.accept(attempts.open_payment(attempt).reference, at=at)
    attempt = finalise.capture(finalise.finalise(attempt.key, now=at), now=at)
    order: Any = attempt.order
    event = dispatch_all(order, carrier="Example Couriers", reference=f"EX 4100 {order.pk:04}")
    say_delivered(order.shipments.get(), now=at + DELIVERED_AFTER)
    order.status_changes.update(date_created=at)
    order.shipping_events.update(date_created=at)
    order.shipments.update(created_at=at, heard_at=at)
    _forget("shop.checkout.tasks", attempt.pk)
    _forget("shop.fulfilment.tasks", event.pk)
    _forget("shop.fulfilment.tasks", order.shipments.get().pk)


def _report_a_fault(order: Any, *, at: dt.datetime) -> None:
    """One unit of ``order`` comes back for its quality: the desk has a return to receive and a report to look into."""
    fault = ReturnWish(order.lines.order_by("pk").first().pk, 1, ReturnLine.Reason.FAULTY, lot="DEMO-2611")
    note = "The package was not sealed along one side when it reached us."
    asked = ask(order, [fault], key=uuid.uuid4(), note=note, now=at)
    _forget("shop.fulfilment.tasks", asked.pk)


def _plentiful() -> list[int]:
    """Stock records of the demonstration of which there is plenty, in the order they were made."""
    records = StockRecord.objects.filter(
        product__is_public=True,
        product__structure="standalone",
        price__gt=5,
        selling_unit__minimum=1,
        selling_unit__multiple=1,
        product__stock_levels__on_hand__gte=ENOUGH,
    )
    return list(records.order_by("pk").values_list("pk", flat=True)[: LINES * 3])


def _details(buyer: Buyer, person: User, place: int) -> dict[str, Any]:
    """What the checkout's form would have given."""
    return {
        "email": person.email,
        "first_name": person.first_name,
        "last_name": person.last_name,
        **buyer.delivered_to,
        "line3": "",
        "country_id": "GB",
        "phone_number": "",
        "po_number": f"PO-{4100 + place}",
        "delivery": "standard",
        "form": {},
    }


def _forget(module: str, pk: int) -> None:
    """Take back the letters and captures that these orders asked for: they were served here, or concern nobody."""
    DBTaskResult.objects.filter(task_path__startswith=f"{module}.", args_kwargs__args=[pk]).delete()
