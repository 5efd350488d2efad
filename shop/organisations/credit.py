"""Ordering on account: who may, up to where, and what becomes of an amount. The books behind the gateway.

Rows are locked in one order: charge, invoice, organisation.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from core.money import Money
from shop.organisations import credit_notes
from shop.organisations.models import AccountCharge, Invoice, Member, Organisation

State = AccountCharge.State
COUNTED = (State.OPEN, State.AUTHORISED)


class NotOnAccount(Exception):
    """It cannot be ordered on account. In words for the buyer; nothing is held."""


class NoSuchCharge(LookupError):
    """Nothing is held or charged under that name."""


class ChargeRefused(Exception):
    """What is asked of a charge cannot be done, and asking again changes nothing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody may order on account. ``refusal`` says why not, or is empty."""

    organisation: Organisation
    refusal: str


def vat_number_of(user: Any) -> str:
    """The VAT number of the organisation that ``user`` orders for; empty where there is none."""
    return Organisation.objects.filter(members__user=user).values_list("vat_number", flat=True).first() or ""


def within_limit(amount: Decimal) -> Q:
    """The guard of the limit: true of an organisation that may owe ``amount`` more."""
    return Q(credit_limit__gte=F("owed") + amount)


def may_order(on: dt.date) -> Q:
    """True of an organisation that is approved on that day and has no invoice that puts it on hold."""
    stopping = Invoice.objects.filter(charge__organisation=OuterRef("pk"), state=Invoice.State.ON_HOLD)
    return Q(state=Organisation.State.APPROVED, approved_until__gte=on) & ~Q(Exists(stopping))


def terms_for(user: Any, amount: Decimal, *, on: dt.date) -> Terms | None:
    """The terms on which ``user`` may order ``amount`` on account; None for who belongs to no organisation."""
    organisation = _organisation_of(user)
    if organisation is None or organisation.state in (Organisation.State.APPLIED, Organisation.State.CLOSED):
        return None
    return Terms(organisation, _refusal(organisation, amount, on=on))


@transaction.atomic
def hold(*, key: uuid.UUID, user: Any, amount: Money, po_number: str, at: dt.datetime) -> AccountCharge:
    """Hold ``amount`` of the credit of the organisation of ``user``. Safe to repeat with the same key.

    Raises:
        NotOnAccount: who, how much or without what; nothing is held.
    """
    if held := AccountCharge.objects.filter(key=key).first():
        return held
    organisation = _organisation_of(user)
    if organisation is None:
        raise NotOnAccount("Your account belongs to no organisation that orders on account. Pay another way.")
    if not (po_number := po_number.strip()):
        raise NotOnAccount("Enter the purchase order number: an order on account needs one.")
    on = timezone.localdate(at)
    wanted = Organisation.objects.filter(may_order(on), within_limit(amount.amount), pk=organisation.pk)
    if not wanted.update(owed=F("owed") + amount.amount):
        organisation.refresh_from_db()
        refusal = _refusal(organisation, amount.amount, on=on)
        raise NotOnAccount(refusal or "Another order of your organisation was first. Look at the terms and try again.")
    return AccountCharge.objects.create(
        key=key,
        organisation=organisation,
        ordered_by=user,
        po_number=po_number,
        amount=amount.amount,
        currency=amount.currency,
        created_at=at,
    )


@transaction.atomic
def accept(reference: str, *, at: dt.datetime) -> AccountCharge:
    """The buyer orders: from now on the charge is promised, unless the organisation was stopped meanwhile."""
    charge = _locked(reference)
    if charge.state != State.OPEN:
        return charge
    if Organisation.objects.filter(may_order(timezone.localdate(at)), pk=charge.organisation_id).exists():
        return _move(charge, State.AUTHORISED)
    charge.reason = "your organisation may not order on account at present"
    return _give_up(charge, State.FAILED)


@transaction.atomic
def take(reference: str, amount: Money) -> AccountCharge:
    """Charge what was promised. Raises ChargeRefused."""
    charge = _locked(reference)
    if charge.state == State.CAPTURED:
        return charge
    if charge.state != State.AUTHORISED or Money(charge.amount, charge.currency) != amount:
        raise ChargeRefused(f"{reference} is {charge.state} for {charge.amount} {charge.currency}")
    return _move(charge, State.CAPTURED)


@transaction.atomic
def let_go(reference: str) -> AccountCharge:
    """Give up what is held or promised, and credit its invoice. What is charged already stays so."""
    charge = _locked(reference)
    if charge.state not in COUNTED:
        return charge
    invoice = _credit_invoice(charge, charge.amount)
    given_up = _give_up(charge, State.CANCELLED)
    if invoice is not None:
        key, reason = f"{charge.key}:cancel", "The order was cancelled"
        credit_notes.issue(invoice.order_id, charge.amount, key=key, reason=reason, at=timezone.now())
    return given_up


@transaction.atomic
def take_off(reference: str, amount: Money, *, key: str) -> AccountCharge:
    """Credit ``amount`` of what was charged, once under ``key``. Raises ChargeRefused."""
    charge = _locked(reference)
    if key in charge.refunds:
        return charge
    if charge.state != State.CAPTURED or charge.refunded + amount.amount > charge.amount:
        raise ChargeRefused(f"{reference}: {amount} is more than can be credited")
    charge.refunds[key] = str(amount.amount)
    charge.save(update_fields=["refunds"])
    _credit_invoice(charge, amount.amount)
    _owe_less(charge, amount.amount)
    return charge


def find(reference: str) -> AccountCharge:
    """The charge of that name. Raises NoSuchCharge."""
    return _get(AccountCharge.objects.all(), reference)


def _locked(reference: str) -> AccountCharge:
    return _get(AccountCharge.objects.select_for_update(of=("self",)), reference)


def _get(charges: Any, reference: str) -> AccountCharge:
    try:
        found: AccountCharge = charges.get(reference=uuid.UUID(reference))
    except (ValueError, AccountCharge.DoesNotExist) as missing:
        raise NoSuchCharge(reference) from missing
    return found


def _move(charge: AccountCharge, state: AccountCharge.State) -> AccountCharge:
    charge.state = state
    charge.save(update_fields=["state", "reason"])
    return charge


def _give_up(charge: AccountCharge, state: AccountCharge.State) -> AccountCharge:
    _owe_less(charge, charge.amount)
    return _move(charge, state)


def _owe_less(charge: AccountCharge, amount: Decimal) -> None:
    Organisation.objects.filter(pk=charge.organisation_id).update(owed=F("owed") - amount)


def _credit_invoice(charge: AccountCharge, amount: Decimal) -> Invoice | None:
    invoice = Invoice.objects.select_for_update(of=("self",)).filter(charge=charge).first()
    if invoice is None:
        return None
    invoice.credited += amount
    if invoice.outstanding <= 0:
        invoice.state = Invoice.State.SETTLED
    invoice.save(update_fields=["credited", "state"])
    return invoice


def _organisation_of(user: Any) -> Organisation | None:
    if not user.is_authenticated:
        return None
    member = Member.objects.select_related("organisation").filter(user=user).first()
    return member.organisation if member else None


def _refusal(organisation: Organisation, amount: Decimal, *, on: dt.date) -> str:
    if organisation.state != Organisation.State.APPROVED:
        return f"{organisation.name} may not order on account at present."
    if organisation.approved_until is None or organisation.approved_until < on:
        return f"The approval of {organisation.name} to order on account has run out."
    if not Organisation.objects.filter(may_order(on), pk=organisation.pk).exists():
        return f"An invoice of {organisation.name} is long overdue. Orders on account go on when it is paid."
    if amount > organisation.free:
        return (
            f"£{max(organisation.free, Decimal(0)):,.2f} of the £{organisation.credit_limit:,.2f} that"
            f" {organisation.name} may order on account are free; this order is £{amount:,.2f}."
        )
    return ""
