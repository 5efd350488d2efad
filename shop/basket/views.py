"""The basket's page and its buttons. Every button works by htmx and by a plain form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.limits import may_try
from core.same_origin import same_origin_required
from shop.basket import saving, services, substitutes, vouchers, waiting
from shop.basket.data import BasketView
from shop.basket.forms import HOW_MANY, AddForm, ChangeForm, CodeForm, ReplaceForm, WaitForm, read_kit
from shop.basket.presentation import basket_view
from shop.basket.presentation import header_state as header_facts

CODES_A_MINUTE = 10
"""From one address: who guesses gets nowhere."""
CONFLICT = 409
UNPROCESSABLE = 422
LONGEST_TYPED = 20


@never_cache
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """What is in the basket and what it costs, and what was saved for later."""
    request.open_basket.load_to_be_priced()
    return render(request, "shop/basket.html", {"basket": _shown(request)})


@never_cache
@require_safe
def header_state(request: HttpRequest) -> HttpResponse:
    """Who is signed in and what is in the basket: all that differs between visitors of a public page."""
    request.open_basket.load_to_be_priced()
    return render(request, "components/header_state.html", header_facts(request.basket, request.user))


@same_origin_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a selling unit into the basket."""
    form = AddForm(request.POST)
    if not form.is_valid():
        return _answer(request, problem=form.problem(), status=UNPROCESSABLE)
    wish = form.wish()
    try:
        services.add(request.open_basket, wish)
    except services.NotAdded as refusal:
        return _answer(request, problem=str(refusal), status=CONFLICT)
    return _answer(request, wish=wish)


@same_origin_required
@require_POST
def add_kit(request: HttpRequest) -> HttpResponse:
    """Put everything of a kit that can be had into the basket, and say what cannot."""
    wishes = read_kit(request.POST.getlist("item"))
    if not wishes:
        return _answer(request, problem="Choose at least one product of the kit.", status=UNPROCESSABLE)
    try:
        added, refused = services.add_kit(request.open_basket, wishes)
    except services.NotAdded as refusal:
        return _answer(request, problem=str(refusal), status=CONFLICT)
    problem = " ".join(f"{one.title}: {one.reason}" if one.title else one.reason for one in refused)
    return _answer(request, problem=problem, kit=added, status=CONFLICT if refused and not added else 200)


@same_origin_required
@require_POST
def change_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Set how many of a line there are; 0 takes it out. What was typed stays where it is refused."""
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _refused(request, line_id, HOW_MANY.replace("1 to", "0 to"), status=UNPROCESSABLE)
    try:
        services.change_line(request.open_basket, line_id, form.cleaned_data["quantity"])
    except services.NoSuchLine as missing:
        raise Http404 from missing
    except services.NotAdded as refusal:
        return _refused(request, line_id, str(refusal), status=CONFLICT)
    return _changed(request)


def _refused(request: HttpRequest, line_id: int, reason: str, *, status: int) -> HttpResponse:
    typed = request.POST.get("quantity", "")[:LONGEST_TYPED]
    view = _shown(request).refusing(line_id, typed, reason)
    return render(request, "shop/basket.html", {"basket": view}, status=status)


@same_origin_required
@require_POST
def change_code(request: HttpRequest) -> HttpResponse:
    """Use a voucher code, or take one off again."""
    if code := request.POST.get("remove"):
        vouchers.remove_code(request.open_basket, code)
        return _changed(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give the code.")
    elif not may_try("voucher", request.META["REMOTE_ADDR"], times=CODES_A_MINUTE, seconds=60):
        messages.error(request, "Too many codes were tried. Wait a minute, then try again.")
    else:
        try:
            vouchers.use_code(request.open_basket, form.cleaned_data["code"], request.user)
        except vouchers.CodeRefused as refused:
            messages.error(request, str(refused))
    return _changed(request)


@same_origin_required
@require_POST
def save_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Keep a line for another time."""
    return _do(request, lambda: saving.save_for_later(request.open_basket, request.saved_basket, line_id))


@same_origin_required
@require_POST
def change_saved(request: HttpRequest, line_id: int) -> HttpResponse:
    """Move a saved line back into the basket, or forget it."""
    if request.POST.get("action") == "forget":
        return _do(request, lambda: saving.forget(request.saved_basket, line_id))
    return _do(request, lambda: saving.move_to_basket(request.saved_basket, request.open_basket, line_id))


@same_origin_required
@require_POST
def wait_for_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Agree to wait for what of a line is not there, or take that back. The tick is the buyer's word."""
    if not request.POST.get("agreed"):
        return _do(request, lambda: waiting.wait_no_more(request.open_basket, line_id))
    form = WaitForm(request.POST)
    if not form.is_valid():
        messages.error(request, waiting.CHANGED)
        return _changed(request)
    said = form.cleaned_data
    return _do(
        request,
        lambda: waiting.agree_to_wait(request.open_basket, line_id, missing=said["missing"], until=said["until"]),
    )


@same_origin_required
@require_POST
def replace_line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Put a substitute in the place of a line."""
    form = ReplaceForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose again what to take instead: we could not tell which one it was.")
        return _changed(request)
    unit = form.cleaned_data["unit"]
    return _do(request, lambda: substitutes.replace_line(request.open_basket, line_id, unit, user=request.user))


def _do(request: HttpRequest, change: Callable[[], object]) -> HttpResponse:
    """The basket after ``change`` of one of its lines, or as it was with the reason against it."""
    try:
        change()
    except services.NoSuchLine as missing:
        raise Http404 from missing
    except services.NotAdded as refusal:
        messages.error(request, str(refusal))
    return _changed(request)


def _shown(request: HttpRequest) -> BasketView:
    return basket_view(request.basket, saved=saving.saved_lines(request.saved_basket))


def _changed(request: HttpRequest) -> HttpResponse:
    """The basket as it is now, with the news."""
    if not request.htmx:
        return redirect("basket:summary")
    page = render_to_string("shop/basket.html", {"basket": _shown(request)}, request)
    return HttpResponse(page + _header(request), headers={"HX-Trigger": "basket-changed"})


def _answer(
    request: HttpRequest,
    *,
    wish: services.Wish | None = None,
    kit: list[str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """What was added, or why nothing was: a fragment for htmx, else a message on the page that the buyer came from."""
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        if wish or kit:
            what = f"{len(kit)} product{'s' if len(kit) > 1 else ''} added" if kit else "Added"
            messages.success(request, f"{what} to your basket.")
        return redirect(_back(request))
    view = basket_view(request.basket, drawn=False)
    line = next((line for line in view.lines if wish and line.unit.stockrecord_id == wish.stockrecord_id), None)
    context: dict[str, Any] = {
        "line": line,
        "quantity": wish.quantity if wish else None,
        "kit": kit,
        "problem": problem,
    }
    response = render(
        request, "components/added_to_basket.html", context | header_facts(request.basket, request.user), status=status
    )
    if wish or kit:
        response["HX-Trigger"] = "basket-changed"
    return response


def _header(request: HttpRequest) -> str:
    return render_to_string(
        "components/header_state.html", header_facts(request.basket, request.user) | {"oob": True}, request
    )


def _back(request: HttpRequest) -> str:
    """Where the buyer came from, if that is a page of ours; else the basket."""
    came_from = request.POST.get("next") or request.headers.get("Referer") or ""
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if came_from and ours else reverse("basket:summary")
