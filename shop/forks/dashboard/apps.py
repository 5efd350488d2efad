from oscar.apps.dashboard import apps

UNUSED = ("pages/", "reviews/")
"""Wagtail has the pages, and nobody reviews products here."""


class DashboardConfig(apps.DashboardConfig):
    """The merchandisers' desk at /dashboard/, signed in to on the site's one page."""

    name = "shop.forks.dashboard"

    def get_urls(self) -> list:
        from shop.checkout.desk import urlpatterns as payments
        from shop.fulfilment.desk import urlpatterns as papers
        from shop.fulfilment.parcels_desk import urlpatterns as parcels
        from shop.fulfilment.returns.desk import urlpatterns as returns
        from shop.organisations.desk import urlpatterns as organisations
        from shop.steering.urls import urlpatterns as steering
        from shop.transfer.views import urlpatterns as transfer

        return (
            [pattern for pattern in super().get_urls() if str(pattern.pattern) not in UNUSED]
            + transfer
            + payments
            + organisations
            + papers
            + returns
            + parcels
            + steering
        )
