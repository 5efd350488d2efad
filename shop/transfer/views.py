"""Import and export on the merchandisers' desk: a file goes up, is looked at, is applied, and can be taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from oscar.core.loading import get_model

from shop.transfer import services
from shop.transfer.models import TransferChange, TransferRun
from shop.transfer.sheets import FORMATS, MOST_BYTES, UnreadableFile

LATEST = 20
PER_PAGE = 100
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def _only_merchandisers(request: HttpRequest) -> None:
    """Whoever may change products on the desk. Others get 403."""
    if not (request.user.is_staff and request.user.has_perm("catalogue.change_product")):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def transfers(request: HttpRequest) -> HttpResponse:
    """The latest imports, what can be exported, and the form that takes a file."""
    _only_merchandisers(request)
    problem = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise UnreadableFile("Choose a file first.")
            if (file.size or 0) > MOST_BYTES:
                raise UnreadableFile(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Bring it in parts.")
            run = services.preview(file.read(), file.name or "", by=request.user)
            return redirect("dashboard:transfer-run", pk=run.pk)
        except UnreadableFile as reason:
            problem = str(reason)
    context = {
        "runs": TransferRun.objects.select_related("by")[:LATEST],
        "classes": get_model("catalogue", "ProductClass").objects.order_by("name"),
        "formats": FORMATS,
        "problem": problem,
    }
    return render(request, "shop/desk_transfers.html", context, status=400 if problem else 200)


@require_safe
def export_file(request: HttpRequest) -> HttpResponse:
    """All products, or those of one class, as a file."""
    _only_merchandisers(request)
    kind = request.GET.get("format", "")
    kind = kind if kind in FORMATS else FORMATS[0]
    chosen = request.GET.get("class", "")
    classes = [int(chosen)] if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    name = f"products-{timezone.localdate():%Y-%m-%d}.{kind}"
    return HttpResponse(
        services.export(kind, classes=classes),
        content_type=TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@require_safe
def transfer_run(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: its problems cell by cell, and every value that it changes or changed."""
    _only_merchandisers(request)
    run = get_object_or_404(TransferRun, pk=pk)
    changes = run.changes.select_related("product__parent").order_by("row", "pk")
    context = {
        "run": run,
        "page_obj": Paginator(changes, PER_PAGE).get_page(request.GET.get("page")),
        "total": changes.count(),
        "kept": changes.filter(state__in=[TransferChange.State.KEPT, TransferChange.State.REFUSED]).count(),
    }
    return render(request, "shop/desk_transfer_run.html", context)


@require_POST
def apply_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a preview: all of it, or with ``good_rows`` what can be."""
    _only_merchandisers(request)
    get_object_or_404(TransferRun, pk=pk)
    try:
        services.apply(pk, good_rows="good_rows" in request.POST, at=timezone.now(), by=request.user)
        messages.success(request, "The file has been applied.")
    except services.NotApplied as refused:
        first = f" {refused.problems[0]['cell']}: {refused.problems[0]['reason']}" if refused.problems else ""
        messages.error(request, f"{refused}{first}")
    return redirect("dashboard:transfer-run", pk=pk)


@require_POST
def undo_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the import that was applied last."""
    _only_merchandisers(request)
    get_object_or_404(TransferRun, pk=pk)
    try:
        services.undo(pk, at=timezone.now(), by=request.user)
        messages.success(request, "The import has been taken back.")
    except services.NotApplied as refused:
        messages.error(request, str(refused))
    return redirect("dashboard:transfer-run", pk=pk)


urlpatterns = [
    path("transfer/", transfers, name="transfers"),
    path("transfer/export/", export_file, name="transfer-export"),
    path("transfer/<int:pk>/", transfer_run, name="transfer-run"),
    path("transfer/<int:pk>/apply/", apply_run, name="transfer-apply"),
    path("transfer/<int:pk>/undo/", undo_run, name="transfer-undo"),
]
"""Below /dashboard/."""
