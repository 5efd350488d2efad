"""What the papers of the demonstration's devices say, before any of them is stored."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from pypdf import PdfReader

from demo.catalogue import families
from demo.content.pdf import render
from demo.content.schema import Caution, block_text
from demo.papers import Paper, papers
from shop.devices.models import DeviceDocument

PAPERS = papers()
TITLES = {family.title: family for family in families()}


def text(paper: Paper) -> str:
    return " ".join(block_text(block) for section in paper.document.sections for block in section.blocks)


class TestTheCollection:
    def test_has_papers_for_more_than_a_hundred_families_of_every_kind(self):
        assert len({title for paper in PAPERS for title in paper.families}) >= 100
        assert {paper.kind for paper in PAPERS} == set(DeviceDocument.Kind.values)

    def test_is_of_families_that_exist_each_once_a_kind_language_and_version(self):
        keys = Counter(
            (title, paper.kind, paper.language, paper.document.version) for paper in PAPERS for title in paper.families
        )
        assert {title for title, *_ in keys} <= TITLES.keys()
        assert set(keys.values()) == {1}

    def test_has_names_of_its_own_for_each(self):
        names = Counter((paper.document.slug, paper.document.version) for paper in PAPERS)
        assert set(names.values()) == {1}

    def test_has_two_languages_and_older_versions(self):
        languages = {(paper.document.reference[-4:], paper.language) for paper in PAPERS}
        assert {"en", "de"} == {language for _, language in languages}
        versions = Counter((paper.kind, paper.document.title, paper.language) for paper in PAPERS)
        assert 10 <= sum(times > 1 for times in versions.values()) < len(versions) / 2

    def test_puts_an_older_version_before_the_one_that_superseded_it(self):
        for paper in PAPERS:
            if paper.document.version == "1.0":
                newer = [
                    other.document.valid_from
                    for other in PAPERS
                    if other.document.title == paper.document.title and other.document.version == "2.0"
                ]
                assert newer and min(newer) > paper.document.valid_from

    def test_several_families_share_one(self):
        assert sum(len(paper.families) > 1 for paper in PAPERS if paper.kind == "ifu") >= 20


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.document.slug}-{paper.document.version}")
class TestEachPaper:
    def test_says_at_its_head_that_it_is_a_demonstration(self, paper):
        first = paper.document.sections[0].blocks[0]
        assert isinstance(first, Caution)
        assert "erfunden" in first.text if paper.language == "de" else "invented" in first.text

    def test_names_every_family_that_it_is_about(self, paper):
        said = text(paper)
        named = (
            [v.part_number for title in paper.families for v in TITLES[title].variants]
            if paper.kind == "sds"
            else paper.families
        )
        assert [title for title in named if title not in said] == []

    def test_claims_of_latex_and_mri_only_what_every_label_says(self, paper):
        said = text(paper)
        facts = [TITLES[title].facts for title in paper.families]
        if "Not made with natural rubber latex" in said:
            assert any(one.latex == "not_made_with_nrl" for one in facts)
        if paper.kind == "ifu" and paper.language == "en":
            for one in facts:
                assert (one.latex != "not_stated") or "Not stated" in said
        assert "latex-free" not in said.lower()


class TestThePdf:
    def test_carries_the_mark_of_a_demonstration_on_every_page(self):
        paper = next(paper for paper in PAPERS if len(paper.families) > 3)
        pages = PdfReader(io.BytesIO(render(paper.document))).pages

        assert len(pages) >= 1
        for page in pages:
            assert "Demonstration document. Not for clinical use." in page.extract_text()
