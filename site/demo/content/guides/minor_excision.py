"""Excision of a small skin lesion, with closure."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

MINOR_EXCISION = Guide(
    slug="minor-skin-excision-and-closure",
    title="Minor skin excision: set, steps and closure",
    intro=(
        "Removing a small lesion under local anaesthesia, in clinic or a minor operations room: what to lay out, how "
        "to plan the ellipse, and how to close so that scar and specimen are both of use."
    ),
    author="Demonstration author, dermatological surgery",
    reviewer="Demonstration reviewer, plastic surgery",
    published_on=dt.date(2026, 2, 25),
    reviewed_on=dt.date(2026, 9, 15),
    review_by=dt.date(2027, 9, 15),
    specialties=("plastic-surgery", "dermatology", "general-surgery"),
    procedures=("skin-excision",),
    picture="haemostats",
    picture_alt="Three artery forceps with straight and curved jaws, side by side.",
    questions=(
        "What do I need on the tray for a minor skin excision?",
        "How long should the ellipse be, and in which direction?",
        "Which sutures do I use for the face, the trunk and the limb, and when do they come out?",
        "How do I mark and send the specimen?",
        "What do I check before the first cut?",
        "What do I tell the patient about wound care?",
    ),
    key_points=KeyPoints(
        (
            "Mark the lesion, the margin and the ellipse before the local anaesthetic distorts the skin.",
            "An ellipse about three times as long as it is wide, along the relaxed skin tension lines, closes flat.",
            "Alcoholic skin preparation must be dry, and must not pool, before any diathermy.",
            "Every specimen goes to histology, oriented and labelled at the table.",
            "Undermine, evert, and choose the finest thread that holds.",
        )
    ),
    body=(
        Heading("Before you begin"),
        prose(
            """
            Confirm who the patient is, which lesion it is and on which side; look at it together, in a mirror if need
            be, and mark it. Consent covers the scar as well as the risk: every excision leaves one, longer than the
            lesion, and over the sternum, shoulder and upper back it may thicken. Ask about anticoagulants, pacemaker or
            defibrillator, allergies (local anaesthetic, chlorhexidine, latex, adhesive), previous keloid, immune
            suppression and fainting. Anticoagulants are usually continued for small excisions; follow your policy.

            A pigmented lesion that could be melanoma, a lesion that is large, recurrent, or on eyelid, lip, ear, nose
            or genitals, and one over a nerve with a known course, belongs to the service that your local pathway names.
            Do not shave or part-remove a lesion that may be melanoma outside that pathway.
            """
        ),
        Table(
            "Laying out",
            ("Where", "What"),
            (
                ("Sterile field", "Drape, gloves, swabs, scalpel 15, toothed forceps, artery forceps, scissors, needle "
                 "holder, sutures"),
                ("Beside it", "Skin preparation, local anaesthetic drawn up and labelled, marker pen, ruler, dressing"),
                ("Within reach", "Sharps container, diathermy if used, labelled specimen pot, resuscitation kit"),
            ),
        ),
        Heading("1. Plan and mark"),
        prose(
            """
            Draw the lesion's edge, then the margin that your guideline gives for the diagnosis in mind, then the
            ellipse. Its length is about three times its width, with ends of about 30 degrees; a shorter ellipse leaves
            a fold at each end. Turn its long axis along the relaxed skin tension lines: pinch the skin in both
            directions and see where it gathers in fine parallel wrinkles. Near a joint or a free edge such as an
            eyelid, test where the tension goes before you cut. Measure lesion and margins, and write them down.
            Photograph if your policy allows.
            """
        ),
        Heading("2. Anaesthetise"),
        prose(
            """
            Check the drug, its strength and expiry with a second person, and work out the greatest dose for this
            patient from the product information before drawing up. Label the syringe. Warn, inject slowly through a
            fine needle, aspirate first, and wait until it works; with adrenaline the pallor takes some minutes. Test
            with the forceps, not with the blade.
            """
        ),
        Product(equipment.NEEDLE_25G, "A fine needle and a slow injection hurt less."),
        Heading("3. Prepare and drape"),
        prose(
            """
            Clean a wide field with an antiseptic that suits the place (aqueous near eyes, ears and mucosa). Let it dry
            by itself; look for pools under the patient and in the hairline. Put on sterile gloves and a fenestrated
            drape. Pause for the last check: patient, site, procedure, allergy, specimen expected, counts.
            """
        ),
        Caution(
            "Alcohol and a spark",
            "Alcoholic solution that is still wet, or has soaked the drape, can burn under diathermy with a flame "
            "that is hard to see. Wait until it is dry, take away what is soaked, and say aloud that it is dry.",
        ),
        Heading("4. Excise"),
        prose(
            """
            Hold the skin taut between two fingers. Cut with the belly of a 15 blade, at a right angle to the skin, in
            one stroke for each side, through the dermis into fat. Keep the blade upright at the ends, where it tends to
            slope. Lift one end with a skin hook or fine toothed forceps and cut along the layer of fat at an even
            depth. Do not crush the specimen. Stop the bleeding by pressure first, then with fine artery forceps and a
            tie or with diathermy.

            Put a marking stitch at an agreed place, usually twelve o'clock, say so on the form, and put the specimen
            into its pot yourself. One specimen, one pot, one label, read aloud with the patient's name.
            """
        ),
        Product(equipment.SAFETY_SCALPEL_15, "One piece, with a guard: nothing to mount or remove in clinic."),
        Product(equipment.ADSON_TOOTHED, "Toothed tips hold a skin edge with little pressure, so they crush less."),
        Product(equipment.MOSQUITO_CURVED, "Fine curved tips take a small vessel and nothing beside it."),
        Heading("5. Close"),
        prose(
            """
            Undermine the edges in the fat until they meet without strain. Place buried stitches so that the knot lies
            deep: from deep to superficial on the first side, from superficial to deep on the second. They carry the
            tension, and the skin stitch has only to align the edges. Enter the skin at a right angle, take as much of
            depth as of width, and let the edges stand up slightly. Begin in the middle and halve the gaps.
            """
        ),
        Table(
            "Sutures and usual days of removal. Older, steroid-treated and strained skin needs longer.",
            ("Place", "Deep layer", "Skin", "Out after about"),
            (
                ("Face", "5-0 or 4-0 absorbable", "6-0 or 5-0 monofilament", "5 days"),
                ("Scalp", "3-0 absorbable if needed", "4-0 or 3-0 monofilament", "7 to 10 days"),
                ("Arm, hand", "4-0 absorbable", "5-0 or 4-0 monofilament", "8 to 10 days"),
                ("Trunk", "3-0 absorbable", "4-0 or 3-0 monofilament", "10 to 14 days"),
                ("Leg, foot", "3-0 absorbable", "4-0 or 3-0 monofilament", "12 to 14 days"),
            ),
        ),
        Product(equipment.BRAIDED_4_0, "Buried stitches that carry the tension of the wound."),
        Product(equipment.NYLON_5_0, "Monofilament for the skin of face and hand; little reaction, has to come out."),
        Figure(
            "skin_section",
            "Section through the skin: a buried stitch with its knot at the bottom, a skin stitch above it, and "
            "raised edges.",
            "The deep stitch holds, the skin stitch aligns. Edges that stand up slightly will lie flat later.",
        ),
        prose(
            """
            A continuous subcuticular stitch of an absorbable monofilament spares the removal, if there is no tension
            left and the wound is clean. Which thread lasts how long is shown in <a
            href="page:suture-size-and-material">suture size and material</a>, and the needles for skin in <a
            href="page:needle-points-and-shapes">needle points and shapes</a>.
            """
        ),
        Heading("6. Finish"),
        prose(
            """
            Count swabs, needles and blades aloud. Clean with saline, dry, and dress with an island dressing or a film.
            Take the blade off with a remover, close the guard of a safety scalpel, and put all sharps away yourself, at
            the table.

            Record: site and side with a drawing, size of lesion and margins, drug and volume, blade, sutures by
            material and size, count, specimen with its marking, and who will pass on the result and when.
            """
        ),
        Product(equipment.ISLAND, "Covers a short, closed incision for the first two days and longer if dry."),
        Heading("What the patient takes home"),
        prose(
            """
            - Keep the dressing dry and in place for 48 hours; after that a short shower is usually fine.
            - Press for fifteen minutes without looking if it bleeds; seek help if it does not stop.
            - Redness that spreads, pus, fever or growing pain: get in touch the same day.
            - No stretching, lifting or swimming for as long as the note says.
            - The day the stitches come out, where, and how the histology result will arrive. No result is not a good
            result: ask for it.
            """
        ),
        Heading("Not sold here, but needed"),
        prose(
            """
            Local anaesthetic, skin antiseptic, specimen pots with fixative, marker pens and diathermy are not part of
            this shop's range. Put them on your list. Everything in the kit below is a pick list of single packages; it
            is not a procedure pack.
            """
        ),
    ),
    kit=Kit(
        "Kit for one minor skin excision",
        (
            KitLine(equipment.SAFETY_SCALPEL_15, 1, "Excision with the small belly; guard on the way to the bin"),
            KitLine(equipment.GLOVE_SYNTHETIC_7, 1, "Operator; change the size to yours"),
            KitLine(equipment.FENESTRATED_DRAPE, 1, "Sterile field around the lesion"),
            KitLine(equipment.XRAY_SWAB, 1, "Counted swabs for the field"),
            KitLine(equipment.SYRINGE_5, 1, "Local anaesthetic"),
            KitLine(equipment.DRAWING_UP_NEEDLE, 1, "Drawing up"),
            KitLine(equipment.NEEDLE_25G, 1, "Infiltration"),
            KitLine(equipment.BRAIDED_4_0, 1, "Buried layer"),
            KitLine(equipment.NYLON_5_0, 1, "Skin of face or hand; take 4-0 for trunk and limb"),
            KitLine(equipment.ADSON_TOOTHED, 1, "Skin edge"),
            KitLine(equipment.HALSEY, 1, "Fine needles"),
            KitLine(equipment.ISLAND, 1, "Dressing"),
        ),
    ),
    sources=(
        "World Health Organization, Surgical safety checklist and implementation manual, 2009",
        "NICE guideline NG125, Surgical site infections: prevention and treatment, 2019, updated 2020",
        "NICE guideline NG14, Melanoma: assessment and management, 2015, updated 2022",
        "Centre for Perioperative Care, National Safety Standards for Invasive Procedures 2 (NatSSIPs 2), 2023",
    ),
    related=("suture-size-and-material", "scalpel-blades-and-sharps-safety", "choosing-a-dressing"),
)
