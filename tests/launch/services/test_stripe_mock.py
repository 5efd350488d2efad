from __future__ import annotations

from pathlib import Path

import pytest

from launch.services.stripe_mock import ensure_stripe_mock, find_stripe_mock


def program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


class TestFindStripeMock:
    def test_takes_the_named_one_first(self, tmp_path):
        named, other = program(tmp_path / "mine"), program(tmp_path / "bin" / "stripe-mock")

        assert find_stripe_mock({"STRIPE_MOCK": str(named), "PATH": str(other.parent)}) == named

    def test_finds_what_go_has_built(self, tmp_path):
        built = program(tmp_path / "go" / "bin" / "stripe-mock")

        assert find_stripe_mock({"PATH": "", "GOPATH": str(tmp_path / "go")}) == built

    def test_finds_none_where_there_is_none(self, tmp_path):
        assert find_stripe_mock({"PATH": str(tmp_path), "GOPATH": str(tmp_path)}) is None


class TestEnsureStripeMock:
    @pytest.fixture
    def machine(self, tmp_path, monkeypatch) -> Path:
        """A machine without it. Nothing of ours is on its PATH."""
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
        monkeypatch.setenv("GOPATH", str(tmp_path / "go"))
        monkeypatch.delenv("GOBIN", raising=False)
        monkeypatch.delenv("STRIPE_MOCK", raising=False)
        return tmp_path

    def test_has_go_build_it_once(self, machine, supervisor, narrator):
        built = machine / "go" / "bin" / "stripe-mock"
        program(
            machine / "bin" / "go",
            f'echo "$*" >> {machine}/asked; mkdir -p {built.parent}; echo > {built}; chmod +x {built}',
        )

        for _ in range(2):
            assert ensure_stripe_mock(supervisor, narrator, machine / "log") == built

        (asked,) = (machine / "asked").read_text().splitlines()
        assert asked.startswith("install github.com/stripe/stripe-mock@v")

    def test_without_go_there_is_none_and_nothing_is_said(self, machine, supervisor, narrator, terminal):
        assert ensure_stripe_mock(supervisor, narrator, machine / "log") is None
        assert terminal.getvalue() == ""

    def test_one_that_cannot_be_had_is_said_and_borne(self, machine, supervisor, narrator, terminal):
        program(machine / "bin" / "go", "exit 1")

        assert ensure_stripe_mock(supervisor, narrator, machine / "log") is None
        assert "not to be had" in terminal.getvalue()

    def test_a_net_that_does_not_answer_is_not_waited_for(self, machine, supervisor, narrator, terminal, monkeypatch):
        monkeypatch.setattr("launch.services.stripe_mock.PATIENCE_SECONDS", 0.2)
        program(machine / "bin" / "go", "exec sleep 60")

        assert ensure_stripe_mock(supervisor, narrator, machine / "log") is None
        assert "not to be had" in terminal.getvalue()
