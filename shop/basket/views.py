"""To come with its slice."""

from django.http import HttpResponse

def summary(request, **kwargs):
    return HttpResponse("stub")

def add(request, **kwargs):
    return HttpResponse("stub")

def add_kit(request, **kwargs):
    return HttpResponse("stub")

def change_line(request, **kwargs):
    return HttpResponse("stub")

def header_state(request, **kwargs):
    return HttpResponse("stub")
