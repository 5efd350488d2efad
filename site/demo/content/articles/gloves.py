"""Surgical glove size, material and latex."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

GLOVES = Article(
    slug="surgical-glove-size-and-latex",
    title="Surgical glove size, double gloving and latex: what the box does and does not say",
    intro=(
        "A glove that is half a size wrong tires the hand within an hour, and a box that does not mention latex has "
        "not said that there is none. How to measure, how to double, and how to read the three possible latex "
        "statements."
    ),
    author="Demonstration author, theatre nursing",
    reviewer="Demonstration reviewer, occupational health",
    published_on=dt.date(2026, 1, 20),
    reviewed_on=dt.date(2026, 10, 6),
    review_by=dt.date(2028, 10, 6),
    specialties=("theatre-practice", "infection-prevention", "general-surgery"),
    picture="gloves",
    picture_alt="A green under glove and a cream surgical glove beside a box with blue examination gloves.",
    questions=(
        "How do I find my surgical glove size from the circumference of my hand?",
        "Which sizes do I wear when I double glove?",
        "Does a box that says nothing about latex contain latex?",
        "What do I do for a patient or a colleague with latex allergy?",
        "My hands react to synthetic gloves as well: what can it be?",
        "How often should gloves be changed during a long operation?",
    ),
    body=(
        KeyPoints(
            (
                "The size number is roughly the hand's circumference in inches; 178 mm around the knuckles is a size "
                "7.",
                "For double gloving many people put the larger glove, half a size up, next to the skin.",
                "\"Not made with natural rubber latex\" is a statement. Silence is not.",
                "A rash under synthetic gloves may be an allergy to accelerators: have it tested, do not guess.",
            )
        ),
        Heading("Finding your size"),
        prose(
            """
            Put a soft tape around your dominant hand at the knuckles, without the thumb, and close the fist loosely.
            The traditional size is about that circumference in inches. The width that EN 455-2 gives for each size is
            measured on the flat glove and is therefore about half of it.

            The number is a starting point and no more. Formers differ between makers and even between two lines of one
            maker: long fingers, a narrow palm or a strongly curved thumb can move you by half a size. Try a pair for
            the length of a real case. Numb fingertips, a pull between thumb and palm and tired flexors mean too small;
            folds at the fingertips and a cuff that rolls down mean too large.
            """
        ),
        Table(
            "Glove size and hand circumference. Circumference is the size in inches; flat width is the nominal figure "
            "of EN 455-2, with a tolerance of 5 or 6 mm.",
            ("Size", "Hand circumference", "Width of the flat glove"),
            (
                ("5.5", "140 mm", "72 mm"),
                ("6", "152 mm", "77 mm"),
                ("6.5", "165 mm", "83 mm"),
                ("7", "178 mm", "89 mm"),
                ("7.5", "191 mm", "95 mm"),
                ("8", "203 mm", "102 mm"),
                ("8.5", "216 mm", "108 mm"),
                ("9", "229 mm", "114 mm"),
            ),
        ),
        Product(equipment.GLOVE_SYNTHETIC_7, "Polyisoprene: close to the feel of latex, without it."),
        Heading("Two pairs"),
        prose(
            """
            Gloves get holes, most of them unnoticed, most of them in the index finger and thumb of the hand that holds
            tissue. A second pair does not stop the needle, but a Cochrane review of trials found that it lowers the
            number of perforations of the inner glove by about seven in ten. A coloured under glove helps you to see the
            damage: fluid that gets through the outer glove shows as a dark patch.

            How to size two pairs is a matter of hands. Many surgeons wear the pair next to the skin half a size larger
            than usual and the normal size over it; others wear two of the same size. Whatever you choose, try it in a
            case without pressure before you rely on it in a long one.
            """
        ),
        Product(equipment.UNDER_GLOVE_7_5, "An under glove: puncture of the outer pair shows as a dark patch."),
        Heading("Changing during the operation"),
        prose(
            """
            Perforations become more common with time and with bone, wire and heavy instruments. Change at once when a
            glove is punctured, soiled or suspected; before handling an implant; after draping if your local policy asks
            for it; and before closing a wound where bowel was opened. Many units also set a time limit for the outer
            pair, often somewhere between an hour and an hour and a half. The right figure is the one of your own
            policy, so look it up once and put it on the wall.
            """
        ),
        Heading("Latex: three statements, not two"),
        prose(
            """
            A label can tell you that a glove contains natural rubber latex, and then carries the symbol for it from ISO
            15223-1. It can tell you that the glove is not made with natural rubber latex. Or it can say nothing, and
            then you do not know.

            <b>Silence is not a statement.</b> The United States authority even advises against the words "latex-free",
            because no test can prove that nothing is there, and asks makers to say "not made with natural rubber latex"
            instead. This shop follows the same rule: a product whose maker has not spoken is shown as "not stated", and
            no filter counts it among the gloves without latex.
            """
        ),
        Table(
            "What the label says and what you may conclude",
            ("Label", "Meaning", "For a person with latex allergy"),
            (
                ("Contains natural rubber latex (text or symbol)", "Latex is present", "Do not use"),
                ("Not made with natural rubber latex", "No latex in product and package by design",
                 "May be used under your latex policy"),
                ("Nothing", "Not known", "Ask the maker, and treat it as latex until you have an answer"),
            ),
        ),
        Figure(
            "latex_statements",
            "Three boxes: one with the latex sign, one with the words not made with natural rubber latex, one without "
            "a statement.",
            "Three statements. Only the middle one lets you choose the glove for a patient with latex allergy.",
        ),
        Heading("When a patient or colleague is allergic"),
        prose(
            """
            Immediate (type I) allergy to latex can begin as itching or hives and end in anaphylaxis. Ask every patient,
            and ask about balloons, gloves, dental care, and reactions to banana, avocado, kiwi or chestnut. Repeated
            operations in childhood raise the risk. If the answer is yes, follow your latex policy: usually the first
            case of the list, a room cleared of latex, a sign on the door, and a check of everything with a rubber part,
            from catheter to syringe plunger and tourniquet. Powder carried latex protein through the air, which is one
            of the reasons why the United States banned powdered medical gloves in January 2017.

            A rash that appears one or two days after wearing gloves is another thing. It may be irritation from wet
            work, or a delayed (type IV) allergy, most often to the accelerators that are used to cure rubber, natural
            or synthetic. Changing from latex to nitrile will not help then. Occupational health can patch-test and tell
            you which accelerator to avoid; gloves made without accelerators exist.
            """
        ),
        Product(equipment.GLOVE_LATEX_7, "Contains natural rubber latex and says so on the label."),
        Caution(
            "Check the outer and the inner package",
            "Boxes look alike. Read the material on the box and again on the wallet, above all after a change of "
            "supplier or when a substitute was delivered.",
        ),
        Heading("What the standards promise"),
        prose(
            """
            The acceptable quality level (AQL) on the box is a limit for the sampling of holes in a lot, and a smaller
            figure is stricter. EN 455 covers holes, dimensions and strength, biological safety and shelf life. None of
            these is a promise about a single glove, which is why the pair is inspected when it is put on.
            """
        ),
    ),
    sources=(
        "EN 455-1 to EN 455-4, Medical gloves for single use",
        "ISO 15223-1:2021, symbol for the presence of natural rubber latex",
        "FDA, Recommendations for labeling medical products to inform users that the product or product container is "
        "not made with natural rubber latex, guidance, 2014",
        "FDA, final rule banning powdered surgeon's gloves, powdered patient examination gloves and absorbable powder "
        "for lubricating a surgeon's glove, 2016, in force January 2017",
        "Mischke C et al., Gloves, extra gloves or special types of gloves for preventing percutaneous exposure "
        "injuries in healthcare personnel, Cochrane Database of Systematic Reviews, 2014",
    ),
    related=("reading-udi-and-symbols", "scalpel-blades-and-sharps-safety"),
)
