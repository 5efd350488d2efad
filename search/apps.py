"""The search: one list over everything other apps register. It knows none of them."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "search"
    label = "site_search"  # "search" is Oscar's label
    verbose_name = "Site search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import every app's ``search_sources`` module, which registers what it offers."""
        autodiscover_modules("search_sources")
