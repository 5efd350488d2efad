"""On which page of its file a passage stands."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from search.data import Hit
from search.sources import offers

_MARKS = re.compile(r"</?mark>")

_PAGES = """
    SELECT stored.kind, stored.object_id, regexp_count(left(stored.body, place), E'\\f') + 1
    FROM unnest(%(kinds)s::text[], %(ids)s::bigint[], %(passages)s::text[]) AS asked(kind, object_id, passage)
    JOIN site_search_document AS stored USING (kind, object_id)
    CROSS JOIN LATERAL strpos(stored.body, asked.passage) AS place
    WHERE place > 0 AND strpos(stored.body, E'\\f') > 0
"""


def with_page_numbers(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """``hits``, those in files of several pages with the page of their passage. One query, none where no file is.

    A passage counts for the page of its first marked word. One that stands in the summary is on no page.
    """
    asked = {(hit.kind, hit.object_id): hit for hit in hits if hit.highlight and offers(hit.kind, "paged")}
    if not asked:
        return tuple(hits)
    with connection.cursor() as cursor:
        cursor.execute(
            _PAGES,
            {
                "kinds": [hit.kind for hit in asked.values()],
                "ids": [hit.object_id for hit in asked.values()],
                "passages": [_from_mark(hit.highlight) for hit in asked.values()],
            },
        )
        pages = {(kind, object_id): number for kind, object_id, number in cursor.fetchall()}
    return tuple(replace(hit, page_number=pages.get((hit.kind, hit.object_id))) for hit in hits)


def _from_mark(highlight: str) -> str:
    """The plain text of a passage from its first marked word on: a passage may begin on the page before."""
    _, mark, rest = highlight.partition("<mark>")
    return html.unescape(_MARKS.sub("", rest if mark else highlight))
