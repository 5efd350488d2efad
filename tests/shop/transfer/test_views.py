"""Import and export on the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from oscar.core.loading import get_model

from shop.transfer.models import TransferRun
from tests.factories.shop import UserFactory, single

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")


@pytest.fixture
def merchandiser(client):
    user = UserFactory(is_staff=True)
    user.user_permissions.add(
        Permission.objects.get(codename="change_product", content_type__app_label="catalogue"),
        Permission.objects.get(codename="dashboard_access"),
    )
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return user


class TestTheDesk:
    def test_exports_shows_applies_and_takes_back(self, client, merchandiser):
        product = single(title="Sorbalon")
        content = client.get("/dashboard/transfer/export/", {"format": "csv"}).content
        file = SimpleUploadedFile("products.csv", content.replace(b"Sorbalon", b"Sorbalon plus"))

        answer = client.post("/dashboard/transfer/", {"file": file})
        run = TransferRun.objects.get()
        page = client.get(answer["Location"]).content.decode()
        assert "<td>Sorbalon</td><td>Sorbalon plus</td>" in page
        assert Product.objects.get(pk=product.pk).title == "Sorbalon"

        client.post(f"/dashboard/transfer/{run.pk}/apply/")
        assert Product.objects.get(pk=product.pk).title == "Sorbalon plus"

        client.post(f"/dashboard/transfer/{run.pk}/undo/")
        assert Product.objects.get(pk=product.pk).title == "Sorbalon"
        assert TransferRun.objects.get().by == merchandiser

    def test_says_why_a_file_is_refused(self, client, merchandiser):
        answer = client.post("/dashboard/transfer/", {"file": SimpleUploadedFile("notes.txt", b"x")})

        assert answer.status_code == 400
        assert "ends in .csv or .xlsx" in answer.content.decode()

    @pytest.mark.parametrize("path", ["", "export/", "1/"])
    def test_is_closed_to_customers(self, client, path):
        client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(f"/dashboard/transfer/{path}").status_code in (302, 403)

    @pytest.mark.parametrize("path", ["", "export/", "1/"])
    def test_is_closed_to_strangers(self, client, path):
        assert client.get(f"/dashboard/transfer/{path}").status_code in (302, 403)
