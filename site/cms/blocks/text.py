"""Blocks of text. Each has a template of its own name under templates/blocks."""

from wagtail import blocks


class HeadingBlock(blocks.CharBlock):
    """A section heading; the contents list is made of them."""

    class Meta:
        icon = "title"
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with links, lists and emphasis."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault(
            "features", ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        template = "blocks/paragraph.html"


class KeyPointsBlock(blocks.ListBlock):
    """What to take away, in a few short lines."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks.CharBlock(max_length=240), **kwargs)

    class Meta:
        icon = "list-ul"
        template = "blocks/key_points.html"


class WarningBlock(blocks.StructBlock):
    """Something that can harm, said before the step it belongs to."""

    title = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(help_text="What can go wrong, and what to do instead.")

    class Meta:
        icon = "warning"
        template = "blocks/warning.html"


class TableBlock(blocks.StructBlock):
    """A small table with a caption; the first row names the columns."""

    caption = blocks.CharBlock(max_length=160)
    header = blocks.ListBlock(blocks.CharBlock(required=False))
    rows = blocks.ListBlock(blocks.ListBlock(blocks.CharBlock(required=False)))

    class Meta:
        icon = "table"
        template = "blocks/table.html"
