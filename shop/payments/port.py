"""What the shop asks of anyone who takes money for it, in the shop's own words.

A gateway never places an order and never changes our tables: it opens a payment, tells what became of it, and captures,
cancels or refunds. Every call that changes something takes a key and may be repeated with it: the second call changes
nothing and answers like the first.
"""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from core.money import Money


class PaymentState(enum.Enum):
    """Where a payment stands at the gateway."""

    OPEN = "open"
    AUTHORISED = "authorised"
    CAPTURED = "captured"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_promised(self) -> bool:
        """The money is ours, or held for us."""
        return self in (PaymentState.AUTHORISED, PaymentState.CAPTURED)

    @property
    def is_over(self) -> bool:
        """No money will come of it."""
        return self in (PaymentState.FAILED, PaymentState.CANCELLED)


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What we ask to be paid. ``key`` names the attempt and is the idempotency key."""

    key: uuid.UUID
    amount: Money
    description: str
    return_url: str
    """Absolute address to which the buyer's browser comes back, whatever happened."""
    email: str = ""
    expires_at: dt.datetime | None = None
    """When we stop waiting. A gateway's page may live longer, never shorter; None leaves it to the gateway."""
    customer: str = ""
    """The gateway's name for the buyer, whose card it may remember if told so; empty: it remembers nothing."""


@dataclass(frozen=True, slots=True)
class PaymentPage:
    """Where the buyer pays, and the gateway's name for the payment."""

    reference: str
    redirect_url: str
    knew_customer: bool = True
    """False: the gateway does not know the customer of the request any more, and opened the page without."""


@dataclass(frozen=True, slots=True)
class GatewayPayment:
    """A payment as the gateway knows it at this moment."""

    reference: str
    state: PaymentState
    amount: Money
    reason: str = ""
    """Why it failed, or why the last try did, in words for the buyer; empty otherwise."""


class DisputeState(enum.Enum):
    """Where a dispute stands at the gateway."""

    NEEDS_ANSWER = "needs_answer"
    UNDER_REVIEW = "under_review"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class DisputedMoney:
    """Money that left our account for a dispute, or came back. ``reference`` is the gateway's name for the movement."""

    reference: str
    amount: Money
    came_back: bool
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class GatewayDispute:
    """A buyer asks the bank for the money of ``payment`` back, as the gateway knows it at this moment.

    ``withholds``: the amount cannot be refunded beside it. An inquiry, before any money leaves, withholds nothing.
    """

    reference: str
    payment: str
    state: DisputeState
    amount: Money
    reason: str
    opened_at: dt.datetime
    answer_by: dt.datetime | None = None
    withholds: bool = True
    moved: tuple[DisputedMoney, ...] = ()


class About(enum.Enum):
    """What a notice concerns."""

    PAYMENT = "payment"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class Notice:
    """A gateway says that something happened to what it calls ``reference``, a payment unless told otherwise.

    What happened is always looked up, never taken from it.
    """

    event_id: str
    reference: str
    about: About = About.PAYMENT


class GatewayError(Exception):
    """The gateway could not be asked, or did not understand. What it did is not known: ask again with the same key."""


class GatewayUnavailable(GatewayError):
    """It is not answering, or answers nobody at present. Many of these in a row rest the gateway (payments.breaker)."""


class BadSignature(GatewayError):
    """A notification was not signed by the gateway it claims to come from, or by another account of it."""


class PaymentRefused(GatewayError):
    """The gateway understood and said no; asking again changes nothing."""


class PaymentGateway(Protocol):
    """The port. Adapters live in shop.payments.gateways; all pass tests/contracts/payment_gateway.py."""

    name: str
    label: str
    """How the buyer knows it: "Card", "Demonstration payment"."""
    keeps_cards: bool
    """Whether it has customers, and remembers the cards of those who ask for it."""

    def open(self, request: PaymentRequest) -> PaymentPage:
        """Open a payment, or find the one opened under the same key.

        Raises:
            PaymentRefused: nothing is open under this key, and nothing will be.
            GatewayError: not known; ask again with the same key.
        """
        ...

    def read_notification(self, *, body: bytes, headers: Mapping[str, str]) -> Notice | None:
        """Verify and parse. None: genuine, and of no concern to us. Raises BadSignature."""
        ...

    def look_up(self, reference: str) -> GatewayPayment:
        """What became of it. Raises GatewayError."""
        ...

    def capture(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        """Take the authorised money. Raises PaymentRefused, GatewayError."""
        ...

    def cancel(self, reference: str, *, key: str) -> GatewayPayment:
        """Let an open or authorised payment go. One that is captured stays captured. Raises GatewayError."""
        ...

    def refund(self, reference: str, amount: Money, *, key: str) -> GatewayPayment:
        """Give captured money back, whole or in part. Raises PaymentRefused, GatewayError."""
        ...

    def payments_since(self, since: dt.datetime) -> Iterable[GatewayPayment]:
        """Every payment opened at the gateway since then, for reconciliation. Raises GatewayError."""
        ...

    def look_up_dispute(self, reference: str) -> GatewayDispute:
        """What became of it. Raises GatewayError."""
        ...

    def disputes_since(self, since: dt.datetime) -> Iterable[GatewayDispute]:
        """Every dispute opened since then, for reconciliation. Raises GatewayError."""
        ...

    def open_customer(self, *, key: uuid.UUID, email: str) -> str:
        """Its name for a new customer, or for the one made under the same key. Raises GatewayError."""
        ...

    def forget_customer(self, reference: str) -> None:
        """Delete the customer with every card of theirs. Safe to repeat. Raises GatewayError."""
        ...


class PaymentsOnly:
    """What a gateway answers that knows no disputes and remembers no cards: inherit it."""

    keeps_cards = False

    def open_customer(self, *, key: uuid.UUID, email: str) -> str:
        raise PaymentRefused("no customers are kept here")

    def forget_customer(self, reference: str) -> None:
        """There is nobody to forget."""

    def look_up_dispute(self, reference: str) -> GatewayDispute:
        raise GatewayError(f"no dispute {reference}")

    def disputes_since(self, since: dt.datetime) -> Iterable[GatewayDispute]:
        return ()
