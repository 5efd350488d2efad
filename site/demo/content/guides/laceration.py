"""Repair of a laceration in the emergency department."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

LACERATION = Guide(
    slug="laceration-repair-emergency-department",
    title="Laceration repair in the emergency department",
    intro=(
        "A cut is sutured in ten minutes and judged for years. What must be examined before the local anaesthetic, "
        "how to clean, when not to close, and which thread for which part of the body."
    ),
    author="Demonstration author, emergency nursing practice",
    reviewer="Demonstration reviewer, emergency medicine",
    published_on=dt.date(2026, 3, 18),
    reviewed_on=dt.date(2026, 6, 30),
    review_by=dt.date(2027, 1, 15),
    specialties=("emergency-medicine", "plastic-surgery"),
    procedures=("laceration-repair",),
    picture="wound_closure",
    picture_alt=(
        "A curved needle with violet thread, a needle holder with a second needle, and toothed forceps on a drape."
    ),
    questions=(
        "What do I examine before I anaesthetise a laceration?",
        "Which wounds should not be closed in the emergency department?",
        "How do I clean a laceration, and with how much fluid?",
        "Which suture size for face, scalp, hand and leg, and when are stitches removed?",
        "Do I need sterile gloves to suture a simple laceration?",
        "When is glue or a strip better than a stitch?",
    ),
    key_points=KeyPoints(
        (
            "Sensation, perfusion and tendon function are examined and written down before any anaesthetic.",
            "Glass, metal and stone show on X-ray; look for them in every wound made by them.",
            "Cleaning prevents infection; drinking-quality tap water serves as well as saline for most wounds.",
            "Bites, dirty wounds and late wounds are often better left open and closed some days later.",
            "Ask for tetanus status every time, and act on it.",
        )
    ),
    body=(
        Heading("1. Stop the bleeding, then look"),
        prose(
            """
            Press firmly with a swab for as long as it takes, raise the limb, and look at the whole patient first: a cut
            may be the smallest of the injuries. Do not clamp blindly in the depth of a wound; next to the artery runs
            the nerve. A tourniquet on a finger must be visible and timed, and someone must be named who takes it off.

            Then take the history: what, when, how, with what; crush or bite; which hand leads and what the patient does
            for a living; anticoagulants, diabetes, immune suppression, allergies, tetanus immunisation. Keep in mind
            that the story may not fit the wound; ask about violence and self-harm in private, and follow your
            safeguarding policy.
            """
        ),
        Heading("2. Examine before you anaesthetise"),
        prose(
            """
            - <b>Nerve</b>: light touch and two-point discrimination beyond the wound, then the muscles that the nerve
            moves.
            - <b>Vessel</b>: colour, warmth, capillary refill, pulses.
            - <b>Tendon</b>: each one singly and against resistance. A tendon that is half cut still moves the joint,
            and hurts.
            - <b>Bone, joint and foreign body</b>: X-ray for glass, metal, stone and for a fall on the hand; ultrasound
            for wood and plastic.

            Write it down, with the time, before the syringe comes out. Once the skin is numb, move the part through its
            range again and watch the floor of the wound: a tendon that was cut with the finger bent lies away from the
            cut in the skin.
            """
        ),
        Table(
            "Close now, later, or call",
            ("The wound", "Usual plan"),
            (
                ("Clean, straight, fresh, no deep injury", "Close now"),
                ("Human or cat bite; puncture; soil or faeces", "Clean, leave open, consider antibiotics, review"),
                ("Late, swollen, inflamed", "Clean, dress, look again after 3 to 5 days"),
                ("Nerve, tendon, joint, open fracture, high-pressure injection", "Hand or orthopaedic surgeon, now"),
                ("Lip border, eyelid, ear cartilage, through the cheek", "Call the team that your pathway names"),
                ("Fight bite: a cut over a knuckle", "Treat as a joint until shown otherwise"),
            ),
        ),
        Heading("3. Anaesthetise and clean"),
        prose(
            """
            Check strength and expiry, calculate the greatest dose by weight from the product information, label the
            syringe. Inject slowly, from inside the wound edge where that is clean, or use a block for finger and face.
            For children a topical gel may spare the needle; give it its time.

            Then clean, and take longer over it than feels necessary. Irrigate with saline, or with tap water where it
            is of drinking quality, using a 20 mL syringe and a wide, blunt-ended cannula or a splash guard, until
            nothing more comes out. Volume and pressure matter more than what is in the bottle. Pick out grit: what
            stays will tattoo. Trim only what is dead. Antiseptics belong on the skin around the wound and not in it.
            Wear eye protection.
            """
        ),
        Product(equipment.SYRINGE_10, "For the anaesthetic; take a larger one for irrigation."),
        Product(equipment.NEEDLE_25G, "Slow infiltration through a fine needle."),
        Caution(
            "Find the glass",
            "Missed foreign bodies are a frequent reason for claims after hand wounds. If glass made the wound, X-ray "
            "it; if you cannot see the bottom of the wound, you have not excluded it. Tell the patient what you "
            "looked for.",
        ),
        Heading("4. Choose how to close"),
        prose(
            """
            <b>Strips and glue</b> suit short, clean cuts without tension, above all on a child's face. Glue goes on the
            dry edges and not into the wound; keep it away from the eye, and never use it in a bite or on a mucosa.
            <b>Staples</b> are quick on the scalp. <b>Stitches</b> are for everything that gapes, moves or bleeds.

            Are sterile gloves necessary? In a randomised trial in emergency departments (Perelman and colleagues,
            2004), simple lacerations that were repaired with clean, non-sterile gloves became infected no more often.
            Many departments use them on that ground for simple wounds; instruments, suture and field are sterile in any
            case. Follow your policy, and wear sterile gloves for deep and complex repairs.
            """
        ),
        Product(equipment.EXAM_NITRILE_M, "Clean nitrile gloves, where your policy allows them for simple wounds."),
        Table(
            "Skin sutures and their removal. Synthetic monofilament unless stated.",
            ("Place", "Size", "Out after about", "Remark"),
            (
                ("Face", "6-0 or 5-0", "3 to 5 days", "Strips afterwards; match the lip border first"),
                ("Scalp", "4-0 or 3-0", "7 to 10 days", "Look for a fracture; staples are an alternative"),
                ("Arm", "4-0", "7 to 10 days", "Longer over the elbow"),
                ("Hand and finger", "5-0 or 4-0", "10 to 14 days", "No deep stitches in the finger"),
                ("Trunk", "4-0 or 3-0", "10 to 14 days", "Deep layer first"),
                ("Leg and foot", "4-0 or 3-0", "10 to 14 days", "Over a joint 14 days, with a splint if needed"),
                ("Inside the mouth", "4-0 or 5-0 absorbable", "Not removed", "Braided thread is softer to the tongue"),
            ),
        ),
        Heading("5. Suture"),
        prose(
            """
            Take the needle two thirds of the way from its point. Enter at a right angle, turn the wrist along the
            curve, and leave at the same depth and distance on the other side. Depth should equal or exceed width, so
            that the edges turn slightly outward. Tie until the edges touch and stop there, because the wound will
            swell. Lay the knots to one side.

            Deep stitches are few, absorbable, and only where there is a space to close; each of them is a foreign body
            in a wound that was not clean. Put the first stitch where things must meet: an eyebrow's edge, the border of
            the lip, the corner of a flap. A corner is held with a stitch that runs inside its dermis and not through
            its tip.
            """
        ),
        Product(equipment.CUTTING_NYLON, "Reverse cutting, 3/8 circle: the everyday skin stitch."),
        Product(equipment.BRAIDED_4_0, "For the few deep stitches, and inside the mouth."),
        Figure(
            "needle_path",
            "Path of a needle through skin: in and out at a right angle, equal on both sides, deeper than wide.",
            "Equal bites, square to the skin and deeper than wide, bring the edges up and level.",
        ),
        Heading("6. Afterwards"),
        prose(
            """
            Count needles and blades, and clear your own sharps. Dress with a contact layer and pad or an island
            dressing; splint over a joint; raise a hand. Antibiotics are for bites, heavy soiling, open fractures and
            selected patients, under your policy, and never in place of cleaning. For tetanus follow the national table:
            it asks about the wound, the immunisations and the time since the last one.

            Tell the patient, and write on the sheet: when the stitches come out and where, how to keep it dry, what
            spreading redness, fever, numbness or weakness mean, and that the scar will change for a year and wants
            protection from sun.

            Record: time and cause, examination before anaesthesia, drug and volume, how it was cleaned, what was found
            in the depth, suture by material, size and number, tetanus, advice, follow-up.
            """
        ),
        Product(equipment.CONTACT_LAYER, "Does not stick to the wound; the pad above it is changed."),
        Heading("Children and frightened adults"),
        prose(
            """
            Explain, show, let a parent hold. Topical anaesthesia and glue solve most small wounds of the face. If a
            good repair would need force, stop and ask for sedation or theatre: a wound can wait for some hours under a
            moist dressing. The shapes of needles are explained in <a href="page:needle-points-and-shapes">needle points
            and shapes</a>.
            """
        ),
    ),
    kit=Kit(
        "Kit for one laceration repair",
        (
            KitLine(equipment.EXAM_NITRILE_M, 2, "Examination, cleaning and, where policy allows, repair"),
            KitLine(equipment.GLOVE_SYNTHETIC_7_5, 1, "Sterile pair for deep or complex repair"),
            KitLine(equipment.FENESTRATED_DRAPE, 1, "Sterile field"),
            KitLine(equipment.PLAIN_SWAB, 2, "Pressure and cleaning"),
            KitLine(equipment.SYRINGE_10, 1, "Local anaesthetic"),
            KitLine(equipment.NEEDLE_25G, 1, "Infiltration"),
            KitLine(equipment.CUTTING_NYLON, 1, "Skin"),
            KitLine(equipment.BRAIDED_4_0, 1, "Deep stitches, only if needed"),
            KitLine(equipment.ADSON_TOOTHED, 1, "Skin edge"),
            KitLine(equipment.MAYO_HEGAR, 1, "Needle"),
            KitLine(equipment.IRIS_SCISSORS, 1, "Trimming and thread"),
            KitLine(equipment.CONTACT_LAYER, 1, "Dressing"),
        ),
    ),
    sources=(
        "Perelman VS et al., Sterile versus nonsterile gloves for repair of uncomplicated lacerations in the emergency "
        "department: a randomized controlled trial, Annals of Emergency Medicine, 2004",
        "Fernandez R and colleagues, Water for wound cleansing, Cochrane Database of Systematic Reviews",
        "UK Health Security Agency, Immunisation against infectious disease (the Green Book), chapter 30, Tetanus",
        "NICE guideline NG184, Human and animal bites: antimicrobial prescribing, 2020",
    ),
    related=("needle-points-and-shapes", "suture-size-and-material", "choosing-a-dressing"),
)
