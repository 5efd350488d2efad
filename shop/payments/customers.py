"""Buyers whose cards a gateway remembers because they asked for it. The cards are the gateway's; we know a name."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction

from shop.payments import tasks
from shop.payments.gateways import get_gateway
from shop.payments.models import SavedCustomer
from shop.payments.port import GatewayError

logger = logging.getLogger(__name__)


def customer_of(user: Any, gateway_name: str) -> str:
    """The gateway's name for ``user``, who becomes its customer where it keeps cards. Call it outside a transaction.

    One customer for a user, however many ask at once. Empty: it keeps no cards, or cannot be asked at this moment;
    nobody shall be kept from paying by that.
    """
    gateway = get_gateway(gateway_name)
    if not gateway.keeps_cards:
        return ""
    row, _ = SavedCustomer.objects.get_or_create(user=user, gateway=gateway_name)
    if row.reference:
        return row.reference
    try:
        reference = gateway.open_customer(key=row.key, email=user.email)
    except GatewayError as away:
        logger.warning("%s opened no customer: %s", gateway_name, away)
        return ""
    is_kept = SavedCustomer.objects.filter(pk=row.pk).update(reference=reference)
    if is_kept:
        return reference
    tasks.forget_customer.enqueue(gateway_name, reference)  # forgotten at this very moment
    return ""


def may_have_saved_cards(user: Any) -> bool:
    """Whether any gateway may remember a card of ``user``."""
    return SavedCustomer.objects.filter(user=user).exclude(reference="").exists()


@transaction.atomic
def forget_saved_cards(user: Any) -> None:
    """Forget the customers that ``user`` is at gateways; each gateway deletes its own, by a task. Safe to repeat."""
    SavedCustomer.objects.filter(user=user).delete()


def delete_at_gateway(sender: type[SavedCustomer], instance: SavedCustomer, **told: Any) -> None:
    """A row is gone, by the button or with its account: the gateway shall forget the customer too."""
    if instance.reference:
        tasks.forget_customer.enqueue(instance.gateway, instance.reference)


def is_gone(gateway_name: str, reference: str) -> None:
    """The gateway has deleted the customer itself: the next payment makes a new one."""
    SavedCustomer.objects.filter(gateway=gateway_name, reference=reference).delete()
