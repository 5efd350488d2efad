"""Needle points and shapes."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

NEEDLES = Article(
    slug="needle-points-and-shapes",
    title="Needle points and shapes: match the needle to the tissue",
    intro=(
        "Most of what a surgeon feels of a suture is its needle. Point, curve and length decide how it enters, how it "
        "turns and what it leaves behind; the drawing on the packet shows all three."
    ),
    author="Demonstration author, surgical care practice",
    reviewer="Demonstration reviewer, plastic surgery",
    published_on=dt.date(2026, 3, 2),
    reviewed_on=dt.date(2026, 8, 17),
    review_by=dt.date(2028, 8, 17),
    specialties=("general-surgery", "plastic-surgery", "theatre-practice"),
    picture="needle_choice",
    picture_alt=(
        "Four suture needles with their threads: two curved ones with different points, a J-shaped and a straight one."
    ),
    questions=(
        "What is the difference between a cutting and a reverse cutting needle?",
        "Which needle point do I use for skin, for bowel and for fascia?",
        "What do 3/8 circle and 1/2 circle mean, and when do I need which?",
        "How is needle length measured?",
        "Do blunt needles prevent needlestick injuries?",
        "Where do I hold the needle so that it does not bend?",
    ),
    body=(
        KeyPoints(
            (
                "Taper points part tissue, cutting points divide it: taper for what leaks, cutting for what resists.",
                "Reverse cutting keeps its third edge on the outside of the curve, away from the wound edge.",
                "The deeper and narrower the field, the more of a circle the needle should be.",
                "Blunt needles for muscle and fascia reduce glove perforation and needlestick injury.",
            )
        ),
        Heading("The point: part it or cut it"),
        prose(
            """
            A <b>taper</b> (round-bodied) needle has no edge. It spreads the fibres, and they close again around the
            thread, which is why it is used where a leak matters: bowel, vessel, peritoneum, subcutaneous tissue.

            A <b>cutting</b> needle has a triangular section with three edges, for tissue that would only bend a taper
            point: skin, sternum, tough ligament. In a <b>conventional cutting</b> needle the third edge lies on the
            inner side of the curve, toward the wound. The track then ends in a small cut that points to the edge of the
            wound, and a tight thread can pull through it. A <b>reverse cutting</b> needle has its third edge on the
            outer side and a flat face toward the wound, so the thread lies against a wall and not against a corner. For
            skin it is the usual choice.

            Between the two stands the <b>taper-cut</b>: a cutting tip on a round body, for tissue that is tough to
            enter and ought not to be divided further, such as scarred fascia, tendon or a calcified vessel. A
            <b>spatula</b> needle is flat above and below and cuts at its sides, to travel between the layers of cornea
            and sclera. A <b>blunt</b> point pushes through friable organs such as liver and kidney, and, for quite
            another reason, through muscle and fascia.
            """
        ),
        Table(
            "Needle points and where they are usually used",
            ("Point", "Section", "Tissue", "Symbol on the packet"),
            (
                ("Taper", "Round", "Bowel, vessel, peritoneum, subcutaneous tissue", "Circle with a dot"),
                ("Taper-cut", "Cutting tip, round body", "Scarred fascia, tendon, calcified vessel",
                 "Circle around a small triangle"),
                ("Conventional cutting", "Triangle, edge inside", "Skin, sternum", "Triangle, point up"),
                ("Reverse cutting", "Triangle, edge outside", "Skin, tendon sheath, oral mucosa",
                 "Triangle, point down"),
                ("Spatula", "Flat, edges at the sides", "Cornea, sclera", "Flat trapezium"),
                ("Blunt", "Round, no point", "Liver, kidney; muscle and fascia", "Circle"),
            ),
        ),
        Product(equipment.CUTTING_NYLON, "Reverse cutting, 3/8 circle: the usual needle for skin."),
        Product(equipment.BRAIDED_3_0, "Taper, 1/2 circle: turns in a narrow space and parts the tissue."),
        Heading("The curve: how much of a circle"),
        prose(
            """
            The fraction on the packet tells how much of a full circle the needle covers. It decides how far your wrist
            has to turn, and how much room that takes.

            - <b>1/4 circle</b>: shallow and controlled; eye and microsurgery.
            - <b>3/8 circle</b>: skin and other surfaces where the hand can turn freely. In a deep hole it asks for an
            arc that the hand cannot follow.
            - <b>1/2 circle</b>: turns in less space, for bowel, subcutaneous tissue and anything below the surface.
            - <b>5/8 circle</b>: turns almost on the spot, for the pelvis, the mouth and a perineal repair.
            - <b>Straight</b>: held in the fingers. It is easy to use and easy to be injured with; ask whether a curved
            needle and a holder would serve.
            """
        ),
        Heading("The length: along the curve"),
        prose(
            """
            The millimetres on a packet are measured along the curve from the point to the end where the thread is
            fixed. The straight distance between the two is the chord, and it is what decides whether a bite comes out
            where you want it: the needle has to pass through both edges and still show enough of its point to be taken
            up again. If you find yourself grasping the point to pull the needle through, it is too short.

            For skin of the trunk 19 to 26 mm is common, for the face 11 to 16 mm. A fascial closure with small bites is
            usually made with a needle of 26 to 31 mm, because a larger one tempts to larger bites.
            """
        ),
        Figure(
            "needle_parts",
            "One needle with its parts named: point, body, end with thread, chord, and length along the curve.",
            "Length is measured along the curve, the chord straight across; the bite depends on the chord.",
        ),
        Heading("Holding it"),
        prose(
            """
            Take the needle between the middle and the end third, counted from the point, at a right angle to the jaws.
            Nearer to the thread the needle is weakest and may bend or come off; nearer to the point you lose the bite.
            Use a holder in proportion: fine jaws for fine needles, because heavy serration turns or flattens a small
            one. Follow the curve and let the wrist turn. A needle that is pushed straight bends, and a needle that has
            been bent back is one that may break: change it, and count both.
            """
        ),
        Product(equipment.HALSEY, "Fine jaws for needles of 5-0 and 4-0 sutures."),
        Heading("Blunt needles and your own skin"),
        prose(
            """
            Suturing muscle and fascia is where many theatre injuries happen. A Cochrane review of randomised trials
            found that blunt needles about halve the risk of glove perforation compared with sharp ones, and the United
            States authorities for devices, workplace safety and occupational health together advise their use for
            muscle and fascia when clinically suitable. They need more force and the surgeon needs a few cases to get
            used to them. Agree the change with the whole team first. They are not meant for skin, bowel or vessel.
            """
        ),
        Caution(
            "Pass, park, count",
            "Pass needles in a neutral zone, on their holder and with the point down. Park them on a counted magnet or "
            "pad, never on the drape. Every needle and every part of a broken one goes into the count.",
        ),
        prose(
            """
            How many needles are open, and where they are, is part of the same discipline as the <a
            href="page:swab-counts-that-hold">swab count</a>.
            """
        ),
    ),
    sources=(
        "Parantainen A et al., Blunt versus sharp suture needles for preventing percutaneous exposure incidents in "
        "surgical staff, Cochrane Database of Systematic Reviews, 2011",
        "FDA, NIOSH and OSHA, joint safety communication on blunt-tip surgical suture needles, 2012",
        "Association of periOperative Registered Nurses (AORN), Guideline for Sharps Safety",
        "United States Pharmacopeia, general chapter <871> Sutures: Needle Attachment",
    ),
    related=("suture-size-and-material", "laceration-repair-emergency-department", "swab-counts-that-hold"),
)
