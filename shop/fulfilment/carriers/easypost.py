"""Labels and tracking through EasyPost, by plain REST as its reference describes it (docs.easypost.com/docs).

A Shipment there costs nothing until it is bought. It is made first and its id kept by us; buying one that is bought
already is refused there, and then read back: so an answer that was lost costs no second label.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from django.conf import settings

from core.money import Money
from shop.fulfilment.carriers.port import (
    BadSignature,
    CarrierError,
    CarrierRefused,
    CarrierUnavailable,
    Happening,
    Parcel,
    ParcelRequest,
    ParcelState,
    Place,
)

Json = dict[str, Any]

GRAMS_IN_OUNCE = Decimal("28.349523125")
BOUGHT_ALREADY = "SHIPMENT.POSTAGE.EXISTS"
STATES = {
    "unknown": ParcelState.LABELLED,
    "pre_transit": ParcelState.LABELLED,
    "in_transit": ParcelState.ON_ITS_WAY,
    "out_for_delivery": ParcelState.OUT_FOR_DELIVERY,
    "available_for_pickup": ParcelState.TO_COLLECT,
    "delivered": ParcelState.DELIVERED,
    "return_to_sender": ParcelState.GOING_BACK,
    "failure": ParcelState.FAILED,
    "error": ParcelState.FAILED,
    "cancelled": ParcelState.CANCELLED,
}
"""The statuses of a Tracker. One that is new to us is a parcel on its way."""
GIVEN_BACK = ("submitted", "refunded")


class EasyPostCarrier:
    """See shop.fulfilment.carriers.port.Carrier for what each method promises."""

    name = "easypost"
    label = "Buy a label (EasyPost)"

    def announce(self, request: ParcelRequest) -> str:
        ounces = (Decimal(request.grams) / GRAMS_IN_OUNCE).quantize(Decimal("0.1")) or Decimal("0.1")
        body = {
            "shipment": {
                "reference": str(request.key),
                "to_address": _address(request.to),
                "from_address": settings.EASYPOST_FROM_ADDRESS,
                "parcel": {"weight": float(ounces)},
                "options": {"label_format": "PDF"},
            }
        }
        made = self._ask("POST", "/v2/shipments", body)
        return _said(made, "id")

    def buy(self, reference: str, *, within_days: int | None = None) -> Parcel:
        shipment = self._shipment(reference)
        if not shipment.get("postage_label"):
            rate = _cheapest(shipment.get("rates") or [], within_days)
            try:
                shipment = self._ask("POST", f"{_path(reference)}/buy", {"rate": {"id": rate["id"]}})
            except CarrierRefused as refused:
                if BOUGHT_ALREADY not in str(refused):
                    raise
                shipment = self._shipment(reference)
        return _parcel(shipment)

    def look_up(self, reference: str) -> Parcel:
        return _parcel(self._shipment(reference))

    def cancel(self, reference: str) -> Parcel:
        parcel = self.look_up(reference)
        if parcel.state is ParcelState.CANCELLED:
            return parcel
        if parcel.state is not ParcelState.LABELLED:
            raise CarrierRefused(
                f"{parcel.tracking_number or reference} was used or not bought: nothing is given back."
            )
        return _parcel(self._ask("POST", f"{_path(reference)}/refund"))

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> str | None:
        if not settings.EASYPOST_WEBHOOK_SECRET or not hmac.compare_digest(
            signature(body, settings.EASYPOST_WEBHOOK_SECRET).encode(),
            headers.get("X-Hmac-Signature", "").encode(),
        ):
            raise BadSignature("not signed with our secret")
        try:
            event = json.loads(body)
            is_ours = event["description"] in ("tracker.created", "tracker.updated")
            return event["result"].get("shipment_id") or None if is_ours else None
        except (ValueError, KeyError, TypeError, AttributeError) as odd:
            raise BadSignature(f"signed, and no event: {odd}") from odd

    def _shipment(self, reference: str) -> Json:
        return self._ask("GET", _path(reference))

    def _ask(self, method: str, path: str, body: Json | None = None) -> Json:
        try:
            answer = requests.request(
                method,
                settings.EASYPOST_API_BASE + path,
                json=body,
                auth=(settings.EASYPOST_API_KEY, ""),
                timeout=(settings.EASYPOST_CONNECT_TIMEOUT_SECONDS, settings.EASYPOST_READ_TIMEOUT_SECONDS),
                allow_redirects=False,
            )
        except requests.RequestException as away:
            raise CarrierUnavailable(f"{method} {path}: {type(away).__name__}") from away
        return _understood(answer, f"{method} {path}")


def signature(body: bytes, secret: str) -> str:
    """What EasyPost writes into X-Hmac-Signature for ``body``."""
    key = unicodedata.normalize("NFKD", secret).encode()
    return f"hmac-sha256-hex={hmac.new(key, body, hashlib.sha256).hexdigest()}"


def _understood(answer: requests.Response, asked: str) -> Json:
    try:
        said = answer.json()
    except ValueError:
        said = None
    if answer.ok and isinstance(said, dict):
        return said
    error = said.get("error") if isinstance(said, dict) else None
    error = error if isinstance(error, dict) else {}
    words = f"{error.get('code') or answer.status_code}: {error.get('message') or 'no reason given'}"
    if answer.status_code in (400, 402, 422):
        raise CarrierRefused(words)
    if answer.status_code == 404:
        raise CarrierError(f"{asked}: {words}")
    raise CarrierUnavailable(f"{asked}: {words}")


def _path(reference: str) -> str:
    return f"/v2/shipments/{quote(reference, safe='')}"


def _said(shipment: Json, field: str) -> str:
    try:
        return str(shipment[field])
    except KeyError as missing:
        raise CarrierUnavailable(f"an answer without {field}") from missing


def _address(place: Place) -> Json:
    return {
        "name": place.name,
        "company": place.organisation,
        "street1": place.street1,
        "street2": place.street2,
        "city": place.town,
        "zip": place.postcode,
        "country": place.country,
        "phone": place.phone,
    }


def _cheapest(rates: list[Json], within_days: int | None) -> Json:
    fits = [
        rate
        for rate in rates
        if within_days is None or (rate.get("delivery_days") is not None and rate["delivery_days"] <= within_days)
    ]
    if not fits:
        limit = f" within {within_days} working day{'s' if within_days != 1 else ''}" if within_days else ""
        raise CarrierRefused(f"No service brings it there{limit}.")
    return min(fits, key=lambda rate: Decimal(rate["rate"]))


def _parcel(shipment: Json) -> Parcel:
    tracker, label = shipment.get("tracker") or {}, shipment.get("postage_label") or {}
    rate = shipment.get("selected_rate") or {}
    details = [_happening(detail) for detail in tracker.get("tracking_details") or []]
    return Parcel(
        reference=_said(shipment, "id"),
        state=_state(shipment, tracker, has_label=bool(label)),
        carrier=rate.get("carrier") or tracker.get("carrier") or "",
        tracking_number=shipment.get("tracking_code") or "",
        tracking_url=_safe(tracker.get("public_url")),
        label_url=_safe(label.get("label_pdf_url") or label.get("label_url")),
        cost=Money(Decimal(rate["rate"]), rate["currency"]) if rate.get("rate") else None,
        expected_on=_day(tracker.get("est_delivery_date")),
        happened=tuple(one for one in details if one),
    )


def _state(shipment: Json, tracker: Json, *, has_label: bool) -> ParcelState:
    if shipment.get("refund_status") in GIVEN_BACK:
        return ParcelState.CANCELLED
    if not has_label:
        return ParcelState.ANNOUNCED
    return STATES.get(tracker.get("status") or "unknown", ParcelState.ON_ITS_WAY)


def _happening(detail: Json) -> Happening | None:
    at = _moment(detail.get("datetime"))
    if at is None:
        return None
    where = detail.get("tracking_location") or {}
    place = ", ".join(part for part in (where.get("city"), where.get("country")) if part)
    state = STATES.get(detail.get("status") or "unknown", ParcelState.ON_ITS_WAY)
    return Happening(at=at, state=state, words=str(detail.get("message") or "")[:200], place=place[:100])


def _moment(text: str | None) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return at.replace(tzinfo=dt.UTC) if at and at.tzinfo is None else at


def _day(text: str | None) -> dt.date | None:
    at = _moment(text)
    return at.date() if at else None


def _safe(url: str | None) -> str:
    """``url`` where it is one of the web; a link of ours never runs anything else."""
    return url if url and urlsplit(url).scheme in ("https", "http") else ""
