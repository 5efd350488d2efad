"""The demonstration's pages keep the promises of an editorial desk: questions, sources, dates, products, plain HTML."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from core.drawings.compositions import COMPOSITIONS
from demo.catalogue import find
from demo.content import ARTICLES, DOCUMENTS, GUIDES, HOME, NOTICES, STANDARD_PAGES, equipment
from demo.content.schema import (
    ALLOWED_TAGS,
    DEMONSTRATION_NOTE,
    Audience,
    Caution,
    Figure,
    Heading,
    Kit,
    Paragraph,
    Product,
    ProductQuery,
    Table,
    block_text,
    plain,
    reading_words,
)
from demo.content.terms import PROCEDURES, SPECIALTIES
from shop.fulfilment.charges import TARIFFS, Tariff
from shop.fulfilment.methods import DISPATCH_UNTIL, METHODS

TODAY = dt.date(2026, 11, 21)
READING = (*ARTICLES, *GUIDES)
PAGES = (*READING, *NOTICES, *STANDARD_PAGES)
EVERYTHING = (*PAGES, *DOCUMENTS)
SOURCED = (*READING, *NOTICES, *DOCUMENTS)

each_reading = pytest.mark.parametrize("page", READING, ids=lambda page: page.slug)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
each_thing = pytest.mark.parametrize("page", EVERYTHING, ids=lambda page: page.slug)


def blocks(page):
    if page in DOCUMENTS:
        return tuple(block for section in page.sections for block in (Heading(section.title), *section.blocks))
    extra = (page.key_points, page.kit) if page in GUIDES else ()
    return (*page.story, *extra)


def text_of(page) -> str:
    opening = (page.title, getattr(page, "intro", ""), getattr(page, "summary", ""))
    return " ".join((*opening, *(block_text(block) for block in blocks(page))))


def queries_of(page) -> list[ProductQuery]:
    found = list(getattr(page, "products", ()))
    for block in blocks(page):
        if isinstance(block, Product):
            found.append(block.select)
        elif isinstance(block, Kit):
            found += [line.select for line in block.lines]
    return found


class _Tags(HTMLParser):
    """Collects tags and attributes, and whether each element is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.balanced = True

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.open.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag):
        self.balanced &= bool(self.open) and self.open.pop() == tag


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return tags


class TestTheWhole:
    def test_has_what_was_asked_for(self):
        assert len(ARTICLES) >= 8
        assert len(GUIDES) == 6
        assert len(DOCUMENTS) == 10
        assert len(NOTICES) == 3
        assert len(STANDARD_PAGES) == 6

    def test_slugs_titles_and_references_are_unique(self):
        for name, things in (("slug", EVERYTHING), ("title", EVERYTHING), ("reference", (*DOCUMENTS, *NOTICES))):
            repeated = {value: n for value, n in Counter(getattr(t, name) for t in things).items() if n > 1}
            assert repeated == {}

    def test_at_least_half_of_what_people_read_shows_products(self):
        with_products = [page for page in (*READING, *DOCUMENTS, *NOTICES) if queries_of(page)]
        assert len(with_products) * 2 >= len(EVERYTHING)

    def test_each_visibility_is_there(self):
        assert [a.slug for a in ARTICLES if a.audience is Audience.SIGNED_IN] == ["reprocessing-instruments"]
        assert [g.slug for g in GUIDES if g.audience is Audience.PROFESSIONALS] == ["central-line-sterile-field"]
        assert {d.audience for d in DOCUMENTS} == set(Audience)
        assert all(n.audience is Audience.PUBLIC for n in NOTICES)

    def test_no_question_is_asked_twice(self):
        repeated = [q for q, n in Counter(q for page in EVERYTHING for q in page.questions).items() if n > 1]
        assert repeated == []

    def test_speaks_of_no_website(self):
        for page in EVERYTHING:
            assert not re.search(r"https?://|www\.", text_of(page)), page.slug

    def test_every_query_finds_an_item_that_can_be_sold(self):
        for name, query in vars(equipment).items():
            if isinstance(query, ProductQuery):
                found = find(query.class_slug, **dict(query.attributes))
                assert not found.discontinued, name

    def test_every_named_product_is_used(self):
        used = {query for page in EVERYTHING for query in queries_of(page)}
        unused = [n for n, q in vars(equipment).items() if isinstance(q, ProductQuery) and q not in used]
        assert unused == []

    def test_the_home_page_features_public_pages(self):
        public = {page.slug for page in READING if page.audience is Audience.PUBLIC}
        assert {*HOME.featured_articles, *HOME.featured_guides} <= public
        assert HOME.note == DEMONSTRATION_NOTE


class TestQuestions:
    @each_thing
    def test_three_to_six_are_asked(self, page):
        assert 3 <= len(page.questions) <= 6
        assert all(question.endswith("?") for question in page.questions)

    @each_thing
    def test_the_page_speaks_of_what_each_one_asks(self, page):
        """At least half of the words that carry a question's meaning stand in the text, by their stems."""
        stems = {word[:5] for word in re.findall(r"[\w/-]{3,}", text_of(page).lower())}
        for question in page.questions:
            asked = {word[:5] for word in re.findall(r"[\w/-]{3,}", question.lower()) if word not in SMALL_WORDS}
            assert len(asked & stems) * 2 >= len(asked), (question, asked - stems)


SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        what which how when where who why does and the for are from that this with not may must should can use used
        have been has into until than about there is was were did will they them
        """,
    )
)


class TestReading:
    @pytest.mark.parametrize("article", ARTICLES, ids=lambda page: page.slug)
    def test_an_article_has_700_to_1200_words(self, article):
        assert 700 <= reading_words(article.body) + len(article.intro.split()) <= 1200

    @pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.slug)
    def test_a_guide_has_900_to_1500_words_in_steps_with_a_table(self, guide):
        words = reading_words((guide.key_points, *guide.body)) + len(guide.intro.split())
        assert 900 <= words <= 1500
        assert sum(isinstance(block, Heading) for block in guide.body) >= 6
        assert any(isinstance(block, Table) for block in guide.body)
        assert any(isinstance(block, Caution) for block in guide.body)

    @pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.slug)
    def test_a_kit_has_6_to_12_different_lines(self, guide):
        assert 6 <= len(guide.kit.lines) <= 12
        assert len({line.select for line in guide.kit.lines}) == len(guide.kit.lines)
        assert all(line.quantity >= 1 and line.why for line in guide.kit.lines)

    @each_reading
    def test_dates_are_in_order_and_the_review_is_still_valid(self, page):
        assert page.published_on <= page.reviewed_on <= TODAY < page.review_by
        assert page.review_by - page.reviewed_on <= dt.timedelta(days=3 * 366)

    @each_reading
    def test_author_and_reviewer_are_two_invented_roles(self, page):
        assert page.author.startswith("Demonstration author, ")
        assert page.reviewer.startswith("Demonstration reviewer, ")
        assert page.author.split(", ")[1] != page.reviewer.split(", ")[1]

    @each_reading
    def test_is_filed_under_terms_that_exist(self, page):
        assert set(page.specialties) <= set(SPECIALTIES)
        assert page.specialties
        assert set(getattr(page, "procedures", ())) <= set(PROCEDURES)

    @each_reading
    def test_refers_to_other_pages_that_exist(self, page):
        assert set(page.related) <= {other.slug for other in READING} - {page.slug}

    @each_reading
    def test_pictures_exist_and_are_described(self, page):
        figures = [block for block in page.body if isinstance(block, Figure)]
        assert {page.picture, *(f.composition for f in figures)} <= set(COMPOSITIONS)
        assert all(len(f.alt) >= 40 and f.caption and f.alt != f.caption for f in figures)
        assert len(page.picture_alt) >= 40

    @each_reading
    def test_shows_products_with_a_reason_of_one_line(self, page):
        products = [block for block in page.body if isinstance(block, Product)]
        assert products
        assert all(0 < len(block.reason) <= 120 for block in products)

    def test_every_procedure_belongs_to_a_specialty(self):
        assert {specialty for _, specialty in PROCEDURES.values()} <= set(SPECIALTIES)
        assert set(PROCEDURES) == {slug for guide in GUIDES for slug in guide.procedures}


class TestSources:
    @pytest.mark.parametrize("page", SOURCED, ids=lambda page: page.slug)
    def test_names_at_least_one(self, page):
        assert page.sources
        assert all(len(source) > 10 for source in page.sources)

    def test_no_year_of_a_source_lies_ahead(self):
        years = [int(year) for page in SOURCED for s in page.sources for year in re.findall(r"\b(?:19|20)\d\d\b", s)]
        assert max(years) <= TODAY.year


class TestMarkup:
    @each_page
    def test_says_first_that_it_is_a_demonstration(self, page):
        assert DEMONSTRATION_NOTE in plain(page.story[0].html)

    @each_thing
    def test_paragraphs_keep_to_the_allowed_tags(self, page):
        for block in blocks(page):
            if isinstance(block, Paragraph):
                tags = parsed(block.html)
                assert tags.seen <= ALLOWED_TAGS
                assert tags.balanced and not tags.open, block.html
                assert plain(block.html)

    @each_thing
    def test_links_lead_to_pages_of_ours(self, page):
        slugs = {other.slug for other in EVERYTHING}
        for block in blocks(page):
            if isinstance(block, Paragraph):
                for tag, name, value in parsed(block.html).attributes:
                    assert (tag, name) == ("a", "href")
                    assert value.removeprefix("page:") in slugs

    @each_thing
    def test_other_texts_hold_no_markup(self, page):
        for block in blocks(page):
            if not isinstance(block, Paragraph):
                assert not re.search(r"</?\w+[ >]", block_text(block))

    @each_thing
    def test_tables_are_rectangular_and_have_captions(self, page):
        for block in blocks(page):
            if isinstance(block, Table):
                assert block.caption
                assert {len(row) for row in block.rows} == {len(block.header)}

    @each_thing
    def test_raises_no_voice(self, page):
        assert "!" not in text_of(page)
        assert not re.search(r"\b(color|center|sterilize|hemostat|edema|anesthe|pediatric)\b", _ours(text_of(page)))


def _ours(text: str) -> str:
    """Our words: without names of symbols, which carry their own spelling."""
    return text.replace("STERILIZE", "").lower()


class TestDelivery:
    def test_the_page_gives_the_charges_and_times_of_the_shop(self):
        page = next(page for page in STANDARD_PAGES if page.slug == "delivery-and-returns")
        table = next(block for block in page.body if isinstance(block, Table))
        names = {method.code: method.name for method in METHODS}
        said = {
            (zone.value, names[code], str(tariff.working_days), _charges(tariff), _further(tariff))
            for code, tariffs in TARIFFS.items()
            for zone, tariff in tariffs.items()
        }
        assert set(table.rows) == said
        assert f"before {DISPATCH_UNTIL:%H:%M}" in table.caption


def _charges(tariff: Tariff) -> str:
    charges = ", ".join(f"£{charge}" for _, charge in tariff.bands)
    return charges + (f"; free from £{tariff.free_from}" if tariff.free_from else "")


def _further(tariff: Tariff) -> str:
    return f"£{tariff.further}" if tariff.further else "not taken"


class TestNotices:
    @pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.slug)
    def test_says_what_is_affected_and_what_to_do(self, notice):
        assert notice.issued_on <= TODAY
        assert notice.closed_on is None or notice.issued_on < notice.closed_on <= TODAY
        assert notice.products and notice.affected and notice.hazard
        assert len(notice.action) >= 3
        assert notice.reference.startswith("DEMO-")
        headings = [block.text for block in notice.story if isinstance(block, Heading)]
        assert headings == ["What is affected", "Why", "What to do"]

    def test_some_are_open_and_one_is_closed(self):
        assert sum(notice.closed_on is None for notice in NOTICES) == 2
