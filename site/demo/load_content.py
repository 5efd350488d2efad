"""Writes the demonstration's pages, pictures and documents. Repeatable: a page is known by its slug and parent."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.utils.file import hash_filelike

from blog.models import ArticlePage, BlogIndexPage
from cms.media import SiteDocument, SiteImage
from cms.pages import professionals_group
from core.drawings.compositions import render_composition
from core.taxonomy import Procedure, Specialty
from demo import content
from demo.content import terms
from demo.content.pdf import render
from demo.content.schema import (
    Article,
    Audience,
    DocumentKind,
    Guide,
    LibraryDocument,
    Notice,
    NoticeKind,
    StandardPage,
)
from demo.products import ProductFinder
from demo.stories import StoryWriter
from home.models import HomePage
from home.models import StandardPage as StandardPageModel
from resources.models import DocumentPage, GuidePage, LibraryIndexPage, NoticePage

PICTURE_WIDTH = 1200
PICTURE_TITLE = "Drawing: "
DOCUMENT_KINDS = {
    DocumentKind.IFU: DocumentPage.Kind.IFU,
    DocumentKind.REPROCESSING: DocumentPage.Kind.REPROCESSING,
    DocumentKind.SAFETY_DATA: DocumentPage.Kind.SAFETY_DATA,
    DocumentKind.MRI_STATEMENT: DocumentPage.Kind.MRI,
    DocumentKind.SIZE_CHART: DocumentPage.Kind.CHART,
    DocumentKind.DECLARATION: DocumentPage.Kind.CONFORMITY,
    DocumentKind.POLICY_TEMPLATE: DocumentPage.Kind.POLICY,
}
NOTICE_KINDS = {
    NoticeKind.REMOVAL: NoticePage.Kind.RECALL,
    NoticeKind.CORRECTION: NoticePage.Kind.SAFETY,
    NoticeKind.ADVICE: NoticePage.Kind.ADVICE,
}


@dataclass
class ContentReport:
    """What a load did, by slug."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)


def load_content() -> ContentReport:
    """Write every page of demo.content, below one home page. Call inside a transaction."""
    return _Loader().load()


class _Loader:
    def __init__(self) -> None:
        self.report = ContentReport()
        self.pictures: dict[str, SiteImage] = {}
        self.story = StoryWriter(products=ProductFinder(), picture=self.picture, page_id=self.page_id)

    def load(self) -> ContentReport:
        self.terms()
        home = self.home()
        for page in content.STANDARD_PAGES:
            self.standard_page(home, page)
        library = self.put(
            home, LibraryIndexPage, "library", title="Resource library", intro=LIBRARY_INTRO, show_in_menus=True
        )
        education = self.put(
            home, BlogIndexPage, "education", title="Education", intro=EDUCATION_INTRO, show_in_menus=True
        )
        for document in content.DOCUMENTS:
            self.document(library, document)
        for guide in content.GUIDES:
            self.guide(library, guide, with_body=False)
        for article in content.ARTICLES:
            self.article(education, article, with_body=False)
        for guide in content.GUIDES:  # again, now that every page that a link may name exists
            self.guide(library, guide)
        for article in content.ARTICLES:
            self.article(education, article)
        for notice in content.NOTICES:
            self.notice(library, notice)
        home.featured = self.pages((*content.HOME.featured_articles, *content.HOME.featured_guides))
        home.save_revision().publish()
        self.forget_old_pictures()
        return self.report

    def terms(self) -> None:
        for slug, name in terms.SPECIALTIES.items():
            Specialty.objects.update_or_create(slug=slug, defaults={"name": name})
        for slug, (name, specialty) in terms.PROCEDURES.items():
            Procedure.objects.update_or_create(
                slug=slug, defaults={"name": name, "specialty": Specialty.objects.get(slug=specialty)}
            )

    def home(self) -> HomePage:
        """The home page takes the place of the welcome page that Wagtail's migrations make."""
        site = Site.objects.get(is_default_site=True)
        address = urlsplit(settings.SITE_URL)
        DjangoSite.objects.update_or_create(
            pk=settings.SITE_ID, defaults={"domain": address.netloc, "name": settings.SITE_NAME}
        )
        root = Page.get_first_root_node()
        words = {"title": settings.SITE_NAME, "heading": content.HOME.title, "intro": content.HOME.intro}
        home = self.put(root, HomePage, "suture", **words)
        if site.root_page_id != home.pk:
            welcome = site.root_page
            site.root_page, site.site_name = home, settings.SITE_NAME
            site.save()
            if type(welcome.specific) is Page and not welcome.get_children().exists():
                welcome.delete()
        return home

    def standard_page(self, home: Page, page: StandardPage) -> None:
        self.put(
            home,
            StandardPageModel,
            page.slug,
            title=page.title,
            intro=page.intro,
            body=self.story(page.story),
            footer=page.footer,
        )

    def article(self, parent: Page, article: Article, *, with_body: bool = True) -> None:
        page = self.put(
            parent,
            ArticlePage,
            article.slug,
            **self.reviewed(article),
            published_on=article.published_on,
            **({"body": self.story(article.story), "related": self.pages(article.related)} if with_body else {}),
        )
        self.close(page, article.audience)

    def guide(self, parent: Page, guide: Guide, *, with_body: bool = True) -> None:
        page = self.put(
            parent,
            GuidePage,
            guide.slug,
            **self.reviewed(guide),
            key_points="\n".join(guide.key_points.items),
            procedures=list(Procedure.objects.filter(slug__in=guide.procedures)),
            **(
                {"body": self.story((*guide.story, guide.kit)), "related": self.pages(guide.related)}
                if with_body
                else {}
            ),
        )
        self.close(page, guide.audience)

    def reviewed(self, source: Article | Guide) -> dict[str, Any]:
        return {
            "title": source.title,
            "intro": source.intro,
            "author": source.author,
            "reviewer": source.reviewer,
            "reviewed_on": source.reviewed_on,
            "review_by_date": source.review_by,
            "picture": self.picture(source.picture),
            "picture_alt": source.picture_alt,
            "specialties": list(Specialty.objects.filter(slug__in=source.specialties)),
            "sources": "\n".join(source.sources),
            "first_published_at": _noon(source.published_on),
        }

    def document(self, parent: Page, document: LibraryDocument) -> None:
        page = self.put(
            parent,
            DocumentPage,
            document.slug,
            title=document.title,
            intro=document.summary,
            kind=DOCUMENT_KINDS[document.kind],
            document=self.file(document),
            version=document.version,
            language=document.language,
            valid_from=document.valid_from,
            specialties=list(Specialty.objects.filter(slug__in=document.specialties)),
            products=self.story.product_list(document.products),
            sources="\n".join(document.sources),
        )
        self.close(page, document.audience)

    def notice(self, parent: Page, notice: Notice) -> None:
        page = self.put(
            parent,
            NoticePage,
            notice.slug,
            title=notice.title,
            kind=NOTICE_KINDS[notice.kind],
            reference=notice.reference,
            issued_on=notice.issued_on,
            closed_on=notice.closed_on,
            intro=notice.hazard,
            reason=notice.reason,
            action="\n".join(notice.action),
            affected=notice.affected,
            body=self.story.products_only(notice.products, reason="Named in this notice: check the lot before use."),
            sources="\n".join(notice.sources),
        )
        self.close(page, notice.audience)

    def put(self, parent: Page, model: type[Page], slug: str, **fields: Any) -> Any:
        """The live page ``slug`` below ``parent``, made or brought up to date, published with a revision."""
        page = model.objects.child_of(parent).filter(slug=slug).first()
        first_published_at = fields.pop("first_published_at", None)
        if page is None:
            page = model(slug=slug, **{k: v for k, v in fields.items() if not isinstance(v, list) or k == "body"})
            parent.add_child(instance=page)
            self.report.created.append(slug)
        else:
            self.report.updated.append(slug)
        for name, value in fields.items():
            setattr(page, name, value)
        if first_published_at:
            page.first_published_at = first_published_at
        page.save_revision().publish()
        return page

    def close(self, page: Page, audience: Audience) -> None:
        """Set who may read ``page``."""
        PageViewRestriction.objects.filter(page=page).delete()
        if audience is Audience.SIGNED_IN:
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        elif audience is Audience.PROFESSIONALS:
            restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
            restriction.groups.add(professionals_group())

    def pages(self, slugs: Iterable[str]) -> list[dict[str, Any]]:
        """A choice of pages, as a StreamField stores it. Raises LookupError for a slug that no page has."""
        found = dict(Page.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        if missing := set(slugs) - set(found):
            raise LookupError(f"no page has the slug {', '.join(sorted(missing))}")
        return [{"type": "page", "value": found[slug]} for slug in slugs]

    def picture(self, composition: str) -> SiteImage:
        """The article picture of that name, as it is drawn today: one image, however often it was loaded before."""
        if composition not in self.pictures:
            title = f"{PICTURE_TITLE}{composition.replace('_', ' ')}"
            png = render_composition(composition, width=PICTURE_WIDTH)
            image = SiteImage.objects.filter(title=title).order_by("pk").first() or SiteImage(title=title)
            if image.file_hash != hash_filelike(io.BytesIO(png)):
                self.replace_file(image, ImageFile(io.BytesIO(png), name=f"{composition}.png"))
            self.pictures[composition] = image
        return self.pictures[composition]

    def replace_file(self, image: SiteImage, file: ImageFile) -> None:
        """Give ``image`` another file; the old one and its smaller copies go when the transaction is committed."""
        if image.pk:
            old, storage = image.file.name, image.file.storage
            transaction.on_commit(lambda: storage.delete(old))
            for rendition in image.renditions.all():
                rendition.delete()
        image.file, image.file_size, image.file_hash = file, None, ""
        image.save()
        image.get_file_hash()

    def forget_old_pictures(self) -> None:
        """Drawings of earlier loads that no page shows any more."""
        kept = {image.pk for image in self.pictures.values()}
        for image in SiteImage.objects.filter(title__startswith=PICTURE_TITLE).exclude(pk__in=kept):
            if not ReferenceIndex.get_references_to(image).exists():
                image.delete()

    def file(self, document: LibraryDocument) -> SiteDocument:
        """The PDF of a library document, drawn anew only when its version changed."""
        title = f"{document.title} (version {document.version})"
        stored = SiteDocument.objects.filter(title=title).first()
        if stored is None:
            stored = SiteDocument(title=title, file=ContentFile(render(document), name=document.filename))
            stored.save()
        return stored

    def page_id(self, slug: str) -> int | None:
        """The page that an internal link names; None while it is not there yet."""
        found: Iterable[int] = Page.objects.filter(slug=slug).values_list("pk", flat=True)
        return next(iter(found), None)


LIBRARY_INTRO = "Guides with everything they take, documents by version, and safety notices."
EDUCATION_INTRO = (
    "Short articles on choosing and using surgical supplies, with their sources and the day of their review."
)


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
