"""The library in the search: guides, documents with the text of their files, notices."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language_info

from cms.search import PageSource, keep_records_true, story_text
from resources.models import DocumentPage, GuidePage, NoticePage
from search.sources import Facet, register

SPECIALTY = Facet("specialty", "Specialty", general=True)


def _describe_guide(page: GuidePage) -> dict[str, Any]:
    specialties, procedures = ([term.name for term in terms.all()] for terms in (page.specialties, page.procedures))
    return {
        "body": f"{page.key_points} {story_text(page.body)}",
        "keywords": (*specialties, *procedures),
        "facets": {"specialty": specialties, "procedure": procedures},
        "dated": page.reviewed_on,
    }


def _describe_document(page: DocumentPage) -> dict[str, Any]:
    specialties = tuple(term.name for term in page.specialties.all())
    return {
        "body": page.document.text if page.document else "",
        "attributes": {"kind": page.get_kind_display(), "version": page.version, "language": page.language},
        "keywords": specialties,
        "facets": {
            "document_kind": [page.get_kind_display()],
            "language": [_language(page.language)],
            "specialty": specialties,
        },
        "dated": page.valid_from,
    }


def _language(code: str) -> str:
    """Its English name; the code where it has none."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code.upper()


def _describe_notice(page: NoticePage) -> dict[str, Any]:
    return {
        "identifiers": (page.reference,),
        "body": f"{page.reason} {page.action} {page.affected} {story_text(page.body)}",
        "keywords": (page.get_kind_display(), "safety notice"),
        "facets": {"notice_kind": [page.get_kind_display()]},
        "dated": page.issued_on,
    }


GUIDES = PageSource(
    kind="guide",
    label="Guide",
    plural="Guides",
    model=GuidePage,
    describe=_describe_guide,
    meta=lambda page: f"Reviewed {date_format(page.reviewed_on, 'j F Y')}" if page.reviewed_on else "",
    facets=(SPECIALTY, Facet("procedure", "Procedure")),
)
DOCUMENTS = PageSource(
    kind="document",
    label="Document",
    plural="Documents",
    model=DocumentPage,
    describe=_describe_document,
    meta=lambda page: f"{page.get_kind_display()}, version {page.version}",
    facets=(Facet("document_kind", "Kind of document"), Facet("language", "Language"), SPECIALTY),
    file="document",
)
NOTICES = PageSource(
    kind="notice",
    label="Safety notice",
    plural="Safety notices",
    model=NoticePage,
    describe=_describe_notice,
    meta=lambda page: f"{page.reference}, issued {date_format(page.issued_on, 'j F Y')}",
    facets=(Facet("notice_kind", "Kind of notice"),),
)
for _source in (GUIDES, DOCUMENTS, NOTICES):
    register(_source)
keep_records_true(GUIDES, DOCUMENTS, NOTICES)
