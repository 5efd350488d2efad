"""Knowing that nothing changed, so that a second start need not do a slow step again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


class Stamp:
    """A file that remembers the fingerprint of what a finished step was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def matches(self, fingerprint: str) -> bool:
        """Whether the step was last finished for exactly this fingerprint."""
        return self._path.is_file() and self._path.read_text() == fingerprint

    def set(self, fingerprint: str) -> None:
        """Remember a finished step. Called after it, so an interrupted one is done again."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(fingerprint)

    def clear(self) -> None:
        """Forget, before a step that would leave a half-made result if it were interrupted."""
        self._path.unlink(missing_ok=True)


def fingerprint_of_contents(files: Iterable[Path], *facts: str) -> str:
    """A hash over names and contents, and over ``facts`` beside them: for a few small files where every byte counts."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    for path in sorted(files):
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def fingerprint_of_folders(folders: Iterable[Path], *facts: str) -> str:
    """A hash over names, sizes and times of all files below ``folders``: for many files that are not worth reading."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    for folder in sorted(folders):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            status = path.stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
