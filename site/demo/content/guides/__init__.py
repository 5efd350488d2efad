"""Procedure guides of the demonstration shop."""

from __future__ import annotations

from ..schema import Guide
from .central_line import CENTRAL_LINE
from .laceration import LACERATION
from .laparotomy import LAPAROTOMY
from .minor_excision import MINOR_EXCISION
from .perineal_repair import PERINEAL_REPAIR
from .punch_biopsy import PUNCH_BIOPSY

GUIDES: tuple[Guide, ...] = (
    MINOR_EXCISION, LACERATION, LAPAROTOMY, PERINEAL_REPAIR, PUNCH_BIOPSY, CENTRAL_LINE,
)  # fmt: skip
