"""Insertion of a central venous catheter: the sterile part. For professionals only."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Audience, Caution, Figure, Guide, Heading, KeyPoints, Kit, KitLine, Product, Table, prose

CENTRAL_LINE = Guide(
    slug="central-line-sterile-field",
    title="Central venous catheter: sterile field, fixing and dressing",
    intro=(
        "The catheter comes in its own set. What prevents infection and a lost guidewire lies around it: barrier, "
        "antisepsis, a count of one wire, fixing and dressing. The part of the procedure that a checklist can carry."
    ),
    author="Demonstration author, critical care",
    reviewer="Demonstration reviewer, infection prevention",
    published_on=dt.date(2026, 8, 12),
    reviewed_on=dt.date(2026, 10, 8),
    review_by=dt.date(2026, 12, 15),
    specialties=("anaesthesia-and-critical-care", "infection-prevention"),
    procedures=("central-venous-catheterisation",),
    picture="catheter",
    picture_alt=(
        "A central venous catheter with three coloured lumens, a syringe, an introducer needle and a guarded scalpel."
    ),
    questions=(
        "What belongs to maximal sterile barrier precautions for a central line?",
        "How is a retained guidewire prevented?",
        "Which skin antiseptic, and how long must it dry?",
        "How is the catheter fixed and dressed, and when is the dressing changed?",
        "What is checked before the line is used?",
        "When is a central line taken out?",
    ),
    key_points=KeyPoints(
        (
            "Cap, mask, sterile gown, sterile gloves, and a drape that covers the patient: all five, every time.",
            "2% chlorhexidine in 70% alcohol on intact skin unless there is a reason against it, and let it dry.",
            "See with ultrasound before and during the puncture, and confirm the wire in the vein before you dilate.",
            "One wire in, one wire out: said aloud, seen by two, and written down.",
            "Ask every day whether the line is still needed.",
        )
    ),
    body=(
        Heading("What this guide covers"),
        prose(
            """
            It is a companion to your unit's own procedure, for people who are trained, or are supervised, in inserting
            central venous catheters. It deals with field, count, fixing and care. It does not teach puncture, it does
            not replace simulation and supervision, and doses and choice of catheter are left to your unit's policy.

            Before you start: is there an indication, and would a peripheral or midline catheter do? Consent, allergies
            (<b>chlorhexidine</b> above all, and latex), clotting, previous lines, pacing wires, skin at the site. Have
            somebody with you who can stop the procedure when a step is left out, and who is allowed to.
            """
        ),
        Table(
            "Maximal sterile barrier",
            ("Item", "Who", "Why"),
            (
                ("Cap and mask", "Operator and everyone at the field", "Mouth and hair shed over an open set"),
                ("Surgical hand antisepsis", "Operator, assistant", "Gloves fail"),
                ("Sterile gown", "Operator, assistant", "Sleeves touch a long wire"),
                ("Sterile gloves", "Operator, assistant", "Change them after the ultrasound cover if in doubt"),
                ("Large sterile drape", "Patient, from head to foot", "A small drape lets the wire touch the bed"),
                ("Sterile cover and gel", "Ultrasound probe and cable", "The probe is part of the field"),
            ),
        ),
        Product(equipment.GOWN_L, "Sterile gown for operator and assistant."),
        Product(equipment.LAPAROTOMY_DRAPE, "A full-size drape; use a dedicated one with a window if you have it."),
        Heading("1. Set up"),
        prose(
            """
            Position, monitoring, oxygen if needed, and a scan of both sides before anyone is sterile: is the vein open,
            how deep is it, where is the artery? Lay out the set in the order of use. Flush and clamp each lumen, apart
            from the one for the wire. Put the wire on the field where it is seen, and say "one wire". Sharps get a
            place of their own, with a foam or magnet.
            """
        ),
        Heading("2. Antisepsis"),
        prose(
            """
            Clip hair, do not shave. Clean the skin with alcoholic chlorhexidine gluconate, 2 per cent in 70 per cent
            alcohol, as the epic3 guideline and others advise, with friction over a wide area, for as long as its
            instructions say. Let it dry by itself. It must not reach eyes or ears, and must not pool under the neck.
            For a known allergy use alcoholic povidone-iodine or what your policy names; follow the product's
            instructions in the newborn.
            """
        ),
        Caution(
            "Chlorhexidine can cause anaphylaxis",
            "It is also in some catheters, gels and dressings. Ask about reactions at dentist, urology and earlier "
            "lines. If collapse follows insertion of a coated catheter, think of the coating.",
        ),
        Heading("3. Drape, pause"),
        prose(
            """
            Cover the whole patient. Then pause as for any invasive procedure: patient, side, indication, allergy,
            clotting, equipment, roles, who watches the monitor, who counts. NatSSIPs 2 applies at the bedside just as
            in theatre.
            """
        ),
        Heading("4. The wire"),
        prose(
            """
            Puncture under ultrasound with the tip in view. Before dilating, show that the wire lies in the vein, in two
            planes, and that it leads toward the heart; use pressure or a transducer if there is doubt. Dilating an
            artery is the injury that this step prevents.

            Never let go of the wire, and hold its end before the catheter goes over it. Do not advance it further than
            needed; ectopic beats mean that it is far enough. Nick the skin with the back of the blade to the wire. When
            the catheter is in, take out the wire, look at its tip, and say <b>"wire out"</b>; the assistant repeats it,
            and writes it down. Retained guidewires are never events, and in most of them somebody was interrupted at
            just this point.
            """
        ),
        Product(equipment.SAFETY_SCALPEL_11, "A small stab beside the wire; guard closed at once."),
        Table(
            "Count for one central line",
            ("Item", "In", "Out"),
            (
                ("Guidewire", "1, on the field", "1, tip seen, said aloud"),
                ("Needles and introducer", "As in the set, plus anaesthetic", "All in the sharps container"),
                ("Scalpel", "1", "1, guarded"),
                ("Suture needle", "1 for each packet", "1 for each packet"),
                ("Swabs", "By fives, X-ray detectable", "The same number"),
            ),
        ),
        Heading("5. Fix"),
        prose(
            """
            A line that moves carries skin bacteria inward. Fix at the depth that was planned, note the centimetres at
            the skin, and fix every wing that the maker has provided. Devices without sutures avoid a needle next to the
            line and a stitch that inflames, and several guidelines prefer them; where you suture, use a non-absorbable
            braided thread, leave a small gap to the skin, and do not tie around the catheter itself, because that
            narrows or cuts it.
            """
        ),
        Product(equipment.SILK_2_0, "For wings that are sutured; tie without strangling the skin."),
        Product(equipment.MAYO_HEGAR, "Needle holder, so that fingers stay away from the needle."),
        Heading("6. Dress"),
        prose(
            """
            Clean off blood, let the skin dry, and cover with a sterile, transparent, semi-permeable dressing so that
            the entry can be seen at every shift. For adults, dressings or pads with chlorhexidine are advised by
            several bodies where the rate of infection calls for it. If it oozes or the patient sweats, use sterile
            gauze until it is dry, and then change to film.

            Change a transparent dressing after seven days, and gauze after two; either of them at once when it is damp,
            loose or dirty. Write the date on it.
            """
        ),
        Product(equipment.FILM, "Transparent film: the entry can be seen at each shift."),
        Figure(
            "central_line_field",
            "A gowned operator beside a patient under a full drape with a window at the neck, and a probe in a "
            "sterile cover.",
            "If the drape is small, the wire will find the bed. Cover everything that it could touch.",
        ),
        Heading("7. Before first use"),
        prose(
            """
            Blood can be drawn from every lumen; caps are on; the tip is where it should be, by X-ray, ECG or other
            method of your unit; no pneumothorax; a venous trace or gas if there is doubt. Only then is it released, in
            writing. For a patient who is dying in front of you, the person who decides to use it earlier says so and
            takes the check up afterwards.

            Record: indication, side, site, ultrasound used, number of attempts, catheter with lot number, length at the
            skin, wire out with two names, confirmation of the tip, complications.
            """
        ),
        Heading("8. Care, and the day it comes out"),
        prose(
            """
            Look at the entry at least once a shift; scrub the hub with alcoholic chlorhexidine for as long as your
            policy asks and let it dry, every time; keep the number of connections small. At each round ask what it is
            still for. A line that was put in without a full barrier, in an emergency, is replaced as soon as possible,
            within 24 to 48 hours in most policies.

            To remove: head down or flat, hold breath or breathe out, press, then cover with an airtight dressing. Look
            at the tip: it is whole. Air embolism happens at the end, when everyone thinks that the dangerous part is
            over.
            """
        ),
    ),
    kit=Kit(
        "Kit around one central venous catheter set",
        (
            KitLine(equipment.GOWN_L, 2, "Operator and assistant"),
            KitLine(equipment.GLOVE_SYNTHETIC_7_5, 2, "Operator and assistant; choose the sizes"),
            KitLine(equipment.LAPAROTOMY_DRAPE, 1, "Patient from head to foot"),
            KitLine(equipment.XRAY_SWAB, 2, "Field; counted"),
            KitLine(equipment.SYRINGE_10, 3, "Flushing and anaesthetic"),
            KitLine(equipment.DRAWING_UP_NEEDLE, 1, "Drawing up"),
            KitLine(equipment.NEEDLE_25G, 1, "Skin infiltration"),
            KitLine(equipment.SAFETY_SCALPEL_11, 1, "Skin nick beside the wire"),
            KitLine(equipment.SILK_2_0, 1, "Wings, where sutured"),
            KitLine(equipment.MAYO_HEGAR, 1, "Needle"),
            KitLine(equipment.FILM, 1, "Dressing over the entry"),
        ),
    ),
    sources=(
        "Loveday HP et al., epic3: national evidence-based guidelines for preventing healthcare-associated infections "
        "in NHS hospitals in England, Journal of Hospital Infection, 2014",
        "Centers for Disease Control and Prevention, Guidelines for the prevention of intravascular catheter-related "
        "infections, 2011, updated since",
        "Association of Anaesthetists of Great Britain and Ireland, Safe vascular access, 2016",
        "Centre for Perioperative Care, National Safety Standards for Invasive Procedures 2 (NatSSIPs 2), 2023",
        "NHS England, Never Events policy and list",
    ),
    related=("scalpel-blades-and-sharps-safety", "surgical-glove-size-and-latex", "choosing-a-dressing"),
    audience=Audience.PROFESSIONALS,
)
