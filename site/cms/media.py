"""Our images and documents."""

from collections.abc import Iterable
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


def private_storage() -> Storage:
    """Where documents lie: outside MEDIA_ROOT, so that only the view that checks rights hands them out."""
    return storages["private"]


class SiteImage(AbstractImage):
    """A picture with the words that stand for it where it cannot be seen."""

    admin_form_fields = WagtailImage.admin_form_fields


class Rendition(AbstractRendition):
    """An image at one size."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


CARD_PICTURE = "fill-640x360|format-webp"
"""How page_card.html asks for a picture."""


def load_card_pictures(pages: Iterable[Any]) -> None:
    """Load what the cards of ``pages`` (with their ``picture``) draw, in one query however many there are."""
    pictures = [page.picture for page in pages if page.picture]
    drawn = Rendition.objects.filter(filter_spec=CARD_PICTURE)
    models.prefetch_related_objects(pictures, models.Prefetch("renditions", drawn, to_attr="prefetched_renditions"))


class SiteDocument(AbstractDocument):
    """A file of the library, private until its page says otherwise."""

    file = models.FileField(upload_to="documents", storage=private_storage)
    text = models.TextField(blank=True, editable=False)
    """The text of a PDF, for search; empty where there is none."""

    admin_form_fields = WagtailDocument.admin_form_fields
