"""To come with its slice."""

from django.http import HttpResponse

def summary(request, **kwargs):
    return HttpResponse("stub")

def orders(request, **kwargs):
    return HttpResponse("stub")

def order(request, **kwargs):
    return HttpResponse("stub")

def find_order(request, **kwargs):
    return HttpResponse("stub")

def addresses(request, **kwargs):
    return HttpResponse("stub")

def edit_address(request, **kwargs):
    return HttpResponse("stub")

def delete_address(request, **kwargs):
    return HttpResponse("stub")

def profile(request, **kwargs):
    return HttpResponse("stub")
