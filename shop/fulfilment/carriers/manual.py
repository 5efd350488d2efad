"""Carriage that somebody arranged by hand: which carrier, under which number. Nothing is bought and nobody is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from shop.fulfilment.carriers.port import BadSignature, CarrierRefused, Parcel, ParcelRequest, ParcelState

PAGES = {
    "Royal Mail": "https://www.royalmail.com/track-your-item#/tracking-results/{}",
    "Parcelforce": "https://www.parcelforce.com/track-trace?trackNumber={}",
    "DPD": "https://track.dpd.co.uk/parcels/{}",
    "DHL": "https://www.dhl.com/gb-en/home/tracking.html?tracking-id={}",
    "UPS": "https://www.ups.com/track?tracknum={}",
    "FedEx": "https://www.fedex.com/fedextrack/?trknbr={}",
    "Evri": "https://www.evri.com/track/parcel/{}",
}
"""The page on which a carrier tells about a number. What else may be typed in has no link."""
_SEPARATOR = "\x1f"


def tracking_url(carrier: str, number: str) -> str:
    """Where ``number`` is followed; empty for a carrier whose page we do not know, and for no number."""
    page = PAGES.get(carrier, "")
    return page.format(quote(compact(number), safe="")) if page and number.strip() else ""


def compact(number: str) -> str:
    """``number`` as carriers' pages take it: capitals, no spaces."""
    return re.sub(r"\s+", "", number).upper()


class ManualCarrier:
    """See shop.fulfilment.carriers.port.Carrier. The reference holds all there is: carrier and number."""

    name = "manual"
    label = "Arranged by hand"

    def announce(self, request: ParcelRequest) -> str:
        if _SEPARATOR in request.carrier + request.tracking_number:
            raise CarrierRefused("Carrier and number hold a character that cannot be printed.")
        return _SEPARATOR.join((str(request.key), request.carrier.strip(), request.tracking_number.strip()))

    def buy(self, reference: str, *, within_days: int | None = None) -> Parcel:
        return self.look_up(reference)

    def look_up(self, reference: str) -> Parcel:
        return _parcel(reference, ParcelState.LABELLED)

    def cancel(self, reference: str) -> Parcel:
        return _parcel(reference, ParcelState.CANCELLED)

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> str | None:
        raise BadSignature("nobody sends notices of what was arranged by hand")


def _parcel(reference: str, state: ParcelState) -> Parcel:
    parts = reference.split(_SEPARATOR)
    if len(parts) != 3:
        raise CarrierRefused(f"{reference} was not arranged by hand")
    _, carrier, number = parts
    return Parcel(reference, state, carrier, number, tracking_url(carrier, number))
