"""Reprocessing of reusable instruments."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Audience, Caution, Figure, Heading, KeyPoints, Product, Table, prose

REPROCESSING = Article(
    slug="reprocessing-instruments",
    title="From theatre to sterile services and back: reprocessing instruments",
    intro=(
        "An instrument that was left to dry cannot be made sterile by a better autoclave. What the user has to do in "
        "the first minutes, what sterile services do with it, and how to know that a set on your trolley is fit for "
        "use."
    ),
    author="Demonstration author, sterile services",
    reviewer="Demonstration reviewer, decontamination",
    published_on=dt.date(2026, 6, 24),
    reviewed_on=dt.date(2026, 8, 31),
    review_by=dt.date(2028, 8, 31),
    specialties=("sterile-services", "theatre-practice", "infection-prevention"),
    picture="reprocessing",
    picture_alt="An instrument basket with artery forceps above it, a bottle of detergent and a brush.",
    questions=(
        "What do I have to do with instruments at the end of a case, before they go to sterile services?",
        "Which steam cycle is usual for wrapped instruments?",
        "What does an indicator that has changed colour prove, and what not?",
        "When do I reject a set that has come back?",
        "Where is stated how an instrument is processed, and for how many cycles?",
        "May a single-use instrument be reprocessed?",
    ),
    body=(
        KeyPoints(
            (
                "Keep used instruments moist, open and sorted; dried blood and protein are the main cause of failure.",
                "Cleaning comes first. What is not clean cannot be sterilised.",
                "The maker's instructions under ISO 17664-1 decide the process, not the habit of the department.",
                "Look at the pack, the indicator and the instrument: three checks, and any of them can reject a set.",
            )
        ),
        Heading("The first ten minutes belong to theatre"),
        prose(
            """
            Wipe gross soil off during the case with a swab and sterile water. Saline is for patients: chloride left on
            steel causes pitting. At the end:

            1. Take off blades, needles and anything single-use, and count.
            2. Open box joints and ratchets, take apart what is made to come apart, flush lumens.
            3. Keep fine and heavy instruments apart, so that nothing bends.
            4. Keep everything moist, with a gel, foam, damp cloth or bag as your policy says, and close the container.
            5. Send it now. If it must wait, write the time on it.
            6. Label what is damaged. An instrument that sticks, wobbles or no longer cuts will return unchanged if
            nobody says so.
            """
        ),
        Caution(
            "Known or suspected prion disease",
            "Stop before anything is sent. Instruments that were used on tissues of high or medium infectivity in a "
            "patient at risk of prion disease follow a separate path (quarantine, destruction or single use). Ask "
            "infection prevention.",
        ),
        Heading("Washing, inspection, packing"),
        prose(
            """
            In the washer-disinfector (EN ISO 15883) the load is rinsed cold, washed with detergent, rinsed and
            disinfected with hot water. Cold first, because heat fixes protein. Delicate and lumened instruments may
            need an ultrasonic bath before. Only then does inspection make sense: under a magnifier, joint by joint,
            with a test of function. Scissors have to cut their test material to the tip, needle holders have to hold a
            fine thread without letting it slip, and forceps have to close from the tip.

            English guidance (HTM 01-01) asks that no more than five micrograms of protein should be found on a side of
            an instrument tested, and that departments work to bring the figure down. That is a measure of the whole way
            from the table to the washer, and above all of how long the instruments have dried.

            Sets are packed so that steam can reach every surface: ratchets on the first click, concave surfaces down,
            heavy pieces below. The wrap or container is the sterile barrier (EN ISO 11607), and it has to survive
            stacking, transport and the shelf.
            """
        ),
        Product(equipment.SPENCER_WELLS, "Reusable artery forceps: open the box joint before washing."),
        Product(equipment.KOCHER, "Toothed clamp: brush the teeth, and look at them under the magnifier."),
        Product(equipment.METZENBAUM, "Reusable dissecting scissors: test the cut to the tip at each inspection."),
        Heading("Steam"),
        prose(
            """
            Saturated steam is the usual method for heat-stable instruments. The figures below are the common ones for
            porous-load sterilisers; the maker may ask for others, and then those count.
            """
        ),
        Table(
            "Common steam cycles with forced air removal",
            ("Temperature of the load", "Holding time at least", "Remark"),
            (
                ("134 to 137 °C", "3 minutes", "Usual cycle for wrapped sets in Britain (HTM 01-01)"),
                ("121 to 124 °C", "15 minutes", "For goods that do not bear the higher temperature"),
                ("132 °C", "4 minutes", "Common in North America, with the drying time that the maker gives"),
            ),
        ),
        Heading("What an indicator tells you"),
        prose(
            """
            Chemical indicators are sorted by ISO 11140-1 into six types. The stripe on the tape is type 1: it shows
            that the pack went through a cycle, and nothing more. Type 2 is for special tests, such as the Bowie-Dick
            test for air removal at the start of the day. Types 3 to 6 react to one or to several conditions, with
            increasing demands. No indicator proves sterility: release is decided on the record of the cycle, with
            indicators as one part of it.
            """
        ),
        Figure(
            "reprocessing_ring",
            "A ring of seven steps from use through transport, washing, inspection, packing and steam to storage.",
            "The ring is only as good as its first step: moist, open and quickly to the washer.",
        ),
        Heading("When the set is back"),
        prose(
            """
            Before you open a set, look at four things: the label (right set, in date), the barrier (no hole, no tear,
            seal whole), dryness (no drop, no damp patch, no water mark) and the outside indicator. After opening, look
            for the inside indicator, for soil, stains and loose parts, and check the list.

            <b>Any failure rejects the whole set</b>, not only the one instrument, and everything on the field that it
            has touched. Keep the set together, with its label, for the investigation. A wet pack is not sterile,
            however clean it looks, because moisture lets microbes through the wrap.
            """
        ),
        Heading("The instructions decide"),
        prose(
            """
            Makers of reusable devices have to supply validated instructions: how to prepare, clean, disinfect, dry,
            inspect, pack and sterilise, and what limits the life of the instrument (ISO 17664-1). Where a number of
            cycles is given, count them; where none is given, the life ends with wear, and inspection decides. Buy
            nothing that your sterile services cannot process: ask for the instructions before you order, and pass them
            on together with the instrument. On this site they are listed with each product, and the library holds an
            example.

            The crossed-out 2 means that the maker has not validated another use. Whoever reprocesses such a device
            takes on duties of a manufacturer under European law, and national law may forbid it. In practice: do not.
            """
        ),
        Product(equipment.MAYO_HEGAR, "Needle holder: check that the jaws still hold a fine thread."),
        Heading("Loan sets and repairs"),
        prose(
            """
            Sets on loan arrive early enough to be processed, with their instructions, and are decontaminated before
            they leave. Instruments that go for repair are decontaminated and certified first. Both are frequent sources
            of surprises: a list with pictures of what should be in the tray, checked at each handover, is worth the
            time. Symbols and dates on the packs are explained in <a href="page:reading-udi-and-symbols">reading a
            device label</a>.
            """
        ),
    ),
    sources=(
        "ISO 17664-1:2021, Processing of health care products: information to be provided by the medical device "
        "manufacturer, Part 1",
        "ISO 17665:2024, Sterilization of health care products: moist heat",
        "EN ISO 15883, Washer-disinfectors",
        "ISO 11140-1:2014, Sterilization of health care products: chemical indicators",
        "EN ISO 11607-1 and -2, Packaging for terminally sterilized medical devices",
        "Department of Health and NHS England, HTM 01-01, Management and decontamination of surgical instruments, 2016",
        "ANSI/AAMI ST79, Comprehensive guide to steam sterilization and sterility assurance in health care facilities",
    ),
    related=("reading-udi-and-symbols", "swab-counts-that-hold"),
    audience=Audience.SIGNED_IN,
)
