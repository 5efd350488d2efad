"""Safety notices of the demonstration shop. Lots, references and events are invented."""

from __future__ import annotations

import datetime as dt

from . import equipment
from .schema import Notice, NoticeKind

BLADE_SEAL = Notice(
    slug="removal-scalpel-blades-11-open-seal",
    title="Removal: carbon steel blades no. 11, three lots with an incomplete seal",
    reference="DEMO-FSN-2026-07",
    kind=NoticeKind.REMOVAL,
    issued_on=dt.date(2026, 11, 9),
    products=(equipment.BLADE_11,),
    affected=(
        "Carbon steel scalpel blades no. 11 in boxes of 100.\n"
        "Lots TB26-0417, TB26-0418 and TB26-0423, use-by dates 2031-04 and 2031-05.\n"
        "Not affected: other lots, other blade numbers, and the stainless version."
    ),
    reason=(
        "The foil of some single packs is not sealed along one short side. The gap is less than two millimetres wide "
        "and cannot always be seen. The maker found it at its own inspection; no injury or infection has been "
        "reported."
    ),
    hazard=(
        "The blade may not be sterile, and use of it could cause infection. Patients who have been treated need no "
        "follow-up beyond the usual unless their clinician finds a reason."
    ),
    action=(
        "Stop using the three lots at once, in theatre, clinics, emergency trolleys and satellite stores.",
        "Look at the lot on the box and on the foil: single blades may have left their box.",
        "Keep affected boxes apart, marked \"do not use\".",
        "Reply to us with the number of blades that you hold, even if it is none, by 23 November 2026.",
        "We collect them and send replacements free of charge; the credit note arrives with them.",
        "Tell everyone to whom you have passed them on, and report any event to your national authority.",
    ),
    questions=(
        "Which lots of number 11 blades are affected?",
        "Do patients who were operated on with an affected blade need follow-up?",
        "What do I do with single blades that are out of their box?",
    ),
    sources=(
        "Regulation (EU) 2017/745 on medical devices, Articles 14 and 89 (duties of distributors; field safety "
        "notices)",
        "21 CFR 7.49, Recall communications (United States)",
    ),
)

GLOVE_CARTONS = Notice(
    slug="correction-surgical-gloves-carton-size",
    title="Correction: outer cartons of polyisoprene gloves show the wrong size",
    reference="DEMO-FSN-2026-05",
    kind=NoticeKind.CORRECTION,
    issued_on=dt.date(2026, 9, 17),
    products=(equipment.GLOVE_SYNTHETIC_7, equipment.GLOVE_SYNTHETIC_7_5),
    affected=(
        "Shipping cartons of polyisoprene surgical gloves, lot SF26-2207, labelled size 7 and holding size 7.5.\n"
        "Cartons of the same lot labelled size 7.5 and holding size 7.\n"
        "Not affected: boxes and wallets inside; they carry the right size."
    ),
    reason=(
        "The labels of two carton sizes were exchanged on one pallet. Material, sterility and the statement on latex "
        "are not concerned."
    ),
    hazard=(
        "Opening the wrong size delays a case and wastes a pair. Nobody is harmed if the size on the wallet is read "
        "before it is opened."
    ),
    action=(
        "Compare the size on the box with the size on the carton for this lot.",
        "Put the enclosed corrected label on the carton, or place the boxes on the right shelf.",
        "Correct the stock figures of both sizes if you counted by carton.",
        "Ask us for more labels, or for an exchange if you prefer one.",
    ),
    questions=(
        "Is the size on the glove wallet right?",
        "Is anything wrong with material, sterility or latex statement of the gloves?",
        "How do I correct my stock figures?",
    ),
    sources=(
        "ISO 15223-1:2021, Medical devices: symbols to be used with information to be supplied by the manufacturer",
    ),
)

NEEDLE_HOLDER_IFU = Notice(
    slug="advice-needle-holder-drying-time",
    title="Advice: needle holders, longer drying time in the instructions",
    reference="DEMO-FSN-2026-02",
    kind=NoticeKind.ADVICE,
    issued_on=dt.date(2026, 4, 14),
    closed_on=dt.date(2026, 7, 31),
    products=(equipment.MAYO_HEGAR,),
    affected=(
        "Reusable needle holders of this pattern that were delivered before 1 April 2026.\n"
        "Versions 1 and 2 of their reprocessing instructions.\n"
        "Not affected: the instruments themselves; they are unchanged."
    ),
    reason=(
        "Users told the maker about moisture in the box joint after the drying time that version 2 gave. Version 3 "
        "asks for a longer one, and for the ratchet to be open or on its first click."
    ),
    hazard=(
        "A pack that is damp when it leaves the steriliser cannot be regarded as sterile, and moisture in the joint "
        "leads to corrosion and stiffness."
    ),
    action=(
        "Give version 3 of the instructions to sterile services and take the older ones out of use.",
        "Look at the box joints of instruments in use, and send stiff or stained ones for repair.",
        "Reject any set that is wet, as always.",
        "Nothing has to be returned. This notice was closed on 31 July 2026, when all customers had replied.",
    ),
    questions=(
        "Which version of the reprocessing instructions is valid for these needle holders?",
        "Do I have to send the needle holders back?",
        "How should the ratchet be set for steam sterilisation?",
    ),
    sources=(
        "ISO 17664-1:2021, Processing of health care products: information to be provided by the medical device "
        "manufacturer, Part 1",
        "ISO 17665:2024, Sterilization of health care products: moist heat",
    ),
)

NOTICES: tuple[Notice, ...] = (BLADE_SEAL, GLOVE_CARTONS, NEEDLE_HOLDER_IFU)
