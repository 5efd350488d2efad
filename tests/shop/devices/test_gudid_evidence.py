"""The catalogue claims what the register says, as often as it does; a claim more or less is seen."""

from __future__ import annotations

import gzip
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search import sources
from shop.devices.gudid.evidence import gather_evidence
from shop.devices.models import Device

from .register import gtin, row, run_import, write_lines

REGISTER = Path(__file__).resolve().parents[4] / "shared" / "data" / "gudid_surgical.jsonl.gz"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    monkeypatch.setattr(sources, "_sources", {})


def report(path: Path) -> str:
    printed = StringIO()
    call_command("gudid_report", str(path), stdout=printed)
    return printed.getvalue()


@pytest.fixture
def register(tmp_path):
    """Each value of each field at least once, gaps, and two devices that become a family."""
    length = {"type": "Length", "unit": "Millimeter", "text": None}
    rows = [
        row(di=gtin(1), nrl=True, mri="MR Safe", sterile=False, sterilize_before_use=True),
        row(di=gtin(2), no_nrl=True, mri="MR Conditional", single_use=False, rx=False, otc=True),
        row(di=gtin(3), no_nrl=True, nrl=..., mri=None, sterile=None, single_use=None, rx=None, otc=None),
        row(di=gtin(4), nrl=True, no_nrl=True, mri="MR Unsafe", status="Not in Commercial Distribution"),
        row(di=gtin(5), fda=[{"code": "XXX", "name": "Something else"}]),
        row(di=gtin(6), no_nrl=True, sizes=[length | {"value": "10"}]),
        row(di=gtin(7), no_nrl=True, sizes=[length | {"value": "12"}]),
        row(di=gtin(5), fda=[{"code": "GAM", "name": "Suture, absorbable, synthetic"}]),
    ]
    return write_lines(tmp_path / "register.jsonl.gz", rows)


class TestReport:
    def test_everything_is_claimed_as_often_as_the_source_does(self, register):
        run_import(register, no_index=True)

        printed = report(register)

        assert "DIFFERS" not in printed
        assert "In a named class: 100.00% of 7" in printed
        found = gather_evidence(register)
        assert dict(found.source["latex"]) == {"contains_nrl": 2, "not_made_with_nrl": 3, "not_stated": 2}
        assert dict(found.source["mri_safety"]) == {"safe": 1, "conditional": 1, "unsafe": 1, "not_stated": 4}
        assert dict(found.source["supply"]) == {"rx_only": 5, "otc": 1, "not_stated": 1}
        assert Device.objects.filter(product__structure="parent").count() == 1  # and it is not counted

    @pytest.mark.parametrize(
        ("field", "value"), [("latex", "not_made_with_nrl"), ("mri_safety", "safe"), ("sterile", "yes")]
    )
    def test_a_claim_too_many_is_seen(self, register, field, value):
        run_import(register, no_index=True)
        Device.objects.filter(product__identifiers__value=gtin(3)).update(**{field: value})

        with pytest.raises(CommandError, match="does not say what the file says"):
            report(register)

    def test_a_device_that_is_missing_is_seen(self, register):
        run_import(register, no_index=True, limit=3)

        assert gather_evidence(register).missing == 4

    def test_what_is_no_list_of_devices_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match="line 1 is no JSON"):
            report(write_lines(tmp_path / "odd.txt", ["<data/>"]))
        with pytest.raises(CommandError, match="was not compared"):
            report(tmp_path / "missing.jsonl")


@pytest.mark.skipif(not REGISTER.exists(), reason="the register's extract is not beside this checkout")
class TestExtract:
    def test_its_codes_are_filed_under_named_classes(self):
        assert gather_evidence(REGISTER).named >= 0.95

    def test_a_sample_is_claimed_as_often_as_it_says(self, tmp_path):
        with gzip.open(REGISTER, "rb") as lines:
            sample = write_lines(tmp_path / "sample.jsonl", [line.rstrip() for line in islice(lines, 0, 30_000, 60)])

        run_import(sample, no_index=True)

        assert "DIFFERS" not in report(sample)
