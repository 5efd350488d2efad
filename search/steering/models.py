"""What merchandisers say about the search: sets of rules, the log of their publishing, judgements, content briefs."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class SteeringSet(models.Model):
    """Rules that count together. One set is published, at most one is the draft, the others are past.

    A published set is never edited: the draft begins as its copy, so undoing a publish is to publish the older set.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Draft"
        PUBLISHED = "PUBLISHED", "Published"
        PAST = "PAST", "Past"

    state = models.CharField(max_length=16, choices=State, default=State.DRAFT)
    replaced = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """What was published until this set was."""
    revision = models.PositiveIntegerField(default=0)
    """Counts the edits: who publishes says which state of the draft they looked at."""
    created_at = models.DateTimeField()

    class Meta:
        db_table = "site_search_steering_set"
        permissions = [("steer_search", "Can steer the search")]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state=state), name=f"site_search_one_{state.lower()}")
            for state in ("DRAFT", "PUBLISHED")
        ]

    def __str__(self) -> str:
        return f"set {self.pk} ({self.get_state_display()})"


class SteeringRule(models.Model):
    """One wish. ``words`` is a query, a phrase that has a synonym, a stop word, or nothing: then it is for all queries.

    Dates are days, both inclusive; without one it counts from the publish on, or for good.
    """

    class Kind(models.TextChoices):
        SYNONYM = "SYNONYM", "Synonym"
        ONE_WAY = "ONE_WAY", "One-way synonym"
        STOP_WORD = "STOP_WORD", "Stop word"
        PIN = "PIN", "Pin"
        BOOST = "BOOST", "Boost"
        HIDE = "HIDE", "Hidden"

    set = models.ForeignKey(SteeringSet, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=16, choices=Kind)
    words = models.CharField(max_length=200, blank=True)
    meant = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    """Of synonyms: the other phrases; all of them and ``words`` mean the same, or ``words`` means these as well."""
    target_kind = models.CharField(max_length=32, blank=True)
    target_id = models.BigIntegerField(null=True, blank=True)
    target_title = models.CharField(max_length=300, blank=True)
    """As it was called when the rule was made."""
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of pins: 1 stands first."""
    factor = models.FloatField(null=True, blank=True)
    """Of boosts: what the score is multiplied by."""
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        db_table = "site_search_steering_rule"
        ordering = ["kind", "words", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                name="site_search_rule_is_whole",
                condition=Q(kind__in=["SYNONYM", "ONE_WAY"], target_id=None, meant__len__gt=0) & ~Q(words="")
                | Q(kind="STOP_WORD", target_id=None) & ~Q(words="")
                | Q(kind="PIN", target_id__isnull=False, place__gte=1) & ~Q(words="")
                | Q(kind="BOOST", target_id__isnull=False, factor__gt=0) & ~Q(words="")
                | Q(kind="HIDE", target_id__isnull=False),
            ),
            models.CheckConstraint(
                name="site_search_rule_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words or 'every query'}"


class SteeringEvent(models.Model):
    """A publish or its undoing: who, when, what the replay said, and why it was done all the same. Never changed."""

    class Action(models.TextChoices):
        PUBLISHED = "PUBLISHED", "Published"
        UNDONE = "UNDONE", "Publish undone"

    action = models.CharField(max_length=16, choices=Action)
    set = models.ForeignKey(SteeringSet, null=True, on_delete=models.SET_NULL, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    figures = models.JSONField(default=dict, blank=True)
    """``search.steering.replay.Replay.figures``; empty for an undoing."""
    reason = models.CharField(max_length=500, blank=True)
    """Why it was published although the ranking fell by more than is allowed; empty when it did not."""

    class Meta:
        db_table = "site_search_steering_event"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"


class Judgement(models.Model):
    """How good an answer one thing is to one query: 3 is what was asked for, 0 is none."""

    words = models.CharField(max_length=200)
    """As ``search.querylog.privacy.normalised`` writes a query."""
    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    grade = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "site_search_judgement"
        constraints = [
            models.UniqueConstraint(fields=["words", "kind", "object_id"], name="site_search_judged_once"),
            models.CheckConstraint(condition=Q(grade__lte=3), name="site_search_grade_0_to_3"),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.kind} {self.object_id} is {self.grade}"


class ContentBrief(models.Model):
    """A question that readers asked and no page answers yet: work for editors."""

    class State(models.TextChoices):
        WANTED = "WANTED", "Wanted"
        WRITING = "WRITING", "Being written"
        DONE = "DONE", "Answered"

    words = models.CharField("what readers ask", max_length=200)
    note = models.TextField("what the page should answer", blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.WANTED)
    asked = models.PositiveIntegerField("how often it was asked", default=0)
    """In the four weeks before the brief was made."""
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        db_table = "site_search_content_brief"
        ordering = ["state", "-asked", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["words"], condition=~Q(state="DONE"), name="site_search_one_open_brief_a_question"
            )
        ]

    def __str__(self) -> str:
        return self.words
