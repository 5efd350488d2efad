"""Reading pages of the demonstration shop."""

from __future__ import annotations

from ..schema import Article
from .blades import BLADES
from .dressings import DRESSINGS
from .gloves import GLOVES
from .labels import LABELS
from .mri import MRI
from .needles import NEEDLES
from .reprocessing import REPROCESSING
from .sutures import SUTURES
from .swabs import SWABS

ARTICLES: tuple[Article, ...] = (SUTURES, NEEDLES, GLOVES, BLADES, SWABS, LABELS, MRI, REPROCESSING, DRESSINGS)
