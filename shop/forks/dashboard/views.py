"""The desk's first page: what waits for somebody, and how the last fortnight went."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.views.generic import TemplateView
from oscar.core.loading import get_model

from shop.checkout.models import PaymentAttempt
from shop.forks.dashboard.catalogue.querysets import low_levels
from shop.fulfilment.models import Return, Shipment
from shop.fulfilment.returns.policy import unexamined

Order = get_model("order", "Order")
DAYS = 14
LATEST = 10


class IndexView(TemplateView):
    template_name = "oscar/dashboard/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``waiting``: orders by status, unsettled attempts, low levels; ``days``: the last fortnight, oldest first."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        by_status = dict(Order.objects.order_by().values_list("status").annotate(n=Count("pk")))
        days = revenue_by_day(timezone.localdate())
        return context | {
            "to_dispatch": by_status.get("Paid", 0),
            "invoiced": by_status.get("Invoiced", 0),
            "placed": by_status.get("Placed", 0),
            "problems": by_status.get("Payment problem", 0) + PaymentAttempt.objects.exclude(problem="").count(),
            "low": low_levels().count(),
            "returns": Return.objects.filter(state=Return.State.ASKED).count(),
            "reports": unexamined().count(),
            "stuck": Shipment.objects.exclude(problem="").count(),
            "days": days,
            "highest": max(day["revenue"] for day in days),
            "orders_in_days": sum(day["orders"] for day in days),
            "revenue_in_days": sum((day["revenue"] for day in days), Decimal(0)),
            "latest": Order.objects.select_related("user").order_by("-date_placed", "-pk")[:LATEST],
        }


def revenue_by_day(today: dt.date) -> list[dict[str, Any]]:
    """``day``, ``orders``, ``revenue`` (with VAT) and ``share`` (percent of the best day) of the last fortnight.

    Cancelled orders are not counted.
    """
    first = today - dt.timedelta(days=DAYS - 1)
    rows = (
        Order.objects.exclude(status="Cancelled")
        .annotate(day=TruncDate("date_placed"))
        .filter(day__gte=first)
        .order_by()
        .values("day")
        .annotate(orders=Count("pk"), revenue=Sum("total_incl_tax"))
    )
    found = {row["day"]: row for row in rows}
    nothing = {"orders": 0, "revenue": Decimal(0)}
    days = [found.get(day, nothing | {"day": day}) for day in (first + dt.timedelta(days=n) for n in range(DAYS))]
    best = max(row["revenue"] for row in days) or Decimal(1)
    return [row | {"share": round(row["revenue"] / best * 100)} for row in days]
