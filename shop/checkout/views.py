"""The checkout: details, review, the gateway's page, and back. Three pages of ours, whoever buys."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from shop.basket.middleware import carry_basket
from shop.basket.presentation import basket_view
from shop.basket.shortfalls import shortfalls
from shop.checkout import attempts, finalise
from shop.checkout.forms import DetailsForm
from shop.checkout.known_addresses import KnownAddress, keep_in_book, known_addresses
from shop.checkout.models import PaymentAttempt
from shop.checkout.notices import act_on
from shop.checkout.presentation import address_lines, delivery_choices, goods_notes
from shop.checkout.quote import Quote, differences, make_quote
from shop.fulfilment.consignments import consignment_of
from shop.fulfilment.methods import NotDelivered
from shop.fulfilment.views import order_page
from shop.organisations import credit, verification
from shop.organisations.invoices import ON_ACCOUNT
from shop.payments.gateways import UnknownGateway, get_gateway, offered_gateways, resting_gateways
from shop.payments.port import BadSignature, GatewayError, PaymentGateway, PaymentRefused
from shop.payments.services import note_notice

SESSION_KEY = "checkout"
"""{"details": what the form gave, "shown": the quote last shown, "attempt": key of the last attempt}."""
State = PaymentAttempt.State
PO_NUMBER_LENGTH = 40
NOTICE_BYTES = 256 * 1024
"""The longest notice we read. Stripe's are a few kilobytes."""
UNREACHABLE = (
    "We could not reach the payment provider. Nothing was charged; your basket is kept. Try again in a minute."
)
UNREACHABLE_BUT_OTHERS = (
    "We could not reach the payment provider. Nothing was charged; your basket is kept. Try again in a minute, or take "
    "the basket back and pay another way."
)
PERHAPS_PAID = (
    "The payment provider does not answer, so we do not know yet whether it was paid. Nothing is lost: when it was, "
    "the order is placed as soon as the provider answers. Try again in a minute."
)


@never_cache
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Who, where to, how. What was typed stays when something is missing.

    With ``show=delivery`` it only answers what delivery to the address typed so far costs; with ``use`` it fills in a
    known address, and checks nothing yet.
    """
    if (answer := _needs_a_basket(request)) is not None:
        return answer
    known = known_addresses(request.user)
    chosen = next((one for one in known if one.key == request.POST.get("use")), None)
    form = _details_form(request, known, chosen)
    choices = delivery_choices(
        request.basket,
        country=form["country"].value() or "",
        postcode=form["postcode"].value() or "",
        vat_number=form["vat_number"].value() or "",
        user=request.user,
        now=timezone.localtime(),
    )
    if request.POST.get("show") == "delivery" and request.htmx:
        return render(request, "components/delivery_choices.html", {"field": form["delivery"], "choices": choices})
    if form.is_valid():
        if not (refusal := choices.refusal_of(form.cleaned_data["delivery"])):
            _remember(request, details=form.as_details())
            if request.POST.get("keep_address") and request.user.is_authenticated:
                keep_in_book(request.user, form.as_details())
            return redirect("checkout:review")
        form.add_error("delivery", refusal)
    context = {
        "form": form,
        "choices": choices,
        "known": known,
        "chosen": chosen,
        "basket": basket_view(request.basket, drawn=False),
    }
    return render(request, "shop/checkout_details.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """The whole cost before the button; the button carries the hash of what was shown."""
    if (answer := _needs_a_basket(request)) is not None:
        return answer
    given = _session(request).get("details")
    if not given:
        return redirect("checkout:index")
    try:
        if request.method == "POST":
            return _pay(request, given)
        return _show_review(request, given, make_quote(request.basket, given, user=request.user, at=timezone.now()))
    except NotDelivered as refused:
        messages.error(request, f"{refused} Choose another delivery. Nothing was charged.")
        return redirect("checkout:index")


def _pay(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    gateway = request.POST.get("gateway", "")
    quote = make_quote(request.basket, given, user=request.user, at=timezone.now())
    if "po_number" in request.POST:
        given = given | {"po_number": request.POST["po_number"].strip()[:PO_NUMBER_LENGTH]}
        _remember(request, details=given)
    if gateway not in [offered.name for offered in _offered(_terms(request, quote))]:
        return _show_review(request, given, quote, error="Choose how you want to pay.", status=422)
    key = uuid.uuid4()
    _remember(request, attempt=str(key))
    request.session.save()  # whatever happens to this process, the buyer's browser finds the attempt again
    try:
        attempt = attempts.start_attempt(
            basket=request.basket,
            shown_hash=request.POST.get("quote", ""),
            details=given,
            gateway=gateway,
            user=request.user,
            now=timezone.now(),
            key=key,
        )
    except attempts.QuoteChanged as changed:
        shown = _session(request).get("shown")
        said = differences(Quote.from_json(shown), changed.now) if shown else []
        return _show_review(request, given, changed.now, changes=said, status=409)
    except attempts.SoldOut as sold_out:
        for title, left in sold_out.shortages:
            messages.error(request, f"{title}: {f'only {left} left' if left else 'sold out'}. Nothing was charged.")
        return redirect("basket:summary")
    except attempts.NotSold as refused:
        for reason in refused.reasons:
            messages.error(request, f"{reason} Nothing was charged.")
        return redirect("basket:summary")
    except attempts.NotOnAccount as refused:
        return _show_review(request, given, quote, error=str(refused), status=409)
    except attempts.BasketGone:
        return redirect("basket:summary")
    if attempt.key != key:  # another press of the button was first
        _remember(request, attempt=str(attempt.key))
    return _to_payment(request, attempt)


def _to_payment(request: HttpRequest, attempt: PaymentAttempt) -> HttpResponse:
    if attempt.state != State.OPEN:
        return redirect("checkout:payment-return", key=attempt.key)
    try:
        page = attempts.open_payment(attempt)
    except PaymentRefused:
        finalise.never_opened(attempt)
        return redirect("checkout:payment-return", key=attempt.key)
    except GatewayError:
        messages.error(request, _unreachable(attempt))
        return redirect("checkout:wait", key=attempt.key)
    if attempt.gateway == ON_ACCOUNT:
        credit.accept(page.reference, at=timezone.now())  # the button was the buyer's word; there is no other page
        return redirect("checkout:payment-return", key=attempt.key)
    return redirect(page.redirect_url)


def _unreachable(attempt: PaymentAttempt) -> str:
    """What the buyer is told when there is no way to the page where ``attempt`` is paid."""
    if attempt.gateway_reference:
        return PERHAPS_PAID
    others = [one for one in offered_gateways() if one.name not in (attempt.gateway, ON_ACCOUNT)]
    return UNREACHABLE_BUT_OTHERS if others else UNREACHABLE


def _show_review(
    request: HttpRequest,
    given: dict[str, Any],
    quote: Quote,
    *,
    changes: list[str] | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    _remember(request, shown=quote.as_json())
    terms = _terms(request, quote)
    context = {
        "quote": quote,
        "address": address_lines(given),
        "email": given["email"],
        "po_number": given["po_number"],
        "notes": goods_notes(consignment_of(request.basket.all_lines())),
        "gateways": _offered(terms),
        "terms": terms,
        "resting": resting_gateways(),
        "changes": changes or [],
        "error": error,
    }
    return render(
        request, "shop/checkout_changed.html" if changes else "shop/checkout_review.html", context, status=status
    )


def _terms(request: HttpRequest, quote: Quote) -> credit.Terms | None:
    """On what terms the person signed in may order on account."""
    return credit.terms_for(request.user, quote.total.amount, on=timezone.localdate())


def _offered(terms: credit.Terms | None) -> list[PaymentGateway]:
    """The ways to pay at this moment; on account only to those who may."""
    may_on_account = terms is not None and not terms.refusal
    return [gateway for gateway in offered_gateways() if gateway.name != ON_ACCOUNT or may_on_account]


@never_cache
@require_safe
def payment_return(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The buyer comes back from the gateway, with whatever outcome: we ask the gateway, never the address."""
    attempt = get_object_or_404(PaymentAttempt, key=key)
    try:
        attempt = finalise.finalise(attempt.key, now=timezone.now())
    except GatewayError:
        return redirect("checkout:wait", key=key)
    if attempt.order_id:
        return redirect("checkout:thank-you", key=key)
    return redirect("checkout:wait" if attempt.state == State.OPEN else "checkout:payment-failed", key=key)


@never_cache
@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The payment is open: go on paying, or take the basket back."""
    attempt = get_object_or_404(PaymentAttempt, key=key)
    if request.method == "POST" and request.POST.get("action") == "pay":
        return _to_payment(request, attempt)
    if request.method == "POST":
        try:
            finalise.cancel(attempt, now=timezone.now())
        except GatewayError:
            messages.error(request, PERHAPS_PAID)
            return redirect("checkout:wait", key=key)
        return redirect("checkout:payment-return", key=key)
    if attempt.order_id or attempt.state != State.OPEN:
        settled = reverse("checkout:payment-return", kwargs={"key": key})
        return HttpResponseClientRedirect(settled) if request.htmx else redirect(settled)
    resting = next((gateway for gateway in resting_gateways() if gateway.name == attempt.gateway), None)
    return render(request, "shop/checkout_wait.html", {"attempt": attempt, "resting": resting})


@never_cache
@require_safe
def payment_failed(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Nothing was charged; the basket is back, and the way to try again is one press away."""
    attempt = get_object_or_404(PaymentAttempt.objects.select_related("returned_basket"), key=key)
    if attempt.order_id:
        return redirect("checkout:thank-you", key=key)
    if _session(request).get("attempt") == str(key):
        _hand_over_basket(request, attempt)
    return render(request, "shop/payment_failed.html", {"attempt": attempt})


@never_cache
@require_safe
def placed(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The order, for whoever holds its key: 122 random bits, told to nobody but the buyer."""
    attempt = get_object_or_404(PaymentAttempt.objects.select_related("order__user", "order__invoice"), key=key)
    if not attempt.order_id:
        return redirect("checkout:payment-return", key=key)
    return order_page(request, attempt.order, just_placed=True)


@csrf_exempt
@require_POST
def payment_webhook(request: HttpRequest, gateway_name: str) -> HttpResponse:
    """A gateway tells us about a payment: 200 stops its retries, 400 refuses a forgery, 413 what is too long to be one
    of its notices; never a 5xx for bad content.
    """
    now = timezone.now()
    body = _read_at_most(request, NOTICE_BYTES)
    if body is None:
        return HttpResponse(status=413)
    try:
        notice = get_gateway(gateway_name).read_notification(body=body, headers=request.headers)
    except UnknownGateway:
        return HttpResponse(status=404)
    except (BadSignature, ValueError, KeyError):
        return HttpResponse(status=400)
    except GatewayError:  # it could not be asked whether this is its own
        return HttpResponse(status=503)
    note_notice(gateway_name, notice, at=now)
    if notice:
        try:
            act_on(gateway_name, notice, now=now)
        except GatewayError:
            return HttpResponse(status=503)  # told again later; the sweeper asks as well
    return HttpResponse(status=200)


def _read_at_most(request: HttpRequest, limit: int) -> bytes | None:
    """The body of ``request``. None: it is longer than ``limit`` bytes, or says so, and was not read to its end."""
    try:
        announced = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        announced = 0
    body: bytes = b"" if announced > limit else request.read(limit + 1)
    return None if max(announced, len(body)) > limit else body


def _needs_a_basket(request: HttpRequest) -> HttpResponse | None:
    """Where to go instead when there is nothing to check out; None when there is."""
    if not request.basket.is_empty:
        return _needs_verification(request) or _needs_an_answer(request)
    if key := _session(request).get("attempt"):
        attempt = PaymentAttempt.objects.filter(key=key, state=State.OPEN).first()
        if attempt:
            return redirect("checkout:wait", key=key)
    messages.info(request, "Your basket is empty.")
    return redirect("basket:summary")


def _needs_verification(request: HttpRequest) -> HttpResponse | None:
    """Back to the basket, where the lines say so, while it holds what is sold to verified professionals only."""
    products = [line.product for line in request.basket.all_lines()]
    if not verification.withheld(products, request.user, on=timezone.localdate()):
        return None
    messages.error(request, "Your basket holds prescription-only (Rx) products. Only verified professionals can order.")
    return redirect("basket:summary")


def _needs_an_answer(request: HttpRequest) -> HttpResponse | None:
    """Back to the basket while something of it is not there and the buyer has not said what is to happen.

    A press of the pay button goes on: the service looks itself, and says what it finds.
    """
    if request.method == "POST":
        return None
    short = shortfalls(request.basket.all_lines(), today=timezone.localdate())
    if all(shortfall.agreed for shortfall in short.values()):
        return None
    messages.error(request, "Not all of your goods are there. Choose below what is to happen, then go on.")
    return redirect("basket:summary")


def _hand_over_basket(request: HttpRequest, attempt: PaymentAttempt) -> None:
    """Give a guest's browser the basket that holds the lines again. An account's basket is found by its owner."""
    basket = attempt.returned_basket
    if basket is None or basket.owner_id or basket.status != "Open" or request.user.is_authenticated:
        return
    carry_basket(request, basket)


def _session(request: HttpRequest) -> dict[str, Any]:
    return request.session.get(SESSION_KEY, {})


def _remember(request: HttpRequest, **values: Any) -> None:
    request.session[SESSION_KEY] = _session(request) | values


def _details_form(request: HttpRequest, known: list[KnownAddress], chosen: KnownAddress | None) -> DetailsForm:
    """The form as it was sent, or as it is to be filled in."""
    if request.method != "POST":
        given = _session(request).get("details", {}).get("form")
        return DetailsForm(initial=given or _known_of(request.user, [one for one in known if one.is_own][:1]))
    if "use" in request.POST or request.POST.get("show") == "delivery":
        return DetailsForm(initial=request.POST.dict() | (chosen.values if chosen else {}))
    return DetailsForm(request.POST)


def _known_of(user: Any, usual: list[KnownAddress]) -> dict[str, Any]:
    """What an account tells already, with the ``usual`` address, if any: nobody types twice what we know."""
    if not user.is_authenticated:
        return {}
    known = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    if vat_number := credit.vat_number_of(user):
        known["vat_number"] = vat_number
    for address in usual:
        known |= address.values
    return known
