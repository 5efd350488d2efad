"""A buyer asks to send goods back, or thinks better of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from shop.checkout.numbers import new_return_number
from shop.fulfilment import tasks
from shop.fulfilment.models import Return, ReturnLine
from shop.fulfilment.returns.policy import ALWAYS, Reason, ReturnTerms, terms_of

Order = get_model("order", "Order")


@dataclass(frozen=True, slots=True)
class Wish:
    """So many selling units of a line are to go back, and why. ``is_sealed``: what the buyer says of the packages."""

    line_id: int
    quantity: int
    reason: str
    lot: str = ""
    is_sealed: bool = False


class Refusal(NamedTuple):
    """Why something does not come back. ``field``: quantity, reason, lot or sealed; empty for the whole of it."""

    sentence: str
    field: str = ""
    line_id: int | None = None


class CannotBeReturned(Exception):
    """Nothing was written. ``refusals``: a sentence for the buyer for each that cannot be."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(refusal.sentence for refusal in refusals))
        self.refusals = refusals


def lock_order(order: Any) -> Any:
    """Whoever asks for, receives or withdraws a return of ``order`` waits here for whoever does so already."""
    return Order.objects.select_for_update(of=("self",)).get(pk=order.pk)


@transaction.atomic
def ask(
    order: Any, wishes: Sequence[Wish], *, key: uuid.UUID, note: str, now: dt.datetime, on: dt.date | None = None
) -> Return:
    """Write down what its buyer wants to send back, and write to them how. Safe to repeat with the same key.

    Raises:
        CannotBeReturned: nothing is asked for, more than left us, too late, or not for that reason.
    """
    locked = lock_order(order)
    if known := Return.objects.filter(key=key, order=locked).first():
        return known
    if not wishes:
        raise CannotBeReturned(Refusal("Say of at least one product how many you send back."))
    terms = {one.line_id: one for one in terms_of(locked)}
    day = on or timezone.localdate(now)
    if refused := [why for wish in wishes if (why := _refusal(wish, terms.get(wish.line_id), day))]:
        raise CannotBeReturned(*refused)
    asked = Return.objects.create(key=key, number=new_return_number(), order=locked, note=note, asked_at=now)
    ReturnLine.objects.bulk_create(
        ReturnLine(
            goods_return=asked, line_id=wish.line_id, quantity=wish.quantity, reason=wish.reason, lot=wish.lot.strip()
        )
        for wish in wishes
    )
    pieces = ", ".join(f"{wish.quantity} × {terms[wish.line_id].sku}" for wish in wishes)
    locked.notes.create(note_type="System", message=f"Return {asked.number} asked for: {pieces}.")
    tasks.send_return_asked.enqueue(asked.pk)
    return asked


@transaction.atomic
def withdraw(asked: Return, *, now: dt.datetime) -> None:
    """The buyer keeps the goods after all. Safe to repeat.

    Raises:
        CannotBeReturned: the goods are here already, or it was not accepted.
    """
    lock_order(asked.order)
    asked.refresh_from_db()
    if asked.state == Return.State.WITHDRAWN:
        return
    if asked.state != Return.State.ASKED:
        raise CannotBeReturned(Refusal(f"Return {asked.number} is settled and cannot be withdrawn."))
    asked.state, asked.settled_at = Return.State.WITHDRAWN, now
    asked.save(update_fields=["state", "settled_at"])
    asked.order.notes.create(note_type="System", message=f"Return {asked.number} withdrawn by the buyer.")


def _refusal(wish: Wish, terms: ReturnTerms | None, day: dt.date) -> Refusal | None:
    if terms is None:
        return Refusal("Nothing of it is left to send back.", "quantity", wish.line_id)
    if not 0 < wish.quantity <= terms.left:
        return Refusal(f"{terms.left} can be sent back, not {wish.quantity}.", "quantity", wish.line_id)
    if wish.reason not in Reason.values:
        return Refusal("Say why it goes back.", "reason", wish.line_id)
    if why := terms.refusal(wish.reason, on=day):
        return Refusal(why, "reason", wish.line_id)
    if wish.reason in ALWAYS and not wish.lot.strip():
        return Refusal("Give the lot or serial number on the label.", "lot", wish.line_id)
    if wish.reason == Reason.MISTAKE and terms.must_be_sealed and not wish.is_sealed:
        sentence = "Ordered in error, it comes back only with every sterile package sealed. Say that they are."
        return Refusal(sentence, "sealed", wish.line_id)
    return None
