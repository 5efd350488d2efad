"""MRI labels of surgical devices."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

MRI = Article(
    slug="mri-labels",
    title="MR Safe, MR Conditional, MR Unsafe: reading the MRI label of surgical devices",
    intro=(
        "Three terms are defined, and most surgical devices carry none of them. What each allows, why \"compatible\" "
        "means nothing, and what to do with a clip, a wire or a dressing that says nothing at all."
    ),
    author="Demonstration author, medical physics",
    reviewer="Demonstration reviewer, radiography",
    published_on=dt.date(2026, 6, 3),
    reviewed_on=dt.date(2026, 11, 2),
    review_by=dt.date(2027, 11, 2),
    specialties=("radiology", "theatre-practice"),
    picture="mri",
    picture_alt="An MRI scanner with its table, and outside it a bone plate and a pair of scissors.",
    questions=(
        "What is the difference between MR Safe and MR Conditional?",
        "May a device without any MRI label go into the scanner room?",
        "Is a device that is called MRI compatible safe?",
        "Do sutures, skin staples and dressings have to be removed before MRI?",
        "Which conditions must I look up for an MR Conditional implant?",
    ),
    body=(
        KeyPoints(
            (
                "MR Safe is for things that hold no metal and conduct nothing: no field can act on them.",
                "MR Conditional is safe only within the conditions stated; without them the word is incomplete.",
                "No label means not known. It does not mean safe.",
                "The MR team decides who and what enters. Bring them the exact model and lot, not the word \"clip\".",
            )
        ),
        Heading("Three terms, and only three"),
        prose(
            """
            The terms are those of ASTM F2503, and the authorities in Europe and America use the same. Each has a symbol
            with a shape of its own, so that it can be told apart without colour.
            """
        ),
        Table(
            "The three MRI terms",
            ("Term", "Symbol", "What it means", "What you still have to know"),
            (
                ("MR Safe", "MR in a square, often green", "No known hazard from any MR environment: not metallic, not "
                 "conducting, not magnetic", "Nothing"),
                ("MR Conditional", "MR in a triangle, often yellow", "Safe under stated conditions",
                 "Every one of the conditions"),
                ("MR Unsafe", "MR in a circle with a bar, often red", "Known to be hazardous in every MR environment",
                 "How to keep it outside"),
                ("No statement", "None", "Not known, or not published", "Ask the maker; until then outside"),
            ),
        ),
        prose(
            """
            "MR compatible" was in use before these terms were defined, with more than one meaning, and is no longer one
            of them. When you find it on an old record, look up the present statement for that model.
            """
        ),
        Figure(
            "mri_signs",
            "A square for safe, a triangle for conditional and a barred circle for unsafe, each with the letters MR, "
            "and an empty box.",
            "Shape first: square safe, triangle conditional, barred circle unsafe. The empty box is the commonest.",
        ),
        Heading("What the magnet does"),
        prose(
            """
            Three things act on a device. The static field pulls ferromagnetic objects and turns them; it is always on,
            and the pull rises steeply near the bore, which is why scissors fly and why a cylinder can kill. The
            radiofrequency field heats conductors, above all those of a certain length and loops. The switched gradients
            make nerves and devices respond and metal shake. A material can be harmless in one and hazardous in another:
            titanium is not attracted, but a long titanium wire can heat.

            So a result at 1.5 tesla says nothing about 3 tesla, and the other way round.
            """
        ),
        Heading("Reading the conditions"),
        prose(
            """
            For an MR Conditional device look up, and write into the referral:

            - the static field strength or strengths, in tesla, and whether other values are excluded
            - the greatest spatial gradient of the static field
            - the limit of radiofrequency power, as whole-body SAR or as B1+rms, and the operating mode
            - limits of scan time, body part, position and the coils allowed
            - whether the device must be set to another mode first, and who does that
            - what the artefact looks like, if it lies near the place of interest

            A statement counts for the model and the version on its label, and for one device at a time. Combinations,
            such as a lead with another maker's generator, need a statement of their own.
            """
        ),
        Heading("What surgeons leave behind"),
        prose(
            """
            <b>Sutures of polymer and silk</b> hold no metal. Makers often publish no MRI statement, because there is
            nothing that the field could act on; the needle, which is steel, is not left in the patient. <b>Steel
            sutures, sternal wires, skin staples and ligating clips</b> are another matter. Many are of steels that are
            only weakly magnetic and are MR Conditional, but "many" is no basis for a decision: the operation note ought
            to name the product so that its conditions can be found years later.

            <b>Dressings.</b> Some that contain silver or other metal have instructions to remove them before the scan.
            Read the instructions for use of that dressing, and plan the change together with the scan.

            <b>Instruments</b> for use inside the room need their own label. A steel needle holder or a pair of scissors
            without an MRI statement stays outside, also in an interventional suite and in an emergency.
            """
        ),
        Product(equipment.POLYPROPYLENE_5_0, "Thread without metal; the steel needle does not stay in the patient."),
        Product(equipment.STEEL_WIRE, "Steel that stays: MR Conditional, so the conditions go into the notes."),
        Product(equipment.SILVER_FOAM, "A dressing whose maker asks for its removal before the scan."),
        Product(equipment.MAYO_STRAIGHT, "Steel scissors: they stay outside the scanner room."),
        Table(
            "Common surgical items before MRI. A prompt for what to look up, not a clearance.",
            ("Item", "What is usual", "What to do"),
            (
                ("Polymer or silk suture", "No metal in the thread, often no label", "Usually no obstacle; confirm"),
                ("Skin staples", "Steel; often MR Conditional", "Find the maker's conditions, or remove if due"),
                ("Ligating clips", "Titanium or polymer; older ones may differ", "Find model and conditions"),
                ("Sternal wires", "Steel; often MR Conditional", "Find model and conditions"),
                ("Dressing with silver", "Some must come off", "Read its instructions"),
                ("Reusable instruments", "Ferromagnetic unless stated", "Keep outside"),
            ),
        ),
        Caution(
            "No label, no entry",
            "In public device records the great majority of surgical items have no MRI information. This shop shows "
            "them as \"not stated\". Never read that as safe, and never fill it in from memory.",
        ),
        Heading("In a hurry"),
        prose(
            """
            Urgency does not change physics. When the scan cannot wait and the device is unknown, the question goes to
            the radiologist and the MR safety expert together: what is the benefit, is there another method, does an
            older X-ray or the operation note show what the device is? The decision and who made it are written down.
            What never changes is the room: everyone who enters is screened, staff included, and pockets are emptied
            every time.
            """
        ),
        Heading("A sentence for the operation note"),
        prose(
            """
            "Retained devices: maker, model, DI and lot; MRI statement: conditional, see document; no other metal left
            in place." It takes a minute, and it spares the next team a phone call at night. Where the identifiers stand
            on the packet is shown in <a href="page:reading-udi-and-symbols">reading a device label</a>. Local rules of
            the MR unit and its responsible person always come first.
            """
        ),
    ),
    sources=(
        "ASTM F2503, Standard practice for marking medical devices and other items for safety in the magnetic "
        "resonance environment",
        "FDA, Testing and labeling medical devices for safety in the magnetic resonance (MR) environment, guidance, "
        "2021",
        "MHRA, Safety guidelines for magnetic resonance imaging equipment in clinical use, 2021",
        "American College of Radiology, Manual on MR Safety",
    ),
    related=("reading-udi-and-symbols", "choosing-a-dressing"),
)
