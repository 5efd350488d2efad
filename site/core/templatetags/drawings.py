"""Product drawings in templates: ``{% load drawings %}{% drawing card.drawing %}``."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.drawings import Drawing, render_svg

register = template.Library()


@register.simple_tag
def drawing(drawing: Drawing | str | None, alt: str = "") -> SafeString:
    """The drawing as inline SVG; hidden from assistive technology unless ``alt`` names it. A bare kind will do.

    Nothing at all is the neutral package, so a card never has a hole.
    """
    what = drawing if isinstance(drawing, Drawing) else Drawing.of(drawing or "package")
    return mark_safe(render_svg(what, title=str(alt)))  # our own markup; the title is escaped there
