"""What the desk decides about organisations and people. Every decision is written down with who took it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from shop.organisations.models import DeliveryPoint, Member, Organisation, OrganisationChange


class AlreadyMember(Exception):
    """Somebody orders for an organisation already. In words for the desk."""


@transaction.atomic
def save_organisation(organisation: Organisation, changes: list[str], *, by: Any, at: dt.datetime) -> Organisation:
    """Save what the desk typed, never what is owed, and write down ``changes`` ("Credit limit: 0.00 → 500.00")."""
    typed = [f.attname for f in organisation._meta.concrete_fields if not f.primary_key and f.name != "owed"]
    organisation.save(update_fields=typed if organisation.pk else None)
    if changes:
        _note(organisation, "\n".join(changes), by=by, at=at)
    return organisation


@transaction.atomic
def add_member(organisation: Organisation, user: Any, *, by: Any, at: dt.datetime) -> Member:
    """Let ``user`` order on account of ``organisation``.

    Raises:
        AlreadyMember: of this organisation or another.
    """
    member, is_new = Member.objects.select_related("organisation").get_or_create(
        user=user, defaults={"organisation": organisation}
    )
    if not is_new:
        raise AlreadyMember(f"{user.email} orders for {member.organisation} already.")
    _note(organisation, f"{user.email} may order on account.", by=by, at=at)
    return member


@transaction.atomic
def remove_member(member: Member, *, by: Any, at: dt.datetime) -> None:
    """From now on this person does not order on account. Orders placed stay."""
    _note(member.organisation, f"{member.user.email} may no longer order on account.", by=by, at=at)
    member.delete()


@transaction.atomic
def add_delivery_point(point: DeliveryPoint, *, by: Any, at: dt.datetime) -> DeliveryPoint:
    """Let the people of an organisation choose a place in the checkout."""
    point.save()
    _note(point.organisation, f"Delivery point {point.name} added", by=by, at=at)
    return point


@transaction.atomic
def remove_delivery_point(point: DeliveryPoint, *, by: Any, at: dt.datetime) -> None:
    """It is offered no more. Orders keep their own copy of the address."""
    point.delete()
    _note(point.organisation, f"Delivery point {point.name} removed", by=by, at=at)


def _note(organisation: Organisation, what: str, *, by: Any, at: dt.datetime) -> None:
    OrganisationChange.objects.create(organisation=organisation, at=at, by=by, what=what)
