"""What every response gets."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse

DESKS = ("/cms/", "/dashboard/", "/django-admin/")


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings, and the tightest that the desks' own templates work under.

    Wagtail's editor and Oscar's dashboard carry inline scripts and styles that are not ours to change.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith(DESKS):
            inline = ["'self'", "'unsafe-inline'"]
            response._csp_replace = {"script-src": inline, "style-src": inline}
        return super().process_response(request, response)
