"""What each page asks of the database.

    pytest -v tests/pages/test_query_counts.py

prints the numbers: of the very first request that a process answers, and of all later ones. The first also learns
what Django and Wagtail then keep for the life of the process, as the content types and the paths of the site.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from cms.media import SiteImage
from tests.factories import content
from tests.factories.shop import (
    ProductClassFactory,
    UserFactory,
    attribute,
    category,
    draw,
    family,
    sell,
    single,
    state,
)

AT_MOST = 12
AT_MOST_IN_HEADER = 6
AT_FIRST = 20
pytestmark = pytest.mark.django_db


def forget() -> None:
    """As a process that has just started."""
    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()


@pytest.fixture
def visit(at_most_queries: Callable[[int], Any], figure: Callable[[str], None]) -> Callable[..., Any]:
    """``visit(name, path)``: the second answer to a visitor, within the limits. ``first``: at most, of the first."""

    def get(name: str, path: str, client: Client | None = None, *, first: int = AT_FIRST) -> Any:
        client, limit = client or Client(), first
        forget()
        with at_most_queries(limit) as first:
            client.get(path)
        with at_most_queries(AT_MOST) as later:
            answer = client.get(path)
        assert answer.status_code == 200
        figure(f"{name:<28}{len(first):>3} statements first, {len(later):>2} later")
        return answer

    return get


@pytest.fixture
def suture_class():
    """A class with three deciding attributes and a drawing, as the demonstration has."""
    made = ProductClassFactory(name="Absorbable suture")
    attribute(made, "usp_size", "option", options=("4-0", "3-0", "2-0"))
    attribute(made, "needle_length", "integer", unit="mm")
    attribute(made, "material")
    draw(made, "suture")
    return made


def suture(suture_class, n: int = 0, **fields: Any):
    product = single(title=f"Suture {n}", product_class=suture_class, **fields)
    for code, quantity in (("BX", 36), ("CS", 360)):
        sell(product, price=str(3 * quantity), unit=(code, quantity))
    state(product, usp_size=suture_class.attributes.get(code="usp_size").option_group.options.first(), material="PGA")
    return product


def drawn_picture(title: str) -> SiteImage:
    """A picture of its own for a page's card."""
    return SiteImage.objects.create(title=title, file=get_test_image_file(filename=f"{title}.png", size=(1280, 720)))


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


class TestStatements:
    def test_of_the_home_page(self, visit):
        for n in range(8):
            category(f"Category {n}", holding=[single(), family()])
        for n in range(4):
            content.article(f"Article {n}", picture=drawn_picture(f"Article {n}"))
            content.guide(f"Guide {n}", picture=drawn_picture(f"Guide {n}"))
            content.notice(f"Notice {n}")
        content.for_professionals(content.guide("Guide of the house"))
        Client().get("/")  # the pictures of cards are made once, and kept

        answer = visit("home", "/", first=AT_MOST)

        assert "Article 3" in answer.content.decode()

    def test_of_a_category_with_24_cards(self, visit, suture_class):
        shelf = category("Sutures")
        category("Absorbable", within=shelf, holding=[suture(suture_class, n) for n in range(14)])
        category("Others", within=shelf, holding=[family(title=f"Family {n}") for n in range(14)])

        answer = visit("category, 24 cards", shelf.get_absolute_url())

        assert len(answer.context["cards"]) == 24
        visit("category, 24 rows", shelf.get_absolute_url() + "?view=table")

    def test_of_a_single(self, visit, suture_class):
        visit("single", suture(suture_class).get_absolute_url())

    def test_of_a_family_with_24_variants(self, visit, suture_class):
        parent = family(
            title="Family", product_class=suture_class, variants=[{"title": f"Size {n}"} for n in range(24)]
        )

        answer = visit("family, 24 variants", parent.get_absolute_url())

        assert len(answer.context["detail"].variants) == 24

    def test_of_a_guide_with_four_products_and_a_kit(self, visit, suture_class):
        products = [suture(suture_class, n) for n in range(3)] + [family(title="Family")]
        body = [block("product", {"product": product.pk, "reason": "Because"}) for product in products]
        lines = [{"product": product.pk, "quantity": 1, "why": "Why"} for product in products]
        body.append(block("kit", {"title": "Kit", "lines": [block("item", line) for line in lines]}))
        body.append(block("paragraph", f'<p>See <a linktype="page" id="{content.article().pk}">this</a>.</p>'))
        page = content.guide("A guide", body=body)

        answer = visit("guide, 4 products and a kit", page.url)

        assert answer.content.decode().count("product-block__reason") == 4

    def test_of_an_article_with_four_products(self, visit, suture_class):
        body = [block("product", {"product": suture(suture_class, n).pk, "reason": "Because"}) for n in range(4)]

        visit("article, 4 products", content.article("An article", body=body).url)

    def test_of_the_library(self, visit):
        for n in range(8):
            content.guide(f"Guide {n}")
            content.notice(f"Notice {n}")
            content.document(f"Document {n}")

        answer = visit("library, 24 items", "/library/")

        assert len(answer.context["items"]) == 24

    def test_of_education(self, visit):
        for n in range(12):
            content.article(f"Article {n}")

        visit("education, 12 articles", "/education/")

    def test_of_a_document_and_a_notice(self, visit):
        visit("document", content.document().url)
        visit("notice", content.notice().url)

    def test_of_a_search_over_everything(self, visit, suture_class, build_index):
        for n in range(6):
            suture(suture_class, n)
            content.guide(f"Suture guide {n}")
            content.article(f"Suture article {n}")
            content.document(f"Suture document {n}")
        build_index()

        answer = visit("search, 20 of 24", "/search/?q=suture")

        assert not answer.context["results"].degraded
        assert len(answer.context["items"]) == 20
        visit("search, suggestions", "/search/suggest/?q=sut")

    def test_of_a_search_over_everything_by_somebody_signed_in(self, visit, suture_class, build_index):
        for n in range(4):
            suture(suture_class, n)
            for make in (content.guide, content.article, content.document, content.notice):
                content.for_professionals(make(f"Suture {make.__name__} {n}"))
        build_index()
        client = Client()
        client.force_login(content.professional(), backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = visit("search, 20 of 20, signed in", "/search/?q=suture", client, first=AT_MOST)

        assert {item.hit.kind for item in answer.context["items"]} == {
            "product", "guide", "article", "document", "notice",
        }  # fmt: skip

    def test_of_a_search_answered_by_postgresql(self, visit, suture_class, settings, build_index):
        for n in range(6):
            suture(suture_class, n)
            content.guide(f"Suture guide {n}")
        build_index()
        settings.ELASTICSEARCH_URL = ""

        answer = visit("search, without its engine", "/search/?q=suture")

        assert answer.context["results"].degraded
        assert len(answer.context["items"]) == 12

    def test_of_a_basket_with_five_lines(self, visit, suture_class):
        client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        for n in range(5):
            record = suture(suture_class, n).stockrecords.first()
            client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 2})

        answer = visit("basket, 5 lines", "/shop/basket/", client)

        assert len(answer.context["basket"].lines) == 5
        visit("header, 5 lines", "/shop/basket/state/", client)

    def test_of_the_basket_of_somebody_signed_in(self, visit, suture_class):
        client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
        for n in range(5):
            record = suture(suture_class, n).stockrecords.first()
            client.post(reverse("basket:add"), {"unit": record.pk, "quantity": 2})

        visit("basket, 5 lines, signed in", "/shop/basket/", client)
        answer = visit("header, 5 lines, signed in", "/shop/basket/state/", client, first=AT_MOST_IN_HEADER)
        assert answer.context["basket_count"] == 10


PUBLIC = {
    "home": lambda: content.home().url,
    "category": lambda: category("Sutures", holding=[single(), family()]).get_absolute_url(),
    "all products": lambda: "/shop/products/",
    "single": lambda: single().get_absolute_url(),
    "family": lambda: family().get_absolute_url(),
    "guide": lambda: content.guide().url,
    "article": lambda: content.article().url,
    "document": lambda: content.document().url,
    "notice": lambda: content.notice().url,
    "library": lambda: content.library().url,
    "education": lambda: content.education().url,
    "not found": lambda: "/no/such/page/",
}


class TestAPublicPage:
    @pytest.mark.parametrize("make", PUBLIC.values(), ids=PUBLIC.keys())
    def test_may_be_kept_by_a_cache_and_sets_no_cookie(self, make: Callable[[], str], client: Client):
        content.home()
        path = make()
        client.get(path)

        answer = client.get(path)

        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


class TestTheSearchPage:
    def test_differs_by_reader_and_says_so(self, client: Client):
        answer = client.get("/search/?q=suture")

        assert not answer.cookies
        assert "private" in answer["Cache-Control"]
