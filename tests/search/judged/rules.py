"""What answers what in the demonstration catalogue and content, written down before any ranking was looked at.

A line is a query and its grades. A grade says which documents deserve it: 3 is what was asked for, 2 answers in part or
as a substitute, 1 is related and helpful, all others are 0. The first grade that fits counts. ``grade.py`` turns this
into queries.jsonl and qrels.tsv; run it again after corpus.jsonl was exported anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = Mapping[str, Any]
Fits = Callable[[Document], bool]


def some(category: str = "", *titled: str, **facts: str | tuple[str, ...]) -> Fits:
    """Products of ``category`` (a keyword) with every one of ``titled`` in their titles, and with ``facts``."""

    def fits(document: Document) -> bool:
        attributes = document.get("attributes", {})
        return (
            document["kind"] == "product"
            and (not category or category in document["keywords"])
            and all(word.lower() in document["title"].lower() for word in titled)
            and all(
                attributes.get(name) in (value if isinstance(value, tuple) else (value,))
                for name, value in facts.items()
            )
        )

    return fits


def page(*beginnings: str) -> Fits:
    """Pages and documents whose titles begin so."""
    return lambda document: document["kind"] != "product" and document["title"].startswith(beginnings)


def paper(beginning: str, *titled: str) -> Fits:
    """Papers of devices whose titles begin so and have every one of ``titled`` in them."""
    return lambda document: (
        document["kind"] == "paper"
        and document["title"].startswith(beginning)
        and all(word in document["title"] for word in titled)
    )


def either(*choices: Fits) -> Fits:
    return lambda document: any(choice(document) for choice in choices)


ABS, NON = "Absorbable suture", "Non-absorbable suture"
BLADE, SCALPEL = "Scalpel blade", "Safety scalpel"
SURGICAL, EXAM = "Surgical glove", "Examination glove"
SWAB, DRESSING = "Gauze swab", "Wound dressing"
FORCEPS, HAEMOSTAT, SCISSORS, HOLDER = "Tissue forceps", "Haemostat", "Scissors", "Needle holder"
HANDLE, SPONGE, MINIMAL = "Scalpel handle", "Laparotomy sponge", "Laparoscopic instrument"
DRAPE, GOWN, NEEDLE, SYRINGE = "Surgical drape", "Surgical gown", "Hypodermic needle", "Syringe"

A_SUTURES, A_NEEDLES, A_GLOVES = "Suture size and material", "Needle points and shapes", "Surgical glove size"
A_BLADES, A_COUNTS, A_LABELS = "Scalpel blades: shape", "Swab counts that hold", "Reading a device label"
A_MRI, A_CSSD, A_DRESSINGS = "MR Safe", "From theatre to sterile", "Choosing a dressing"
D_IFU, D_GERMAN, D_REPRO = (
    "Instructions for use: braided",
    "Gebrauchsanweisung: sterile",
    "Reprocessing instructions: hinged",
)
D_GLOVES, D_MRI, D_GLOVE_SIZES = "Material safety summary", "MRI safety statement: sutures", "Size chart: surgical"
D_SUTURE_SIZES, D_DOC, D_COUNTS = "Size chart: sutures", "EU declaration", "Policy template: counting"
D_SHARPS = "Policy template: safe sharps"
G_EXCISION, G_LACERATION, G_LAPAROTOMY = "Minor skin excision", "Laceration repair", "Closing a midline"
G_PERINEAL, G_PUNCH, G_CVC = "Repair of a second-degree", "Punch biopsy", "Central venous"
N_BLADES, N_GLOVES, N_HOLDERS = "Removal: carbon", "Correction: outer", "Advice: needle"

PDO = either(some(ABS, material="polydioxanone"))
SLOW = either(some(ABS, material="polydioxanone", usp_size="2-0"), some(ABS, material="polydioxanone", usp_size="0"))
XRAY = ("thread", "strip", "chip")
SYNTHETIC = ("polyisoprene", "neoprene")
EXAM_SYNTHETIC = ("nitrile", "vinyl")

RULES: tuple[tuple[str, dict[int, Fits]], ...] = (
    # ── Sutures by size, material, needle ───────────────────────────────────────────────────────────────
    ("3-0 absorbable suture", {3: some(ABS, usp_size="3-0")}),
    ("absorbable suture 3/0", {3: some(ABS, usp_size="3-0")}),
    ("4-0 non-absorbable suture", {3: some(NON, usp_size="4-0")}),
    ("nonabsorbable sutures 5-0", {3: some(NON, usp_size="5-0")}),
    ("non absorbable monofilament 3-0", {3: some(NON, usp_size="3-0", structure="monofilament")}),
    ("dissolvable stitches", {3: some(ABS), 1: page(A_SUTURES, D_IFU)}),
    ("resorbable braided suture 2-0", {3: some(ABS, structure="braided", usp_size="2-0")}),
    (
        "vicryl 3-0",
        {
            3: some(ABS, usp_size="3-0", material="polyglactin 910"),
            2: some(ABS, usp_size="3-0", material="polyglycolic acid"),
        },
    ),
    ("monocryl 4-0", {3: some(ABS, usp_size="4-0", material="poliglecaprone 25")}),
    (
        "pds 0 loop",
        {
            3: some(ABS, material="polydioxanone", usp_size="0", loop="Yes"),
            2: some(ABS, material="polydioxanone", usp_size="0"),
        },
    ),
    ("ethilon 5/0", {3: some(NON, material="nylon", usp_size="5-0")}),
    ("prolene 6-0", {3: some(NON, material="polypropylene", usp_size="6-0")}),
    ("000 silk", {3: some(NON, material="silk", usp_size="3-0")}),
    ("silk ties 2-0", {3: some(NON, "ties", usp_size="2-0"), 2: some(NON, material="silk", usp_size="2-0")}),
    ("black silk suture", {3: some(NON, material="silk", colour="black")}),
    ("nylon suture", {3: some(NON, material="nylon"), 1: page(A_SUTURES)}),
    (
        "polyamide 4-0 reverse cutting",
        {
            3: some(NON, material="nylon", usp_size="4-0", needle_point="reverse cutting"),
            2: some(NON, material="nylon", usp_size="4-0"),
        },
    ),
    ("polyglactin 910", {3: some(ABS, material="polyglactin 910"), 1: page(D_IFU)}),
    ("polyglactn suture", {3: some(ABS, material="polyglactin 910"), 1: page(D_IFU)}),
    ("fast absorbing polyglactin", {3: some(ABS, "fast-absorbing"), 1: some(ABS, material="polyglactin 910")}),
    ("barbed suture", {3: some(ABS, barbed="Yes")}),
    ("knotless suture 2-0", {3: some(ABS, barbed="Yes", usp_size="2-0"), 2: some(ABS, barbed="Yes")}),
    ("antibacterial suture", {3: some(ABS, antibacterial="Yes")}),
    ("triclosan coated 3-0", {3: some(ABS, antibacterial="Yes", usp_size="3-0"), 2: some(ABS, antibacterial="Yes")}),
    ("polyester suture with pledgets", {3: some(NON, pledgets="Yes"), 2: some(NON, material="polyester")}),
    ("sternal wire", {3: some(NON, "steel wire")}),
    ("steel suture for sternum", {3: some(NON, "steel wire")}),
    (
        "10-0 nylon double armed",
        {
            3: some(NON, material="nylon", usp_size="10-0", needle_count="2"),
            2: some(NON, material="nylon", usp_size="10-0"),
        },
    ),
    (
        "suture 2-0 taper 26 mm",
        {
            3: some("", usp_size="2-0", needle_point="taper", needle_length="26 mm"),
            1: some("", usp_size="2-0", needle_point="taper"),
        },
    ),
    ("round bodied needle 3-0 absorbable", {3: some(ABS, usp_size="3-0", needle_point="taper")}),
    (
        "reverse cutting 19mm 4-0",
        {
            3: some("", usp_size="4-0", needle_point="reverse cutting", needle_length="19 mm"),
            1: some("", usp_size="4-0", needle_point="reverse cutting"),
        },
    ),
    ("spatula needle suture", {3: some("", needle_point="spatula"), 1: page(A_NEEDLES)}),
    (
        "undyed 5-0 poliglecaprone",
        {
            3: some(ABS, material="poliglecaprone 25", usp_size="5-0", colour="undyed"),
            2: some(ABS, material="poliglecaprone 25", usp_size="5-0"),
        },
    ),
    ("violet monofilament absorbable", {3: some(ABS, structure="monofilament", colour="violet")}),
    ("ptfe suture", {3: some(NON, material="PTFE")}),
    ("glycomer 631", {3: some(ABS, material="glycomer 631")}),
    ("harrodox 2-0", {3: some(ABS, "harrodox", usp_size="2-0")}),
    ("velmasilk", {3: some(NON, "velmasilk")}),
    ("harolact", {3: some(ABS, "harrolact")}),
    ("suture size 0 polydioxanone", {3: some(ABS, material="polydioxanone", usp_size="0")}),
    (
        "absorbable stitches for skin children",
        {
            3: some(ABS, "fast-absorbing"),
            1: either(page(G_LACERATION, A_SUTURES), some(ABS, material="poliglecaprone 25")),
        },
    ),
    (
        "75 cm polypropylene 2-0",
        {
            3: some(NON, material="polypropylene", usp_size="2-0", thread_length="75 cm"),
            2: some(NON, material="polypropylene", usp_size="2-0"),
        },
    ),
    ("suture 45cm blue 5-0", {3: some("", usp_size="5-0", colour="blue", thread_length="45 cm")}),
    # ── Blades and scalpels ─────────────────────────────────────────────────────────────────────────────
    ("no 15 blade", {3: some(BLADE, blade_number="15"), 1: either(some(SCALPEL, blade_number="15"), page(A_BLADES))}),
    (
        "scalpel blade 11",
        {3: some(BLADE, blade_number="11"), 1: either(some(SCALPEL, blade_number="11"), page(N_BLADES))},
    ),
    (
        "#10 scalpel blades carbon steel",
        {3: some(BLADE, blade_number="10", material="carbon steel"), 2: some(BLADE, blade_number="10")},
    ),
    (
        "stainless steel blade 22",
        {3: some(BLADE, blade_number="22", material="stainless steel"), 2: some(BLADE, blade_number="22")},
    ),
    ("surgical blades", {3: some(BLADE), 1: page(A_BLADES)}),
    ("blade 15C", {3: some(BLADE, blade_number="15C")}),
    ("safety scalpel", {3: some(SCALPEL, safety_mechanism=("retractable", "shield")), 1: page(D_SHARPS, A_BLADES)}),
    (
        "retractable scalpel 11",
        {
            3: some(SCALPEL, safety_mechanism="retractable", blade_number="11"),
            2: some(SCALPEL, blade_number="11"),
            1: some(SCALPEL, safety_mechanism="retractable"),
        },
    ),
    (
        "disposable scalpel no. 15",
        {3: some(SCALPEL, "disposable", blade_number="15"), 2: some(SCALPEL, blade_number="15")},
    ),
    ("single use knife", {3: some(SCALPEL, "disposable"), 2: some(SCALPEL)}),
    ("beaver blade", {3: some(BLADE, fits_handle="Beaver"), 1: some(HANDLE, handle_number="Beaver")}),
    (
        "miniature blades 64",
        {3: some(BLADE, fits_handle="Beaver", blade_number="64"), 2: some(BLADE, fits_handle="Beaver")},
    ),
    ("scalpal blades", {3: some(BLADE), 1: page(A_BLADES)}),
    # ── Gloves ──────────────────────────────────────────────────────────────────────────────────────────
    ("surgical gloves 7.5", {3: some(SURGICAL, size="7.5")}),
    ("surgical gloves size 7 1/2", {3: some(SURGICAL, size="7.5")}),
    ("latex free surgical gloves", {3: some(SURGICAL, material=SYNTHETIC), 1: page(A_GLOVES, D_GLOVES)}),
    ("latex-free gloves size 7", {3: some(SURGICAL, material=SYNTHETIC, size="7")}),
    ("latex surgical gloves size 8", {3: some(SURGICAL, material="latex", size="8")}),
    ("neoprene gloves", {3: some(SURGICAL, material="neoprene")}),
    ("polyisoprene gloves 6.5", {3: some(SURGICAL, material="polyisoprene", size="6.5")}),
    ("under gloves green", {3: some(SURGICAL, double_gloving="under glove"), 1: page(A_GLOVES)}),
    ("double gloving indicator", {3: either(some(SURGICAL, double_gloving="under glove"), page(A_GLOVES))}),
    ("orthopedic surgical gloves", {3: some(SURGICAL, double_gloving="outer glove")}),
    ("exam gloves nitrile large", {3: some(EXAM, material="nitrile", size="L"), 2: some(EXAM, material="nitrile")}),
    (
        "nitrile examination gloves medium",
        {3: some(EXAM, material="nitrile", size="M"), 2: some(EXAM, material="nitrile")},
    ),
    ("vinyl gloves", {3: some(EXAM, material="vinyl")}),
    ("latex examination gloves", {3: some(EXAM, material="latex")}),
    ("sterile examination gloves", {3: some(EXAM, "sterile")}),
    ("long cuff nitrile gloves", {3: some(EXAM, "long")}),
    ("glove", {3: either(some(SURGICAL), some(EXAM)), 1: page(A_GLOVES, D_GLOVES, D_GLOVE_SIZES, N_GLOVES)}),
    ("accelerator free gloves", {3: some(SURGICAL, accelerator_free="Yes"), 1: page(D_GLOVES)}),
    ("chemotherapy tested gloves", {3: some("", chemo_tested="Yes")}),
    # ── Swabs and dressings ─────────────────────────────────────────────────────────────────────────────
    ("gauze sponges 4x4", {3: some(SWAB, size="10 × 10 cm")}),
    ("gauze swabs 10 x 10 cm", {3: some(SWAB, size="10 × 10 cm")}),
    ("sterile gauze swabs", {3: some(SWAB, "sterile gauze swabs"), 2: some(SWAB, "x-ray detectable gauze")}),
    ("non-sterile gauze", {3: some(SWAB, "not sterile")}),
    ("unsterile swabs 10x10", {3: some(SWAB, "not sterile", size="10 × 10 cm"), 1: some(SWAB, "not sterile")}),
    (
        "x-ray detectable swabs",
        {3: some(SWAB, xray_detectable="Yes"), 2: some(SPONGE, xray=XRAY), 1: page(A_COUNTS)},
    ),
    ("raytec", {3: some(SWAB, xray_detectable="Yes"), 2: some(SPONGE, xray=XRAY)}),
    ("lap sponges", {3: either(some(SWAB, "abdominal packs"), some(SPONGE))}),
    (
        "abdominal packs with tape",
        {3: either(some(SWAB, "abdominal packs"), some(SPONGE, loop="Yes")), 2: some(SPONGE)},
    ),
    ("nonwoven swabs 5x5", {3: some(SWAB, material="non-woven", size="5 × 5 cm"), 1: some(SWAB, material="non-woven")}),
    ("gauzeswab", {3: some(SWAB)}),
    ("100 mm x 100 mm swab", {3: some(SWAB, size="10 × 10 cm")}),
    ("7.5 x 7.5 cm xray swabs", {3: some(SWAB, size="7.5 × 7.5 cm", xray_detectable="Yes")}),
    ("hydrocolloid dressing", {3: some(DRESSING, dressing_type="hydrocolloid"), 1: page(A_DRESSINGS)}),
    ("foam dressing with border", {3: some(DRESSING, "foam", border="Yes"), 1: some(DRESSING, "foam")}),
    ("silicone foam", {3: some(DRESSING, "silicone foam"), 1: some(DRESSING, "foam", adhesive="silicone")}),
    ("silver dressing", {3: some(DRESSING, "silver"), 1: page(D_MRI)}),
    ("alginate", {3: some(DRESSING, dressing_type="alginate"), 1: page(A_DRESSINGS)}),
    ("transparent film dressing", {3: some(DRESSING, dressing_type="film")}),
    ("tegaderm", {3: some(DRESSING, dressing_type="film")}),
    ("honey dressing", {3: some(DRESSING, dressing_type="honey")}),
    ("superabsorbent pad", {3: some(DRESSING, "superabsorbent")}),
    ("non-adherent dressing", {3: some(DRESSING, "contact layer"), 1: page(A_DRESSINGS)}),
    ("post op dressing", {3: some(DRESSING, "island")}),
    ("island dressing 10 x 20", {2: some(DRESSING, "island")}),
    ("hydrogel sheet", {3: some(DRESSING, dressing_type="hydrogel")}),
    ("gelling fiber dressing", {3: some(DRESSING, dressing_type="gelling fibre")}),
    ("waterproof dressing", {3: some(DRESSING, waterproof="Yes")}),
    ("dressing for heavy exudate", {3: some(DRESSING, absorbency=("heavy", "very heavy")), 2: page(A_DRESSINGS)}),
    # ── Instruments ─────────────────────────────────────────────────────────────────────────────────────
    ("needle holder", {3: some(HOLDER), 2: some(MINIMAL, "needle holder"), 1: page(N_HOLDERS)}),
    ("needleholder", {3: some(HOLDER), 2: some(MINIMAL, "needle holder"), 1: page(N_HOLDERS)}),
    ("needle driver tungsten carbide", {3: some(HOLDER, tungsten_carbide="Yes"), 1: some(HOLDER)}),
    (
        "mayo hegar 15 cm",
        {3: some(HOLDER, pattern="Mayo-Hegar", length="150 mm"), 2: some(HOLDER, pattern="Mayo-Hegar")},
    ),
    ("needle holder with scissors", {3: some(HOLDER, scissors="Yes"), 1: some(HOLDER)}),
    ("castroviejo", {3: some(HOLDER, pattern="Castroviejo")}),
    ("single use needle holder", {3: some(HOLDER, "single")}),
    ("artery forceps", {3: some(HAEMOSTAT)}),
    ("hemostat curved", {3: some(HAEMOSTAT, curvature="curved")}),
    ("haemostats", {3: some(HAEMOSTAT)}),
    ("mosquito forceps curved", {3: some(HAEMOSTAT, "mosquito", curvature="curved"), 2: some(HAEMOSTAT, "mosquito")}),
    (
        "spencer wells 15cm",
        {3: some(HAEMOSTAT, pattern="Spencer Wells", length="150 mm"), 2: some(HAEMOSTAT, pattern="Spencer Wells")},
    ),
    ("kocher", {3: some(HAEMOSTAT, pattern="Kocher")}),
    ("right angled forceps", {3: some(HAEMOSTAT, curvature="angled")}),
    ("adson forceps toothed", {3: some(FORCEPS, pattern="Adson", tip="1x2 teeth"), 2: some(FORCEPS, "adson")}),
    ("adson", {3: some(FORCEPS, pattern="Adson"), 2: some(FORCEPS, pattern="Adson-Brown")}),
    ("debakey 20 cm", {3: some(FORCEPS, pattern="DeBakey", length="200 mm"), 2: some(FORCEPS, pattern="DeBakey")}),
    ("atraumatic forceps", {3: some(FORCEPS, tip="atraumatic")}),
    ("titanium forceps", {3: some(FORCEPS, material="titanium")}),
    ("thumb forceps", {3: some(FORCEPS, ratchet="No")}),
    ("disposable forceps", {3: either(some(FORCEPS, "single"), some(HAEMOSTAT, "single"))}),
    ("babcock", {3: some(FORCEPS, pattern="Babcock"), 2: some(MINIMAL, "babcock")}),
    (
        "mayo scissors curved",
        {3: some(SCISSORS, pattern="Mayo", curvature="curved"), 2: some(SCISSORS, pattern="Mayo")},
    ),
    ("metzenbaum", {3: some(SCISSORS, pattern="Metzenbaum"), 2: some(MINIMAL, "metzenbaum")}),
    (
        "metz scissors 18 cm",
        {3: some(SCISSORS, pattern="Metzenbaum", length="180 mm"), 2: some(SCISSORS, pattern="Metzenbaum")},
    ),
    (
        "iris scissors straight",
        {3: some(SCISSORS, pattern="Iris", curvature="straight"), 2: some(SCISSORS, pattern="Iris")},
    ),
    ("stitch scissors", {3: some(SCISSORS, pattern="Littauer"), 1: some(SCISSORS)}),
    ("bandage scissors", {3: some(SCISSORS, pattern="Lister")}),
    ("supercut scissors", {3: some(SCISSORS, edge="supercut")}),
    ("tenotomy scissors", {3: some(SCISSORS, pattern="Stevens")}),
    # ── Drapes, gowns ───────────────────────────────────────────────────────────────────────────────────
    ("fenestrated drape", {3: some(DRAPE, drape_type="fenestrated")}),
    (
        "drape with hole 50x60",
        {3: some(DRAPE, drape_type="fenestrated", size="50 × 60 cm"), 2: some(DRAPE, drape_type="fenestrated")},
    ),
    ("cesarean drape", {3: some(DRAPE, drape_type="caesarean section")}),
    ("c-section drape", {3: some(DRAPE, drape_type="caesarean section")}),
    ("iodine incise drape", {3: some(DRAPE, incise_film="iodophor"), 2: some(DRAPE, drape_type="incise film")}),
    ("ioban", {3: some(DRAPE, incise_film="iodophor"), 1: some(DRAPE, drape_type="incise film")}),
    ("mayo stand cover", {3: some(DRAPE, drape_type="Mayo stand cover")}),
    ("back table cover", {3: some(DRAPE, drape_type="table cover")}),
    ("U drape", {3: some(DRAPE, drape_type="split (U)")}),
    ("eye drape", {3: some(DRAPE, drape_type="ophthalmic")}),
    ("extremity sheet", {3: some(DRAPE, drape_type="extremity")}),
    ("surgical gown XL", {3: some(GOWN, size="XL"), 1: some(GOWN)}),
    ("reinforced gown", {3: some(GOWN, reinforced="Yes")}),
    ("AAMI level 3 gown", {3: some(GOWN, aami_level="3")}),
    # ── Needles, syringes ───────────────────────────────────────────────────────────────────────────────
    ("21G needle", {3: some(NEEDLE, gauge="21")}),
    ("25 gauge hypodermic needle", {3: some(NEEDLE, gauge="25")}),
    ("safety needle 23 G", {3: some(NEEDLE, gauge="23", safety="Yes"), 2: some(NEEDLE, safety="Yes")}),
    ("blunt fill needle", {3: some(NEEDLE, bevel="blunt")}),
    ("18G pink needle", {3: some(NEEDLE, gauge="18", hub_colour="pink")}),
    ("10 ml syringe luer lock", {3: some(SYRINGE, volume="10 mL", tip="Luer lock"), 1: some(SYRINGE, volume="10 mL")}),
    ("5cc syringe", {3: some(SYRINGE, volume="5 mL")}),
    ("50 mL catheter tip syringe", {3: some(SYRINGE, tip="catheter tip")}),
    ("enfit syringe", {3: some(SYRINGE, tip="ENFit")}),
    ("luer slip 2ml", {3: some(SYRINGE, tip="Luer slip", volume="2 mL"), 2: some(SYRINGE, tip="Luer slip")}),
    ("syringe with safety needle", {3: some(SYRINGE, safety="Yes"), 1: some(SYRINGE, "with needle")}),
    ("syringes", {3: some(SYRINGE)}),
    # ── Part numbers ────────────────────────────────────────────────────────────────────────────────────
    ("HMV-30RC19-45U", {3: lambda document: document["_id"] == "HMV-30RC19-45U"}),
    ("hmd0t48150vl", {3: lambda document: document["_id"] == "HMD-0T48-150VL"}),
    ("tbc 15", {3: lambda document: document["_id"] == "TBC-15"}),
    ("binh1305", {3: lambda document: document["_id"] == "BINH-1305"}),
    ("DEMO-FSN-2026-07", {3: page(N_BLADES)}),
    # ── Questions and subjects ──────────────────────────────────────────────────────────────────────────
    (
        "Which suture and which needle are used for the small-bites closure of the fascia?",
        {3: page(G_LAPAROTOMY), 2: SLOW, 1: either(page(A_SUTURES, A_NEEDLES), some(ABS, material="polydioxanone"))},
    ),
    ("What is the suture to wound length ratio and how do I measure it?", {3: page(G_LAPAROTOMY)}),
    ("should gloves and instruments be changed before closing the abdomen", {3: page(G_LAPAROTOMY)}),
    ("what do I do when the swab count is wrong", {3: page(A_COUNTS), 2: page(D_COUNTS)}),
    ("who counts the swabs and when", {3: page(A_COUNTS, D_COUNTS), 1: page(G_LAPAROTOMY)}),
    (
        "how do I choose a dressing for a wet wound",
        {3: page(A_DRESSINGS), 1: some(DRESSING, absorbency=("heavy", "very heavy"))},
    ),
    ("which dressing for a dry wound", {3: page(A_DRESSINGS), 2: some(DRESSING, dressing_type="hydrogel")}),
    ("is a silver dressing safe in the MRI scanner", {3: page(D_MRI), 2: page(A_MRI)}),
    ("what does MR conditional mean", {3: page(A_MRI), 1: page(D_MRI)}),
    ("how to read a UDI on a device label", {3: page(A_LABELS)}),
    ("what does the hourglass symbol on the packet mean", {3: page(A_LABELS)}),
    ("difference between 2-0 and size 2 suture", {3: page(A_SUTURES, D_SUTURE_SIZES)}),
    ("suture size chart metric usp", {3: page(D_SUTURE_SIZES), 2: page(A_SUTURES)}),
    ("glove size chart", {3: page(D_GLOVE_SIZES), 2: page(A_GLOVES)}),
    ("how to measure my hand for surgical gloves", {3: page(D_GLOVE_SIZES, A_GLOVES)}),
    ("cutting or taper needle for skin", {3: page(A_NEEDLES), 1: page(G_EXCISION, G_LACERATION)}),
    (
        "which blade for a small skin incision",
        {3: page(A_BLADES), 2: page(G_EXCISION), 1: some(BLADE, blade_number="15")},
    ),
    ("what to do after a needlestick injury", {3: page(D_SHARPS)}),
    ("sharps policy", {3: page(D_SHARPS), 1: page(D_COUNTS)}),
    (
        "how to clean and sterilise hinged instruments",
        {3: page(D_REPRO), 2: page(A_CSSD), 1: either(page(N_HOLDERS), paper("Reprocessing"))},
    ),
    ("drying time needle holders", {3: page(N_HOLDERS), 1: page(D_REPRO)}),
    ("blade recall", {3: page(N_BLADES)}),
    ("polyisoprene gloves wrong size on carton", {3: page(N_GLOVES)}),
    ("safety notices", {3: page(N_BLADES, N_GLOVES, N_HOLDERS)}),
    ("punch biopsy technique", {3: page(G_PUNCH)}),
    ("how to excise a skin lesion under local anaesthetic", {3: page(G_EXCISION), 1: page(G_PUNCH)}),
    ("laceration repair", {3: page(G_LACERATION)}),
    ("stitching a cut in the emergency room", {3: page(G_LACERATION)}),
    ("central line dressing and fixing", {3: page(G_CVC), 1: some(DRESSING, dressing_type="film")}),
    (
        "latex allergy gloves",
        {3: page(A_GLOVES, D_GLOVES), 2: some(SURGICAL, material=SYNTHETIC), 1: some(EXAM, material=EXAM_SYNTHETIC)},
    ),
    ("instructions for use absorbable suture", {3: either(page(D_IFU), paper("Instructions for use", ", absorbable"))}),
    ("skalpellklinge gebrauchsanweisung", {3: page(D_GERMAN)}),
    ("incisional hernia after laparotomy", {3: page(G_LAPAROTOMY)}),
    ("what to use for closing the skin of a face", {3: page(G_LACERATION), 2: page(G_EXCISION, A_SUTURES)}),
    (
        "deep sutures for subcutaneous layer",
        {3: either(page(G_EXCISION, G_LACERATION)), 2: some(ABS, structure="braided"), 1: page(A_SUTURES)},
    ),
)
