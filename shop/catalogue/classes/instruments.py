"""Instruments that are cleaned and used again, and those for operations through a tube: handles to electrosurgery."""

from __future__ import annotations

from .schema import AttributeSpec, ClassSpec, Codes

A = AttributeSpec

STEELS = ("stainless steel", "titanium", "polymer")
INSTRUMENT_LENGTH = A("length", "Length", "float", "mm", deciding=True)

SCALPEL_HANDLE = ClassSpec(
    slug="scalpel-handle",
    name="Scalpel handle",
    category=("Blades and scalpels", "Scalpel handles"),
    summary="Reusable handles by number, with the blades that they take.",
    codes=Codes("GDZ", "I", "878.4800", "L010103", "42291613"),
    attributes=(
        A("handle_number", "Handle number", "option",
          options=("3", "3L", "4", "4L", "5", "5B", "6", "6B", "7", "9", "B3", "B3L", "B4", "Beaver"), deciding=True),
        INSTRUMENT_LENGTH,
        A("fits_blades", "Takes blades", "option", options=("10 to 15", "18 to 36", "60 to 69"), deciding=True),
        A("graduation", "Ruler on the handle", "boolean"),
        A("material", "Material", "option", options=STEELS),
    ),
    drawing="scalpel_handle",
    drawing_parameters={"number": "handle_number", "graduated": "graduation"},
)

RETRACTOR = ClassSpec(
    slug="retractor",
    name="Retractor",
    category=("Retractors", "Retractors"),
    summary="Hand-held and self-retaining retractors by pattern, blade and length.",
    codes=Codes("GAD", "I", "878.4800", "L031401", "42293100"),
    attributes=(
        A("pattern", "Pattern", "option",
          options=("Army-Navy", "Langenbeck", "Farabeuf", "Roux", "Senn", "Volkmann", "Kilner", "Gillies", "Joseph",
                   "Richardson", "Kelly", "Deaver", "Ribbon", "Czerny", "Morris", "Hohmann", "Weitlaner", "Gelpi",
                   "Adson", "Beckmann", "Travers", "Balfour", "Finochietto", "Minnesota", "Austin", "Cawood",
                   "Cheek"),
          deciding=True),
        A("kind", "Held", "option", options=("by hand", "self-retaining", "on the table"), deciding=True),
        INSTRUMENT_LENGTH,
        A("blade_width", "Blade width", "float", "mm"),
        A("blade_depth", "Blade depth", "float", "mm"),
        A("prongs", "Prongs", "integer"),
        A("tips", "Tips", "option", options=("sharp", "blunt")),
        A("double_ended", "Double-ended", "boolean"),
        A("material", "Material", "option", options=STEELS),
    ),
    drawing="retractor",
    drawing_parameters={
        "pattern": "pattern", "length_mm": "length", "width_mm": "blade_width", "depth_mm": "blade_depth",
        "prongs": "prongs", "tips": "tips",
    },
)

BONE_INSTRUMENT = ClassSpec(
    slug="bone-instrument",
    name="Bone instrument",
    category=("Bone surgery", "Bone instruments"),
    summary="Rongeurs, osteotomes, chisels, curettes, elevators and mallets by kind, width and length.",
    codes=Codes("LXH", "I", "888.4540", "L09", "42294900"),
    attributes=(
        A("kind", "Kind", "option",
          options=("osteotome", "chisel", "gouge", "curette", "elevator", "rasp", "rongeur", "bone cutter", "Kerrison",
                   "bone hook", "bone clamp", "saw", "awl", "drill bit", "wire", "mallet"),
          deciding=True),
        A("width", "Working width", "float", "mm", deciding=True),
        INSTRUMENT_LENGTH,
        A("pattern", "Pattern", "text"),
        A("curvature", "Curvature", "option", options=("straight", "curved", "angled")),
        A("double_action", "Double action", "boolean"),
        A("cup_size", "Cup size", "option",
          options=("6-0", "5-0", "4-0", "3-0", "2-0", "0", "1", "2", "3", "4", "5", "6")),
        A("material", "Material", "option", options=STEELS),
    ),
    drawing="bone_instrument",
    drawing_parameters={
        "type": "kind", "width_mm": "width", "length_mm": "length", "double_action": "double_action",
    },
)

LAPAROSCOPIC_INSTRUMENT = ClassSpec(
    slug="laparoscopic-instrument",
    name="Laparoscopic instrument",
    category=("Minimal access", "Trocars and laparoscopic instruments"),
    summary="Trocars, graspers, scissors and hooks by diameter and working length.",
    codes=Codes("GCJ", "II", "876.1500", "K0102", "42294978"),
    attributes=(
        A("kind", "Kind", "option",
          options=("trocar", "insufflation needle", "grasper", "dissector", "scissors", "hook", "needle holder",
                   "clip applier", "suction and irrigation", "retrieval bag", "laparoscope"),
          deciding=True),
        A("diameter", "Diameter", "float", "mm", deciding=True),
        A("working_length", "Working length", "float", "mm", deciding=True),
        A("takes", "Takes instruments of", "span", "mm"),
        A("tip", "Trocar tip", "option", options=("bladed", "bladeless", "optical", "blunt (Hasson)")),
        A("energy", "Energy", "option", options=("none", "monopolar", "bipolar")),
        A("shaft_rotates", "Shaft rotates", "boolean"),
        A("insulated", "Insulated", "boolean"),
    ),
    drawing="minimal_access",
    drawing_parameters={"type": "kind", "tip": "tip", "diameter_mm": "diameter", "length_mm": "working_length"},
)

STAPLER_CLIP = ClassSpec(
    slug="stapler-clip",
    name="Stapler, clip or skin closure",
    category=("Wound closure", "Staplers, clips and skin closure"),
    summary="Staplers with their cartridges, ligating clips, skin staples, strips and adhesives.",
    codes=Codes("GAG", "II", "878.4740", "H02", "42312010"),
    attributes=(
        A("kind", "Kind", "option",
          options=("linear stapler", "linear cutter", "circular stapler", "cartridge", "skin stapler",
                   "staple remover", "ligating clip", "clip applier", "aneurysm clip", "skin closure strip",
                   "tissue adhesive"),
          deciding=True),
        A("size", "Size", "option", options=("S", "M", "M/L", "L", "XL"), deciding=True),
        A("count", "Staples, clips or strips", "integer", deciding=True),
        A("cartridge_length", "Staple line", "integer", "mm"),
        A("staple_height_open", "Staple height, open", "float", "mm"),
        A("staple_height_closed", "Staple height, closed", "float", "mm"),
        A("width", "Width", "float", "mm"),
        A("length", "Length", "float", "mm"),
        A("diameter", "Diameter", "float", "mm"),
        A("volume", "Volume", "float", "mL"),
        A("material", "Material", "option",
          options=("titanium", "stainless steel", "polymer", "nonwoven", "cyanoacrylate")),
        A("cartridge_colour", "Cartridge colour", "option",
          options=("grey", "white", "blue", "gold", "green", "black")),
    ),
    drawing="closure",
    drawing_parameters={
        "type": "kind", "count": "count", "size": "size", "polymer": "material", "width_mm": "width",
    },
)

ELECTROSURGERY = ClassSpec(
    slug="electrosurgery",
    name="Electrosurgical accessory",
    category=("Electrosurgery", "Electrosurgical accessories"),
    summary="Pencils, electrodes, return pads, bipolar forceps and cables.",
    codes=Codes("GEI", "II", "878.4400", "K02", "42295104"),
    attributes=(
        A("kind", "Kind", "option",
          options=("pencil", "electrode", "return pad", "bipolar forceps", "cable", "generator"), deciding=True),
        A("mode", "Mode", "option", options=("monopolar", "bipolar"), deciding=True),
        A("switch", "Switched by", "option", options=("rocker", "button", "foot"), deciding=True),
        A("electrode_shape", "Electrode", "option", options=("blade", "needle", "ball", "loop", "hook")),
        A("connector", "Connector", "text"),
        A("cable_length", "Cable length", "float", "m"),
        A("length", "Length", "float", "mm"),
        A("diameter", "Shaft diameter", "float", "mm"),
        A("coated", "Non-stick coating", "boolean"),
        A("split_pad", "Split pad", "boolean"),
        A("patient", "Patient", "option", options=("adult", "child", "infant")),
    ),
    drawing="electrosurgery",
    drawing_parameters={"type": "kind", "switch": "switch", "split": "split_pad"},
)

CLASSES = (
    SCALPEL_HANDLE, RETRACTOR, BONE_INSTRUMENT, LAPAROSCOPIC_INSTRUMENT, STAPLER_CLIP, ELECTROSURGERY,
)  # fmt: skip
