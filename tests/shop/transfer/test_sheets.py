"""Files going out and coming in."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from shop.transfer.sheets import UnreadableFile, format_of, neutral, plain, read, same_text, written

TRIGGERS = ("=", "+", "-", "@", "\t", "\r")
nasty = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=40),
    st.builds("{}{}".format, st.sampled_from([*TRIGGERS, "'=", "''+", "＝"]), st.text("ab1()!|;, \n'\"", max_size=12)),
)
tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(nasty, min_size=width, max_size=width), min_size=1, max_size=6)
)


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class TestNeutral:
    @settings(deadline=None, max_examples=50)
    @given(nasty)
    def test_is_taken_back_exactly(self, text):
        assert plain(neutral(text)) == text

    @pytest.mark.parametrize("text", ["3-0", "it's", "'quoted'", "", "Ø 5 mm"])
    def test_leaves_ordinary_words_as_they_are(self, text):
        assert neutral(text) == text


class TestAFile:
    @settings(deadline=None, max_examples=50)
    @given(tables)
    def test_of_csv_has_no_cell_that_a_spreadsheet_takes_for_a_formula(self, rows):
        content = written(rows, "csv").decode("utf-8-sig")

        for row in csv.reader(io.StringIO(content, newline="")):
            assert not any(cell.startswith(TRIGGERS) for cell in row)

    @settings(deadline=None, max_examples=50)
    @given(tables)
    def test_of_xlsx_has_no_formula_and_no_cell_that_becomes_one(self, rows):
        sheet = load_workbook(io.BytesIO(written(rows, "xlsx"))).active

        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type == "s"
            assert not cell.value.startswith(TRIGGERS)

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    @settings(deadline=None, max_examples=50)
    @given(rows=tables)
    def test_comes_back_as_it_went(self, kind, rows):
        header = [f"column {n}" for n in range(len(rows[0]))]

        back = list(read(written([header, *rows], kind), kind))

        padded = [row + [""] * (len(header) - len(row)) for row in back[1:]]
        said = [[same_text(cell) for cell in row] for row in rows]
        assert [[same_text(cell) for cell in row] for row in padded][: len(said)] == said

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_hides_no_formula_behind_a_control_character(self, kind):
        assert list(read(written([["title"], ["\x1f=0"]], kind), kind)) == [["title"], ["=0"]]
        assert b"'=0" in written([["\x1f=0"]], "csv")

    def test_may_be_separated_by_semicolons(self):
        assert list(read(b"sku;title\r\nA;B, C\r\n", "csv")) == [["sku", "title"], ["A", "B, C"]]

    def test_of_xlsx_gives_numbers_and_dates_as_text(self):
        assert list(read(workbook([1, 2.5, 3.0, True, dt.date(2026, 12, 3), None]), "xlsx")) == [
            ["1", "2.5", "3", "yes", "2026-12-03", ""]
        ]

    @pytest.mark.parametrize(
        ("content", "kind", "reason"),
        [
            (b"\xff\xfe\x00", "csv", "not in UTF-8"),
            (b'a,"b\n', "csv", "damaged"),
            (b"a\x00b", "csv", "null"),
            (b"PK no", "xlsx", "damaged"),
            (workbook(["=1+1"]), "xlsx", "Row 1 holds a formula"),
            (b"x" * (20 * 1024 * 1024 + 1), "csv", "larger than 20 MB"),
        ],
    )
    def test_that_cannot_be_read_says_why(self, content, kind, reason):
        with pytest.raises(UnreadableFile, match=reason):
            list(read(content, kind))

    def test_that_unpacks_to_gigabytes_is_not_unpacked(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 1024 * 1024))

        with pytest.raises(UnreadableFile, match="unpacks"):
            list(read(out.getvalue(), "xlsx"))

    def test_of_another_kind_is_refused_by_name(self):
        with pytest.raises(UnreadableFile):
            format_of("products.xls")
