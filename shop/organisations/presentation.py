"""What somebody sees of the organisation they order for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from shop.organisations.credit import terms_for
from shop.organisations.models import Invoice, Verification

NOTHING = Decimal("0.00")
INVOICES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An invoice that waits to be paid. ``url`` opens the order where this person placed it, else it is empty."""

    number: str
    order_number: str
    po_number: str
    due_on: dt.date
    state: str
    is_late: bool
    outstanding: Decimal
    currency: str
    url: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """The terms of an organisation, as those who order for it see them. Major units."""

    organisation: str
    refusal: str
    """Why nothing can be ordered on account now; empty when something can."""
    credit_limit: Decimal
    free: Decimal
    payment_days: int
    invoices: tuple[OpenInvoice, ...]


def account_of(user: Any, *, on: dt.date) -> AccountView | None:
    """The account that ``user`` orders on; None for who belongs to no organisation that has one."""
    terms = terms_for(user, NOTHING, on=on)
    if terms is None:
        return None
    unpaid = Invoice.objects.filter(charge__organisation=terms.organisation).exclude(state=Invoice.State.SETTLED)
    rows = unpaid.select_related("charge", "order").order_by("due_on", "pk")[:INVOICES_SHOWN]
    return AccountView(
        organisation=terms.organisation.name,
        refusal=terms.refusal,
        credit_limit=terms.organisation.credit_limit,
        free=max(terms.organisation.free, NOTHING),
        payment_days=terms.organisation.payment_days,
        invoices=tuple(_open(row, user, on) for row in rows),
    )


def verified_until(user: Any, *, on: dt.date) -> dt.date | None:
    """Until when ``user`` may buy what is sold on prescription only; None when that is over or never was."""
    found = Verification.objects.filter(user=user, verified_until__gte=on)
    return found.values_list("verified_until", flat=True).first()


def _open(invoice: Any, user: Any, on: dt.date) -> OpenInvoice:
    own = invoice.order.user_id == user.pk
    return OpenInvoice(
        number=invoice.number,
        order_number=invoice.order.number,
        po_number=invoice.charge.po_number,
        due_on=invoice.due_on,
        state=invoice.get_state_display(),
        is_late=invoice.due_on < on,
        outstanding=invoice.outstanding,
        currency=invoice.currency,
        url=reverse("customer:order", args=[invoice.order.number]) if own else "",
    )
