"""Gives the demonstration's devices their papers: PDFs drawn once, stored once, shared by all that they are about.

What is there already is left alone: a second run draws nothing and adds nothing.
"""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.text import slugify
from oscar.core.loading import get_model

from demo.catalogue import families
from demo.content.pdf import render
from demo.content.schema import LibraryDocument, block_text
from demo.load_catalogue import CODE
from demo.papers import Paper, papers
from shop.devices.models import DeviceDocument

FOLDER = "device_documents/demonstration"


@transaction.atomic
def load_papers() -> int:
    """Add the documents that are missing; returns how many rows that were. The catalogue must be there."""
    products = _products()
    there = set(
        DeviceDocument.objects.filter(product__in=products.values()).values_list(
            "product", "kind", "language", "version"
        )
    )
    rows = []
    for paper in papers():
        key = paper.kind, paper.language, paper.document.version
        missing = [pk for title in paper.families if (pk := products[title], *key) not in there]
        if missing:
            name, size, checksum = _stored(paper)
            text = _text(paper.document)
            rows += [
                DeviceDocument(
                    product_id=pk, kind=paper.kind, language=paper.language, version=paper.document.version,
                    title=paper.document.title, valid_from=paper.document.valid_from, file=name, size=size,
                    checksum=checksum, text=text,
                )
                for pk in missing
            ]  # fmt: skip
    DeviceDocument.objects.bulk_create(rows)
    return len(rows)


def _products() -> dict[str, int]:
    """Title of a family → its product: the family, or the single that it is."""
    by_code = dict(get_model("catalogue", "Product").objects.filter(code__startswith=CODE).values_list("code", "pk"))
    return {
        family.title: by_code[
            f"{CODE}family:{slugify(family.title)}" if len(family.variants) > 1
            else f"{CODE}{family.variants[0].part_number}"
        ]
        for family in families()
    }  # fmt: skip


def _text(document: LibraryDocument) -> str:
    """What a reader reads of it, as the PDF's own text would say."""
    blocks = (block_text(block) for section in document.sections for block in section.blocks)
    titles = (section.title for section in document.sections)
    return " ".join((document.title, document.reference, document.summary, *titles, *blocks))


def _stored(paper: Paper) -> tuple[str, int, str]:
    """Name, bytes and SHA-256 of the file. The same content has the same name, so it lies there once."""
    pdf = render(paper.document)
    checksum = hashlib.sha256(pdf).hexdigest()
    name = f"{FOLDER}/{paper.document.slug}-v{paper.document.version}-{checksum[:12]}.pdf"
    storage = storages["private"]
    if not storage.exists(name):
        storage.save(name, ContentFile(pdf))
    return name, len(pdf), checksum
