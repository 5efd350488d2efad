"""Choosing a code of EMDN by its name or its beginning."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe
from oscar.forms.widgets import RemoteSelect

from shop.catalogue.emdn import codes_named
from shop.devices.codes import CodeList, CodeName, CodeSystem

SUGGESTED = 20
NO_CODE = {"id": "", "text": "No code"}


class EmdnSelect(RemoteSelect):
    """One code, with its name where it is loaded; the others are asked for while one types."""

    lookup_url = reverse_lazy("dashboard:catalogue-emdn-lookup")

    def __init__(self) -> None:
        super().__init__(attrs={"class": "select2"})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        chosen = next((code for code in value if code), "")
        options = [self.create_option(name, "", "", not chosen, 0)]
        if chosen:
            row = CodeName.objects.filter(list=CodeSystem.EMDN, code=chosen).first()
            options.append(self.create_option(name, chosen, str(row or chosen), True, 1))
        return [(None, options, 0)]


@require_safe
def emdn_lookup(request: HttpRequest) -> JsonResponse:
    """Codes that the words in ``q`` name, as select2 wants them; without words the way to have none."""
    found = codes_named(request.GET.get("q", ""), most=SUGGESTED)
    results = [{"id": one.code, "text": f"{one.code} {one.name}"} for one in found]
    return JsonResponse({"results": results or [NO_CODE], "pagination": {"more": False}})


def unknown_code(code: str) -> str:
    """Why ``code`` cannot be chosen, in words; empty where it can, or where no published list is loaded to say."""
    if not code or not CodeList.objects.filter(system=CodeSystem.EMDN, complete=True).exists():
        return ""
    if CodeName.objects.filter(list=CodeSystem.EMDN, code=code).exists():
        return ""
    return f"{code} is not in the list of EMDN that is loaded. Choose one by its name."
