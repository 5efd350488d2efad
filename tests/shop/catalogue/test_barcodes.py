"""Barcodes on the page of a product."""

from __future__ import annotations

import re

import pytest

from shop.devices.models import DeviceIdentifier
from tests.factories.shop import single

pytestmark = pytest.mark.django_db
DI = "00815131022254"


@pytest.fixture
def product():
    made = single()
    for value, kind, agency in (
        (DI, "primary", "GS1"),
        ("10815131022251", "unit_of_use", "GS1"),
        ("X1", "previous", "OTHER"),
    ):
        DeviceIdentifier.objects.create(product=made, value=value, kind=kind, agency=agency)
    return made


class TestAProductPage:
    def test_shows_the_barcodes_of_what_stands_on_labels(self, client, product, at_most_queries):
        with at_most_queries(12):
            html = client.get(product.get_absolute_url()).content.decode()

        assert re.findall(r'src="(/shop/products/barcode/[^"]+)" alt="([^"]+)"', html) == [
            (f"/shop/products/barcode/gs1-datamatrix/{DI}.svg", f"GS1 DataMatrix barcode, each: (01){DI}"),
            (f"/shop/products/barcode/gs1-128/{DI}.svg", f"GS1-128 barcode, each: (01){DI}"),
        ]

    def test_says_under_each_barcode_which_package_bears_it_and_under_which_identifier(self, client, product):
        html = client.get(product.get_absolute_url()).content.decode()

        assert re.findall(r"barcodes__caption\">(.+?)</figcaption>", html) == [
            "<strong>Each</strong> Primary DI, GS1 DataMatrix",
            "<strong>Each</strong> Primary DI, GS1-128",
        ]


class TestTheAddressOfABarcode:
    def test_answers_with_a_picture_that_may_be_kept_for_ever(self, client, product, at_most_queries):
        with at_most_queries(1):
            answer = client.get(f"/shop/products/barcode/gs1-128/{DI}.svg")

        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/svg+xml"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert f"(01){DI}" in answer.content.decode()

    @pytest.mark.parametrize(
        "path",
        ["gs1-128/00815131022261", "gs1-128/00815131022255", "qr/00815131022254", "hibc-128/A123BJC5D6E71"],
    )
    def test_knows_only_identifiers_of_ours(self, client, product, path):
        assert client.get(f"/shop/products/barcode/{path}.svg").status_code == 404

    def test_forgets_a_withdrawn_product(self, client, product):
        type(product).objects.filter(pk=product.pk).update(is_public=False)

        assert client.get(f"/shop/products/barcode/gs1-128/{DI}.svg").status_code == 404
