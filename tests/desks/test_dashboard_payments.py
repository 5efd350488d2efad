"""What of payments needs somebody, on one page of the desk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from core.retrying import DIED
from shop.checkout.models import Dispute, PaymentAttempt
from shop.payments.models import LastNotice
from tests.factories.checkout import run_tasks

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
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

    def test_lists_open_disputes_with_the_day_evidence_is_due_and_no_settled_ones(self, sign_in, shop):
        attempt = PaymentAttempt.objects.get(order=shop.paid)
        facts = {"attempt": attempt, "amount": "12.00", "withholds": True, "opened_at": NOON, "looked_up_at": NOON}
        due = NOON + dt.timedelta(days=9)
        Dispute.objects.create(reference="du_open", state="NEEDS_ANSWER", reason="fraudulent", answer_by=due, **facts)
        Dispute.objects.create(reference="du_late", state="UNDER_REVIEW", reason="general", **facts)
        Dispute.objects.create(reference="du_over", state="LOST", closed_at=NOON, **facts)

        page = sign_in("merchandiser").get(reverse("dashboard:payments")).content.decode()

        assert page.index("du_open") < page.index("30 Nov 2026, 12:00") < page.index("du_late")
        assert "No evidence is taken" in page
        assert "du_over" not in page

    def test_lists_work_that_kills_its_workers(self, sign_in, shop):
        facts = {"args_kwargs": {"args": [7], "kwargs": {}}, "backend_name": "default", "run_after": NOON}
        task = "shop.checkout.tasks.capture_payment"
        DBTaskResult.objects.create(
            task_path=task, status="FAILED", finished_at=NOON, exception_class_path=DIED, traceback="", **facts
        )

        page = sign_in("merchandiser").get(reverse("dashboard:payments")).content.decode()

        assert "<b>capture_payment</b> 7 Every worker that took it up died" in page

    def test_says_when_each_gateway_was_last_heard_of(self, sign_in, shop):
        LastNotice.objects.create(gateway="demonstration", event_id="1", received_at=NOON)

        page = sign_in("merchandiser").get(reverse("dashboard:payments")).content.decode()

        assert "21 Nov 2026, 12:00" in page
        assert "Account" not in page.split("Last notice received")[1].split("</section>")[0]

    @pytest.mark.parametrize("role", ["editor", "reviewer", "clinician"])
    def test_is_for_merchandisers(self, sign_in, role):
        assert sign_in(role).get(reverse("dashboard:payments")).status_code in (302, 403)
