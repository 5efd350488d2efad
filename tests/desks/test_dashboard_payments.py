"""What of payments needs somebody, on one page of the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from shop.checkout.models import PaymentAttempt
from tests.factories.checkout import run_tasks

pytestmark = pytest.mark.django_db


class TestThePageOfPayments:
    def test_shows_what_needs_somebody(self, sign_in, shop):
        PaymentAttempt.objects.filter(order=shop.paid).update(problem="asked 10, the gateway says 12")
        desk = sign_in("merchandiser")
        desk.post(reverse("dashboard:payments"))
        run_tasks()

        page = desk.get(reverse("dashboard:payments")).content.decode()

        assert "the gateway says 12" in page
        assert shop.paid.number in page
        assert "Comparison with the payment providers" in page

    @pytest.mark.parametrize("role", ["editor", "reviewer", "clinician"])
    def test_is_for_merchandisers(self, sign_in, role):
        assert sign_in(role).get(reverse("dashboard:payments")).status_code in (302, 403)
