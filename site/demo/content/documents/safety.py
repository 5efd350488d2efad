"""Reprocessing instructions, a material safety summary and an MRI statement."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Audience, Caution, DocumentKind, KeyPoints, LibraryDocument, Section, Table, prose

REPROCESSING = LibraryDocument(
    slug="reprocessing-hinged-instruments",
    title="Reprocessing instructions: hinged steel instruments",
    reference="DEMO-RP-0401",
    kind=DocumentKind.REPROCESSING,
    language="en-GB",
    version="3.0",
    valid_from=dt.date(2026, 4, 1),
    summary=(
        "For reusable haemostats, scissors and needle holders of stainless steel, with and without tungsten carbide "
        "inserts. Written in the order of ISO 17664-1. Version 3 asks for a longer drying time."
    ),
    questions=(
        "How are haemostats, scissors and needle holders cleaned and sterilised?",
        "Which drying time and temperature are validated for hinged instruments?",
        "What limits the life of a reusable instrument?",
        "How is the ratchet set for sterilisation?",
    ),
    products=(equipment.MAYO_HEGAR, equipment.SPENCER_WELLS, equipment.METZENBAUM),
    specialties=("sterile-services", "theatre-practice"),
    audience=Audience.SIGNED_IN,
    sections=(
        Section(
            "Limits of reprocessing",
            (
                prose(
                    """
                    Frequent reprocessing has little effect on these instruments. The end of life is decided by wear and
                    damage at inspection. Take out of use: cracks at the joint, pitting, ratchets that spring open, jaws
                    that do not meet, blades that fold their test material instead of cutting it.
                    """
                ),
                Caution(
                    "Prion disease",
                    "Instruments used on a patient with known or suspected prion disease must not enter the normal "
                    "process. Follow national guidance and your infection prevention team.",
                ),
            ),
        ),
        Section(
            "At the point of use",
            (
                prose(
                    """
                    1. Remove gross soil with a lint-free wipe and sterile water. Do not use saline.
                    2. Open joints and ratchets. Keep moist; use a humid bag or a non-fixing foam.
                    3. Transport in a closed container. Begin cleaning within two hours, or as local validation allows.
                    """
                ),
            ),
        ),
        Section(
            "Cleaning and disinfection",
            (
                Table(
                    "Automated cleaning in a washer-disinfector to EN ISO 15883, fully opened",
                    ("Step", "Water", "Temperature", "Time at least"),
                    (
                        ("Pre-rinse", "cold, softened", "below 35 °C", "2 min"),
                        ("Cleaning, mild alkaline detergent", "softened", "45 to 55 °C", "5 min"),
                        ("Rinse, twice", "softened", "below 50 °C", "1 min each"),
                        ("Thermal disinfection", "purified", "90 °C", "5 min (A0 3000)"),
                        ("Drying", "filtered air", "as the machine allows", "until dry"),
                    ),
                ),
                prose(
                    """
                    Manual cleaning only where no machine is available: immerse opened, brush the joint under water with
                    a soft brush for at least one minute while moving it, rinse, ultrasonic bath if soil remains, rinse
                    again with purified water. Dose, temperature and contact time of the detergent are those of its
                    maker. Do not use metal brushes, and do not use acids or chlorine on tungsten carbide inserts.
                    """
                ),
            ),
        ),
        Section(
            "Inspection, care and function",
            (
                Table(
                    "Checks under a magnifier, with good light",
                    ("Instrument", "Check", "Reject when"),
                    (
                        ("Haemostat", "Jaws meet from the tip; ratchet holds at each click", "It opens when tapped"),
                        ("Scissors", "Cuts the test material to the tip, without pulling", "It folds or tears"),
                        ("Needle holder", "Holds the finest thread of its range", "The thread slips or is cut"),
                        ("All", "Joint clean, dry, moves smoothly", "Soil, rust, crack, stiffness"),
                    ),
                ),
                prose(
                    """
                    Let instruments cool to room temperature before you move the joints. Put a drop of steam-permeable,
                    medical white oil into the joint and move it; wipe off the excess.
                    """
                ),
            ),
        ),
        Section(
            "Packing",
            (
                prose(
                    """
                    Ratchet open, or closed on the first click at most. Single pouch, wrap or container that complies
                    with EN ISO 11607-1. Protect fine tips. Do not overfill; heavy instruments below.
                    """
                ),
            ),
        ),
        Section(
            "Sterilisation",
            (
                Table(
                    "Moist heat with fractionated vacuum, to ISO 17665, for a wrapped set of up to 10 kg",
                    ("Temperature", "Holding time", "Drying time"),
                    (
                        ("134 °C (up to 137 °C)", "3 to 18 min", "at least 20 min (version 2: 10 min)"),
                        ("121 °C (up to 124 °C)", "15 to 20 min", "at least 20 min"),
                        ("132 °C", "4 min", "at least 30 min"),
                    ),
                ),
                Caution(
                    "Wet is not sterile",
                    "Let the load cool without touching it. A pack with drops, damp patches or water marks is "
                    "rejected and reprocessed in full, and the cause is looked for.",
                ),
            ),
        ),
        Section(
            "Storage",
            (
                prose(
                    """
                    Dry, clean, closed, away from sun and radiators. How long a pack stays sterile depends on packaging,
                    storage and handling; follow the rule of your department and look at the pack before use.
                    """
                ),
            ),
        ),
        Section(
            "About these instructions",
            (
                prose(
                    """
                    In a real document the maker states here with which equipment, detergent and load the process was
                    validated. The reprocessor remains responsible for reaching the result with its own equipment, staff
                    and water, which requires validation and routine monitoring. This demonstration has not been
                    validated by anybody.
                    """
                ),
            ),
        ),
    ),
    sources=(
        "ISO 17664-1:2021, Processing of health care products: information to be provided by the medical device "
        "manufacturer",
        "EN ISO 15883, Washer-disinfectors",
        "ISO 17665:2024, Sterilization of health care products: moist heat",
        "EN ISO 11607-1, Packaging for terminally sterilized medical devices",
    ),
)

GLOVE_MATERIALS = LibraryDocument(
    slug="material-summary-gloves",
    title="Material safety summary: gloves, latex and accelerators",
    reference="DEMO-MS-0501",
    kind=DocumentKind.SAFETY_DATA,
    language="en-GB",
    version="1.1",
    valid_from=dt.date(2026, 6, 1),
    summary=(
        "What common medical gloves are made of, which of it can cause reactions, and what to ask the maker. Gloves "
        "are articles, so no safety data sheet is required; this summary answers the usual questions."
    ),
    questions=(
        "Which gloves contain natural rubber latex?",
        "Which accelerators are in nitrile and polyisoprene gloves?",
        "What is the difference between irritation, type IV and type I allergy?",
        "Do examination gloves protect against cytotoxic drugs?",
    ),
    products=(equipment.EXAM_NITRILE_M, equipment.GLOVE_SYNTHETIC_7, equipment.GLOVE_LATEX_7),
    specialties=("theatre-practice", "infection-prevention"),
    sections=(
        Section(
            "Materials",
            (
                Table(
                    "Glove materials at a glance",
                    ("Material", "Natural rubber latex", "Usual accelerators", "Remarks"),
                    (
                        ("Natural rubber latex", "yes", "dithiocarbamates, thiazoles", "Good fit; type I allergy"),
                        ("Polyisoprene", "no", "dithiocarbamates, thiazoles", "Feels like latex; synthetic"),
                        ("Neoprene (polychloroprene)", "no", "dithiocarbamates, thioureas", "Resists many chemicals"),
                        ("Nitrile", "no", "dithiocarbamates; some none", "Resists puncture, oils"),
                        ("Vinyl (PVC)", "no", "none; contains plasticisers", "Short tasks only; tears easily"),
                    ),
                ),
                prose(
                    """
                    "No" in this table describes the material. Whether a given product was made without any contact with
                    natural rubber, packaging included, is for its maker to state. This shop shows "not stated" until
                    the maker has.
                    """
                ),
            ),
        ),
        Section(
            "Reactions",
            (
                Table(
                    "Three reactions that are often confused",
                    ("", "Irritation", "Type IV allergy", "Type I allergy"),
                    (
                        ("Cause", "Wetness, soap, friction", "Accelerators and others", "Latex proteins"),
                        ("Begins", "gradually", "after hours to two days", "within minutes"),
                        ("Looks like", "dry, cracked skin", "eczema, also beyond the glove", "hives, wheeze, collapse"),
                        ("Test", "history", "patch test", "skin prick test or specific IgE"),
                        ("What helps", "skin care, fewer wet hours", "gloves without that accelerator",
                         "no latex, at work and at home"),
                    ),
                ),
                Caution(
                    "A reaction with breathing trouble is an emergency",
                    "Remove the gloves, call for help, and treat as anaphylaxis. Afterwards report it as a "
                    "work-related illness and as an incident with a device.",
                ),
            ),
        ),
        Section(
            "Chemicals and drugs",
            (
                prose(
                    """
                    Medical gloves are tested against microbes and not automatically against chemicals. For cytotoxic
                    drugs choose gloves with published permeation times (ASTM D6978), change them on schedule, and wear
                    two pairs where policy asks. For disinfectants and solvents look for EN ISO 374-1 and the tested
                    substances. Alcohol softens vinyl within minutes.
                    """
                ),
            ),
        ),
        Section(
            "Powder",
            (
                prose(
                    """
                    All gloves in this shop are powder-free. Powder causes inflammation in wounds and carried latex
                    protein through the air; in the United States powdered surgical and examination gloves have been
                    banned since January 2017.
                    """
                ),
            ),
        ),
        Section(
            "Fire, storage, disposal",
            (
                KeyPoints(
                    (
                        "Store dry, between 5 and 30 °C, in the closed box, away from sun, ozone and radiators.",
                        "Not flammable in the usual sense; burning PVC gives off hydrogen chloride.",
                        "Used gloves are clinical waste according to what they have touched.",
                    )
                ),
            ),
        ),
        Section(
            "What to ask the maker",
            (
                prose(
                    """
                    - Which accelerators were used, and which remain above the limit of detection?
                    - Is the product stated as not made with natural rubber latex, package included?
                    - Which drugs and chemicals were tested, and what are the times?
                    - What is the AQL for holes, and which edition of EN 455 is declared?
                    """
                ),
            ),
        ),
    ),
    sources=(
        "EN 455-3, Medical gloves for single use: requirements and testing for biological evaluation",
        "ASTM D6978, Assessment of resistance of medical gloves to permeation by chemotherapy drugs",
        "EN ISO 374-1, Protective gloves against dangerous chemicals and micro-organisms",
        "FDA, final rule banning powdered gloves, 2016",
    ),
)

MRI_STATEMENT = LibraryDocument(
    slug="mri-statement-sutures-and-wires",
    title="MRI safety statement: sutures, steel wire and silver dressings",
    reference="DEMO-MRI-0601",
    kind=DocumentKind.MRI_STATEMENT,
    language="en-GB",
    version="1.4",
    valid_from=dt.date(2026, 7, 1),
    summary=(
        "What an MRI unit needs to know about three kinds of product that may be in or on a patient. A sample: "
        "figures are invented and must not be used for a decision."
    ),
    questions=(
        "Are polymer sutures MR Safe?",
        "Under which conditions may a patient with steel sternal wires be scanned?",
        "Must a silver dressing be removed before MRI?",
        "What does MR Conditional mean for a steel suture?",
    ),
    products=(equipment.STEEL_WIRE, equipment.SILVER_FOAM, equipment.POLYPROPYLENE_5_0),
    specialties=("radiology",),
    sections=(
        Section(
            "Overview",
            (
                Table(
                    "Statement by product",
                    ("Product", "Label (ASTM F2503)", "In short"),
                    (
                        ("Polymer sutures, thread", "MR Safe", "No metal, not conducting, not magnetic"),
                        ("Needles of all sutures", "MR Unsafe", "Steel; do not take into the room"),
                        ("Steel suture and wire, implanted", "MR Conditional", "Conditions in section 3"),
                        ("Silver foam dressing", "MR Unsafe", "Take off before the scan"),
                    ),
                ),
                Caution(
                    "Invented figures",
                    "All values in this sample are made up to show the form of a statement. For a patient, use the "
                    "statement of the maker of the product that was implanted, in its valid version.",
                ),
            ),
        ),
        Section(
            "Polymer sutures",
            (
                prose(
                    """
                    The threads consist of polyglactin 910, poliglecaprone 25, polydioxanone, polypropylene or nylon.
                    They hold no metal. By composition they pose no known hazard in any MR environment. This concerns
                    the thread in the patient; packages and needles stay outside the room.
                    """
                ),
            ),
        ),
        Section(
            "Steel suture and wire",
            (
                prose("A patient with this product can be scanned safely when all of these conditions are met."),
                Table(
                    "Conditions (sample)",
                    ("Parameter", "Condition"),
                    (
                        ("Static field", "1.5 T or 3 T"),
                        ("Spatial gradient of the field", "no more than 20 T/m (2,000 gauss/cm)"),
                        ("RF excitation", "circularly polarised, whole-body or local coil"),
                        ("Operating mode", "normal; whole-body SAR no more than 2 W/kg"),
                        ("Duration", "15 minutes of continuous scanning, then 5 minutes of pause"),
                        ("Waiting time after implantation", "none"),
                        ("Expected heating", "no more than 3 °C under these conditions"),
                        ("Image artefact", "up to 12 mm around the wire in a gradient echo sequence at 3 T"),
                    ),
                ),
                prose(
                    """
                    Loops of several wires close to each other were part of the test configuration. Wire that has been
                    cut and left with long free ends was not tested. If a condition cannot be met, the statement does
                    not apply, and the decision lies with the radiologist and the MR safety expert.
                    """
                ),
            ),
        ),
        Section(
            "Silver dressing",
            (
                prose(
                    """
                    The dressing holds metallic silver. It can heat and disturbs the image. Take it off before the scan
                    and put on a new one afterwards; plan the change with the ward so that it is not done twice.
                    """
                ),
            ),
        ),
        Section(
            "What to record",
            (
                KeyPoints(
                    (
                        "Product, DI and lot, with the number of wires and where they lie.",
                        "Reference and version of the statement that was used.",
                        "Who decided, and that the conditions were set on the scanner.",
                    )
                ),
                Table(
                    "For the MRI request",
                    ("Field", "Entry"),
                    (("Product and DI", ""), ("Lot", ""), ("Statement, version", ""), ("Field strength planned", ""),
                     ("Checked by, date", "")),
                ),
            ),
        ),
    ),
    sources=(
        "ASTM F2503, Standard practice for marking medical devices and other items for safety in the MR environment",
        "FDA, Testing and labeling medical devices for safety in the magnetic resonance (MR) environment, guidance, "
        "2021",
    ),
)
