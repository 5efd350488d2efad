"""How stock Oscar lists products, for comparison: card after card asks for its own price, stock, picture, rating.

Its strategy, its prefetching and the questions of its templates, over the same rows.
"""

from __future__ import annotations

from typing import Any

from django.template import engines
from oscar.apps.partner.strategy import Default
from oscar.core.loading import get_model

Product = get_model("catalogue", "Product")

CARD = """
{% for card in cards %}<article class="product_pod">
  <a href="{{ card.product.get_absolute_url }}">{{ card.product.get_title }}</a>
  {{ card.product.primary_image.caption }} {{ card.product.rating|default:0 }} {{ card.product.num_approved_reviews }}
  {% if card.info.price.exists %}{{ card.info.price.currency }} {{ card.info.price.incl_tax }}{% endif %}
  {{ card.info.availability.message }}
</article>{% endfor %}
"""


def list_page(*, category: Any, per_page: int = 24) -> bytes:
    """A page of ``category`` as Oscar's templates make it, the strategy asked card by card."""
    strategy = Default()
    categories = category.get_descendants_and_self()
    listed = Product.objects.browsable().base_queryset()
    products = listed.filter(categories__in=categories).distinct().order_by("-date_created")
    total = products.count()
    cards = []
    for product in products[:per_page]:
        is_family = product.is_parent
        info = strategy.fetch_for_parent(product) if is_family else strategy.fetch_for_product(product)
        cards.append({"product": product, "info": info})
    return engines["django"].from_string(CARD).render({"cards": cards, "total": total}).encode()
