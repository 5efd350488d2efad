"""Scissors and needle holders."""

from __future__ import annotations

from shop.catalogue.classes.theatre import USP_SIZES

from .instruments import (
    BOX_OF_20,
    CARBIDE,
    ONE_EACH,
    REUSABLE,
    SINGLE_USE,
    STEEL,
    TUTTWALD_FACTS,
    centimetres,
    instruments,
)  # fmt: skip
from .makers import BRANNOCH, SIALMARK, TUTTWALD
from .schema import Codes, DeviceFacts, Family, Maker, Value, Variant, out, replaced_by

SUTURE_SCISSORS = Codes("LRW", "I", "878.4800", "L01040202", "42291614")
BANDAGE_SCISSORS = Codes("LRW", "I", "878.4800", "L01040102", "42291614")
IRIS_SCISSORS = Codes("LRW", "I", "878.4800", "L01040503", "42291614")
VASCULAR_SCISSORS = Codes("LRW", "I", "878.4800", "L01040402", "42291614")


def families() -> list[Family]:
    """Scissors first, then needle holders."""
    return [*_scissors_families(), *_holder_families()]


def _scissors(cells: list[str]) -> tuple[str, str, dict[str, Value]]:
    """``curvature | length in mm | tips or -``"""
    curvature, length, tips = cells
    attributes: dict[str, Value] = {"curvature": curvature, "length": int(length)}
    number = f"{curvature[0].upper()}{length}"
    what = f"{curvature}, {centimetres(int(length))}"
    if tips != "-":
        attributes["tips"] = tips
        number += {"sharp/sharp": "S", "sharp/blunt": "M", "blunt/blunt": "B", "probe/blunt": "P"}[tips]
        what = f"{what}, {tips}"
    return number, what, attributes


def _scissors_family(
    maker: Maker, title: str, brand: str, description: str, pattern: str, variants: tuple[Variant, ...],
    facts: DeviceFacts = REUSABLE, codes: Codes | None = None, **shared: Value,
) -> Family:  # fmt: skip
    return Family(
        title=title,
        maker=maker,
        brand=brand,
        class_slug="scissors",
        description=description,
        attributes={"pattern": pattern, "tungsten_carbide": False, **STEEL, **shared},
        facts=facts,
        codes=codes,
        variants=variants,
    )


def _scissors_families() -> list[Family]:
    b, t, s = BRANNOCH, TUTTWALD, SIALMARK
    return [
        _scissors_family(
            b, "Brannoch Mayo scissors", "Brannoch",
            "Strong scissors: curved for fascia and muscle, straight for sutures and dressings.",
            "Mayo",
            instruments(b, "MA", "Mayo scissors,", """
                straight | 145 | blunt/blunt | 27.80
                curved   | 145 | blunt/blunt | 28.60
                straight | 170 | blunt/blunt | 30.90
                curved   | 170 | blunt/blunt | 31.70
                curved   | 230 | blunt/blunt | 42.30
                """, _scissors, status={"BIMA-C230B": out(16)}),
            edge="plain",
        ),
        _scissors_family(
            b, "Brannoch Mayo scissors with tungsten carbide", "Brannoch TC",
            "Mayo scissors with carbide edges, known by the gold rings, that stay sharp several times as long.",
            "Mayo",
            instruments(b, "MT", "Mayo TC scissors,", """
                straight | 170 | blunt/blunt | 89.60
                curved   | 170 | blunt/blunt | 91.40
                """, _scissors),
            edge="plain", **CARBIDE,
        ),
        _scissors_family(
            b, "Brannoch Metzenbaum dissecting scissors", "Brannoch",
            "Slender scissors for dissecting soft tissue. Keep them from sutures and drains.",
            "Metzenbaum",
            instruments(b, "ME", "Metzenbaum scissors,", """
                straight | 145 | blunt/blunt | 33.90
                curved   | 145 | blunt/blunt | 34.70
                straight | 180 | blunt/blunt | 37.20
                curved   | 180 | blunt/blunt | 38.10
                curved   | 200 | blunt/blunt | 42.60
                curved   | 230 | blunt/blunt | 47.90
                """, _scissors, status={"BIME-S145B": replaced_by("BIME-S180B")}),
            edge="plain",
        ),
        _scissors_family(
            b, "Brannoch iris scissors", "Brannoch", "Fine sharp scissors for skin flaps, lids and fine sutures.",
            "Iris",
            instruments(b, "IR", "Iris scissors,", """
                straight | 115 | sharp/sharp | 21.40
                curved   | 115 | sharp/sharp | 22.10
                """, _scissors),
            codes=IRIS_SCISSORS, edge="plain",
        ),
        _scissors_family(
            b, "Brannoch Kilner scissors", "Brannoch", "Flat-bladed scissors for undermining in plastic surgery.",
            "Kilner",
            instruments(b, "KI", "Kilner scissors,", """
                curved | 120 | blunt/blunt | 36.80
                curved | 150 | blunt/blunt | 39.40
                """, _scissors),
            edge="plain",
        ),
        _scissors_family(
            b, "Brannoch Littauer stitch scissors", "Brannoch", "Hooked blade that lifts the stitch before it cuts.",
            "Littauer",
            instruments(b, "LI", "Littauer stitch scissors,", "straight | 140 | probe/blunt | 24.90", _scissors),
            codes=SUTURE_SCISSORS,
        ),
        _scissors_family(
            b, "Brannoch Lister bandage scissors", "Brannoch", "Angled scissors with a guard that slides along skin.",
            "Lister",
            instruments(b, "LS", "Lister bandage scissors,", """
                angled | 140 | probe/blunt | 18.20
                angled | 180 | probe/blunt | 21.60
                """, _scissors),
            codes=BANDAGE_SCISSORS,
        ),
        _scissors_family(
            t, "Tuttwald Metzenbaum scissors, supercut", "Tuttwald Supercut",
            "One knife edge against one fine serration, black rings: cuts tissue without pushing it.",
            "Metzenbaum",
            instruments(t, "MS", "Metzenbaum supercut scissors,", """
                curved | 145 | blunt/blunt | 112.00
                curved | 180 | blunt/blunt | 118.00
                curved | 230 | blunt/blunt | 131.00
                """, _scissors, ONE_EACH, {"TWMS-C230B": out(45, backorder=True)}),
            TUTTWALD_FACTS, edge="supercut", finish="black",
        ),
        _scissors_family(
            t, "Tuttwald Mayo scissors", "Tuttwald", "Mayo scissors with bevelled blades.",
            "Mayo",
            instruments(t, "MA", "Tuttwald Mayo scissors,", """
                straight | 170 | - | 41.30
                curved   | 170 | - | 42.10
                """, _scissors),
            TUTTWALD_FACTS,
        ),
        _scissors_family(
            t, "Tuttwald Stevens tenotomy scissors", "Tuttwald", "Slim scissors for tenotomy, hand and lid surgery.",
            "Stevens",
            instruments(t, "ST", "Stevens tenotomy scissors,", """
                straight | 115 | blunt/blunt | 46.70
                curved   | 115 | blunt/blunt | 47.90
                """, _scissors),
            TUTTWALD_FACTS,
        ),
        _scissors_family(
            t, "Tuttwald Potts-Smith vascular scissors", "Tuttwald",
            "Angled on the flat to lengthen an arteriotomy, at 25, 45 or 60 degrees.",
            "Potts",
            instruments(t, "PO", "Potts-Smith scissors,", """
                angled | 190 | sharp/sharp | 124.00
                """, _scissors, ONE_EACH),
            TUTTWALD_FACTS, VASCULAR_SCISSORS,
        ),
        _scissors_family(
            t, "Tuttwald iris scissors", "Tuttwald", "Iris scissors with a mirror finish, 10.5 cm.",
            "Iris",
            instruments(t, "IR", "Tuttwald iris scissors,", """
                straight | 105 | sharp/sharp | 31.20
                curved   | 105 | sharp/sharp | 32.40
                """, _scissors, status={"TWIR-S105S": out()}),
            TUTTWALD_FACTS, IRIS_SCISSORS, finish="mirror",
        ),
        _scissors_family(
            s, "Sialmark Once scissors, single use", "Sialmark Once",
            "Sterile single-use dressing scissors for suture and minor-operation packs.",
            "Dressing",
            instruments(s, "SC", "Single-use scissors,", """
                straight | 130 | sharp/blunt | 52.60
                straight | 130 | sharp/sharp | 52.60
                """, _scissors, BOX_OF_20),
            SINGLE_USE, BANDAGE_SCISSORS, edge="plain",
        ),
        _scissors_family(
            s, "Sialmark Once iris scissors, single use", "Sialmark Once", "Sterile single-use iris scissors.",
            "Iris",
            instruments(s, "IR", "Single-use iris scissors,", """
                straight | 115 | sharp/sharp | 54.90
                curved   | 115 | sharp/sharp | 56.20
                """, _scissors, BOX_OF_20),
            SINGLE_USE, IRIS_SCISSORS,
        ),
    ]


JAWS = {"smooth": "M", "serrated 0.2 mm": "2", "serrated 0.4 mm": "4", "serrated 0.5 mm": "5"}


def _holder(cells: list[str]) -> tuple[str, str, dict[str, Value]]:
    """``jaw or - | length in mm | finest suture to thickest, or - | curvature``"""
    jaw, length, sutures, curvature = cells
    attributes: dict[str, Value] = {"length": int(length), "curvature": curvature}
    number = f"{'' if curvature == 'straight' else curvature[0].upper()}{length}"
    what = centimetres(int(length)) + ("" if curvature == "straight" else f", {curvature}")
    if jaw != "-":
        attributes["jaw"] = jaw
        number += JAWS[jaw]
        what = f"{what}, jaw {jaw}"
    if sutures != "-":
        finest, thickest = (USP_SIZES.index(size) for size in sutures.split(" to "))
        attributes["suture_range"] = USP_SIZES[finest : thickest + 1]
        what = f"{what}, for {sutures}"
    return number, what, attributes


def _holder_family(
    maker: Maker, title: str, brand: str, description: str, pattern: str, variants: tuple[Variant, ...],
    facts: DeviceFacts = REUSABLE, **shared: Value,
) -> Family:  # fmt: skip
    return Family(
        title=title,
        maker=maker,
        brand=brand,
        class_slug="needle-holder",
        description=description,
        attributes={"pattern": pattern, "scissors": False, **shared},
        facts=facts,
        variants=variants,
    )


def _holder_families() -> list[Family]:
    b, t, s = BRANNOCH, TUTTWALD, SIALMARK
    ring: dict[str, Value] = {"lock": "ring ratchet", "tungsten_carbide": False, "finish": "satin"}
    gold: dict[str, Value] = {"lock": "ring ratchet", "tungsten_carbide": True, "finish": "gold-plated rings"}
    return [
        _holder_family(
            b, "Brannoch Mayo-Hegar needle holder", "Brannoch",
            "The sturdy needle holder of the general set, for needles from 4-0 upwards.",
            "Mayo-Hegar",
            instruments(b, "NH", "Mayo-Hegar needle holder,", """
                serrated 0.5 mm | 130 | 4-0 to 0 | straight | 27.40
                serrated 0.5 mm | 150 | 4-0 to 1 | straight | 29.60
                serrated 0.5 mm | 180 | 3-0 to 2 | straight | 33.80
                serrated 0.5 mm | 200 | 3-0 to 2 | straight | 37.20
                serrated 0.5 mm | 240 | 2-0 to 2 | straight | 44.90
                """, _holder, status={"BINH-2405": out(23)}),
            **ring,
        ),
        _holder_family(
            b, "Brannoch Mayo-Hegar needle holder with tungsten carbide", "Brannoch TC",
            "Carbide jaws, exchangeable, in two grades: 0.5 mm for stout needles, 0.4 mm for finer ones.",
            "Mayo-Hegar",
            instruments(b, "NT", "Mayo-Hegar TC needle holder,", """
                serrated 0.4 mm | 150 | 6-0 to 3-0 | straight | 86.30
                serrated 0.5 mm | 150 | 4-0 to 0   | straight | 86.30
                serrated 0.5 mm | 180 | 3-0 to 1   | straight | 92.70
                serrated 0.5 mm | 200 | 3-0 to 2   | straight | 98.40
                serrated 0.5 mm | 240 | 2-0 to 2   | straight | 109.00
                """, _holder),
            **gold,
        ),
        _holder_family(
            b, "Brannoch Crile-Wood needle holder with tungsten carbide", "Brannoch TC",
            "Narrow jaws for skin, vessels and depth: fine needles from 6-0.",
            "Crile-Wood",
            instruments(b, "CW", "Crile-Wood TC needle holder,", """
                serrated 0.4 mm | 150 | 6-0 to 3-0 | straight | 84.90
                serrated 0.4 mm | 180 | 6-0 to 3-0 | straight | 91.60
                serrated 0.2 mm | 150 | 8-0 to 5-0 | straight | 94.20
                """, _holder),
            **gold,
        ),
        _holder_family(
            b, "Brannoch Crile-Wood needle holder", "Brannoch", "Crile-Wood without inserts.",
            "Crile-Wood",
            instruments(b, "CS", "Crile-Wood needle holder,", """
                serrated 0.5 mm | 150 | 5-0 to 2-0 | straight | 31.70
                serrated 0.5 mm | 200 | 5-0 to 2-0 | straight | 38.60
                """, _holder, status={"BICS-2005": replaced_by("BICW-1804")}),
            **ring,
        ),
        _holder_family(
            b, "Brannoch Gillies needle holder with scissors", "Brannoch",
            "Needle holder and scissors in one, without a lock, with an offset thumb ring.",
            "Gillies",
            instruments(b, "GN", "Gillies needle holder,", "serrated 0.5 mm | 160 | 5-0 to 3-0 | straight | 58.30",
                        _holder),
            lock="none", tungsten_carbide=False, scissors=True, finish="satin",
        ),
        _holder_family(
            t, "Tuttwald Olsen-Hegar needle holder with scissors", "Tuttwald",
            "Needle holder with a cutting edge behind the jaw, for surgeons who tie alone. Mind the thread.",
            "Olsen-Hegar",
            instruments(t, "OH", "Olsen-Hegar needle holder,", """
                - | 120 | - | straight | 72.60
                - | 140 | - | straight | 76.40
                - | 165 | - | straight | 81.90
                """, _holder, status={"TWOH-165": out()}),
            TUTTWALD_FACTS, scissors=True, lock="ring ratchet", tungsten_carbide=False,
        ),
        _holder_family(
            t, "Tuttwald Halsey needle holder", "Tuttwald", "Short light holder for skin and hand surgery.",
            "Halsey",
            instruments(t, "HL", "Halsey needle holder,", """
                smooth          | 130 | 6-0 to 4-0 | straight | 43.80
                serrated 0.4 mm | 130 | 5-0 to 3-0 | straight | 44.90
                """, _holder),
            TUTTWALD_FACTS, lock="ring ratchet",
        ),
        _holder_family(
            t, "Tuttwald Mathieu needle holder", "Tuttwald", "Palm-held holder with a spring and an open ratchet.",
            "Mathieu",
            instruments(t, "MT", "Mathieu needle holder,", """
                serrated 0.5 mm | 140 | 3-0 to 1 | straight | 52.70
                serrated 0.5 mm | 170 | 3-0 to 1 | straight | 56.80
                """, _holder),
            TUTTWALD_FACTS, lock="palm ratchet",
        ),
        _holder_family(
            t, "Tuttwald Ryder vascular needle holder", "Tuttwald TC",
            "Very narrow carbide jaws for vascular needles, 5-0 and finer.",
            "Ryder",
            instruments(t, "RY", "Ryder TC needle holder,", """
                serrated 0.2 mm | 180 | 8-0 to 5-0 | straight | 142.00
                serrated 0.2 mm | 230 | 8-0 to 5-0 | straight | 158.00
                """, _holder, ONE_EACH),
            TUTTWALD_FACTS, **gold,
        ),
        _holder_family(
            t, "Tuttwald Castroviejo micro needle holder", "Tuttwald Micro",
            "Spring-handled holder for micro and eye surgery, with and without a lock.",
            "Castroviejo",
            instruments(t, "CA", "Castroviejo needle holder,", """
                smooth | 140 | 10-0 to 7-0 | straight | 186.00
                smooth | 140 | 10-0 to 7-0 | curved   | 192.00
                smooth | 180 | 9-0 to 6-0  | straight | 214.00
                """, _holder, ONE_EACH, {"TWCA-C140M": out(60, backorder=True)}),
            TUTTWALD_FACTS, lock="spring lock", tungsten_carbide=True,
        ),
        _holder_family(
            s, "Sialmark Once needle holder, single use", "Sialmark Once",
            "Sterile single-use Mayo-Hegar for suture packs in emergency departments and general practice.",
            "Mayo-Hegar",
            instruments(s, "NH", "Single-use Mayo-Hegar needle holder,", """
                serrated 0.5 mm | 130 | - | straight | 62.40
                serrated 0.5 mm | 150 | - | straight | 66.80
                """, _holder, BOX_OF_20),
            SINGLE_USE, lock="ring ratchet", tungsten_carbide=False,
        ),
    ]
