"""The search on the merchandisers' desk: what readers asked, rules for it, what they would do, and publishing them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from search.models import Judgement, SteeringEvent, SteeringRule, SteeringSet
from search.querylog import reports
from search.querylog.privacy import normalised
from search.steering import lists, replay, services
from search.steering.rules import compiled
from shop.steering.forms import RuleForm, SpanForm

PERMISSION = "site_search.steer_search"
HISTORY = 20
WORKBENCH = 20
REPORTS = {
    "nothing": ("Nothing found", reports.zero_results),
    "few": ("Few clicks", reports.low_clicks),
    "top": ("Asked most", reports.top),
}
Kind = SteeringRule.Kind


def _only_steerers(request: HttpRequest) -> None:
    """Merchandisers and administrators. Others get 403."""
    if not (request.user.is_staff and request.user.has_perm(PERMISSION)):
        raise PermissionDenied


@require_safe
def search_reports(request: HttpRequest) -> HttpResponse:
    """What was asked between two days, and what to do about it."""
    _only_steerers(request)
    chosen = request.GET.get("report", "")
    chosen = chosen if chosen in REPORTS else "nothing"
    form = SpanForm(request.GET, today=timezone.localdate())
    since, until, kind = form.span()
    context = {
        "form": form,
        "report": chosen,
        "reports": [(name, label) for name, (label, _) in REPORTS.items()],
        "lines": REPORTS[chosen][1](since, until, kind=kind),
        "totals": reports.totals(since, until, kind=kind),
        "span": urlencode({"since": since.isoformat(), "until": until.isoformat(), "kind": kind or ""}),
    }
    return render(request, "shop/desk_search_reports.html", context)


@require_safe
def search_query(request: HttpRequest) -> HttpResponse:
    """One query: its list as the draft would have it, with rules to make and judgements to give."""
    _only_steerers(request)
    today = timezone.localdate()
    words = " ".join(request.GET.get("q", "").split())[:200]
    wanted = " ".join(request.GET.get("find", "").split())[:200]
    worked_on = services.draft() or services.published()
    grades = {(one.kind, one.object_id): one.grade for one in Judgement.objects.filter(words=normalised(words))}
    found = lists.listed(words, worked_on, on=today, limit=WORKBENCH) if words else lists.List()
    others = lists.listed(wanted, worked_on, on=today) if wanted else lists.List()
    context = {
        "words": words,
        "wanted": wanted,
        "found": found,
        "lines": [(place, grades.get((place.kind, place.object_id))) for place in found.places],
        "others": others.places,
        "grades": range(4),
        "asked": reports.asked_lately(normalised(words), today),
        "rules": worked_on.rules.filter(words__iexact=words) if worked_on and words else (),
    }
    return render(request, "shop/desk_search_query.html", context)


@require_safe
def search_rules(request: HttpRequest) -> HttpResponse:
    """All rules of the draft, or of what is published; the history of publishing."""
    _only_steerers(request)
    draft, published = services.draft(), services.published()
    added, removed = services.differences(published, draft) if draft else ([], [])
    worked_on = draft or published
    new = {rule.pk for rule in added}
    rules = [(rule, rule.pk in new) for rule in worked_on.rules.all()] if worked_on else []
    phrases = (Kind.SYNONYM, Kind.ONE_WAY, Kind.STOP_WORD)
    context = {
        "draft": draft,
        "added": added,
        "removed": removed,
        "today": timezone.localdate(),
        "phrase_rules": [row for row in rules if row[0].kind in phrases],
        "thing_rules": [row for row in rules if row[0].kind not in phrases],
        "events": SteeringEvent.objects.select_related("by")[:HISTORY],
        "undoable": services.undoable(),
    }
    return render(request, "shop/desk_search_rules.html", context)


@require_safe
def search_preview(request: HttpRequest) -> HttpResponse:
    """The list of a query as it is and as the draft would have it."""
    _only_steerers(request)
    draft, published = services.draft(), services.published()
    added, removed = services.differences(published, draft) if draft else ([], [])
    queries = lists.queries_of(added + removed)
    words = " ".join(request.GET.get("q", "").split())[:200] or (queries[0] if queries else "")
    before, after = lists.List(), lists.List()
    if words and draft:
        before, after = lists.compared(words, published, draft, on=timezone.localdate())
    context = {"draft": draft, "queries": queries, "words": words, "before": before, "after": after}
    return render(request, "shop/desk_search_preview.html", context)


@require_safe
def search_publish(request: HttpRequest) -> HttpResponse:
    """What the draft does to judged queries, and the button."""
    _only_steerers(request)
    draft = services.draft()
    if draft is None:
        messages.info(request, "There is no draft: what you see is what counts.")
        return redirect("dashboard:search-rules")
    today = timezone.localdate()
    found = replay.replay(compiled(services.published(), today), compiled(draft, today), on=today)
    return render(request, "shop/desk_search_publish.html", _publish_context(draft, found))


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Make the draft count, or say why not."""
    _only_steerers(request)
    revision = request.POST.get("revision", "")
    try:
        services.publish(
            revision=int(revision) if revision.isascii() and revision.isdigit() else -1,
            by=request.user,
            at=timezone.now(),
            on=timezone.localdate(),
            reason=request.POST.get("reason", ""),
        )
    except services.WorseRanking as worse:
        draft = services.draft()
        context = _publish_context(draft, worse.replay) | {"problem": str(worse), "reason": request.POST.get("reason")}
        return render(request, "shop/desk_search_publish.html", context, status=409)
    except services.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Published. The search answers by these rules now.")
    return redirect("dashboard:search-rules")


def _publish_context(draft: SteeringSet | None, found: replay.Replay) -> dict[str, Any]:
    fall = found.before.ndcg_at_10 - found.after.ndcg_at_10
    return {"draft": draft, "replay": found, "worse": fall > services.ALLOWED_FALL, "allowed": services.ALLOWED_FALL}


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last publish back."""
    _only_steerers(request)
    try:
        services.undo(by=request.user, at=timezone.now())
        messages.success(request, "The last publish has been undone: what counted before it counts again.")
    except services.Refused as refused:
        messages.error(request, str(refused))
    return redirect("dashboard:search-rules")


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft away."""
    _only_steerers(request)
    services.discard_draft()
    messages.success(request, "The draft has been thrown away. What is published stays.")
    return redirect("dashboard:search-rules")


@require_POST
def add_rule(request: HttpRequest) -> HttpResponse:
    """Put a rule into the draft."""
    _only_steerers(request)
    form = RuleForm(request.POST)
    try:
        if not form.is_valid():
            raise services.Refused(form.problem())
        said, thing = form.cleaned_data, form.thing()
        title = lists.title_of(*thing) if thing else None
        if thing and title is None:
            raise services.Refused("That thing is no longer there.")
        services.add_rule(
            said["kind"],
            said["words"],
            meant=form.phrases(),
            target=(*thing, title) if thing and title is not None else None,
            factor=said["factor"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, "The rule is in the draft. It counts once the draft is published.")
    except services.Refused as refused:
        messages.error(request, str(refused))
    return redirect(_back(request))


@require_POST
def remove_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a rule out of the draft."""
    _only_steerers(request)
    states = (SteeringSet.State.DRAFT, SteeringSet.State.PUBLISHED)
    services.remove_rule(get_object_or_404(SteeringRule, pk=pk, set__state__in=states), at=timezone.now())
    messages.success(request, "The rule is out of the draft.")
    return redirect(_back(request))


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Keep the grades of a list: fields ``grade-<kind>:<id>``, empty for not judged."""
    _only_steerers(request)
    grades: dict[tuple[str, int], int | None] = {}
    try:
        for name, value in request.POST.items():
            kind, colon, number = name.removeprefix("grade-").partition(":")
            if not (name.startswith("grade-") and colon and number.isascii() and number.isdigit()):
                continue
            if value not in ("", "0", "1", "2", "3"):
                raise services.Refused("A grade is 0, 1, 2 or 3.")
            grades[kind, int(number)] = int(value) if value else None
        changed = services.judge(request.POST.get("words", ""), grades, by=request.user, at=timezone.now())
        messages.success(request, f"{changed} judgement{'' if changed == 1 else 's'} changed.")
    except services.Refused as refused:
        messages.error(request, str(refused))
    return redirect(_back(request))


@require_POST
def brief(request: HttpRequest) -> HttpResponse:
    """Ask the editors for a page about a query."""
    _only_steerers(request)
    words = request.POST.get("words", "")
    if not normalised(words):
        messages.error(request, "Say what readers ask.")
    else:
        made, created = lists.brief(words, by=request.user, on=timezone.localdate())
        if created:
            messages.success(request, f"Editors see “{made.words}” among the content briefs now.")
        else:
            messages.info(request, f"There is an open brief for “{made.words}” already.")
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The page of the desk that the form stood on."""
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else reverse("dashboard:search-rules")
