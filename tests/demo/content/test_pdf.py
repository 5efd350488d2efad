"""Library documents are real PDFs: pages, text, language, bookmarks, embedded fonts, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from demo.content import DOCUMENTS
from demo.content.pdf import render
from demo.content.schema import KeyPoints, Section, block_text

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.slug)
FILES = {document.slug: render(document) for document in DOCUMENTS}


def read(document) -> PdfReader:
    return PdfReader(io.BytesIO(FILES[document.slug]))


def words(text: str) -> str:
    """Text without its spacing, which a PDF does not keep."""
    return re.sub(r"\s+", "", text)


@each_document
class TestEachDocument:
    def test_opens_and_has_two_to_four_pages(self, document):
        assert FILES[document.slug].startswith(b"%PDF-")
        assert 2 <= len(read(document).pages) <= 4

    def test_every_word_can_be_found(self, document):
        found = words("".join(page.extract_text() for page in read(document).pages))
        for section in document.sections:
            assert words(section.title) in found
            for block in section.blocks:
                for sentence in re.split(r"(?<=[.;])\s", block_text(block)):
                    for word in sentence.split():
                        assert word in found, (section.title, word)
        for source in document.sources:
            assert words(source) in found

    def test_every_page_says_that_it_is_a_demonstration_and_which_page_it_is(self, document):
        pages = read(document).pages
        word = "Seite" if document.language == "de" else "Page"
        between = "von" if document.language == "de" else "of"
        for number, page in enumerate(pages, start=1):
            text = page.extract_text()
            assert "Demonstration document" in text
            assert f"{word} {number} {between} {len(pages)}" in text

    def test_every_page_names_the_version(self, document):
        for number, page in enumerate(read(document).pages):
            text = page.extract_text()
            assert document.reference in text
            assert (document.version if number == 0 else f"Version {document.version}") in text

    def test_metadata_name_title_summary_and_language(self, document):
        reader = read(document)
        assert reader.metadata.title == document.title
        assert reader.metadata.subject == document.summary
        catalog = reader.trailer["/Root"]
        assert catalog["/Lang"] == document.language
        assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] in (True, "true")

    def test_the_outline_lists_the_sections_in_order(self, document):
        titles = [entry.title for entry in read(document).outline]
        assert titles == [f"{n} {section.title}" for n, section in enumerate(document.sections, start=1)]

    def test_fonts_are_embedded(self, document):
        for page in read(document).pages:
            for font in page["/Resources"]["/Font"].values():
                descriptor = font.get_object().get("/FontDescriptor")
                assert descriptor is not None, font.get_object()["/BaseFont"]
                assert "/FontFile2" in descriptor.get_object()

    def test_dates_and_references_are_sane(self, document):
        assert dt.date(2025, 1, 1) <= document.valid_from <= dt.date(2026, 11, 21)
        assert document.reference.startswith("DEMO-")
        assert re.fullmatch(r"[a-z0-9-]+-v\d+\.\d+\.pdf", document.filename)


class TestRender:
    def test_gives_the_same_bytes_again(self):
        assert render(DOCUMENTS[0]) == FILES[DOCUMENTS[0].slug]

    def test_another_version_gives_another_file(self):
        assert render(replace(DOCUMENTS[0], version="9.9")) != FILES[DOCUMENTS[0].slug]

    def test_markup_in_plain_text_is_shown_and_not_obeyed(self):
        section = Section("Less & more", (KeyPoints(("5 < 7 and <b>not bold</b>",)),))
        reader = PdfReader(io.BytesIO(render(replace(DOCUMENTS[0], sections=(section,)))))
        text = "".join(page.extract_text() for page in reader.pages)
        assert "Less & more" in text
        assert "5 < 7 and <b>not bold</b>" in text

    def test_a_form_has_a_page_of_its_own(self):
        section = Section("Form", (KeyPoints(("fill in",)),), own_page=True)
        document = replace(DOCUMENTS[0], sections=(Section("Text", (KeyPoints(("read",)),)), section))
        pages = PdfReader(io.BytesIO(render(document))).pages
        assert ["fill in" in page.extract_text() for page in pages] == [False, True]

    def test_refuses_a_language_without_wording(self):
        with pytest.raises(KeyError):
            render(replace(DOCUMENTS[0], language="sv"))
