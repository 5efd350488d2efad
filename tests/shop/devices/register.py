"""Files as the register writes them, and ways to spoil them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

DI = "00844505009256"


def row(**changes: Any) -> dict[str, Any]:
    """A well-formed record of the line format with ``changes``; a field given as ``...`` is left out."""
    fields = {
        "src": "test",
        "di": DI,
        "agency": "GS1",
        "brand": "Button Grommet",
        "model": "525-183",
        "catalog": None,
        "company": "Northfield Surgical, Inc.",
        "description": "Grommet 1.14 mm ID, blue fluoroplastic",
        "device_count": "1",
        "status": "In Commercial Distribution",
        "published": "2016-02-18",
        "fda": [
            {
                "code": "ETD",
                "name": "Tube, Tympanostomy",
                "device_class": "2",
                "regulation": "874.3880",
                "panel": "EN",
            }
        ],
        "single_use": True,
        "lot": True,
        "serial": False,
        "mfg_date": False,
        "exp_date": True,
        "kit": False,
        "combination": False,
        "nrl": False,
        "no_nrl": False,
        "mri": "Labeling does not contain MRI Safety Information",
        "rx": True,
        "otc": False,
        "sterile": True,
        "sterilize_before_use": False,
        "methods": [],
        "packages": [],
        "sizes": [],
        "environment": [],
    } | changes
    return {name: value for name, value in fields.items() if value is not ...}


def gtin(number: int) -> str:
    """A GTIN-14 with a right check digit, another one for each ``number``."""
    body = f"0{number:012d}"
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(body))
    return f"{body}{-weighted % 10}"


def package(**changes: Any) -> dict[str, Any]:
    return {
        "di": gtin(999),
        "type": "Package",
        "contains": DI,
        "qty": "12",
        "pkg_type": "CASE",
        "status": None,
    } | changes


def write_lines(path: Path, rows: Iterable[Any]) -> Path:
    """Each of ``rows`` as a line: text and bytes as they are, anything else as JSON; packed when named .gz."""
    lines = [
        one if isinstance(one, bytes) else one.encode() if isinstance(one, str) else json.dumps(one).encode()
        for one in rows
    ]
    content = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def run_import(path: Path, **options: Any) -> str:
    """What ``manage.py import_gudid`` prints."""
    printed = StringIO()
    call_command("import_gudid", str(path), stdout=printed, **options)
    return printed.getvalue()
