"""Trocars, laparoscopic instruments and the accessories of electrosurgery."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import BRANNOCH, CORVANE, KESTRELAY, OBERLIND, TUTTWALD
from .ranges import REUSABLE, STERILE, Range, built
from .schema import Family

LAP, HF = "laparoscopic-instrument", "electrosurgery"
TROCAR_CODES = Codes("GCJ", "II", "876.1500", "K0101", "42294978")
REUSED_CODES = Codes("GCJ", "II", "876.1500", "L12", "42294978")
PORT, PORT_OPEN = STERILE.but(eu_class="IIa"), STERILE.but(latex="not_stated", shelf_life_months=36)
LAP_REUSED = REUSABLE.but(eu_class="IIa", controls=("lot", "serial"))
ENERGY = STERILE.but(eu_class="IIb", mri_safety="unsafe", shelf_life_months=36)
ENERGY_OPEN = STERILE.but(eu_class="IIb", latex="not_stated")

PORTS = (
    Range(
        LAP,
        KESTRELAY,
        "Kestreport",
        "bladeless trocars",
        "TB",
        "Sterile trocars whose tip spreads tissue apart; the seal takes instruments from 5 mm without an adapter.",
        PORT,
        "EA BX6* CS36",
        "bladeless trocar {diameter} × {working_length} mm",
        """
        code, price, diameter, working_length, takes
        575, 138.00, 5, 75, 5; 5100, 141.00, 5, 100, 5; 5150, 149.00, 5, 150, 5; 8100, 158.00, 8, 100, 5 to 8
        11100, 166.00, 11, 100, 5 to 11; 12100, 169.00, 12, 100, 5 to 12; 12150, 178.00, 12, 150, 5 to 12
        15100, 196.00, 15, 100, 5 to 15, out 13
        """,
        shared="kind=trocar; tip=bladeless",
        codes=TROCAR_CODES,
    ),
    Range(
        LAP,
        KESTRELAY,
        "Kestreport",
        "optical and blunt trocars",
        "TO",
        "Optical trocars for entry under view and blunt ones for the open technique.",
        PORT,
        "EA BX6*",
        "{tip} trocar {diameter} × {working_length} mm",
        """
        code, price, tip, diameter, working_length, takes
        O5, 162.00, optical, 5, 100, 5; O11, 178.00, optical, 11, 100, 5 to 11; O12, 181.00, optical, 12, 100, 5 to 12
        H10, 192.00, blunt (Hasson), 10, 100, 5 to 10; H12, 198.00, blunt (Hasson), 12, 100, -, gone H10
        """,
        shared="kind=trocar",
        codes=TROCAR_CODES,
    ),
    Range(
        LAP,
        CORVANE,
        "Corvaport",
        "bladed trocars",
        "LT",
        "Sterile trocars with a shielded blade.",
        PORT_OPEN,
        "EA BX10* CS50",
        "bladed trocar {diameter} × {working_length} mm",
        """
        code, price, diameter, working_length
        5, 212.00, 5, 100; 8, 226.00, 8, 100; 10, 238.00, 10, 100; 12, 248.00, 12, 100, back 9
        """,
        shared="kind=trocar",
        left_open="tip takes",
        codes=TROCAR_CODES,
    ),
    Range(
        LAP,
        CORVANE,
        "Corvaport",
        "insufflation needles",
        "LV",
        "Spring-loaded needles of the Veress type.",
        PORT_OPEN,
        "EA BX10* CS100",
        "insufflation needle {working_length} mm",
        """
        code, price, diameter, working_length
        80, 88.00, 2, 80; 120, 96.00, 2, 120, out 7; 150, 104.00, 2, 150
        """,
        shared="kind=insufflation needle",
        codes=Codes("GCJ", "II", "876.1500", "K0104", "42294978"),
    ),
    Range(
        LAP,
        KESTRELAY,
        "Kestregrip",
        "single-use graspers and dissectors",
        "GD",
        "Sterile 5 mm instruments with a rotating shaft.",
        PORT,
        "EA BX6*",
        "{title}, 5 × {working_length} mm",
        """
        code, price, title, kind, working_length, energy
        A33, 252.00, atraumatic grasper, grasper, 330, none; F33, 252.00, fenestrated grasper, grasper, 330, none
        B33, 256.00, Babcock grasper, grasper, 330, none; C33, 252.00, claw grasper, grasper, 330, none
        M33, 264.00, Maryland dissector, dissector, 330, monopolar
        M45, 292.00, Maryland dissector long, dissector, 450, monopolar
        S33, 272.00, curved scissors, scissors, 330, monopolar
        H33, 186.00, L-hook electrode, hook, 330, monopolar, out
        """,
        shared="diameter=5; shaft_rotates=yes; insulated=yes",
    ),
    Range(
        LAP,
        BRANNOCH,
        "Brannoport",
        "reusable laparoscopic instruments",
        "LR",
        "Three-part instruments: handle, tube and insert come apart for cleaning.",
        LAP_REUSED,
        "EA*",
        "{title}, {diameter} × {working_length} mm",
        """
        code, price, title, kind, diameter, working_length, energy
        D33, 298.00, Maryland dissector, dissector, 5, 330, monopolar
        G33, 286.00, fenestrated grasper, grasper, 5, 330, none
        G45, 324.00, fenestrated grasper, grasper, 5, 450, none; G10, 412.00, claw grasper, grasper, 10, 330, none
        S33, 312.00, Metzenbaum scissors, scissors, 5, 330, monopolar
        H33, 168.00, hook electrode, hook, 5, 330, monopolar, gone H36
        H36, 176.00, hook electrode, hook, 5, 360, monopolar; N33, 486.00, needle holder, needle holder, 5, 330, none
        C10, 624.00, clip applier for M/L clips, clip applier, 10, 330, none, out 20
        """,
        shared="shaft_rotates=yes",
        left_open="insulated",
        codes=REUSED_CODES,
        stock=(2, 25),
    ),
    Range(
        LAP,
        BRANNOCH,
        "Brannoport",
        "suction and irrigation tubes",
        "LS",
        "Tubes with a trumpet valve.",
        LAP_REUSED.but(eu_class="Ir"),
        "EA*",
        "suction and irrigation tube {diameter} × {working_length} mm",
        """
        code, price, diameter, working_length
        5, 186.00, 5, 330; 5L, 204.00, 5, 450; 10, 212.00, 10, 330
        """,
        shared="kind=suction and irrigation",
        codes=REUSED_CODES,
        stock=(2, 15),
    ),
    Range(
        LAP,
        KESTRELAY,
        "Kestrebag",
        "retrieval bags",
        "RB",
        "Sterile bags that open on a ring and close with a thread.",
        PORT.but(methods=("radiation",)),
        "EA BX5*",
        "retrieval bag {title}",
        """
        code, price, title, diameter, working_length
        200, 158.00, 200 mL with 10 mm introducer, 10, 280; 400, 171.00, 400 mL with 10 mm introducer, 10, 280
        800, 194.00, 800 mL with 12 mm introducer, 12, 300
        """,
        shared="kind=retrieval bag",
    ),
)

PENCIL = Codes("GEI", "II", "878.4400", "K020101", "42295104")
PLATE = Codes("GEI", "II", "878.4400", "K020102", "42295104")
ELECTRODES = Codes("JOS", "II", "878.4400", "K020180", "42295104")
HF_REUSED = Codes("GEI", "II", "878.4400", "L18", "42295104")

ELECTROSURGERY = (
    Range(
        HF,
        OBERLIND,
        "Oberlind Strom",
        "electrosurgical pencils",
        "PN",
        "Sterile pencils with a blade electrode, three-pin plug and holster. Electrodes of 2.4 mm fit.",
        ENERGY,
        "EA BX20* CS100",
        "pencil, {switch} switch, {cable_length} m cable",
        """
        code, price, switch, cable_length
        R3, 66.00, rocker, 3; R5, 74.00, rocker, 5; B3, 64.00, button, 3; B5, 72.00, button, 5
        F3, 58.00, foot, 3, out 10
        """,
        shared="kind=pencil; mode=monopolar; electrode_shape=blade; connector=three-pin plug; coated=no; diameter=2.4",
        codes=PENCIL,
    ),
    Range(
        HF,
        CORVANE,
        "Corvarc",
        "electrosurgical pencils",
        "EP",
        "Sterile pencils with a coated blade electrode.",
        ENERGY_OPEN,
        "EA BX10* CS100",
        "pencil, {switch} switch, {cable_length} m cable",
        """
        code, price, switch, cable_length
        PR, 34.00, rocker, 3; PB, 33.00, button, 3; PB5, 37.00, button, 5; PF, 29.00, foot, 3, gone PB
        """,
        shared="kind=pencil; mode=monopolar; electrode_shape=blade",
        left_open="connector coated diameter",
        codes=PENCIL,
    ),
    Range(
        HF,
        OBERLIND,
        "Oberlind Strom",
        "single-use electrodes",
        "EL",
        "Electrodes with a 2.4 mm shaft for pencils, plain or with a non-stick coating.",
        ENERGY,
        "EA BX10* CS100",
        "{electrode_shape} electrode{more}, {length} mm",
        """
        code, price, electrode_shape, length, coated, title
        B70, 21.00, blade, 70, no,; B70C, 34.00, blade, 70, yes, coated; B165, 29.00, blade, 165, no, extended
        N70, 23.00, needle, 70, no,; N70C, 37.00, needle, 70, yes, coated; K3, 26.00, ball, 70, no, 3 mm
        K5, 26.00, ball, 70, no, 5 mm; L10, 32.00, loop, 120, no, 10 mm; L20, 34.00, loop, 120, no, 20 mm, out 22
        H50, 31.00, hook, 120, no,
        """,
        shared="kind=electrode; mode=monopolar; diameter=2.4",
        codes=ELECTRODES,
    ),
    Range(
        HF,
        OBERLIND,
        "Oberlind Strom",
        "return pads",
        "RP",
        "Adhesive return electrodes, for one patient.",
        ENERGY.but(sterile="non_sterile", methods=(), shelf_life_months=24),
        "EA BX50* CS200",
        "return pad, {title}",
        """
        code, price, title, split_pad, patient, cable_length
        AS, 96.00, adult split, yes, adult, -; ASC, 142.00, adult split with 3 m cable, yes, adult, 3
        CS, 104.00, child split, yes, child, -; IS, 118.00, infant split with 3 m cable, yes, infant, 3
        AP, 84.00, adult plain, no, adult, -, gone AS
        """,
        shared="kind=return pad; mode=monopolar",
        left_open="connector",
        codes=PLATE,
    ),
    Range(
        HF,
        TUTTWALD,
        "Tuttarc",
        "bipolar forceps",
        "BF",
        "Reusable bipolar forceps with a flat plug; the cable is ordered with them.",
        REUSABLE.but(eu_class="IIb", latex="not_made_with_nrl", mri_safety="unsafe"),
        "EA* BX5",
        "bipolar forceps, {title}, {length} mm",
        """
        code, price, title, length, coated
        A11, 96.00, Adson 0.5 mm, 110, no; B16, 124.00, bayonet 1 mm, 160, no, gone B20
        B20, 132.00, bayonet 1 mm, 200, no; B22, 138.00, bayonet 2 mm, 220, no; S16, 112.00, straight 1 mm, 160, no
        S20, 118.00, straight 2 mm, 200, no; N20, 178.00, non-stick bayonet 1 mm, 200, yes
        J10, 104.00, jeweller 0.25 mm, 105, no, out 27
        """,
        shared="kind=bipolar forceps; mode=bipolar; switch=foot; connector=flat two-pin",
        codes=HF_REUSED,
        stock=(2, 30),
    ),
    Range(
        HF,
        CORVANE,
        "Corvarc",
        "cables",
        "EC",
        "Reusable cables of silicone, steam sterilisable.",
        REUSABLE.but(eu_class="IIa"),
        "EA*",
        "{mode} cable, {cable_length} m, {connector}",
        """
        code, price, mode, cable_length, connector
        B3, 48.00, bipolar, 3, flat two-pin; B5, 56.00, bipolar, 5, flat two-pin; M3, 44.00, monopolar, 3, 4 mm socket
        M5, 52.00, monopolar, 5, 4 mm socket, out
        """,
        shared="kind=cable",
        codes=HF_REUSED,
    ),
)


def families() -> list[Family]:
    """What goes through a port, then what carries current."""
    return built((*PORTS, *ELECTROSURGERY))
