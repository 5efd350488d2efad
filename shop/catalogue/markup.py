"""HTML that merchandisers typed, made safe to show."""

import nh3

TAGS = {
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "b",
    "i",
    "a",
    "h3",
    "h4",
    "sub",
    "sup",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def clean_html(text: str) -> str:
    """``text`` with the few elements a description needs and nothing that runs, loads or posts."""
    return nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
