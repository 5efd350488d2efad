"""Which pages mention a product, asked of Wagtail's reference index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import Cast
from oscar.core.loading import get_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from core.prepared import Prepared
from shop.data import Mention

KINDS = ("guide", "article", "notice", "document")


_alerts: list[Callable[[], QuerySet[Page]]] = []


def register_alerts(pages: Callable[[], QuerySet[Page]]) -> None:
    """Of the pages that mention a product, those among ``pages()`` ask for action.

    To be called before the first product is looked at, because the query is written once. The clock in it must be
    the database's for the same reason.
    """
    _alerts.append(pages)


def pages_about(product_ids: Sequence[int]) -> list[Mention]:
    """Live pages without any restriction that mention one of the products, by title. One query."""
    types = ContentType.objects.get_for_models(Page, get_model("catalogue", "Product"))
    pages = _PAGES.rows(
        pages=types[Page].pk,
        products=types[get_model("catalogue", "Product")].pk,
        ids=[str(pk) for pk in product_ids],
    )
    return [_mention(page) for page in pages]


def _pages(pages: int, products: int, ids: list[str]) -> QuerySet:
    references = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=products, to_object_id__any_of=ids
    )
    restricted = PageViewRestriction.objects.annotate(
        asked=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(asked__startswith=F("page__path"))
    return (
        Page.objects.live()
        .filter(pk__in=references.values(page=Cast("object_id", BigIntegerField())))
        .filter(~Exists(restricted))
        .annotate(asks_for_action=_asks_for_action())
        .order_by("title", "pk")
    )


_PAGES = Prepared(_pages)


def _asks_for_action() -> ExpressionWrapper:
    conditions = (Q(Exists(pages().filter(pk=OuterRef("pk")))) for pages in _alerts)
    return ExpressionWrapper(reduce(or_, conditions, Q(pk__in=())), output_field=BooleanField())


def _mention(page: Page) -> Mention:
    kind = page.cached_content_type.model.removesuffix("page")
    label = str(page.specific_class._meta.verbose_name).capitalize() if page.specific_class else "Page"
    return Mention(
        title=page.title,
        url=page.url or "",
        kind=kind if kind in KINDS else "page",
        label=label.removesuffix(" page"),
        asks_for_action=page.asks_for_action,
    )
