from __future__ import annotations

import pytest

from launch.narrator import Narrator


@pytest.fixture
def clock():
    class Clock:
        now = 100.0

        def __call__(self) -> float:
            return self.now

    return Clock()


class TestPhases:
    def test_a_phase_is_one_line_with_its_seconds_and_its_note(self, terminal, clock):
        with Narrator(terminal, clock).phase("Migrations") as phase:
            clock.now += 34.56
            phase.note = "362 of them"

        assert terminal.getvalue().split() == ["Migrations", "34.6", "s", "362", "of", "them"]
        assert terminal.getvalue().count("\n") == 1

    def test_a_line_from_the_background_does_not_run_into_it(self, terminal, clock):
        narrator = Narrator(terminal, clock)
        with narrator.phase("Migrations"):
            narrator.say("fetched 5 MB")

        first, second, third = terminal.getvalue().splitlines()
        assert first.split() == ["Migrations", "…"]
        assert second == "fetched 5 MB"
        assert third.split() == ["Migrations", "0.0", "s"]

    def test_a_failed_phase_says_so_and_hides_nothing(self, terminal, clock):
        with pytest.raises(ValueError, match="broken"), Narrator(terminal, clock).phase("Migrations"):
            raise ValueError("broken")

        assert "failed after" in terminal.getvalue()
