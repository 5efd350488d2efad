"""Classes that hold things of many shapes: each is drawn by the painter of what it is."""

from __future__ import annotations

from types import SimpleNamespace

from core.drawings.canvas import BOLD, LINE, Canvas
from core.drawings.geometry import box
from core.drawings.params import REGISTRY, Colour, Flag, Number, choice, kind


def _as(name: str, c: Canvas, **params: object) -> None:
    """Draw with the painter ``name``."""
    found = REGISTRY[name]
    found.paint(c, found.read(params))


@kind(
    "minimal_access",
    type=choice("trocar", "insufflation_needle", "retrieval_bag", "grasper", "dissector", "scissors", "hook",
        "needle_holder", "clip_applier", "suction"),
    tip=choice("bladeless", "bladed", "blunt", "optical", hasson="blunt"),
    diameter_mm=Number(5, 2, 20),
    length_mm=Number(100, 40, 450),
)  # fmt: skip
def minimal_access(c: Canvas, p: SimpleNamespace) -> None:
    """What goes through a port: trocar, insufflation needle, retrieval bag, or a long instrument."""
    if p.type == "trocar":
        _as("trocar", c, tip=p.tip, diameter_mm=p.diameter_mm, length_mm=p.length_mm)
    elif p.type == "insufflation_needle":
        _as("hypodermic_needle", c, gauge=14, length_mm=p.length_mm)
    elif p.type == "retrieval_bag":
        _as("sterilisation", c, type="bag", width_mm=120, height_mm=180)
    else:
        _as("laparoscopic_instrument", c, tip=p.type, diameter_mm=p.diameter_mm, length_mm=p.length_mm)


@kind(
    "closure",
    type=choice("skin_stapler", "linear", "circular", "remover", "cartridge", "clip", "applier", "strip", "adhesive",
        skin="skin_stapler", clip_applier="applier"),
    count=Number(35, 1, 90),
    size=choice("m", "s", "m/l", "l", "xl"),
    polymer=Flag(words=("polymer",)),
    width_mm=Number(6, 3, 50),
)  # fmt: skip
def closure(c: Canvas, p: SimpleNamespace) -> None:
    """What closes: staplers and their reloads, clips and their appliers, strips, adhesive."""
    if p.type in {"skin_stapler", "linear", "circular", "remover"}:
        _as("skin_stapler", c, type=p.type, count=min(p.count, 55))
    elif p.type == "cartridge":
        c.shape(box(14, 56, 212, 52, 12))
        c.shape(box(24, 64, 192, 36, 6), "tint")
        c.line("M34 82H206", BOLD)
        staples = ((36 + i * 16 + (j % 2) * 6, y) for j, y in enumerate((69, 75, 89, 95)) for i in range(11))
        c.line("".join(f"M{x} {y}h7" for x, y in staples), LINE)
        c.ruler(3.2)
    elif p.type == "clip":
        size = {"s": "small", "m": "medium", "m/l": "medium_large"}.get(p.size, "large")
        material = "polymer" if p.polymer else "titanium"
        _as("clip", c, size=size, material=material, count=min(p.count, 10))
    elif p.type == "applier":
        _as("haemostat", c, pattern="mixter", curvature="angled", length_mm=200)
    elif p.type == "strip":
        _as("tape", c, type="strips", width_mm=p.width_mm)
    else:
        _as("adhesive", c, type="tissue_adhesive")


@kind(
    "face_protection",
    type=choice("iir", "i", "ii", "ffp1", "ffp2", "ffp3", "n95"),
    fixing=choice("ear_loop", "tie", ear="ear_loop", loop="ear_loop", ties="tie"),
    colour=Colour("light_blue"),
    visor=Flag(),
    valve=Flag(),
)  # fmt: skip
def face_protection(c: Canvas, p: SimpleNamespace) -> None:
    """A surgical mask, or a respirator by its grade."""
    if p.type in {"i", "ii", "iir"}:
        _as("mask", c, type=p.type, fixing=p.fixing, colour=p.colour, visor=p.visor)
    else:
        _as("respirator", c, grade=p.type, valve=p.valve)


@kind(
    "theatre_clothing",
    type=choice("bouffant", "tie", "hood", "shoe_cover", "boot_cover", "apron"),
    colour=Colour("light_blue"),
)
def theatre_clothing(c: Canvas, p: SimpleNamespace) -> None:
    """A cap or hood, an overshoe or boot cover, an apron."""
    if p.type == "apron":
        _as("apron", c, colour=p.colour)
    elif p.type in {"shoe_cover", "boot_cover"}:
        _as("shoe_cover", c, colour=p.colour, boot=p.type == "boot_cover")
    else:
        _as("cap", c, type=p.type, colour=p.colour)


@kind(
    "infusion",
    type=choice("cannula", "winged_set", "gravity", "pump", "blood", "extension", "three_way", tap="three_way"),
    gauge=Number(20, 14, 26),
    length_mm=Number(32, 12, 60),
    wings=Flag(True),
    port=Flag(True),
    safety=Flag(),
    drops_per_ml=Number(20, 10, 60),
)
def infusion(c: Canvas, p: SimpleNamespace) -> None:
    """A cannula for a vein, a winged needle, a giving set, an extension line or a tap."""
    if p.type == "cannula":
        _as("iv_cannula", c, gauge=p.gauge, length_mm=p.length_mm, wings=p.wings, port=p.port, safety=p.safety)
    elif p.type == "winged_set":
        _as("hypodermic_needle", c, gauge=p.gauge, length_mm=19, hub="butterfly", safety=p.safety)
    else:
        _as("infusion_set", c, type=p.type, drops_per_ml=p.drops_per_ml)


@kind(
    "bandaging",
    type=choice("crepe", "conforming", "cohesive", "tubular", "plaster", "padding", "triangular", "paper_tape",
        "silk_tape", "film_tape", "foam_tape", adhesive_elastic="cohesive", synthetic_cast="plaster",
        plaster_of_paris="plaster", zinc_oxide_tape="silk_tape", silicone_tape="foam_tape"),
    width_mm=Number(75, 5, 1000),
    colour=Colour("white"),
)  # fmt: skip
def bandaging(c: Canvas, p: SimpleNamespace) -> None:
    """A bandage or padding, or a tape on its spool."""
    if p.type.endswith("_tape"):
        tape = {"film_tape": "transparent"}.get(p.type, p.type.removesuffix("_tape"))
        _as("tape", c, type=tape, width_mm=p.width_mm)
    else:
        _as("bandage", c, type=p.type, width_mm=p.width_mm, colour=p.colour)


@kind(
    "suction_drainage",
    type=choice("yankauer", "frazier", "poole", "tubing", "canister", "redon", "blake", "jackson_pratt", "penrose",
        "corrugated", "t_tube", "chest", liner="canister", reservoir="jackson_pratt", saliva_ejector="tubing"),
    french=Number(15, 6, 40),
    vented=Flag(True),
)  # fmt: skip
def suction_drainage(c: Canvas, p: SimpleNamespace) -> None:
    """A suction tip, tubing or canister; a drain or its reservoir."""
    if p.type in {"yankauer", "frazier", "poole", "tubing", "canister"}:
        _as("suction", c, type=p.type, vented=p.vented)
    else:
        _as("drain", c, type=p.type, french=p.french)


@kind(
    "body_tube",
    type=choice("foley", "nelaton", "nasogastric", "feeding", "central_line", "endotracheal", "tracheostomy",
        intermittent="nelaton", suprapubic="foley", gastrostomy="feeding", central="central_line",
        central_venous="central_line", peripherally_inserted_central="central_line", implanted_port="central_line",
        haemodialysis="central_line", peritoneal="nelaton", bypass_cannula="nelaton"),
    french=Number(16, 4, 40),
    ways=Number(2, 1, 4),
    balloon_ml=Number(10, 0, 80),
    id_mm=Number(7.5, 2, 12),
    cuffed=Flag(True),
)  # fmt: skip
def body_tube(c: Canvas, p: SimpleNamespace) -> None:
    """A catheter for bladder, stomach or vein, or a tube for the airway."""
    if p.type in {"endotracheal", "tracheostomy"}:
        _as("airway_tube", c, type=p.type, id_mm=p.id_mm, cuffed=p.cuffed)
    else:
        _as("catheter", c, type=p.type, french=p.french, ways=p.ways, balloon_ml=p.balloon_ml)


@kind(
    "sterile_supply",
    type=choice("pouch", "reel", "wrap", "container", "basket", "strip", "tape", "biological", "bowie_dick",
        "detergent", "disinfectant", "brush", instrument_tray="basket", indicator_strip="strip",
        indicator_tape="tape", biological_indicator="biological"),
    width_mm=Number(90, 2, 1200),
    height_mm=Number(230, 50, 1200),
    class_type=Number(5, 1, 6),
)  # fmt: skip
def sterile_supply(c: Canvas, p: SimpleNamespace) -> None:
    """Packaging, container, indicator, or what cleans instruments."""
    if p.type in {"basket", "detergent", "disinfectant", "brush"}:
        _as("cleaning", c, type=p.type)
    else:
        _as("sterilisation", c, type=p.type, width_mm=p.width_mm, height_mm=p.height_mm, class_type=p.class_type)


@kind(
    "dental_hand",
    type=choice("mirror", "probe", "scaler", "curette", "excavator", "condenser", "carver", "tweezers", "syringe",
        "file", "orthodontic_plier", "forceps", "elevator", "luxator", explorer="probe", burnisher="condenser",
        filling_instrument="carver", spatula="carver", extraction_forceps="forceps", clamp_forceps="orthodontic_plier",
        pliers="orthodontic_plier"),
    jaw=choice("lower", "upper"),
    width_mm=Number(3, 1, 6),
)  # fmt: skip
def dental_hand(c: Canvas, p: SimpleNamespace) -> None:
    """A dental hand instrument, extraction forceps or elevator."""
    if p.type == "forceps":
        _as("dental_forceps", c, jaw=p.jaw)
    elif p.type in {"elevator", "luxator"}:
        _as("dental_elevator", c, type="luxator" if p.type == "luxator" else "coupland", width_mm=p.width_mm)
    else:
        _as("dental_instrument", c, type=p.type)
