"""Which paper belongs to which families: one for each maker and class, shared by all families of theirs."""

from __future__ import annotations

import datetime as dt
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.text import slugify

from demo.catalogue import class_spec, families
from demo.catalogue.schema import NOT_STATED, Family, Maker
from demo.content.schema import DocumentKind, LibraryDocument, Section
from demo.papers import wording

WITHOUT_INSTRUCTIONS = frozenset({"theatre-clothing", "face-mask", "bandage", "other-device"})
"""Classes whose makers add no leaflet to what explains itself."""
WITH_SAFETY_SHEET = ("Woldersteril detergents and disinfectants", "Velmbond tissue adhesives",
                     "Ulverdent cements and bonding agents", "Pendrowan impression materials")  # fmt: skip
HANDLED = {
    "sterile": "sterile",
    "non_sterile": "not sterile",
    "sterilise_before_use": "to be sterilised",
    "single_use": "single use",
    "reusable": "reusable",
}
IMPLANTS = frozenset({"stapler-clip", "endovascular", "ent-implant", "surgical-mesh"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of devices. ``kind`` is ``DeviceDocument.Kind``; ``families`` are titles."""

    kind: str
    language: str
    document: LibraryDocument
    families: tuple[str, ...]


@cache
def papers() -> tuple[Paper, ...]:
    """Every paper, older versions before newer ones; the same on every call and on every machine."""
    groups: dict[tuple[Maker, str, str, str], list[Family]] = defaultdict(list)
    makers: dict[Maker, list[Family]] = defaultdict(list)
    for family in families():
        groups[family.maker, family.class_slug, family.facts.sterile, family.facts.use].append(family)
        makers[family.maker].append(family)
    found = []
    for (maker, slug, sterile, use), group in groups.items():
        several = sum(key[:2] == (maker, slug) for key in groups) > 1
        about = class_spec(slug).name.lower()
        handled = ", ".join(HANDLED[said] for said in (sterile, use) if said in HANDLED)
        found += _of_group(maker, slug, f"{about}, {handled or 'further items'}" if several else about, group)
    for maker, of_maker in makers.items():
        found += _versions("doc", maker, "all devices", DocumentKind.DECLARATION, of_maker,
                           lambda devices, maker=maker: wording.declaration(maker, devices))  # fmt: skip
    return tuple(found)


def _of_group(maker: Maker, slug: str, about: str, group: Sequence[Family]) -> Iterable[Paper]:
    if slug not in WITHOUT_INSTRUCTIONS:
        yield from _versions("ifu", maker, about, DocumentKind.IFU, group, wording.instructions)
        if maker.country == "DE":
            yield from _versions("ifu", maker, about, DocumentKind.IFU, group, wording.gebrauchsanweisung, "de")
    if reusable := [family for family in group if family.facts.sterile == "sterilise_before_use"]:
        yield from _versions("reprocessing", maker, about, DocumentKind.REPROCESSING, reusable, wording.reprocessing)
    stated = [family for family in group if family.facts.mri_safety != NOT_STATED]
    if slug in IMPLANTS and stated:
        yield from _versions("mri", maker, about, DocumentKind.MRI_STATEMENT, stated, wording.magnetic_resonance)
    if chemical := [family for family in group if family.title in WITH_SAFETY_SHEET]:
        yield from _versions("sds", maker, about, DocumentKind.SAFETY_SHEET, chemical, wording.safety_sheet)


def _versions(
    kind: str,
    maker: Maker,
    about: str,
    name: DocumentKind,
    of: Sequence[Family],
    says: Callable[[Sequence[Family]], tuple[Section, ...]],
    language: str = "en",
) -> Iterable[Paper]:
    """The paper in force; before it, for about every fourth, the version that it superseded."""
    number = zlib.crc32(f"{kind} {maker.name} {about} {language}".encode())
    day = dt.date(2025, 3, 1) + dt.timedelta(days=number % 480)
    versions = [("2.0", day)] if number % 4 else [("1.0", day - dt.timedelta(days=700)), ("2.0", day)]
    heading = "Gebrauchsanweisung" if language == "de" else str(name)
    title = f"{heading}: {maker.name}, {about}"
    for version, valid_from in versions:
        yield Paper(
            kind=kind,
            language=language,
            families=tuple(family.title for family in of),
            document=LibraryDocument(
                slug=slugify(f"{kind}-{maker.name}-{about}-{language}"),
                title=title,
                reference=f"DEMO-{kind.upper()[:4]}-{maker.prefix}{number % 10_000:04d}",
                kind=name,
                language="de" if language == "de" else "en-GB",
                version=version,
                valid_from=valid_from,
                summary=(
                    f"{maker.name}: {about}. Zur Vorführung erfunden."
                    if language == "de"
                    else f"{maker.name}: {about}. Invented for demonstration."
                ),
                questions=(),
                sections=says(of),
                sources=wording.SOURCES,
            ),
        )
