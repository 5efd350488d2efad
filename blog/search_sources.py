"""Articles in the search."""

from typing import Any

from django.utils.formats import date_format

from blog.models import ArticlePage
from cms.search import PageSource, keep_records_true, story_text
from search.sources import Facet, register


def _describe(page: ArticlePage) -> dict[str, Any]:
    specialties = tuple(s.name for s in page.specialties.all())
    return {
        "body": story_text(page.body),
        "keywords": specialties,
        "facets": {"specialty": specialties},
        "dated": page.published_on,
    }


ARTICLES = PageSource(
    kind="article",
    label="Article",
    plural="Articles",
    model=ArticlePage,
    describe=_describe,
    meta=lambda page: f"{page.author}, {date_format(page.published_on, 'j F Y')}",
    facets=(Facet("specialty", "Specialty", general=True),),
)
register(ARTICLES)
keep_records_true(ARTICLES)
