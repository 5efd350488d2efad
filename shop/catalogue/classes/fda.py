"""The FDA's product codes: what they are called, and which of our classes a device belongs to by its code.

A code is looked up first; a device whose code is in no class is judged by the words of the code's name and its panel.
"""

from __future__ import annotations

import re

#: What the FDA calls the codes that our own catalogue uses.
FDA_NAMES = {
    "FMF": "Syringe, piston", "FMI": "Needle, hypodermic, single lumen", "FRO": "Dressing, wound, drug",
    "FYA": "Gown, surgical", "GAM": "Suture, absorbable, synthetic, polyglycolic acid",
    "GAO": "Suture, nonabsorbable", "GAP": "Suture, nonabsorbable, silk",
    "GAQ": "Suture, nonabsorbable, steel, monofilament and multifilament, sterile",
    "GAR": "Suture, nonabsorbable, synthetic, polyamide", "GAS": "Suture, nonabsorbable, synthetic, polyester",
    "GAW": "Suture, nonabsorbable, synthetic, polypropylene", "GDX": "Scalpel, one-piece",
    "GDY": "Gauze/sponge, internal, X-ray detectable", "GEN": "Forceps, general & plastic surgery",
    "GES": "Blade, scalpel", "HRQ": "Hemostat", "HXK": "Holder, needle; orthopedic", "KGO": "Surgeon's gloves",
    "KKX": "Drape, surgical", "LRW": "Scissors, general, surgical", "LYY": "Latex patient examination glove",
    "LYZ": "Vinyl patient examination glove", "LZA": "Polymer patient examination glove",
    "NAB": "Gauze/sponge, nonresorbable for external use", "NAC": "Dressing, wound, hydrophilic",
    "NAD": "Dressing, wound, occlusive", "NAE": "Dressing, wound, hydrogel without drug and/or biologic",
    "NEW": "Suture, surgical, absorbable, polydioxanone",
    "PNR": "Enteral syringes with enteral specific connectors",
    "GDZ": "Handle, scalpel",
    "GAD": "Retractor",
    "LXH": "Orthopedic manual surgical instrument",
    "GCJ": "Laparoscope, general & plastic surgery",
    "GAG": "Stapler, surgical",
    "GEI": "Electrosurgical, cutting & coagulation & accessories",
    "FXX": "Mask, surgical",
    "FYF": "Cap, surgical",
    "FPA": "Set, administration, intravascular",
    "FQM": "Bandage, elastic",
    "GCX": "Apparatus, suction, operating-room, wall vacuum powered",
    "EZL": "Catheter, retention type, balloon",
    "FRG": "Wrap, sterilization",
    "LRO": "General surgery tray",
    "DZN": "Instruments, dental hand",
    "EJL": "Bur, dental",
    "EHY": "Tray, impression, preformed",
    "LIT": "Catheter, angioplasty, peripheral, transluminal",
    "ETD": "Tube, tympanostomy",
    "FTL": "Mesh, surgical, polymeric",
    "BTO": "Tube, tracheostomy (w/wo connector)", "BTR": "Tube, tracheal (w/wo connector)",
    "DQX": "Wire, guide, catheter", "DQY": "Catheter, percutaneous", "DXE": "Catheter, embolectomy",
    "DYB": "Introducer, catheter", "EBL": "Pin, retentive and splinting, and accessory instruments",
    "EFB": "Handpiece, air-powered, dental", "EGS": "Handpiece, contra- and right-angle attachment, dental",
    "EIE": "Dam, rubber", "ELW": "Material, impression", "EMA": "Cement, dental",
    "ETA": "Replacement, ossicular prosthesis, total", "ETB": "Prosthesis, partial ossicular replacement",
    "FGE": "Stents, drains and dilators for the biliary ducts", "FMG": "Stopcock, I.V. set",
    "FOZ": "Catheter, intravascular, therapeutic, short-term less than 30 days",
    "FRC": "Indicator, biological sterilization process", "FSM": "Tray, surgical, instrument",
    "FZP": "Clip, implantable", "GAX": "Tourniquet, nonpneumatic", "GBM": "Catheter, urethral",
    "GBX": "Catheter, irrigation", "GDT": "Staple, removable (skin)", "GDW": "Staple, implantable",
    "HWE": "Instrument, surgical, orthopedic, AC-powered motor and accessory/attachment",
    "JOJ": "Indicator, physical/chemical sterilization process", "JOL": "Catheter and tip, suction",
    "JOS": "Electrode, electrosurgical", "KCT": "Sterilization wrap containers, trays, cassettes & other accessories",
    "KCY": "Tourniquet, pneumatic", "KDD": "Kit, surgical instrument, disposable", "KGX": "Tape and bandage, adhesive",
    "KNT": "Tubes, gastrointestinal (and accessories)",
    "LJS": "Catheter, intravascular, therapeutic, long-term greater than 30 days",
    "LRJ": "Disinfectant, medical devices", "LYA": "Splint, intranasal septal", "LYU": "Accessory, surgical apparel",
    "MMP": "Cover, barrier, protective", "MSH": "Respirator, surgical", "NIO": "Stent, iliac",
}  # fmt: skip

_CLASSES = {
    "absorbable-suture": "GAM GAL GAN GAO NEW HMF",
    "non-absorbable-suture": "GAR GAS GAT GAW GAP GAQ GAX PAW NBY",
    "scalpel-blade": "GES EMF",
    "safety-scalpel": "GDX",
    "scalpel-handle": "GDZ",
    "surgical-glove": "KGO",
    "examination-glove": "LYY LYZ LZA LZC FMC",
    "face-mask": "FXX MSH",
    "theatre-clothing": "FYF FXP FXY",
    "surgical-gown": "FYA FYC OEA",
    "surgical-drape": "KKX ERY EYY HMT",
    "gauze-swab": "GDY NAB EFQ",
    "wound-dressing": "NAD NAC NAE FRO MGP KGN OOD",
    "bandage": "FQM KGX",
    "hypodermic-needle": "FMI DZM",
    "syringe": "FMF PNR DXT",
    "infusion": "FPA",
    "tissue-forceps": "GEN HTD EFL EFK",
    "haemostat": "HRQ GDJ HXD DXC EMD",
    "scissors": "LRW EGN HRR",
    "needle-holder": "HXK",
    "retractor": "GAD FFO FGN KAL EIG EIF",
    "bone-instrument": "LXH HTX FZS EMM EMH EML EMK HXP HWN HTW HWE HXB",
    "laparoscopic-instrument": "GCJ DRC",
    "stapler-clip": "GAG GDW GDT QQS FZP HBS PKL OLL OXC",
    "electrosurgery": "GEI EKZ",
    "suction-drainage": "GCX GBX JOL EBR DYN DWM GBZ GBS KNX",
    "catheter": (
        "EZL EZC EZD KNT BTR BTO JOH CBI BWC LJS LJT FOZ MSD MPB NIE NFK LFJ FJS KOB MJC KGC GBM GEA DWF NHC KRA"
    ),
    "reprocessing": "FRG KCT JOJ FRC LRJ FSM",
    "procedure-pack": "KDD LRO LRP OJV OJH MMO OFX OFW OFY PWL NSB",
    "dental-instrument": (
        "DZN EMJ EMG EMS EIX ELA EIY EAX EJB EKD EIL EJZ EMO EJY EKF EKT EKE EKC EKB EKR EMN EJG EID EJI EIC EIB ECB"
        " PLV"
    ),
    "dental-bur": "EJL DZP",
    "dental-consumable": "EHY EBL EEF EGZ EBH ELW KCQ KMT EMA KLE EBC KXR EJK JEP MVL ELR EGG EIE QJJ",
    "endovascular": "LIT FGE DYB DXE DQX DQY MJN NWX ONU MCW DRB DQT NRY DYG DQO MLV NTE",
    "ent-implant": "ETD KHJ",
    "surgical-mesh": "FTL FTM OXH OWT OWV OTN OTO OTP PAH OXJ OQL EZX OWZ DSW",
}
"""Class → the codes whose devices are nearly all of that class."""

_BY_CODE = {code: slug for slug, codes in _CLASSES.items() for code in codes.split()}

_WORDS = [
    (re.compile(pattern), slug)
    for pattern, slug in (
        (r"\bsuture, (?:surgical, )?absorbable", "absorbable-suture"),
        (r"\bsuture\b.*nonabsorbable|\bnonabsorbable\b.*\bsuture\b", "non-absorbable-suture"),
        (r"\bmesh\b", "surgical-mesh"),
        (r"\b(?:tray|kit|pack)\b", "procedure-pack"),
        (r"\bscissors\b", "scissors"),
        (r"\bretractor\b", "retractor"),
        (r"\bneedle holder\b|\bholder, needle\b", "needle-holder"),
        (r"\bhemostat\b|\bclamp, vascular\b", "haemostat"),
        (r"\b(?:rongeur|osteotome|chisel|bone|orthopedic manual)\b", "bone-instrument"),
        (r"\bclip\b|\bstapler?\b", "stapler-clip"),
        (r"\belectrosurgical\b", "electrosurgery"),
        (r"\blaparoscop|\btrocar\b", "laparoscopic-instrument"),
        (r"\b(?:stent|guide ?wire|angioplasty|embolectomy|atherectomy)\b", "endovascular"),
        (r"\bcatheter\b|\btube, trache|\bgastrostomy\b", "catheter"),
        (r"\bsuction\b|\bdrain\b", "suction-drainage"),
        (r"\bsyringe\b", "syringe"),
        (r"\bneedle, hypodermic\b", "hypodermic-needle"),
        (r"\bglove", "examination-glove"),
        (r"\bgown\b", "surgical-gown"),
        (r"\bdrape\b", "surgical-drape"),
        (r"\bmask, surgical\b|\brespirator, surgical\b", "face-mask"),
        (r"\bgauze\b|\bsponge\b", "gauze-swab"),
        (r"\bdressing, wound\b|\bwound dressing\b", "wound-dressing"),
        (r"\bbandage\b", "bandage"),
        (r"\bsteriliz", "reprocessing"),
        (r"\bforceps\b", "tissue-forceps"),
    )
]
"""Words of the code's name → class; the first that fits counts."""

_DENTAL_WORDS = [
    (re.compile(r"\b(?:bur|diamond)\b"), "dental-bur"),
    (
        re.compile(r"\b(?:material|cement|resin|liner|sealant|matrix|post|pin|cord|dam|attachment)\b"),
        "dental-consumable",
    ),
    (
        re.compile(r"\b(?:instrument|forceps|curette|scaler|probe|explorer|excavator|plugger|knife|mirror|pliers)\b"),
        "dental-instrument",
    ),
]


def fda_codes(slug: str) -> tuple[str, ...]:
    """The product codes whose devices are of the class ``slug``; none for a class that the FDA has no code for."""
    return tuple(_CLASSES.get(slug, "").split())


def class_of(code: str, name: str = "", panel: str = "") -> str | None:
    """The slug of the class for devices of ``code``, which the FDA calls ``name`` and files under ``panel``.

    None when neither the code nor its name says enough.
    """
    if code in _BY_CODE:
        return _BY_CODE[code]
    words = name.casefold()
    rules = [*_DENTAL_WORDS, *_WORDS] if panel == "DE" else _WORDS
    return next((slug for pattern, slug in rules if pattern.search(words)), None)
