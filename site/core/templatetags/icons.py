"""Small drawings from the sprite, ``img/sprite.svg``."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: int = 20) -> SafeString:
    """The symbol ``name``, ``size`` pixels square, in the colour of the text. Decorative: words stand beside it."""
    return format_html(
        '<svg class="icon icon--{}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        name,
        size,
        size,
        static("img/sprite.svg"),
        name,
    )
