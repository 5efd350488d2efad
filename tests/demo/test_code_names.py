"""The demonstration names its codes until a published list is loaded."""

from __future__ import annotations

import pytest

from demo.code_names import CATEGORIES, load_code_names
from shop.catalogue.classes import CLASSES
from shop.devices.code_lists import store
from shop.devices.codes import CodeList, CodeName, CodeSystem

pytestmark = pytest.mark.django_db


def test_every_class_stands_under_a_category_that_has_a_name():
    load_code_names()

    names = dict(CodeName.objects.values_list("code", "name"))
    assert {spec.codes.emdn[0] for spec in CLASSES if spec.codes.emdn} <= CATEGORIES.keys()
    assert names["H"] == "Sutures and staplers"
    assert {spec.codes.emdn for spec in CLASSES if spec.codes.emdn} <= names.keys()
    assert not CodeList.objects.get().complete


def test_a_published_list_stays():
    store(CodeSystem.EMDN, {"H": "Suture devices"}, edition="published")

    load_code_names()

    assert list(CodeName.objects.values_list("code", "name")) == [("H", "Suture devices")]
