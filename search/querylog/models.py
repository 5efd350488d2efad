"""What was asked, counted by day."""

from __future__ import annotations

from django.db import models


class QueryDay(models.Model):
    """How often some words were asked for on one day, and what came of it. Nothing says who asked."""

    day = models.DateField()
    words = models.CharField(max_length=200)
    """As ``search.querylog.privacy.normalised`` writes a query."""
    kind = models.CharField(max_length=32, blank=True)
    """The tab that was looked at; empty for all."""
    asked = models.PositiveIntegerField(default=0)
    nothing = models.PositiveIntegerField(default=0)
    """Of these, how often nothing had all the words."""
    clicks = models.PositiveIntegerField(default=0)
    places = models.PositiveBigIntegerField(default=0)
    """Sum of the places in the list that were clicked, from 1."""
    added = models.PositiveIntegerField(default=0)
    """How often a product was put into a basket from the list, or from the page that was opened from it."""
    found = models.JSONField(default=dict)
    """Hits by kind, when it was last asked."""

    class Meta:
        db_table = "site_search_query_day"
        constraints = [
            models.UniqueConstraint(fields=["day", "words", "kind"], name="site_search_one_row_a_query_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.words}: {self.asked}"
