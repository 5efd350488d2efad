"""The basket of a request, loaded only by who asks for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from oscar.apps.basket import middleware
from oscar.core.loading import get_class

Selector = get_class("partner.strategy", "Selector")


class BasketMiddleware(middleware.BasketMiddleware):
    """Oscar's, but a page that shows no basket asks neither for the session nor for the database.

    That keeps public pages alike for everyone: no ``Vary: Cookie``, no queries for a visitor who only reads.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.cookies_to_delete = []
        request._basket_cache = None
        request.strategy = SimpleLazyObject(lambda: Selector().strategy(request=request, user=request.user))
        request.basket = SimpleLazyObject(lambda: self._priced_basket(request))
        return self.process_response(request, self.get_response(request))

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Oscar puts the basket into every template's context, and so loads it for every page; ours ask for it."""
        return response

    def _priced_basket(self, request: HttpRequest) -> object:
        basket = self.get_basket(request)
        basket.strategy = request.strategy
        self.apply_offers_to_basket(request, basket)
        return basket
