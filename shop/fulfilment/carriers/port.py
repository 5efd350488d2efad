"""What the shop asks of a carrier, in its own words. An adapter knows no order, no stock and no table of ours."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from core.money import Money


class ParcelState(Enum):
    """Where a parcel is. Values are stored."""

    ANNOUNCED = "ANNOUNCED"
    """Known to the carrier; nothing is bought."""
    LABELLED = "LABELLED"
    """It has a label or a number, and the carrier has not seen it."""
    ON_ITS_WAY = "ON_ITS_WAY"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY"
    TO_COLLECT = "TO_COLLECT"
    """It waits for whoever it is for at the carrier's."""
    DELIVERED = "DELIVERED"
    GOING_BACK = "GOING_BACK"
    """The carrier brings it back to us."""
    FAILED = "FAILED"
    """Lost, damaged or stopped: a human must ask."""
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Place:
    """Who a parcel goes to, and where. ``country``: ISO 3166-1 alpha-2."""

    name: str
    street1: str
    street2: str
    town: str
    postcode: str
    country: str
    organisation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ParcelRequest:
    """A parcel to be carried. ``grams``: whole; ``within_days``: working days it may take, None for any.

    ``carrier`` and ``tracking_number`` are known only where somebody arranged the carriage by hand.
    """

    key: uuid.UUID
    to: Place
    grams: int
    within_days: int | None = None
    carrier: str = ""
    tracking_number: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that the carrier says of a parcel. ``place`` is empty where it does not say."""

    at: dt.datetime
    state: ParcelState
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel as its carrier knows it. Texts are empty where there is none, ``cost`` None where nothing was bought."""

    reference: str
    state: ParcelState
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    label_url: str = ""
    cost: Money | None = None
    expected_on: dt.date | None = None
    happened: tuple[Happening, ...] = ()


class CarrierError(Exception):
    """The carrier could not do it, or it is not known whether it did."""


class CarrierUnavailable(CarrierError):
    """It did not answer, or not now. The same question may have another answer later."""


class CarrierRefused(CarrierError):
    """It says no, in words for the desk: the address is wrong, no service goes there, the label was used."""


class BadSignature(CarrierError):
    """A notice that the carrier did not send."""


class Carrier(Protocol):
    """All methods may be called again after any error; nothing is bought twice. None is called in a transaction."""

    name: str
    label: str

    def announce(self, request: ParcelRequest) -> str:
        """Make a parcel known; costs nothing. Returns the carrier's reference. Raises CarrierError."""
        ...

    def buy(self, reference: str, *, within_days: int | None = None) -> Parcel:
        """Buy the cheapest label that arrives within so many working days; one that is bought is told again.

        Raises CarrierError.
        """
        ...

    def look_up(self, reference: str) -> Parcel:
        """Where it is. Raises CarrierError, for an unknown reference too."""
        ...

    def cancel(self, reference: str) -> Parcel:
        """Give back a label that was not used. Raises CarrierRefused for one that was, CarrierError otherwise."""
        ...

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> str | None:
        """The reference that a notice is about; None when it concerns us not. Asks nobody. Raises BadSignature."""
        ...
