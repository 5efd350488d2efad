"""Addresses of pages for header, footer and ways on."""

from django import template

from home import navigation

register = template.Library()


@register.simple_tag
def site_links() -> navigation.SiteLinks:
    """``{% site_links as links %}``: links.library, links.education, links.about, links.help."""
    return navigation.site_links()
