"""Suction, drains, catheters, tubes for airway and stomach."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import ARDENVALE, CORVANE, HESPERA, KESTRELAY, LINDQUAY
from .ranges import IMPLANT, REUSABLE, STERILE, Range, built
from .schema import Family

DRAIN, TUBE = "suction-drainage", "catheter"
ARDEN, HESPER = STERILE.but(dehp="no"), STERILE.but(latex="not_stated", shelf_life_months=36)
CORVAN = STERILE.but(latex="not_stated", dehp="not_stated", shelf_life_months=48)
PLAIN = STERILE.but(eu_class="Is", dehp="no")
TIPS, BAGS = Codes("JOL", "II", "880.6740", "A0680", "42293522"), Codes("GCX", "II", "880.6740", "A0603", "42295453")
WOUND = Codes("GBX", "I", "878.4200", "A0601", "42295453")

DRAINS = (
    Range(
        DRAIN,
        ARDENVALE,
        "Ardendrain",
        "Yankauer suction tips",
        "Y",
        "Rigid suction tips with bulb or crown end, sterile, with or without suction control.",
        PLAIN,
        "EA BX50* CS200",
        "Yankauer tip {french} Fr, {title}",
        """
        code, price, title, french, vented
        18V, 36.00, vented, 18, yes; 18, 34.00, without vent, 18, no; 24V, 38.00, vented, 24, yes
        24, 36.00, without vent, 24, no
        """,
        shared="kind=Yankauer tip; length=270; material=PVC",
        codes=TIPS,
    ),
    Range(
        DRAIN,
        ARDENVALE,
        "Ardendrain",
        "suction tubing",
        "T",
        "Tubing with moulded funnels at both ends.",
        PLAIN,
        "EA BX25* CS100",
        "suction tubing {inner_diameter} mm × {title}",
        """
        code, price, title, inner_diameter, length, diameter
        520, 32.00, 2 m, 5, 2000, 8; 620, 34.00, 2 m, 6, 2000, 9; 730, 42.00, 3 m, 7, 3000, 10
        735, 46.00, 3.5 m, 7, 3500, 10
        """,
        shared="kind=tubing; material=PVC",
        codes=TIPS,
    ),
    Range(
        DRAIN,
        ARDENVALE,
        "Ardendrain",
        "canisters and liners",
        "C",
        "Rigid canisters to be used again, liners to be thrown away.",
        PLAIN.but(sterile="non_sterile", methods=(), eu_class="I"),
        "EA BX20* CS60",
        "suction {kind} {title}",
        """
        code, price, title, kind, volume
        L1, 58.00, 1 L, liner, 1000; L2, 72.00, 2 L, liner, 2000; L3, 88.00, 3 L, liner, 3000
        C2, 168.00, 2 L, canister, 2000; C3, 192.00, 3 L, canister, 3000, back 9
        """,
        left_open="material",
        codes=BAGS,
        stock=(2, 30),
    ),
    Range(
        DRAIN,
        ARDENVALE,
        "Ardendrain",
        "Redon wound drains",
        "R",
        "PVC drains with perforations and an X-ray line, marked for depth.",
        ARDEN,
        "EA BX20* CS200",
        "Redon drain {french} Fr, {length} mm",
        """
        code, price, french, length, diameter
        8, 31.00, 8, 500, 2.7; 10, 31.00, 10, 500, 3.3; 10L, 34.00, 10, 800, 3.3; 12, 32.00, 12, 500, 4
        14, 33.00, 14, 500, 4.7; 14L, 36.00, 14, 800, 4.7, out 13; 16, 34.00, 16, 800, 5.3
        """,
        shared="kind=Redon drain; material=PVC",
        codes=WOUND,
    ),
    Range(
        DRAIN,
        ARDENVALE,
        "Ardendrain",
        "silicone drains and reservoirs",
        "S",
        "Soft silicone drains for closed suction, and the reservoirs that they are joined to.",
        ARDEN.but(eu_class="IIa"),
        "EA BX10* CS50",
        "{title}",
        """
        code, price, title, kind, french, length, volume
        B10, 96.00, fluted drain 10 Fr round, Blake drain, 10, 1000, -
        B15, 96.00, fluted drain 15 Fr round, Blake drain, 15, 1000, -
        B19, 98.00, fluted drain 19 Fr round, Blake drain, 19, 1000, -
        J10, 84.00, flat drain 10 mm, Jackson-Pratt drain, 18, 900, -
        J7, 84.00, flat drain 7 mm, Jackson-Pratt drain, 15, 900, -
        V100, 112.00, bulb reservoir 100 mL, reservoir, -, -, 100
        V400, 128.00, spring reservoir 400 mL, reservoir, -, -, 400
        """,
        shared="material=silicone",
        codes=WOUND,
    ),
    Range(
        DRAIN,
        CORVANE,
        "Corvadrain",
        "Frazier and Poole suction tips",
        "F",
        "Reusable suction tubes of steel with a cleaning stylet.",
        REUSABLE,
        "EA* BX5",
        "{title}, {length} mm",
        """
        code, price, title, kind, french, length, vented
        F6, 29.00, Frazier tip 6 Fr, Frazier tip, 6, 190, yes; F8, 31.00, Frazier tip 8 Fr, Frazier tip, 8, 190, yes
        F10, 32.00, Frazier tip 10 Fr, Frazier tip, 10, 190, yes
        F12, 33.00, Frazier tip 12 Fr, Frazier tip, 12, 190, yes
        P23, 38.00, Poole tip 23 Fr, Poole tip, 23, 220, yes, out
        """,
        left_open="diameter",
        codes=Codes("JOL", "II", "880.6740", "L", "42293522"),
    ),
    Range(
        DRAIN,
        CORVANE,
        "Corvadrain",
        "open drains",
        "O",
        "Drains that lead into the dressing.",
        CORVAN,
        "EA BX20*",
        "{title}",
        """
        code, price, title, kind, width, length
        P6, 28.00, Penrose drain 6 mm, Penrose drain, 6, 300; P12, 31.00, Penrose drain 12 mm, Penrose drain, 12, 300
        W25, 44.00, corrugated drain 25 mm, corrugated drain, 25, 250, gone W30
        W30, 48.00, corrugated drain 30 mm, corrugated drain, 30, 250
        """,
        left_open="material",
        codes=WOUND,
    ),
    Range(
        DRAIN,
        CORVANE,
        "Corvadrain",
        "chest drains and T-tubes",
        "H",
        "Chest drains with trocar-free tip, T-tubes for the bile duct.",
        CORVAN,
        "EA BX10* CS40",
        "{title}",
        """
        code, price, title, kind, french, length
        C20, 52.00, chest drain 20 Fr, chest drain, 20, 450; C24, 52.00, chest drain 24 Fr, chest drain, 24, 450
        C28, 54.00, chest drain 28 Fr, chest drain, 28, 500; C32, 56.00, chest drain 32 Fr, chest drain, 32, 500
        T12, 68.00, T-tube 12 Fr, T-tube, 12, 450; T14, 68.00, T-tube 14 Fr, T-tube, 14, 450, out 21
        """,
        left_open="material diameter",
        codes=WOUND,
    ),
)

FOLEY, URINE = Codes("EZL", "II", "876.5130", "U0102", "42142702"), Codes("GBM", "II", "876.5130", "U0101", "42142702")
STOMACH, AIRWAY = (
    Codes("KNT", "II", "876.5980", "G0202", "42231500"),
    Codes("BTR", "II", "868.5730", "R0103", "42271903"),
)
TRACHEA = Codes("BTO", "II", "868.5800", "R0105", "42271903")
CENTRAL = Codes("FOZ", "II", "880.5200", "C010202", "42221500")
PERIPHERAL = Codes("LJS", "II", "880.5970", "C010201", "42221500")

CATHETERS = (
    Range(
        TUBE,
        ARDENVALE,
        "Ardenflex",
        "two-way Foley catheters",
        "FO",
        "Silicone-coated latex balloon catheters for short-term drainage.",
        STERILE.but(latex="contains_nrl", shelf_life_months=36),
        "EA BX10* CS100",
        "Foley catheter {french} Fr two-way, {balloon_volume} mL",
        """
        code, price, french, balloon_volume, length
        12, 24.00, 12, 10, 400; 14, 24.00, 14, 10, 400; 16, 24.00, 16, 10, 400; 18, 24.00, 18, 10, 400
        20, 26.00, 20, 30, 400; 22, 26.00, 22, 30, 400; 24, 28.00, 24, 30, 400, out 18
        """,
        shared="kind=Foley; lumens=2; material=silicone-coated latex; coating=none",
        codes=FOLEY,
    ),
    Range(
        TUBE,
        HESPERA,
        "Hesperaflex",
        "all-silicone Foley catheters",
        "S",
        "Balloon catheters of silicone for long-term drainage; three-way ones for rinsing.",
        HESPER.but(latex="not_made_with_nrl"),
        "EA BX5* CS50",
        "silicone Foley catheter {french} Fr, {title}",
        """
        code, price, title, french, lumens, balloon_volume, length
        12, 34.00, two-way, 12, 2, 10, 400; 14, 34.00, two-way, 14, 2, 10, 400; 16, 34.00, two-way, 16, 2, 10, 400
        18, 34.00, two-way, 18, 2, 10, 400; 6P, 46.00, two-way paediatric, 6, 2, 1.5, 300
        8P, 46.00, two-way paediatric, 8, 2, 3, 300; 203, 52.00, three-way, 20, 3, 30, 400
        223, 52.00, three-way, 22, 3, 30, 400, out
        """,
        shared="kind=Foley; material=silicone",
        left_open="coating",
        codes=FOLEY,
    ),
    Range(
        TUBE,
        HESPERA,
        "Hesperaflex",
        "intermittent catheters",
        "I",
        "Coated catheters for one emptying.",
        HESPER.but(dehp="no"),
        "EA BX30* CS300",
        "intermittent catheter {french} Fr, {length} mm",
        """
        code, price, french, length
        10, 52.00, 10, 400; 12, 52.00, 12, 400; 14, 52.00, 14, 400; 12F, 48.00, 12, 200; 14F, 48.00, 14, 200
        """,
        shared="kind=intermittent; lumens=1; coating=hydrogel; material=polyurethane",
        codes=URINE,
    ),
    Range(
        TUBE,
        ARDENVALE,
        "Ardenfeed",
        "nasogastric tubes",
        "N",
        "Tubes with depth marks and an X-ray line; feeding tubes end in ENFit.",
        ARDEN,
        "EA BX20* CS100",
        "nasogastric tube {french} Fr, {title}",
        """
        code, price, title, french, length, material
        6E, 92.00, feeding, 6, 900, polyurethane; 8E, 96.00, feeding, 8, 1100, polyurethane
        10E, 98.00, feeding, 10, 1100, polyurethane; 12, 42.00, Ryles type, 12, 1050, PVC
        14, 42.00, Ryles type, 14, 1250, PVC; 16, 43.00, Ryles type, 16, 1250, PVC, back 8
        """,
        shared="kind=nasogastric; lumens=1; coating=none",
        codes=STOMACH,
    ),
    Range(
        TUBE,
        KESTRELAY,
        "Kestrelair",
        "cuffed endotracheal tubes",
        "E",
        "Oral and nasal tubes with a low-pressure cuff and a pilot balloon.",
        ARDEN,
        "EA BX10* CS100",
        "endotracheal tube {inner_diameter} mm, cuffed",
        """
        code, price, inner_diameter, outer_diameter, length
        60, 22.00, 6, 8.2, 280; 65, 22.00, 6.5, 8.8, 290; 70, 22.00, 7, 9.6, 310; 75, 22.00, 7.5, 10.2, 320
        80, 22.00, 8, 10.9, 330; 85, 23.00, 8.5, 11.5, 330
        """,
        shared="kind=endotracheal; cuffed=yes; material=PVC",
        codes=AIRWAY,
    ),
    Range(
        TUBE,
        KESTRELAY,
        "Kestrelair",
        "uncuffed endotracheal tubes",
        "U",
        "Small tubes without a cuff.",
        ARDEN,
        "EA BX10* CS100",
        "endotracheal tube {inner_diameter} mm, uncuffed",
        """
        code, price, inner_diameter, outer_diameter, length
        30, 19.00, 3, 4.3, 160; 35, 19.00, 3.5, 4.9, 180; 40, 19.00, 4, 5.6, 200; 45, 19.00, 4.5, 6.2, 220, out 30
        """,
        shared="kind=endotracheal; cuffed=no; material=PVC",
        codes=AIRWAY,
    ),
    Range(
        TUBE,
        KESTRELAY,
        "Kestrelair",
        "tracheostomy tubes",
        "T",
        "Tubes with an inner cannula and neck strap.",
        ARDEN.but(eu_class="IIb"),
        "EA* BX5",
        "tracheostomy tube {inner_diameter} mm, cuffed",
        """
        code, price, inner_diameter, outer_diameter, length
        70, 46.00, 7, 9.7, 73; 80, 46.00, 8, 11, 76; 90, 46.00, 9, 12.4, 78
        """,
        shared="kind=tracheostomy; cuffed=yes",
        left_open="material",
        codes=TRACHEA,
        stock=(3, 30),
    ),
    Range(
        TUBE,
        LINDQUAY,
        "Lindway",
        "central venous catheters",
        "C",
        "Sets for the wire technique with catheter, wire, dilator and needle.",
        IMPLANT.but(eu_class="III", controls=("lot", "expiry"), dehp="no"),
        "EA BX5* CS25",
        "central venous catheter {french} Fr, {lumens} lumens, {length} mm{more}",
        """
        code, price, title, french, lumens, length, coating
        512, 118.00, , 5, 2, 130, none; 716, 142.00, , 7, 3, 160, none; 720, 146.00, , 7, 3, 200, none
        720S, 212.00, silver, 7, 3, 200, silver; 816, 158.00, , 8.5, 4, 160, none; 820, 162.00, , 8.5, 4, 200, none
        715, 138.00, , 7, 3, 150, none, gone 716
        """,
        shared="kind=central venous; material=polyurethane",
        codes=CENTRAL,
        stock=(2, 25),
    ),
    Range(
        TUBE,
        LINDQUAY,
        "Lindway",
        "peripherally inserted central catheters",
        "P",
        "Catheters cut to length, with a valve.",
        IMPLANT.but(eu_class="III", controls=("lot", "expiry")),
        "EA* BX5",
        "peripherally inserted catheter {french} Fr, {lumens} lumen, {length} mm",
        """
        code, price, french, lumens, length
        4, 74.00, 4, 1, 550; 5, 92.00, 5, 2, 550; 6, 108.00, 6, 3, 550
        """,
        shared="kind=peripherally inserted central; material=polyurethane",
        left_open="coating",
        codes=PERIPHERAL,
        stock=(3, 30),
    ),
)


def families() -> list[Family]:
    """What drains first, then catheters and tubes."""
    return built((*DRAINS, *CATHETERS))
