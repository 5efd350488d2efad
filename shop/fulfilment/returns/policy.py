"""What may come back: how many, until when, for which reasons, and what that is worth."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from core.money import to_pennies
from core.templatetags.format import day
from shop.catalogue.drawings import device
from shop.devices.models import Stated
from shop.fulfilment.consignments import Storage, storage_of
from shop.fulfilment.dispatch import DISPATCHED
from shop.fulfilment.models import Return, ReturnLine
from shop.organisations.verification import is_rx_only

Reason, State = ReturnLine.Reason, Return.State

RETURN_DAYS = 30
"""From the day goods left us. Faulty and recalled goods are taken back whenever they turn up."""
ALWAYS = (Reason.FAULTY, Reason.RECALL)
"""Reports of quality: they carry a lot number, and somebody looks into each."""
NEVER_RESTOCKED = (Reason.DAMAGED, Reason.FAULTY, Reason.RECALL)
COUNTED = (State.ASKED, State.RECEIVED)

RULES = (
    f"Goods come back within {RETURN_DAYS} days of the day they left us. Faulty and recalled goods come back at any"
    " time.",
    "What you paid for them goes back, after offers and with VAT. The delivery charge goes back as well once the whole"
    " order has come back and none of it was ordered in error.",
    "Damaged, wrong, faulty and recalled goods are collected at our cost: we write to you about the day. Goods that"
    " were ordered in error are sent at yours.",
)


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """On what terms units of one line of an order come back. ``left``: selling units that can still be asked for."""

    line_id: int
    title: str
    sku: str
    unit_label: str
    left: int
    until: dt.date
    """The last day for any reason but those of quality."""
    must_be_sealed: bool
    """Sterile, or not stated: ordered in error, it comes back with every package sealed or not at all."""
    kept: str
    """Why it does not come back when it was ordered in error; empty when it does."""

    def refusal(self, reason: str, *, on: dt.date) -> str:
        """Why it does not come back for ``reason`` on that day, as a sentence; empty when it does."""
        if reason in ALWAYS:
            return ""
        if on > self.until:
            return f"The last day was {day(self.until)}. Only faulty or recalled goods come back after that."
        return self.kept if reason == Reason.MISTAKE else ""

    def reasons(self, *, on: dt.date) -> list[ReturnLine.Reason]:
        """Those for which it comes back on that day."""
        return [reason for reason in Reason if not self.refusal(reason, on=on)]

    def says(self, *, on: dt.date) -> str:
        """The terms in a sentence or two."""
        if on > self.until:
            return self.refusal(Reason.MISTAKE, on=on)
        if self.kept:
            return f"{self.kept} Damaged or wrong, until {day(self.until)}."
        sealed = " Ordered in error, only with every sterile package sealed." if self.must_be_sealed else ""
        return f"Until {day(self.until)}.{sealed}"


def terms_of(order: Any) -> list[ReturnTerms]:
    """The terms of every line of which something can still come back, in three statements."""
    sent = {
        row["line"]: row
        for row in get_model("order", "ShippingEventQuantity")
        .objects.filter(event__order=order, event__event_type__code=DISPATCHED)
        .order_by()
        .values("line")
        .annotate(units=Sum("quantity"), last=Max("event__date_created"))
    }
    asked = already_asked(order)
    lines = order.lines.select_related(
        "product__device", "product__parent__device", "stockrecord__selling_unit"
    ).order_by("pk")
    return [
        _terms(line, left=left, last=sent[line.pk]["last"])
        for line in lines
        if line.pk in sent and (left := sent[line.pk]["units"] - asked.get(line.pk, 0)) > 0
    ]


def already_asked(order: Any) -> dict[int, int]:
    """Line id → selling units that are coming back or have come."""
    rows = ReturnLine.objects.filter(goods_return__order=order, goods_return__state__in=COUNTED).order_by()
    return dict(rows.values_list("line").annotate(n=Sum(Coalesce("received", "quantity"))))


def _terms(line: Any, *, left: int, last: dt.datetime) -> ReturnTerms:
    made = device(line.product) if line.product else None
    unit = getattr(line.stockrecord, "selling_unit", None) if line.stockrecord_id else None
    return ReturnTerms(
        line_id=line.pk,
        title=line.title,
        sku=line.partner_sku,
        unit_label=unit.label if unit else "each",
        left=left,
        until=timezone.localdate(last) + dt.timedelta(days=RETURN_DAYS),
        must_be_sealed=made is None or made.sterile in (Stated.YES, Stated.NOT_STATED),
        kept=_kept(line.product),
    )


def _kept(product: Any) -> str:
    if product is not None and is_rx_only(product):
        return "On prescription only (Rx): it does not come back when it was ordered in error, only when it is faulty."
    if is_cold_chain(product):
        return "Kept cold on its way: it does not come back when it was ordered in error, only when it is faulty."
    return ""


def is_cold_chain(product: Any) -> bool:
    """Whether its maker states that it is kept cold or frozen. "Not stated" does not."""
    return product is not None and storage_of(product) in (Storage.COLD, Storage.FROZEN)


def is_sterile(product: Any) -> bool:
    """Whether its maker states that it is supplied sterile. "Not stated" does not."""
    made = device(product) if product else None
    return made is not None and made.sterile == Stated.YES


def worth(line: Any, quantity: int) -> Decimal:
    """What goes back for ``quantity`` more units of ``line``, with VAT and after offers.

    Rounded over all that came back of the line so far, so that the parts add up to its price to the penny.
    """
    paid = line.return_lines.filter(goods_return__state=State.RECEIVED, refusal="")
    before = paid.aggregate(n=Sum("received"))["n"] or 0
    price = Decimal(line.line_price_incl_tax)
    return to_pennies(price * (before + quantity) / line.quantity) - to_pennies(price * before / line.quantity)


def has_all_come_back_through_us(order: Any) -> bool:
    """Whether every unit of ``order`` has come back and was accepted, none of them ordered in error."""
    came = ReturnLine.objects.filter(
        Q(refusal=""), ~Q(reason=Reason.MISTAKE), goods_return__order=order, goods_return__state=State.RECEIVED
    )
    return (came.aggregate(n=Sum("received"))["n"] or 0) == order.lines.aggregate(n=Sum("quantity"))["n"]


def unexamined() -> QuerySet[ReturnLine]:
    """Reports of quality that nobody has looked into, oldest first. A withdrawn return is a report all the same."""
    found = ReturnLine.objects.filter(reason__in=ALWAYS, examined_at__isnull=True)
    return found.select_related("goods_return__order", "line").order_by("goods_return__asked_at", "pk")
