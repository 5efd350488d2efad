"""To come with its slice."""

from django.http import HttpResponse

def pay(request, **kwargs):
    return HttpResponse("stub")
