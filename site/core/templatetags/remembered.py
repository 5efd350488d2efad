"""Pieces of pages that are rendered once for the same values, however often they are shown.

    {% load remembered %}
    {% remembered card=card heading=heading %} … {% endremembered %}

Inside, the named values are all there is to see. They are the key as well, so a piece can never be out of date: another
price is another piece. Values have to be hashable, as everything in ``shop.data`` is.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any
from weakref import WeakSet

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST_PIECES = 2_000
"""Pieces that one place in one template remembers, in each process; then it begins anew."""


_places: WeakSet[RememberedNode] = WeakSet()


class RememberedNode(Node):
    """Belongs to one place in one template, so pieces of different places never meet."""

    def __init__(self, values: Mapping[str, FilterExpression], nodelist: NodeList) -> None:
        self.values = values
        self.nodelist = nodelist
        self._pieces: dict[Hashable, SafeString] = {}
        _places.add(self)

    def render(self, context: Context) -> SafeString:
        seen: dict[str, Any] = {
            name: value.resolve(context, ignore_failures=True) for name, value in self.values.items()
        }
        key = (get_language(), *seen.values())
        piece = self._pieces.get(key)
        if piece is None:
            if len(self._pieces) >= MOST_PIECES:
                self._pieces.clear()
            piece = self._pieces[key] = self.nodelist.render(context.new(seen))
        return piece


def forget_pieces() -> None:
    """As after a start: for measuring pages of which nobody has seen a piece."""
    for place in list(_places):
        place._pieces.clear()


@register.tag
def remembered(parser: Parser, token: Token) -> RememberedNode:
    """``{% remembered name=value … %}``; every value that the block uses has to be named."""
    bits = token.split_contents()[1:]
    values = token_kwargs(bits, parser)
    if bits or not values:
        raise template.TemplateSyntaxError("remembered takes names with values: {% remembered card=card %}")
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedNode(values, nodelist)
