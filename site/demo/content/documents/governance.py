"""A sample declaration of conformity and two policy templates."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Audience, Caution, DocumentKind, KeyPoints, LibraryDocument, Section, Table, prose

DECLARATION = LibraryDocument(
    slug="declaration-of-conformity-sample",
    title="EU declaration of conformity (sample)",
    reference="DEMO-DOC-0701",
    kind=DocumentKind.DECLARATION,
    language="en-GB",
    version="1.0",
    valid_from=dt.date(2026, 8, 3),
    summary=(
        "What a declaration under Annex IV of Regulation (EU) 2017/745 contains, filled in for an invented maker, "
        "with a list of what a buyer should check."
    ),
    questions=(
        "What must an EU declaration of conformity contain?",
        "When does the CE mark need the number of a notified body?",
        "What is the difference between UDI-DI and Basic UDI-DI?",
        "What should a buyer check on a declaration of conformity?",
    ),
    products=(equipment.BRAIDED_3_0,),
    specialties=("theatre-practice",),
    audience=Audience.PROFESSIONALS,
    sections=(
        Section(
            "Declaration",
            (
                Caution(
                    "Sample",
                    "The maker, its numbers and its certificate are invented. This paper declares nothing.",
                ),
                Table(
                    "Particulars (Annex IV of Regulation (EU) 2017/745)",
                    ("Item", "Entry"),
                    (
                        ("Manufacturer", "Demonstration Sutures Ltd, 1 Example Street, Exampletown (invented)"),
                        ("Single registration number (SRN)", "XX-MF-000000000"),
                        ("Authorised representative", "Demonstration GmbH (invented), SRN XX-AR-000000000"),
                        ("Basic UDI-DI", "9529999DEMOSUTURE (not a valid number)"),
                        ("Product", "Braided absorbable suture with needle, polyglactin 910, USP 6-0 to 1"),
                        ("Intended purpose", "Approximation of soft tissue and ligation"),
                        ("Risk class", "III, rule 8 of Annex VIII (absorbed in the body)"),
                        ("Conformity assessment", "Annex IX, chapters I and II"),
                        ("Notified body", "0000 (no such body); certificate DEMO-0001, valid to 2030-12-31"),
                        ("Common specifications", "none applied"),
                    ),
                ),
                prose(
                    """
                    This declaration is issued under the sole responsibility of the manufacturer. The device described
                    above is in conformity with Regulation (EU) 2017/745 and, where applicable, with other Union
                    legislation that provides for the issue of an EU declaration of conformity.
                    """
                ),
                Table(
                    "Signature",
                    ("Place and date", "Name and function", "Signature"),
                    (("Exampletown, 3 August 2026", "A. Nobody, regulatory affairs (invented)", "not signed"),),
                ),
            ),
        ),
        Section(
            "Standards that a maker might name",
            (
                Table(
                    "Standards",
                    ("Standard", "About"),
                    (
                        ("EN ISO 13485", "Quality management system"),
                        ("EN ISO 14971", "Risk management"),
                        ("EN ISO 10993 series", "Biological evaluation"),
                        ("EN ISO 11135", "Sterilisation with ethylene oxide"),
                        ("EN ISO 11607-1 and -2", "Packaging"),
                        ("EN ISO 15223-1, EN ISO 20417", "Symbols; information supplied by the manufacturer"),
                    ),
                ),
            ),
        ),
        Section(
            "Class, and the number beside the CE mark",
            (
                Table(
                    "European classes with examples from this shop",
                    ("Class", "Example", "Number of a notified body"),
                    (
                        ("I", "Examination glove, not sterile", "no"),
                        ("I sterile (Is)", "Sterile drape; sterile gown", "yes, for sterility"),
                        ("I reusable surgical (Ir)", "Haemostat, scissors", "yes, for reprocessing"),
                        ("I measuring (Im)", "Syringe with a scale for a measured dose", "yes, for measuring"),
                        ("IIa", "Surgical glove; hypodermic needle", "yes"),
                        ("IIb", "Long-term non-absorbable suture", "yes"),
                        ("III", "Absorbable suture", "yes"),
                    ),
                ),
                prose(
                    """
                    The classification of a product is the maker's task, under the rules of Annex VIII, and follows its
                    intended purpose. The examples are common, and a given product may be classified otherwise.
                    """
                ),
            ),
        ),
        Section(
            "Check before you buy",
            (
                KeyPoints(
                    (
                        "Does it name the product and version that you receive? Compare catalogue numbers and Basic "
                        "UDI-DI.",
                        "Is it about Regulation (EU) 2017/745, or still about the older Directive 93/42/EEC with its "
                        "transition?",
                        "Is the certificate in force, and does its scope include the product?",
                        "Do label and instructions come in the language of your country?",
                        "Are importer and authorised representative named if the maker sits outside the European "
                        "Union?",
                        "Is it signed, dated, and by a person with a function?",
                    )
                ),
                prose(
                    """
                    The <b>Basic UDI-DI</b> names a group of models with the same purpose and class, and stands on
                    certificates and declarations, never on the label. The <b>UDI-DI</b> on the label names one model in
                    one package. Great Britain has rules of its own; ask for the evidence that applies to your market.
                    """
                ),
            ),
        ),
    ),
    sources=(
        "Regulation (EU) 2017/745 on medical devices, Articles 14, 19, 20 and 27, Annexes IV, VI and VIII",
        "ISO 13485:2016, Medical devices: quality management systems",
    ),
)

COUNTED = (
    "Swabs 10 × 10", "Packs 45 × 45", "Needles", "Blades", "Small items", "Instruments", "Other", "Left in on purpose",
)  # fmt: skip

COUNT_POLICY = LibraryDocument(
    slug="policy-template-accountable-items",
    title="Policy template: counting swabs, sharps and instruments",
    reference="DEMO-PT-0801",
    kind=DocumentKind.POLICY_TEMPLATE,
    language="en-GB",
    version="2.0",
    valid_from=dt.date(2026, 9, 1),
    summary=(
        "A skeleton for a local policy on accountable items, with a record sheet. Replace what stands in square "
        "brackets, and have it approved where you work."
    ),
    questions=(
        "What belongs in a local policy on swab, needle and instrument counts?",
        "What is done when the count is wrong?",
        "How are swabs that are left in the patient on purpose recorded?",
        "Is there a record sheet for counts?",
    ),
    products=(equipment.XRAY_SWAB, equipment.ABDOMINAL_SWAB),
    specialties=("theatre-practice", "obstetrics-and-gynaecology"),
    sections=(
        Section(
            "Purpose and scope",
            (
                prose(
                    """
                    No patient of [organisation] leaves an invasive procedure with an item that was not meant to stay.
                    This policy applies to every invasive procedure, in theatre, labour ward, endoscopy, radiology,
                    clinic and emergency department, and to all staff, students and visitors who take part.
                    """
                ),
                Table(
                    "Accountable items",
                    ("Group", "Examples"),
                    (
                        ("Textiles", "X-ray detectable swabs, packs, tampons, pledgets, tapes"),
                        ("Sharps", "Needles, blades, hooks, wires, broken pieces"),
                        ("Instruments", "All on the tray list, with their loose parts"),
                        ("Small items", "Vessel loops, clips and cartridges, catheter tips, guidewires, specimen bags"),
                    ),
                ),
            ),
        ),
        Section(
            "Roles",
            (
                KeyPoints(
                    (
                        "Scrub practitioner [registered]: leads the count, keeps all items in view.",
                        "Circulating practitioner: counts with the scrub practitioner, writes at once, stays in the "
                        "room.",
                        "Operator: allows time, explores the wound, does not close before the result, answers it "
                        "aloud.",
                        "Person in charge: supports a search, informs [manager on call], secures the report.",
                    )
                ),
            ),
        ),
        Section(
            "The count",
            (
                Table(
                    "When, and what",
                    ("Moment", "Textiles", "Sharps", "Instruments"),
                    (
                        ("Before the procedure begins", "yes", "yes", "yes"),
                        ("At each addition", "yes", "yes", "yes"),
                        ("Before a cavity or hollow organ is closed", "yes", "yes", "yes"),
                        ("Before the wound is closed", "yes", "yes", "yes"),
                        ("At the end, before sign out", "yes", "yes", "yes"),
                        ("At a permanent change of staff", "yes", "yes", "what is visible"),
                    ),
                ),
                prose(
                    """
                    1. Two people count aloud and together. Each item is separated and seen.
                    2. Order: textiles, sharps, small items, instruments; field, trolley, discarded.
                    3. Textiles come in multiples of [five]. A packet with a wrong number is bagged, labelled and
                    removed before the procedure begins.
                    4. The number is written down at once. Nothing leaves the room before the end of the final count.
                    5. An interrupted count of an item begins again.
                    6. The result is told to the operator, who answers.
                    """
                ),
            ),
        ),
        Section(
            "When the count is not correct",
            (
                Caution(
                    "Stop, say, search, X-ray, report",
                    "The operator is told at once. Closing stops if the patient's condition allows. If the item is "
                    "not found, an X-ray is taken in the room, and read before the patient leaves. Needles shorter "
                    "than [13] mm may not show; decide and record.",
                ),
                prose(
                    """
                    Every discrepancy is recorded and reported in [system], also when it has been resolved. If an item
                    is left behind, the patient is told openly, and the event is reported as your national framework
                    asks.
                    """
                ),
            ),
        ),
        Section(
            "Items left on purpose",
            (
                prose(
                    """
                    Packs, tampons and drains: number and kind in the operation note, on the handover, and on [wristband
                    or label]; a named team, and a date and time for removal. At removal each is counted out and
                    recorded. The next theatre team asks for them at its own time out.
                    """
                ),
            ),
        ),
        Section(
            "Training and audit",
            (
                prose(
                    """
                    Everyone who counts is trained and assessed before they count alone, and every [two] years after.
                    Audit [ten] procedures a month by observation: two people, aloud, separated, written at once, told,
                    answered.
                    """
                ),
            ),
        ),
        Section(
            "Record sheet",
            (
                Table(
                    "One line for each kind. Signed by both at the end.",
                    ("Item", "Start", "Added", "Total", "1st", "2nd", "Final"),
                    tuple((item, "", "", "", "", "", "") for item in COUNTED),
                ),
                Table(
                    "Signatures",
                    ("Scrub practitioner", "Circulating practitioner", "Time", "Result told to"),
                    (("", "", "", ""), ("", "", "", "")),
                ),
                Table(
                    "If the count was not correct",
                    ("Question", "Entry"),
                    (
                        ("What was missing, noticed when and by whom", ""),
                        ("Where was searched; X-ray taken, read by", ""),
                        ("Result, and who decided to close", ""),
                        ("Report number; patient told by", ""),
                    ),
                ),
            ),
            own_page=True,
        ),
    ),
    sources=(
        "Centre for Perioperative Care, National Safety Standards for Invasive Procedures 2 (NatSSIPs 2), 2023",
        "World Health Organization, Surgical safety checklist and implementation manual, 2009",
        "Association for Perioperative Practice (AfPP), guidance on accountable items, swab, instrument and needle "
        "counts",
    ),
)

SHARPS_POLICY = LibraryDocument(
    slug="policy-template-sharps",
    title="Policy template: safe sharps and what to do after an injury",
    reference="DEMO-PT-0802",
    kind=DocumentKind.POLICY_TEMPLATE,
    language="en-GB",
    version="1.5",
    valid_from=dt.date(2026, 10, 5),
    summary=(
        "A skeleton for a local policy on needles, blades and other sharps, with a one-page card for the first hour "
        "after an injury. Replace what stands in square brackets."
    ),
    questions=(
        "What do I do in the first hour after a needlestick injury?",
        "What belongs in a policy on safe sharps?",
        "How are safety devices chosen and introduced?",
        "How full may a sharps container be?",
    ),
    products=(equipment.SAFETY_SCALPEL_15, equipment.SAFETY_SCALPEL_11),
    specialties=("infection-prevention", "theatre-practice"),
    sections=(
        Section(
            "Card: the first hour",
            (
                Caution(
                    "Injured by a sharp, or splashed in eye or mouth",
                    "Bleed, wash, cover, report, go. Prophylaxis against HIV, where indicated, works best within "
                    "hours. Do not wait for the end of the list.",
                ),
                prose(
                    """
                    1. Let the wound bleed gently under running water. Wash with soap. Do not scrub, do not suck. Rinse
                    eyes and mouth with plenty of water.
                    2. Cover the wound. Hand over your task.
                    3. Tell the person in charge. Secure the device and note what it was.
                    4. Go at once to [occupational health, telephone]; outside hours to [emergency department].
                    5. Somebody else, and not you, talks to the source patient and asks for consent to testing.
                    6. Report in [system] on the same day.
                    """
                ),
                Table(
                    "What will be asked",
                    ("Question", "Answer"),
                    (
                        ("Time, place, task", ""),
                        ("Device: kind, maker, lot", ""),
                        ("Hollow or solid; visible blood; depth; gloves", ""),
                        ("Source known? Known infections?", ""),
                        ("Your hepatitis B vaccination and response", ""),
                        ("Pregnant, or taking regular medicines", ""),
                    ),
                ),
            ),
        ),
        Section(
            "Principles",
            (
                KeyPoints(
                    (
                        "First choice: no sharp at all. Second: a device with protection. Third: a safer way of "
                        "working.",
                        "Whoever uses a sharp discards it, at once, at the place of use.",
                        "Needles are not recapped by hand.",
                        "Nothing sharp is passed from hand to hand.",
                    )
                ),
                prose(
                    """
                    The law asks for risk assessment, for devices with protection where reasonably practicable, for
                    training, and for a system of reporting without blame: in the European Union Directive 2010/32/EU,
                    in Great Britain the sharps regulations of 2013, in the United States 29 CFR 1910.1030.
                    """
                ),
            ),
        ),
        Section(
            "Practice in theatre and clinic",
            (
                Table(
                    "Rules by device",
                    ("Device", "Rule"),
                    (
                        ("Scalpel blade", "Mounted and removed with an instrument; guard closed before it is put down"),
                        ("Suture needle", "Passed on the holder; parked on a counted pad; blunt needles for fascia"),
                        ("Hypodermic needle", "Protection activated with one hand; discarded with the syringe"),
                        ("Guidewire, trocar", "Point covered; counted out aloud"),
                        ("Broken or found sharp", "Picked up with forceps; never with fingers"),
                    ),
                ),
                Table(
                    "Sharps containers",
                    ("Point", "Rule"),
                    (
                        ("Place", "Within arm's reach, below eye level, not on the floor"),
                        ("Opening", "Temporary closure between uses"),
                        ("Fill line", "Closed for good at three quarters or the line, and after [three] months"),
                        ("Label", "Assembled by, date; closed by, date; place"),
                    ),
                ),
            ),
        ),
        Section(
            "Choosing and introducing devices",
            (
                prose(
                    """
                    A group of users, infection prevention, occupational health and purchasing tries at least two
                    devices in real work. Criteria: protection that works with one hand, is part of the device, shows
                    that it is active and cannot be undone; no loss for the patient; fit with what it connects to;
                    training needed; waste; price including injuries. After [three] months injuries and complaints are
                    looked at again.
                    """
                ),
            ),
        ),
        Section(
            "Training, reporting, audit",
            (
                prose(
                    """
                    At the start of employment and every [two] years, with the devices that are in use. Reports are
                    reviewed every month by [committee]; numbers, places, devices and actions are published to staff. A
                    report never leads to a reproach.
                    """
                ),
                Table(
                    "Approval",
                    ("Approved by", "Date", "Review by", "Version"),
                    (("[committee]", "", "", ""),),
                ),
            ),
        ),
    ),
    sources=(
        "Council Directive 2010/32/EU on prevention from sharp injuries in the hospital and healthcare sector",
        "Health and Safety (Sharp Instruments in Healthcare) Regulations 2013 (Great Britain)",
        "29 CFR 1910.1030, Bloodborne pathogens (United States, OSHA)",
        "Health and Safety Executive, guidance on sharps injuries",
    ),
)
