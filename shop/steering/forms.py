"""What merchandisers type to steer the search."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms

from search.api import all_sources
from search.models import SteeringRule

DAYS = 28
HIDE_EVERYWHERE = "HIDE_EVERYWHERE"
_SEPARATORS = re.compile(r"[,;\n]")


class SpanForm(forms.Form):
    """The days and the tab that a report is about. What cannot be read is said, and the default counts."""

    since = forms.DateField(required=False, label="From", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(required=False, label="Until", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    kind = forms.ChoiceField(required=False, label="Looked in")

    def __init__(self, data: Any, *, today: dt.date) -> None:
        start = {"since": today - dt.timedelta(days=DAYS - 1), "until": today}
        given = {name: data.get(name) or start.get(name, "") for name in ("since", "until", "kind")}
        super().__init__(given, label_suffix="")
        self.fields["kind"].choices = [("", "Everything"), *((one.kind, one.plural) for one in all_sources())]
        self._start = start

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = found.get("since"), found.get("until")
        if since and until and since > until:
            self.add_error("until", "The last day lies before the first.")
        return found

    def span(self) -> tuple[dt.date, dt.date, str | None]:
        """First day, last day, and the tab or None."""
        good = self.cleaned_data if self.is_valid() else self._start
        return good["since"], good["until"], self.cleaned_data.get("kind") or None


class RuleForm(forms.Form):
    """One rule for the draft. What is wrong with its words is for ``search.steering.services`` to say."""

    kind = forms.ChoiceField(choices=[*SteeringRule.Kind.choices, (HIDE_EVERYWHERE, "Hidden from every query")])
    words = forms.CharField(max_length=200, required=False)
    meant = forms.CharField(max_length=1000, required=False)
    target = forms.RegexField(r"^[a-z_]{1,32}:\d{1,18}$", required=False)
    factor = forms.FloatField(required=False)
    starts_on = forms.DateField(required=False)
    ends_on = forms.DateField(required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("kind") == HIDE_EVERYWHERE:
            found |= {"kind": SteeringRule.Kind.HIDE, "words": ""}
        return found

    def phrases(self) -> list[str]:
        """What stands between commas, semicolons or line ends."""
        return [phrase.strip() for phrase in _SEPARATORS.split(self.cleaned_data["meant"]) if phrase.strip()]

    def thing(self) -> tuple[str, int] | None:
        """Kind and id of the line that was chosen."""
        kind, colon, number = self.cleaned_data["target"].partition(":")
        return (kind, int(number)) if colon else None

    def problem(self) -> str:
        """What could not be read, in one sentence."""
        names = {"starts_on": "The first day", "ends_on": "The last day", "factor": "The factor", "target": "The line"}
        name, errors = next(iter(self.errors.items()))
        return f"{names.get(name, name.capitalize())}: {errors[0]}"
