"""What the desk sees beside the payment of an order: the tries before it, and what the last comparison found."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from shop.checkout.models import PaymentAttempt, ReconciliationRun

SAME_WISH = dt.timedelta(days=1)
"""What an account tried no longer than this before it paid is taken for the same wish."""
MOST = 20


def other_tries(attempt: PaymentAttempt) -> list[PaymentAttempt]:
    """What the buyer of ``attempt`` tried before and came to nothing, newest first, at most 20.

    Found by their baskets, each of which came back as the next one, and for an account by the time as well.
    """
    before = PaymentAttempt.objects.exclude(pk=attempt.pk).filter(order=None, created_at__lte=attempt.created_at)
    wanted = Q(basket=attempt.basket_id) | Q(returned_basket=attempt.basket_id)
    if attempt.user_id:
        wanted |= Q(user=attempt.user_id, created_at__gt=attempt.created_at - SAME_WISH)
    found: dict[int, PaymentAttempt] = {}
    while len(found) < MOST:
        fresh = list(before.filter(wanted).exclude(pk__in=found).order_by("-created_at", "-pk")[: MOST - len(found)])
        if not fresh:
            break
        found |= {one.pk: one for one in fresh}
        baskets = [one.basket_id for one in fresh]
        wanted = Q(basket__in=baskets) | Q(returned_basket__in=baskets)
    return sorted(found.values(), key=lambda one: (one.created_at, one.pk), reverse=True)


def last_differences(order_number: str) -> list[str]:
    """What the last comparison with the gateways found about the order."""
    run = ReconciliationRun.objects.order_by("-ran_at").first()
    return [sentence for sentence in run.differences if f"order {order_number}:" in sentence] if run else []
