"""What the pretended provider does in its own time."""

from __future__ import annotations

import json
import urllib.request
import uuid

from django.conf import settings
from django.urls import reverse
from django_tasks import task

from core.retrying import repeatable
from shop.payments.gateways import get_gateway
from shop.payments.gateways.demonstration import SIGNATURE_HEADER, sign

NOTICE_TIMEOUT_SECONDS = 5


@task()
def send_demonstration_notice(reference: str) -> int:
    """Tell the shop over HTTP, signed, that something happened to a payment. Returns the shop's status code.

    A notice that does not arrive is not repeated: the sweeper finds the payment, which is worth seeing.
    """
    body = json.dumps({"id": str(uuid.uuid4()), "payment": reference}).encode()
    address = settings.SITE_URL + reverse("checkout:webhook", kwargs={"gateway_name": "demonstration"})
    request = urllib.request.Request(  # noqa: S310  our own address, from the settings
        address, data=body, headers={SIGNATURE_HEADER: sign(body), "Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=NOTICE_TIMEOUT_SECONDS) as answer:  # noqa: S310
        return int(answer.status)


@repeatable
@task()
def forget_customer(gateway_name: str, reference: str) -> None:
    """Have a gateway delete a customer and every card it remembers of them."""
    get_gateway(gateway_name).forget_customer(reference)
