"""Is somebody else's work in this database?"""

from __future__ import annotations

from oscar.core.loading import get_model
from wagtail.models import Page

from users.models import User

Product = get_model("catalogue", "Product")
Order = get_model("order", "Order")
UNTOUCHED_PAGES = 2
"""The root and the welcome page that Wagtail's own migrations make."""


def what_else_is_here() -> str:
    """A few words on the data found, empty when the database is as the migrations left it."""
    counts = {
        "users": User.objects.count(),
        "products": Product.objects.count(),
        "orders": Order.objects.count(),
        "pages": max(Page.objects.count() - UNTOUCHED_PAGES, 0),
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
