"""Where a country and a postcode lie: the zone that decides the charge, and the nation whose holidays count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from shop.fulfilment.working_days import Nation


class Zone(Enum):
    """A part of the world with charges of its own. The value is its name in a sentence: "to …"."""

    MAINLAND = "mainland Great Britain"
    HIGHLANDS = "the Highlands and islands"
    NORTHERN_IRELAND = "Northern Ireland"
    ISLE_OF_MAN = "the Isle of Man"
    CHANNEL_ISLANDS = "the Channel Islands"
    IRELAND = "Ireland"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a parcel goes. ``country`` is ISO, two letters."""

    country: str
    zone: Zone
    nation: Nation


COUNTRIES = {
    "GB": "United Kingdom",
    "IM": "Isle of Man",
    "JE": "Jersey",
    "GG": "Guernsey, Alderney and Sark",
    "IE": "Ireland",
}
"""Where we deliver, by ISO code, in the order of the list."""

ABROAD = {
    "IM": (Zone.ISLE_OF_MAN, Nation.ISLE_OF_MAN),
    "JE": (Zone.CHANNEL_ISLANDS, Nation.JERSEY),
    "GG": (Zone.CHANNEL_ISLANDS, Nation.GUERNSEY),
    "IE": (Zone.IRELAND, Nation.IRELAND),
}
AREA_OF_COUNTRY = {"IM": "IM", "JE": "JE", "GG": "GY"}
"""The postcode area that all of a country has."""
NOT_SERVED = {"BF": "forces' post offices (BFPO)", "GX": "Gibraltar"}
"""Postcode areas that look like ours and lie elsewhere."""

SCOTTISH = frozenset(["AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE"])
ISLANDS = frozenset({"HS", "IV", "KW", "ZE"})
"""Areas that are Highlands or islands as a whole."""
DISTRICTS = {
    "AB": (range(31, 39), range(41, 57)),
    "FK": (range(17, 22),),
    "KA": (range(27, 29),),
    "PA": (range(20, 50), range(60, 79)),
    "PH": (range(17, 27), range(30, 45), range(49, 51)),
    "TR": (range(21, 26),),
}
"""Of other areas the districts that are; TR21 to TR25 are the Isles of Scilly."""
_OUTWARD = re.compile(r"([A-Z]{1,2})(\d{1,2}|\d[A-Z])?(?:\d[A-Z]{2})?")


def area_of(postcode: str) -> str:
    """The letters that a UK postcode begins with, "LS" of "ls1 4ap"; empty where it begins with none."""
    return _outward(postcode)[0]


def destination_of(country: str, postcode: str) -> Destination:
    """Where ``postcode`` of ``country`` lies. One that is half typed counts by what is there of it."""
    if country in ABROAD:
        return Destination(country, *ABROAD[country])
    area, district = _outward(postcode)
    if area == "BT":
        return Destination(country, Zone.NORTHERN_IRELAND, Nation.NORTHERN_IRELAND)
    nation = Nation.SCOTLAND if area in SCOTTISH else Nation.ENGLAND
    far = area in ISLANDS or any(district in districts for districts in DISTRICTS.get(area, ()))
    return Destination(country, Zone.HIGHLANDS if far else Zone.MAINLAND, nation)


def misplaced(country: str, postcode: str) -> str:
    """What to say of a ``postcode`` that lies elsewhere than ``country`` says (GB); empty when it does not."""
    area = area_of(postcode)
    if country != "GB":
        return ""
    if area in NOT_SERVED:
        return f"We do not deliver to {NOT_SERVED[area]}. Enter an address in the United Kingdom."
    for other, its_area in AREA_OF_COUNTRY.items():
        if area == its_area:
            return f"{area} is a postcode of {COUNTRIES[other]}. Choose that as the country."
    return ""


def _outward(postcode: str) -> tuple[str, int]:
    """Area and district: ("AB", 38) of "AB38 9LT"; the district is 0 where none is typed."""
    outward, _, inward = postcode.strip().upper().partition(" ")
    if not inward and len(outward) >= 5:  # written without the space: the last three belong to the street
        outward = outward[:-3]
    found = _OUTWARD.match(outward)
    if found is None:
        return "", 0
    digits = re.sub(r"\D", "", found[2] or "")
    return found[1], int(digits) if digits else 0
