"""Certificates of relief from VAT: who showed one, until when it counts, and who looked at it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from shop.organisations.models import Organisation, OrganisationChange, ReliefCertificate


def certificate_of(user: Any, *, on: dt.date) -> ReliefCertificate | None:
    """The certificate that counts on that day for what ``user`` buys: their own, or that of the organisation they order
    for; the one that lasts longest. No query for somebody who is not signed in.
    """
    if user is None or not user.is_authenticated:
        return None
    open_ones = ~Q(organisation__state=Organisation.State.CLOSED) | Q(organisation=None)
    theirs = Q(user=user) | Q(organisation__members__user=user)
    found = ReliefCertificate.objects.filter(open_ones, theirs, valid_from__lte=on, valid_until__gte=on)
    return found.order_by("-valid_until", "pk").first()


@transaction.atomic
def record_certificate(certificate: ReliefCertificate, *, by: Any, at: dt.datetime) -> ReliefCertificate:
    """Write down a certificate that ``by`` has looked at."""
    certificate.seen_by, certificate.seen_at = by, at
    certificate.save()
    _note(certificate, f"{certificate} may be used until {certificate.valid_until:%d.%m.%Y}.", by=by, at=at)
    return certificate


@transaction.atomic
def end_certificate(certificate: ReliefCertificate, *, by: Any, at: dt.datetime) -> None:
    """From this day on it counts no more. Orders that used it keep its number."""
    yesterday = timezone.localdate(at) - dt.timedelta(days=1)
    certificate.valid_until = min(certificate.valid_until, yesterday)
    certificate.valid_from = min(certificate.valid_from, certificate.valid_until)
    certificate.save(update_fields=["valid_from", "valid_until"])
    _note(certificate, f"{certificate} may no longer be used.", by=by, at=at)


def _note(certificate: ReliefCertificate, what: str, *, by: Any, at: dt.datetime) -> None:
    if certificate.organisation_id:
        OrganisationChange.objects.create(organisation_id=certificate.organisation_id, at=at, by=by, what=what)
