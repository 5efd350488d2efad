"""Merchandisers read our words, not those of the library under the shop."""

from __future__ import annotations

import gettext
import re

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

WORDS = settings.ROOT / "shop/locale/en_GB/LC_MESSAGES"
FOREIGN = re.compile(r"\bpartners?\b|\bUPC\b|track stock|\bnum\b|stock ?records?\b|product class|Go!", re.IGNORECASE)
PAGES = {
    "catalogue-product": "product.pk",
    "catalogue-product-list": "",
    "catalogue-class-create": "",
    "catalogue-class-list": "",
    "partner-list": "",
    "partner-create": "",
    "range-list": "",
    "users-index": "",
    "voucher-list": "",
    "voucher-create": "",
    "order-list": "",
    "order-stats": "",
    "reports-index": "",
    "stock-alert-list": "",
}


def test_the_words_in_use_are_those_that_people_edit():
    written = read_po((WORDS / "django.po").open("rb"), locale="en_GB")
    with (WORDS / "django.mo").open("rb") as compiled:
        used = gettext.GNUTranslations(compiled)

    assert {m.id: m.string for m in written if m.id} == {m.id: used.gettext(m.id) for m in written if m.id}


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_the_library_is_left(shop, sign_in, name):
    address = reverse(f"dashboard:{name}", args=[shop.product.pk] if PAGES[name] else [])

    page = BeautifulSoup(sign_in("merchandiser").get(address).content, "html.parser")
    for unseen in page(["script", "style"]):
        unseen.decompose()

    assert sorted({found.group() for found in FOREIGN.finditer(page.get_text(" "))}) == []
