"""The library in the search: guides, documents with the text of their files, notices."""

from typing import Any

from django.utils.formats import date_format

from cms.search import PageSource, keep_records_true, story_text
from resources.models import DocumentPage, GuidePage, NoticePage
from search.sources import register


def _describe_guide(page: GuidePage) -> dict[str, Any]:
    terms = [*page.specialties.all(), *page.procedures.all()]
    return {"body": f"{page.key_points} {story_text(page.body)}", "keywords": tuple(term.name for term in terms)}


def _describe_document(page: DocumentPage) -> dict[str, Any]:
    return {
        "body": page.document.text if page.document else "",
        "attributes": {"kind": page.get_kind_display(), "version": page.version, "language": page.language},
        "keywords": tuple(s.name for s in page.specialties.all()),
    }


def _describe_notice(page: NoticePage) -> dict[str, Any]:
    return {
        "identifiers": (page.reference,),
        "body": f"{page.reason} {page.action} {page.affected} {story_text(page.body)}",
        "keywords": (page.get_kind_display(), "safety notice"),
    }


GUIDES = PageSource(
    kind="guide",
    label="Guide",
    plural="Guides",
    model=GuidePage,
    describe=_describe_guide,
    meta=lambda page: f"Reviewed {date_format(page.reviewed_on, 'j F Y')}" if page.reviewed_on else "",
)
DOCUMENTS = PageSource(
    kind="document",
    label="Document",
    plural="Documents",
    model=DocumentPage,
    describe=_describe_document,
    meta=lambda page: f"{page.get_kind_display()}, version {page.version}",
)
NOTICES = PageSource(
    kind="notice",
    label="Safety notice",
    plural="Safety notices",
    model=NoticePage,
    describe=_describe_notice,
    meta=lambda page: f"{page.reference}, issued {date_format(page.issued_on, 'j F Y')}",
)
for _source in (GUIDES, DOCUMENTS, NOTICES):
    register(_source)
keep_records_true(GUIDES, DOCUMENTS, NOTICES)
