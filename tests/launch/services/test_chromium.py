from __future__ import annotations

from pathlib import Path

import pytest

from launch.services import chromium
from launch.services.chromium import find_chromium


def program(path: Path, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def no_applications(monkeypatch):
    monkeypatch.setattr(chromium, "APPLICATIONS", ())


class TestFindChromium:
    def test_takes_the_named_one_first(self, tmp_path):
        named, other = program(tmp_path / "mine"), program(tmp_path / "bin" / "chromium")

        assert find_chromium({"SUTURE_CHROMIUM": str(named), "PATH": str(other.parent)}) == named

    def test_passes_over_a_script_that_only_advises(self, tmp_path):
        program(tmp_path / "bin" / "chromium", status=1)
        works = program(tmp_path / "bin" / "google-chrome")

        assert find_chromium({"PATH": str(works.parent)}) == works

    def test_finds_none_where_there_is_none(self, tmp_path):
        assert find_chromium({"PATH": str(tmp_path)}) is None
