"""Product types and their attributes, made on the desk without a line of code."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.http import QueryDict
from django.urls import reverse
from oscar.core.loading import get_model

from shop.catalogue.categories import category_page
from shop.catalogue.detail import product_detail
from shop.catalogue.forms import Filters
from tests.factories.shop import ProductClassFactory, attribute, category, single, state

ProductClass = get_model("catalogue", "ProductClass")


@pytest.fixture
def desk(sign_in):
    return sign_in("merchandiser")


def fields(page: Any) -> dict[str, str]:
    """What a browser would send back, untouched."""
    form = BeautifulSoup(page.content, "html.parser").find(id="create_update_product_class_form")
    sent = {
        one["name"]: one.get("value", "on" if one.get("type") == "checkbox" else "")
        for one in form.find_all("input")
        if one.get("name") and (one.get("type") != "checkbox" or one.has_attr("checked"))
    }
    sent |= {area["name"]: area.text.strip("\n") for area in form.find_all("textarea")}
    for select in form.find_all("select"):
        chosen = [option["value"] for option in select.find_all("option") if option.has_attr("selected")]
        sent |= {select["name"]: chosen[0]} if chosen else {}
    return sent


def page_of(cls: Any) -> str:
    return reverse("dashboard:catalogue-class-update", kwargs={"pk": cls.pk})


def save(desk: Any, cls: Any, **changes: Any) -> Any:
    changes = {f"attributes-{name.replace('__', '-')}": value for name, value in changes.items()}
    return desk.post(page_of(cls), fields(desk.get(page_of(cls))) | changes)


@pytest.fixture
def drills(db):
    return ProductClassFactory(name="Drill", slug="drill")


class TestAType:
    def test_is_made_with_attributes_of_every_kind(self, desk):
        page = reverse("dashboard:catalogue-class-create")
        sent = fields(desk.get(page)) | {
            "name": "Bone drill",
            "attributes-0-name": "Shank type", "attributes-0-type": "option",
            "attributes-0-choices": "Round\r\nTriangular\r\nHex", "attributes-0-deciding": "on",
            "attributes-1-name": "Diameter", "attributes-1-type": "float", "attributes-1-unit": "mm",
            "attributes-1-position": "1",
            "attributes-2-name": "Cannulated", "attributes-2-type": "boolean", "attributes-2-position": "2",
        }  # fmt: skip

        assert desk.post(page, sent).status_code == 302

        made = ProductClass.objects.get(name="Bone drill")
        columns = ("code", "type", "profile__unit", "profile__deciding")
        assert list(made.attributes.order_by("profile__position").values_list(*columns)) == [
            ("shank_type", "option", "", True),
            ("diameter", "float", "mm", False),
            ("cannulated", "boolean", "", False),
        ]
        options = made.attributes.get(code="shank_type").option_group.options.order_by("pk")
        assert [one.option for one in options] == ["Round", "Triangular", "Hex"]

    def test_saved_untouched_changes_nothing(self, desk, drills):
        made = attribute(drills, "shank", "option", options=("Round", "Hex"))
        attribute(drills, "diameter", "float", unit="mm")
        before = (list(drills.attributes.values()), list(made.option_group.options.values()))

        assert save(desk, drills).status_code == 302

        assert before == (list(drills.attributes.values()), list(made.option_group.options.values()))

    def test_gives_its_products_a_filter_and_a_row(self, desk, drills):
        product = single(title="Drill bit", product_class=drills)
        shelf = category("Drills", holding=[product, single(title="Other bit", product_class=drills)])

        save(desk, drills, **{"0__name": "Shank", "0__type": "option", "0__choices": "Round\nHex"})
        shank = drills.attributes.get()
        state(product, shank=shank.option_group.options.get(option="Hex"))
        cache.clear()

        facets = {facet.param: facet for facet in category_page(shelf.pk, Filters.read(QueryDict(""))).facets}
        assert [(one.label, one.count) for one in facets["shank"].choices if one.count] == [
            ("Hex", 1),
            ("Not stated", 1),
        ]
        assert [(fact.name, fact.value) for fact in product_detail(product.pk).facts] == [("Shank", "Hex")]


class TestAnAttributeOfRanges:
    def test_is_made_kept_and_shown(self, desk, drills):
        product = single(product_class=drills)

        save(desk, drills, **{"0__name": "Fits chucks", "0__type": "span", "0__unit": "mm"})
        made = drills.attributes.get()
        assert (made.type, made.profile.spans, made.profile.unit) == ("text", True, "mm")
        state(product, fits_chucks="2..8")

        assert save(desk, drills).status_code == 302
        assert drills.attributes.get().profile.spans
        assert [fact.value for fact in product_detail(product.pk).facts] == ["2 to 8 mm"]

    @pytest.mark.parametrize(("kind", "other"), [("span", "text"), ("text", "span")])
    def test_cannot_become_text_nor_text_one_once_products_state_it(self, desk, drills, kind, other):
        made = attribute(drills, "chucks", kind)
        state(single(product_class=drills), chucks="2..8")

        answer = save(desk, drills, **{"0__type": other})

        assert answer.status_code == 200
        assert "Products state it already" in answer.content.decode()
        assert type(made).objects.get(pk=made.pk).profile.spans is (kind == "span")

    def test_that_nobody_states_may_become_text(self, desk, drills):
        attribute(drills, "chucks", "span")

        save(desk, drills, **{"0__type": "text"})

        assert not drills.attributes.get().profile.spans


class TestAList:
    def test_takes_a_choice_between_others_and_products_keep_theirs(self, desk, drills):
        made = attribute(drills, "shank", "option", options=("Round", "Hex"))
        several = attribute(drills, "fits", "multi_option", options=("A", "C"))
        product = single(product_class=drills)
        state(product, shank=made.option_group.options.get(option="Hex"), fits=list(several.option_group.options.all()))

        save(desk, drills, **{"0__choices": "Round\nTriangular\nHex", "1__choices": "A\nB\nC"})

        product = type(product).objects.get(pk=product.pk)
        assert [one.option for one in made.option_group.options.order_by("pk")] == ["Round", "Triangular", "Hex"]
        assert product.attr.shank.option == "Hex"
        assert sorted(one.option for one in product.attr.fits) == ["A", "C"]
        assert f"{made.pk}=o{product.attr.shank.pk}" in product.facets.values

    def test_keeps_a_choice_that_a_product_says(self, desk, drills):
        made = attribute(drills, "shank", "option", options=("Round", "Hex"))
        state(single(product_class=drills), shank=made.option_group.options.get(option="Hex"))

        answer = save(desk, drills, **{"0__choices": "Round"})

        assert "“Hex” must stay: 1 product says so." in answer.content.decode()
        assert made.option_group.options.count() == 2

    @pytest.mark.parametrize(("choices", "words"), [("", "A list needs choices."), ("A\nA", "“A” is there twice.")])
    def test_without_choices_or_with_one_twice_is_refused(self, desk, drills, choices, words):
        answer = save(desk, drills, **{"0__name": "Shank", "0__type": "option", "0__choices": choices})

        assert words in answer.content.decode()
        assert not drills.attributes.exists()


class TestAnAttribute:
    def test_keeps_its_kind_once_products_state_it(self, desk, drills):
        attribute(drills, "diameter", "float", unit="mm")
        state(single(product_class=drills), diameter=2.5)

        answer = save(desk, drills, **{"0__type": "text"})

        assert "Products state it already." in answer.content.decode()
        assert drills.attributes.get().type == "float"
