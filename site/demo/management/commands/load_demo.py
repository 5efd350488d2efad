import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from demo import accounts
from demo.code_names import load_code_names
from demo.load_catalogue import load_catalogue
from demo.load_content import load_content
from demo.load_organisations import load_organisations
from demo.load_papers import load_papers
from demo.models import DemoLoad
from demo.other_data import what_else_is_here
from search import api as search
from search.collection import Collection
from search.steering.services import load_judgements
from shop.catalogue.facet_rows import rebuild_facets

JUDGED = Path(__file__).parents[2] / "judged"
"""Judged queries over this catalogue, for the replay at the merchandisers' desk."""


class Command(BaseCommand):
    help = "Loads roles, accounts, catalogue and pages of the demonstration. Leaves a database with other data alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="load although the database holds other data")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the demonstration is there already"
        )
        parser.add_argument("--show-accounts", action="store_true", help="print the accounts and do nothing else")

    def handle(self, *, force: bool, if_empty: bool, show_accounts: bool, **options: object) -> None:
        if show_accounts:
            for account in accounts.ACCOUNTS:
                self.stdout.write(f"{account.role:<18} {account.email:<30} {accounts.PASSWORD}")
            return
        loaded_before = DemoLoad.objects.exists()
        if if_empty and loaded_before:
            self.stdout.write("The demonstration is loaded already.")
            return
        if not settings.DEMO_ALLOWED:
            raise CommandError("These settings do not allow demonstration accounts (DEMO_ALLOWED).")
        if not force and not loaded_before and (found := what_else_is_here()):
            raise CommandError(
                f"This database holds other data ({found}). Nothing was changed. --force loads all the same."
            )
        with transaction.atomic():
            self._step("roles and accounts", lambda: (accounts.load_roles(), accounts.load_accounts()))
            self._step("catalogue", load_catalogue)
            self._step("statistics", tell_the_planner)
            self._step("names of codes", load_code_names)
            self._step("documents of devices", load_papers)
            self._step("organisations and their orders", load_organisations)
            self._step("filters", rebuild_facets)
            self._step("pages and documents", load_content)
            self._step("search records", lambda: [search.refresh_kind(s.kind) for s in search.all_sources()])
            self._step("judged queries", lambda: load_judgements(Collection(JUDGED), at=timezone.now()))
            DemoLoad.objects.update_or_create(pk=1)

    def _step(self, name: str, work: Callable[[], object]) -> None:
        started = time.monotonic()
        work()
        self.stdout.write(f"{name}: {time.monotonic() - started:.1f} s")


def tell_the_planner() -> None:
    """Have PostgreSQL count the new rows: nobody else does before this transaction ends, and it guesses badly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
