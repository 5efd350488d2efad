"""Clinical review: editors write and submit, a reviewer signs with name and dates, and then the page is public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import BadRequest
from django.db import transaction
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, Workflow, WorkflowPage, WorkflowTask

from cms.pages import ReviewedPage

WORKFLOW = "Clinical review"
REVIEW_HOLDS_FOR = dt.timedelta(days=2 * 365)
"""What the form suggests; the reviewer decides."""


class SignatureForm(forms.Form):
    """Who answers for the page, and until when."""

    reviewer = forms.CharField(max_length=120, label="Reviewed by", help_text="Your name, with your profession.")
    reviewed_on = forms.DateField(label="Reviewed on", widget=AdminDateInput, initial=timezone.localdate)
    review_by_date = forms.DateField(
        label="Review again by",
        widget=AdminDateInput,
        initial=lambda: timezone.localdate() + REVIEW_HOLDS_FOR,
        help_text="Editors are reminded when this day comes near.",
    )
    comment = forms.CharField(label="Comment for the author", required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The page's own fields stand behind this form and have the same names: ids are of its own."""
        super().__init__(*args, **{"auto_id": "signature_%s"} | kwargs)

    def clean_reviewed_on(self) -> dt.date:
        """A review that has not happened yet cannot be signed."""
        day: dt.date = self.cleaned_data["reviewed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day has not come yet.")
        return day

    def clean_review_by_date(self) -> dt.date:
        """A review holds for a time."""
        day: dt.date = self.cleaned_data["review_by_date"]
        if day <= timezone.localdate():
            raise forms.ValidationError("Choose a day after today: the page is due for review from then on.")
        return day


class ClinicalReviewTask(AbstractGroupApprovalTask):
    """Approval by a clinical reviewer. A page with clinical responsibility is signed; any other is approved."""

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """``sign`` asks for name and dates, so it always opens its form."""
        actions = super().get_actions(obj, user)
        if not actions or not isinstance(obj.specific, ReviewedPage):
            return actions
        return [*(action for action in actions if action[0] != "approve"), ("sign", "Sign and publish", True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return SignatureForm if action == "sign" else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Sign: name and dates enter the page, as a revision of the reviewer's, which is then published.

        Raises:
            BadRequest: what was sent is not a signature; nothing is written.
        """
        if action_name != "sign":
            return super().on_action(task_state, user, action_name, **kwargs)
        signature = SignatureForm(kwargs)
        if not signature.is_valid():
            raise BadRequest(signature.errors.as_text())
        page = task_state.workflow_state.content_object.get_latest_revision_as_object()
        for name in ("reviewer", "reviewed_on", "review_by_date"):
            setattr(page, name, signature.cleaned_data[name])
        revision = page.save_revision(user=user, log_action=True)
        current = type(task_state).objects.get(pk=task_state.pk)  # the old one remembers the page before the signature
        current.revision = revision
        current.approve(user=user, comment=signature.cleaned_data["comment"])
        return None

    @classmethod
    def get_description(cls) -> str:
        return "A clinical reviewer signs with name, profession and the day of the next review"

    class Meta:
        verbose_name = "clinical review"


def establish_clinical_review(reviewers: Iterable[Group]) -> Workflow:
    """Every page of the site goes through clinical review by ``reviewers``. Safe to repeat."""
    task, _ = ClinicalReviewTask.objects.get_or_create(name=WORKFLOW)
    task.groups.add(*reviewers)
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    return workflow
