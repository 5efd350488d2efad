"""Suture size and material."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

SUTURES = Article(
    slug="suture-size-and-material",
    title="Suture size and material: what the packet tells you",
    intro=(
        "2-0 is thicker than 4-0, metric 2 is not size 2, and two absorbable threads of the same diameter can differ "
        "by months in how long they hold. How to read the packet, and how to choose with it in your hand."
    ),
    author="Demonstration author, surgical care practice",
    reviewer="Demonstration reviewer, theatre nursing",
    published_on=dt.date(2026, 2, 11),
    reviewed_on=dt.date(2026, 9, 4),
    review_by=dt.date(2028, 9, 4),
    specialties=("general-surgery", "plastic-surgery", "theatre-practice"),
    picture="wound_closure",
    picture_alt=(
        "A curved needle with violet thread, a needle holder with a second needle, and toothed forceps on a drape."
    ),
    questions=(
        "Is a 2-0 suture thicker or thinner than a 4-0, and what is each in millimetres?",
        "What is the difference between the USP size and the metric size?",
        "How long do the common absorbable sutures hold a wound?",
        "When is a monofilament better than a braided suture?",
        "Which size is usual for face, scalp, trunk and fascia?",
        "When should I ask for an antibacterial coated suture?",
    ),
    body=(
        KeyPoints(
            (
                "More noughts mean a finer thread: 4-0 is finer than 2-0, and 2-0 is finer than 0, 1 and 2.",
                "The metric number is the thread's least diameter in tenths of a millimetre. Metric 2 is USP 3-0, not "
                "USP 2.",
                "Absorption time and useful strength are different figures. Choose by strength.",
                "The finest thread that will hold the tissue while it heals leaves the least foreign material behind.",
            )
        ),
        Heading("Two scales on one packet"),
        prose(
            """
            Suture packets in Britain and Europe usually carry two sizes. The larger print is the size of the United
            States Pharmacopeia (USP), which grew out of an old numbering: threads thicker than the original size 1 were
            numbered upwards, threads finer than it were given noughts. Three noughts, 000, are written 3-0 or 3/0 and
            spoken as "three oh". More noughts mean a finer thread.

            The second figure is the metric gauge of the European Pharmacopoeia, and it is the one with a meaning that
            you can measure: it is the lower limit of the average diameter in tenths of a millimetre. A metric 2 thread
            is at least 0.20 mm thick, a metric 3 thread at least 0.30 mm.

            The trap lies where the scales meet. <b>Metric 2 is USP 3-0; USP 2 is metric 5</b>, two and a half times as
            thick. When you order or ask for a suture aloud, say which scale you mean, or say the noughts: "two oh" and
            "number two" are not the same thread.
            """
        ),
        Table(
            "USP and metric sizes of synthetic sutures. Catgut follows a thicker scale and is not shown.",
            ("USP", "Metric", "Least average diameter", "Often seen in"),
            (
                ("6-0", "0.7", "0.070 mm", "Face, small vessels"),
                ("5-0", "1", "0.100 mm", "Face, hand, nail bed"),
                ("4-0", "1.5", "0.150 mm", "Skin of limb and trunk, subcuticular"),
                ("3-0", "2", "0.200 mm", "Skin under some tension, subcutaneous layer, bowel"),
                ("2-0", "3", "0.300 mm", "Fascia with small bites, perineal muscle, drain fixing"),
                ("0", "3.5", "0.350 mm", "Fascia, ligatures"),
                ("1", "4", "0.400 mm", "Fascia, mass closure"),
                ("2", "5", "0.500 mm", "Retention, heavy tendon repair"),
            ),
        ),
        Heading("Absorbable: strength first, absorption second"),
        prose(
            """
            An absorbable suture has two clocks. The first is how long it holds: how many days pass until half of its
            strength is gone. The second is how long until the material has disappeared. A thread may lie in the wound
            for weeks after it has stopped doing any work, so the first clock is the one to choose by.

            Tissues differ as much as threads do. Skin, bowel and perineal tissue regain enough strength within two or
            three weeks to be held by a thread of medium life. Fascia heals far more slowly and asks for one whose
            strength lasts for more than a month. In every tissue the healing slows with age, poor nutrition, infection,
            steroids and radiotherapy.
            """
        ),
        Table(
            "Usual figures of common absorbable materials. Makers differ: the instructions for use of the suture in "
            "your hand decide.",
            ("Material", "Structure", "Half of its strength after about", "Absorbed after about"),
            (
                ("Polyglactin 910", "Braided", "3 weeks", "8 to 10 weeks"),
                ("Polyglycolic acid", "Braided", "2 to 3 weeks", "8 to 13 weeks"),
                ("Poliglecaprone 25", "Monofilament", "1 to 2 weeks", "13 to 17 weeks"),
                ("Polydioxanone", "Monofilament", "4 weeks or more", "26 to 34 weeks"),
            ),
        ),
        Product(equipment.BRAIDED_3_0, "Medium life, easy to tie: subcutaneous tissue, bowel, ligatures."),
        Product(equipment.SLOW_0, "Long support for fascia; a monofilament that needs careful knots."),
        Heading("Monofilament or braided"),
        prose(
            """
            A <b>monofilament</b> slides through tissue with little drag and offers bacteria no spaces to travel along.
            It also remembers the shape of its packet, needs more throws for a safe knot, and loses much of its strength
            where a needle holder has crushed it. A <b>braided</b> thread is supple, ties down where you put it and
            holds with fewer throws; it drags more, and its filaments can carry fluid along the thread. Coatings reduce
            both faults without removing them.

            So a monofilament is the usual choice for skin, for contaminated fields and for long continuous runs; a
            braid is comfortable for ligatures, for deep interrupted stitches and wherever a knot must sit without
            slipping.
            """
        ),
        Product(equipment.NYLON_4_0, "Non-absorbable monofilament for skin of limb and trunk; has to come out."),
        Product(equipment.SUBCUTICULAR_4_0, "Absorbable monofilament for a subcuticular run; nothing to take out."),
        Heading("Which size for which place"),
        prose(
            """
            The usual rule is the finest thread that will hold. Fine thread leaves less material, makes a smaller knot
            and marks the skin less; but a thread that is too fine cuts through tissue under tension, and a second
            operation costs more than a slightly wider stitch. Habits that are easy to defend are 5-0 or 6-0 for the
            face, 4-0 for the hand and limb, 3-0 or 4-0 for the trunk, 3-0 for the scalp, and 2-0 to 1 for fascia
            depending on the technique: a closure with small bites uses a finer thread than a mass closure. The <a
            href="page:laparotomy-closure">guide to closing a laparotomy</a> gives the reasons.

            Non-absorbable skin sutures must also come out again. Write the number of stitches and the day of removal in
            the notes and in the letter, or choose a buried absorbable stitch for patients who may not return.
            """
        ),
        Figure(
            "wound_layers",
            "Section through skin, dermis, fat, fascia and muscle, each layer with the suture that closes it.",
            "Each layer has its own healing time; the thread is chosen layer by layer, not once for the wound.",
        ),
        Heading("Antibacterial coatings"),
        prose(
            """
            Some sutures are coated or impregnated with triclosan. The World Health Organization's guideline on surgical
            site infection suggests them for reducing such infections in every kind of operation, and NICE advises
            considering them, above all in paediatric surgery. Both rate this as one measure among many: it does not
            stand in for skin preparation, timely prophylaxis, normal temperature and gentle handling. Ask about known
            hypersensitivity to triclosan, and check whether your formulary restricts the coated kind.
            """
        ),
        Caution(
            "Before you open the packet",
            "Read the size on both scales, the material, the needle and the expiry date aloud with the scrub "
            "practitioner. Look at the seal. Do not resterilise an opened suture: the label says so, and heat and "
            "moisture begin the absorption that you are counting on later.",
        ),
    ),
    sources=(
        "United States Pharmacopeia, general chapter <861> Sutures: Diameter",
        "United States Pharmacopeia, general chapter <881> Tensile Strength",
        "European Pharmacopoeia, monographs on sterile synthetic absorbable sutures (braided; monofilament)",
        "World Health Organization, Global guidelines for the prevention of surgical site infection, 2nd edition, 2018",
        "NICE guideline NG125, Surgical site infections: prevention and treatment, 2019, updated 2020",
    ),
    related=("needle-points-and-shapes", "laparotomy-closure", "minor-skin-excision-and-closure"),
)
