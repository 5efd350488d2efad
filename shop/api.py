"""The narrow face of the shop: all that other apps may call."""

from shop.catalogue.cards import product_cards
from shop.catalogue.categories import top_categories
from shop.catalogue.choosing import LABEL_ROWS, product_label, products_to_choose
from shop.catalogue.mentions import register_mentions

__all__ = ["LABEL_ROWS", "product_cards", "product_label", "products_to_choose", "register_mentions", "top_categories"]
