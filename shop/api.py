"""The narrow face of the shop: all that other apps may call."""

from shop.catalogue.cards import product_cards
from shop.catalogue.categories import top_categories

__all__ = ["product_cards", "top_categories"]
