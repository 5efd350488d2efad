"""What our pages change in the editors' desk and in rich text."""

from typing import Any

from wagtail import hooks

from cms.links import LightPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def use_light_page_links(features: Any) -> None:
    features.register_link_type(LightPageLinkHandler)
