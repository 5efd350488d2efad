"""Loading the demonstration's pictures again leaves one of each, as it is drawn today."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cms.media import SiteImage
from demo import load_content

pytestmark = pytest.mark.django_db


def drawn_in(colour: str):
    def render(composition: str, *, width: int) -> bytes:
        picture = io.BytesIO()
        Image.new("RGB", (width // 100, 8), colour).save(picture, "PNG")
        return picture.getvalue()

    return render


@pytest.fixture
def load(monkeypatch, settings, tmp_path):
    """``load("red")``: what a load whose drawings are red does to its picture of a needle."""
    settings.MEDIA_ROOT = tmp_path

    def run(colour: str, composition: str = "needle_points") -> SiteImage:
        monkeypatch.setattr(load_content, "render_composition", drawn_in(colour))
        loader = load_content._Loader()
        image = loader.picture(composition)
        loader.forget_old_pictures()
        return image

    return run


class TestPictures:
    def test_stay_as_they_are_when_nothing_changed(self, load):
        first = load("red")

        again = load("red")

        assert (again.pk, again.file.name) == (first.pk, first.file.name)

    def test_take_the_new_drawing_in_the_place_of_the_old(self, load, tmp_path, django_capture_on_commit_callbacks):
        first = load("red")
        first.get_rendition("width-8")

        with django_capture_on_commit_callbacks(execute=True):
            again = load("blue")

        assert (again.pk, SiteImage.objects.count(), again.renditions.count()) == (first.pk, 1, 0)
        assert [file.name for file in (tmp_path / "original_images").iterdir()] == [again.file.name.split("/")[-1]]
        assert Image.open(again.file.path).getpixel((0, 0)) == (0, 0, 255)

    def test_that_no_page_shows_any_more_go(self, load):
        load("red", "needle_points")

        kept = load("red", "suture_sizes")

        assert list(SiteImage.objects.all()) == [kept]

    def test_of_others_stay(self, load):
        mine = SiteImage.objects.create(title="Ward entrance", file=load("red").file)

        load("red", "suture_sizes")

        assert SiteImage.objects.filter(pk=mine.pk).exists()
