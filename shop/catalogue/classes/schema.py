"""The shape of a product class: plain data, nothing of Django. Sizes are in the unit that their attribute names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ATTRIBUTE_TYPES = ("option", "multi_option", "integer", "float", "boolean", "text", "span")


class NoSuchItem(LookupError):
    """There is nothing of that name, or nothing with the attributes asked for; the message says what there is."""


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """One typed attribute of a class. ``options`` stand in the order of the trade, never of the alphabet.

    ``deciding`` marks the three that a card shows. ``unit`` is what the numbers count: mm, cm, mL, days, plies. A
    ``span`` is a range, stored as text: ``shop.catalogue.spans``.
    """

    code: str
    name: str
    type: str
    unit: str = ""
    options: tuple[str, ...] = ()
    deciding: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """How authorities file a device. ``fda_class`` is I, II or III; an empty string is "not known"."""

    fda_code: str = ""
    fda_class: str = ""
    fda_regulation: str = ""
    emdn: str = ""
    unspsc: str = ""


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A product class: its attributes, its place in the category tree, its drawing.

    ``drawing`` is a kind of ``core.drawings``; ``drawing_parameters`` maps its parameters to our attribute codes.
    """

    slug: str
    name: str
    category: tuple[str, str]
    summary: str
    codes: Codes
    attributes: tuple[AttributeSpec, ...]
    drawing: str
    drawing_parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def deciding(self) -> tuple[AttributeSpec, ...]:
        """The three attributes that a card shows, in order."""
        return tuple(spec for spec in self.attributes if spec.deciding)

    def attribute(self, code: str) -> AttributeSpec:
        """The attribute called ``code``.

        Raises:
            NoSuchItem: the class has no such attribute; the message names those it has.
        """
        for spec in self.attributes:
            if spec.code == code:
                return spec
        raise NoSuchItem(f"{self.slug} has no attribute {code!r}; it has {', '.join(s.code for s in self.attributes)}")
