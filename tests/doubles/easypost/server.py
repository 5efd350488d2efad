"""The double as a server: authentication, shipments and their labels, faults by script, notices as often as asked."""

from __future__ import annotations

import base64
import copy
import datetime as dt
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.doubles.loopback import LoopbackDouble

Json = dict[str, Any]
Send = Callable[[bytes, dict[str, str]], int]

API_KEY = "EZTK-double"
WEBHOOK_SECRET = "wÿrd-secret"  # its ÿ is two characters once normalised, as EasyPost does before it signs
RATES = (
    ("RoyalMailV3", "Tracked48", "4.90", 2),
    ("DPDUK", "NextDay", "8.40", 1),
    ("ParcelForce", "express24", "9.95", 1),
    ("Evri", "Standard", "3.10", None),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with requests that match ``on``: refused with ``status`` and nothing done; or done, and the
    answer lost; or done and answered ``hangs_seconds`` late.
    """

    on: str
    status: int = 0
    code: str = "FAULT"
    answer_lost: bool = False
    hangs_seconds: float = 0.0


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def signed(body: bytes, secret: str = WEBHOOK_SECRET) -> dict[str, str]:
    """The header of a notice, worked out here again and not by the shop."""
    plain = "".join({"ÿ": "y\u0308"}.get(letter, letter) for letter in secret)
    return {"X-Hmac-Signature": "hmac-sha256-hex=" + hmac.new(plain.encode(), body, hashlib.sha256).hexdigest()}


class EasyPostDouble(LoopbackDouble[Fault]):
    """Use as a context manager. All methods are safe from any thread."""

    def __init__(self) -> None:
        super().__init__(_handler_of(self))
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self.shipments: dict[str, Json] = {}
            self.notices: list[bytes] = []
            self.asked: list[str] = []
            self.faults: list[Fault] = []
            self._minutes = 0

    @property
    def bought(self) -> list[Json]:
        return [one for one in self.shipments.values() if one["postage_label"]]

    def moves_on(self, reference: str, status: str, message: str = "", city: str = "LEEDS") -> None:
        """The carrier scans a parcel, and its notice is written; ``deliver`` sends it."""
        with self._lock:
            shipment = self.shipments[reference]
            self._minutes += 30
            at = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC) + dt.timedelta(minutes=self._minutes)
            shipment["tracker"]["status"] = status
            shipment["tracker"]["tracking_details"].append(
                {
                    "object": "TrackingDetail",
                    "status": status,
                    "message": message or status.replace("_", " "),
                    "datetime": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "tracking_location": {"object": "TrackingLocation", "city": city, "country": "GB"},
                }
            )
            self._note(shipment)

    def deliver(self, send: Send, *, notices: Sequence[bytes] | None = None, times: int = 1) -> list[int]:
        """Send ``notices`` (all so far, when None) in their order. Returns the shop's answers."""
        return [send(body, signed(body)) for _ in range(times) for body in (notices or list(self.notices))]

    def _note(self, shipment: Json) -> None:
        event = {
            "id": f"evt_{len(self.notices) + 1}",
            "object": "Event",
            "description": "tracker.updated",
            "mode": "test",
            "status": "pending",
            "result": copy.deepcopy(shipment["tracker"]),
        }
        self.notices.append(json.dumps(event).encode())

    def answer(self, method: str, path: str, body: Json) -> tuple[int, Json, Fault | None]:
        with self._lock:
            asked = f"{method} {path}"
            self.asked.append(asked)
            fault = next((one for one in self.faults if fnmatchcase(asked, one.on)), None)
            if fault:
                self.faults.remove(fault)
                if fault.status:
                    return fault.status, _error(fault.code, "It went wrong by script."), fault
            try:
                return 200, copy.deepcopy(self._act(method, path, body)), fault
            except Refusal as refused:
                return refused.status, _error(refused.code, str(refused)), fault

    def _act(self, method: str, path: str, body: Json) -> Json:
        if (method, path) == ("POST", "/v2/shipments"):
            return self._create(body["shipment"])
        match = re.fullmatch(r"/v2/shipments/([^/]+)(?:/(buy|refund))?", path)
        if match is None or match[1] not in self.shipments:
            raise Refusal(404, "NOT_FOUND", "The requested resource could not be found.")
        shipment = self.shipments[match[1]]
        if method == "POST" and match[2] == "buy":
            self._buy(shipment, body["rate"]["id"])
        elif method == "POST" and match[2] == "refund":
            self._refund(shipment)
        return shipment

    def _create(self, given: Json) -> Json:
        for field in ("street1", "zip", "country"):
            if not given["to_address"].get(field):
                raise Refusal(422, "ADDRESS.VERIFY.FAILURE", f"{field}: missing")
        if given["parcel"]["weight"] <= 0:
            raise Refusal(422, "PARCEL.WEIGHT.INVALID", "weight: must be more than nothing")
        reference = f"shp_{len(self.shipments) + 1:06d}"
        self.shipments[reference] = {
            "id": reference,
            "object": "Shipment",
            "mode": "test",
            "reference": given["reference"],
            "to_address": given["to_address"],
            "parcel": given["parcel"],
            "options": given["options"],
            "tracking_code": None,
            "refund_status": None,
            "selected_rate": None,
            "postage_label": None,
            "tracker": None,
            "rates": [
                {"id": f"rate_{reference}_{n}", "object": "Rate", "carrier": carrier, "service": service, "rate": rate,
                 "currency": "GBP", "delivery_days": days}
                for n, (carrier, service, rate, days) in enumerate(RATES)
            ],
        }  # fmt: skip
        return self.shipments[reference]

    def _buy(self, shipment: Json, rate_id: str) -> None:
        if shipment["postage_label"]:
            raise Refusal(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.")
        rate = next((rate for rate in shipment["rates"] if rate["id"] == rate_id), None)
        if rate is None:
            raise Refusal(422, "SHIPMENT.RATE.MISSING", "Missing rate.")
        number = f"EZ{int(shipment['id'].rpartition('_')[2]):010d}"
        shipment["selected_rate"], shipment["tracking_code"] = rate, number
        label = f"{self.address}/labels/{number}.pdf"
        shipment["postage_label"] = {"object": "PostageLabel", "label_url": label, "label_pdf_url": None}
        shipment["tracker"] = {
            "id": f"trk_{number}",
            "object": "Tracker",
            "tracking_code": number,
            "carrier": rate["carrier"],
            "status": "unknown",
            "shipment_id": shipment["id"],
            "public_url": f"https://track.easypost.example/{number}",
            "est_delivery_date": "2026-11-24T00:00:00Z",
            "tracking_details": [],
        }

    def _refund(self, shipment: Json) -> None:
        if not shipment["postage_label"] or shipment["tracker"]["status"] not in ("unknown", "pre_transit"):
            raise Refusal(422, "SHIPMENT.REFUND.UNAVAILABLE", "No refund for this shipment.")
        shipment["refund_status"] = "submitted"


def _error(code: str, message: str) -> Json:
    return {"error": {"code": code, "message": message, "errors": []}}


def _handler_of(double: EasyPostDouble) -> type[BaseHTTPRequestHandler]:
    authorised = "Basic " + base64.b64encode(f"{API_KEY}:".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def log_message(self, *args: object) -> None:
            """Quiet: the tests look at ``asked`` instead."""

        def _serve(self, method: str) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Authorization") != authorised:
                return self._send(401, _error("APIKEY.INVALID", "Who are you?"))
            status, said, fault = double.answer(method, self.path, json.loads(body) if body else {})
            if fault and fault.hangs_seconds:
                double._stopping.wait(fault.hangs_seconds)
            if fault and fault.answer_lost:
                self.close_connection = True
                return None
            return self._send(status, said)

        def _send(self, status: int, said: Json) -> None:
            body = json.dumps(said).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # whoever asked has hung up: a timeout, seen from here
                self.close_connection = True

    return Handler
