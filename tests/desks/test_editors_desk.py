"""The editors' desk: who comes in, how products are found, and that what is published can be read."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.taxonomy import Procedure, Specialty
from resources.models import GuidePage, LibraryIndexPage
from shop.devices.models import Device, DeviceIdentifier
from tests.factories.shop import MakerFactory, family, single

CHOOSER = "product_chooser:choose"


@pytest.fixture
def desk(sign_in):
    return sign_in("editor")


@pytest.fixture
def library(shop) -> LibraryIndexPage:
    return Site.objects.get(is_default_site=True).root_page.add_child(
        instance=LibraryIndexPage(title="Library", slug="desk-library")
    )


def chosen_from(answer: Any) -> list[list[str]]:
    """The rows of the chooser: title and what else stands in the row."""
    rows = BeautifulSoup(answer.content, "html.parser").select("tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.find_all("td")] for row in rows]


class TestWhoComesIn:
    @pytest.mark.parametrize("role", ["editor", "reviewer", "administrator"])
    def test_those_who_write(self, shop, sign_in, role):
        assert sign_in(role).get("/cms/").status_code == 200

    @pytest.mark.parametrize("role", ["merchandiser", "clinician"])
    def test_others_are_told_so_and_not_sent_in_circles(self, shop, sign_in, role):
        answer = sign_in(role).get("/cms/", follow=True)

        assert answer.status_code == 403
        assert len(answer.redirect_chain) == 1
        assert "This page is not open to you" in answer.content.decode()

    @pytest.mark.parametrize("desk", ["/cms/", "/dashboard/"])
    def test_whoever_is_not_signed_in_comes_back_after_signing_in(self, shop, desk):
        answer = Client().get(desk, follow=True)

        assert answer.status_code == 200
        assert unquote(answer.redirect_chain[-1][0]) == f"/account/login/?next={desk}"

    def test_editors_have_nothing_to_do_at_the_merchandisers_desk(self, shop, sign_in):
        assert sign_in("editor").get("/dashboard/").status_code == 403


class TestChoosingAProduct:
    @pytest.fixture
    def gloves(self, shop):
        made = family(title="Latex gloves", variants=[{"title": "Latex gloves, 7"}, {"title": "Latex gloves, 8"}])
        maker = MakerFactory(name="Harrowmere")
        Device.objects.filter(product__in=[made, *made.children.all()]).update(maker=maker)
        eight = made.children.get(title="Latex gloves, 8")
        Device.objects.filter(product=eight).update(part_number="LG-800")
        DeviceIdentifier.objects.create(product=eight, value="05012345678900", kind="primary", agency="GS1")
        return made

    def find(self, desk, words: str) -> list[list[str]]:
        return chosen_from(desk.get(reverse("product_chooser:choose_results"), {"q": words}))

    def test_tells_products_apart(self, desk, gloves):
        sku = gloves.children.get(title="Latex gloves, 8").stockrecords.get().partner_sku

        rows = self.find(desk, "latex gloves")

        assert ["Latex gloves", "Harrowmere", "", "", "2"] in rows
        assert ["Latex gloves, 8", "Harrowmere", "LG-800", sku, ""] in rows

    def test_finds_by_part_number_sku_and_udi(self, desk, gloves):
        eight = gloves.children.get(title="Latex gloves, 8")

        found = [self.find(desk, words) for words in ("lg-80", eight.stockrecords.get().partner_sku, "05012345678900")]

        assert [[row[0] for row in rows] for rows in found] == [["Latex gloves, 8"]] * 3

    def test_finds_by_words_of_title_and_maker_in_any_order(self, desk, gloves):
        assert [row[0] for row in self.find(desk, "8 harrow latex")] == ["Latex gloves, 8"]

    def test_leaves_out_what_is_withdrawn(self, desk, gloves):
        gloves.is_public = False
        gloves.save()

        assert self.find(desk, "latex gloves") == []

    def test_answers_with_a_name_that_nothing_else_has(self, desk, gloves):
        eight = gloves.children.get(title="Latex gloves, 8")

        answer = desk.get(reverse("product_chooser:chosen", args=[eight.pk]))

        assert json.loads(answer.content)["result"]["title"] == "Latex gloves, 8 · Harrowmere · LG-800"

    def test_costs_the_same_however_many_products_there_are(self, desk, shop, at_most_queries):
        for number in range(25):
            single(title=f"Retractor {number}")
        desk.get(reverse(CHOOSER))

        with at_most_queries(12):
            answer = desk.get(reverse(CHOOSER))

        assert "Retractor 0" in answer.content.decode()


class TestPublishing:
    def guide(self, product: Any, **fields: Any) -> dict[str, Any]:
        blank = {"title": "Closing a wound", "slug": "closing-a-wound", "intro": "How to close it."}
        return nested_form_data(
            blank
            | dict.fromkeys(("author", "reviewer", "reviewed_on", "review_by_date", "key_points", "sources"), "")
            | {"picture": "", "picture_alt": "", "seo_title": "", "search_description": "", "related": streamfield([])}
            | {
                "body": streamfield(
                    [
                        ("heading", "The thread"),
                        ("paragraph", rich_text("<p>Absorbable, 3-0.</p>")),
                        ("product", {"product": product.pk, "reason": "Holds for three weeks."}),
                    ]
                ),
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
            }
            | fields
        )

    def test_a_guide_with_a_product_can_be_read_and_bought_from(self, desk, shop, library, client):
        page = reverse("wagtailadmin_pages:add", args=["resources", "guidepage", library.pk])
        assert desk.get(page).status_code == 200

        desk.post(page, self.guide(shop.product))
        guide = GuidePage.objects.get(slug="closing-a-wound")
        guide.get_latest_revision().publish()

        guide.refresh_from_db()
        shown = client.get(guide.get_url())
        assert (guide.live, shown.status_code) == (True, 200)
        assert "Holds for three weeks." in shown.content.decode()
        assert "£18.40" in shown.content.decode()

    def test_the_editor_opens_again_with_the_product_named(self, desk, shop, library):
        page = reverse("wagtailadmin_pages:add", args=["resources", "guidepage", library.pk])
        desk.post(page, self.guide(shop.product))
        guide = GuidePage.objects.get(slug="closing-a-wound")

        answer = desk.get(reverse("wagtailadmin_pages:edit", args=[guide.pk]))

        assert (guide.live, answer.status_code) == (False, 200)
        assert "Needle holder, 14 cm" in answer.content.decode()

    def test_a_draft_can_be_previewed(self, desk, shop, library):
        page = reverse("wagtailadmin_pages:add", args=["resources", "guidepage", library.pk])
        desk.post(page, self.guide(shop.product))
        guide = GuidePage.objects.get(slug="closing-a-wound")
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[guide.pk])

        kept = desk.post(preview, self.guide(shop.product, title="Closing a deep wound"))
        shown = desk.get(preview)

        assert json.loads(kept.content)["is_valid"] is True
        assert "Closing a deep wound" in shown.content.decode()
        assert "Holds for three weeks." in shown.content.decode()

    def test_a_reviewer_may_publish_and_make_no_page(self, shop, sign_in, library):
        reviewer = sign_in("reviewer")
        guide = library.add_child(instance=GuidePage(title="Draft", slug="draft", live=False))

        made = reviewer.get(reverse("wagtailadmin_pages:add", args=["resources", "guidepage", library.pk]))
        signed = {"reviewer": "R. Reviewer", "reviewed_on": "2026-11-21", "review_by_date": "2028-11-21"}
        reviewer.post(
            reverse("wagtailadmin_pages:edit", args=[guide.pk]),
            self.guide(shop.product, **signed) | {"action-publish": "1"},
        )

        guide.refresh_from_db()
        assert (made.status_code, guide.live) == (302, True)


class TestTheRestOfTheDesk:
    @pytest.mark.parametrize(
        "name",
        [
            "wagtailadmin_explore_root",
            "wagtailimages:index",
            "wagtailimages:add_multiple",
            "wagtaildocs:index",
            "wagtaildocs:add_multiple",
            "wagtailadmin_pages:search",
            "wagtailimages_chooser:choose",
            "wagtaildocs_chooser:choose",
        ],
    )
    def test_opens_for_an_editor(self, desk, name):
        assert desk.get(reverse(name), follow=True).status_code == 200

    @pytest.mark.parametrize("model", [Specialty, Procedure])
    def test_editors_keep_the_vocabulary(self, desk, model):
        viewset = model.snippet_viewset

        assert desk.get(reverse(viewset.get_url_name("list"))).status_code == 200
        desk.post(reverse(viewset.get_url_name("add")), {"name": "Hand surgery", "slug": "hand-surgery"})

        assert model.objects.get(slug="hand-surgery").name == "Hand surgery"

    def test_bears_the_name_of_the_house(self, desk):
        shown = desk.get("/cms/").content.decode()

        assert "- Suture</title>" in shown
        assert 'alt="Suture"' in shown
        assert "Wagtail</title>" not in shown


def test_nothing_of_the_tree_is_left_behind(shop):
    assert Page.find_problems() == ([], [], [], [], [])
