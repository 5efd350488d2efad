from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from search import indexing, sources
from search.models import SearchRecord

pytestmark = pytest.mark.django_db


def test_measures_everything_and_leaves_nothing(elasticsearch, shelves, settings, tmp_path, capsys):
    settings.DEMO_ALLOWED = True

    call_command("bench_search", items=30, pages=5, queries=3, file=tmp_path / "figures.json")

    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["documents"] == 35
    assert [one["name"] for one in figures["timed"]][:3] == ["search page", "narrowed page", "typeahead"]
    assert "api.find() takes" in capsys.readouterr().out
    assert not SearchRecord.objects.exists()
    assert [one.kind for one in sources.all_sources()] == ["product", "guide"]
    assert not [
        name
        for name in elasticsearch.indices.get(index="*").body
        if "-bench-" in name and name.startswith(settings.SEARCH_INDEX_PREFIX)
    ]
    assert indexing.current_index(elasticsearch)


def test_refuses_where_made_up_data_has_no_place(settings):
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="made-up data"):
        call_command("bench_search")
