"""Controlled documents of the demonstration library."""

from __future__ import annotations

from ..schema import LibraryDocument
from .charts import GLOVE_CHART, SUTURE_CHART
from .governance import COUNT_POLICY, DECLARATION, SHARPS_POLICY
from .ifu import BLADE_IFU_DE, SUTURE_IFU
from .safety import GLOVE_MATERIALS, MRI_STATEMENT, REPROCESSING

DOCUMENTS: tuple[LibraryDocument, ...] = (
    SUTURE_IFU, BLADE_IFU_DE, REPROCESSING, GLOVE_MATERIALS, MRI_STATEMENT, GLOVE_CHART, SUTURE_CHART, DECLARATION,
    COUNT_POLICY, SHARPS_POLICY,
)  # fmt: skip
