"""The table behind the search: every findable thing as text; and all other tables of the search by name."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from search.querylog.models import QueryDay
from search.sources import AUDIENCES
from search.steering.models import ContentBrief, Judgement, SteeringEvent, SteeringRule, SteeringSet

__all__ = [
    "ContentBrief",
    "Judgement",
    "QueryDay",
    "SearchRecord",
    "SteeringEvent",
    "SteeringRule",
    "SteeringSet",
]


class SearchRecord(models.Model):
    """One findable thing as the search knows it: the outbox for Elasticsearch and the fallback index in one.

    Written by ``search.records`` in the transaction that changes the thing, so it can never disagree with a committed
    change. ``version`` is drawn from a sequence while the row is locked: of two versions of a row the later change
    has the greater, and it is the external version in Elasticsearch. A thing that went stays as a ``deleted`` row.
    """

    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    group = models.CharField(max_length=160, db_column="group_key")
    """Rows of one group stand in a result list once."""
    version = models.BigIntegerField(default=0)
    indexed_version = models.BigIntegerField(default=0)
    """The version Elasticsearch has; the row is pending while it is smaller than ``version``."""
    failures = models.PositiveIntegerField(default=0)
    """How often Elasticsearch refused this version of the document; such rows go last."""
    deleted = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    identifiers = ArrayField(models.TextField(), default=list, blank=True)
    identifier_keys = ArrayField(models.TextField(), default=list, blank=True)
    """The identifiers in the spelling of ``search.identifiers.keys_of``."""
    attributes = models.JSONField(default=dict, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    audience = models.CharField(max_length=16, default=AUDIENCES[0])
    boost = models.FloatField(default=1.0)
    facets = models.JSONField(default=dict, blank=True)
    """Lists of values by the facet's name."""
    dated = models.DateField(null=True, blank=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """What lists are ordered by; what is shown comes from the shop."""
    words = SearchVectorField()
    """A title and identifiers, B attributes and keywords, C summary, D body; configuration ``site_search``."""
    fingerprint = models.CharField(max_length=32, blank=True)
    """Of the document as built: an unchanged one is not written again."""

    class Meta:
        db_table = "site_search_document"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="site_search_one_row_a_thing"),
            models.CheckConstraint(condition=models.Q(audience__in=AUDIENCES), name="site_search_known_audience"),
            models.CheckConstraint(condition=models.Q(boost__gt=0), name="site_search_positive_boost"),
        ]
        indexes = [
            GinIndex(fields=["words"], name="site_search_words"),
            GinIndex(fields=["identifier_keys"], name="site_search_identifiers"),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="site_search_title_trigrams"),
            models.Index(
                fields=["failures", "version"],
                condition=models.Q(version__gt=models.F("indexed_version")),
                name="site_search_pending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.title or 'gone'}"
