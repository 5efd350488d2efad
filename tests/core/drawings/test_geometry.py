"""Path data goes through a frame unharmed, and short."""

from __future__ import annotations

import math

import pytest

from core.drawings.geometry import Affine, arc_points, box, emit, number, offset, parse, ribbon, smooth


def drawn(data: str, **frame: float) -> str:
    return emit(parse(data), Affine.of(**frame))


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "text"), [(0.5, ".5"), (-0.5, "-.5"), (-0.04, "0"), (10.0, "10"), (10.25, "10.2"), (100.06, "100.1")]
    )
    def test_is_as_short_as_svg_allows(self, value, text):
        assert number(value) == text


class TestPathData:
    def test_is_scaled_and_shifted(self):
        assert drawn("M1 1L2 1V3Z", x=10, y=20, scale=2) == "M12 22l2 0 0 4z"

    def test_is_turned_clockwise(self):
        assert drawn("M0 0H10", turn=90) == "M0 0l0 10"

    def test_mirrors_the_sweep_of_arcs(self):
        frame = Affine.of(flip=True)
        assert emit(parse("M0 0A5 5 0 0 1 10 0"), frame) == "M0 0a5 5 0 0 0 10 0"

    def test_reads_relative_commands_as_absolute_ones(self):
        assert parse("m1 1 2 0v2h-2z") == parse("M1 1L3 1L3 3L1 3Z")

    def test_unfolds_smooth_curves(self):
        assert parse("M0 0C0 1 1 2 2 2S4 1 4 0")[-1] == ("C", (3.0, 2.0, 4.0, 1.0, 4.0, 0.0))
        assert parse("M0 0Q1 2 2 0T4 0")[-1] == ("Q", (3.0, -2.0, 4.0, 0.0))

    def test_does_not_drift_over_many_small_steps(self):
        steps = emit(parse("M0 0" + "l.04 0" * 100), Affine.of())
        ends = [float(token) for token in steps.replace("M0 0l", "").split()[::2]]
        assert sum(ends) == pytest.approx(4.0)


class TestShapes:
    def test_a_curve_passes_through_its_points(self):
        ends = [args[-2:] for _, args in parse(smooth([(0, 0), (5, 3), (9, 1)]))]
        assert ends == [(0.0, 0.0), (5.0, 3.0), (9.0, 1.0)]

    def test_an_offset_keeps_its_distance(self):
        moved = offset([(0, 0), (10, 0), (20, 0)], [2, 2, 2])
        assert moved == [(0, -2), (10, -2), (20, -2)]

    def test_a_ribbon_is_closed_and_as_wide_as_asked(self):
        ys = [args[-1] for kind, args in parse(ribbon([(0, 0), (10, 0), (20, 0)], [3, 3, 3])) if kind != "Z"]
        assert (min(ys), max(ys)) == (-3.0, 3.0)

    def test_a_radius_never_outgrows_its_box(self):
        assert parse(box(0, 0, 10, 4, 99)) == parse(box(0, 0, 10, 4, 2))

    def test_arc_points_lie_on_the_circle(self):
        assert {round(math.hypot(x, y), 6) for x, y in arc_points(0, 0, 7, 10, 200)} == {7.0}
