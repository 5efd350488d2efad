"""What guides, documents and notices show beside their text, and what products show of notices."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from tests.factories import content
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def names(product) -> list:
    return [{"type": "product", "value": {"product": product.pk, "reason": "Check the lot."}}]


def chosen(*pages) -> list:
    return [{"type": "page", "value": page.pk} for page in pages]


def seen(client, page, selector: str) -> list[str]:
    html = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    return [" ".join(found.get_text(" ").split()) for found in html.select(selector)]


class TestNoticeOfAProduct:
    def alerts(self, client, product) -> list[str]:
        for page in Page.objects.specific():
            ReferenceIndex.create_or_update_for_object(page)
        html = BeautifulSoup(client.get(product.get_absolute_url()).content, "html.parser")
        return [link.text for link in html.select(".safety-alerts a")]

    def test_stands_above_everything_while_it_is_open(self, client):
        product = single()
        content.notice("Removal: three lots", body=names(product))
        content.notice("Closes tomorrow", body=names(product), closed_on=TODAY + dt.timedelta(days=1))

        assert self.alerts(client, product) == ["Closes tomorrow", "Removal: three lots"]

    def test_is_an_ordinary_link_once_it_is_closed(self, client):
        product = single()
        notice = content.notice("Removal: three lots", body=names(product), closed_on=TODAY)

        assert self.alerts(client, product) == []
        assert notice.get_url() in client.get(product.get_absolute_url()).content.decode()

    def test_does_not_stand_on_other_products(self, client):
        content.notice("Removal: three lots", body=names(single()))

        assert self.alerts(client, single()) == []


class TestReadNext:
    def test_keeps_the_editors_order(self, client):
        first, second = content.guide("Zebra"), content.article("Aardvark")
        page = content.guide("Reading", related=chosen(first, second))

        assert seen(client, page, ".read-next li") == ["Guide Zebra", "Article Aardvark"]

    def test_leaves_out_what_not_everybody_may_read(self, client):
        closed, draft = content.guide("Closed"), content.guide("Draft")
        content.for_professionals(closed)
        draft.unpublish()
        page = content.article("Reading", related=chosen(closed, draft))

        assert seen(client, page, ".read-next") == []


class TestDocument:
    def test_shows_what_it_covers_and_its_sources(self, client):
        product = single(title="Needle holder")
        page = content.document(products=[{"type": "product", "value": product.pk}], sources="ISO 7153-1\nISO 13402")

        assert seen(client, page, ".product-card__title") == ["Needle holder"]
        assert seen(client, page, ".sources li") == ["ISO 7153-1", "ISO 13402"]

    @pytest.mark.parametrize(("code", "name"), [("de", "German"), ("en-GB", "British English"), ("tlh", "TLH")])
    def test_names_its_language(self, client, code, name):
        assert name in seen(client, content.document(language=code), "tr:has(th:-soup-contains(Language)) td")

    def test_leaves_no_hole_for_a_product_that_is_withdrawn(self, client):
        product = single()
        page = content.document(products=[{"type": "product", "value": product.pk}])
        product.is_public = False
        product.save()

        assert seen(client, page, ".product-card__title") == []
        assert "Products that this document covers" not in client.get(page.get_url()).content.decode()


class TestHome:
    def test_shows_featured_pages_first_and_the_newest_after_them(self, client):
        guides = [content.guide(f"Guide {n}") for n in range(5)]
        home = content.home()
        home.featured = chosen(guides[1], guides[0])
        home.save_revision().publish()

        assert seen(client, home, "[aria-labelledby=guides-title] .page-card__title") == [
            "Guide 1",
            "Guide 0",
            "Guide 4",
        ]
