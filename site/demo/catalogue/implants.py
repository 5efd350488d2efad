"""Devices for vessels and ducts, ear implants and splints, meshes."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import ASKEROD, CORVANE, HARROWMERE, LINDQUAY, VELMSTETT
from .ranges import IMPLANT, STERILE, Range, built
from .schema import NOT_STATED, Family, StorageRange

VESSEL, EAR, MESH = "endovascular", "ent-implant", "surgical-mesh"
CATHETERS = STERILE.but(
    eu_class="IIb", rx_status="rx_only", shelf_life_months=36, storage=StorageRange(low=10, high=30, keep_dry=True)
)
STENTS = IMPLANT.but(shelf_life_months=36)
OPEN_CATHETERS, OPEN_STENTS = CATHETERS.but(latex=NOT_STATED), STENTS.but(latex=NOT_STATED, mri_safety=NOT_STATED)
WIRES, SHEATHS = (
    Codes("DQX", "II", "870.1330", "C0402", "42203400"),
    Codes("DYB", "II", "870.1340", "C010402", "42203400"),
)
DUCT, CLOTS = Codes("FGE", "II", "876.5010", "P0704", "42203400"), Codes("DXE", "II", "870.5150", "C019002", "42203400")
VESSEL_STENT = Codes("NIO", "III", "", "P0704", "42203400")
FINDERS = Codes("DQY", "II", "870.1250", "C010402", "42203400")

VESSELS = (
    Range(
        VESSEL,
        LINDQUAY,
        "Lindflex",
        "angioplasty balloon catheters",
        "B",
        "Semi-compliant balloons over a 0.035 in wire; size on the label is balloon diameter by length.",
        CATHETERS,
        "EA*",
        "balloon catheter {balloon_diameter} × {balloon_length} mm, {title} shaft",
        """
        code, price, title, diameter, length, balloon_diameter, balloon_length, shaft_length
        440, 138.00, 80 cm, 4, 40, 4, 40, 800; 540, 138.00, 80 cm, 5, 40, 5, 40, 800
        640, 138.00, 80 cm, 6, 40, 6, 40, 800; 680, 146.00, 80 cm, 6, 80, 6, 80, 800
        740, 142.00, 80 cm, 7, 40, 7, 40, 800; 8L40, 152.00, 135 cm, 8, 40, 8, 40, 1350
        5L100, 162.00, 135 cm, 5, 100, 5, 100, 1350, out 17
        """,
        shared="kind=balloon catheter; guidewire=0.035; french=5",
        stock=(2, 20),
    ),
    Range(
        VESSEL,
        LINDQUAY,
        "Lindstent",
        "self-expanding stents",
        "S",
        "Open-cell stents of nickel-titanium on a 6 Fr delivery catheter.",
        STENTS,
        "EA*",
        "self-expanding stent {diameter} × {length} mm",
        """
        code, price, diameter, length
        640, 612.00, 6, 40; 660, 632.00, 6, 60; 740, 620.00, 7, 40; 780, 658.00, 7, 80; 840, 628.00, 8, 40
        8100, 684.00, 8, 100, out 26
        """,
        shared="kind=stent; shaft_length=1200; french=6; guidewire=0.035",
        codes=VESSEL_STENT,
        stock=(1, 8),
    ),
    Range(
        VESSEL,
        LINDQUAY,
        "Lindwire",
        "guidewires",
        "G",
        "Coated wires in a dispenser, straight, angled or with a J tip.",
        CATHETERS,
        "EA BX5*",
        "guidewire {guidewire} in, {title}, {tip} tip",
        """
        code, price, title, guidewire, diameter, length, tip
        35S, 148.00, 150 cm, 0.035, 0.89, 1500, straight; 35J, 148.00, 150 cm, 0.035, 0.89, 1500, J
        35A, 156.00, 150 cm, 0.035, 0.89, 1500, angled; 35J260, 192.00, 260 cm, 0.035, 0.89, 2600, J
        18S, 212.00, 180 cm, 0.018, 0.46, 1800, straight; 14S, 236.00, 190 cm, 0.014, 0.36, 1900, straight
        """,
        shared="kind=guidewire",
        codes=WIRES,
    ),
    Range(
        VESSEL,
        LINDQUAY,
        "Lindway",
        "introducer sheaths",
        "I",
        "Sheath with haemostasis valve and dilator; the hub colour is its French size.",
        CATHETERS,
        "EA BX5* CS25",
        "introducer {french} Fr, {length} mm",
        """
        code, price, french, diameter, inner_diameter, length
        4, 98.00, 4, 2, 1.4, 110; 5, 98.00, 5, 2.3, 1.8, 110; 6, 98.00, 6, 2.7, 2.1, 110; 7, 102.00, 7, 3, 2.4, 110
        6L, 142.00, 6, 2.7, 2.1, 450; 8, 104.00, 8, 3.3, 2.8, 110
        """,
        shared="kind=introducer; guidewire=0.035",
        codes=SHEATHS,
    ),
    Range(
        VESSEL,
        CORVANE,
        "Corvavasc",
        "balloons and diagnostic catheters",
        "D",
        "Catheters with a braided shaft.",
        OPEN_CATHETERS,
        "EA* BX5",
        "{title}",
        """
        code, price, title, kind, french, diameter, length
        B440, 129.00, balloon catheter 4 × 40 mm, balloon catheter, 5, 4, 40
        B640, 129.00, balloon catheter 6 × 40 mm, balloon catheter, 5, 6, 40
        P5, 24.00, pigtail catheter 5 Fr, diagnostic catheter, 5, 1.7, 900
        C5, 24.00, cobra catheter 5 Fr, diagnostic catheter, 5, 1.7, 650
        V5, 24.00, vertebral catheter 5 Fr, diagnostic catheter, 5, 1.7, 1000, out
        M4, 24.00, multipurpose catheter 4 Fr, diagnostic catheter, 4, 1.3, 1000
        """,
        left_open="shaft_length guidewire tip inner_diameter",
        codes=FINDERS,
        stock=(2, 25),
    ),
    Range(
        VESSEL,
        CORVANE,
        "Corvavasc",
        "embolectomy catheters",
        "E",
        "Latex balloon catheters for clearing a vessel.",
        OPEN_CATHETERS.but(latex="contains_nrl"),
        "EA* BX5",
        "embolectomy catheter {french} Fr, {title}",
        """
        code, price, title, french, diameter, length
        2, 62.00, 60 cm, 2, 0.7, 600; 3, 62.00, 80 cm, 3, 1, 800; 4, 62.00, 80 cm, 4, 1.3, 800
        5, 64.00, 80 cm, 5, 1.7, 800
        """,
        shared="kind=embolectomy catheter",
        left_open="balloon_diameter",
        codes=CLOTS,
        stock=(2, 25),
    ),
    Range(
        VESSEL,
        CORVANE,
        "Corvavasc",
        "biliary stents",
        "L",
        "Stents for the bile duct.",
        OPEN_STENTS,
        "EA*",
        "biliary stent {diameter} × {length} mm",
        """
        code, price, diameter, length
        860, 710.00, 8, 60, gone 880; 880, 735.00, 8, 80; 1060, 742.00, 10, 60; 1080, 768.00, 10, 80
        """,
        shared="kind=stent",
        left_open="shaft_length guidewire",
        codes=DUCT,
        stock=(1, 8),
    ),
)

TUBES, TOTAL = Codes("ETD", "II", "874.3880", "Q0304", "42295500"), Codes("ETA", "II", "874.3495", "Q0304", "42295500")
PARTIAL = Codes("ETB", "II", "874.3450", "Q0304", "42295500")
SPLINTS = Codes("LYA", "I", "874.4780", "Q0301", "42295500")
EARS, EARS_OPEN = (
    IMPLANT.but(controls=("lot", "expiry")),
    IMPLANT.but(controls=("lot", "expiry"), latex=NOT_STATED, mri_safety=NOT_STATED),
)

ENT = (
    Range(
        EAR,
        HARROWMERE,
        "Harrotymp",
        "ventilation tubes",
        "V",
        "Grommets of fluoroplastic and silicone, one in a tube holder.",
        EARS.but(mri_safety="safe"),
        "EA BX6*",
        "{pattern} tube {inner_diameter} mm, {colour}",
        """
        code, price, pattern, inner_diameter, material, colour, diameter, length
        SH, 62.00, Shepard, 1.02, fluoroplastic, blue, 2.4, 1.5
        SHW, 62.00, Shepard, 1.02, fluoroplastic, white, 2.4, 1.5
        AR, 66.00, Armstrong, 1.14, fluoroplastic, blue, 2.6, 3.8
        SA, 66.00, Shah, 1.14, fluoroplastic, blue, 2.5, 1.6, out 24
        SAM, 66.00, Shah, 0.76, fluoroplastic, green, 2.0, 1.4; SE, 68.00, Sheehy, 1.27, fluoroplastic, blue, 2.7, 1.6
        GT, 88.00, Goode T, 1.1, silicone, clear, 8.5, 12; GTS, 88.00, Goode T, 1.3, silicone, blue, 8.5, 12
        """,
        shared="pack_count=1",
        codes=TUBES,
    ),
    Range(
        EAR,
        CORVANE,
        "Corvatymp",
        "ventilation tubes",
        "T",
        "Tubes of silicone, steel and titanium.",
        EARS_OPEN,
        "EA BX5*",
        "{pattern} tube {inner_diameter} mm, {material}",
        """
        code, price, pattern, inner_diameter, material
        DO, 62.00, Donaldson, 1.1, silicone; PA1, 58.00, Paparella, 1.02, silicone
        PA2, 64.00, Paparella, 1.52, silicone; PL, 82.00, Per-Lee, 1.5, silicone
        RB, 72.00, Reuter bobbin, 1.25, stainless steel, gone RT; RT, 86.00, Reuter bobbin, 1.25, titanium
        SB, 74.00, Spoon bobbin, 1.25, stainless steel, out
        """,
        shared="pack_count=1",
        left_open="colour diameter length",
        codes=TUBES,
    ),
    Range(
        EAR,
        ASKEROD,
        "Askeroto",
        "partial ossicular prostheses",
        "P",
        "Partial prostheses of titanium, by length.",
        IMPLANT,
        "EA*",
        "partial ossicular prosthesis, titanium, {length} mm",
        """
        code, price, length, width
        175, 218.00, 1.75, 2.6; 200, 218.00, 2, 2.6; 250, 218.00, 2.5, 2.6; 300, 218.00, 3, 2.6
        """,
        shared="pattern=Partial ossicular; material=titanium; pack_count=1",
        codes=PARTIAL,
        stock=(1, 10),
    ),
    Range(
        EAR,
        ASKEROD,
        "Askeroto",
        "total ossicular prostheses",
        "O",
        "Total prostheses of titanium, by length.",
        IMPLANT,
        "EA*",
        "total ossicular prosthesis, titanium, {length} mm",
        """
        code, price, length, width
        400, 232.00, 4, 2.6; 450, 232.00, 4.5, 2.6; 500, 232.00, 5, 2.6, back 35
        """,
        shared="pattern=Total ossicular; material=titanium; pack_count=1",
        codes=TOTAL,
        stock=(1, 10),
    ),
    Range(
        EAR,
        ASKEROD,
        "Askeroto",
        "stapes pistons",
        "S",
        "Pistons of fluoroplastic with a titanium ribbon.",
        IMPLANT,
        "EA*",
        "Stapes piston {diameter} × {length} mm",
        """
        code, price, diameter, length
        440, 146.00, 0.4, 4; 445, 146.00, 0.4, 4.5; 640, 146.00, 0.6, 4; 645, 146.00, 0.6, 4.5; 650, 148.00, 0.6, 5
        """,
        shared="pattern=Stapes piston; material=fluoroplastic; pack_count=1",
        codes=TOTAL,
        stock=(1, 10),
    ),
    Range(
        EAR,
        ASKEROD,
        "Askernas",
        "septal splints",
        "N",
        "Pairs of soft splints, shaped, for fixing with a stitch.",
        STERILE.but(eu_class="Is", mri_safety=NOT_STATED),
        "PR BX5*",
        "septal splints {title}",
        """
        code, price, title, length, width
        S, 84.00, small, 42, 18; M, 84.00, medium, 52, 20; L, 86.00, large, 60, 22
        """,
        shared="pattern=Septal splint; material=silicone; pack_count=2; colour=clear",
        codes=SPLINTS,
    ),
)

MESHES = IMPLANT.but(eu_class="III", mri_safety="safe", controls=("lot", "serial", "expiry"))
MESHES_OPEN = MESHES.but(latex=NOT_STATED, mri_safety=NOT_STATED)
PLASTIC, FABRIC = (
    Codes("FTL", "II", "878.3300", "P900202", "42295500"),
    Codes("FTL", "II", "878.3300", "P900205", "42295500"),
)
MIXED = Codes("FTL", "II", "878.3300", "P900204", "42295500")

MESH_RANGES = (
    Range(
        MESH,
        HARROWMERE,
        "Harromesh",
        "flat polypropylene meshes",
        "F",
        "Knitted monofilament with large pores; can be cut without fraying.",
        MESHES,
        "EA BX3*",
        "flat mesh {title}",
        """
        code, price, title, width, length, thickness
        611, 112.00, 6 × 11 cm, 60, 110, 0.5; 714, 118.00, 7.5 × 15 cm, 75, 150, 0.5
        1010, 132.00, 10 × 10 cm, 100, 100, 0.5; 1515, 184.00, 15 × 15 cm, 150, 150, 0.5
        2030, 298.00, 20 × 30 cm, 200, 300, 0.5; 3030, 412.00, 30 × 30 cm, 300, 300, 0.5, out 19
        """,
        shared="shape=flat; material=polypropylene; absorbable=no; self_fixing=no",
        codes=PLASTIC,
        stock=(2, 20),
    ),
    Range(
        MESH,
        HARROWMERE,
        "Harromesh",
        "preshaped meshes and plugs",
        "P",
        "Cut to shape for the groin, with a keyhole or as a plug.",
        MESHES,
        "EA BX3*",
        "{title}",
        """
        code, price, title, shape, width, length
        614, 146.00, preshaped mesh with keyhole 6 × 14 cm, preshaped, 60, 140
        715K, 152.00, preshaped mesh 7.5 × 15 cm, preshaped, 75, 150
        1015, 178.00, anatomical mesh 10 × 15 cm left, anatomical, 100, 150
        1015R, 178.00, anatomical mesh 10 × 15 cm right, anatomical, 100, 150; L, 164.00, plug large, plug, 41, 50
        M, 158.00, plug medium, plug, 33, 39
        """,
        shared="material=polypropylene; absorbable=no; self_fixing=no",
        left_open="thickness",
        codes=PLASTIC,
        stock=(2, 20),
    ),
    Range(
        MESH,
        VELMSTETT,
        "Velmnetz",
        "polyester meshes",
        "Y",
        "Meshes of polyester.",
        MESHES_OPEN,
        "EA* BX3",
        "{shape} polyester mesh {title}",
        """
        code, price, title, shape, width, length
        715, 46.00, 7.5 × 15 cm, flat, 75, 150; 1015, 58.00, 10 × 15 cm, flat, 100, 150
        1515, 74.00, 15 × 15 cm, flat, 150, 150; 1217, 118.00, 12 × 17 cm, anatomical, 120, 170
        1014, 96.00, 10 × 14 cm, anatomical, 100, 140, out
        """,
        shared="material=polyester",
        left_open="absorbable self_fixing thickness",
        codes=FABRIC,
        stock=(2, 20),
    ),
    Range(
        MESH,
        VELMSTETT,
        "Velmnetz",
        "patches",
        "V",
        "Two-sided patches of PVDF.",
        MESHES_OPEN,
        "EA*",
        "patch {title}",
        """
        code, price, title, width, length
        88, 174.00, 8 × 8 cm, 80, 80, gone 1010; 1010, 196.00, 10 × 10 cm, 100, 100
        1520, 286.00, 15 × 20 cm, 150, 200; 2030, 412.00, 20 × 30 cm, 200, 300
        """,
        shared="shape=patch; material=PVDF",
        left_open="absorbable self_fixing thickness",
        codes=MIXED,
        stock=(1, 12),
    ),
    Range(
        MESH,
        ASKEROD,
        "Askernet",
        "partly absorbable meshes",
        "A",
        "Light meshes of polypropylene with an absorbable thread, and self-fixing ones.",
        MESHES.but(mri_safety="conditional"),
        "EA* BX5",
        "{title}",
        """
        code, price, title, shape, width, length, self_fixing
        1015, 88.00, light mesh 10 × 15 cm, flat, 100, 150, no
        1515, 104.00, light mesh 15 × 15 cm, flat, 150, 150, no
        3030, 246.00, light mesh 30 × 30 cm, flat, 300, 300, no
        G914, 148.00, self-fixing mesh 9 × 14 cm, preshaped, 90, 140, yes
        G1015, 156.00, self-fixing mesh 10 × 15 cm, flat, 100, 150, yes
        """,
        shared="material=polypropylene; absorbable=partly",
        left_open="thickness",
        codes=MIXED,
        stock=(2, 15),
    ),
    Range(
        MESH,
        ASKEROD,
        "Askernet",
        "fully absorbable meshes",
        "Z",
        "Knitted polyglactin 910 for support that passes.",
        MESHES,
        "EA* BX5",
        "absorbable mesh {title}",
        """
        code, price, title, width, length
        1515, 62.00, 15 × 15 cm, 150, 150; 2226, 96.00, 22 × 26 cm, 220, 260; 3030, 118.00, 30 × 30 cm, 300, 300
        """,
        shared="shape=flat; material=polyglactin 910; absorbable=fully; self_fixing=no",
        left_open="thickness",
        codes=Codes("FTL", "II", "878.3300", "P900201", "42295500"),
        stock=(2, 15),
    ),
)


def families() -> list[Family]:
    """Vessels and ducts, ear and nose, meshes."""
    return built((*VESSELS, *ENT, *MESH_RANGES))
