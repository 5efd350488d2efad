"""Scalpel handles and retractors."""

from __future__ import annotations

from .makers import BRANNOCH, SIALMARK, TARNBECK, TUTTWALD
from .ranges import REUSABLE, STERILE, Range, built
from .schema import Family

SMALL, LARGE, MINIATURE = "fits_blades=10 to 15", "fits_blades=18 to 36", "fits_blades=60 to 69"
STEEL = "material=stainless steel"
OPEN_FACTS = REUSABLE.but(latex="not_stated", mri_safety="not_stated")
BRANNOCH_FACTS = REUSABLE.but(latex="not_made_with_nrl", mri_safety="unsafe")
HAND, SELF, ROW = "kind=by hand", "kind=self-retaining", "{blade_width} × {blade_depth} mm, {length} mm long"

HANDLES = (
    Range(
        "scalpel-handle",
        TARNBECK,
        "Tarnhold",
        "small fitting scalpel handles",
        "H",
        "Steel handles with the small fitting, for blades 10 to 17. Engraved with their number; the ruler is etched.",
        BRANNOCH_FACTS,
        "EA* BX10",
        "handle no. {handle_number}, {length} mm{more}",
        """
        code, price, handle_number, length, graduation, title
        3, 9.80, 3, 125, no,; 3G, 11.40, 3, 125, yes, with ruler; 3L, 16.40, 3L, 210, no,
        3LG, 18.20, 3L, 210, yes, with ruler; 5B, 14.60, 5B, 130, no,; 7, 11.90, 7, 160, no, , out 12
        9, 10.90, 9, 125, no,; B3, 13.80, B3, 130, no, hexagonal; B3L, 19.60, B3L, 215, no, hexagonal, gone 3L
        """,
        shared=f"{SMALL}; {STEEL}",
    ),
    Range(
        "scalpel-handle",
        TARNBECK,
        "Tarnhold",
        "large fitting scalpel handles",
        "HG",
        "Steel handles with the large fitting, for blades 18 to 36.",
        BRANNOCH_FACTS,
        "EA* BX10",
        "handle no. {handle_number}, {length} mm{more}",
        """
        code, price, handle_number, length, graduation, title
        4, 10.20, 4, 135, no,; 4G, 11.80, 4, 135, yes, with ruler; 4L, 17.60, 4L, 220, no,; 6, 12.40, 6, 150, no,
        6B, 13.90, 6B, 150, no,; B4, 14.20, B4, 140, no, hexagonal, out 19
        """,
        shared=f"{LARGE}; {STEEL}",
    ),
    Range(
        "scalpel-handle",
        BRANNOCH,
        "Brannogrip",
        "scalpel handles",
        "SH",
        "Handles of satin steel with a broad thumb rest.",
        OPEN_FACTS,
        "EA* BX5",
        "handle no. {handle_number}, {length} mm",
        """
        code, price, handle_number, length, fits_blades
        3, 8.60, 3, 120, 10 to 15; 3L, 14.90, 3L, 205, 10 to 15; 4, 8.90, 4, 135, 18 to 36, gone 4L
        4L, 15.10, 4L, 220, 18 to 36; 7, 10.60, 7, 165, 10 to 15; 9, 9.90, 9, 130, 10 to 15, out
        """,
        shared=STEEL,
        left_open="graduation",
    ),
    Range(
        "scalpel-handle",
        SIALMARK,
        "Sialgrip",
        "titanium scalpel handles",
        "SHT",
        "Light handles of titanium for long lists and fine work.",
        OPEN_FACTS.but(mri_safety="conditional"),
        "EA* BX5",
        "titanium handle no. {handle_number}, {length} mm",
        """
        code, price, handle_number, length, fits_blades
        3, 34.00, 3, 125, 10 to 15; 3L, 41.00, 3L, 210, 10 to 15; 4, 36.00, 4, 135, 18 to 36
        7, 38.00, 7, 160, 10 to 15
        """,
        shared="material=titanium",
        left_open="graduation",
    ),
    Range(
        "scalpel-handle",
        TARNBECK,
        "Tarnmini",
        "handles for miniature blades",
        "HM",
        "Round, knurled handles with a chuck for miniature blades 60 to 69.",
        BRANNOCH_FACTS,
        "EA* BX5",
        "miniature blade handle, {length} mm",
        """
        code, price, length
        100, 22.40, 100; 120, 23.60, 120; 145, 26.80, 145; 175, 31.20, 175, out 26
        """,
        shared=f"handle_number=Beaver; {MINIATURE}; {STEEL}; graduation=no",
    ),
    Range(
        "scalpel-handle",
        SIALMARK,
        "Sialgrip",
        "single-use scalpel handles",
        "SHD",
        "Polymer handles for one operation, packed sterile one by one.",
        STERILE.but(methods=("radiation",), latex="not_stated", eu_class="Is"),
        "EA BX20* CS200",
        "single-use handle no. {handle_number}, {length} mm",
        """
        code, price, handle_number, length, fits_blades
        3, 38.00, 3, 125, 10 to 15; 4, 38.00, 4, 135, 18 to 36; 7, 42.00, 7, 160, 10 to 15
        """,
        shared="material=polymer; graduation=yes",
    ),
)

RETRACTORS = (
    Range(
        "retractor",
        BRANNOCH,
        "Brannoch",
        "Langenbeck retractors",
        "RL",
        "Hand-held retractors with one flat blade at a right angle and an open ring handle.",
        BRANNOCH_FACTS,
        "EA* BX5",
        f"Langenbeck retractor {ROW}",
        """
        code, price, blade_width, blade_depth, length
        20, 28.50, 10, 20, 210; 28, 29.40, 10, 28, 215; 30, 29.80, 11, 30, 215; 40, 31.50, 11, 40, 215
        43, 32.20, 13, 43, 215; 60, 36.80, 15, 60, 220, out 11; 85, 42.60, 16, 85, 225
        """,
        shared=f"pattern=Langenbeck; {HAND}; {STEEL}; double_ended=no",
    ),
    Range(
        "retractor",
        BRANNOCH,
        "Brannoch",
        "Deaver retractors",
        "RD",
        "Curved abdominal retractors of one springy strip of steel.",
        BRANNOCH_FACTS,
        "EA*",
        "Deaver retractor {blade_width} mm, {length} mm long",
        """
        code, price, blade_width, length
        1, 26.90, 19, 180; 2, 29.80, 22, 215; 3, 33.60, 25, 305; 4, 38.40, 38, 305, out 9; 5, 44.10, 50, 305
        6, 58.00, 75, 320; 3H, 41.00, 25, 310, gone 3
        """,
        shared=f"pattern=Deaver; {HAND}; {STEEL}; double_ended=no",
        left_open="blade_depth",
    ),
    Range(
        "retractor",
        BRANNOCH,
        "Brannoch",
        "double-ended retractors",
        "RE",
        "Retractors with a different blade at each end, sold singly and in pairs.",
        BRANNOCH_FACTS,
        "EA* PR2",
        "{pattern} retractor{more}, {length} mm",
        """
        code, price, pattern, length, title
        AN, 27.80, Army-Navy, 220,; AN1, 24.60, Army-Navy, 180, small; FA12, 19.40, Farabeuf, 120,
        FA15, 21.80, Farabeuf, 150,; RO1, 34.20, Roux, 145, small; RO2, 36.90, Roux, 160, medium
        RO3, 39.60, Roux, 170, large, back 15; CZ, 31.20, Czerny, 180,
        """,
        shared=f"{HAND}; double_ended=yes; {STEEL}",
        left_open="blade_width blade_depth",
    ),
    Range(
        "retractor",
        TUTTWALD,
        "Tuttwald",
        "skin hooks and rake retractors",
        "RS",
        "Fine hooks and rakes for skin and soft tissue, sharp or blunt.",
        OPEN_FACTS,
        "EA* BX5",
        "{pattern} retractor, {prongs} {tips} prongs, {length} mm",
        """
        code, price, pattern, prongs, tips, length
        G1, 17.40, Gillies, 1, sharp, 180; J2, 19.80, Joseph, 2, sharp, 160; K3, 21.10, Kilner, 3, sharp, 150
        S3, 22.60, Senn, 3, sharp, 160; S3B, 22.60, Senn, 3, blunt, 160; V2, 24.30, Volkmann, 2, sharp, 215
        V3, 25.10, Volkmann, 3, sharp, 215; V4, 25.90, Volkmann, 4, blunt, 215
        V6, 27.40, Volkmann, 6, sharp, 220, out 17
        """,
        shared=HAND,
        left_open="material blade_width",
    ),
    Range(
        "retractor",
        TUTTWALD,
        "Tuttwald",
        "self-retaining retractors",
        "RW",
        "Spreading retractors that hold by a ratchet.",
        OPEN_FACTS,
        "EA*",
        "{pattern} retractor, {prongs} × {prongs} {tips} prongs, {length} mm",
        """
        code, price, pattern, prongs, tips, length
        W11, 52.00, Weitlaner, 2, sharp, 110; W13, 58.00, Weitlaner, 3, sharp, 130
        W16, 74.00, Weitlaner, 3, blunt, 165; W20, 88.00, Weitlaner, 3, sharp, 200; A19, 132.00, Adson, 4, sharp, 190
        B31, 148.00, Beckmann, 4, blunt, 310; G09, 66.00, Gelpi, 1, sharp, 90; G18, 81.20, Gelpi, 1, sharp, 180
        T05, 118.00, Travers, 4, blunt, 205, gone T10; T10, 124.00, Travers, 4, blunt, 210
        """,
        shared=f"{SELF}; {STEEL}",
        left_open="blade_width blade_depth",
    ),
    Range(
        "retractor",
        TUTTWALD,
        "Tuttwald",
        "frame retractors",
        "RB",
        "Frames for abdomen and chest, with exchangeable blades.",
        OPEN_FACTS,
        "EA*",
        "{pattern} retractor, {blade_width} × {blade_depth} mm blades",
        """
        code, price, pattern, blade_width, blade_depth, length
        B17, 264.00, Balfour, 40, 60, 170; B25, 312.00, Balfour, 45, 80, 250; F15, 386.00, Finochietto, 45, 40, 150
        F20, 428.00, Finochietto, 65, 48, 205, out 32
        """,
        shared=f"{SELF}; {STEEL}",
        stock=(1, 8),
    ),
    Range(
        "retractor",
        SIALMARK,
        "Sialmark",
        "bone levers and malleable retractors",
        "RH",
        "Hohmann levers for bone and ribbons that are bent to shape.",
        OPEN_FACTS,
        "EA* BX5",
        "{pattern} retractor {blade_width} mm, {length} mm",
        """
        code, price, pattern, blade_width, length
        H8, 18.60, Hohmann, 8, 160; H15, 21.20, Hohmann, 15, 200; H18, 22.80, Hohmann, 18, 240
        H35, 28.40, Hohmann, 35, 240; R20, 9.80, Ribbon, 20, 200; R25, 11.20, Ribbon, 25, 250
        R32, 12.90, Ribbon, 32, 330, out 8; R50, 16.40, Ribbon, 50, 330
        """,
        shared=f"{HAND}; {STEEL}; double_ended=no",
    ),
    Range(
        "retractor",
        SIALMARK,
        "Sialmark",
        "cheek and mouth retractors",
        "RM",
        "Retractors for cheek, lip and jaw.",
        OPEN_FACTS,
        "EA* BX5",
        "{pattern} retractor, {length} mm",
        """
        code, price, pattern, length
        MI, 12.40, Minnesota, 165; AU, 13.80, Austin, 150; CW, 15.90, Cawood, 145; CH, 8.20, Cheek, 130
        """,
        shared=HAND,
        left_open="material blade_width",
    ),
)


def families() -> list[Family]:
    """Handles first, then retractors."""
    return built((*HANDLES, *RETRACTORS))
