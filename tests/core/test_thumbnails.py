"""Small pictures: whole, never larger than the original, made once."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from core.thumbnails import Thumbnailer


@pytest.fixture
def picture(settings, tmp_path):
    """300 × 100 pixels, in storage."""
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    Image.new("RGB", (300, 100), "teal").save(file, "PNG")
    return default_storage.save("images/products/holder.png", ContentFile(file.getvalue()))


def size_of(url: str) -> tuple[int, int]:
    with default_storage.open(url.removeprefix(default_storage.url(""))) as file:
        return Image.open(file).size


class TestThumbnail:
    @pytest.mark.parametrize(
        ("asked", "made"), [("70x70", (70, 23)), ("60x", (60, 20)), ("x50", (150, 50)), ("900x900", (300, 100))]
    )
    def test_fits_what_was_asked(self, picture, asked, made):
        thumbnail = Thumbnailer().generate_thumbnail(picture, size=asked, upscale=False)

        assert size_of(thumbnail.url) == made

    def test_is_made_once(self, picture):
        first = Thumbnailer().generate_thumbnail(picture, size="70x70")
        default_storage.delete(picture)

        assert Thumbnailer().generate_thumbnail(picture, size="70x70").url == first.url

    def test_goes_with_its_original(self, picture):
        thumbnail = Thumbnailer().generate_thumbnail(picture, size="70x70")

        Thumbnailer().delete_thumbnails(picture)

        assert not default_storage.exists(thumbnail.url.removeprefix(default_storage.url("")))
