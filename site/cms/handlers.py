"""What happens when a document's file changes."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver

from cms.media import SiteDocument
from core.pdf_text import pdf_text


@receiver(pre_save, sender=SiteDocument)
def read_text(sender: type, instance: SiteDocument, **kwargs: Any) -> None:
    """Keep the text of a PDF beside it, so that search finds what is inside. A file that cannot be read has none."""
    if not instance.file._committed and instance.file.name.lower().endswith(".pdf"):
        instance.text = pdf_text(instance.file, instance.file.name)
