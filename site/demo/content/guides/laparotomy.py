"""Closing a midline laparotomy."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

LAPAROTOMY = Guide(
    slug="laparotomy-closure",
    title="Closing a midline laparotomy: small bites, a slow thread and a correct count",
    intro=(
        "One patient in ten or more develops an incisional hernia after a midline incision, and the technique of the "
        "last fifteen minutes is part of the reason. The small-bites closure step by step, with what it takes."
    ),
    author="Demonstration author, general surgery",
    reviewer="Demonstration reviewer, surgical care practice",
    published_on=dt.date(2026, 5, 6),
    reviewed_on=dt.date(2026, 10, 26),
    review_by=dt.date(2028, 10, 26),
    specialties=("general-surgery", "theatre-practice"),
    procedures=("laparotomy",),
    picture="drapes_gown",
    picture_alt="A sterile gown, a drape with an opening, and a surgical mask.",
    questions=(
        "Which suture and which needle are used for the small-bites closure of the fascia?",
        "What is the suture to wound length ratio, and how do I measure it?",
        "Should gloves and instruments be changed before closing the abdomen?",
        "When must the count be finished?",
        "Does the technique hold for emergency laparotomy?",
        "How do I close the skin of a contaminated wound?",
    ),
    key_points=KeyPoints(
        (
            "Continuous, aponeurosis only, slowly absorbable monofilament, in bites of about 5 mm, 5 mm apart.",
            "The thread used is at least four times as long as the wound: measure both.",
            "Approximate and do not strangle: fascia that is white under the thread will die.",
            "Fresh gloves and instruments for closing are a cheap measure with evidence.",
            "The count is complete before the fascia is closed, and again before the skin.",
        )
    ),
    body=(
        Heading("Why the technique matters"),
        prose(
            """
            Fascia heals slowly: after two months it has regained perhaps half of its strength, and it never regains
            all. Until then the thread holds, so it has to be one whose strength outlasts that time, and it has to be
            placed so that it does not cut through. In the STITCH trial (2015) patients whose midline incision was
            closed with small bites had fewer incisional hernias after one year than those with conventional large
            bites, 13 against 21 per cent. The guideline of the European and American Hernia Societies (2022) suggests a
            continuous small-bites technique with a slowly absorbable suture for elective midline incisions, and rates
            the evidence as weak. It also suggests avoiding the midline altogether when another approach is safe.
            """
        ),
        Table(
            "Two ways to close the fascia",
            ("", "Small bites", "Large bites (mass closure)"),
            (
                ("Tissue taken", "Aponeurosis only", "All layers of the abdominal wall"),
                ("Distance from the edge", "5 to 8 mm", "10 mm or more"),
                ("Distance between stitches", "About 5 mm", "About 10 mm"),
                ("Thread", "2-0, slowly absorbable monofilament", "0 or 1, often looped"),
                ("Needle", "26 to 31 mm, 1/2 circle, taper or blunt", "40 to 48 mm"),
                ("Thread length to wound length", "At least 4 to 1", "At least 4 to 1"),
            ),
        ),
        Heading("1. Prepare while the abdomen is still open"),
        prose(
            """
            Say early that closing will begin in ten minutes. Ask for relaxation, normal temperature, and for the
            sutures to be on the table. Work out how many threads you need: a wound of 20 cm takes at least 80 cm of
            thread in the tissue, with the tails two lengths of 70 to 75 cm or more. Ask whether prophylaxis has to be
            repeated. Put the omentum down if it reaches, and see that no drain or bowel lies in the line of the wound.
            """
        ),
        Product(equipment.SLOW_2_0, "Slowly absorbable monofilament for the fascia in small bites."),
        Heading("2. Count"),
        prose(
            """
            The scrub and the circulating practitioner count swabs, needles, instruments and small items aloud before
            the fascia is closed, and tell the surgeon the result by name: "Count correct." While they count, the
            surgeon explores all quadrants with hand and eye, every time. If the count does not agree, nobody closes.
            How the count is done, and what to do then, stands in <a href="page:swab-counts-that-hold">swab counts that
            hold</a>.
            """
        ),
        Product(equipment.ABDOMINAL_SWAB, "Large, X-ray detectable, with a tape that stays outside."),
        Heading("3. Change"),
        prose(
            """
            Change outer gloves, cover the field around the wound with fresh drapes where bowel was opened, and take a
            separate set of instruments for closing. In the ChEETAh trial (2022), made in seven countries, routine
            change of gloves and instruments before closing lowered surgical site infections from 18.9 to 16.0 per cent.
            Discard what has been in contact with bowel.
            """
        ),
        Product(equipment.GLOVE_SYNTHETIC_7_5, "Fresh pair for closing; choose your own size."),
        Heading("4. Close the fascia"),
        prose(
            """
            1. Clear the edge of the aponeurosis of fat for a centimetre on both sides, so that you can see what you
            take. Do not strip it: the vessels run there.
            2. Begin beyond one end of the wound with a self-locking or a well-laid surgeon's knot, and do the same from
            the other end with a second thread.
            3. Take bites of 5 to 8 mm from the edge and about 5 mm apart, through aponeurosis only. The peritoneum
            needs no stitches.
            4. Keep the same tension from stitch to stitch; your assistant follows and does not pull. The edges touch,
            and the fascia does not turn white.
            5. Never grip the thread of the working part with an instrument.
            6. Let the two threads overlap by at least two centimetres in the middle and tie each to itself. A
            monofilament needs more throws than a braid: at least what its maker states.
            """
        ),
        Product(equipment.GILLIES, "Toothed forceps for the edge of the aponeurosis."),
        Product(equipment.MAYO_HEGAR_LONG, "Holder for needles of 26 to 31 mm."),
        Figure(
            "midline_closure",
            "Midline closure from above: two continuous threads in bites of 5 mm, 5 mm apart, overlapping in the "
            "middle.",
            "Five millimetres from the edge, five apart: many light stitches share what few heavy ones tear through.",
        ),
        Heading("5. Measure the ratio"),
        prose(
            """
            Measure the wound before you start, and the remnants of thread when you have finished. Thread used, divided
            by wound length, is the ratio: (lengths opened − remnants) ÷ wound length. For a wound of 20 cm, two threads
            of 75 cm and remnants of 60 cm together, it is (150 − 60) ÷ 20 = 4.5. Below four the bites were too far
            apart or the thread too tight. Write the figure into the operation note: units that record it get better at
            it.
            """
        ),
        Caution(
            "Blunt needles for the fascia",
            "The fascia is where most needlestick injuries of an abdominal operation happen. Ask for blunt-tipped "
            "needles, use two pairs of gloves, and never guide the needle with a finger.",
        ),
        Heading("6. Skin"),
        prose(
            """
            Rinse the subcutaneous layer with saline, stop what bleeds, and close dead space only if it is deep. A clean
            wound is closed with a subcuticular monofilament or with staples. After a contaminated or dirty operation
            there is a choice: interrupted stitches with gaps, primary closure with negative pressure, or leaving the
            skin open and closing it after some days. Make it on the degree of soiling and the patient's risk, and write
            down why.

            Count again, aloud, before the skin is closed, and tell the surgeon. Dress with an island dressing that
            shows a stain, and leave it for 48 hours if it stays dry.
            """
        ),
        Product(equipment.SUBCUTICULAR_3_0, "Subcuticular closure of a clean wound; nothing to take out."),
        Heading("When it is an emergency"),
        prose(
            """
            The trials of small bites were made in elective surgery. For emergencies the guidelines give no strong
            advice; many surgeons use the same technique when the fascia is sound and the abdomen closes without
            pressure. Do not force it. Rising airway pressure, swollen bowel, a second look that is already planned, or
            damage control are reasons to leave the abdomen open, with a technique that your unit knows. Packs that stay
            are counted, written on the board, in the note and on the handover, and removed by name.
            """
        ),
        Heading("Afterwards"),
        prose(
            """
            Record the wound's length, thread by material, size and number, needle, bites, ratio, both counts, change of
            gloves, skin closure, and what was left in place. On the ward: pain relief that allows coughing, early
            walking, and a look at the wound at every round. A sudden discharge of pink fluid between the fifth and the
            tenth day means that the fascia has opened until shown otherwise: cover with moist sterile swabs and call a
            surgeon.

            Advice on lifting differs between units and rests on little evidence; give the one of your unit, and give it
            in weeks and kilograms.
            """
        ),
    ),
    kit=Kit(
        "Kit for closing one midline laparotomy",
        (
            KitLine(equipment.SLOW_2_0, 3, "Fascia from both ends in small bites, and one in reserve"),
            KitLine(equipment.SUBCUTICULAR_3_0, 1, "Skin of a clean wound"),
            KitLine(equipment.BRAIDED_3_0, 1, "Subcutaneous layer, only if it is deep"),
            KitLine(equipment.GLOVE_SYNTHETIC_7_5, 3, "Fresh outer pairs for surgeon, assistant, scrub practitioner"),
            KitLine(equipment.ABDOMINAL_SWAB, 2, "Protection of bowel; counted"),
            KitLine(equipment.XRAY_SWAB, 2, "Counted swabs for closing"),
            KitLine(equipment.UTILITY_DRAPE, 4, "Fresh field around the wound"),
            KitLine(equipment.GILLIES, 2, "Edge of the aponeurosis"),
            KitLine(equipment.MAYO_HEGAR_LONG, 2, "Needle"),
            KitLine(equipment.MAYO_STRAIGHT, 1, "Thread"),
            KitLine(equipment.ISLAND_LONG, 1, "Dressing"),
        ),
    ),
    sources=(
        "Deerenberg EB et al., Updated guideline for closure of abdominal wall incisions from the European and "
        "American Hernia Societies, British Journal of Surgery, 2022",
        "Deerenberg EB et al., Small bites versus large bites for closure of abdominal midline incisions (STITCH), The "
        "Lancet, 2015",
        "NIHR Global Research Health Unit on Global Surgery, Routine sterile glove and instrument change at the time "
        "of abdominal wound closure to prevent surgical site infection (ChEETAh), The Lancet, 2022",
        "World Health Organization, Surgical safety checklist and implementation manual, 2009",
        "Parantainen A et al., Blunt versus sharp suture needles for preventing percutaneous exposure incidents in "
        "surgical staff, Cochrane Database of Systematic Reviews, 2011",
    ),
    related=("suture-size-and-material", "swab-counts-that-hold", "needle-points-and-shapes"),
)
