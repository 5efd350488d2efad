"""Dental devices, implants, devices for vessels and ducts; and the class for what fits no other."""

from __future__ import annotations

from .schema import AttributeSpec, ClassSpec, Codes

A = AttributeSpec

DENTAL_INSTRUMENT = ClassSpec(
    slug="dental-instrument",
    name="Dental hand instrument",
    category=("Dental", "Dental hand instruments"),
    summary="Mirrors, probes, scalers, curettes, elevators and extraction forceps by kind and pattern.",
    codes=Codes("DZN", "I", "872.4565", "Q01", "42151600"),
    attributes=(
        A("kind", "Kind", "option",
          options=("mirror", "probe", "explorer", "scaler", "curette", "excavator", "filling instrument", "condenser",
                   "carver", "burnisher", "spatula", "elevator", "luxator", "extraction forceps", "tweezers", "knife",
                   "chisel", "file", "pliers", "clamp forceps", "syringe", "handle", "gauge", "retractor"),
          deciding=True),
        A("pattern", "Pattern", "text", deciding=True),
        A("double_ended", "Double-ended", "boolean", deciding=True),
        A("length", "Length", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("diameter", "Diameter", "float", "mm"),
        A("jaw", "Jaw", "option", options=("upper", "lower")),
        A("handle", "Handle", "option", options=("solid steel", "hollow steel", "silicone", "resin")),
        A("material", "Material", "option", options=("stainless steel", "titanium", "polymer")),
    ),
    drawing="dental_hand",
    drawing_parameters={"type": "kind", "jaw": "jaw", "width_mm": "width"},
)

DENTAL_BUR = ClassSpec(
    slug="dental-bur",
    name="Dental bur",
    category=("Dental", "Dental burs"),
    summary="Carbide, steel and diamond burs by shape, shank and grit.",
    codes=Codes("EJL", "I", "872.3240", "Q0101", "42151900"),
    attributes=(
        A("shape", "Shape", "option",
          options=("round", "inverted cone", "wheel", "pear", "cylinder", "fissure", "tapered fissure", "flame",
                   "needle", "football", "torpedo"),
          deciding=True),
        A("material", "Working part", "option", options=("steel", "tungsten carbide", "diamond"), deciding=True),
        A("diameter", "Head diameter", "float", "mm", deciding=True),
        A("shank", "Shank", "option", options=("FG", "RA", "HP")),
        A("grit", "Grit", "option", options=("ultrafine", "extra fine", "fine", "medium", "coarse", "super coarse")),
        A("iso_number", "Size (ISO 2157)", "option",
          options=("008", "009", "010", "012", "014", "016", "018", "021", "023", "027", "029")),
        A("length", "Length", "float", "mm"),
        A("pack_count", "Burs in a pack", "integer"),
    ),
    drawing="dental_bur",
    drawing_parameters={
        "shape": "shape", "material": "material", "grit": "grit", "shank": "shank", "diameter_mm": "diameter",
    },
)

DENTAL_CONSUMABLE = ClassSpec(
    slug="dental-consumable",
    name="Dental consumable",
    category=("Dental", "Dental consumables"),
    summary="Impression trays and materials, pins, clamps, matrices, film holders, cements.",
    codes=Codes("EHY", "I", "872.6880", "Q01", "42152400"),
    attributes=(
        A("kind", "Kind", "option",
          options=("impression tray", "impression material", "tray resin", "fluoride tray", "rubber dam",
                   "rubber dam clamp", "matrix", "retentive pin", "film holder", "cement", "bonding agent", "sealant",
                   "retraction cord", "applicator"),
          deciding=True),
        A("size", "Size", "option", options=("XS", "S", "M", "L", "XL"), deciding=True),
        A("pack_count", "Pieces in a pack", "integer", deciding=True),
        A("jaw", "Jaw", "option", options=("upper", "lower")),
        A("length", "Length", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("diameter", "Diameter", "float", "mm"),
        A("volume", "Volume", "float", "mL"),
        A("material", "Material", "text"),
    ),
    drawing="dental_supply",
    drawing_parameters={"type": "kind", "jaw": "jaw"},
)

ENDOVASCULAR = ClassSpec(
    slug="endovascular",
    name="Endovascular or endoluminal device",
    category=("Interventional", "Balloons, stents and guidewires"),
    summary="Balloon catheters, stents for vessels and ducts, guidewires, introducers and embolectomy catheters.",
    codes=Codes("LIT", "II", "870.1250", "C01", "42203400"),
    attributes=(
        A("kind", "Kind", "option",
          options=("balloon catheter", "drug-coated balloon", "scoring balloon", "stent", "guidewire", "introducer",
                   "diagnostic catheter", "embolectomy catheter", "thrombus retriever", "atherectomy catheter",
                   "occluder", "infusion catheter"),
          deciding=True),
        A("diameter", "Diameter", "float", "mm", deciding=True),
        A("length", "Length", "float", "mm", deciding=True),
        A("shaft_length", "Shaft length", "float", "mm"),
        A("balloon_diameter", "Balloon diameter", "float", "mm"),
        A("balloon_length", "Balloon length", "float", "mm"),
        A("french", "Size", "float", "Fr"),
        A("inner_diameter", "Inner diameter", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("guidewire", "For guidewires of", "float", "in"),
        A("tip", "Tip", "option", options=("straight", "J", "angled")),
    ),
    drawing="endovascular",
    drawing_parameters={"type": "kind", "tip": "tip"},
)

ENT_IMPLANT = ClassSpec(
    slug="ent-implant",
    name="ENT implant",
    category=("Implants", "ENT implants"),
    summary="Ventilation tubes, ossicular prostheses and nasal splints by pattern, bore and material.",
    codes=Codes("ETD", "II", "874.3880", "Q03", "42295500"),
    attributes=(
        A("pattern", "Pattern", "option",
          options=("Armstrong", "Shepard", "Shah", "Donaldson", "Paparella", "Reuter bobbin", "Sheehy", "Goode T",
                   "Per-Lee", "Spoon bobbin", "Partial ossicular", "Total ossicular", "Stapes piston",
                   "Septal splint"),
          deciding=True),
        A("inner_diameter", "Inner diameter", "float", "mm", deciding=True),
        A("material", "Material", "option",
          options=("fluoroplastic", "silicone", "titanium", "stainless steel", "hydroxyapatite", "polyethylene"),
          deciding=True),
        A("length", "Length", "float", "mm"),
        A("diameter", "Outer diameter", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("colour", "Colour", "option", options=("white", "blue", "green", "clear")),
        A("pack_count", "Pieces in a pack", "integer"),
    ),
    drawing="ear_implant",
    drawing_parameters={"pattern": "pattern", "colour": "colour", "steel": "material"},
)

SURGICAL_MESH = ClassSpec(
    slug="surgical-mesh",
    name="Surgical mesh",
    category=("Implants", "Surgical meshes"),
    summary="Meshes and patches for hernia and soft tissue, by shape, size and material.",
    codes=Codes("FTL", "II", "878.3300", "P9002", "42295500"),
    attributes=(
        A("shape", "Shape", "option", options=("flat", "patch", "plug", "preshaped", "anatomical"), deciding=True),
        A("width", "Width", "float", "mm", deciding=True),
        A("length", "Length", "float", "mm", deciding=True),
        A("diameter", "Diameter", "float", "mm"),
        A("thickness", "Thickness", "float", "mm"),
        A("material", "Material", "option",
          options=("polypropylene", "polyester", "ePTFE", "PVDF", "polyglactin 910", "collagen", "titanium")),
        A("absorbable", "Absorbable", "option", options=("no", "partly", "fully")),
        A("self_fixing", "Self-fixing", "boolean"),
    ),
    drawing="mesh",
    drawing_parameters={"type": "shape", "width_mm": "width", "height_mm": "length"},
)

OTHER_DEVICE = ClassSpec(
    slug="other-device",
    name="Other device",
    category=("Other devices", "Other devices"),
    summary="Devices of no class of their own, by size and material.",
    codes=Codes("", "", "", "Z12", ""),
    attributes=(
        A("length", "Length", "float", "mm", deciding=True),
        A("width", "Width", "float", "mm", deciding=True),
        A("pack_count", "Pieces in a pack", "integer", deciding=True),
        A("height", "Height", "float", "mm"),
        A("depth", "Depth", "float", "mm"),
        A("diameter", "Outer diameter", "float", "mm"),
        A("inner_diameter", "Inner diameter", "float", "mm"),
        A("french", "Size", "float", "Fr"),
        A("gauge", "Gauge", "float", "G"),
        A("volume", "Volume", "float", "mL"),
        A("weight", "Weight", "float", "g"),
        A("material", "Material", "text"),
    ),
    drawing="package",
    drawing_parameters={"width_mm": "width", "height_mm": "length"},
)

CLASSES = (
    DENTAL_INSTRUMENT, DENTAL_BUR, DENTAL_CONSUMABLE, ENDOVASCULAR, ENT_IMPLANT, SURGICAL_MESH, OTHER_DEVICE,
)  # fmt: skip
