"""To come with its slice."""

from django.http import HttpResponse

def catalogue_index(request, **kwargs):
    return HttpResponse("stub")

def category(request, **kwargs):
    return HttpResponse("stub")

def product(request, **kwargs):
    return HttpResponse("stub")
