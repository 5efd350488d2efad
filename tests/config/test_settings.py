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
}
PRINT_GATEWAYS = (
    "import django; django.setup(); from django.conf import settings; print(sorted(settings.PAYMENT_GATEWAYS))"
)


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", PRINT_GATEWAYS],
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
        demonstration = {key: value for key, value in COMPLETE.items() if not key.startswith("STRIPE")}

        assert start(demonstration | {"DEMO_ALLOWED": "true"}).stdout.strip() == "['account', 'demonstration']"


@pytest.mark.django_db
def test_the_database_does_not_spend_more_on_compiling_than_on_answering():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")

        assert cursor.fetchone() == ("off",)
