"""Repair of a second-degree perineal tear or an episiotomy."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

PERINEAL_REPAIR = Guide(
    slug="perineal-repair",
    title="Repair of a second-degree tear or an episiotomy",
    intro=(
        "A repair in the delivery room, by midwife or doctor: classify with a finger in the rectum, close in one "
        "continuous thread, count aloud. With the set, the steps, and when to stop and call."
    ),
    author="Demonstration author, midwifery",
    reviewer="Demonstration reviewer, obstetrics",
    published_on=dt.date(2026, 6, 10),
    reviewed_on=dt.date(2026, 9, 22),
    review_by=dt.date(2027, 9, 22),
    specialties=("obstetrics-and-gynaecology",),
    procedures=("perineal-repair",),
    picture="swab_count",
    picture_alt=(
        "An abdominal swab with its tape, a stack of swabs with the detectable thread in view, and a kidney dish."
    ),
    questions=(
        "How are perineal tears classified, and which need theatre?",
        "Which suture and which technique cause the least pain?",
        "What do I need for a perineal repair in the delivery room?",
        "At what angle is an episiotomy cut?",
        "How are swabs and needles counted when I repair with one assistant?",
        "Why is a rectal examination needed before and after the repair?",
    ),
    key_points=KeyPoints(
        (
            "Examine in good light, with good analgesia, and with a rectal examination, before you call it second "
            "degree.",
            "A tear that involves the anal sphincter or the mucosa goes to an experienced operator, usually in "
            "theatre.",
            "Continuous, non-locked, absorbable synthetic thread from the apex to the skin: less pain than single "
            "stitches.",
            "Start above the apex: that is where the vessel bleeds.",
            "Count swabs, needles and the tampon with a second person before and after, and write it down.",
        )
    ),
    body=(
        Heading("1. Explain, relieve pain, look"),
        prose(
            """
            Tell the woman what you have seen and what you would like to do, and ask for consent. The baby stays with
            her if she wishes. Help her into a position that she can keep and in which you can see, and support her legs
            only as long as needed. Use a good light. Top up an epidural, or infiltrate with local anaesthetic after
            calculating the greatest dose with what has been given already. Repair is better soon, but no repair is so
            urgent that it should be done without pain relief.

            Look at the whole: labia, clitoris, urethra, vaginal walls to the apex, perineal body, anus. Then examine
            the rectum with a gloved finger and feel the sphincter between finger and thumb all the way round. Missed
            sphincter injuries are missed because this step was left out.
            """
        ),
        Table(
            "Classification of perineal tears (RCOG Green-top Guideline 29)",
            ("Degree", "What is torn", "Who repairs, and where"),
            (
                ("First", "Skin or vaginal mucosa only", "Midwife or doctor; stitches only if edges gape or bleed"),
                ("Second", "Perineal muscles, sphincter whole", "Trained midwife or doctor, in the room"),
                ("Third, 3a", "Less than half of the external sphincter's thickness", "Experienced operator, theatre"),
                ("Third, 3b", "More than half of the external sphincter's thickness", "Experienced operator, theatre"),
                ("Third, 3c", "External and internal sphincter", "Experienced operator, theatre"),
                ("Fourth", "Sphincters and anorectal mucosa", "Experienced operator, theatre"),
            ),
        ),
        Caution(
            "If in doubt, it is third degree",
            "Call when you cannot feel the sphincter all round, cannot see the apex, cannot stop the bleeding, or "
            "when she cannot be made comfortable. Add a tear of the rectal mucosa above a whole sphincter "
            "(buttonhole) to the reasons for theatre.",
        ),
        Heading("2. If you have to cut"),
        prose(
            """
            An episiotomy is not routine. Where it is indicated, the cut is mediolateral, begins at the fourchette and
            is directed at about 60 degrees from the midline, measured with the perineum stretched by the head; an angle
            that is guessed without stretching ends up too close to the anus. Use sharp, straight or angled scissors,
            one cut, with effective pain relief, at crowning.
            """
        ),
        Product(equipment.MAYO_STRAIGHT, "Sharp straight scissors for the cut and for thread."),
        Heading("3. Count and lay out"),
        prose(
            """
            Count with a second person, aloud, before you begin: swabs in fives with an X-ray detectable thread,
            needles, tampon with its tape, instruments. Write the numbers on the board, not on a glove wrapper. If a
            tampon is put in so that you can see, clip its tape to the drape and say that it is in. Nothing else goes
            into the vagina, and never a loose swab.
            """
        ),
        Product(equipment.XRAY_SWAB, "Tied in a counted bundle and X-ray detectable."),
        Product(equipment.UTILITY_DRAPE, "A clean field under the buttocks and over the legs."),
        Heading("4. Choose the thread"),
        prose(
            """
            NICE and Cochrane reviews agree on the principle: an absorbable synthetic thread in place of catgut, and a
            continuous, non-locked technique in place of separate stitches, cause less pain in the first days. A rapidly
            absorbed polyglactin has to be taken out less often than the standard kind; use it if your unit stocks it.
            Usual size is 2-0 on a taper-cut or taper needle of 1/2 circle, about 36 mm long, because the needle has to
            turn in a small space and to be found again.
            """
        ),
        Product(equipment.BRAIDED_2_0, "Absorbable braided thread for vagina, muscle and skin."),
        Heading("5. Repair in one thread"),
        prose(
            """
            1. <b>Vagina.</b> Set the first stitch about one centimetre above the apex, because a torn vessel withdraws.
            Tie it, leave the short end long enough to find, and run down with loose, non-locked stitches to the
            fourchette. A locked stitch shortens the vagina and hurts.
            2. <b>Muscle.</b> Pass the needle into the perineal body and close the muscle with continuous stitches, deep
            enough to leave no space and not so deep that they reach the rectum. One layer or two, as the depth asks.
            3. <b>Skin.</b> At the lower end turn back, and run upwards just under the skin, 5 to 10 mm apart, without
            pulling. Knots and loops in the skin itself are what patients feel.
            4. <b>Finish.</b> Go back through the fourchette into the vagina and tie there, behind the hymenal ring. Cut
            the ends short.

            Match the landmarks first: hymenal ring, fourchette, the change of colour in the skin. If they meet, the
            rest will too. Leave the thread loose enough that you could pass the tip of the forceps under it: tissue
            will swell.
            """
        ),
        Product(equipment.GILLIES, "Toothed forceps for skin and muscle; hold little and hold lightly."),
        Product(equipment.MAYO_HEGAR, "Holder for a needle of about 36 mm."),
        Figure(
            "perineal_layers",
            "Three layers closed by one thread: vaginal wall downwards from above the apex, muscle downwards, skin "
            "upwards.",
            "One thread, three layers, no locked stitch, and the knot inside.",
        ),
        Heading("6. Check"),
        prose(
            """
            Look for bleeding. Examine the vagina: it admits two fingers and there is nothing in it. Examine the rectum:
            there is no stitch in it. If there is one, take the repair out and begin again, because a stitch through the
            rectum becomes a fistula. Remove the tampon and show it to the second person.

            Count again, aloud, with the same person: swabs, needles, tampon, instruments. Sign together. If the count
            is wrong, look at once in the vagina, the bed, the bowl and the bin, and follow your policy, with an X-ray
            if needed. A swab that is left in the vagina is a never event in England, and most of them happen in rooms
            just like this one.
            """
        ),
        Heading("7. Afterwards"),
        prose(
            """
            Offer pain relief as prescribed and as her feeding plan allows, and cold for comfort. Explain in plain words
            what was torn and how it was closed; give it in writing. She should know how to wash, how to keep stool
            soft, when to begin pelvic floor exercises, and when to call: more pain instead of less, a smell, fever, an
            opened wound, leakage of wind or stool, or a feeling that something is inside.

            Record with a drawing: degree, examination before and after, analgesia with amounts, thread and technique,
            blood loss, counts with two names, advice, follow-up. General rules for counts are in <a
            href="page:swab-counts-that-hold">swab counts that hold</a>.
            """
        ),
        Heading("Not sold here, but needed"),
        prose(
            """
            Vaginal tampons with tape, local anaesthetic, antiseptic or sterile water for cleaning, and cool packs are
            not part of this shop's range. The list below names separate packages; put them together under your own
            policy.
            """
        ),
    ),
    kit=Kit(
        "Kit for one perineal repair",
        (
            KitLine(equipment.BRAIDED_2_0, 1, "One thread for all layers; open a second only when needed"),
            KitLine(equipment.GLOVE_SYNTHETIC_7, 2, "One pair for the repair, one after the rectal examination"),
            KitLine(equipment.XRAY_SWAB, 2, "Counted bundles, X-ray detectable"),
            KitLine(equipment.UTILITY_DRAPE, 2, "Field"),
            KitLine(equipment.SYRINGE_10, 1, "Local anaesthetic"),
            KitLine(equipment.NEEDLE_21G, 1, "Infiltration"),
            KitLine(equipment.DRAWING_UP_NEEDLE, 1, "Drawing up"),
            KitLine(equipment.GILLIES, 1, "Skin and muscle"),
            KitLine(equipment.MAYO_HEGAR, 1, "Needle"),
            KitLine(equipment.MAYO_STRAIGHT, 1, "Thread"),
            KitLine(equipment.SPENCER_WELLS, 2, "Vessel, and the tape of the tampon"),
        ),
    ),
    sources=(
        "NICE guideline NG235, Intrapartum care, 2023",
        "Royal College of Obstetricians and Gynaecologists, Green-top Guideline 29, The management of third- and "
        "fourth-degree perineal tears, 2015",
        "Kettle C et al., Absorbable suture materials for primary repair of episiotomy and second degree tears, "
        "Cochrane Database of Systematic Reviews, 2010",
        "Kettle C et al., Continuous and interrupted suturing techniques for repair of episiotomy or second-degree "
        "tears, Cochrane Database of Systematic Reviews, 2012",
        "NHS England, Never Events policy and list",
    ),
    related=("swab-counts-that-hold", "suture-size-and-material", "needle-points-and-shapes"),
)
