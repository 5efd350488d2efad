"""To come with its slice."""

from django.http import HttpResponse

def details(request, **kwargs):
    return HttpResponse("stub")

def review(request, **kwargs):
    return HttpResponse("stub")

def payment_return(request, **kwargs):
    return HttpResponse("stub")

def wait(request, **kwargs):
    return HttpResponse("stub")

def payment_failed(request, **kwargs):
    return HttpResponse("stub")

def placed(request, **kwargs):
    return HttpResponse("stub")

def payment_webhook(request, **kwargs):
    return HttpResponse("stub")
