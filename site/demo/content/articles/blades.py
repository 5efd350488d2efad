"""Scalpel blades, handles and sharps safety."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

BLADES = Article(
    slug="scalpel-blades-and-sharps-safety",
    title="Scalpel blades: shape, handle and a safe change",
    intro=(
        "A blade number is a name, not a size. Which shape cuts what, which handle takes it, and how to mount, pass "
        "and remove a blade without anyone being cut."
    ),
    author="Demonstration author, operating department practice",
    reviewer="Demonstration reviewer, general surgery",
    published_on=dt.date(2026, 3, 30),
    reviewed_on=dt.date(2026, 7, 21),
    review_by=dt.date(2028, 7, 21),
    specialties=("general-surgery", "theatre-practice", "dermatology"),
    picture="scalpels",
    picture_alt="A scalpel handle with four blades of different shapes around it.",
    questions=(
        "Which blade do I use for which incision: 10, 11, 15 or 22?",
        "Which blades fit a number 3 handle and which a number 4?",
        "How do I take a blade off a handle safely?",
        "When is a safety scalpel required, and does the guard change how it cuts?",
        "What do I do first after a sharps injury?",
    ),
    body=(
        KeyPoints(
            (
                "10 and 15 cut with the belly, 11 stabs with the point, 22 makes long incisions.",
                "Handle 3 takes the small blades from 10 to 15; handle 4 takes the large ones from 20 upwards.",
                "Never load or remove a blade with the fingers: an instrument or a remover does it.",
                "A guard works only when it is used: it is closed before the scalpel leaves the hand.",
            )
        ),
        Heading("The number names a shape"),
        prose(
            """
            Blade numbers were given as patterns were added, so they do not run from small to large. What matters is
            where the edge lies. A blade with a <b>belly</b>, such as 10, 15 and 22, is drawn through the skin at a
            shallow angle with the curve doing the work; the longer the belly, the longer and straighter the incision. A
            blade with a <b>point</b>, such as 11, is pushed in and cuts along a straight edge: it opens an abscess, a
            port site or an arteriotomy. A <b>hook</b>, such as 12, cuts toward the hand and is used in the mouth and
            for taking out stitches.
            """
        ),
        Table(
            "Common blades, what they are shaped for and the handles that take them",
            ("Blade", "Shape", "Usual work", "Handle"),
            (
                ("10", "Curved belly, broad", "Skin incisions of medium length", "3, 3L, 5B, 7, 9, B3"),
                ("11", "Straight edge to a sharp point", "Stab incision, drainage, port site", "3, 3L, 5B, 7, 9, B3"),
                ("12", "Hook, edge inside", "Oral surgery, suture removal", "3, 3L, 5B, 7, 9, B3"),
                ("15", "Small belly", "Short and curved incisions, excision of skin lesions", "3, 3L, 5B, 7, 9, B3"),
                ("15C", "Narrower belly than 15", "Gum, eyelid and other fine work", "3, 3L, 5B, 7, 9, B3"),
                ("20 to 22", "Large belly", "Long incisions of trunk and limb", "4, 4L, 6, B4"),
                ("23, 24", "Leaf and half-round", "Long, deep incisions; post-mortem", "4, 4L, 6, B4"),
            ),
        ),
        Product(equipment.BLADE_15, "The small belly follows an ellipse around a skin lesion."),
        Product(equipment.BLADE_22, "A long, straight edge for laparotomy and limb."),
        Heading("The handle decides the fit"),
        prose(
            """
            The slot of a blade and the fitting of a handle are standardised (ISO 7740), in two usual sizes. Handles 3,
            5B, 7, 9 and B3 take the small fitting, handles 4, 6 and B4 the large one. A blade of the wrong family will
            not seat, and a blade that has to be forced is a hazard: stop, and look at both numbers. Small blades of the
            60 series for eye and hand surgery belong to handles of another pattern.

            Handles 3L and 4L are the long versions of the same fittings. A handle with a ruler saves one item on the
            tray when margins have to be measured.
            """
        ),
        Figure(
            "blade_outlines",
            "Blades 10, 11, 15 and 22 with the working edge tinted, and the fittings of handles 3 and 4.",
            "The tinted edge does the work: belly or point. The fitting shows which handle takes the blade.",
        ),
        Heading("Carbon or stainless steel"),
        prose(
            """
            Carbon steel takes a very keen edge and is preferred by many for the first cut in skin, but it stains in
            contact with moisture and is wrapped with a corrosion inhibitor for that reason. Stainless steel keeps its
            surface in wet surroundings. Neither keeps its edge for long in dense tissue; changing the blade is cheaper
            than pressing harder, and pressure is what makes a scalpel slip.
            """
        ),
        Heading("Mounting, passing and removing"),
        prose(
            """
            1. Mount: hold the blade across its back with a needle holder or strong artery forceps, edge away from you
            and everyone else. Slide the slot over the fitting until it clicks.
            2. Pass: use a neutral zone or a tray, one sharp at a time, and say that you are doing it. Nothing sharp
            goes from hand to hand.
            3. Put down: in the tray, with the edge away from the hand that will take it up.
            4. Remove: with a blade remover that encloses the blade, with one hand where the device allows it. Forceps
            are the second choice, and fingers are none.
            5. Dispose: into the sharps container at once, at the point of use. Close it at the fill line.
            """
        ),
        Caution(
            "A blade is counted as soon as it is opened",
            "Blades, broken pieces included, belong to the count of accountable items. If a blade breaks, stop, keep "
            "the pieces together and find all of them before you close.",
        ),
        Heading("Scalpels with a guard"),
        prose(
            """
            European law (Directive 2010/32/EU) and the British sharps regulations of 2013 ask employers to use safer
            sharps where reasonably practicable, and the American bloodborne pathogens standard asks for engineered
            protection too. For scalpels that means a blade that withdraws into the handle or a shield that slides over
            it. Try out more than one kind with the people who will use it. The points that decide are whether the guard
            works with one hand, whether its position can be seen and felt, whether it locks during the cut, and whether
            it hides the tip from the surgeon's view.

            A disposable scalpel without a guard is convenient for ward and clinic, but it is not a safety device. In
            places where a conventional scalpel stays in use, record the reason in the risk assessment and use a
            remover.
            """
        ),
        Product(equipment.SAFETY_SCALPEL_15, "Blade 15 with a guard, for excision and biopsy outside theatre."),
        Heading("If someone is cut"),
        prose(
            """
            Make the wound bleed gently under running water, wash it with soap, do not scrub and do not suck. Cover it.
            Hand over the task, report at once and go to occupational health or the emergency department: where
            prophylaxis against HIV is indicated it should begin within hours, and the source patient's status has to be
            found out with consent. Write down the device and how the injury happened, because that is how the next one
            is prevented. The <a href="page:swab-counts-that-hold">article on counts</a> shows how sharps are accounted
            for during the case.
            """
        ),
    ),
    sources=(
        "ISO 7740:1985, Instruments for surgery: scalpels with detachable blades, fitting dimensions",
        "Council Directive 2010/32/EU on prevention from sharp injuries in the hospital and healthcare sector",
        "Health and Safety (Sharp Instruments in Healthcare) Regulations 2013 (Great Britain)",
        "29 CFR 1910.1030, Bloodborne pathogens (United States, OSHA)",
        "Association of periOperative Registered Nurses (AORN), Guideline for Sharps Safety",
    ),
    related=("minor-skin-excision-and-closure", "swab-counts-that-hold", "needle-points-and-shapes"),
)
