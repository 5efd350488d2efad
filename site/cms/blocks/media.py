"""Blocks with pictures."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class FigureBlock(blocks.StructBlock):
    """A picture with its caption. Leave the alternative text empty only where the picture adds nothing."""

    image = ImageChooserBlock()
    alt = blocks.CharBlock(
        required=False, max_length=250, help_text="What the picture shows, for those who cannot see it."
    )
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        template = "blocks/figure.html"
