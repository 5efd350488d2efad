"""Punch biopsy of the skin."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

PUNCH_BIOPSY = Guide(
    slug="skin-punch-biopsy",
    title="Punch biopsy of the skin: choose the place, take it whole, send it right",
    intro=(
        "A small cylinder of skin answers many questions if it comes from the right place and reaches the laboratory "
        "in the right fluid. Planning, steps, closure and the kit for a clinic room."
    ),
    author="Demonstration author, dermatology nursing",
    reviewer="Demonstration reviewer, dermatology",
    published_on=dt.date(2026, 7, 22),
    reviewed_on=dt.date(2026, 10, 30),
    review_by=dt.date(2028, 10, 30),
    specialties=("dermatology", "plastic-surgery"),
    procedures=("punch-biopsy",),
    picture="sharps",
    picture_alt="A sharps container, a guarded needle, a guarded scalpel, and a dish for passing sharps.",
    questions=(
        "Where in a rash or lesion should the biopsy be taken?",
        "Which punch size, and does the wound need a stitch?",
        "Why must the specimen not be gripped with toothed forceps?",
        "Which fluid does the specimen go into?",
        "May I take a punch from a mole that could be melanoma?",
        "How do I keep the scar small?",
    ),
    key_points=KeyPoints(
        (
            "The place decides the answer: a fresh, typical, untreated spot, or the edge of a blister or ulcer.",
            "Stretch the skin across the tension lines, so that the round hole becomes an oval that closes along them.",
            "Turn the punch one way and press until it gives; then lift the core with a needle and cut its base.",
            "Formalin for histology, but a transport medium for immunofluorescence: ask before you cut.",
            "A lesion that may be melanoma is excised whole on the pathway, and is not sampled with a punch.",
        )
    ),
    body=(
        Heading("Before the biopsy"),
        prose(
            """
            Ask what the biopsy is to decide, and whether a punch can decide it. Inflammation, blistering, hair loss and
            most suspected basal cell carcinomas suit a punch. Disease of the deep fat needs a deep wedge, and a
            pigmented lesion that might be melanoma is removed whole by the service of your pathway: a sample may miss
            the worst part and makes the depth unreadable.

            Ask about anticoagulants (usually continued), bleeding, allergy to local anaesthetic, latex, antiseptic and
            plasters, implanted devices, keloid, and poor healing of the legs. Explain the scar, bleeding, infection,
            and the possibility that the answer remains open. Consent, identity, site and side; mark the spot while the
            patient agrees to it.
            """
        ),
        Table(
            "Where to take the core",
            ("Picture", "Best place", "Medium"),
            (
                ("Rash without blisters", "A fully developed, untreated spot, not scratched", "Formalin"),
                ("Blister", "Edge of a fresh, small blister, with some skin beside it", "Formalin"),
                ("Blister, immunofluorescence", "Normal-looking skin close to the blister", "Transport medium, saline"),
                ("Ulcer", "Edge, with some of the bed; several cores if it is large", "Formalin, and culture if asked"),
                ("Hair loss", "Active edge, along the direction of the hairs, two cores of 4 mm", "Formalin"),
                ("Suspected basal cell carcinoma", "The most raised part, not the ulcerated centre", "Formalin"),
                ("Infection suspected", "Edge; a second core", "Sterile saline, no formalin"),
            ),
        ),
        Heading("Size"),
        prose(
            """
            Punches are sold from 2 to 8 mm. <b>4 mm</b> is the usual compromise: large enough for the pathologist,
            small enough for a scar that few notice. On the face 3 mm may do; below that, much is lost in processing.
            Wounds of 3 mm or less may be left to heal under a moist dressing; from 4 mm upwards one or two stitches
            shorten the time of healing. Avoid, when there is a choice, shins, ankles, the middle of the chest and the
            deltoid region; they heal slowly or with raised scars.
            """
        ),
        Heading("1. Mark, anaesthetise, prepare"),
        prose(
            """
            Mark the spot and the direction of the relaxed skin tension lines before you inject, because swelling hides
            both. Check drug, strength and expiry, calculate the greatest dose, label the syringe. Inject slowly just
            under the spot and not into it. Clean with an antiseptic and let it dry. Lay a fenestrated drape. Wear
            gloves as your policy asks for minor procedures; sterile gloves if a suture is planned.
            """
        ),
        Product(equipment.NEEDLE_25G, "Infiltration, and later a fine needle to lift the core."),
        Product(equipment.FENESTRATED_DRAPE, "A small window keeps hair and clothing off the field."),
        Heading("2. Punch"),
        prose(
            """
            Stretch the skin with thumb and finger <b>at a right angle to the tension lines</b>. Set the punch upright,
            press evenly and turn it in one direction, without rocking, until it gives and stands in the fat. On thin
            skin over bone, nerve or artery (temple, finger, shin, eyelid) stop earlier: know what lies beneath.
            Withdraw the punch and release the skin; the round hole turns into an oval along the lines.
            """
        ),
        Heading("3. Lift and cut"),
        prose(
            """
            Press at the side and the core comes up. Spear it at its lower end with the tip of a needle, or lift it with
            fine untoothed forceps by the fat, and cut its base with small sharp scissors. Do not grip the epidermis,
            and use no teeth: crushed cells cannot be read, and in some diseases it is the very thing that has to be
            judged. Take the core out of the punch with a needle if it has stuck there, never by blowing or knocking.

            Put it into its pot at once. Check the fluid, the label, and that the core is really in the fluid and not on
            the lid. Two sites, two pots, each labelled with its site before the second punch.
            """
        ),
        Product(equipment.IRIS_SCISSORS, "Small sharp tips to cut the base of the core."),
        Caution(
            "Formalin or not",
            "A core for immunofluorescence or culture is lost as soon as it touches formalin. Line up the pots before "
            "you begin, read the labels aloud, and keep the formalin closed until it is needed. Formalin is toxic and "
            "sensitising: wear gloves and eye protection, and close the lid tightly.",
        ),
        Heading("4. Stop the bleeding and close"),
        prose(
            """
            Press for two minutes by the clock. Close with one or two interrupted stitches of a fine monofilament,
            across the oval: 6-0 or 5-0 on the face, 4-0 elsewhere. A deep stitch is seldom needed. Then cover with an
            island dressing, or with a contact layer and a pad on fragile skin.
            """
        ),
        Product(equipment.NYLON_4_0, "One or two stitches for trunk and limb; 5-0 for the face."),
        Product(equipment.HALSEY, "Fine needle holder for a short needle."),
        Figure(
            "punch_closure",
            "A round hole, stretched across the tension lines, has become an oval that two stitches close along them.",
            "Stretch across the lines while you punch: the hole then closes along them.",
        ),
        Table(
            "Stitches after a punch biopsy: usual size and time",
            ("Place", "Size", "Out after about"),
            (
                ("Face", "6-0 or 5-0", "5 days"),
                ("Scalp", "4-0", "7 to 10 days"),
                ("Trunk and arm", "4-0", "10 to 12 days"),
                ("Leg", "4-0", "12 to 14 days"),
            ),
        ),
        Heading("5. Sharps, form, patient"),
        prose(
            """
            The punch is a sharp: count it with needle and blade, and put it into the container yourself. The request
            form is part of the specimen. Write the site and side, how long and how it looks, what has been applied, the
            question, and what you think it is; the pathologist reads the slide with your words in mind.

            Tell the patient to keep it dry for a day or two, to press if it bleeds, when and where stitches come out,
            what infection looks like, and how and by whom the result will be given. Keep a list of the biopsies taken:
            someone must notice a result that has not come back.
            """
        ),
        Product(equipment.ISLAND, "A small island dressing for the first days."),
        Heading("What goes wrong"),
        prose(
            """
            - <b>The wrong place</b>: an old, scratched or treated spot, or the centre of an ulcer. Ask someone to look
            with you before, or take two.
            - <b>Too shallow</b>: pressed without turning, or withdrawn at the first drop of blood. Go on until the
            punch gives.
            - <b>Crushed</b>: gripped by its top. Lift from below.
            - <b>Lost</b>: left in the punch, on the drape, on the lid. See it in the fluid.
            - <b>Mixed up</b>: two pots, one label. Label before the second core.
            - <b>Bleeding that comes back</b>: usually adrenaline that has worn off. Press, then stitch.
            """
        ),
        Heading("Not sold here, but needed"),
        prose(
            """
            Biopsy punches, specimen pots, transport medium, local anaesthetic and antiseptic are not in this shop's
            range. For an excision instead of a sample see <a href="page:minor-skin-excision-and-closure">minor skin
            excision</a>; for the dressing, <a href="page:choosing-a-dressing">choosing a dressing</a>.
            """
        ),
    ),
    kit=Kit(
        "Kit for one punch biopsy, without the punch",
        (
            KitLine(equipment.GLOVE_SYNTHETIC_7, 1, "Operator; change the size to yours"),
            KitLine(equipment.FENESTRATED_DRAPE, 1, "Field"),
            KitLine(equipment.SYRINGE_5, 1, "Local anaesthetic"),
            KitLine(equipment.DRAWING_UP_NEEDLE, 1, "Drawing up"),
            KitLine(equipment.NEEDLE_25G, 2, "Infiltration, and lifting the core"),
            KitLine(equipment.XRAY_SWAB, 1, "Pressure; counted"),
            KitLine(equipment.IRIS_SCISSORS, 1, "Base of the core"),
            KitLine(equipment.HALSEY, 1, "Needle"),
            KitLine(equipment.NYLON_4_0, 1, "Skin of trunk and limb; 5-0 for the face"),
            KitLine(equipment.ISLAND, 1, "Dressing"),
        ),
    ),
    sources=(
        "NICE guideline NG14, Melanoma: assessment and management, 2015, updated 2022",
        "NICE guideline NG12, Suspected cancer: recognition and referral, 2015, updated since",
        "World Health Organization, Surgical safety checklist and implementation manual, 2009",
        "Bolognia JL, Schaffer JV, Cerroni L (eds), Dermatology, Elsevier, section on surgery",
    ),
    related=("minor-skin-excision-and-closure", "choosing-a-dressing", "scalpel-blades-and-sharps-safety"),
)
