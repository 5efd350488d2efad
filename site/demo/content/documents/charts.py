"""Size charts for gloves and sutures."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, DocumentKind, KeyPoints, LibraryDocument, Scale, Section, Table, prose

GLOVE_CHART = LibraryDocument(
    slug="size-chart-surgical-gloves",
    title="Size chart: surgical and examination gloves",
    reference="DEMO-SZ-0301",
    kind=DocumentKind.SIZE_CHART,
    language="en-GB",
    version="1.2",
    valid_from=dt.date(2026, 1, 12),
    summary="To hang beside the glove rack: measure once, choose the size, and know what to try when it does not fit.",
    questions=(
        "Which surgical glove size fits a hand circumference of 190 mm?",
        "How do I measure my hand for gloves?",
        "Which examination glove size corresponds to surgical size 7.5?",
        "Which sizes do I wear with two pairs of gloves?",
    ),
    products=(equipment.GLOVE_SYNTHETIC_7, equipment.GLOVE_LATEX_7, equipment.EXAM_NITRILE_M),
    specialties=("theatre-practice",),
    sections=(
        Section(
            "Measure",
            (
                prose(
                    """
                    Put a tape around the knuckles of the hand that you write with, without the thumb, and make a loose
                    fist. Read in millimetres. Between two sizes, begin with the larger one if your fingers are long or
                    if you wear gloves for many hours.
                    """
                ),
                Scale(
                    "Hand circumference for each size. The bars are drawn at half of their true length.",
                    "bar",
                    0.5,
                    (
                        ("5.5", 140),
                        ("6", 152),
                        ("6.5", 165),
                        ("7", 178),
                        ("7.5", 191),
                        ("8", 203),
                        ("8.5", 216),
                        ("9", 229),
                    ),
                ),
            ),
        ),
        Section(
            "Choose",
            (
                Table(
                    "Surgical sizes, nominal flat width (EN 455-2), and the examination size to try first",
                    ("Surgical size", "Circumference", "Flat width", "Examination size"),
                    (
                        ("5.5", "140 mm", "72 mm", "XS"),
                        ("6", "152 mm", "77 mm", "XS or S"),
                        ("6.5", "165 mm", "83 mm", "S"),
                        ("7", "178 mm", "89 mm", "S or M"),
                        ("7.5", "191 mm", "95 mm", "M"),
                        ("8", "203 mm", "102 mm", "M or L"),
                        ("8.5", "216 mm", "108 mm", "L"),
                        ("9", "229 mm", "114 mm", "L or XL"),
                    ),
                ),
                prose(
                    """
                    Examination sizes are coarser and differ more between makers. The column is a first try and not a
                    conversion.
                    """
                ),
            ),
        ),
        Section(
            "Try",
            (
                Table(
                    "What the hand tells you",
                    ("What you notice", "Try"),
                    (
                        ("Tingling or pale fingertips", "Half a size up"),
                        ("Thumb is pulled to the palm", "Half a size up, or another former"),
                        ("Folds at the fingertips", "Half a size down, or shorter fingers"),
                        ("Cuff rolls down", "Straight cuff with a grip band, or longer sleeve of the gown"),
                        ("Slips on instruments", "Textured surface; check that the size is not too large"),
                        ("Itching during or after wearing", "Stop; see occupational health; do not just change brand"),
                    ),
                ),
            ),
        ),
        Section(
            "Two pairs",
            (
                KeyPoints(
                    (
                        "Usual start: half a size larger next to the skin, your own size over it.",
                        "An under glove in colour shows a hole in the outer glove as a dark patch.",
                        "Try both ways for the length of a case before you decide.",
                    )
                ),
            ),
        ),
        Section(
            "Latex",
            (
                Caution(
                    "Read three statements, not two",
                    "Contains natural rubber latex; not made with natural rubber latex; or no statement. No statement "
                    "means not known: ask the maker before use with an allergic person.",
                ),
            ),
        ),
        Section(
            "My sizes",
            (
                Table(
                    "Fill in and keep with the preference card",
                    ("Name", "Single pair", "Under", "Over", "Material", "Date"),
                    (("", "", "", "", "", ""), ("", "", "", "", "", ""), ("", "", "", "", "", "")),
                ),
            ),
        ),
    ),
    sources=(
        "EN 455-2, Medical gloves for single use: requirements and testing for physical properties",
        "ISO 15223-1:2021, symbol for the presence of natural rubber latex",
    ),
)

SUTURE_CHART = LibraryDocument(
    slug="size-chart-sutures-usp-metric",
    title="Size chart: sutures, USP and metric",
    reference="DEMO-SZ-0302",
    kind=DocumentKind.SIZE_CHART,
    language="en-GB",
    version="1.0",
    valid_from=dt.date(2026, 2, 2),
    summary="The two scales side by side, with the threads drawn to scale, and the words that avoid a mix-up.",
    questions=(
        "What is USP 3-0 in metric?",
        "How thick is a 2-0 suture in millimetres?",
        "Is metric 2 the same as USP 2?",
        "How is 3-0 written and spoken?",
    ),
    products=(equipment.BRAIDED_3_0, equipment.NYLON_4_0, equipment.SLOW_2_0),
    specialties=("theatre-practice", "general-surgery"),
    sections=(
        Section(
            "Two scales",
            (
                prose(
                    """
                    USP numbers grew historically: thicker threads count upwards from 1, finer ones collect noughts.
                    Metric numbers are the least average diameter in tenths of a millimetre. A packet shows both.
                    """
                ),
                Table(
                    "Synthetic sutures",
                    ("USP", "Also written", "Spoken", "Metric", "Least average diameter"),
                    (
                        ("8-0", "8/0", "eight oh", "0.4", "0.040 mm"),
                        ("7-0", "7/0", "seven oh", "0.5", "0.050 mm"),
                        ("6-0", "6/0, 000000", "six oh", "0.7", "0.070 mm"),
                        ("5-0", "5/0, 00000", "five oh", "1", "0.100 mm"),
                        ("4-0", "4/0, 0000", "four oh", "1.5", "0.150 mm"),
                        ("3-0", "3/0, 000", "three oh", "2", "0.200 mm"),
                        ("2-0", "2/0, 00", "two oh", "3", "0.300 mm"),
                        ("0", "1/0", "oh", "3.5", "0.350 mm"),
                        ("1", "#1", "number one", "4", "0.400 mm"),
                        ("2", "#2", "number two", "5", "0.500 mm"),
                        ("5", "#5", "number five", "7", "0.700 mm"),
                    ),
                ),
            ),
        ),
        Section(
            "To scale",
            (
                Scale(
                    "Cross-sections at the least average diameter, forty times enlarged",
                    "circle",
                    40,
                    (
                        ("6-0", 0.07),
                        ("5-0", 0.10),
                        ("4-0", 0.15),
                        ("3-0", 0.20),
                        ("2-0", 0.30),
                        ("0", 0.35),
                        ("1", 0.40),
                        ("2", 0.50),
                    ),
                ),
            ),
        ),
        Section(
            "Say it safely",
            (
                Caution(
                    "Metric 2 is not USP 2",
                    "Metric 2 is USP 3-0, 0.20 mm. USP 2 is metric 5, 0.50 mm. Name the scale, or say the noughts, "
                    "and have the packet read back.",
                ),
                KeyPoints(
                    (
                        "Say \"two oh\" for 2-0 and \"number two\" for 2.",
                        "Write 2-0 with a hyphen; do not write 20 or O.",
                        "On preference cards, give USP and metric, material, needle and thread length.",
                    )
                ),
            ),
        ),
        Section(
            "Usual places",
            (
                prose("Habits, not rules. Tissue, tension, technique and local policy decide."),
                Table(
                    "Where each size is often seen",
                    ("Size", "Absorbable", "Non-absorbable"),
                    (
                        ("8-0 and finer", "Eye", "Small vessels, nerves, eye"),
                        ("6-0, 5-0", "Fine deep stitches of the face", "Skin of the face, vessels"),
                        ("4-0", "Deep layer, subcuticular", "Skin of hand, limb and trunk"),
                        ("3-0", "Subcutaneous tissue, bowel", "Skin of scalp and trunk"),
                        ("2-0", "Fascia with small bites, perineum", "Drains and lines"),
                        ("0, 1", "Fascia, ligatures of pedicles", "Fascia in special cases"),
                        ("2 and thicker", "Seldom", "Tendon, retention, sternum (steel)"),
                    ),
                ),
            ),
        ),
        Section(
            "Catgut and steel",
            (
                prose(
                    """
                    Natural collagen sutures follow thicker bands for the same USP number and are not in the table.
                    Steel wire is also named by gauge, where a larger number is a thinner wire. Sutures of expanded PTFE
                    carry a CV number of their own. Read the diameter in millimetres when in doubt.
                    """
                ),
            ),
        ),
    ),
    sources=(
        "United States Pharmacopeia, general chapter <861> Sutures: Diameter",
        "European Pharmacopoeia, monographs on sterile sutures",
    ),
)
