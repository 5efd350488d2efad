"""What a selling unit weighs and how it is taxed, and who showed a certificate of relief, on the desk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.organisations.models import ReliefCertificate
from shop.organisations.relief import certificate_of
from tests.desks.test_dashboard_devices import save
from tests.desks.test_dashboard_products import desk, form_on, page_of, product  # noqa: F401
from tests.factories.organisations import buyer_of, organisation
from tests.factories.shop import UserFactory

TODAY = timezone.localdate()
TYPED = {
    "kind": "BODY",
    "number": "NM-15-7",
    "valid_from": TODAY.isoformat(),
    "valid_until": (TODAY + dt.timedelta(days=365)).isoformat(),
}


class TestASellingUnit:
    def test_has_its_weight_and_tax_class_saved_and_shown_again(self, desk, product):  # noqa: F811
        save(desk, product, stockrecords__0__grams=340, stockrecords__0__tax_class="equipment")

        unit = product.stockrecords.get().selling_unit
        assert (unit.grams, unit.tax_class) == (340, "equipment")
        again = form_on(desk.get(page_of(product)))
        assert (again["stockrecords-0-grams"], again["stockrecords-0-tax_class"]) == ("340", ["equipment"])

    def test_says_what_it_counts_as_while_nobody_has_weighed_it(self, desk, product):  # noqa: F811
        save(desk, product, stockrecords__0__grams="")

        assert product.stockrecords.get().selling_unit.grams is None
        assert "Left empty it counts as 200 g." in desk.get(page_of(product)).content.decode()

    @pytest.mark.parametrize(
        "changes",
        [{"stockrecords__0__grams": 0}, {"stockrecords__0__grams": -5}, {"stockrecords__0__tax_class": "none"}],
    )
    def test_refuses_what_cannot_be(self, desk, product, changes):  # noqa: F811
        before = product.stockrecords.get().selling_unit

        answer = save(desk, product, **changes)

        assert answer.status_code == 200
        now = product.stockrecords.get().selling_unit
        assert (now.grams, now.tax_class) == (before.grams, before.tax_class)

    def test_is_taxed_as_the_others_of_its_product(self, desk, product):  # noqa: F811
        new = {"partner_sku": "SH-BOX", "code": "BX", "base_quantity": 12, "base_name": "handle", "tax_class": "zero"}

        answer = save(desk, product, **{f"stockrecords__1__{name}": value for name, value in new.items()})

        assert "VAT goes by what a product is, not by how many are in a box" in answer.content.decode()
        assert product.stockrecords.count() == 1


class TestCertificates:
    def test_of_an_organisation_are_recorded_shown_and_ended(self, desk):  # noqa: F811
        found = organisation()
        user = buyer_of(found)

        desk.post(reverse("dashboard:organisation-certificate-add", args=[found.pk]), TYPED)

        certificate = certificate_of(user, on=TODAY)
        assert (certificate.number, certificate.seen_by is not None) == ("NM-15-7", True)
        page = desk.get(reverse("dashboard:organisation", args=[found.pk])).content.decode()
        assert "NM-15-7" in page
        assert "VAT relief certificate NM-15-7 may be used until" in page

        desk.post(reverse("dashboard:certificate-end", args=[certificate.pk]))

        assert certificate_of(user, on=TODAY) is None
        assert "VAT relief certificate NM-15-7 may no longer be used." in found.changes.first().what

    def test_of_a_person_are_recorded(self, desk):  # noqa: F811
        user = UserFactory()

        desk.post(reverse("dashboard:certificates"), TYPED | {"person": user.email})

        assert certificate_of(user, on=TODAY).number == "NM-15-7"
        assert user.email in desk.get(reverse("dashboard:certificates")).content.decode()

    @pytest.mark.parametrize(
        ("field", "typed"),
        [
            ("number", ""),
            ("kind", "OTHER"),
            ("valid_until", (TODAY - dt.timedelta(days=1)).isoformat()),
            ("valid_until", "soon"),
            ("valid_from", (TODAY + dt.timedelta(days=400)).isoformat()),
        ],
    )
    def test_that_make_no_sense_are_refused_and_kept_on_the_page(self, desk, field, typed):  # noqa: F811
        found = organisation()

        answer = desk.post(reverse("dashboard:organisation-certificate-add", args=[found.pk]), TYPED | {field: typed})

        assert answer.status_code == 422
        assert answer.context["certificate_form"].errors
        assert not ReliefCertificate.objects.filter(organisation=found).exists()

    def test_of_nobody_we_know_are_refused(self, desk):  # noqa: F811
        answer = desk.post(reverse("dashboard:certificates"), TYPED | {"person": "nobody@hospital.example"})

        assert answer.status_code == 422

    @pytest.mark.parametrize("role", ["editor", "clinician"])
    def test_are_closed_to_others(self, sign_in, role):
        found = organisation()
        browser = sign_in(role)

        for address in (
            reverse("dashboard:organisation-certificate-add", args=[found.pk]),
            reverse("dashboard:certificates"),
        ):
            assert browser.post(address, TYPED).status_code in (302, 403)
        assert not ReliefCertificate.objects.exists()
