"""The account's pages, and the way to an order without one. Signed-in only: see the fork's addresses."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.limits import may_try
from shop.customers import orders as order_lists
from shop.customers.forms import AddressForm, FindOrderForm, ProfileForm
from shop.fulfilment.views import order_page
from shop.organisations.presentation import account_of, verified_until
from shop.payments.customers import forget_saved_cards, may_have_saved_cards

LATEST = 5
PER_PAGE = 20
FOUND = "found_orders"
"""Session: numbers of orders that a guest has proved to know."""
NOT_FOUND = "We found no order of that number and that email address. Check both; they stand in the confirmation."
TOO_OFTEN = "That was tried too often. Wait ten minutes and try again, or write to us with the order number."


@never_cache
@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """The newest orders and the addresses."""
    latest = order_lists.rows(order_lists.orders_of(request.user)[:LATEST])
    today = timezone.localdate()
    context = {
        "orders": latest,
        "addresses": _addresses(request),
        "account": account_of(request.user, on=today),
        "has_saved_cards": may_have_saved_cards(request.user),
        "verified_until": verified_until(request.user, on=today),
    }
    return render(request, "shop/account_summary.html", context)


@never_cache
@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Every order of the person signed in."""
    paginator = Paginator(order_lists.orders_of(request.user), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    page.pages = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    page.object_list = order_lists.rows(page.object_list)
    return render(request, "shop/account_orders.html", {"orders": page})


@never_cache
@require_safe
def order(request: HttpRequest, order_number: str) -> HttpResponse:
    """One order; anybody else's does not exist."""
    found = order_lists.own_order(request.user, order_number)
    if found is None:
        raise Http404
    return order_page(request, found, just_placed=False)


@never_cache
@require_http_methods(["GET", "POST"])
def find_order(request: HttpRequest) -> HttpResponse:
    """An order by its number and email address, for those without an account. An unknown one and a wrong address
    get the same answer.
    """
    shown = request.GET.get("number", "")
    if shown and shown in request.session.get(FOUND, []):
        return order_page(request, get_object_or_404(order_lists.for_page(), number=shown), just_placed=False)
    form = FindOrderForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if not may_try("find-order", request.META["REMOTE_ADDR"], times=10, seconds=600):
            form.add_error(None, TOO_OFTEN)
            status = 429
        elif form.is_valid():
            found = order_lists.order_for(form.cleaned_data["number"], form.cleaned_data["email"])
            if found is not None:
                request.session[FOUND] = [found.number, *request.session.get(FOUND, [])][:10]
                return redirect(f"{request.path}?number={found.number}")
            form.add_error(None, NOT_FOUND)
    return render(request, "shop/order_lookup.html", {"form": form}, status=status)


@never_cache
@require_safe
def addresses(request: HttpRequest) -> HttpResponse:
    """The address book."""
    return render(request, "shop/account_addresses.html", {"addresses": _addresses(request)})


@never_cache
@require_http_methods(["GET", "POST"])
def edit_address(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Change an address of one's own, or add one."""
    address = get_object_or_404(request.user.addresses, pk=pk) if pk else None
    form = AddressForm(request.POST or None, instance=address, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Address saved.")
        return redirect("customer:address-list")
    context = {"form": form, "address": address}
    return render(request, "shop/account_address_form.html", context, status=422 if form.errors else 200)


@require_POST
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget an address. Orders keep their own copy."""
    get_object_or_404(request.user.addresses, pk=pk).delete()
    messages.success(request, "Address deleted. Orders you placed keep theirs.")
    return redirect("customer:address-list")


@require_POST
def forget_cards(request: HttpRequest) -> HttpResponse:
    """Have payment providers delete every card they remember of the person signed in."""
    forget_saved_cards(request.user)
    messages.success(request, "Your saved cards are being deleted at the payment provider. Your orders stay.")
    return redirect("customer:summary")


@never_cache
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """What we call the person signed in."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("customer:profile-view")
    return render(request, "shop/account_profile.html", {"form": form}, status=422 if form.errors else 200)


def _addresses(request: HttpRequest) -> list:
    return list(request.user.addresses.select_related("country").order_by("-is_default_for_shipping", "pk"))
