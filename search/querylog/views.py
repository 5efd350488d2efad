"""What a page of results tells of itself while it is looked at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from core.same_origin import same_origin_required
from search.querylog import counting


@same_origin_required
@require_POST
def told(request: HttpRequest) -> HttpResponse:
    """A hit was opened (``place``), or a product was added to a basket. 204; 400 for what no page of ours said."""
    token, what = request.POST.get("token", ""), request.POST.get("what", "")
    place = request.POST.get("place", "")
    try:
        if what == "opened" and place.isascii() and place.isdigit() and len(place) < 6:
            counting.count_click(token, int(place), on=timezone.localdate())
        elif what == "added":
            counting.count_added(token, on=timezone.localdate())
        else:
            return HttpResponse(status=400)
    except counting.BadToken:
        return HttpResponse(status=400)
    return HttpResponse(status=204)
