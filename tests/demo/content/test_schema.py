"""Prose becomes HTML by a few rules."""

from __future__ import annotations

import pytest

from demo.content.schema import (
    Heading,
    KeyPoints,
    ProductQuery,
    Table,
    plain,
    prose,
    reading_words,
)


class TestProse:
    def test_blank_lines_part_paragraphs_and_lines_are_joined(self):
        assert prose("One\n two.\n\n  Three.").html == "<p>One two.</p><p>Three.</p>"

    def test_dashes_make_a_list_whose_items_may_run_over_lines(self):
        assert prose("- first\n  goes on\n- second").html == "<ul><li>first goes on</li><li>second</li></ul>"

    def test_numbers_make_an_ordered_list(self):
        assert prose("1. cut\n2. close,\nand count").html == "<ol><li>cut</li><li>close, and count</li></ol>"

    def test_inline_markup_passes_through(self):
        assert prose('<b>Stop</b> and <a href="page:about">read</a>').html == (
            '<p><b>Stop</b> and <a href="page:about">read</a></p>'
        )

    @pytest.mark.parametrize("text", ["2-0 is thicker", "134 °C", "- not a list"[2:]])
    def test_a_number_or_dash_inside_a_line_is_not_a_list(self, text):
        assert prose(text).html == f"<p>{text}</p>"


class TestProductQuery:
    def test_order_of_attributes_does_not_matter(self):
        first = ProductQuery("absorbable-suture", usp_size="3-0", material="polydioxanone")
        second = ProductQuery("absorbable-suture", material="polydioxanone", usp_size="3-0")
        assert first == second
        assert hash(first) == hash(second)

    def test_differs_by_value(self):
        assert ProductQuery("syringe", volume=5.0) != ProductQuery("syringe", volume=10.0)


def test_plain_takes_tags_away_and_reads_entities():
    assert plain("<p>Less than &lt; five</p><p>and <b>more</b></p>") == "Less than < five and more"


def test_tables_do_not_count_as_reading():
    blocks = (Heading("Two words"), KeyPoints(("one",)), Table("caption", ("a",), (("b",),)))
    assert reading_words(blocks) == 3
