"""Orders on the desk: what may be done to them is what goods and money allow."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from oscar.apps.dashboard.orders import views
from oscar.apps.order.exceptions import InvalidShippingEvent, InvalidStatus
from oscar.core.loading import get_model

from shop.checkout.history import last_differences, other_tries
from shop.checkout.models import PaymentAttempt
from shop.checkout.refunds import CannotBeRefunded, ask_refund, refundable, withheld
from shop.forks.dashboard.orders.forms import RefundForm
from shop.fulfilment.dispatch import READY, dispatch_type
from shop.fulfilment.forms import CarriageForm
from shop.organisations.models import CreditNote, Invoice
from shop.payments.models import MoneyMovement

Line = get_model("order", "Line")


class OrderListView(views.OrderListView):
    """The list, in a fixed number of statements."""

    def get_queryset(self) -> QuerySet:
        lines = Line.objects.filter(order=OuterRef("pk")).order_by().values("order")
        count = Subquery(lines.annotate(n=Sum("quantity")).values("n"))
        found: QuerySet = super().get_queryset()
        return found.prefetch_related(None).select_related("attempt").annotate(item_count=count)

    def change_order_status(self, request: HttpRequest, order: Any) -> None:
        """Oscar's would answer with an error page where the new status is refused."""
        try:
            super().change_order_status(request, order)
        except InvalidStatus as refused:
            messages.error(request, str(refused))


class OrderDetailView(views.OrderDetailView):
    """One order with its payment. Money is written down by payments alone, never typed in here."""

    order_actions = ("save_note", "delete_note", "change_order_status", "give_refund")
    line_actions = ("create_shipping_event",)

    def get_order_lines(self) -> QuerySet:
        return self.object.lines.select_related("product__parent", "partner", "stockrecord__selling_unit").order_by(
            "pk"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        attempt = PaymentAttempt.objects.filter(order=self.object).first()
        movements = MoneyMovement.objects.filter(attempt_key=attempt.key).order_by("at", "pk") if attempt else []
        return context | {
            "attempt": attempt,
            "invoice": Invoice.objects.filter(order=self.object).first(),
            "credit_notes": CreditNote.objects.filter(invoice__order=self.object).order_by("year", "sequence"),
            "may_leave": self.object.status in READY,
            "carriage_form": CarriageForm(),
            "sent": self.object.shipping_events.select_related("shipment").prefetch_related("line_quantities__line"),
            "returns": self.object.returns.select_related("refund").order_by("pk"),
            "movements": movements,
            "refunds": attempt.refunds.select_related("asked_by").order_by("pk") if attempt else [],
            "disputes": attempt.disputes.order_by("opened_at", "pk") if attempt else [],
            "withheld": withheld(attempt) if attempt else [],
            "tries": other_tries(attempt) if attempt else [],
            "differences": last_differences(self.object.number),
            "refund_form": kwargs.get("refund_form")
            or (_refund_form(attempt) if self.object.status != "Cancelled" else None),
            "left": self.object.lines.filter(num_allocated__gt=0).aggregate(n=Count("pk"), units=Sum("num_allocated")),
        }

    def change_order_status(self, request: HttpRequest, order: Any) -> HttpResponse:
        """As Oscar's, which hides why a status was refused."""
        form = self.get_order_status_form()
        if not form.is_valid():
            return self.reload_page(error="Choose what the order shall be.")
        before, after = order.status, form.cleaned_data["new_status"]
        message = f"Order status changed from '{before}' to '{after}'"
        try:
            self.get_handler(user=request.user).handle_order_status_change(order, after, note_msg=message)
        except InvalidStatus as refused:
            return self.reload_page(error=str(refused))
        messages.info(request, message)
        return self.reload_page()

    def give_refund(self, request: HttpRequest, order: Any) -> HttpResponse:
        """Some of the money goes back, or all of it; the order stays as it is."""
        form = RefundForm(request.POST)
        attempt = get_object_or_404(PaymentAttempt, order=order)
        if not form.is_valid():
            return self._refuse_refund(form)
        amount, reason = form.cleaned_data["amount"], form.cleaned_data["reason"]
        try:
            ask_refund(attempt, amount, reason=reason, now=timezone.now(), by=request.user)
        except CannotBeRefunded as refused:
            form.add_error(None, str(refused))
            return self._refuse_refund(form)
        messages.success(request, f"{amount} {attempt.currency} go back to the buyer.")
        return self.reload_page()

    def _refuse_refund(self, form: RefundForm) -> HttpResponse:
        """The page again, with what was typed and why it was refused. The other forms were not asked anything."""
        untouched = {
            "note_form": views.OrderNoteForm(order=self.object, user=self.request.user),
            "order_status_form": views.OrderStatusForm(order=self.object),
        }
        return self.render_to_response(self.get_context_data(refund_form=form) | untouched, status=422)

    def create_shipping_event(self, request: HttpRequest, order: Any, lines: Any, quantities: Any) -> HttpResponse:
        """Dispatch: the one kind of shipping event there is."""
        form = CarriageForm(request.POST)
        if not form.is_valid():
            return self.reload_page(error=" ".join(error for errors in form.errors.values() for error in errors))
        try:
            self.get_handler().handle_shipping_event(order, dispatch_type(), lines, quantities, **form.carriage())
        except InvalidShippingEvent as refused:
            return self.reload_page(error=str(refused))
        messages.success(request, "Order dispatched." if order.status == "Dispatched" else "Part of it is dispatched.")
        return self.reload_page()

    def get_handler(self, user: Any = None, **kwargs: Any) -> Any:
        return super().get_handler(user=user or self.request.user, **kwargs)


def _refund_form(attempt: PaymentAttempt | None) -> RefundForm | None:
    """The form, with all that is left filled in. None: nothing can go back."""
    left = refundable(attempt) if attempt else 0
    return RefundForm(initial={"amount": left}) if left else None
