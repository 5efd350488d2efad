"""What happens when a document's file changes."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from cms.media import SiteDocument

logger = logging.getLogger(__name__)
LONGEST_TEXT = 400_000
"""Characters of a document that search keeps."""


@receiver(pre_save, sender=SiteDocument)
def read_text(sender: type, instance: SiteDocument, **kwargs: Any) -> None:
    """Keep the text of a PDF beside it, so that search finds what is inside. A file that cannot be read has none."""
    if instance.file._committed or not instance.file.name.lower().endswith(".pdf"):
        return
    try:
        pages = PdfReader(instance.file).pages
        instance.text = "\n".join(page.extract_text() for page in pages).replace("\x00", "")[:LONGEST_TEXT]
    except (PyPdfError, ValueError, KeyError) as unreadable:
        logger.warning("no text from %s: %s", instance.file.name, unreadable)
        instance.text = ""
    instance.file.seek(0)
