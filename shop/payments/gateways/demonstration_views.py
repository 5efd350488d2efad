"""The pretended provider's own pages, where the visitor chooses what happens, and the pretended bank behind it."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.payments.models import DemonstrationPayment
from shop.payments.tasks import send_demonstration_notice

State = DemonstrationPayment.State
CONFIRMATION_TAKES = dt.timedelta(seconds=20)
"""Long enough to see the shop wait, short enough to wait for."""


@never_cache
@require_http_methods(["GET", "POST"])
def pay(request: HttpRequest, reference: uuid.UUID) -> HttpResponse:
    """Most choices lead back to the shop, 3-D Secure to the bank; vanish leaves the browser here, as a closed tab."""
    payment = get_object_or_404(DemonstrationPayment, reference=reference)
    outcome = request.POST.get("outcome", "")
    if outcome == "secure":
        return redirect("demonstration-bank", reference=reference)
    if outcome == "succeed":
        return _settled(payment, state=State.AUTHORISED)
    if outcome == "decline":
        return _settled(payment, state=State.DECLINED, reason="the card was declined")
    if outcome == "delay":
        return _settled(payment, confirmed_at=timezone.now() + CONFIRMATION_TAKES)
    if outcome == "vanish":
        _settled(payment, state=State.AUTHORISED)
        payment.refresh_from_db()
    vanished = outcome == "vanish" and payment.state == State.AUTHORISED
    return render(request, "shop/demo_gateway.html", {"payment": payment, "vanished": vanished})


@never_cache
@require_http_methods(["GET", "POST"])
def bank(request: HttpRequest, reference: uuid.UUID) -> HttpResponse:
    """The pretended bank asks whether it is really its customer who pays (3-D Secure)."""
    payment = get_object_or_404(DemonstrationPayment, reference=reference)
    answer = request.POST.get("answer", "")
    if answer == "approve":
        return _settled(payment, state=State.AUTHORISED)
    if answer == "refuse":
        return _settled(payment, state=State.DECLINED, reason="your bank did not approve the payment")
    if not payment.awaits_the_buyer:
        return redirect("demonstration-payment", reference=reference)
    return render(request, "shop/demo_bank.html", {"payment": payment})


@transaction.atomic
def _settled(
    payment: DemonstrationPayment, *, state: str = State.OPEN, reason: str = "", confirmed_at: dt.datetime | None = None
) -> HttpResponse:
    """Write down what was chosen, unless something was before, have the shop told when it counts, and go back there."""
    undecided = DemonstrationPayment.objects.filter(pk=payment.pk, state=State.OPEN, confirmed_at=None)
    if undecided.update(state=state, reason=reason, confirmed_at=confirmed_at):
        send_demonstration_notice.using(run_after=confirmed_at).enqueue(str(payment.reference))
    return redirect(payment.return_url)
