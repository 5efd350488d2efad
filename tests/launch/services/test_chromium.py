from __future__ import annotations

from pathlib import Path

import pytest

from launch.services import chromium
from launch.services.chromium import ensure_chromium, find_chromium


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


class TestEnsureChromium:
    @pytest.fixture
    def debian(self, tmp_path, monkeypatch):
        """A machine without a browser, root's, whose apt-get notes what it is asked and brings Chromium."""
        script = f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\ncase $1 in install) touch {tmp_path}/installed;; esac\n'
        apt = program(tmp_path / "bin" / "apt-get")
        apt.write_text(script)
        monkeypatch.setenv("PATH", f"{apt.parent}:/usr/bin:/bin")
        monkeypatch.setattr("os.geteuid", lambda: 0)
        monkeypatch.setattr(
            chromium, "find_chromium", lambda: Path("/chromium") if (tmp_path / "installed").exists() else None
        )
        return tmp_path

    def test_root_installs_it_once(self, debian, supervisor, narrator):
        for _ in range(2):
            assert ensure_chromium(supervisor, narrator, debian / "log") == Path("/chromium")

        assert (debian / "asked").read_text().splitlines() == [
            "update",
            "install --yes --no-install-recommends chromium",
        ]

    def test_anybody_else_is_left_without(self, debian, supervisor, narrator, monkeypatch):
        monkeypatch.setattr("os.geteuid", lambda: 1000)

        assert ensure_chromium(supervisor, narrator, debian / "log") is None
        assert not (debian / "asked").exists()

    def test_one_that_cannot_be_had_is_said_and_borne(self, debian, supervisor, narrator, terminal):
        program(debian / "bin" / "apt-get", status=100)

        assert ensure_chromium(supervisor, narrator, debian / "log") is None
        assert "not to be had" in terminal.getvalue()
