"""What a page may not do to anybody: bar assistive technology, scroll sideways, ask strangers."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.visitor import Visitor

NARROWEST = 320
AXE = Axe()
GRAVE = ("serious", "critical")
EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

SETTLED = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().iterations !== Infinity)
  .forEach(one => one.finish())"""
"""Colours pass from one theme to the other; what is between them belongs to neither."""


def barriers(visitor: Visitor, *, rules: dict = EVERYTHING) -> list[str]:
    """Serious and critical violations on the page as it stands, one line for each element."""
    found = AXE.run(visitor.page, options=rules).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]} {_why(node)}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def _why(node: dict) -> str:
    return "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])


def barriers_everywhere(visitor: Visitor, widths: tuple[tuple[int, int], ...]) -> list[str]:
    """Barriers at each size in light and in dark. A theme changes colours alone: only they are seen twice."""
    found = []
    for size in widths:
        visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
        for theme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            visitor.page.emulate_media(color_scheme=theme)
            visitor.page.evaluate(SETTLED)
            found += [f"{size[0]} px, {theme}: {barrier}" for barrier in barriers(visitor, rules=rules)]
    return found


def too_wide(visitor: Visitor, width: int) -> list[str]:
    """What sticks out of a window ``width`` px wide, if the page scrolls sideways there."""
    visitor.page.set_viewport_size({"width": width, "height": 844})
    return visitor.page.evaluate(
        """() => {
          const page = document.scrollingElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          const out = [...document.body.querySelectorAll("*")].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width && box.right > page.clientWidth + 1 && !e.closest("[role=region]");
          });
          return [`${page.scrollWidth} px wide`, ...out.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
        }"""
    )
