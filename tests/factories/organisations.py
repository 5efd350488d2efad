"""Organisations that buy on account."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from shop.checkout import attempts, finalise
from shop.organisations import credit
from shop.organisations.models import Member, Organisation
from tests.factories.checkout import DETAILS, basket_with, start
from tests.factories.shop import UserFactory


def organisation(*members: Any, limit: str = "1000.00", **more: Any) -> Organisation:
    """An approved organisation for which ``members`` order."""
    values = {
        "name": f"Hospital {Organisation.objects.count() + 1}",
        "billing_address": "Accounts payable\n2 Example Road\nLeeds LS1 4AP",
        "email": "accounts@hospital.example",
        "credit_limit": Decimal(limit),
        "state": Organisation.State.APPROVED,
        "approved_until": timezone.localdate() + dt.timedelta(days=365),
        **more,
    }
    made = Organisation.objects.create(**values)
    for member in members:
        Member.objects.create(organisation=made, user=member)
    return made


def buyer_of(found: Organisation) -> Any:
    """Somebody new who orders for it."""
    user = UserFactory()
    Member.objects.create(organisation=found, user=user)
    return user


def start_on_account(user: Any, record: Any, quantity: int = 1, **details: Any) -> Any:
    """The button "place the order", on account."""
    basket = basket_with((record, quantity), owner=user)
    return start(basket, details={**DETAILS, **details}, user=user, gateway="account")


def order_on_account(user: Any, record: Any, quantity: int = 1, *, at: Any = None) -> Any:
    """An order on account as it stands when its buyer sees it: the tasks wait."""
    attempt = start_on_account(user, record, quantity)
    page = attempts.open_payment(attempt)
    now = at or timezone.now()
    credit.accept(page.reference, at=now)
    return finalise.finalise(attempt.key, now=now).order
