"""Instructions for use: a braided absorbable suture in English, a scalpel blade in German."""

from __future__ import annotations

import datetime as dt

from .. import equipment
from ..schema import Caution, DocumentKind, KeyPoints, LibraryDocument, Section, Table, prose

SUTURE_IFU = LibraryDocument(
    slug="ifu-braided-absorbable-suture",
    title="Instructions for use: braided absorbable suture",
    reference="DEMO-IFU-0101",
    kind=DocumentKind.IFU,
    language="en-GB",
    version="2.1",
    valid_from=dt.date(2026, 3, 1),
    summary=(
        "For sterile, coated, braided sutures of polyglactin 910 with needle, USP 6-0 to 1. Read all of it before use. "
        "Keep it for as long as the product is in stock."
    ),
    questions=(
        "What is a braided absorbable suture intended for, and where must it not be used?",
        "How long does polyglactin 910 hold, and when is it absorbed?",
        "May an opened suture be resterilised?",
        "How is the suture stored and discarded?",
    ),
    products=(equipment.BRAIDED_3_0, equipment.BRAIDED_4_0),
    specialties=("general-surgery", "theatre-practice"),
    sections=(
        Section(
            "Description",
            (
                prose(
                    """
                    A braided thread of polyglactin 910, a copolymer of glycolide and lactide, coated so that it runs
                    smoothly through tissue and ties down evenly. Available undyed or violet, with a needle of stainless
                    steel attached. Sterilised with ethylene oxide. For single use.
                    """
                ),
                Table(
                    "Sizes in this range",
                    ("USP", "Metric", "Least average diameter"),
                    (
                        ("6-0", "0.7", "0.070 mm"),
                        ("5-0", "1", "0.100 mm"),
                        ("4-0", "1.5", "0.150 mm"),
                        ("3-0", "2", "0.200 mm"),
                        ("2-0", "3", "0.300 mm"),
                        ("0", "3.5", "0.350 mm"),
                        ("1", "4", "0.400 mm"),
                    ),
                ),
            ),
        ),
        Section(
            "Intended purpose",
            (
                prose(
                    """
                    For approximating soft tissue and for ligation where an absorbable suture is indicated. For use by
                    clinicians who are trained in suturing. Patients: adults and children, in whom absorbable support
                    for about three weeks is sufficient.
                    """
                ),
            ),
        ),
        Section(
            "Do not use",
            (
                KeyPoints(
                    (
                        "where tissue needs support for longer than the thread gives, such as fascia under strain",
                        "in cardiovascular or neural tissue, for which the device has not been assessed",
                        "in patients with known sensitivity to the polymer or to the coating",
                        "when the package is open, damaged, wet or past its date",
                    )
                ),
            ),
        ),
        Section(
            "How it behaves",
            (
                prose(
                    """
                    The thread is absorbed by hydrolysis. Strength decreases before mass does. The figures are typical
                    values in tissue without infection; fever, infection, and tissue with a poor blood supply may
                    shorten them.
                    """
                ),
                Table(
                    "Strength and absorption",
                    ("After implantation", "Strength left, about", "Mass"),
                    (
                        ("2 weeks", "75 %", "unchanged"),
                        ("3 weeks", "50 %", "unchanged"),
                        ("4 weeks", "25 %", "first loss"),
                        ("8 to 10 weeks", "none", "absorbed"),
                    ),
                ),
            ),
        ),
        Section(
            "Warnings and precautions",
            (
                Caution(
                    "Single use",
                    "Do not resterilise and do not reuse. Heat and moisture begin the breakdown of the thread, and a "
                    "reused needle may break or carry infection. Discard what has been opened and not used.",
                ),
                prose(
                    """
                    - Stones can form where the thread lies in urine or bile for long; weigh this before use there.
                    - A skin stitch that is not absorbed within a week can redden the skin. Take it out.
                    - Where the wound will be stretched or swell, add a second means of support.
                    - Grip the thread with an instrument only at the end that you will cut off.
                    - Hold the needle between one third and one half of its length from the thread end.
                    - Tie square knots, and add throws until the knot holds in this material.
                    - Account for every needle, and put it into a sharps container.
                    """
                ),
            ),
        ),
        Section(
            "Undesirable effects",
            (
                prose(
                    """
                    As with any suture: local inflammation, redness, induration, opening of the wound, infection, pain,
                    extrusion of thread, and injury of staff by the needle. Report a serious incident to the maker and
                    to the authority of the country in which it happened.
                    """
                ),
            ),
        ),
        Section(
            "Use",
            (
                prose(
                    """
                    1. Check size, needle, date and package. Compare with what was asked for.
                    2. Peel the outer package open and offer the inner one to the sterile field.
                    3. Open the inner package at the notch, arm the needle, and draw the thread out in a straight line.
                    4. Record the lot, as local policy asks.
                    """
                ),
            ),
        ),
        Section(
            "Storage and disposal",
            (
                prose(
                    """
                    Keep dry, away from direct heat, below 25 °C. Do not use after the date on the label. Discard used
                    and opened sutures as clinical waste, and needles as sharps, under local rules.
                    """
                ),
                Table(
                    "Symbols on the label",
                    ("Symbol", "Meaning"),
                    (
                        ("Crossed-out 2", "Do not reuse"),
                        ("STERILE EO", "Sterilised with ethylene oxide"),
                        ("Crossed-out STERILIZE with a 2", "Do not resterilise"),
                        ("Hourglass", "Use-by date"),
                        ("LOT", "Batch code"),
                        ("REF", "Catalogue number"),
                        ("Umbrella", "Keep dry"),
                        ("Thermometer with upper mark", "Upper limit of temperature"),
                    ),
                ),
            ),
        ),
    ),
    sources=(
        "ISO 20417:2021, Medical devices: information to be supplied by the manufacturer",
        "ISO 15223-1:2021, Medical devices: symbols to be used with information to be supplied by the manufacturer",
        "United States Pharmacopeia, general chapter <861> Sutures: Diameter",
    ),
)

BLADE_IFU_DE = LibraryDocument(
    slug="gebrauchsanweisung-skalpellklinge",
    title="Gebrauchsanweisung: sterile Skalpellklinge",
    reference="DEMO-IFU-0205-DE",
    kind=DocumentKind.IFU,
    language="de",
    version="1.3",
    valid_from=dt.date(2026, 5, 15),
    summary=(
        "Für sterile Skalpellklingen zum einmaligen Gebrauch aus Kohlenstoffstahl und aus rostfreiem Stahl, Nr. 10 "
        "bis 24. Vor der Anwendung vollständig lesen. (Instructions for use of a sterile scalpel blade, in German.)"
    ),
    questions=(
        "Auf welchen Griff passt die Skalpellklinge?",
        "Wie wird die Klinge sicher aufgesetzt und abgenommen?",
        "Darf die Klinge wiederaufbereitet werden?",
        "Is there a German instruction for use for scalpel blades?",
    ),
    products=(equipment.BLADE_10, equipment.BLADE_15),
    specialties=("general-surgery", "theatre-practice"),
    sections=(
        Section(
            "Beschreibung",
            (
                prose(
                    """
                    Einzeln verpackte Klinge mit Schlitz zum Aufsetzen auf einen Skalpellgriff. Mit Gammastrahlen
                    sterilisiert. Klingen aus Kohlenstoffstahl sind mit einem Korrosionsschutz versehen; er ist kein
                    Mangel.
                    """
                ),
                Table(
                    "Klingen und passende Griffe",
                    ("Klinge", "Form", "Griff"),
                    (
                        ("10", "gebogene Schneide, breit", "3, 3L, 5B, 7, 9, B3"),
                        ("11", "gerade Schneide, spitz", "3, 3L, 5B, 7, 9, B3"),
                        ("12", "sichelförmig", "3, 3L, 5B, 7, 9, B3"),
                        ("15", "kurze gebogene Schneide", "3, 3L, 5B, 7, 9, B3"),
                        ("20, 21, 22", "lange gebogene Schneide", "4, 4L, 6, B4"),
                        ("23, 24", "blattförmig, halbrund", "4, 4L, 6, B4"),
                    ),
                ),
            ),
        ),
        Section(
            "Zweckbestimmung",
            (
                prose(
                    """
                    Zum Schneiden von Gewebe und von Material auf dem sterilen Feld durch ausgebildetes Fachpersonal.
                    Zum einmaligen Gebrauch an einem Patienten während eines Eingriffs.
                    """
                ),
            ),
        ),
        Section(
            "Nicht anwenden",
            (
                KeyPoints(
                    (
                        "wenn die Packung geöffnet, beschädigt oder feucht ist",
                        "wenn das Verfallsdatum überschritten ist",
                        "auf einem Griff, der nicht zur Klinge passt oder dessen Aufnahme verbogen ist",
                        "in der Nähe eines MRT-Geräts: die Klinge ist magnetisch (MR Unsafe)",
                    )
                ),
            ),
        ),
        Section(
            "Anwendung",
            (
                Caution(
                    "Schnittgefahr",
                    "Klinge niemals mit den Fingern aufsetzen oder abnehmen. Immer ein Instrument oder einen "
                    "Klingenentferner verwenden und die Schneide von sich und von anderen abwenden.",
                ),
                prose(
                    """
                    1. Nummer, Verfallsdatum und Packung prüfen.
                    2. Folie auseinanderziehen und die Klinge steril entnehmen lassen.
                    3. Klinge mit dem Nadelhalter am Rücken fassen und auf den Griff schieben, bis sie hörbar einrastet.
                    4. Festen Sitz prüfen. Eine Klinge, die wackelt, nicht verwenden.
                    5. Skalpell nur in einer Schale oder neutralen Zone übergeben.
                    6. Nach Gebrauch mit dem Klingenentferner abnehmen und sofort in den Abwurfbehälter geben.
                    7. Klingen zählen, Bruchstücke eingeschlossen.
                    """
                ),
            ),
        ),
        Section(
            "Warnhinweise",
            (
                prose(
                    """
                    - Nicht wiederverwenden und nicht erneut sterilisieren: Die Schneide wird stumpf, der Stahl kann
                    brechen, und eine sichere Reinigung ist nicht nachgewiesen.
                    - Nicht hebeln und nicht biegen. Bei Widerstand die Klinge wechseln.
                    - Bei einer Schnittverletzung die Wunde bluten lassen, mit Wasser und Seife waschen und den Vorfall
                    sofort melden.
                    - Enthält keinen Naturkautschuklatex.
                    - Schwerwiegende Vorkommnisse dem Hersteller und der zuständigen Behörde melden.
                    """
                ),
            ),
        ),
        Section(
            "Lagerung und Entsorgung",
            (
                prose(
                    """
                    Trocken und bei Raumtemperatur lagern, vor Sonnenlicht schützen. Als scharfer Abfall in einem
                    durchstichsicheren Behälter nach örtlicher Vorschrift entsorgen.
                    """
                ),
                Table(
                    "Symbole auf dem Etikett",
                    ("Symbol", "Bedeutung"),
                    (
                        ("Durchgestrichene 2", "Nicht wiederverwenden"),
                        ("STERILE R", "Mit Strahlung sterilisiert"),
                        ("Sanduhr", "Verwendbar bis"),
                        ("LOT", "Chargenbezeichnung"),
                        ("REF", "Artikelnummer"),
                        ("Beschädigte Packung, durchgestrichen", "Bei beschädigter Packung nicht verwenden"),
                    ),
                ),
            ),
        ),
    ),
    sources=(
        "ISO 7740:1985, Instruments for surgery: scalpels with detachable blades, fitting dimensions",
        "ISO 20417:2021, Medical devices: information to be supplied by the manufacturer",
        "Richtlinie 2010/32/EU des Rates zur Vermeidung von Verletzungen durch scharfe/spitze Instrumente",
    ),
)
