"""Oscar changes many products with one UPDATE, which sends no signals; the search is told here."""

from __future__ import annotations

from typing import Any

from oscar.apps.dashboard.catalogue import bulk_actions

from shop.handlers import tell_search


class _Told:
    def execute(self, request: Any, objects: Any, form: Any) -> Any:
        ids = list(objects.values_list("pk", flat=True))
        answer = super().execute(request, objects, form)  # type: ignore[misc]
        tell_search(ids)
        return answer


class MakeProductsPublicAction(_Told, bulk_actions.MakeProductsPublicAction):
    """Puts products on sale."""


class MakeProductsNonPublicAction(_Told, bulk_actions.MakeProductsNonPublicAction):
    """Takes products off sale."""


class SetProductPriceAction(_Told, bulk_actions.SetProductPriceAction):
    """Sets or changes prices."""
