"""The published rules, kept in each process and looked after every few seconds."""

from __future__ import annotations

import datetime as dt
import threading
import time
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from search.steering.models import SteeringSet
from search.steering.rules import Steering, compiled


@dataclass(frozen=True, slots=True)
class _Kept:
    published: tuple[int, int, dt.datetime] | None
    on: dt.date
    steering: Steering
    looked: float


_kept: _Kept | None = None
_lock = threading.Lock()


def current() -> Steering:
    """The published rules of today.

    Asks the database which set is published, at most once in ``SEARCH_STEERING_KEPT_SECONDS``; reads the rules when it
    is another one, or another day. So a publish counts everywhere within these seconds, and most searches ask nothing.
    """
    global _kept
    now, today = time.monotonic(), timezone.localdate()
    kept = _kept
    if kept and kept.on == today and now - kept.looked < settings.SEARCH_STEERING_KEPT_SECONDS:
        return kept.steering
    chosen = SteeringSet.objects.filter(state=SteeringSet.State.PUBLISHED).first()
    which = (chosen.pk, chosen.revision, chosen.created_at) if chosen else None
    same = kept is not None and kept.published == which and kept.on == today
    steering = kept.steering if same and kept else compiled(chosen, today)
    with _lock:
        _kept = _Kept(which, today, steering, now)
    return steering


def forget() -> None:
    """Look again at the next search: called where rules are published, so that who did it sees it at once."""
    global _kept
    with _lock:
        _kept = None
