"""A carrier tells us that something is new about a parcel. What is new, it is asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.fulfilment import tasks
from shop.fulfilment.carriers import UnknownCarrier, get_carrier
from shop.fulfilment.carriers.port import BadSignature
from shop.fulfilment.models import Shipment


@csrf_exempt
@require_POST
def carrier_webhook(request: HttpRequest, name: str) -> HttpResponse:
    """200 stops its retries, 400 refuses a forgery. A notice names a parcel and is not believed in anything else, so
    it may come twice, late, or in any order.
    """
    try:
        reference = get_carrier(name).read_notification(body=request.body, headers=request.headers)
    except UnknownCarrier:
        return HttpResponse(status=404)
    except BadSignature:
        return HttpResponse(status=400)
    shipment = Shipment.objects.filter(adapter=name, reference=reference).first() if reference else None
    if shipment:
        tasks.refresh_parcel.enqueue(shipment.pk)
    return HttpResponse(status=200)
