"""The shape of the demonstration shop's editorial content: plain data, nothing of Django or Wagtail.

HTML is limited to p, b, i, a, ul, ol and li. A link between pages is written ``<a href="page:slug">``; whoever loads
the content turns it into the engine's own kind of link. Other links do not occur, so no page depends on a stranger's.
"""

from __future__ import annotations

import datetime as dt
import html as html_escapes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

DEMONSTRATION_NOTE = (
    "Demonstration content: written to show how this site works and not approved for clinical use. "
    "Authors and reviewers are invented. Follow your local policy and the maker's instructions for use."
)

ALLOWED_TAGS = frozenset({"p", "b", "i", "a", "ul", "ol", "li"})


class Audience(StrEnum):
    """Who may read a page."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    PROFESSIONALS = "professionals"


class DocumentKind(StrEnum):
    """What a document of the library is for."""

    IFU = "Instructions for use"
    REPROCESSING = "Reprocessing instructions"
    SAFETY_DATA = "Material safety summary"
    SAFETY_SHEET = "Safety data sheet"
    MRI_STATEMENT = "MRI safety statement"
    SIZE_CHART = "Size chart"
    DECLARATION = "Declaration of conformity"
    POLICY_TEMPLATE = "Policy template"


class NoticeKind(StrEnum):
    """What a safety notice asks for."""

    REMOVAL = "Removal"
    CORRECTION = "Correction"
    ADVICE = "Advice"


@dataclass(frozen=True, slots=True, init=False)
class ProductQuery:
    """A product by its class and by the attributes that matter; stands for the first selling item that has them all.

    Attribute codes and values are those of ``demo.catalogue``.
    """

    class_slug: str
    attributes: tuple[tuple[str, str | int | float | bool], ...]

    def __init__(self, class_slug: str, /, **attributes: str | int | float | bool) -> None:
        object.__setattr__(self, "class_slug", class_slug)
        object.__setattr__(self, "attributes", tuple(sorted(attributes.items())))


# ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a section; sections are the entries of a page's contents list."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more p, ul or ol elements. ``prose`` writes them from plain text."""

    html: str


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """What to remember when nothing else is read. Plain text."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A hazard and how to avoid it. Plain text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture named as in ``core.drawings.compositions``; ``alt`` says what it shows, ``caption`` what to learn."""

    composition: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Table:
    """Plain text in cells. The first column names the row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A product beside the text that explains it. ``reason`` is one line of at most 120 characters."""

    select: ProductQuery
    reason: str


@dataclass(frozen=True, slots=True)
class KitLine:
    """``quantity`` counts base units (eaches, pairs) for one patient."""

    select: ProductQuery
    quantity: int
    why: str


@dataclass(frozen=True, slots=True)
class Kit:
    """A pick list of separate packages for one procedure, never a procedure pack under one label."""

    title: str
    lines: tuple[KitLine, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes drawn so that the eye can compare them; only in documents.

    ``rows`` are (label, millimetres). Circles have the diameter, bars the length, both times ``magnification``.
    """

    caption: str
    shape: Literal["circle", "bar"]
    magnification: float
    rows: tuple[tuple[str, float], ...]


Block = Heading | Paragraph | KeyPoints | Caution | Figure | Table | Product | Kit
DocumentBlock = Paragraph | KeyPoints | Caution | Table | Scale


# ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A reading page. ``questions`` were written first; the body answers each of them.

    ``specialties`` are slugs of ``terms``; ``related`` are slugs of articles and guides; ``picture`` is a composition.
    """

    slug: str
    title: str
    intro: str
    author: str
    reviewer: str
    published_on: dt.date
    reviewed_on: dt.date
    review_by: dt.date
    specialties: tuple[str, ...]
    picture: str
    picture_alt: str
    questions: tuple[str, ...]
    body: tuple[Block, ...]
    sources: tuple[str, ...]
    related: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC

    @property
    def story(self) -> tuple[Block, ...]:
        """What the page shows: the body under the note that this is a demonstration."""
        return (_note(), *self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A procedure from preparation to aftercare, with what it takes. Fields as in ``Article``."""

    slug: str
    title: str
    intro: str
    author: str
    reviewer: str
    published_on: dt.date
    reviewed_on: dt.date
    review_by: dt.date
    specialties: tuple[str, ...]
    procedures: tuple[str, ...]
    picture: str
    picture_alt: str
    questions: tuple[str, ...]
    key_points: KeyPoints
    body: tuple[Block, ...]
    kit: Kit
    sources: tuple[str, ...]
    related: tuple[str, ...] = ()
    audience: Audience = Audience.PUBLIC

    @property
    def story(self) -> tuple[Block, ...]:
        """The body under the note that this is a demonstration; key points and kit stand in fields of their own."""
        return (_note(), *self.body)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section of a library document. A form that people copy has a page of its own."""

    title: str
    blocks: tuple[DocumentBlock, ...]
    own_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDocument:
    """A controlled document; ``demo.content.pdf.render`` draws it. ``language`` is a BCP 47 tag."""

    slug: str
    title: str
    reference: str
    kind: DocumentKind
    language: str
    version: str
    valid_from: dt.date
    summary: str
    questions: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    specialties: tuple[str, ...] = ()
    products: tuple[ProductQuery, ...] = ()
    audience: Audience = Audience.PUBLIC

    @property
    def filename(self) -> str:
        """The name under which the PDF is stored and downloaded."""
        return f"{self.slug}-v{self.version}.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A safety notice of an invented maker. ``closed_on`` is None while something is still to be done.

    Each line of ``affected`` is one entry of a list.
    """

    slug: str
    title: str
    reference: str
    kind: NoticeKind
    issued_on: dt.date
    products: tuple[ProductQuery, ...]
    affected: str
    reason: str
    hazard: str
    action: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    closed_on: dt.date | None = None
    audience: Audience = Audience.PUBLIC

    @property
    def story(self) -> tuple[Block, ...]:
        """The notice as page blocks, for an engine that has no field for each part."""
        return (
            _note(),
            Heading("What is affected"),
            Paragraph(_listed("ul", self.affected.splitlines())),
            Heading("Why"),
            prose(html_escapes.escape(self.reason)),
            Caution("The hazard", self.hazard),
            Heading("What to do"),
            Paragraph(_listed("ol", self.action)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPage:
    """A page about the shop itself; ``footer`` is the column in which every page links to it."""

    slug: str
    title: str
    intro: str
    reviewed_on: dt.date
    questions: tuple[str, ...]
    body: tuple[Block, ...]
    footer: Literal["ABOUT", "HELP"]

    @property
    def story(self) -> tuple[Block, ...]:
        """The body under the note that this is a demonstration."""
        return (_note(), *self.body)


@dataclass(frozen=True, slots=True)
class WayIn:
    """One of the doors on the home page."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The words of the home page. ``featured_*`` are slugs, in the order in which they stand."""

    title: str
    intro: str
    search_hint: str
    ways_in: tuple[WayIn, ...]
    reading_title: str
    reading_intro: str
    featured_articles: tuple[str, ...]
    featured_guides: tuple[str, ...]
    notices_title: str
    note: str = DEMONSTRATION_NOTE


# ── Writing and reading ─────────────────────────────────────────────────────────────────────────────────


def prose(text: str) -> Paragraph:
    """Paragraphs from text with blank lines between them; lines that begin "- " or "1. " make a list.

    Inline b, i and a pass through unchanged.
    """
    return Paragraph("".join(_element(chunk) for chunk in re.split(r"\n\s*\n", text.strip())))


def _element(chunk: str) -> str:
    lines = [line.strip() for line in chunk.splitlines()]
    for tag, mark in (("ul", r"- "), ("ol", r"\d+\. ")):
        if re.match(mark, lines[0]):
            items = re.split(rf"(?:^|\n){mark}", "\n".join(lines))[1:]
            return f"<{tag}>" + "".join(f"<li>{' '.join(item.split())}</li>" for item in items) + f"</{tag}>"
    return f"<p>{' '.join(lines)}</p>"


def _listed(tag: str, entries: Iterable[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{html_escapes.escape(entry)}</li>" for entry in entries) + f"</{tag}>"


def _note() -> Paragraph:
    return Paragraph(f"<p><i>{DEMONSTRATION_NOTE}</i></p>")


def plain(html: str) -> str:
    """The text of HTML, for counting and for looking into it."""
    return " ".join(html_escapes.unescape(re.sub(r"<[^>]+>", " ", html)).split())


def block_text(block: Block | DocumentBlock) -> str:
    """What a reader reads of a block; products are named by their reason alone."""
    match block:
        case Heading(text=text):
            return text
        case Paragraph(html=html):
            return plain(html)
        case KeyPoints(items=items):
            return " ".join(items)
        case Caution(title=title, text=text):
            return f"{title} {text}"
        case Figure(caption=caption):
            return caption
        case Table(caption=caption, header=header, rows=rows):
            return " ".join((caption, *header, *(cell for row in rows for cell in row)))
        case Product(reason=reason):
            return reason
        case Scale(caption=caption, rows=rows):
            return " ".join((caption, *(label for label, _ in rows)))
        case Kit(title=title, lines=lines):
            return " ".join((title, *(line.why for line in lines)))


def reading_words(blocks: tuple[Block, ...]) -> int:
    """Words of running text: tables, figures, products and kits are looked at, not read, and do not count."""
    read = (block for block in blocks if isinstance(block, (Heading, Paragraph, KeyPoints, Caution)))
    return sum(len(block_text(block).split()) for block in read)
