from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from search import benchmark
from search.models import QueryDay
from search.querylog import counting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed_breaker")]


@pytest.fixture
def stocked(shelves, fill):
    for number in range(1, 31):
        shelves.products.put(number, f"Silk suture {number}", facets={"maker": ["Arden"], "sterile": ["Yes"]})
        shelves.products.put(number + 100, f"Secret {number}", audience="professional")
    shelves.guides.put(1, "Choosing silk")
    fill()
    return shelves


@pytest.fixture
def plain_templates(settings):
    pages = {"search/search.html": "{{ total }}", "search/suggestions.html": "{{ query }}"}
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", pages)]},
        }
    ]


def test_questions_are_words_of_what_everybody_may_find_and_the_seed_decides_them(stocked):
    asked = benchmark.draw(40, seed=1)

    assert asked == benchmark.draw(40, seed=1) != benchmark.draw(40, seed=2)
    assert {word for one in asked for word in one.words.split()} <= {
        "silk", "suture", "choosing", *map(str, range(1, 31))
    }  # fmt: skip
    assert {one.filters for one in asked if one.kind == "product"} <= {
        ("maker:Arden", "sterile:Yes"), ("sterile:Yes", "maker:Arden")
    }  # fmt: skip


def test_measures_every_way_to_ask_and_writes_nothing(stocked, plain_templates, tmp_path, capsys):
    call_command("bench_search", queries=3, file=tmp_path / "figures.json")

    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["documents"] == {"product": 60, "guide": 1}
    assert [one["name"] for one in figures["timed"]] == [
        "the same, raw", "api.find()", "search page", "narrowed page", "typeahead"
    ]  # fmt: skip
    assert "api.find() takes" in capsys.readouterr().out
    counting.write()
    assert not QueryDay.objects.exists()


def test_says_why_it_measures_nothing(shelves, elasticsearch, settings):
    with pytest.raises(CommandError, match="nothing to find"):
        call_command("bench_search")
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
        call_command("bench_search")
    with pytest.raises(CommandError, match="counted from 1"):
        call_command("bench_search", queries=0)
