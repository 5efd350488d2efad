"""The basket of a request, loaded only by who asks for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from oscar.apps.basket import middleware
from oscar.core.loading import get_class, get_model

from shop.basket import services
from shop.basket.saving import write_saved

Basket = get_model("basket", "Basket")
Selector = get_class("partner.strategy", "Selector")
SAVED_COOKIE = "oscar_saved_basket"
"""Names the saved basket of somebody who is not signed in, signed as Oscar signs the open one."""


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, but a page that shows no basket asks neither for the session nor for the database.

    That keeps public pages alike for everyone: no ``Vary: Cookie``, no queries for a visitor who only reads.
    ``request.basket`` is priced, offers applied; ``request.open_basket`` is the same object before that, to be changed.
    ``request.saved_basket`` holds what was saved for later; it has no row before its first line.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.cookies_to_delete = []
        request._basket_cache = request._saved_cache = None
        request.strategy = SimpleLazyObject(lambda: Selector().strategy(request=request, user=request.user))
        request.open_basket = SimpleLazyObject(lambda: self._open_basket(request))
        request.basket = SimpleLazyObject(lambda: self._priced_basket(request))
        request.saved_basket = SimpleLazyObject(lambda: self._saved_basket(request))
        return self.process_response(request, self.get_response(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Remember an anonymous visitor's baskets in signed cookies, once there is something in them."""
        for name in request.cookies_to_delete:
            response.delete_cookie(name)
        baskets = {self.get_cookie_key(request): request._basket_cache, SAVED_COOKIE: request._saved_cache}
        for name, basket in baskets.items():
            if basket is None or not basket.pk or request.user.is_authenticated:
                continue
            if name not in request.COOKIES or name in request.cookies_to_delete:
                response.set_cookie(
                    name,
                    self.get_basket_hash(basket.pk),
                    max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
                    secure=settings.OSCAR_BASKET_COOKIE_SECURE,
                    httponly=True,
                    samesite="Lax",
                )
        return response

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Oscar puts the basket into every template's context, and so loads it for every page; ours ask for it."""
        return response

    def merge_baskets(self, master: Any, slave: Any) -> None:
        """Somebody signed in: what they chose before joins what they had, and adds up."""
        services.merge(master, slave)

    def _open_basket(self, request: HttpRequest) -> Any:
        basket = self.get_basket(request)
        basket.strategy = request.strategy
        return basket

    def _saved_basket(self, request: HttpRequest) -> Any:
        """The saved basket of the cookie, or of the account, which takes in what was saved before signing in.

        An account's is looked up by who changes it: to read its lines, its owner is enough.
        """
        before = self._saved_before(request)
        if not request.user.is_authenticated:
            basket = before or Basket(status=Basket.SAVED)
        else:
            basket = Basket(owner=request.user, status=Basket.SAVED)
            if before is not None:
                write_saved(basket)
                services.merge(basket, before)
                request.cookies_to_delete.append(SAVED_COOKIE)
        request._saved_cache = basket
        return basket

    def _saved_before(self, request: HttpRequest) -> Any:
        if SAVED_COOKIE not in request.COOKIES:
            return None
        try:
            pk = Signer().unsign(request.COOKIES[SAVED_COOKIE])
            return Basket.saved.get(pk=pk, owner=None)
        except (BadSignature, Basket.DoesNotExist):
            request.cookies_to_delete.append(SAVED_COOKIE)
            return None

    def _priced_basket(self, request: HttpRequest) -> Any:
        basket = self._open_basket(request)
        if basket.pk:
            prefetch_related_objects([basket], "vouchers")
        self.apply_offers_to_basket(request, basket)
        return basket


def carry_basket(request: HttpRequest, basket: Any) -> None:
    """From now on ``basket`` is the anonymous visitor's: the cookie that names another is written anew."""
    request._basket_cache = basket
    request.cookies_to_delete.append(settings.OSCAR_BASKET_COOKIE_OPEN)
