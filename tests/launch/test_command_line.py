from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from launch import command_line
from launch.commands.run import chosen_port
from launch.troubles import Trouble

ROOT = Path(__file__).resolve().parents[2]


class TestCommandLine:
    def test_hands_further_words_to_pytest(self, monkeypatch):
        asked = []
        monkeypatch.setattr(
            "launch.commands.test.test", lambda checkout, words, *, proofs: asked.append((words, proofs)) or 0
        )

        assert command_line.main(["test", "tests/shop", "-x", "-k", "a or b"]) == 0
        assert command_line.main(["prove"]) == 0

        assert asked == [(["tests/shop", "-x", "-k", "a or b"], False), ([], True)]

    def test_refuses_words_it_would_ignore(self, capsys):
        with pytest.raises(SystemExit):
            command_line.main(["run", "--fast"])
        assert "--fast" in capsys.readouterr().err

    def test_trouble_is_a_sentence_and_status_1(self, monkeypatch, capsys):
        def refuse(checkout):
            raise Trouble("Port 8000 is in use.")

        monkeypatch.setattr("launch.commands.run.run", refuse)

        assert command_line.main(["run"]) == 1
        assert capsys.readouterr().err == "\nPort 8000 is in use.\n"

    def test_needs_nothing_but_the_standard_library(self):
        """It makes the environment that everything else is installed into."""
        importing = "import launch.command_line, sys; print(any('site-packages' in (getattr(m, '__file__', '') or '') "
        importing += "for m in list(sys.modules.values())))"
        done = subprocess.run(
            [sys.executable, "-S", "-c", importing], cwd=ROOT, capture_output=True, text=True, check=True
        )

        assert done.stdout.strip() == "False"


class TestChosenPort:
    def test_is_8000_unless_said_otherwise(self):
        assert chosen_port("") == 8000
        assert chosen_port("8001") == 8001

    @pytest.mark.parametrize("text", ["http", "0", "65536", "-1", "80.5"])
    def test_refuses_what_is_no_port(self, text):
        with pytest.raises(Trouble, match="PORT="):
            chosen_port(text)
