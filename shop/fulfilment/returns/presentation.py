"""Returns, as their buyer sees them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from core.templatetags.format import pieces
from shop.checkout.models import Refund
from shop.data import OrderStep, ReturnLineView, ReturnView
from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.policy import Reason
from shop.payments.models import MoneyMovement

State = Return.State


def return_views(order: Any) -> tuple[ReturnView, ...]:
    """The returns of ``order``, oldest first, in a fixed number of statements."""
    found = (
        order.returns.select_related("refund")
        .prefetch_related("lines__line__stockrecord__selling_unit")
        .order_by("asked_at", "pk")
    )
    return tuple(return_view(one) for one in found)


def return_view(goods_return: Return) -> ReturnView:
    """One return."""
    rows = sorted(goods_return.lines.all(), key=lambda row: row.pk)
    refund = goods_return.refund
    if refund is not None and refund.state == Refund.State.REFUSED:
        refund = None  # somebody on the desk finds another way; nothing is promised until then
    goods = sum((row.amount for row in rows if row.amount), Decimal("0.00"))
    is_done = refund is not None and refund.state == Refund.State.DONE
    return ReturnView(
        number=goods_return.number,
        state=_state(goods_return),
        asked_at=goods_return.asked_at,
        settled_at=goods_return.settled_at,
        lines=tuple(_line(row) for row in rows),
        refusal=goods_return.refusal,
        is_awaited=goods_return.state == State.ASKED,
        is_received=goods_return.state == State.RECEIVED,
        refund=refund.amount if refund else None,
        delivery_refund=max(refund.amount - goods, Decimal("0.00")) if refund else Decimal("0.00"),
        refunded_at=_given_at(refund) if refund and is_done else None,
        collected=all(row.reason != Reason.MISTAKE for row in rows),
        note=goods_return.note,
    )


def return_steps(views: tuple[ReturnView, ...]) -> tuple[OrderStep, ...]:
    """What returns add to the timeline of their order: three steps at most, however many returns there are."""
    coming = [view for view in views if view.is_awaited or view.is_received]
    if not coming:
        return ()
    came = [view.settled_at for view in coming if view.is_received and view.settled_at]
    is_part = bool(came) and len(came) < len(coming)
    back = [view.refunded_at for view in coming if view.refund is not None]
    steps = [
        OrderStep("Return asked for", coming[0].asked_at, "done"),
        OrderStep("Partly returned" if is_part else "Returned", max(came, default=None), "done" if came else "ahead"),
    ]
    if back:
        last = max((at for at in back if at), default=None)
        steps.append(OrderStep("Refunded", last, "done" if all(back) else "ahead"))
    return tuple(steps)


def _state(goods_return: Return) -> str:
    refund = goods_return.refund
    if goods_return.state == State.RECEIVED and refund is not None and refund.state == Refund.State.DONE:
        return "Received and refunded"
    return goods_return.get_state_display()


def _given_at(refund: Refund) -> Any:
    moved = MoneyMovement.objects.filter(reference=str(refund.key), kind=MoneyMovement.Kind.REFUNDED).first()
    return moved.at if moved else None


def _line(row: ReturnLine) -> ReturnLineView:
    record = row.line.stockrecord
    unit = getattr(record, "selling_unit", None) if record else None
    label = unit.label if unit else "each"
    return ReturnLineView(
        title=row.line.title,
        sku=row.line.partner_sku,
        unit_label=label,
        quantity=row.quantity,
        reason=row.get_reason_display(),
        lot=row.lot,
        outcome=_outcome(row, label),
        is_refused=bool(row.refusal),
        amount=row.amount,
    )


def _outcome(row: ReturnLine, label: str) -> str:
    if row.received is None:
        return ""
    if not row.received:
        return "It did not reach us."
    came = "Received" if row.received == row.quantity else f"{pieces(row.received, label)} received"
    return f"{came}. No money goes back: {row.refusal}" if row.refusal else f"{came}."
