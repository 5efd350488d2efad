"""How pages are found: one base for every kind of page, and the signals that keep the records true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.rich_text import get_text_for_indexing
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.pages import audiences_of, closed_to
from search import api as search
from search.data import Hit, Suggestion
from search.sources import Facet, SearchDocument, source


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page as it stands in a list of results."""

    title: str
    url: str
    kind: str
    label: str
    summary: str
    meta: str = ""
    file: str = ""
    """Where the file opens whose text was searched; its page goes after it as #page=3."""


class PageGatherer:
    """Cards of all page kinds in one query, which also leaves out what the reader may not read."""

    def cards(self, found: Sequence[Hit | Suggestion], request: HttpRequest) -> Mapping[tuple[str, int], PageCard]:
        asked = {one.kind: offered for one in found if isinstance(offered := source(one.kind), PageSource)}
        pages = Page.objects.live().filter(pk__in={one.object_id for one in found}).exclude(closed_to(request.user))
        offers = asked.values()
        pages = pages.select_related(*(offered.column for offered in offers), *(one for o in offers for one in o.files))
        rows = {page.pk: page for page in pages.defer(*(f"{one}__text" for o in offers for one in o.files))}
        cards = {}
        for one in found:
            page = getattr(rows.get(one.object_id), asked[one.kind].column, None)
            if page is not None:
                cards[one.kind, one.object_id] = asked[one.kind].card(page, request)
        return cards


class PageSource:
    """The search source of one page model. ``describe`` gives what is special to the kind, ``file`` names
    the relation to the document that the body is the text of.
    """

    template = "search/cards/page.html"
    gatherer = PageGatherer()
    by_date = True

    def __init__(
        self,
        *,
        kind: str,
        label: str,
        plural: str,
        model: type[Page],
        describe: Callable[[Any], dict[str, Any]],
        meta: Callable[[Any], str] = lambda page: "",
        facets: Sequence[Facet] = (),
        file: str = "",
    ) -> None:
        self.kind, self.label, self.plural, self.model = kind, label, plural, model
        self._describe, self._meta, self._facets, self._file = describe, meta, facets, file
        self.paged = bool(file)

    def facets(self, chosen: Mapping[str, Sequence[str]]) -> Sequence[Facet]:
        return self._facets

    @property
    def column(self) -> str:
        """Under which name a plain page leads to its row of this kind."""
        return str(self.model._meta.model_name)

    @property
    def files(self) -> tuple[str, ...]:
        """Under which names a plain page leads to its file, if it has one."""
        return (f"{self.column}__{self._file}",) if self._file else ()

    def ids(self) -> Iterable[int]:
        return self.model.objects.live().order_by("pk").values_list("pk", flat=True)

    def documents(self, ids: Sequence[int]) -> list[SearchDocument]:
        documents = []
        pages = list(self.model.objects.live().filter(pk__in=ids).order_by("pk"))
        audiences = audiences_of(pages)
        for page in pages:
            audience = audiences[page.pk]
            if audience != "hidden":
                described = {"summary": page.intro, **self._describe(page)}
                documents.append(
                    SearchDocument(kind=self.kind, object_id=page.pk, title=page.title, audience=audience, **described)
                )
        return documents

    def visible(self, ids: Sequence[int], user: Any) -> set[int]:
        pages = self.model.objects.live().filter(pk__in=ids).exclude(closed_to(user))
        return set(pages.values_list("pk", flat=True))

    def hydrate(self, ids: Sequence[int], request: HttpRequest) -> Mapping[int, PageCard]:
        return {page.pk: self.card(page, request) for page in self.model.objects.filter(pk__in=ids)}

    def card(self, page: Any, request: HttpRequest | None = None) -> PageCard:
        """``page`` as a list shows it."""
        return PageCard(
            title=page.title,
            url=_address_of(page, request),
            kind=self.kind,
            label=self.label,
            summary=page.intro,
            meta=self._meta(page),
            file=_pdf(getattr(page, self._file)) if self._file else "",
        )


def _address_of(page: Page, request: HttpRequest | None) -> str:
    """Where ``page`` is. Below the site's root in the site's own language the path says it; else Wagtail is asked."""
    site = Site.find_for_request(request)
    root = site.root_page if site else None
    if root is None or page.locale_id != root.locale_id or not page.url_path.startswith(root.url_path):
        return page.get_url(request) or ""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("wagtail_serve", args=(page.url_path.removeprefix(root.url_path),))


def _pdf(document: Any) -> str:
    """The address of a file that opens at a page; empty for any other."""
    return document.url if document and document.file_extension.lower() == "pdf" else ""


def story_text(story: Any) -> str:
    """All text of a StreamField, without its HTML."""
    return " ".join(
        get_text_for_indexing(str(piece))
        for block in story
        for piece in block.block.get_searchable_content(block.value)
    )


def keep_records_true(*sources: PageSource) -> None:
    """Bring the records of a page up to date whenever it, or who may see it, changes."""
    by_model = {source.model: source for source in sources}

    def refresh_pages(pages: QuerySet[Page]) -> None:
        with transaction.atomic():
            for model, source in by_model.items():
                if ids := list(pages.type(model).values_list("pk", flat=True)):
                    search.refresh(source.kind, ids)

    def page_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
        refresh_pages(Page.objects.descendant_of(instance, inclusive=True))

    def page_deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
        if source := by_model.get(type(instance)):
            search.refresh(source.kind, [instance.pk])

    def privacy_changed(sender: type, instance: Any, **kwargs: Any) -> None:
        if not isinstance(instance, PageViewRestriction):  # the other side of the relation: a group was deleted
            return
        refresh_pages(Page.objects.descendant_of(instance.page, inclusive=True))

    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(page_changed, weak=False)
    post_delete.connect(page_deleted, weak=False)
    post_save.connect(privacy_changed, sender=PageViewRestriction, weak=False)
    post_delete.connect(privacy_changed, sender=PageViewRestriction, weak=False)
    m2m_changed.connect(privacy_changed, sender=PageViewRestriction.groups.through, weak=False)
