from __future__ import annotations

import gzip

import pytest

from shop.devices.gudid import json_lines, xml_release
from shop.devices.gudid.reader import read
from shop.devices.gudid.records import GudidRecord, Refusal

from .register import DI, gtin, row, write_lines

XML = """<?xml version="1.0" encoding="utf-8"?>
<data>
  <device xmlns="http://www.fda.gov/cdrh/gudid" deviceid="{di}">
    <identifiers>
      <identifier>
        <deviceId>{di}</deviceId><deviceIdType>Primary</deviceIdType>
        <deviceIdIssuingAgency>GS1</deviceIdIssuingAgency><pkgQuantity/>
      </identifier>
      <identifier>
        <deviceId>{package}</deviceId><deviceIdType>Package</deviceIdType>
        <deviceIdIssuingAgency>GS1</deviceIdIssuingAgency>
        <containsDINumber>{di}</containsDINumber><pkgQuantity>25</pkgQuantity><pkgType>case</pkgType>
        <pkgStatus>Not in Commercial Distribution</pkgStatus>
      </identifier>
    </identifiers>
    <brandName>Button &amp; Grommet</brandName>
    <companyName>Northfield Surgical, Inc.</companyName>
    <labeledContainsNRL>false</labeledContainsNRL><labeledNoNRL>true</labeledNoNRL>
    <sterilization><deviceSterile>true</deviceSterile></sterilization>
  </device>
</data>
"""


def sample_xml(**changes):
    return XML.format(**{"di": DI, "package": gtin(3)} | changes)


class TestFormat:
    """Told by what is in the file, whatever it is called."""

    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.txt"])
    def test_lines_of_json(self, tmp_path, name):
        path = write_lines(tmp_path / name, [row()])

        assert [one.identity for one in read(path)] == [(DI, "GS1")]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_xml(self, tmp_path, encoding):
        path = tmp_path / "release.dat"
        path.write_bytes(sample_xml().replace("utf-8", encoding.removesuffix("-sig")).encode(encoding))

        assert [one.identity for one in read(path)] == [(DI, "GS1")]

    def test_packed_xml(self, tmp_path):
        path = tmp_path / "release.xml"
        path.write_bytes(gzip.compress(sample_xml().encode()))

        assert [one.identity for one in read(path)] == [(DI, "GS1")]

    def test_an_empty_file_has_nothing(self, tmp_path):
        assert list(read(write_lines(tmp_path / "empty", []))) == []

    def test_a_missing_file_is_an_error(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            list(read(tmp_path / "missing"))


class TestJsonLines:
    def test_each_bad_row_is_refused_with_its_line_and_reason(self, tmp_path):
        deep = "[" * 100_000 + "]" * 100_000
        rows = [row(), "{", b"\xff\xfe{}", "[1]", "", row(di=None), deep, '{"di": NaN}', row(di=gtin(2))]

        found = list(read(write_lines(tmp_path / "rows.jsonl", rows)))

        assert [type(one) for one in found] == [GudidRecord, *[Refusal] * 6, GudidRecord]
        refused = [(one.place, one.reason) for one in found if isinstance(one, Refusal)]
        assert refused[0][0] == 2 and refused[0][1].startswith("the line is not JSON: Expecting property name")
        assert refused[1] == (3, "the line is not UTF-8")
        assert refused[2] == (4, "the line is not a JSON object")
        assert refused[3] == (6, "no device identifier")
        assert refused[4][0] == 7 and refused[4][1].startswith("the line is not JSON: maximum recursion depth")
        assert refused[5] == (8, "the line is not JSON: NaN is no JSON")

    def test_a_line_without_end_is_not_held_in_memory(self, tmp_path):
        endless = b'{"di": "' + b"9" * (3 * json_lines.LONGEST_LINE)

        found = list(read(write_lines(tmp_path / "rows.jsonl", [endless, row()])))

        assert (found[0].place, found[0].reason) == (1, "the line is longer than 1,048,576 bytes")
        assert len(found[0].raw) <= json_lines.SHOWN
        assert found[1].place == 2

    def test_a_download_cut_short_gives_what_came_before(self, tmp_path):
        path = write_lines(tmp_path / "rows.jsonl.gz", [row(di=gtin(n)) for n in range(3000)])
        path.write_bytes(path.read_bytes()[:-2000])

        found = list(read(path))

        assert len(found) > 10
        assert all(isinstance(one, GudidRecord) for one in found[:-1])
        assert found[-1].reason.startswith("the file breaks off or is damaged here")


class TestXml:
    def test_reads_what_the_register_says(self, tmp_path):
        path = tmp_path / "release.xml"
        path.write_text(sample_xml())

        (record,) = read(path)

        assert record.place == 3
        assert record.brand == "Button & Grommet"
        assert (record.latex, record.sterile) == ("not_made_with_nrl", "yes")
        package = record.identifiers[1]
        assert (package.value, package.contains, package.quantity) == (gtin(3), DI, 25)
        assert (package.package_type, package.discontinued) == ("Case", True)

    def test_a_document_type_is_refused_before_anything_of_it_is_used(self, tmp_path):
        bomb = '<!DOCTYPE data [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        path = tmp_path / "release.xml"
        path.write_text(sample_xml().replace("<data>", f"{bomb}<data>&b;"))

        with pytest.raises(xml_release.DtdRefused):
            list(read(path))

    def test_xml_that_breaks_off_gives_what_came_before(self, tmp_path):
        path = tmp_path / "release.xml"
        path.write_text(sample_xml().replace("</data>", "<device><identifiers>"))

        record, refusal = read(path)

        assert record.identity == (DI, "GS1")
        assert refusal.reason.startswith("the XML breaks off here")

    def test_a_device_without_identifier_is_refused_with_its_line(self, tmp_path):
        path = tmp_path / "release.xml"
        path.write_text("<data>\n<device><brandName>X</brandName></device>\n</data>")

        (refusal,) = read(path)

        assert (refusal.place, refusal.reason) == (2, "no device identifier")

    @pytest.mark.parametrize(
        "filling",
        [
            "<brandName>" + "B" * (xml_release.LONGEST_RECORD + 1) + "</brandName>",
            "<a>" * 5000 + "</a>" * 5000,
            "<a/>" * (xml_release.LONGEST_RECORD + 1),
        ],
        ids=["text", "depth", "elements"],
    )
    def test_a_device_without_end_is_not_held_in_memory(self, tmp_path, filling):
        path = tmp_path / "release.xml"
        path.write_text(sample_xml().replace("<data>", f"<data><device>{filling}</device>"))

        refusal, record = read(path)

        assert refusal.reason == "the record is longer than 1,048,576 characters or nests too deep"
        assert record.identity == (DI, "GS1")
