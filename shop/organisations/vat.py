"""VAT numbers of the United Kingdom and the European Union, checked by their own digits: no register is asked."""

from __future__ import annotations

import re

from stdnum.eu import vat as eu
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.gb import vat as gb

_EUROPEAN = {code.upper() for code in eu.MEMBER_STATES} | {"EL"}
"""With "XI", Northern Ireland; Greece writes "EL"."""
UNLIKE = "Enter a VAT number with its country, like GB123456789 or IE1234567X."
DISAGREE = "The digits do not agree with each other. Check them: one is wrong or two are swapped."


class NotAVatNumber(ValueError):
    """In words for whoever typed it."""


def vat_number(typed: str) -> str:
    """The number as it is printed on invoices, "GB123456789"; without a country it is a British one. Spaces, dots,
    hyphens and case do not count.

    Raises:
        NotAVatNumber: its shape or its check digits are wrong.
    """
    text = re.sub(r"[\s.\-]", "", typed).upper()
    try:
        if text[:2] in _EUROPEAN:
            return str(eu.validate(text))
        return f"GB{gb.validate(text)}"
    except InvalidChecksum as wrong:
        raise NotAVatNumber(DISAGREE) from wrong
    except ValidationError as wrong:
        raise NotAVatNumber(UNLIKE) from wrong
