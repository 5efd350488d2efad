"""What holds for every template and for the style sheet, checked on their sources."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from core import css
from core.templatetags import format as formats

FOLDER = Path(settings.ROOT) / "templates"
STATIC = css.PARTS.parent
ALL = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
OURS = [name for name in ALL if not name.startswith(("oscar/", "emails/"))]
PIECES = [name for name in OURS if name.startswith(("components/", "blocks/", "search/cards/"))]


def source(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


class TestEveryTemplate:
    @pytest.mark.parametrize("name", ALL)
    def test_compiles(self, name: str):
        assert get_template(name)

    @pytest.mark.parametrize("name", OURS)
    def test_says_in_its_first_line_what_it_expects(self, name: str):
        assert re.match(r"\{# .+ #\}\n", source(name)), name

    @pytest.mark.parametrize("name", OURS)
    def test_has_nothing_that_a_strict_policy_forbids(self, name: str):
        text = source(name)

        assert not re.search(r"\sstyle=", text), "a style attribute"
        assert not re.search(r"<style\b", text), "a style element"
        assert not re.search(r"\son[a-z]+=", text), "an event handler in an attribute"
        assert not re.search(r"javascript:", text), "a script in an address"
        for tag in re.findall(r"<script\b[^>]*>", text):
            assert "src=" in tag or "application/ld+json" in tag, f"an inline script: {tag}"

    @pytest.mark.parametrize("name", OURS)
    def test_asks_no_other_host(self, name: str):
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", source(name))

    @pytest.mark.parametrize("name", PIECES)
    def test_includes_components_with_nothing_but_what_they_name(self, name: str):
        """``header_state`` needs the request's user and token, so it is the one exception."""
        for tag in re.findall(r"\{% include .*? %\}", source(name)):
            assert tag.endswith(" only %}") or "header_state" in tag, tag

    def test_the_page_of_last_resort_needs_no_context(self):
        assert "{{" not in source("500.html")
        assert "{%" not in source("500.html")


class TestIcons:
    SPRITE = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "img" / "sprite.svg").read_text(encoding="utf-8")))

    def test_every_icon_that_templates_name_is_in_the_sprite(self):
        named = {icon for name in ALL for icon in re.findall(r'\{% icon "([^"]+)"', source(name))}

        assert named <= self.SPRITE

    @pytest.mark.parametrize("code", ["in_stock", "low", "out", "back_order", "discontinued", "on_request"])
    def test_every_availability_has_a_shape(self, code: str):
        assert f"stock-{code}" in self.SPRITE

    @pytest.mark.parametrize("kind", ["product", "guide", "article", "document", "notice", "page"])
    def test_every_kind_has_a_shape(self, kind: str):
        assert f"kind-{kind}" in self.SPRITE


class TestStylesheet:
    def test_is_found_as_a_static_file_with_every_part_in_it(self):
        served = Path(finders.find(css.NAME)).read_text(encoding="utf-8")

        assert served == css.stylesheet()
        assert served.startswith("@layer reset, tokens, base, layout, components, blocks, pages, utilities;")
        for layer in css.LAYERS:
            for part in css.parts(layer):
                assert css._squeeze(part) in served, part.name

    def test_is_the_same_every_time(self):
        assert css.stylesheet() == css.stylesheet()

    def test_closes_what_it_opens(self):
        for part in css.PARTS.rglob("*.css"):
            text = part.read_text(encoding="utf-8")
            assert text.count("{") == text.count("}"), part.name

    def test_names_files_in_fonts_css_alone(self):
        for part in css.PARTS.rglob("*.css"):
            if part.name != "fonts.css":
                assert "url(" not in part.read_text(encoding="utf-8"), part.name

    def test_styles_no_class_that_nothing_uses(self):
        """A modifier filled in by a template ("kind--{{ kind }}") counts by its stem."""
        users = [*FOLDER.rglob("*.html"), *STATIC.rglob("*.js"), *css.PARTS.parents[1].rglob("*.py")]
        text = " ".join(path.read_text(encoding="utf-8") for path in users)
        used = set(re.findall(r"[a-z][\w-]*", text))
        bare = re.sub(r"/\*.*?\*/", "", css.stylesheet(), flags=re.DOTALL)
        styled = {name for name in re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", bare)) if len(name) > 2}
        made_elsewhere = {"htmx-request", "woff2"}

        idle = {n for n in styled - used - made_elsewhere if n.rpartition("--")[0] + "--" not in text}
        assert not idle


def tokens(theme: str) -> dict[str, str]:
    text = (css.PARTS / "tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    if theme == "dark":
        colours |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark))
    return colours


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours, 1 to 21."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_PAIRS = [
    *(
        (text, ground)
        for text in ("ink", "muted", "link", "brand")
        for ground in ("paper", "surface", "sunken", "tint")
    ),
    *((text, ground) for text in ("signal", "danger", "success") for ground in ("paper", "surface")),
    ("signal", "signal-tint"),
    ("danger", "danger-tint"),
    ("success", "success-tint"),
    ("ink", "signal-tint"),
    ("ink", "danger-tint"),
    ("ink", "success-tint"),
    ("muted", "signal-tint"),
    ("success", "tint"),
    ("danger", "tint"),
    ("signal", "tint"),
    ("ink", "mark"),
    ("muted", "mark"),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-band", "band"),
    ("on-band-muted", "band"),
]
EDGE_PAIRS = [("edge", "paper"), ("edge", "surface"), ("focus", "paper"), ("focus", "surface"), ("brand", "paper")]


@pytest.mark.parametrize("theme", ["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
    def test_text_is_readable(self, theme: str, text: str, ground: str):
        colours = tokens(theme)

        assert contrast(colours[text], colours[ground]) >= 4.5

    @pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
    def test_edges_of_controls_can_be_seen(self, theme: str, edge: str, ground: str):
        colours = tokens(theme)

        assert contrast(colours[edge], colours[ground]) >= 3


class TestAmounts:
    def test_have_sign_separators_and_two_places(self):
        assert formats.money(Decimal("1234.5")) == "£1,234.50"

    def test_round_halves_up(self):
        assert formats.money(Decimal("0.125")) == "£0.13"

    def test_below_nothing_carry_a_true_minus(self):
        assert formats.money(Decimal("-12")) == "−£12.00"

    def test_of_a_currency_without_a_sign_here_name_it(self):
        assert formats.money(Decimal("3"), "CHF") == "CHF\xa03.00"

    def test_that_are_not_there_leave_nothing(self):
        assert formats.money(None) == ""


class TestDates:
    def test_are_written_out(self):
        assert formats.day(dt.date(2026, 12, 3)) == "3\xa0December 2026"

    def test_are_short_in_tables(self):
        assert formats.short_day(dt.date(2026, 12, 3)) == "3\xa0Dec 2026"

    def test_are_the_local_ones(self):
        late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)

        assert formats.day(late) == "1\xa0July 2026"
        assert formats.moment(late) == "1\xa0July 2026, 00:30"

    def test_can_be_read_by_machines(self):
        assert formats.time_element(dt.date(2026, 12, 3)) == '<time datetime="2026-12-03">3\xa0December 2026</time>'


class TestUnbroken:
    @pytest.mark.parametrize("size", ["3-0", "19 mm", "3/8", "10 × 10 cm", "16 Ch", "2-0"])
    def test_keeps_a_size_on_one_line(self, size: str):
        assert formats.unbroken(f"Suture, {size}, sterile") == f'Suture, <span class="nowrap">{size}</span>, sterile'

    def test_leaves_a_bare_number_alone(self):
        assert formats.unbroken("Blade No. 15") == "Blade No. 15"

    def test_escapes(self):
        assert formats.unbroken("<b> & 'x'") == "&lt;b&gt; &amp; &#x27;x&#x27;"
