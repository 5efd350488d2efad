"""One style sheet for visitors, one file a component for us.

``css/site.css`` exists nowhere in the source: the finder below puts it together from the parts whenever Django looks
for static files, so ``runserver`` and ``collectstatic`` both serve it and there is nothing to build or to commit.
Parts stand in plain CSS; the cascade layer comes from where they stand. ``url()`` belongs in ``fonts.css`` alone: it is
resolved against ``css/site.css``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PARTS = Path(__file__).parent / "static" / "css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "blocks", "pages", "utilities")
NAME = "css/site.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARGIN = re.compile(r"\s*\n\s*")


def parts(layer: str) -> list[Path]:
    """The files of ``layer``, in the order in which they count: ``layer.css``, or every file of the folder by name."""
    folder = PARTS / layer
    return sorted(folder.glob("*.css")) if folder.is_dir() else [PARTS / f"{layer}.css"]


def stylesheet() -> str:
    """The whole style sheet. The same parts always give the same text."""
    sections = [f"@layer {', '.join(LAYERS)};", _squeeze(PARTS / "fonts.css")]
    for layer in LAYERS:
        rules = "\n".join(_squeeze(part) for part in parts(layer))
        sections.append(f"@layer {layer} {{\n{rules}\n}}")
    return "\n".join(sections) + "\n"


def _squeeze(part: Path) -> str:
    return _MARGIN.sub("\n", _COMMENT.sub("", part.read_text(encoding="utf-8"))).strip()


class StylesheetFinder(BaseFinder):
    """Finds ``css/site.css``, written afresh under ``settings.VAR`` when its parts have changed."""

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        """The absolute path of the style sheet, or nothing for any other ``path``."""
        if path != NAME:
            return []
        built = str(self._write())
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self._write()
        yield NAME, FileSystemStorage(location=self._folder())

    def _folder(self) -> Path:
        return Path(settings.VAR) / "stylesheet"

    def _write(self) -> Path:
        """Write only what differs: collectstatic and browsers go by the time of the last change."""
        target, text = self._folder() / NAME, stylesheet()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(target)
        return target
