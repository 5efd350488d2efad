"""Products inside editorial content: price and stock as they are when the page is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue

from cms.blocks.story import StoryBlock
from shop import api as shop
from shop.data import ProductCard
from shoppable.choosing import by_id_alone
from shoppable.viewsets import ProductChooserBlock


class ProductBlock(blocks.StructBlock):
    """A product beside the text that explains it; vanishes when the product is withdrawn."""

    product = ProductChooserBlock()
    reason = blocks.CharBlock(max_length=160, help_text="Why a clinician needs it here, in one line.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The page has collected its products once: ``cards`` maps product ids to shop.data.ProductCard."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        product = value["product"]
        return context | {"card": context["cards"].get(product.pk) if product else None}

    class Meta:
        icon = "tag"
        template = "blocks/product_block.html"
        label_format = "{product}"


class KitLineBlock(blocks.StructBlock):
    """One item of a kit."""

    product = ProductChooserBlock()
    quantity = blocks.IntegerBlock(min_value=1, max_value=99, default=1, help_text="Selling units, as boxes.")
    why = blocks.CharBlock(max_length=160, required=False)


class KitBlock(blocks.StructBlock):
    """Everything a procedure needs, as a table with one button. A pick list of separate packages, never a pack."""

    title = blocks.CharBlock(max_length=120)
    lines = blocks.ListBlock(KitLineBlock())

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """``rows``: what is still sold of the kit, as {card, quantity, why, price}; withdrawn products leave no hole.

        The quantity is the next that is sold, ``price`` what all of it costs then.
        """
        context: dict[str, Any] = super().get_context(value, parent_context)
        cards = context["cards"]
        rows = [
            _kit_row(cards[line["product"].pk], line["quantity"], line["why"])
            for line in value["lines"]
            if line["product"] and line["product"].pk in cards
        ]
        return context | {"rows": rows}

    class Meta:
        icon = "list-ol"
        template = "blocks/kit_block.html"


def _kit_row(card: ProductCard, wanted: int, why: str) -> dict[str, Any]:
    quantity = card.unit.allowed(wanted) if card.unit else wanted
    each = card.unit.price_for(quantity) if card.unit else None
    return {"card": card, "quantity": quantity, "why": why, "price": each and each.excl * quantity}


class ProductListBlock(blocks.StreamBlock):
    """Products that a page is about, in order, without words of their own."""

    product = ProductChooserBlock()


class ShoppableStoryBlock(StoryBlock):
    """The usual body, with products."""

    product = ProductBlock()
    kit = KitBlock()


def cards_of(story: StreamValue) -> dict[int, ProductCard]:
    """The cards of all products that ``story`` names, for its blocks: one call to the shop, however many there are.

    The blocks themselves are loaded here without their products' rows, which a page does not need.
    """
    with by_id_alone():
        for block in story:
            block.value  # noqa: B018  a StreamField loads a block when it is first looked at
    return shop.product_cards(product_ids(story))


def product_ids(story: StreamValue) -> list[int]:
    """Ids of all products that ``story`` names, each once, in order of appearance. Asks no database."""

    def walk() -> Iterator[int | None]:
        for raw in story.raw_data:
            if raw["type"] == "product":
                yield raw["value"].get("product") if isinstance(raw["value"], dict) else raw["value"]
            elif raw["type"] == "kit":
                for line in raw["value"].get("lines", []):
                    yield (line.get("value") or line).get("product")

    return list(dict.fromkeys(pk for pk in walk() if pk))
