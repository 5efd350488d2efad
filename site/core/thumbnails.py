"""Small pictures for Oscar's pages: made once with Willow, kept beside the originals, found again without a query."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from willow.image import Image

FOLDER = "thumbnails"
QUALITY = 82


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What a template asks of a small picture."""

    url: str


class Thumbnailer:
    """Oscar's thumbnailer (OSCAR_THUMBNAILER): never larger than the original, always its whole."""

    def generate_thumbnail(self, source: Any, *, size: str, **options: Any) -> Thumbnail:
        """``source`` (an image field's file) within ``size``: "70x70", "70x" or "x70" pixels."""
        name = f"{_folder(source)}/{size}.webp"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(_shrunk(source, size)))
        return Thumbnail(default_storage.url(name))

    def delete_thumbnails(self, source: Any) -> None:
        folder = _folder(source)
        if default_storage.exists(folder):
            for name in default_storage.listdir(folder)[1]:
                default_storage.delete(f"{folder}/{name}")


def _folder(source: Any) -> str:
    return f"{FOLDER}/{getattr(source, 'name', source)}"


def _shrunk(source: Any, size: str) -> bytes:
    with default_storage.open(getattr(source, "name", source)) as file:
        picture = Image.open(file).auto_orient()
        width, height = picture.get_size()
        widest, highest = (int(side) if side else None for side in size.split("x"))
        ratio = min((widest or width) / width, (highest or height) / height, 1)
        fitting = picture.resize((max(round(width * ratio), 1), max(round(height * ratio), 1)))
        made = BytesIO()
        fitting.save_as_webp(made, quality=QUALITY)
    return made.getvalue()
