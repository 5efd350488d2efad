"""Pages that speak of a product. The shop knows no pages: who has some registers where to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shop.data import Mention

Provider = Callable[[Sequence[int]], list[Mention]]
"""Gets product ids, answers with the pages that mention any of them, each once."""

_providers: list[Provider] = []


def register_mentions(provider: Provider) -> Provider:
    """Ask ``provider`` too, from now on. Registering one twice changes nothing."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def mentions_of(product_ids: Sequence[int]) -> list[Mention]:
    """All pages that mention any of these products."""
    return [mention for provider in _providers for mention in provider(product_ids)]
