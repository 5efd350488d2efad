"""What the papers say, from the facts of the catalogue and nothing else; a fact that is not stated stays not stated."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from demo.catalogue import class_spec
from demo.catalogue.schema import NOT_STATED, DeviceFacts, Family, Maker
from demo.content.schema import Caution, Paragraph, Section, Table

SOURCES = ("The demonstration catalogue of this site. Makers, brands and products are invented.",)

STERILE = {
    "sterile": "Supplied sterile",
    "non_sterile": "Supplied not sterile",
    "sterilise_before_use": "Supplied not sterile; to be sterilised before use",
    NOT_STATED: "Not stated",
}
METHODS = {
    "ethylene_oxide": "ethylene oxide",
    "radiation": "radiation",
    "steam": "steam",
    "hydrogen_peroxide": "hydrogen peroxide",
}
USE = {
    "single_use": "For single use",
    "single_patient_use": "For one patient, several uses",
    "reusable": "Reusable",
    "reposable": "Reusable with a disposable part",
    NOT_STATED: "Not stated",
}
LATEX = {
    "contains_nrl": "Contains natural rubber latex",
    "not_made_with_nrl": "Not made with natural rubber latex",
    NOT_STATED: "Not stated",
}
DEHP = {"yes": "Contains DEHP", "no": "Made without DEHP", NOT_STATED: "Not stated"}
MRI = {"safe": "MR Safe", "conditional": "MR Conditional", "unsafe": "MR Unsafe", NOT_STATED: "Not stated"}

DEMONSTRATION = Caution(
    "Demonstration document",
    "The maker, the brand and the product are invented. This paper shows how documents of a device are kept and found. "
    "Do not use it for treating a patient, for cleaning an instrument, or for any decision of that kind.",
)
VORFUEHRUNG = Caution(
    "Dokument zur Vorführung",
    "Hersteller, Marke und Produkt sind erfunden. Das Blatt zeigt, wie Dokumente eines Medizinprodukts abgelegt und "
    "gefunden werden. Es darf nicht für die Behandlung oder die Aufbereitung verwendet werden.",
)


def paragraph(*sentences: str) -> Paragraph:
    return Paragraph(f"<p>{html.escape(' '.join(sentences), quote=False)}</p>")


def steps(items: Iterable[str]) -> Paragraph:
    return Paragraph("<ol>" + "".join(f"<li>{html.escape(item, quote=False)}</li>" for item in items) + "</ol>")


def storage(facts: DeviceFacts) -> str:
    """The label's storage conditions in words."""
    kept, said = facts.storage, []
    if kept.low is not None and kept.high is not None:
        said.append(f"{kept.low} to {kept.high} °C")
    elif kept.high is not None:
        said.append(f"up to {kept.high} °C")
    elif kept.low is not None:
        said.append(f"from {kept.low} °C")
    said += ["keep dry"] if kept.keep_dry else []
    said += ["keep away from sunlight"] if kept.away_from_sunlight else []
    text = ", ".join(said)
    return text[:1].upper() + text[1:] if text else "Not stated"


def labels(families: Sequence[Family]) -> tuple[Table, ...]:
    """What the labels say: a table for all families that say the same."""
    alike: dict[DeviceFacts, list[str]] = {}
    for family in families:
        alike.setdefault(family.facts, []).append(family.title)
    named = len(alike) > 1
    return tuple(_label(facts, "; ".join(titles) if named else "As on the label") for facts, titles in alike.items())


def _label(facts: DeviceFacts, caption: str) -> Table:
    """Each fact on a row; one that the maker leaves open says so."""
    by = ", ".join(METHODS[method] for method in facts.methods)
    life = f"{facts.shelf_life_months} months" if facts.shelf_life_months else "Not stated"
    rows = [
        ("Sterility", STERILE[facts.sterile] + (f" ({by})" if by else "")),
        ("Use", USE[facts.use]),
        ("Natural rubber latex", LATEX[facts.latex]),
        ("Magnetic resonance", MRI[facts.mri_safety]),
        ("Shelf life", life),
        ("Storage", storage(facts)),
    ]
    if facts.dehp != NOT_STATED:
        rows.insert(3, ("DEHP", DEHP[facts.dehp]))
    return Table(caption, ("Fact", "Value"), tuple(rows))


def ranges(families: Sequence[Family], caption: str, header: tuple[str, str, str]) -> Table:
    """Which families a paper is about, with the number of items and their part numbers."""
    rows = tuple((family.title, str(len(family.variants)), _numbers(family)) for family in families)
    return Table(caption, header, rows)


def _numbers(family: Family) -> str:
    first, last = family.variants[0].part_number, family.variants[-1].part_number
    return first if first == last else f"{first} to {last}"


# ── Instructions for use ────────────────────────────────────────────────────────────────────────────────


def instructions(families: Sequence[Family]) -> tuple[Section, ...]:
    """English instructions for families of one maker and class."""
    facts, name = families[0].facts, class_spec(families[0].class_slug).name.lower()
    checks = ["Compare part number, size and lot on the packet with what was asked for."]
    if facts.sterile == "sterile":
        checks += [
            "Do not use it when the packet is open, damp or damaged, or after the expiry date.",
            "Open it onto the sterile field by the peel edges, without touching the contents.",
        ]
    if facts.sterile == "sterilise_before_use":
        checks += ["Process it by the reprocessing instructions before the first use and after every use."]
    if facts.use == "single_use":
        checks += ["Use it once. Do not clean, resterilise or use it again."]
    checks += ["Stop and set it aside with its packet when anything about it is not as described."]
    return (
        Section(
            "What it is",
            (
                DEMONSTRATION,
                *(paragraph(family.description) for family in families[:3]),
                ranges(families, f"Covered by this document: {name}", ("Range", "Items", "Part numbers")),
            ),
        ),
        Section("Before use", (steps(checks),)),
        Section("Label", labels(families)),
        Section(
            "After use",
            (paragraph("Discard sharp and contaminated parts by local policy. Keep the lot number with the record."),),
        ),
    )


ZUSTAND = {
    "sterile": "Steril geliefert",
    "non_sterile": "Unsteril geliefert",
    "sterilise_before_use": "Unsteril geliefert; vor Gebrauch zu sterilisieren",
    NOT_STATED: "Keine Angabe",
}
GEBRAUCH = {
    "single_use": "Zum einmaligen Gebrauch",
    "single_patient_use": "Für einen Patienten, mehrfach",
    "reusable": "Wiederverwendbar",
    "reposable": "Wiederverwendbar mit Einwegteil",
    NOT_STATED: "Keine Angabe",
}
LATEXANGABE = {
    "contains_nrl": "Enthält Naturkautschuklatex",
    "not_made_with_nrl": "Nicht mit Naturkautschuklatex hergestellt",
    NOT_STATED: "Keine Angabe",
}
MRT = {"safe": "MR-sicher", "conditional": "Bedingt MR-sicher", "unsafe": "MR-unsicher", NOT_STATED: "Keine Angabe"}


def gebrauchsanweisung(families: Sequence[Family]) -> tuple[Section, ...]:
    """The same in German, shorter."""
    facts = families[0].facts
    life = f"{facts.shelf_life_months} Monate" if facts.shelf_life_months else "Keine Angabe"
    checks = ["Artikelnummer, Größe und Charge auf der Packung mit der Anforderung vergleichen."]
    if facts.sterile == "sterile":
        checks += [
            "Nicht verwenden, wenn die Packung offen, feucht oder beschädigt ist, und nicht nach dem Verfalldatum."
        ]
    if facts.sterile == "sterilise_before_use":
        checks += ["Vor dem ersten und nach jedem Gebrauch nach der Aufbereitungsanweisung behandeln."]
    if facts.use == "single_use":
        checks += ["Nur einmal verwenden. Nicht reinigen, nicht erneut sterilisieren."]
    rows = (
        ("Zustand", ZUSTAND[facts.sterile]),
        ("Gebrauch", GEBRAUCH[facts.use]),
        ("Naturkautschuklatex", LATEXANGABE[facts.latex]),
        ("Magnetresonanz", MRT[facts.mri_safety]),
        ("Haltbarkeit", life),
    )
    return (
        Section(
            "Gegenstand",
            (VORFUEHRUNG, ranges(families, "Dieses Dokument gilt für", ("Reihe", "Artikel", "Artikelnummern"))),
        ),
        Section("Vor dem Gebrauch", (steps(checks),)),
        Section("Kennzeichnung", (Table("Wie auf dem Etikett", ("Angabe", "Wert"), rows),)),
    )


# ── The other kinds ─────────────────────────────────────────────────────────────────────────────────────


def reprocessing(families: Sequence[Family]) -> tuple[Section, ...]:
    """How reusable instruments go round; without figures, which a department validates for itself."""
    return (
        Section(
            "Covered instruments",
            (DEMONSTRATION, ranges(families, "Covered by this document", ("Range", "Items", "Part numbers"))),
        ),
        Section(
            "The way round",
            (
                steps(
                    (
                        "At the table: wipe off what can be wiped off, keep moist, open joints, take apart what comes "
                        "apart.",
                        "Cleaning: rinse, then clean by machine or by hand with a detergent made for instruments; "
                        "brush joints, serrations and lumens.",
                        "Look: clean, dry, complete, moving freely, sharp where it is meant to be; set aside what is "
                        "not.",
                        "Care: put instrument oil that lets steam through on joints.",
                        "Packing and sterilising: in a wrap or container made for the method, in a steam cycle that "
                        "your department has validated.",
                    )
                ),
                paragraph("How many times an instrument may go round is not stated; its condition decides."),
            ),
        ),
    )


def magnetic_resonance(families: Sequence[Family]) -> tuple[Section, ...]:
    """What labels say of the scanner, restated, with no condition that they do not give."""
    rows = tuple((family.title, MRI[family.facts.mri_safety]) for family in families)
    return (
        Section("Statement", (DEMONSTRATION, Table("Magnetic resonance", ("Range", "Label"), rows))),
        Section(
            "Reading it",
            (
                paragraph(
                    "MR Conditional means safe under conditions that the maker names. This demonstration names none, "
                    "so nothing may be scanned on the strength of it. Where the label says nothing, the answer is not "
                    "known; it is not MR Safe."
                ),
            ),
        ),
    )


def safety_sheet(families: Sequence[Family]) -> tuple[Section, ...]:
    """The outline of a safety data sheet, with what the catalogue knows."""
    items = tuple((v.part_number, v.title) for family in families for v in family.variants)
    return (
        Section("Product and company", (DEMONSTRATION, Table("Covered products", ("Part number", "Name"), items))),
        Section(
            "Hazards and first aid",
            (
                paragraph(
                    "Composition and hazard classes of an invented product are not stated. Treat it as irritating: "
                    "wear gloves and eye protection, rinse splashes with plenty of water, ask for help."
                ),
            ),
        ),
        Section(
            "Handling and storage",
            (Table("As on the label", ("Fact", "Value"), (("Storage", storage(families[0].facts)),)),),
        ),
        Section("Spills and disposal", (paragraph("Take it up with an absorbent and discard it by local policy."),)),
    )


def declaration(maker: Maker, families: Sequence[Family]) -> tuple[Section, ...]:
    """A declaration of conformity that declares nothing for anybody."""
    rows = tuple(
        (
            family.title,
            family.facts.eu_class if family.facts.eu_class != NOT_STATED else "Not stated",
            (family.codes or class_spec(family.class_slug).codes).emdn or "Not stated",
        )
        for family in families
    )
    return (
        Section(
            "Declaration",
            (
                DEMONSTRATION,
                paragraph(
                    f"{maker.name} is an invented maker. A real one would declare here, under its sole responsibility, "
                    "that the devices below conform to Regulation (EU) 2017/745. No notified body stands behind this "
                    "paper and no number is given."
                ),
                Table("Devices", ("Range", "Class (EU)", "EMDN"), rows),
            ),
        ),
    )
