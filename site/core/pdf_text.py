"""The text of PDFs, so that search finds what is inside."""

from __future__ import annotations

import logging
from typing import IO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

logger = logging.getLogger(__name__)
LONGEST_TEXT = 400_000
"""Characters of a document that search keeps."""
PAGE_BREAK = "\f"


def pdf_text(file: IO[bytes], name: str) -> str:
    """The text of an open PDF with ``PAGE_BREAK`` between pages; empty for one that cannot be read.

    The file is left at its beginning.
    """
    try:
        pages = [page.extract_text().replace(PAGE_BREAK, " ") for page in PdfReader(file).pages]
        return PAGE_BREAK.join(pages).replace("\x00", "")[:LONGEST_TEXT]
    except (PyPdfError, ValueError, KeyError) as unreadable:
        logger.warning("no text from %s: %s", name, unreadable)
        return ""
    finally:
        file.seek(0)
