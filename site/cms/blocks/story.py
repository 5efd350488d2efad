"""The usual body of a page."""

from wagtail import blocks

from cms.blocks.media import FigureBlock
from cms.blocks.text import HeadingBlock, KeyPointsBlock, ParagraphBlock, TableBlock, WarningBlock


class StoryBlock(blocks.StreamBlock):
    """Headings, text, key points, warnings, tables and figures. Apps that may show products add their blocks."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    key_points = KeyPointsBlock()
    warning = WarningBlock()
    table = TableBlock()
    figure = FigureBlock()
