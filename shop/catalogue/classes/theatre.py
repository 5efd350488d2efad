"""Sutures, blades, gloves, swabs, dressings, hand instruments, drapes, needles: what every theatre uses up.

Options stand in the order in which the trade counts them: sutures from fine to thick, needles from flat to round,
blades by number. FDA codes and EMDN codes are those of the published lists.
"""

from __future__ import annotations

from .schema import AttributeSpec, ClassSpec, Codes

A = AttributeSpec

USP_SIZES = (
    "11-0", "10-0", "9-0", "8-0", "7-0", "6-0", "5-0", "4-0", "3-0", "2-0", "0", "1", "2", "3", "4", "5", "6", "7",
)  # fmt: skip
NEEDLE_SHAPES = ("1/4 circle", "3/8 circle", "1/2 circle", "5/8 circle", "straight", "J", "ski", "compound")
NEEDLE_POINTS = (
    "taper", "taper-cut", "conventional cutting", "reverse cutting", "precision reverse cutting", "spatula", "blunt",
    "diamond",
)  # fmt: skip
BLADE_NUMBERS = (
    "10", "10A", "11", "11P", "12", "12D", "13", "14", "15", "15A", "15C", "15T", "16", "17", "18", "19", "20", "21",
    "22", "22A", "23", "24", "25", "25A", "26", "27", "36", "60", "61", "62", "63", "64", "65", "66", "67", "68", "69",
)  # fmt: skip
HANDLES = ("3", "3L", "5B", "7", "9", "B3", "B3L", "4", "4L", "6", "6B", "B4", "Beaver")
GLOVE_SIZES = ("5.5", "6", "6.5", "7", "7.5", "8", "8.5", "9")
LETTER_SIZES = ("XS", "S", "M", "L", "XL", "XXL")
SWAB_SIZES = (
    "5 × 5 cm", "7.5 × 7.5 cm", "10 × 10 cm", "10 × 20 cm", "10 × 30 cm", "23 × 23 cm", "30 × 30 cm", "45 × 45 cm",
    "45 × 70 cm",
)  # fmt: skip
DRESSING_SIZES = (
    "5 × 5 cm", "5 × 7.2 cm", "5 × 7.5 cm", "6 × 7 cm", "6 × 8 cm", "5 × 10 cm", "7.5 × 7.5 cm", "7.5 × 10 cm",
    "9 × 10 cm", "10 × 10 cm", "10 × 12 cm", "9 × 15 cm", "12.5 × 12.5 cm", "9 × 20 cm", "10 × 18 cm", "10 × 20 cm",
    "9 × 25 cm", "15 × 15 cm", "10 × 25 cm", "9 × 30 cm", "12 × 24 cm", "15 × 20 cm", "9 × 35 cm", "18 × 18 cm",
    "20 × 20 cm", "20 × 30 cm",
)  # fmt: skip
DRAPE_SIZES = (
    "15 × 20 cm", "28 × 30 cm", "45 × 55 cm", "50 × 50 cm", "50 × 60 cm", "50 × 75 cm", "56 × 84 cm", "75 × 75 cm",
    "75 × 90 cm", "75 × 100 cm", "60 × 140 cm", "100 × 100 cm", "80 × 145 cm", "90 × 150 cm", "100 × 150 cm",
    "120 × 140 cm", "150 × 190 cm", "150 × 200 cm", "150 × 240 cm", "200 × 260 cm", "200 × 300 cm", "200 × 330 cm",
    "230 × 315 cm", "240 × 320 cm",
)  # fmt: skip
CURVATURES = ("straight", "curved", "angled")
STEELS = ("stainless steel", "titanium", "polymer")
CARBIDE_INSERTS = A("tungsten_carbide", "Tungsten carbide inserts", "boolean")
FINISHES = ("mirror", "satin", "black", "gold-plated rings")

NEEDLE_ATTRIBUTES = (
    A("needle", "Needle", "text", deciding=True),
    A("thread_length", "Thread length", "integer", "cm", deciding=True),
    A("needle_count", "Needles", "integer"),
    A("needle_shape", "Needle shape", "option", options=NEEDLE_SHAPES),
    A("needle_point", "Needle point", "option", options=NEEDLE_POINTS),
    A("needle_length", "Needle length", "integer", "mm"),
    A("needle_code", "Maker's needle code", "text"),
)

ABSORBABLE_SUTURE = ClassSpec(
    slug="absorbable-suture",
    name="Absorbable suture",
    category=("Wound closure", "Absorbable sutures"),
    summary="Sutures that lose their strength in a known time and are absorbed, by size, needle and thread.",
    codes=Codes("GAM", "II", "878.4493", "H010101", "42312201"),
    attributes=(
        A("usp_size", "Size (USP)", "option", options=USP_SIZES, deciding=True),
        *NEEDLE_ATTRIBUTES,
        A("ep_metric", "Size (metric)", "float"),
        A(
            "material",
            "Material",
            "option",
            options=("polyglactin 910", "polyglycolic acid", "poliglecaprone 25", "polydioxanone", "glycomer 631",
                     "polyglyconate"),
        ),
        A("structure", "Structure", "option", options=("monofilament", "braided")),
        A("coating", "Coating", "text"),
        A("colour", "Colour", "option", options=("undyed", "violet", "blue", "green", "natural")),
        A("antibacterial", "Antibacterial", "boolean"),
        A("barbed", "Barbed", "boolean"),
        A("loop", "Looped thread", "boolean"),
        A("strength_50pct_days", "Half of its strength left after", "integer", "days"),
        A("absorption_days", "Absorbed after", "integer", "days"),
    ),
    drawing="suture_needle",
    drawing_parameters={
        "curvature": "needle_shape", "point": "needle_point", "length_mm": "needle_length", "needles": "needle_count",
        "thread": "colour", "usp": "usp_size", "barbed": "barbed",
    },
)

NON_ABSORBABLE_SUTURE = ClassSpec(
    slug="non-absorbable-suture",
    name="Non-absorbable suture",
    category=("Wound closure", "Non-absorbable sutures"),
    summary="Sutures that stay or are taken out: skin, vessel, tendon, sternum, ties.",
    codes=Codes("GAR", "II", "878.5020", "H0102", "42312201"),
    attributes=(
        A("usp_size", "Size (USP)", "option", options=USP_SIZES, deciding=True),
        *NEEDLE_ATTRIBUTES,
        A("ep_metric", "Size (metric)", "float"),
        A(
            "material",
            "Material",
            "option",
            options=("silk", "nylon", "polyester", "polypropylene", "PTFE", "UHMWPE", "PVDF", "stainless steel"),
        ),
        A("structure", "Structure", "option", options=("monofilament", "braided", "twisted")),
        A("coating", "Coating", "text"),
        A("colour", "Colour", "option", options=("undyed", "black", "blue", "green", "white", "steel")),
        A("pledgets", "Pledgets", "boolean"),
    ),
    drawing="suture_needle",
    drawing_parameters={
        "curvature": "needle_shape", "point": "needle_point", "length_mm": "needle_length", "needles": "needle_count",
        "thread": "colour", "usp": "usp_size",
    },
)

SCALPEL_BLADE = ClassSpec(
    slug="scalpel-blade",
    name="Scalpel blade",
    category=("Blades and scalpels", "Scalpel blades"),
    summary="Sterile blades by number, with the handles that they fit.",
    codes=Codes("GES", "I", "878.4800", "V010302", "42291632"),
    attributes=(
        A("blade_number", "Blade number", "option", options=BLADE_NUMBERS, deciding=True),
        A("material", "Material", "option", options=("carbon steel", "stainless steel"), deciding=True),
        A("fits_handle", "Fits handle", "multi_option", options=HANDLES, deciding=True),
        A("coating", "Coating", "text"),
        A("wrap", "Wrapped in", "option", options=("foil", "foil with inhibitor paper", "film pouch")),
    ),
    drawing="scalpel_blade",
    drawing_parameters={"number": "blade_number"},
)

SAFETY_SCALPEL = ClassSpec(
    slug="safety-scalpel",
    name="Safety scalpel",
    category=("Blades and scalpels", "Safety and disposable scalpels"),
    summary="One-piece scalpels with blade and handle, with or without a guard against injury.",
    codes=Codes("GDX", "I", "878.4800", "V010101", "42291600"),
    attributes=(
        A("blade_number", "Blade number", "option", options=BLADE_NUMBERS, deciding=True),
        A("safety_mechanism", "Guard", "option", options=("none", "retractable", "shield"), deciding=True),
        A("handle_material", "Handle", "option", options=("ABS", "polycarbonate", "ABS with soft grip"), deciding=True),
        A("material", "Blade material", "option", options=("carbon steel", "stainless steel")),
        A("ruler", "Ruler on the handle", "boolean"),
        A("one_handed", "Guard works with one hand", "boolean"),
    ),
    drawing="scalpel",
    drawing_parameters={"number": "blade_number", "safety": "safety_mechanism", "ruler": "ruler"},
)

SURGICAL_GLOVE = ClassSpec(
    slug="surgical-glove",
    name="Surgical glove",
    category=("Gloves", "Surgical gloves"),
    summary="Sterile gloves in pairs, sizes 5.5 to 9, by material and thickness.",
    codes=Codes("KGO", "I", "878.4460", "T0101", "42132205"),
    attributes=(
        A("size", "Size", "option", options=GLOVE_SIZES, deciding=True),
        A(
            "material", "Material", "option", options=("latex", "polyisoprene", "neoprene", "nitrile"), deciding=True
        ),
        A("double_gloving", "Worn as", "option", options=("single glove", "under glove", "outer glove"), deciding=True),
        A("aql", "AQL", "option", options=("0.65", "1.0", "1.5")),
        A("cuff", "Cuff", "option", options=("beaded", "straight")),
        A("colour", "Colour", "option", options=("natural", "cream", "white", "brown", "green", "blue")),
        A("finger_thickness", "Thickness at the finger", "float", "mm"),
        A("palm_thickness", "Thickness at the palm", "float", "mm"),
        A("length", "Length", "integer", "mm"),
        A("accelerator_free", "Free of accelerators", "boolean"),
        A("chemo_tested", "Tested with cytotoxic drugs", "boolean"),
    ),
    drawing="glove",
    drawing_parameters={"size": "size", "colour": "colour", "cuff": "cuff"},
)

EXAMINATION_GLOVE = ClassSpec(
    slug="examination-glove",
    name="Examination glove",
    category=("Gloves", "Examination gloves"),
    summary="Gloves for examination and treatment, by size, material and length.",
    codes=Codes("LZA", "I", "880.6250", "T0102", "42132203"),
    attributes=(
        A("size", "Size", "option", options=LETTER_SIZES, deciding=True),
        A("material", "Material", "option", options=("latex", "nitrile", "vinyl", "neoprene"), deciding=True),
        A("pieces_per_box", "Gloves in a box", "integer", deciding=True),
        A("colour", "Colour", "option", options=("clear", "cream", "white", "blue", "violet", "black")),
        A("texture", "Texture", "option", options=("smooth", "fingertip", "full")),
        A("aql", "AQL", "option", options=("0.65", "1.0", "1.5", "2.5")),
        A("length", "Length", "integer", "mm"),
        A("chemo_tested", "Tested with cytotoxic drugs", "boolean"),
    ),
    drawing="exam_glove",
    drawing_parameters={"size": "size", "colour": "colour", "texture": "texture", "length_mm": "length"},
)

GAUZE_SWAB = ClassSpec(
    slug="gauze-swab",
    name="Gauze swab",
    category=("Swabs and dressings", "Gauze swabs"),
    summary="Swabs and abdominal packs of cotton or non-woven, with or without an X-ray detectable thread.",
    codes=Codes("GDY", "I", "878.4450", "M0201", "42311512"),
    attributes=(
        A("size", "Size", "option", options=SWAB_SIZES, deciding=True),
        A("xray_detectable", "X-ray detectable", "boolean", deciding=True),
        A("pack_count", "Swabs in a pack", "integer", deciding=True),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("ply", "Layers", "option", options=("4", "8", "12", "16", "32")),
        A("material", "Material", "option", options=("cotton gauze", "non-woven")),
        A("gauze_type", "Gauze type", "option", options=("13", "17", "20", "24")),
        A("loop", "Tape loop", "boolean"),
        A("prewashed", "Washed before packing", "boolean"),
        A("counted", "Tied and counted", "boolean"),
    ),
    drawing="gauze_swab",
    drawing_parameters={
        "width_mm": "width", "height_mm": "length", "ply": "ply", "xray": "xray_detectable", "count": "pack_count",
    },
)

WOUND_DRESSING = ClassSpec(
    slug="wound-dressing",
    name="Wound dressing",
    category=("Swabs and dressings", "Wound dressings"),
    summary="Dressings by what they do for the wound: film, foam, gel, alginate, silver, honey.",
    codes=Codes("NAD", "I", "878.4020", "M04", "42311500"),
    attributes=(
        A(
            "dressing_type",
            "Kind",
            "option",
            options=("film", "post-operative island", "non-adherent contact layer", "hydrocolloid", "foam",
                     "silicone foam", "alginate", "gelling fibre", "hydrogel", "superabsorbent", "silver foam",
                     "iodine", "honey"),
            deciding=True,
        ),
        A("size", "Size", "option", options=DRESSING_SIZES, deciding=True),
        A("border", "Adhesive border", "boolean", deciding=True),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("adhesive", "Adhesive", "option", options=("none", "acrylic", "silicone", "hydrocolloid")),
        A("absorbency", "Takes up", "option", options=("none", "light", "moderate", "heavy", "very heavy")),
        A("wear_days", "Stays up to", "integer", "days"),
        A("waterproof", "Waterproof outside", "boolean"),
    ),
    drawing="dressing",
    drawing_parameters={"type": "dressing_type", "border": "border", "width_mm": "width", "height_mm": "length"},
)

TISSUE_FORCEPS = ClassSpec(
    slug="tissue-forceps",
    name="Tissue forceps",
    category=("Forceps and clamps", "Tissue forceps"),
    summary="Thumb and tissue forceps by pattern, tip and length.",
    codes=Codes("GEN", "I", "878.4800", "L031308", "42291800"),
    attributes=(
        A(
            "pattern",
            "Pattern",
            "option",
            options=("Adson", "Adson-Brown", "Gillies", "McIndoe", "Semken", "DeBakey", "Potts-Smith", "Bonney",
                     "Lane", "Russian", "Allis", "Babcock", "Dressing"),
            deciding=True,
        ),
        A(
            "tip",
            "Tip",
            "option",
            options=("serrated", "cross-serrated", "1x2 teeth", "2x3 teeth", "7x7 teeth", "atraumatic", "4x5 teeth",
                     "5x6 teeth", "fenestrated"),
            deciding=True,
        ),
        A("length", "Length", "integer", "mm", deciding=True),
        A("curvature", "Curvature", "option", options=CURVATURES),
        A("tip_width", "Tip width", "float", "mm"),
        A("material", "Material", "option", options=STEELS),
        CARBIDE_INSERTS,
        A("finish", "Finish", "option", options=FINISHES),
        A("ratchet", "Ratchet", "boolean"),
    ),
    drawing="forceps",
    drawing_parameters={
        "pattern": "pattern", "tip": "tip", "length_mm": "length", "curvature": "curvature",
        "tungsten_carbide": "tungsten_carbide",
    },
)

HAEMOSTAT = ClassSpec(
    slug="haemostat",
    name="Haemostat",
    category=("Forceps and clamps", "Haemostats and clamps"),
    summary="Artery forceps and clamps by pattern, curvature and length.",
    codes=Codes("HRQ", "I", "878.4800", "L031306", "42291800"),
    attributes=(
        A(
            "pattern",
            "Pattern",
            "option",
            options=("Hartmann mosquito", "Halsted mosquito", "Crile", "Kelly", "Spencer Wells", "Rochester-Pean",
                     "Kocher", "Mixter", "Lahey", "Roberts"),
            deciding=True,
        ),
        A("curvature", "Curvature", "option", options=CURVATURES, deciding=True),
        A("length", "Length", "integer", "mm", deciding=True),
        A("teeth", "Teeth", "option", options=("none", "1x2")),
        A("serration", "Serration", "option", options=("half of the jaw", "full jaw", "lengthwise")),
        A("jaw_length", "Jaw length", "integer", "mm"),
        A("material", "Material", "option", options=STEELS),
        A("finish", "Finish", "option", options=FINISHES),
    ),
    drawing="haemostat",
    drawing_parameters={"pattern": "pattern", "length_mm": "length", "curvature": "curvature"},
)

SCISSORS = ClassSpec(
    slug="scissors",
    name="Scissors",
    category=("Scissors and needle holders", "Scissors"),
    summary="Dissecting, suture and dressing scissors by pattern, blade and length.",
    codes=Codes("LRW", "I", "878.4800", "L010403", "42291614"),
    attributes=(
        A(
            "pattern",
            "Pattern",
            "option",
            options=("Mayo", "Metzenbaum", "Iris", "Stevens", "Kilner", "Littauer", "Lister", "Potts",
                     "Castroviejo", "Dressing"),
            deciding=True,
        ),
        A("curvature", "Curvature", "option", options=CURVATURES, deciding=True),
        A("length", "Length", "integer", "mm", deciding=True),
        A("tips", "Tips", "option", options=("sharp/sharp", "sharp/blunt", "blunt/blunt", "probe/blunt")),
        A("edge", "Edge", "option", options=("plain", "one serrated", "supercut")),
        A("material", "Material", "option", options=STEELS),
        CARBIDE_INSERTS,
        A("finish", "Finish", "option", options=FINISHES),
    ),
    drawing="scissors",
    drawing_parameters={
        "pattern": "pattern", "length_mm": "length", "curvature": "curvature", "tips": "tips",
        "tungsten_carbide": "tungsten_carbide",
    },
)

NEEDLE_HOLDER = ClassSpec(
    slug="needle-holder",
    name="Needle holder",
    category=("Scissors and needle holders", "Needle holders"),
    summary="Needle holders by pattern, jaw and length, with the sutures that they are made for.",
    codes=Codes("HXK", "I", "888.4540", "L0205", "42292903"),
    attributes=(
        A(
            "pattern",
            "Pattern",
            "option",
            options=("Mayo-Hegar", "Crile-Wood", "Halsey", "Olsen-Hegar", "Gillies", "Mathieu", "Ryder",
                     "Castroviejo"),
            deciding=True,
        ),
        A(
            "jaw",
            "Jaw",
            "option",
            options=("smooth", "serrated 0.2 mm", "serrated 0.4 mm", "serrated 0.5 mm"),
            deciding=True,
        ),
        A("length", "Length", "integer", "mm", deciding=True),
        A("curvature", "Curvature", "option", options=CURVATURES),
        CARBIDE_INSERTS,
        A("lock", "Lock", "option", options=("none", "ring ratchet", "palm ratchet", "spring lock")),
        A("suture_range", "Made for sutures", "multi_option", options=USP_SIZES),
        A("scissors", "With scissors", "boolean"),
        A("finish", "Finish", "option", options=FINISHES),
    ),
    drawing="needle_holder",
    drawing_parameters={
        "pattern": "pattern", "length_mm": "length", "curvature": "curvature",
        "tungsten_carbide": "tungsten_carbide",
    },
)

SURGICAL_DRAPE = ClassSpec(
    slug="surgical-drape",
    name="Surgical drape",
    category=("Drapes and gowns", "Surgical drapes"),
    summary="Sterile drapes, incise films and table covers by kind and size.",
    codes=Codes("KKX", "II", "878.4370", "T020199", "42131701"),
    attributes=(
        A(
            "drape_type",
            "Kind",
            "option",
            options=("utility", "fenestrated", "split (U)", "laparotomy", "extremity", "caesarean section",
                     "ophthalmic", "incise film", "Mayo stand cover", "table cover"),
            deciding=True,
        ),
        A("size", "Size", "option", options=DRAPE_SIZES, deciding=True),
        A("adhesive_edge", "Adhesive edge", "boolean", deciding=True),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("fenestration", "Opening", "text"),
        A("incise_film", "Incise film", "option", options=("none", "plain", "iodophor")),
        A("fluid_pouch", "Fluid pouch", "boolean"),
        A("en13795", "EN 13795", "option", options=("standard performance", "high performance")),
        A("material", "Material", "option",
          options=("SMS nonwoven", "two-layer laminate", "three-layer laminate", "polyethylene film",
                   "polyurethane film")),
    ),
    drawing="drape",
    drawing_parameters={
        "type": "drape_type", "width_mm": "width", "height_mm": "length", "fenestration": "fenestration",
        "adhesive": "adhesive_edge",
    },
)

SURGICAL_GOWN = ClassSpec(
    slug="surgical-gown",
    name="Surgical gown",
    category=("Drapes and gowns", "Surgical gowns"),
    summary="Sterile gowns by protection, size and length.",
    codes=Codes("FYA", "II", "878.4040", "T020401", "42131702"),
    attributes=(
        A("size", "Size", "option", options=("S", "M", "L", "XL", "XL long", "XXL"), deciding=True),
        A("en13795", "EN 13795", "option", options=("standard performance", "high performance"), deciding=True),
        A("reinforced", "Reinforced", "boolean", deciding=True),
        A("aami_level", "AAMI PB70 level", "option", options=("1", "2", "3", "4")),
        A("material", "Material", "option", options=("SMS", "SMMS", "spunlace", "laminate")),
        A("length", "Length", "integer", "cm"),
        A("towels", "Hand towels packed", "integer"),
        A("wrap", "Wrapped in crepe", "boolean"),
    ),
    drawing="gown",
    drawing_parameters={"level": "aami_level", "reinforced": "reinforced"},
)

HYPODERMIC_NEEDLE = ClassSpec(
    slug="hypodermic-needle",
    name="Hypodermic needle",
    category=("Needles and syringes", "Hypodermic needles"),
    summary="Needles by gauge and length, with the ISO 6009 colour of the hub.",
    codes=Codes("FMI", "II", "880.5570", "A0101010102", "42142523"),
    attributes=(
        A("gauge", "Gauge", "option",
          options=("14", "16", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "29", "30", "32", "34"),
          deciding=True),
        A("length", "Length", "integer", "mm", deciding=True),
        A("safety", "Safety shield", "boolean", deciding=True),
        A("hub_colour", "Hub colour (ISO 6009)", "option",
          options=("pale green", "white", "pink", "cream", "yellow", "deep green", "black", "deep blue", "purple",
                   "orange", "brown", "grey", "light yellow", "red")),
        A("outer_diameter", "Outer diameter", "float", "mm"),
        A("bevel", "Bevel", "option", options=("regular", "short", "intradermal", "blunt")),
        A("wall", "Wall", "option", options=("regular", "thin", "ultra-thin")),
        A("connector", "Connector", "option", options=("Luer lock or slip", "Luer lock", "Luer slip")),
    ),
    drawing="hypodermic_needle",
    drawing_parameters={"gauge": "gauge", "length_mm": "length", "safety": "safety"},
)

SYRINGE = ClassSpec(
    slug="syringe",
    name="Syringe",
    category=("Needles and syringes", "Syringes"),
    summary="Sterile syringes by volume and tip, with or without needle.",
    codes=Codes("FMF", "II", "880.5860", "A020102", "42142600"),
    attributes=(
        A("volume", "Volume", "float", "mL", deciding=True),
        A("tip", "Tip", "option", options=("Luer slip", "eccentric slip", "Luer lock", "catheter tip", "ENFit"),
          deciding=True),
        A("needle", "Needle", "text", deciding=True),
        A("parts", "Parts", "option", options=("2", "3")),
        A("graduation", "Graduation", "float", "mL"),
        A("plunger_seal", "Plunger seal", "option", options=("none", "synthetic rubber", "natural rubber")),
        A("safety", "Safety needle", "boolean"),
        A("colour", "Plunger colour", "option", options=("clear", "white", "green", "purple", "orange", "red")),
    ),
    drawing="syringe",
    drawing_parameters={"volume_ml": "volume", "tip": "tip", "parts": "parts"},
)

CLASSES: tuple[ClassSpec, ...] = (
    ABSORBABLE_SUTURE, NON_ABSORBABLE_SUTURE, SCALPEL_BLADE, SAFETY_SCALPEL, SURGICAL_GLOVE, EXAMINATION_GLOVE,
    GAUZE_SWAB, WOUND_DRESSING, TISSUE_FORCEPS, HAEMOSTAT, SCISSORS, NEEDLE_HOLDER, SURGICAL_DRAPE, SURGICAL_GOWN,
    HYPODERMIC_NEEDLE, SYRINGE,
)  # fmt: skip
