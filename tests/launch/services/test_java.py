from __future__ import annotations

import os
from pathlib import Path

import pytest

from launch.services.java import candidate_homes, find_jdk, newest_first, runs
from launch.unprivileged import Servant


def install(
    home: Path, version: str, modules: str | None = "java.base jdk.jdi", program: str = "#!/bin/sh\nexit 0\n"
) -> Path:
    """A folder that looks like a Java home."""
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text(program)
    (home / "bin" / "java").chmod(0o755)
    lines = [f'JAVA_VERSION="{version}"'] + ([f'MODULES="{modules}"'] if modules is not None else [])
    (home / "release").write_text("\n".join(lines))
    return home


class TestNewestFirst:
    def test_leaves_out_the_old_the_cut_down_and_the_empty(self, tmp_path):
        homes = [
            install(tmp_path / "eight", "1.8.0_402", modules=None),
            install(tmp_path / "seventeen", "17.0.15"),
            install(tmp_path / "twentyone", "21.0.2", modules=None),
            install(tmp_path / "twentyfive", "25.0.3"),
            install(tmp_path / "runtime", "26", modules="java.base"),
            tmp_path / "nothing",
        ]

        assert [jdk.home.name for jdk in newest_first(homes)] == ["twentyfive", "twentyone"]

    def test_names_a_home_once_that_was_found_twice(self, tmp_path):
        home = install(tmp_path / "jdk", "25")

        assert len(newest_first([home, home])) == 1


class TestCandidates:
    def test_come_from_the_environment_the_path_and_the_users_folder(self, tmp_path):
        named = install(tmp_path / "named", "21")
        on_path = install(tmp_path / "on-path", "21")
        own = install(tmp_path / "home" / ".sdkman" / "candidates" / "java" / "25", "25")
        environment = {"JAVA_HOME": str(named), "PATH": str(on_path / "bin"), "HOME": str(tmp_path / "home")}

        assert {named, on_path, own} <= set(candidate_homes(environment))


class TestFindJdk:
    def test_passes_over_one_that_does_not_start(self, tmp_path, myself, monkeypatch):
        monkeypatch.setattr("launch.services.java.FOLDERS_OF_HOMES", (f"{tmp_path}/*",))
        install(tmp_path / "broken", "26", program="#!/bin/sh\nexit 1\n")
        works = install(tmp_path / "works", "25")

        assert find_jdk(myself, {"PATH": ""}).home == works

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can try as another user")
    def test_passes_over_one_that_the_servers_user_cannot_reach(self, tmp_path):
        closed = tmp_path / "closed"
        (jdk,) = newest_first([install(closed / "jdk", "25")])
        closed.chmod(0o700)

        assert not runs(jdk, Servant.choose())
