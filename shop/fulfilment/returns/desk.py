"""Returns on the merchandisers' desk: what is awaited, what came, and reports of quality that somebody looks into."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.forms import ArrivalForm
from shop.fulfilment.returns.policy import unexamined
from shop.fulfilment.returns.receiving import CannotBeReceived, examine, receive, refuse

PERMISSION = "shop.change_return"
PER_PAGE = 50


def _only_the_desk(request: HttpRequest) -> None:
    if not (request.user.is_staff and request.user.has_perm(PERMISSION)):
        raise PermissionDenied


def _return(number: str) -> Return:
    return get_object_or_404(Return.objects.select_related("order__attempt", "refund", "settled_by"), number=number)


@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """Reports of quality first, then what is awaited, then what was settled lately."""
    _only_the_desk(request)
    chosen = request.GET.get("state", Return.State.ASKED)
    chosen = chosen if chosen in Return.State.values else Return.State.ASKED
    found = Return.objects.filter(state=chosen).select_related("order__attempt", "refund")
    found = found.annotate(units=Sum("lines__quantity")).order_by(
        "asked_at" if chosen == "ASKED" else "-asked_at", "pk"
    )
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "states": Return.State.choices,
        "reports": unexamined(),
        "quarantine": ReturnLine.objects.filter(condition=ReturnLine.Condition.QUARANTINE)
        .select_related("goods_return", "line")
        .order_by("-goods_return__settled_at", "pk")[:PER_PAGE],
    }
    return render(request, "shop/desk_returns.html", context)


def _show(request: HttpRequest, found: Return, form: ArrivalForm, *, status: int = 200) -> HttpResponse:
    context = {"goods_return": found, "form": form, "order": found.order}
    return render(request, "shop/desk_return.html", context, status=status)


@require_safe
def one_return(request: HttpRequest, number: str) -> HttpResponse:
    """One return with the form that receives it."""
    _only_the_desk(request)
    found = _return(number)
    return _show(request, found, ArrivalForm(found))


@require_POST
def receive_return(request: HttpRequest, number: str) -> HttpResponse:
    """The goods are here."""
    _only_the_desk(request)
    found = _return(number)
    form = ArrivalForm(found, request.POST)
    if form.is_valid():
        try:
            received = receive(found, form.arrivals(), now=timezone.now(), by=request.user)
        except CannotBeReceived as refused:
            form.add_error(None, str(refused))
        else:
            back = received.refund
            said = f" {back.amount} {found.order.currency} go back to the buyer." if back else " No money goes back."
            messages.success(request, f"Return {number} is received.{said}")
            return redirect("dashboard:return", number=number)
    return _show(request, _return(number), form, status=422)


@require_POST
def refuse_return(request: HttpRequest, number: str) -> HttpResponse:
    """It is not accepted, for a reason that the buyer reads."""
    _only_the_desk(request)
    try:
        refuse(_return(number), request.POST.get("reason", ""), now=timezone.now(), by=request.user)
        messages.success(request, f"Return {number} is not accepted. The buyer is told why.")
    except CannotBeReceived as refused:
        messages.error(request, str(refused))
    return redirect("dashboard:return", number=number)


@require_POST
def examine_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody looked into a report of quality, and says what came of it."""
    _only_the_desk(request)
    line = get_object_or_404(unexamined(), pk=pk)
    try:
        examine(line, request.POST.get("outcome", ""), now=timezone.now(), by=request.user)
        messages.success(request, f"Written down for return {line.goods_return.number}.")
    except CannotBeReceived as refused:
        messages.error(request, str(refused))
    return redirect("dashboard:returns")


urlpatterns = [
    path("returns/", returns, name="returns"),
    path("returns/<str:number>/", one_return, name="return"),
    path("returns/<str:number>/received/", receive_return, name="return-receive"),
    path("returns/<str:number>/refused/", refuse_return, name="return-refuse"),
    path("returns/reports/<int:pk>/", examine_line, name="return-examine"),
]
