from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.devices.gudid.building import build
from shop.devices.gudid.facts import LONGEST_TITLE, facts_of, title_of
from shop.devices.gudid.records import FdaCode, GudidRecord, Refusal, RemarkKind, SizeRecord, StorageRecord
from shop.devices.models import DeviceIdentifier, Latex, MriSafety, Stated, Supply, Use

from .register import DI, gtin, package, row

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
REGISTER_NAMES = (
    "record_key", "version", "version_date", "distribution_end", "hctp", "premarket_exempt", "dm_exempt", "donation_id",
    "gmdn", "submissions", "contacts",
)  # fmt: skip
NAMES = st.sampled_from([*row(), *REGISTER_NAMES, "record_status", "anything"])
INNER_NAMES = st.sampled_from(
    [*package(), "value", "unit", "text", "code", "device_class", "panel", "name", "agency"]
    + ["discontinued", "number", "supplement", "phone", "extension", "email"]
    + [f"storageHandling{part}" for part in ("Type", "Low", "High", "SpecialConditionText")]
)
PLAIN = st.sampled_from(["Package", "Unit of Use", DI, "12", "Length", "8.9", "Millimeter"])
ENTRIES = st.lists(st.dictionaries(INNER_NAMES, JSON | PLAIN) | JSON, max_size=5)


def built(**changes: object) -> GudidRecord:
    record = build(row(**changes), place=7)
    assert isinstance(record, GudidRecord)
    return record


def kinds(record: GudidRecord) -> list[RemarkKind]:
    return [remark.kind for remark in record.remarks]


class TestIdentity:
    def test_is_the_primary_identifier_with_its_agency(self):
        assert built().identity == (DI, "GS1")

    @pytest.mark.parametrize("value", [..., None, "", "   ", True, [], {"di": DI}, 844505009256.0, 10**120])
    def test_a_row_without_one_is_refused(self, value):
        refusal = build(row(di=value), place=7)

        assert isinstance(refusal, Refusal)
        assert (refusal.place, refusal.reason) == (7, "no device identifier")

    @pytest.mark.parametrize("value", ["ÄÖÜ", "12 34", "<b>1</b>", "9" * 65, "9" * 100_000, "\u202e0084"])
    def test_a_row_with_an_impossible_one_is_refused(self, value):
        refusal = build(row(di=value), place=7)

        assert isinstance(refusal, Refusal)
        assert refusal.reason == "the device identifier has impossible characters or length"
        assert len(refusal.raw) <= 80

    def test_blanks_around_it_do_not_count(self):
        assert built(di=f"  {DI}\t").identity == (DI, "GS1")

    def test_a_number_is_read_as_its_digits(self):
        assert built(di=844505009256).identity == ("844505009256", "GS1")

    def test_a_wrong_check_digit_is_kept_and_flagged(self):
        record = built(di="00844505009257")

        assert not record.primary.check_digit_valid
        assert kinds(record) == [RemarkKind.CHECK_DIGIT]

    @pytest.mark.parametrize("agency", [None, ..., "", "ACME"])
    def test_a_missing_agency_is_guessed_and_flagged(self, agency):
        record = built(agency=agency)

        assert record.identity == (DI, "GS1")
        assert kinds(record) == [RemarkKind.AGENCY]

    def test_a_gtin_filed_under_hibcc_stays_there_and_is_flagged(self):
        record = built(agency="HIBCC")

        assert record.identity == (DI, "HIBCC")
        assert kinds(record) == [RemarkKind.FORM]


class TestStatements:
    """Nothing is claimed that the register does not say."""

    @pytest.mark.parametrize(
        ("contains", "without", "latex"),
        [
            (True, False, Latex.CONTAINS),
            ("true", "false", Latex.CONTAINS),
            (True, None, Latex.CONTAINS),
            (False, True, Latex.NOT_MADE_WITH),
            (False, False, Latex.NOT_STATED),
            (None, True, Latex.NOT_STATED),
            (..., True, Latex.NOT_STATED),
            ("perhaps", True, Latex.NOT_STATED),
            (None, None, Latex.NOT_STATED),
            (False, "yes", Latex.NOT_STATED),
        ],
    )
    def test_latex_needs_both_flags(self, contains, without, latex):
        assert built(nrl=contains, no_nrl=without).latex == latex

    def test_latex_with_and_without_at_once_is_with(self):
        record = built(nrl=True, no_nrl=True)

        assert record.latex == Latex.CONTAINS
        assert kinds(record) == [RemarkKind.CONTRADICTION]

    @pytest.mark.parametrize(
        ("said", "mri"),
        [
            ("MR Safe", MriSafety.SAFE),
            ("MR Conditional", MriSafety.CONDITIONAL),
            ("mr unsafe", MriSafety.UNSAFE),
            ("Labeling does not contain MRI Safety Information", MriSafety.NOT_STATED),
            ("", MriSafety.NOT_STATED),
            (None, MriSafety.NOT_STATED),
        ],
    )
    def test_mri_safety_is_what_the_label_says(self, said, mri):
        record = built(mri=said)

        assert record.mri_safety == mri
        assert record.remarks == ()

    @pytest.mark.parametrize("said", ["MR Safe-ish", True, ["MR Safe"], 1])
    def test_mri_safety_that_nobody_knows_is_not_stated_and_flagged(self, said):
        record = built(mri=said)

        assert record.mri_safety == MriSafety.NOT_STATED
        assert kinds(record) == [RemarkKind.VALUE]

    @pytest.mark.parametrize(
        ("said", "stated"),
        [(True, Stated.YES), (False, Stated.NO), ("true", Stated.YES), ("0", Stated.NO), (None, Stated.NOT_STATED)],
    )
    def test_sterile_is_yes_no_or_not_stated(self, said, stated):
        record = built(sterile=said, sterilize_before_use=said)

        assert (record.sterile, record.sterilise_before_use) == (stated, stated)

    @pytest.mark.parametrize("said", ["Y", 1, 0, "sterile", [True], {}])
    def test_a_flag_that_is_neither_is_not_stated_and_flagged(self, said):
        record = built(sterile=said)

        assert record.sterile == Stated.NOT_STATED
        assert kinds(record) == [RemarkKind.VALUE]

    @pytest.mark.parametrize(("said", "use"), [(True, Use.SINGLE_USE), (False, Use.NOT_STATED)])
    def test_what_is_not_for_single_use_is_not_called_reusable(self, said, use):
        assert built(single_use=said).use == use

    @pytest.mark.parametrize(
        ("prescription", "counter", "supply"),
        [
            (True, False, Supply.RX_ONLY),
            (False, True, Supply.OTC),
            (True, True, Supply.RX_ONLY),
            (False, False, Supply.NOT_STATED),
            (None, True, Supply.NOT_STATED),
        ],
    )
    def test_supply_is_the_narrower_one(self, prescription, counter, supply):
        assert built(rx=prescription, otc=counter).supply == supply

    def test_label_controls_are_those_on_the_label(self):
        record = built(lot=True, serial="true", mfg_date=False, exp_date=None)

        assert record.label_controls == ("lot", "serial")

    @pytest.mark.parametrize(
        ("status", "record_status", "discontinued"),
        [
            ("In Commercial Distribution", "Published", False),
            ("Not in Commercial Distribution", "Published", True),
            ("In Commercial Distribution", "Deactivated", True),
            (None, None, False),
        ],
    )
    def test_discontinued_is_what_is_sold_no_more(self, status, record_status, discontinued):
        assert built(status=status, record_status=record_status).discontinued is discontinued

    @pytest.mark.parametrize(
        ("said", "day"),
        [
            ("2016-02-18", dt.date(2016, 2, 18)),
            ("2018-07-23T00:00:00.000Z", dt.date(2018, 7, 23)),
            ("18.02.2016", None),
            ("2016-02-31", None),
            (None, None),
        ],
    )
    def test_the_date_is_a_real_day(self, said, day):
        assert built(published=said).published_on == day


class TestFurtherIdentifiers:
    def test_packages_nest(self):
        inner, outer = gtin(1), gtin(2)
        record = built(packages=[package(di=inner), package(di=outer, contains=inner, qty=100, pkg_type="Box")])

        assert [(one.value, one.contains, one.quantity, one.package_type) for one in record.identifiers[1:]] == [
            (inner, DI, 12, "Case"),
            (outer, inner, 100, "Box"),
        ]

    @pytest.mark.parametrize("said", ["CASE", "case", "Cases", "CA"])
    def test_package_types_have_one_spelling(self, said):
        assert built(packages=[package(pkg_type=said)]).identifiers[1].package_type == "Case"

    def test_every_kind_of_the_register_is_known(self):
        said = ["Package", "Unit of Use", "Secondary", "Direct Marking", "Previous"]
        record = built(packages=[package(di=gtin(n), type=kind) for n, kind in enumerate(said)])

        assert [one.kind for one in record.identifiers] == [
            DeviceIdentifier.Kind.PRIMARY,
            DeviceIdentifier.Kind.PACKAGE,
            DeviceIdentifier.Kind.UNIT_OF_USE,
            DeviceIdentifier.Kind.SECONDARY,
            DeviceIdentifier.Kind.DIRECT_MARK,
            DeviceIdentifier.Kind.PREVIOUS,
        ]

    @pytest.mark.parametrize(
        "spoilt", [{"di": None}, {"di": "12 34"}, {"di": "9" * 65}, {"type": "Pallet"}, {"type": None}]
    )
    def test_an_unusable_one_is_left_out_and_flagged(self, spoilt):
        record = built(packages=[package(**spoilt)])

        assert len(record.identifiers) == 1
        assert RemarkKind.LEFT_OUT in kinds(record)

    @pytest.mark.parametrize("quantity", ["0", "-3", "1.5", "many", "99999999999", True])
    def test_an_impossible_quantity_is_unknown_and_flagged(self, quantity):
        record = built(packages=[package(qty=quantity)])

        assert record.identifiers[1].quantity is None
        assert kinds(record) == [RemarkKind.VALUE]

    def test_the_same_one_twice_is_there_once(self):
        assert len(built(packages=[package(), package(qty="13")]).identifiers) == 2

    def test_a_base_package_of_several_names_its_single_unit(self):
        record = built(device_count="12", packages=[package(di=gtin(5), type="Unit of Use", contains=None, qty=None)])

        assert (record.primary.quantity, record.primary.contains) == (12, gtin(5))

    def test_a_base_package_of_one_contains_nothing(self):
        assert built(device_count="1").primary.quantity is None


class TestSizes:
    @pytest.mark.parametrize(
        ("said", "size"),
        [
            ({"value": "8.9", "unit": "Millimeter"}, SizeRecord("Length", Decimal("8.9"), "Millimeter")),
            ({"value": ".035", "unit": "Inch"}, SizeRecord("Length", Decimal(".035"), "Inch")),
            ({"value": 5, "unit": "French"}, SizeRecord("Length", Decimal(5), "French")),
            ({"value": "32/6", "unit": "Millimeter"}, SizeRecord("Length", text="32/6 Millimeter")),
            ({"value": "1e400", "unit": "Meter"}, SizeRecord("Length", text="1e400 Meter")),
            ({"value": "999999999", "unit": "Meter"}, SizeRecord("Length", text="999999999 Meter")),
            (
                {"value": "0.03125", "unit": "Inch"},
                SizeRecord("Length", Decimal("0.0312"), "Inch", "0.03125 Inch"),
            ),
            ({"value": "", "unit": "", "text": "Size #10"}, SizeRecord("Length", text="Size #10")),
        ],
    )
    def test_are_numbers_where_they_are_numbers(self, said, size):
        assert built(sizes=[{"type": "Length"} | said]).sizes == (size,)

    def test_empty_ones_are_nothing(self):
        assert built(sizes=[{"type": "Length", "value": None, "unit": "", "text": None}, {}]).sizes == ()


class TestStorage:
    def test_has_bounds_in_one_unit(self):
        said = {
            "storageHandlingType": "Storage Environment Temperature",
            "storageHandlingLow": {"unit": "Degrees Celsius", "value": "-10"},
            "storageHandlingHigh": {"unit": "Degrees Celsius", "value": "25.5"},
            "storageHandlingSpecialConditionText": None,
        }

        assert built(environment=[said, said]).storage == (StorageRecord("Storage temperature", -10, 25.5, "°C"),)

    def test_a_missing_bound_is_none(self):
        said = {
            "storageHandlingType": "Handling Environment Temperature",
            "storageHandlingLow": {"value": "", "unit": "Degrees Fahrenheit"},
            "storageHandlingHigh": {"value": "90", "unit": "Degrees Fahrenheit"},
        }

        assert built(environment=[said]).storage == (StorageRecord("Handling temperature", None, 90, "°F"),)

    def test_bounds_in_two_units_are_two_conditions(self):
        said = {
            "storageHandlingType": "Storage Environment Temperature",
            "storageHandlingLow": {"value": "10", "unit": "Degrees Celsius"},
            "storageHandlingHigh": {"value": "90", "unit": "Degrees Fahrenheit"},
        }

        assert built(environment=[said]).storage == (
            StorageRecord("Storage temperature", low=10, unit="°C"),
            StorageRecord("Storage temperature", high=90, unit="°F"),
        )

    def test_an_empty_form_is_nothing(self):
        said = {"storageHandlingType": "Storage Environment Humidity", "storageHandlingLow": {"value": "", "unit": ""}}

        assert built(environment=[said]).storage == ()


class TestTitle:
    @pytest.mark.parametrize(
        ("changes", "title"),
        [
            ({}, "Button Grommet Grommet 1.14 mm ID, blue fluoroplastic 525-183"),
            ({"description": "BUTTON GROMMET, blue"}, "BUTTON GROMMET, blue 525-183"),
            ({"brand": "N/A"}, "Grommet 1.14 mm ID, blue fluoroplastic 525-183"),
            ({"brand": "NORTHFIELD SURGICAL INC"}, "Grommet 1.14 mm ID, blue fluoroplastic 525-183"),
            ({"description": None}, "Button Grommet Tube, Tympanostomy 525-183"),
            ({"description": None, "fda": []}, "Button Grommet 525-183"),
            ({"description": None, "fda": [], "brand": None, "model": None}, "Device"),
            ({"catalog": "G-7", "model": "525"}, "Button Grommet Grommet 1.14 mm ID, blue fluoroplastic G-7"),
            ({"description": "Grommet 525-183"}, "Button Grommet Grommet 525-183"),
        ],
    )
    def test_names_brand_thing_and_number_once(self, changes, title):
        assert title_of(built(**changes)) == title

    def test_is_cut_between_words(self):
        title = title_of(built(description="sterile tube " * 100))

        assert len(title) <= LONGEST_TITLE
        assert title.endswith(("sterile…", "tube…"))

    def test_the_description_is_escaped(self):
        assert facts_of(built(description="5 < 6\n<b>bold</b>")).product[1] == (
            "<p>5 &lt; 6<br>\n&lt;b&gt;bold&lt;/b&gt;</p>"
        )


class TestFdaCodes:
    def test_first_of_several_decides(self):
        codes = [{"code": "ETD", "device_class": "2"}, {"code": "GAM", "device_class": "3"}]
        record = built(fda=codes)

        assert record.fda == (FdaCode("ETD", device_class="II"), FdaCode("GAM", device_class="III"))
        assert facts_of(record).device[-6:-2] == ("II", "ETD", "", "")

    def test_one_that_is_no_code_is_left_out_and_flagged(self):
        record = built(fda=[{"code": "TOO LONG"}, {"code": None}, "ETD"])

        assert record.fda == ()
        assert kinds(record) == [RemarkKind.VALUE, RemarkKind.VALUE]


class TestAnything:
    def test_absurd_lengths_are_cut_and_flagged(self):
        record = built(brand="B" * 100_000, company="C" * 100_000, description="d " * 100_000)

        assert (len(record.brand), len(record.company)) == (255, 255)
        assert len(record.description) <= 10_000
        assert kinds(record) == [RemarkKind.SHORTENED] * 3

    def test_lists_without_end_are_cut_and_flagged(self):
        record = built(sizes=[{"type": "Length", "value": n} for n in range(100_000)])

        assert len(record.sizes) == 200
        assert kinds(record) == [RemarkKind.SHORTENED]

    def test_characters_that_no_database_takes_are_dropped(self):
        assert built(brand="A\x00B\ud800C\u200bD").brand == "ABCD"

    @settings(max_examples=300, deadline=None)
    @given(st.dictionaries(NAMES, JSON | ENTRIES))
    def test_never_raises_whatever_stands_in_the_fields(self, changes):
        found = build(row() | changes, place=1)

        assert isinstance(found, GudidRecord | Refusal)
        if isinstance(found, GudidRecord):
            assert facts_of(found).title

    @settings(max_examples=200, deadline=None)
    @given(st.dictionaries(st.text(max_size=12), JSON))
    def test_never_raises_whatever_the_fields_are_called(self, fields):
        assert isinstance(build(fields, place=1), GudidRecord | Refusal)


class TestRegisterStatement:
    def test_holds_what_the_register_says_of_its_record_and_papers(self):
        said = built(
            record_key="33e1d2ec",
            version="3",
            version_date="2018-07-23T00:00:00.000Z",
            distribution_end="2020-01-31",
            hctp=False,
            premarket_exempt="true",
            gmdn=[{"code": "43691", "name": "Ear tube"}, {"code": None, "name": "Ventilation tube"}, {"code": "1"}],
            submissions=[
                {"number": "k094035", "supplement": "000", "type": "PMN"},
                {"number": "P950002", "supplement": "001", "type": "PMA"},
            ],
            contacts=[{"phone": "+1 555 0100", "extension": "7", "email": "Care@Example.com"}, {"extension": "8"}],
        ).register

        assert (said.key, said.version, said.version_date) == ("33e1d2ec", 3, dt.date(2018, 7, 23))
        assert said.distribution_ended_on == dt.date(2020, 1, 31)
        assert (said.tissue_based, said.premarket_exempt, said.direct_mark_exempt) == ("no", "yes", "not_stated")
        assert said.gmdn == (("43691", "Ear tube"), ("", "Ventilation tube"))
        assert said.premarket_submissions == (("K094035", "", "PMN"), ("P950002", "001", "PMA"))
        assert said.contacts == (("+1 555 0100", "7", "care@example.com"),)

    def test_what_is_no_number_and_no_address_is_left_out_and_said(self):
        record = built(
            submissions=[{"number": "<b>"}, {"number": None}],
            contacts=[{"phone": "", "email": "nobody"}, {"phone": "1", "email": "two@at@once"}],
        )

        assert record.register.premarket_submissions == ()
        assert record.register.contacts == (("1", "", ""),)
        assert kinds(record) == [RemarkKind.VALUE] * 3

    def test_a_plain_extract_says_nothing_of_it(self):
        assert facts_of(built(description="Ear tube", sizes=[])).register is None
