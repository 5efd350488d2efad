"""Which pages a product page leads to."""

from __future__ import annotations

import pytest
from wagtail.models import Page, ReferenceIndex

from shop.catalogue.mentions import mentions_of as mentions_now
from tests.factories import content
from tests.factories.shop import family, single

pytestmark = pytest.mark.django_db


def about(*products):
    """A body that shows these products, the last of them in a kit."""
    shown = [{"type": "product", "value": {"product": one.pk, "reason": "Needed here."}} for one in products[:-1]]
    kit = {"title": "Kit", "lines": [{"product": products[-1].pk, "quantity": 1, "why": ""}]}
    return [*shown, {"type": "kit", "value": kit}]


def index_references():
    """What the worker does after an editor saved."""
    for page in Page.objects.specific():
        ReferenceIndex.create_or_update_for_object(page)


def mentions_of(product_ids):
    index_references()
    return mentions_now(product_ids)


class TestMentions:
    def test_are_the_pages_that_show_a_product_or_have_it_in_a_kit(self):
        forceps, drain, unmentioned = single(), single(), single()
        content.guide("Dissecting", body=about(forceps, drain))
        content.article("Drains", body=about(drain))

        found = mentions_of([drain.pk])

        assert [(one.title, one.kind, one.label) for one in found] == [
            ("Dissecting", "guide", "Guide"),
            ("Drains", "article", "Article"),
        ]
        assert found[0].url == "/library/dissecting/"
        assert [one.title for one in mentions_of([forceps.pk])] == ["Dissecting"]
        assert mentions_of([unmentioned.pk]) == []

    def test_name_a_page_once_that_shows_several_variants(self):
        variants = list(family().children.all())
        content.guide(body=about(*variants))

        assert len(mentions_of([variant.pk for variant in variants])) == 1

    def test_leave_out_what_not_everybody_may_read(self):
        product = single()
        content.for_professionals(content.guide("For professionals", body=about(product)))
        content.guide("Withdrawn", body=about(product)).unpublish()
        content.for_signed_in(content.education())
        content.article("Below a closed index", body=about(product))

        assert mentions_of([product.pk]) == []

    def test_stand_on_the_page_of_the_product(self, client):
        product = single()
        content.guide("Dissecting", body=about(product))

        index_references()
        page = client.get(product.get_absolute_url()).content.decode()

        assert '<a href="/library/dissecting/">Dissecting</a>' in page

    def test_cost_one_query(self, django_assert_num_queries):
        product = single()
        for title in ("One", "Two", "Three"):
            content.guide(title, body=about(product))
        mentions_of([product.pk])

        with django_assert_num_queries(1):
            assert len(mentions_now([product.pk])) == 3
