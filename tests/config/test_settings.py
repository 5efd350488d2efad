"""Production refuses to start half configured, and never takes pretended payments by accident."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "ALLOWED_HOSTS": "shop.example",
    "SITE_URL": "https://shop.example",
    "EMAIL_HOST": "mail.example",
    "STRIPE_SECRET_KEY": "rk_test_x",
    "STRIPE_WEBHOOK_SECRETS": "whsec_x",
    "SHOP_VAT_NUMBER": "GB 123 4567 82",
}
PRINT_GATEWAYS = (
    "import django; django.setup(); from django.conf import settings; print(sorted(settings.PAYMENT_GATEWAYS))"
)


PRINT_WHERE_FORMS_LEAD = (
    "import django; django.setup(); from django.conf import settings;"
    " print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
)


def start(environment: dict[str, str], command: str = PRINT_GATEWAYS) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", command],
        env=inherited
        | environment
        | {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )


class TestProduction:
    def test_starts_with_cards_and_without_pretended_payments(self):
        assert start(COMPLETE).stdout.strip() == "['account', 'card']"

    @pytest.mark.parametrize("name", sorted(COMPLETE))
    def test_does_not_start_without_its(self, name: str):
        incomplete = {key: value for key, value in COMPLETE.items() if key != name}

        failed = start(incomplete)

        assert failed.returncode != 0
        assert name in failed.stderr

    def test_takes_pretended_payments_only_as_a_demonstration(self):
        demonstration = {key: value for key, value in COMPLETE.items() if not key.startswith(("STRIPE", "SHOP"))}

        assert start(demonstration | {"DEMO_ALLOWED": "true"}).stdout.strip() == "['account', 'demonstration']"


class TestPayPalInProduction:
    APP = {
        "PAYPAL_CLIENT_ID": "client",
        "PAYPAL_CLIENT_SECRET": "secret",
        "PAYPAL_WEBHOOK_ID": "8WEBHOOK",
        "PAYPAL_API_BASE": "https://api-m.paypal.com",
    }

    def test_is_offered_when_all_of_it_is_given(self):
        assert start(COMPLETE | self.APP).stdout.strip() == "['account', 'card', 'paypal']"

    def test_may_be_reached_from_our_forms(self):
        assert "'https://www.paypal.com'" in start(COMPLETE | self.APP, PRINT_WHERE_FORMS_LEAD).stdout
        assert "paypal" not in start(COMPLETE, PRINT_WHERE_FORMS_LEAD).stdout

    @pytest.mark.parametrize("name", ["PAYPAL_API_BASE", "PAYPAL_CLIENT_SECRET", "PAYPAL_WEBHOOK_ID"])
    def test_guesses_nothing(self, name: str):
        failed = start(COMPLETE | self.APP | {name: ""})

        assert failed.returncode != 0
        assert name in failed.stderr

    def test_does_not_take_the_sandbox_for_money_except_in_a_demonstration(self):
        sandbox = self.APP | {"PAYPAL_API_BASE": "https://api-m.sandbox.paypal.com"}

        refused, shown = start(COMPLETE | sandbox), start(COMPLETE | sandbox | {"DEMO_ALLOWED": "true"})

        assert "sandbox" in refused.stderr
        assert shown.stdout.strip() == "['account', 'card', 'demonstration', 'paypal']"


@pytest.mark.django_db
def test_the_database_does_not_spend_more_on_compiling_than_on_answering():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)
