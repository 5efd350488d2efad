"""Reading a device label: UDI, dates and symbols."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

LABELS = Article(
    slug="reading-udi-and-symbols",
    title="Reading a device label: UDI, lot, dates and symbols",
    intro=(
        "Everything that a recall, a scan or a tired colleague needs is on the label, in a language of numbers and "
        "small pictures. A walk around one label, and what each part may be used for."
    ),
    author="Demonstration author, medical device safety",
    reviewer="Demonstration reviewer, sterile services",
    published_on=dt.date(2026, 5, 13),
    reviewed_on=dt.date(2026, 10, 19),
    review_by=dt.date(2027, 10, 19),
    specialties=("theatre-practice", "sterile-services", "infection-prevention"),
    picture="sterile_packaging",
    picture_alt="A sterile pouch with an instrument, a rigid container, and two chemical indicator strips.",
    questions=(
        "What is a UDI, and what do its parts DI and PI mean?",
        "What do the numbers in brackets, such as (01), (17) and (10), stand for?",
        "What do the common symbols on a sterile pack mean?",
        "Until which day may I use a device whose expiry shows only month and year?",
        "Which part of the label must I record so that a recall can reach the patient?",
        "May I use a sterile pack whose wrapper is damaged or damp?",
    ),
    body=(
        KeyPoints(
            (
                "The device identifier (DI) says which product and package it is; the production identifier (PI) "
                "which lot and date.",
                "Record both. A product name cannot be recalled, a lot can.",
                "A use-by date without a day lasts until the end of that month.",
                "Sterile is a claim about an undamaged package. Open, torn, damp or unreadable means not sterile.",
            )
        ),
        Heading("One number in two parts"),
        prose(
            """
            A Unique Device Identification (UDI) is carried on the label as a barcode and as readable text. It has two
            parts. The <b>device identifier</b> (UDI-DI) is fixed: it names the maker, the version and the level of
            packaging. The single suture, the box of twelve and the case of boxes each have an identifier of their own,
            so a scan of the box and a scan of the packet inside it give different numbers for the same thread. The
            <b>production identifier</b> (UDI-PI) changes: it carries lot or serial number, expiry and sometimes the
            date of manufacture.

            Three bodies issue most identifiers: GS1, HIBCC and ICCBBA. In the United States the fixed part can be
            looked up in the public database GUDID, in Europe in EUDAMED as its modules come into use.
            """
        ),
        Table(
            "A GS1 label read aloud: (01)09520123456788(17)280531(10)LK4071. The number is one that GS1 keeps for "
            "examples.",
            ("In brackets", "What follows", "In the example"),
            (
                ("(01)", "Device identifier, 14 digits, the last one a check digit", "09520123456788"),
                ("(11)", "Date of manufacture, as YYMMDD", "not on this label"),
                ("(17)", "Expiry date, as YYMMDD; day 00 means the last day of the month", "31 May 2028"),
                ("(10)", "Lot or batch, up to 20 characters", "LK4071"),
                ("(21)", "Serial number, up to 20 characters", "not on this label"),
            ),
        ),
        prose(
            """
            The brackets are printed for people; scanners neither need nor send them. If you type a code by hand, a
            wrong digit is usually caught by the check digit. The first part alone is enough to find the product. Some
            labels in circulation carry a wrong check digit, so a number that "fails" is a reason to look twice and not
            proof of a forgery.
            """
        ),
        Heading("When the label looks different"),
        prose(
            """
            A code that begins with a plus sign comes from HIBCC. It holds letters as well as digits, the device
            identifier stands first, and lot and date follow after a stroke, sometimes in a second barcode underneath.
            Blood, tissue and cells carry codes of ICCBBA that begin with an equals sign. Scan both lines when there are
            two: the first alone will tell you the product but not the lot.

            Small packets inside a box may have no barcode at all. Keep the box, or its label, until the last packet has
            been used, because lot and date may stand only there. The same holds for a suture whose outer envelope is
            thrown away when the sterile inner one goes to the field.
            """
        ),
        Heading("Symbols worth knowing by heart"),
        prose(
            """
            The symbols come from ISO 15223-1, so they mean the same in every country. This shop always prints the words
            beside them.
            """
        ),
        Table(
            "Symbols on a sterile pack",
            ("Symbol", "Meaning", "What it asks of you"),
            (
                ("Hourglass", "Use-by date", "Not after this date"),
                ("Factory, filled or outlined", "Date of manufacture; the maker", "Name it when you report"),
                ("LOT", "Batch code", "Record it"),
                ("SN", "Serial number", "Record it"),
                ("REF", "Catalogue number", "Quote it when you order"),
                ("Crossed-out 2", "Do not reuse", "One patient, one procedure"),
                ("STERILE EO, R or steam", "How it was sterilised: ethylene oxide, irradiation, moist heat",
                 "Look at the package"),
                ("Crossed-out STERILIZE with a 2", "Do not resterilise", "Discard when opened and unused"),
                ("Broken package, crossed out", "Do not use if the package is damaged", "Discard and report"),
                ("Umbrella with drops", "Keep dry", "Check where it is stored"),
                ("Thermometer", "Temperature limits", "Check the store's record"),
                ("Triangle with exclamation mark", "Caution", "Read the instructions"),
                ("Open book with i", "Consult the instructions for use", "On paper or electronic"),
                ("LATEX in a triangle", "Natural rubber latex is present", "Not for a person with latex allergy"),
                ("MD", "It is a medical device", "Nothing by itself"),
                ("Oval line, single or double", "Single or double sterile barrier",
                 "Open in the order that the field needs"),
            ),
        ),
        Figure(
            "label_reading",
            "A pouch with its label: catalogue number, lot and use-by date stand out, with four symbols beneath.",
            "Three things to read before opening: is it the right device, is it in date, is the package whole.",
        ),
        Heading("Dates"),
        prose(
            """
            A use-by date is the last day on which the device may be used: when only year and month are shown, use it
            until that month ends. Dates on labels are written with the year first, so that 2028-05-31 cannot be
            misread. Date of manufacture and use-by date are different facts, and a device may show only the first; then
            look for a shelf life in the instructions.

            Within its date, sterility depends on events and not on time. Crushed boxes, pinholes, wet shelves, elastic
            bands and a hot car can end it. Look at both faces of the pouch and run a finger along the seal before you
            open it.
            """
        ),
        Caution(
            "Damaged or damp means not sterile",
            "Do not use it, and do not send it for resterilisation unless the maker's instructions allow that. Keep "
            "the package with its label, tell the store, and report it: others of the same lot may be affected.",
        ),
        Heading("What to record"),
        prose(
            """
            For implants and for anything that your policy names: DI, lot or serial number, expiry, and the patient and
            procedure that it was used for. Scan it, because hand-written lots are misread. For implants the European
            regulation also asks for an implant card for the patient. For other consumables it is enough that the store
            can say which lots went to which area on which day. When a recall comes, the first question is always the
            same: which lots did we have, and where did they go.
            """
        ),
        Heading("Five checks when goods come in"),
        prose(
            """
            1. Is it what was ordered: catalogue number and version, not only the name?
            2. Is the outer package whole and dry, and was the temperature kept where there is a limit?
            3. Is the expiry far enough away for the time until use, and does the older lot go to the front?
            4. Are lot and expiry entered as printed, by scan where there is a barcode?
            5. Is the lot named in an open safety notice? If not, it may go to the shelf.
            """
        ),
        Product(equipment.SLOW_2_0, "Each packet carries its own lot and use-by date: record them with the patient."),
        Product(equipment.FILM, "A wound dressing in a peel pouch: look along all four seals before opening."),
    ),
    sources=(
        "ISO 15223-1:2021, Medical devices: symbols to be used with information to be supplied by the manufacturer",
        "Regulation (EU) 2017/745 on medical devices, Article 27 and Annex VI, Part C",
        "21 CFR Part 801 Subpart B and 21 CFR Part 830, Unique Device Identification (United States)",
        "GS1 General Specifications",
        "EN ISO 11607-1, Packaging for terminally sterilized medical devices",
    ),
    related=("mri-labels", "surgical-glove-size-and-latex", "reprocessing-instruments"),
)
