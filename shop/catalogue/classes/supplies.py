"""What wards and theatres use up besides: masks, caps, infusion, swabs, bandages, tubes, packs, sterilisation."""

from __future__ import annotations

from .schema import AttributeSpec, ClassSpec, Codes

A = AttributeSpec

TUBE_MATERIALS = ("silicone", "silicone-coated latex", "latex", "PVC", "polyurethane", "polyethylene", "PTFE")

FACE_MASK = ClassSpec(
    slug="face-mask",
    name="Face mask or respirator",
    category=("Theatre clothing", "Face masks and respirators"),
    summary="Surgical masks by type and fixation, respirators by class.",
    codes=Codes("FXX", "II", "878.4040", "T0206", "42131713"),
    attributes=(
        A("protection", "Type or class", "option",
          options=("type I", "type II", "type IIR", "FFP1", "FFP2", "N95", "FFP3"), deciding=True),
        A("fixation", "Fixation", "option", options=("ear loops", "ties", "headband"), deciding=True),
        A("pieces_per_box", "Pieces in a box", "integer", deciding=True),
        A("astm_level", "ASTM F2100 level", "option", options=("1", "2", "3")),
        A("fluid_resistance", "Fluid resistance", "option", "mmHg", options=("80", "120", "160")),
        A("visor", "Visor", "boolean"),
        A("valve", "Valve", "boolean"),
        A("colour", "Colour", "option", options=("white", "blue", "green")),
    ),
    drawing="face_protection",
    drawing_parameters={
        "fixing": "fixation", "type": "protection", "visor": "visor", "valve": "valve", "colour": "colour",
    },
)

THEATRE_CLOTHING = ClassSpec(
    slug="theatre-clothing",
    name="Cap, shoe cover or apron",
    category=("Theatre clothing", "Caps, shoe covers and aprons"),
    summary="Caps, hoods, shoe covers and aprons by kind, size and material.",
    codes=Codes("FYF", "I", "878.4040", "T0207", "42131700"),
    attributes=(
        A("kind", "Kind", "option", options=("bouffant cap", "tie cap", "hood", "shoe cover", "boot cover", "apron"),
          deciding=True),
        A("size", "Size", "option", options=("S", "M", "L", "XL", "one size"), deciding=True),
        A("pieces_per_box", "Pieces in a box", "integer", deciding=True),
        A("material", "Material", "option", options=("polypropylene nonwoven", "viscose", "polyethylene")),
        A("anti_slip", "Anti-slip sole", "boolean"),
        A("colour", "Colour", "option", options=("white", "blue", "green")),
    ),
    drawing="theatre_clothing",
    drawing_parameters={"type": "kind", "colour": "colour"},
)

INFUSION = ClassSpec(
    slug="infusion",
    name="Infusion set or cannula",
    category=("Needles and syringes", "Infusion sets and cannulas"),
    summary="Peripheral cannulas by gauge, giving sets, extension lines and taps.",
    codes=Codes("FPA", "II", "880.5440", "A03", "42221600"),
    attributes=(
        A("kind", "Kind", "option",
          options=("cannula", "winged set", "gravity set", "pump set", "blood set", "extension line",
                   "three-way tap"),
          deciding=True),
        A("gauge", "Gauge", "option", options=("14", "16", "17", "18", "20", "21", "22", "23", "24", "25", "26"),
          deciding=True),
        A("length", "Length", "float", "mm", deciding=True),
        A("hub_colour", "Colour", "option",
          options=("orange", "grey", "white", "green", "pink", "blue", "yellow", "violet")),
        A("drops_per_ml", "Drops in a millilitre", "option", options=("10", "15", "20", "60")),
        A("volume", "Filling volume", "float", "mL"),
        A("filter", "Filter", "float", "µm"),
        A("port", "Injection port", "boolean"),
        A("wings", "Wings", "boolean"),
        A("safety", "Needle shield", "boolean"),
    ),
    drawing="infusion",
    drawing_parameters={
        "type": "kind", "drops_per_ml": "drops_per_ml", "gauge": "gauge",
        "length_mm": "length", "wings": "wings", "port": "port", "safety": "safety",
    },
)

LAPAROTOMY_SPONGE = ClassSpec(
    slug="laparotomy-sponge",
    name="Laparotomy sponge",
    category=("Swabs and dressings", "Laparotomy sponges"),
    summary="Abdominal swabs with loop and X-ray detectable thread, counted in fives.",
    codes=Codes("GDY", "I", "878.4450", "M020103", "42311511"),
    attributes=(
        A("size", "Size", "option",
          options=("20 × 20 cm", "30 × 30 cm", "30 × 45 cm", "40 × 40 cm", "45 × 45 cm", "45 × 70 cm"),
          deciding=True),
        A("ply", "Layers", "option", options=("4", "6", "8", "12"), deciding=True),
        A("pack_count", "Sponges in a pack", "integer", deciding=True),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("xray", "X-ray element", "option", options=("none", "thread", "strip", "chip")),
        A("loop", "Tape loop", "boolean"),
        A("prewashed", "Washed before packing", "boolean"),
        A("colour", "Colour", "option", options=("white", "green", "blue")),
    ),
    drawing="lap_sponge",
    drawing_parameters={"width_mm": "width", "height_mm": "length", "loop": "loop", "colour": "colour"},
)

BANDAGE = ClassSpec(
    slug="bandage",
    name="Bandage, tape or padding",
    category=("Swabs and dressings", "Bandages, tapes and padding"),
    summary="Bandages, plaster, tapes and wadding by kind and width.",
    codes=Codes("FQM", "I", "880.5075", "M03", "42311700"),
    attributes=(
        A("kind", "Kind", "option",
          options=("crepe", "conforming", "cohesive", "adhesive elastic", "tubular", "triangular", "padding",
                   "plaster of Paris", "synthetic cast", "paper tape", "silk tape", "film tape", "zinc oxide tape",
                   "silicone tape"),
          deciding=True),
        A("width", "Width", "float", "mm", deciding=True),
        A("length", "Length, stretched", "float", "m", deciding=True),
        A("elasticity", "Elasticity", "option", options=("none", "short stretch", "long stretch")),
        A("adhesive", "Adhesive", "option", options=("none", "acrylic", "zinc oxide", "silicone")),
        A("colour", "Colour", "option", options=("white", "skin tone", "blue", "clear")),
    ),
    drawing="bandaging",
    drawing_parameters={"type": "kind", "width_mm": "width", "colour": "colour"},
)

SUCTION_DRAINAGE = ClassSpec(
    slug="suction-drainage",
    name="Suction and drainage",
    category=("Suction, drains and catheters", "Suction and drainage"),
    summary="Suction tips, tubing and canisters, wound drains and their reservoirs.",
    codes=Codes("GCX", "II", "880.6740", "A0601", "42293522"),
    attributes=(
        A("kind", "Kind", "option",
          options=("Yankauer tip", "Frazier tip", "Poole tip", "saliva ejector", "tubing", "canister", "liner",
                   "Redon drain", "Blake drain", "Jackson-Pratt drain", "Penrose drain", "corrugated drain",
                   "T-tube", "chest drain", "reservoir"),
          deciding=True),
        A("french", "Size", "float", "Fr", deciding=True),
        A("length", "Length", "float", "mm", deciding=True),
        A("diameter", "Outer diameter", "float", "mm"),
        A("inner_diameter", "Inner diameter", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("volume", "Volume", "float", "mL"),
        A("vented", "Vented", "boolean"),
        A("material", "Material", "option", options=TUBE_MATERIALS),
    ),
    drawing="suction_drainage",
    drawing_parameters={"type": "kind", "french": "french", "vented": "vented"},
)

CATHETER = ClassSpec(
    slug="catheter",
    name="Catheter or tube",
    category=("Suction, drains and catheters", "Catheters and tubes"),
    summary="Urinary, feeding, airway, haemodialysis and central venous catheters by size, length and lumens.",
    codes=Codes("EZL", "II", "876.5130", "U01", "42142700"),
    attributes=(
        A("kind", "Kind", "option",
          options=("Foley", "intermittent", "suprapubic", "nasogastric", "gastrostomy", "endotracheal", "tracheostomy",
                   "central venous", "peripherally inserted central", "implanted port", "haemodialysis", "peritoneal",
                   "bypass cannula"),
          deciding=True),
        A("french", "Size", "float", "Fr", deciding=True),
        A("length", "Length", "float", "mm", deciding=True),
        A("outer_diameter", "Outer diameter", "float", "mm"),
        A("inner_diameter", "Inner diameter", "float", "mm"),
        A("lumens", "Lumens", "integer"),
        A("balloon_volume", "Balloon", "float", "mL"),
        A("volume", "Filling volume", "float", "mL"),
        A("width", "Width", "float", "mm"),
        A("cuffed", "Cuffed", "boolean"),
        A("material", "Material", "option", options=TUBE_MATERIALS),
        A("coating", "Coating", "option", options=("none", "hydrogel", "silver", "antibiotic", "heparin")),
    ),
    drawing="body_tube",
    drawing_parameters={
        "type": "kind", "french": "french", "balloon_ml": "balloon_volume", "ways": "lumens",
        "id_mm": "inner_diameter", "cuffed": "cuffed",
    },
)

REPROCESSING = ClassSpec(
    slug="reprocessing",
    name="Sterilisation and reprocessing",
    category=("Sterilisation", "Sterilisation and reprocessing"),
    summary="Pouches, wraps, containers, indicators, trays, detergents and brushes by method and size.",
    codes=Codes("FRG", "II", "880.6850", "S01", "42281500"),
    attributes=(
        A("kind", "Kind", "option",
          options=("pouch", "reel", "wrap", "container", "instrument tray", "indicator strip", "indicator tape",
                   "biological indicator", "Bowie-Dick test", "detergent", "disinfectant", "brush"),
          deciding=True),
        A("method", "Made for", "multi_option",
          options=("steam", "ethylene oxide", "hydrogen peroxide plasma", "dry heat", "formaldehyde"),
          deciding=True),
        A("pack_count", "Pieces in a pack", "integer", deciding=True),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("height", "Height", "float", "mm"),
        A("indicator_type", "Indicator type (ISO 11140-1)", "option", options=("1", "2", "3", "4", "5", "6")),
        A("volume", "Volume", "float", "mL"),
        A("ph", "pH", "float"),
    ),
    drawing="sterile_supply",
    drawing_parameters={
        "type": "kind", "width_mm": "width", "height_mm": "length", "class_type": "indicator_type",
    },
)

PROCEDURE_PACK = ClassSpec(
    slug="procedure-pack",
    name="Procedure pack",
    category=("Packs and trays", "Procedure packs and trays"),
    summary="Packs, kits and trays put together for one procedure.",
    codes=Codes("LRO", "II", "878.4370", "T0202", "42295414"),
    attributes=(
        A("procedure", "Made for", "option",
          options=("dressing change", "suturing", "suture removal", "catheterisation", "minor operation",
                   "laparotomy", "laparoscopy", "arthroscopy", "hip or knee replacement", "caesarean section",
                   "ophthalmic surgery", "ear, nose and throat surgery", "dental surgery", "dental treatment"),
          deciding=True),
        A("pieces", "Pieces", "integer", deciding=True),
        A("kind", "Put up as", "option", options=("tray", "pack", "suture set", "dressing pack"), deciding=True),
        A("drapes", "With drapes", "boolean"),
        A("instruments", "With instruments", "boolean"),
    ),
    drawing="kit",
    drawing_parameters={"type": "kind", "pieces": "pieces"},
)

CLASSES = (
    FACE_MASK, THEATRE_CLOTHING, INFUSION, LAPAROTOMY_SPONGE, BANDAGE, SUCTION_DRAINAGE, CATHETER, REPROCESSING,
    PROCEDURE_PACK,
)  # fmt: skip
