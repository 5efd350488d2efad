"""The makers of the demonstration catalogue. All are invented; so are the suppliers they reach us through."""

from __future__ import annotations

from .schema import Maker

NORTHSTAIR = "Northstair Theatre Supply"
CALDERWICK = "Calderwick Medical Distribution"
PORTHAVEN = "Porthaven Clinical Stores"

HARROWMERE = Maker("Harrowmere Sutures", "GB", "HM", "1010", NORTHSTAIR)
VELMSTETT = Maker("Velmstett Nahtmaterial", "DE", "VN", "1020", CALDERWICK)
TARNBECK = Maker("Tarnbeck Blades", "GB", "TB", "1030", NORTHSTAIR)
CORVANE = Maker("Corvane Acier Chirurgical", "FR", "CV", "1040", CALDERWICK)
SALLOWFIELD = Maker("Sallowfield Gloves", "GB", "SF", "1050", PORTHAVEN)
PENARANG = Maker("Penarang Latex", "MY", "PR", "1060", PORTHAVEN)
WHITLARCH = Maker("Whitlarch Textiles", "GB", "WT", "1070", PORTHAVEN)
ULVERDANE = Maker("Ulverdane Care", "DK", "UD", "1080", CALDERWICK)
WOLDERINK = Maker("Wolderink Wondzorg", "NL", "WK", "1090", CALDERWICK)
BRANNOCH = Maker("Brannochside Instruments", "GB", "BI", "1100", NORTHSTAIR)
TUTTWALD = Maker("Tuttwald Instrumente", "DE", "TW", "1110", CALDERWICK)
SIALMARK = Maker("Sialmark Surgical Works", "PK", "SM", "1120", NORTHSTAIR)
ARDENVALE = Maker("Ardenvale Injection", "IE", "AV", "1130", PORTHAVEN)
HESPERA = Maker("Hesperana Inyección", "ES", "HI", "1140", PORTHAVEN)
KESTRELAY = Maker("Kestrelay Endoscopy", "IE", "KE", "1150", NORTHSTAIR)
OBERLIND = Maker("Oberlind Hochfrequenz", "DE", "OH", "1160", CALDERWICK)
PENDROWAN = Maker("Pendrowan Dental", "GB", "PD", "1170", NORTHSTAIR)
LINDQUAY = Maker("Lindquay Vascular", "IE", "LV", "1180", PORTHAVEN)
ASKEROD = Maker("Askerod Implant", "DK", "AK", "1190", CALDERWICK)
STROMVIK = Maker("Strömvik Steril", "SE", "SS", "1200", CALDERWICK)

MAKERS: tuple[Maker, ...] = (
    HARROWMERE, VELMSTETT, TARNBECK, CORVANE, SALLOWFIELD, PENARANG, WHITLARCH,
    ULVERDANE, WOLDERINK, BRANNOCH, TUTTWALD, SIALMARK, ARDENVALE, HESPERA,
    KESTRELAY, OBERLIND, PENDROWAN, LINDQUAY, ASKEROD, STROMVIK,
)  # fmt: skip
