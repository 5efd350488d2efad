"""From a record to what our tables say of it: the title, the columns of the device, its identifiers and sizes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from shop.catalogue.classes import OTHER
from shop.catalogue.classes.fda import class_of
from shop.devices.gudid.deriving import Value, derive
from shop.devices.gudid.families import family_key
from shop.devices.gudid.records import GudidRecord, Identity, RegisterStatement

SOURCE = "gudid"
NO_MAKER = "Maker not stated"

LONGEST_TITLE = 160
_SHORT_TITLE = 60
_PLACEHOLDERS = frozenset({"", "na", "none", "no", "notapplicable", "unknown", "nobrand", "nobrandname", "generic"})
_NO_LETTER = re.compile(r"[\W_]+")

PRODUCT_COLUMNS = ("title", "description")
DEVICE_COLUMNS = (
    "brand",
    "part_number",
    "sterile",
    "sterilise_before_use",
    "sterilisation_methods",
    "use",
    "latex",
    "mri_safety",
    "supply",
    "is_kit",
    "is_combination",
    "label_controls",
    "storage",
    "class_us",
    "fda_code",
    "fda_name",
    "regulation",
    "discontinued",
    "published_on",
)
IDENTIFIER_COLUMNS = (
    "value",
    "kind",
    "agency",
    "package_type",
    "contains",
    "quantity",
    "check_digit_valid",
    "discontinued",
    "discontinued_on",
)
_SAYS_NOTHING = RegisterStatement()
_FDA_CODE = DEVICE_COLUMNS.index("fda_code")
SIZE_COLUMNS = ("position", "type", "value", "unit", "text")
REGISTER_COLUMNS = (
    "key",
    "version",
    "version_date",
    "distribution_ended_on",
    "tissue_based",
    "premarket_exempt",
    "direct_mark_exempt",
    "fda_codes",
    "gmdn",
    "premarket_submissions",
    "contacts",
    "family_key",
)


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What the register decides about a product, as tuples in the order of the columns above: equal means unchanged.

    All else (whether it is public, its class, where it stands in the tree, its price) is decided once here and then by
    people.
    """

    identity: Identity
    maker: str
    product: tuple[Any, ...]
    device: tuple[Any, ...]
    identifiers: frozenset[tuple[Any, ...]]
    sizes: frozenset[tuple[Any, ...]]
    register: tuple[Any, ...] | None
    """None where the register says nothing of the kind."""
    class_slug: str
    attributes: dict[str, Value]
    """The typed attributes of its class that follow from the rest."""

    @property
    def title(self) -> str:
        return str(self.product[0])

    @property
    def slug(self) -> str:
        return slugify(self.title)[:120].strip("-") or "device"


def facts_of(record: GudidRecord) -> DeviceFacts:
    """What ``record`` means for our tables. A device with several FDA codes is filed under its first."""
    fda = record.fda[0] if record.fda else None
    device = {
        "brand": "" if _is_placeholder(record.brand) else record.brand,
        "part_number": part_number(record),
        "sterile": record.sterile.value,
        "sterilise_before_use": record.sterilise_before_use.value,
        "sterilisation_methods": list(record.sterilisation_methods),
        "use": record.use.value,
        "latex": record.latex.value,
        "mri_safety": record.mri_safety.value,
        "supply": record.supply.value,
        "is_kit": record.is_kit,
        "is_combination": record.is_combination,
        "label_controls": list(record.label_controls),
        "storage": [
            {"type": one.type, "low": one.low, "high": one.high, "unit": one.unit, "note": one.note}
            for one in record.storage
        ],
        "class_us": fda.device_class if fda else "",
        "fda_code": fda.code if fda else "",
        "fda_name": fda.name if fda else "",
        "regulation": fda.regulation if fda else "",
        "discontinued": record.discontinued,
        "published_on": record.published_on,
    }
    class_slug = class_slug_of(record)
    product = (title_of(record), _description(record.description))
    columns = tuple(device[column] for column in DEVICE_COLUMNS)
    sizes = frozenset((position, one.type, one.value, one.unit, one.text) for position, one in enumerate(record.sizes))
    attributes = attributes_of(class_slug, product, columns, sizes)
    return DeviceFacts(
        identity=record.identity,
        maker=record.company or NO_MAKER,
        product=product,
        device=columns,
        identifiers=frozenset(
            (
                one.value,
                one.kind.value,
                one.agency.value,
                one.package_type,
                one.contains,
                one.quantity,
                one.check_digit_valid,
                one.discontinued,
                one.discontinued_on,
            )
            for one in record.identifiers
        ),
        sizes=sizes,
        register=_register(
            record,
            family_key(record, brand=device["brand"], class_slug=class_slug, device=device, attributes=attributes),
        ),
        class_slug=class_slug,
        attributes=attributes,
    )


def _register(record: GudidRecord, key: int | None) -> tuple[Any, ...] | None:
    """Most records of a plain extract say nothing of this: no row is written for them."""
    said, further = record.register, record.fda[1:]
    if key is None and not further and said == _SAYS_NOTHING:
        return None
    return (
        said.key,
        said.version,
        said.version_date,
        said.distribution_ended_on,
        said.tissue_based.value,
        said.premarket_exempt.value,
        said.direct_mark_exempt.value,
        [{"code": one.code, "name": one.name} for one in further],
        [{"code": code, "name": name} for code, name in said.gmdn],
        [
            {"number": number, "supplement": supplement, "type": kind}
            for number, supplement, kind in said.premarket_submissions
        ],
        [{"phone": phone, "extension": extension, "email": email} for phone, extension, email in said.contacts],
        key,
    )


def class_slug_of(record: GudidRecord) -> str:
    """The product class that the record's FDA codes name; the first code that names one counts."""
    slugs = (class_of(fda.code, fda.name, fda.panel) for fda in record.fda)
    return next((slug for slug in slugs if slug), OTHER.slug)


def attributes_of(
    class_slug: str, product: tuple[Any, ...], device: tuple[Any, ...], sizes: frozenset[tuple[Any, ...]]
) -> dict[str, Value]:
    """The typed attributes of a class that follow from the columns of a product, its device and its sizes."""
    title, description = product
    return derive(class_slug, device[_FDA_CODE], title, description, sizes)


def part_number(record: GudidRecord) -> str:
    """The catalogue number where there is one, else the model: what a buyer orders by."""
    return record.catalog if not _is_placeholder(record.catalog) else record.model


def title_of(record: GudidRecord) -> str:
    """A name to recognise the device by in a list, at most 160 characters.

    The brand, unless it merely repeats the maker or the description begins with it; the description, or the FDA's name
    of such devices where there is none; and the part number where that leaves the title short, because makers give
    hundreds of sizes one description.
    """
    text = " ".join(record.description.split())
    brand = "" if _is_placeholder(record.brand) else record.brand
    if not text:
        text = next((code.name for code in record.fda if code.name), "") or ("" if brand else "Device")
    if brand and not _begins_with(text, brand) and _letters(brand) != _letters(record.company):
        text = f"{brand} {text}".strip()
    text = text or brand
    number = part_number(record)
    if number and len(text) <= _SHORT_TITLE and _letters(number) not in _letters(text):
        text = f"{text} {number}"
    return _cut(text)


def _description(text: str) -> str:
    """As HTML. Lines keep their ends, so that no two words grow together where tags are taken out."""
    lines = "<br>\n".join(html.escape(line, quote=False) for line in text.splitlines())
    return f"<p>{lines}</p>" if lines else ""


def _cut(text: str) -> str:
    """``text`` at a word's end, with an ellipsis where something is missing."""
    if len(text) <= LONGEST_TITLE:
        return text
    head, _, _ = text[: LONGEST_TITLE - 1].rpartition(" ")
    return f"{head or text[: LONGEST_TITLE - 1]}…"


def _is_placeholder(text: str) -> bool:
    return _letters(text) in _PLACEHOLDERS


def _begins_with(text: str, brand: str) -> bool:
    return _letters(text).startswith(_letters(brand))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())
