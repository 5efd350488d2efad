"""Turns the content's plain blocks into what a StreamField stores."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from cms.media import SiteImage
from demo.content.schema import (
    Block,
    Caution,
    Figure,
    Heading,
    KeyPoints,
    Kit,
    Paragraph,
    Product,
    ProductQuery,
    Table,
)
from demo.products import ProductFinder


class StoryWriter:
    """Called with blocks, answers with StreamField data: (block type, value) in the blocks' raw form."""

    def __init__(
        self, *, products: ProductFinder, picture: Callable[[str], SiteImage], page_id: Callable[[str], int | None]
    ) -> None:
        self._products, self._picture, self._page_id = products, picture, page_id

    def __call__(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [self._raw(block) for block in blocks]

    def products_only(self, queries: Iterable[ProductQuery], *, reason: str) -> list[dict[str, Any]]:
        """Product blocks for ``queries``, all for the same reason."""
        return self([Product(query, reason) for query in queries])

    def product_list(self, queries: Iterable[ProductQuery]) -> list[dict[str, Any]]:
        """Products without words of their own."""
        return [{"type": "product", "value": self._products.product_id(query)} for query in queries]

    def _raw(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading(text=text):
                return {"type": "heading", "value": text}
            case Paragraph(html=html):
                return {"type": "paragraph", "value": self._links(html)}
            case KeyPoints(items=items):
                return {"type": "key_points", "value": _items(items)}
            case Caution(title=title, text=text):
                return {"type": "warning", "value": {"title": title, "text": text}}
            case Figure(composition=composition, alt=alt, caption=caption):
                return {
                    "type": "figure",
                    "value": {"image": self._picture(composition).pk, "alt": alt, "caption": caption},
                }
            case Table(caption=caption, header=header, rows=rows):
                table = {"caption": caption, "header": _items(header), "rows": _items([_items(row) for row in rows])}
                return {"type": "table", "value": table}
            case Product(select=query, reason=reason):
                return {"type": "product", "value": {"product": self._products.product_id(query), "reason": reason}}
            case Kit(title=title, lines=lines):
                rows = [
                    {
                        "product": self._products.product_id(line.select),
                        "quantity": self._products.selling_units(line.select, line.quantity),
                        "why": line.why,
                    }
                    for line in lines
                ]
                return {"type": "kit", "value": {"title": title, "lines": _items(rows)}}

    def _links(self, html: str) -> str:
        """``page:slug`` becomes Wagtail's own link, which survives a move; a link to nothing loses its mark."""

        def link(match: re.Match[str]) -> str:
            page_id = self._page_id(match["slug"])
            return f'<a linktype="page" id="{page_id}">{match["text"]}</a>' if page_id else match["text"]

        return re.sub(r'<a href="page:(?P<slug>[\w-]+)">(?P<text>.*?)</a>', link, html)


def _items(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]
