"""Staplers and their reloads, clips, skin closure."""

from __future__ import annotations

from shop.catalogue.classes import Codes

from .makers import CORVANE, HARROWMERE, KESTRELAY, VELMSTETT
from .ranges import CLEAN, IMPLANT, REUSABLE, STERILE, Range, built
from .schema import Family, StorageRange

SLUG = "stapler-clip"
STAPLER = IMPLANT.but(controls=("lot", "expiry"), shelf_life_months=36)
STAPLER_OPEN = STAPLER.but(latex="not_stated", mri_safety="not_stated")
OPEN_SURGERY = Codes("GAG", "II", "878.4740", "H0202", "42312010")
KEYHOLE = Codes("GAG", "II", "878.4740", "H0203", "42312010")
RELOAD = Codes("GDW", "II", "878.4750", "H0203", "42312010")
CLIPS = Codes("FZP", "II", "878.4300", "H0301", "42312010")
SKIN = Codes("GDT", "I", "878.4760", "H0201", "42312010")
TAPE = Codes("KGX", "I", "880.5240", "H9002", "42312010")

RANGES = (
    Range(
        SLUG,
        KESTRELAY,
        "Kestreline",
        "linear cutters for keyhole surgery",
        "LC",
        "Cuts between two triple rows of staples. Passes a 12 mm trocar and takes Kestreline reloads of its length.",
        STAPLER,
        "EA BX3*",
        "linear cutter {cartridge_length} mm, shaft {length} mm",
        """
        code, price, cartridge_length, length, diameter
        30, 612.00, 30, 260, 12; 45, 628.00, 45, 260, 12; 60, 642.00, 60, 260, 12; 60L, 668.00, 60, 340, 12, out 15
        """,
        shared="kind=linear cutter",
        codes=KEYHOLE,
        stock=(2, 20),
    ),
    Range(
        SLUG,
        KESTRELAY,
        "Kestreline",
        "linear cutter reloads",
        "RL",
        "Cartridges of titanium staples for Kestreline cutters of the same length; the colour says the staple height.",
        STAPLER,
        "EA BX6* CS24",
        "reload {cartridge_length} mm, {cartridge_colour}, {staple_height_open} mm",
        """
        code, price, cartridge_length, cartridge_colour, staple_height_open, staple_height_closed, count
        30W, 684.00, 30, white, 2.5, 1.0, 36; 30B, 684.00, 30, blue, 3.5, 1.5, 36
        45W, 702.00, 45, white, 2.5, 1.0, 54; 45B, 702.00, 45, blue, 3.5, 1.5, 54
        45G, 702.00, 45, green, 4.1, 2.0, 54; 60W, 726.00, 60, white, 2.5, 1.0, 70
        60B, 726.00, 60, blue, 3.5, 1.5, 70; 60D, 726.00, 60, gold, 3.8, 1.8, 70; 60G, 726.00, 60, green, 4.1, 2.0, 70
        60K, 744.00, 60, black, 4.4, 2.3, 70, back 21; 30G, 684.00, 30, grey, 2.0, 0.8, 36, gone 30W
        """,
        shared="kind=cartridge; material=titanium",
        codes=RELOAD,
        stock=(2, 20),
    ),
    Range(
        SLUG,
        CORVANE,
        "Corvaligne",
        "linear staplers for open surgery",
        "LS",
        "Staplers that close with a double row and do not cut.",
        STAPLER_OPEN,
        "EA BX3*",
        "linear stapler {cartridge_length} mm, {cartridge_colour}",
        """
        code, price, cartridge_length, cartridge_colour, staple_height_open, count
        30B, 342.00, 30, blue, 3.5, 11; 60B, 362.00, 60, blue, 3.5, 21; 60G, 362.00, 60, green, 4.8, 21
        90B, 396.00, 90, blue, 3.5, 33; 90G, 396.00, 90, green, 4.8, 33
        """,
        shared="kind=linear stapler",
        left_open="staple_height_closed material",
        codes=OPEN_SURGERY,
        stock=(2, 15),
    ),
    Range(
        SLUG,
        CORVANE,
        "Corvaligne",
        "circular staplers",
        "CS",
        "Staplers for joining bowel end to end, curved, with a tilting anvil.",
        STAPLER_OPEN,
        "EA* BX3",
        "circular stapler {diameter} mm",
        """
        code, price, diameter, count
        25, 286.00, 25, 22; 28, 286.00, 28, 24; 31, 294.00, 31, 28; 33, 302.00, 33, 30, out
        """,
        shared="kind=circular stapler",
        left_open="staple_height_open staple_height_closed material",
        codes=OPEN_SURGERY,
        stock=(2, 15),
    ),
    Range(
        SLUG,
        HARROWMERE,
        "Harroclose",
        "skin staplers",
        "SK",
        "Sterile staplers for the skin, loaded, with an alignment arrow.",
        STERILE.but(mri_safety="conditional"),
        "EA BX6* CS60",
        "skin stapler, {count} {title} staples",
        """
        code, price, title, size, count, width
        15R, 41.00, regular, M, 15, 5.7; 25R, 49.00, regular, M, 25, 5.7; 35R, 54.00, regular, M, 35, 5.7
        15W, 42.00, wide, L, 15, 6.9; 35W, 56.00, wide, L, 35, 6.9
        """,
        shared="kind=skin stapler; material=stainless steel",
        codes=SKIN,
    ),
    Range(
        SLUG,
        HARROWMERE,
        "Harroclose",
        "staple removers",
        "SR",
        "Sterile removers for skin staples.",
        STERILE.but(eu_class="Is", methods=("radiation",)),
        "EA BX10* CS100",
        "staple remover, {title}",
        """
        code, price, title, material
        P, 22.00, polymer handles, polymer; M, 31.00, all steel, stainless steel
        """,
        shared="kind=staple remover",
        codes=SKIN,
    ),
    Range(
        SLUG,
        HARROWMERE,
        "Harroclip",
        "titanium ligating clips",
        "CT",
        "Titanium clips in cartridges of six, for appliers of the same size.",
        IMPLANT.but(shelf_life_months=60),
        "EA BX20* CS200",
        "titanium clips {size}, 6 in a cartridge",
        """
        code, price, size, length
        S, 78.00, S, 3.7; M, 82.00, M, 5.4, out 16; ML, 88.00, M/L, 8.7; L, 94.00, L, 10.8
        """,
        shared="kind=ligating clip; count=6; material=titanium",
        codes=CLIPS,
    ),
    Range(
        SLUG,
        HARROWMERE,
        "Harroclip",
        "appliers for titanium clips",
        "CA",
        "Reusable appliers for open surgery; the ring colour is the clip size.",
        REUSABLE.but(latex="not_made_with_nrl"),
        "EA*",
        "clip applier {size}, {length} mm",
        """
        code, price, size, length
        S15, 148.00, S, 150; M20, 156.00, M, 200; ML20, 158.00, M/L, 200; ML28, 172.00, M/L, 280; L28, 176.00, L, 280
        """,
        shared="kind=clip applier; material=stainless steel",
        stock=(2, 20),
    ),
    Range(
        SLUG,
        VELMSTETT,
        "Velmclip",
        "polymer ligating clips",
        "CP",
        "Locking clips of polymer, in cartridges of six.",
        IMPLANT.but(mri_safety="safe", latex="not_stated"),
        "EA BX14* CS84",
        "polymer clips {size}, 6 in a cartridge",
        """
        code, price, size, count
        M, 112.00, M, 6; ML, 118.00, M/L, 6; L, 124.00, L, 6; XL, 129.00, XL, 6, out 30
        """,
        shared="kind=ligating clip; material=polymer",
        left_open="length",
        codes=CLIPS,
    ),
    Range(
        SLUG,
        VELMSTETT,
        "Velmstrip",
        "skin closure strips",
        "ST",
        "Reinforced strips for small wounds and under the suture line.",
        CLEAN.but(
            sterile="sterile",
            methods=("radiation",),
            latex="not_stated",
            eu_class="Is",
            shelf_life_months=36,
            controls=("lot", "expiry"),
        ),
        "EA BX50* CS500",
        "skin closure strips {width} × {length} mm, {count} on a card",
        """
        code, price, size, width, length, count
        3, 24.00, S, 3, 75, 5; 6, 24.00, M, 6, 75, 3, gone 6L; 6L, 28.00, M, 6, 100, 10; 12, 31.00, L, 12, 100, 6
        25, 46.00, XL, 25, 125, 4
        """,
        shared="kind=skin closure strip; material=nonwoven",
        codes=TAPE,
    ),
    Range(
        SLUG,
        VELMSTETT,
        "Velmbond",
        "tissue adhesives",
        "TA",
        "Cyanoacrylate for skin that lies edge to edge without tension. Kept cold.",
        STERILE.but(eu_class="IIb", shelf_life_months=24, storage=StorageRange(low=2, high=8, away_from_sunlight=True)),
        "EA BX12*",
        "tissue adhesive {volume} mL",
        """
        code, price, volume
        025, 142.00, 0.25; 050, 188.00, 0.5; 080, 236.00, 0.8, back 12
        """,
        shared="kind=tissue adhesive; material=cyanoacrylate; count=1",
        codes=Codes("", "", "", "H9001", "42312010"),
    ),
)


def families() -> list[Family]:
    """Staplers with their reloads, clips with their appliers, what closes skin."""
    return built(RANGES)
