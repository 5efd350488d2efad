"""What of payments needs somebody: one page on the merchandisers' desk."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from oscar.core.loading import get_model

from core.retrying import given_up
from shop.checkout import tasks
from shop.checkout.disputes import open_disputes
from shop.checkout.models import PaymentAttempt, ReconciliationRun, Refund
from shop.checkout.notices import hearings
from shop.fulfilment.returns.policy import unexamined
from shop.organisations.invoices import ON_ACCOUNT

MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
def payments(request: HttpRequest) -> HttpResponse:
    """Attempts, disputes, refunds, orders and tasks that no machine brings forward, what gateways tell us, and the last
    reconciliation.
    """
    if not (request.user.is_staff and request.user.has_perm("order.view_order")):
        raise PermissionDenied
    if request.method == "POST":
        tasks.reconcile_payments.enqueue()
        messages.info(request, "The comparison is under way. Look again in a minute.")
        return redirect("dashboard:payments")
    context = {
        "attempts": PaymentAttempt.objects.exclude(problem="").select_related("order").order_by("-created_at")[:MOST],
        "disputes": open_disputes()[:MOST],
        "refused": Refund.objects.filter(state=Refund.State.REFUSED).select_related("attempt").order_by("-pk")[:MOST],
        "orders": get_model("order", "Order").objects.filter(status="Payment problem").order_by("-date_placed")[:MOST],
        "failed": given_up().order_by("-finished_at")[:MOST],
        "hearings": hearings([name for name in settings.PAYMENT_GATEWAYS if name != ON_ACCOUNT], now=timezone.now()),
        "reports": unexamined()[:MOST],
        "run": ReconciliationRun.objects.order_by("-ran_at").first(),
    }
    return render(request, "shop/desk_payments.html", context)


urlpatterns = [path("payments/", payments, name="payments")]
