"""Controlled documents of the demonstration library."""

from __future__ import annotations

from ..schema import LibraryDocument

DOCUMENTS: tuple[LibraryDocument, ...] = ()
