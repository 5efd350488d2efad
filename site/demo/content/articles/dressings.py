"""Choosing a wound dressing."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Article, Caution, Figure, Heading, KeyPoints, Product, Table, prose

DRESSINGS = Article(
    slug="choosing-a-dressing",
    title="Choosing a dressing: exudate first, brand last",
    intro=(
        "Hundreds of dressings do about eight different things. Decide what the wound needs, from dry to very wet, and "
        "the choice on the shelf becomes short."
    ),
    author="Demonstration author, tissue viability nursing",
    reviewer="Demonstration reviewer, plastic surgery",
    published_on=dt.date(2026, 7, 8),
    reviewed_on=dt.date(2026, 10, 12),
    review_by=dt.date(2028, 10, 12),
    specialties=("tissue-viability", "plastic-surgery", "general-surgery"),
    picture="dressing",
    picture_alt="A foam dressing with a border, an alginate sheet and a roll of tape.",
    questions=(
        "Which dressing for a dry, a moist and a heavily exuding wound?",
        "What do I put on a closed surgical incision, and when may the patient shower?",
        "When is a silver, iodine or honey dressing justified?",
        "How do I avoid damage to fragile skin when the dressing comes off?",
        "Which dressings may not be used on a dry wound?",
        "How often should a dressing be changed?",
    ),
    body=(
        KeyPoints(
            (
                "Ask first how much the wound exudes, then what lies in its bed, then how the skin around it is.",
                "A clean, closed incision needs a simple island dressing; an expensive one has shown no less "
                "infection.",
                "Antimicrobial dressings are for a wound with signs of infection, for a limited time, with a review "
                "date.",
                "Alginate and gelling fibre need fluid; on a dry wound they stick.",
            )
        ),
        Heading("Three questions before the cupboard"),
        prose(
            """
            <b>How wet is it?</b> Look at the old dressing: dry, moist, saturated, leaking. A wound heals best moist and
            not wet; a dressing adds, keeps or takes away moisture, and that is its main job.

            <b>What is in the bed?</b> Healthy granulation is protected. Slough and necrosis are loosened, unless it is
            a dry, stable eschar on a heel or on a limb with poor blood supply, which is left alone until someone has
            assessed the circulation. A cavity is filled loosely, never packed tight.

            <b>How is the skin around it?</b> Thin skin, steroids, radiotherapy and old age ask for silicone or for no
            adhesive at all. Soggy, white skin means that the dressing is too small, too seldom changed, or of the wrong
            kind.
            """
        ),
        Table(
            "From the wound to the kind of dressing",
            ("The wound", "First choice", "Also", "Avoid"),
            (
                ("Closed incision, dry", "Post-operative island", "Film over contact layer", "Bulky pads"),
                ("Dry or sloughy bed", "Hydrogel with cover", "Hydrocolloid", "Alginate, foam alone"),
                ("Light exudate, clean", "Contact layer or thin foam", "Hydrocolloid, film", "Gauze on the bed"),
                ("Moderate exudate", "Foam", "Silicone foam on fragile skin", "Film alone"),
                ("Heavy exudate", "Gelling fibre or alginate under a pad", "Superabsorbent", "Hydrocolloid, hydrogel"),
                ("Cavity or sinus", "Gelling fibre or alginate ribbon, loosely", "Specialist advice",
                 "Tight packing, many small pieces"),
                ("Skin tear", "Silicone contact layer or foam", "Arrow for the direction of removal",
                 "Adhesive strips and films"),
            ),
        ),
        Product(equipment.FOAM, "Silicone foam for moderate exudate and fragile skin."),
        Product(equipment.ALGINATE, "Alginate for heavy exudate; needs fluid to form its gel."),
        Product(equipment.HYDROGEL, "Hydrogel gives moisture to a dry or sloughy bed; it needs a cover."),
        Heading("The surgical incision"),
        prose(
            """
            NICE advises covering an incision at the end of the operation with an appropriate interactive dressing,
            changing dressings with an aseptic non-touch technique, using sterile saline for cleansing during the first
            48 hours, and telling patients that they may shower safely after that time. The World Health Organization
            suggests not using any advanced dressing in place of a standard one on a primarily closed wound for the
            purpose of preventing infection.

            In practice: a dry island dressing that lets you see or judge the wound without taking it off, left in place
            for two days when it stays dry, and changed when it is soaked, loose or dirty. A transparent window avoids
            changes that are made only to look. Negative pressure on a closed incision is a separate decision, for
            wounds and patients at high risk, under local criteria.
            """
        ),
        Product(equipment.ISLAND, "Post-operative island dressing: the default for a closed incision."),
        Figure(
            "dressing_layers",
            "A dressing in layers: soft contact layer, absorbent pad, outer film with adhesive border.",
            "Contact layer, pad and cover are three decisions; a bordered foam makes all three at once.",
        ),
        Heading("Antimicrobials: a reason, and an end"),
        prose(
            """
            Silver, iodine, honey and PHMB lower the number of bacteria in a wound. They do not treat spreading
            infection, which needs antibiotics and sometimes a knife. Use them when a wound shows signs of local
            infection (new pain, smell, more exudate, friable granulation, a halt in healing), write down why, and look
            again after two weeks: an international consensus on silver has proposed just such a challenge. If the wound
            is better, stop; if it is not, think again about the diagnosis.

            Iodine is absorbed: check the instructions for thyroid disease, pregnancy, children and large areas. Honey
            can sting. Some silver dressings have to come off <a href="page:mri-labels">before MRI</a> or radiotherapy.
            """
        ),
        Heading("Taking it off"),
        prose(
            """
            Many wounds are made by dressings. Lift an edge, support the skin, and peel low and slowly along the skin in
            the direction of the hair; a film is stretched along the skin until it lets go. Moisten what sticks. Use a
            silicone adhesive remover on thin skin. Choose a pad that is two to three centimetres larger than the wound,
            so that the border never lies on a wet edge. On limbs do not put tape all the way round.

            How often? As rarely as the wound allows. The maker's greatest wear time is a limit and not a target: change
            when the fluid nears the border, when it leaks, smells or loosens, or when the wound must be seen.
            """
        ),
        Product(equipment.CONTACT_LAYER, "Stays on the bed while the pad above it is changed."),
        Caution(
            "When a dressing is not the answer",
            "Spreading redness, fever, crepitus, exposed bone or tendon, a cold or pulseless limb, a wound that "
            "probes deep, and pain out of proportion all need a clinician before they need a dressing. A leg ulcer "
            "needs an assessment of its circulation before anything that compresses.",
        ),
        Heading("Write it down"),
        prose(
            """
            Size, bed, exudate, skin, pain, the dressing with its size, and the date of the next change. A photograph
            with a scale, with consent, tells more than a paragraph. Whoever follows you can then see whether the plan
            works, and change it for a reason.
            """
        ),
    ),
    sources=(
        "NICE guideline NG125, Surgical site infections: prevention and treatment, 2019, updated 2020",
        "World Health Organization, Global guidelines for the prevention of surgical site infection, 2nd edition, 2018",
        "EPUAP, NPIAP and PPPIA, Prevention and treatment of pressure ulcers/injuries: clinical practice guideline, "
        "2019",
        "International consensus, Appropriate use of silver dressings in wounds, Wounds International, 2012",
        "International Skin Tear Advisory Panel (ISTAP), Best practice recommendations for the prevention and "
        "management of skin tears in aged skin, 2018",
    ),
    related=("minor-skin-excision-and-closure", "mri-labels"),
)
