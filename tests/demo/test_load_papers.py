"""The papers of the demonstration's devices in the shop, on their pages and in the search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from oscar.core.loading import get_model

from demo.load_catalogue import load_catalogue
from demo.load_papers import load_papers
from search.sources import source
from shop.catalogue.detail import product_detail
from shop.devices.models import DeviceDocument

Product = get_model("catalogue", "Product")


@pytest.fixture(scope="module")
def first_run(django_db_setup, django_db_blocker) -> Iterator[int]:
    """Catalogue and papers, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue()
        yield load_papers()
        transaction.set_rollback(True)


@pytest.fixture
def shop(first_run, db) -> int:
    return first_run


def product(title: str) -> Product:
    return Product.objects.get(title=title)


class TestFirstRun:
    def test_gives_papers_to_more_than_a_hundred_products(self, shop):
        assert shop == DeviceDocument.objects.count()
        assert Product.objects.filter(documents__isnull=False).distinct().count() >= 100

    def test_stores_a_file_once_with_its_checksum_and_shares_it(self, shop):
        shared = DeviceDocument.objects.values("checksum").annotate(of=Count("product")).filter(of__gt=1)
        assert shared.count() >= 20
        one = DeviceDocument.objects.filter(kind="ifu", language="en").first()
        content = one.file.read()
        assert content.startswith(b"%PDF")
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one.size, one.checksum)
        assert len({row.file.name for row in DeviceDocument.objects.filter(checksum=one.checksum)}) == 1

    def test_has_two_languages_of_one(self, shop):
        papers = product("Velmalact polyglactin 910 braided suture").documents.filter(kind="ifu", version="2.0")
        assert set(papers.values_list("language", flat=True)) == {"en", "de"}

    def test_the_page_of_a_variant_offers_them_and_marks_what_is_superseded(self, shop, client):
        older = DeviceDocument.objects.filter(version="1.0", product__structure="parent").first()
        variant = older.product.children.order_by("pk").first()

        shown = product_detail(variant.pk).documents

        assert {paper.version for paper in shown if paper.superseded} == {"1.0"}
        assert [paper.superseded for paper in shown] == sorted(paper.superseded for paper in shown)
        page = client.get(variant.get_absolute_url()).content.decode()
        assert reverse("catalogue:document", args=[older.pk]) in page
        assert "Superseded" in page


class TestSecondRun:
    def test_adds_nothing_and_changes_nothing(self, shop):
        before = sorted(DeviceDocument.objects.values_list())

        assert load_papers() == 0
        assert sorted(DeviceDocument.objects.values_list()) == before

    def test_brings_back_what_is_missing(self, shop):
        gone = DeviceDocument.objects.filter(kind="doc").first()
        checksum = gone.checksum
        gone.delete()

        assert load_papers() == 1
        assert DeviceDocument.objects.latest("pk").checksum == checksum


class TestTheSearch:
    def test_has_each_file_once_with_its_text(self, shop):
        papers = source("paper")
        documents = papers.documents(list(papers.ids()))

        assert len(documents) == DeviceDocument.objects.values("checksum").distinct().count()
        assert len({one.title for one in documents}) == len(documents)
        sutures = next(one for one in documents if one.title.endswith("Harrowmere Sutures, absorbable suture"))
        assert "Harrolact polyglactin 910 braided suture" in sutures.body

    def test_puts_a_superseded_one_lower_and_says_so(self, shop, rf):
        papers = source("paper")
        found = {one.attributes["version"]: one for one in papers.documents(list(papers.ids()))}

        assert found["1.0"].boost < found["2.0"].boost
        assert found["1.0"].title.endswith(", version 1.0 (superseded)")
        assert "superseded" not in found["2.0"].title
        old = papers.hydrate([found["1.0"].object_id], rf.get("/"))
        assert [card.meta.endswith("superseded") for card in old.values()] == [True]

    def test_shows_nothing_of_a_product_that_nobody_may_see(self, shop, rf):
        papers = source("paper")
        once = DeviceDocument.objects.values("checksum").annotate(of=Count("product")).filter(of=1)
        row = DeviceDocument.objects.get(checksum=once.values_list("checksum", flat=True)[0])
        assert papers.visible([row.pk], None) == {row.pk}

        Product.objects.filter(pk=row.product_id).update(is_public=False)

        assert papers.visible([row.pk], None) == set()
        assert papers.hydrate([row.pk], rf.get("/")) == {}
