"""Lists of codes are read whole or refused with the line that is wrong."""

from __future__ import annotations

import gzip
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from shop.devices.code_lists import ListRefused, above, read_names, readable, store
from shop.devices.codes import CodeList, CodeName, CodeSystem

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
EMDN = SHARED / "emdn" / "emdn_v2.csv.gz"
FDA = SHARED / "fda" / "product_classification_2024.txt.gz"
TREE = (
    'category,code,term\nH,H,"SUTURE DEVICES"\nH,H01,"SURGICAL SUTURES, W/O NEEDLE"\nH,H0101,ABSORBABLE PTFE SUTURES\n'
)


def written(tmp_path: Path, text: str | bytes, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


class TestReading:
    def test_a_table_of_emdn(self, tmp_path):
        assert read_names(written(tmp_path, TREE), CodeSystem.EMDN) == {
            "H": "Suture devices",
            "H01": "Surgical sutures, without needle",
            "H0101": "Absorbable PTFE sutures",
        }

    def test_packed_with_gzip_and_blank_lines_are_nothing(self, tmp_path):
        path = written(tmp_path, gzip.compress(TREE.encode() + b"\n\n"), "list.csv.gz")

        assert len(read_names(path, CodeSystem.EMDN)) == 3

    def test_columns_parted_by_bars_with_quotes_and_letters_of_latin_1(self, tmp_path):
        text = 'PANEL|PRODUCTCODE|DEVICENAME\nSU|GAM|Suture, 5" \x85 d\xe9j\xe0\n'.encode("latin-1")

        assert read_names(written(tmp_path, text), CodeSystem.FDA) == {"GAM": 'Suture, 5" d\xe9j\xe0'}

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "its first line is empty"),
            ("one,two\n1,2\n", "its first line names no column"),
            ("code,term\n", "there is no code in it"),
            ("code,term\nH\n", "line 2 has fewer columns"),
            ("code,term\nH,\n", "line 2: H has no name"),
            ("code,term\nH1,SUTURES\n", "line 2: 'H1' is no EMDN code"),
            ("code,term\nH,SUTURES\nH,AGAIN\n", "line 3: H stands there twice"),
            ("code,term\nH0101,SUTURES\n", "H0101 stands there without H01"),
            (b"\x1f\x8bbroken", "the file is damaged"),
        ],
    )
    def test_a_list_with_a_fault_is_refused(self, tmp_path, text, reason):
        with pytest.raises(ListRefused, match=reason):
            read_names(written(tmp_path, text), CodeSystem.EMDN)

    @pytest.mark.parametrize(
        ("code", "parent"), [("H", ""), ("H01", "H"), ("H0101", "H01"), ("H010101010101", "H0101010101")]
    )
    def test_a_code_names_the_one_above_it(self, code, parent):
        assert above(code) == parent

    def test_only_what_shouts_is_quietened(self):
        assert readable("PRODUCTS WITHOUT ANY PURPOSE (Annex XVI)") == "Products without any purpose (Annex XVI)"
        assert readable("Suture, PTFE") == "Suture, PTFE"


@pytest.mark.django_db
class TestLoading:
    def test_replaces_the_list_before_and_says_which_it_is(self, tmp_path):
        store(CodeSystem.EMDN, {"A": "Old"}, edition="demonstration", complete=False)
        printed = StringIO()

        call_command("load_emdn", str(written(tmp_path, TREE)), edition="EMDN 2026", stdout=printed)

        assert "3 codes of EMDN loaded" in printed.getvalue()
        assert list(CodeName.objects.values_list("list_id", "code")) == [
            ("emdn", "H"),
            ("emdn", "H01"),
            ("emdn", "H0101"),
        ]
        loaded = CodeList.objects.get()
        assert (loaded.edition, loaded.complete) == ("EMDN 2026", True)

    def test_a_refused_file_leaves_everything(self, tmp_path):
        store(CodeSystem.EMDN, {"A": "Old"}, edition="before")

        with pytest.raises(CommandError, match="was not loaded: there is no code in it"):
            call_command("load_emdn", str(written(tmp_path, "code,term\n")))
        with pytest.raises(CommandError, match="was not loaded"):
            call_command("load_emdn", str(tmp_path / "missing.csv"))

        assert list(CodeName.objects.values_list("code", "name")) == [("A", "Old")]

    def test_each_system_has_its_own(self, tmp_path):
        store(CodeSystem.EMDN, {"A": "Devices"}, edition="one")

        call_command(
            "load_codes", "hcpcs", str(written(tmp_path, "HCPC,LONG DESCRIPTION\nA4215,Needle\n")), stdout=StringIO()
        )
        call_command(
            "load_codes", "unspsc", str(written(tmp_path, "Commodity;Title\n42312201;Sutures\n")), stdout=StringIO()
        )

        assert set(CodeName.objects.values_list("list_id", "code")) == {
            ("emdn", "A"),
            ("hcpcs", "A4215"),
            ("unspsc", "42312201"),
        }

    @pytest.mark.skipif(not EMDN.exists(), reason="the published table of EMDN is not beside this checkout")
    def test_the_published_table(self):
        call_command("load_emdn", str(EMDN), stdout=StringIO())

        assert CodeName.objects.count() == 8_454
        assert CodeName.objects.get(code="H0101").name == "Absorbable sutures"

    @pytest.mark.skipif(not FDA.exists(), reason="the FDA's product codes are not beside this checkout")
    def test_the_product_codes_of_the_fda(self):
        assert len(read_names(FDA, CodeSystem.FDA)) == 6_825
