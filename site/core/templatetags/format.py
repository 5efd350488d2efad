"""Amounts and dates as people read them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core import units
from core.money import to_pennies

register = template.Library()

# "3-0", "19 mm", "3/8", "10 × 10 cm": a size torn in two at the end of a line can be read as another size.
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = r"(?:mm|cm|ml|Ch|Fr|G|L|m|g|kg|°C)"
_SIZE = re.compile(rf"(?<![\w&#;]){_NUMBER}(?:(?:[-/]|\s?×\s?){_NUMBER})*(?:\s?{_UNIT}\b)?(?![\w;])")

_TITLE_WORD = re.compile(r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*[.,:]?")

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


@register.filter
def money(amount: Decimal | None, currency: str = "GBP") -> str:
    """``amount`` in major units as "£1,234.50", "−£12.00" or "CHF 1,234.50"; empty for None."""
    if amount is None:
        return ""
    rounded = to_pennies(Decimal(amount))
    sign = SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}")
    minus = "\N{MINUS SIGN}" if rounded < 0 else ""
    return f"{minus}{sign}{abs(rounded):,.2f}"


@register.filter
def per(unit: str) -> str:
    """As ``core.units.per``: "each", "per box of 12"."""
    return units.per(unit)


@register.filter
def pieces(quantity: int, unit: str) -> str:
    """As ``core.units.pieces``: "3", "2 pairs", "2 × box of 12"."""
    return units.pieces(quantity, unit)


@register.filter
def percent(rate: Decimal | None) -> str:
    """A fraction as "20 %"; empty for None."""
    return "" if rate is None else f"{(rate * 100).normalize():f}\N{NO-BREAK SPACE}%"


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """A date, or the local date of a moment, as "3 December 2026"; empty for None."""
    return date_format(_local(value), "j\N{NO-BREAK SPACE}F Y") if value else ""


@register.filter
def short_day(value: dt.date | dt.datetime | None) -> str:
    """As ``day``, for tables: "3 Dec 2026"."""
    return date_format(_local(value), "j\N{NO-BREAK SPACE}M Y") if value else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A moment in local time as "3 December 2026, 14:05"; empty for None."""
    return f"{day(value)}, {date_format(_local(value), 'H:i')}" if value else ""


@register.filter
def unbroken(text: object) -> SafeString:
    """``text`` with every size in it kept on one line."""
    escaped = str(conditional_escape(text))
    return mark_safe(_SIZE.sub(lambda size: _kept(size.group()), escaped))


def _kept(size: str) -> str:
    return f'<span class="nowrap">{size}</span>' if re.search(r"[-/\s×]", size) else size


@register.filter
def sentence_case(text: object) -> str:
    """A title Written Like This written like this; abbreviations stay, and the first letter is a capital."""
    words = " ".join(str(text).split()).split(" ")
    calm = [word.lower() if _TITLE_WORD.fullmatch(word) else word for word in words]
    sentence = " ".join(calm)
    return sentence[:1].upper() + sentence[1:]


@register.simple_tag
def time_element(value: dt.date | dt.datetime | None, style: str = "day") -> SafeString | str:
    """``value`` as a <time> element that machines can read too. ``style``: day, short_day or moment."""
    if value is None:
        return ""
    written = {"day": day, "short_day": short_day, "moment": moment}[style](value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), written)


def _local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
