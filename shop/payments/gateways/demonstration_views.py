"""The pretended provider's own page, where the visitor chooses what happens."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from shop.payments.models import DemonstrationPayment
from shop.payments.tasks import send_demonstration_notice

State = DemonstrationPayment.State
OUTCOMES = {"succeed": State.AUTHORISED, "decline": State.DECLINED, "vanish": State.AUTHORISED}


@require_http_methods(["GET", "POST"])
def pay(request: HttpRequest, reference: uuid.UUID) -> HttpResponse:
    """Succeed and decline go back to the shop; vanish pays and leaves the browser here, as a closed tab would."""
    payment = get_object_or_404(DemonstrationPayment, reference=reference)
    outcome = request.POST.get("outcome", "")
    if request.method == "POST" and outcome in OUTCOMES:
        with transaction.atomic():
            changed = DemonstrationPayment.objects.filter(pk=payment.pk, state=State.OPEN).update(
                state=OUTCOMES[outcome]
            )
            if changed:
                send_demonstration_notice.enqueue(str(payment.reference))
        if outcome != "vanish":
            return redirect(payment.return_url)
        payment.refresh_from_db()
    return render(
        request, "shop/demo_gateway.html", {"payment": payment, "vanished": payment.state == State.AUTHORISED}
    )
