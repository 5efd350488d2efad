from django.apps import apps
from django.urls import path
from django.views.generic import RedirectView
from oscar.config import Shop


class SutureShop(Shop):
    """What of Oscar is mounted under /shop/: what we do not offer has no address."""

    def ready(self) -> None:
        import oscar.checks

    def get_urls(self) -> list:
        from shop.catalogue import emdn, views
        from shop.fulfilment.notices import carrier_webhook
        from shop.payments.gateways import demonstration_views

        urls = [
            path("", RedirectView.as_view(pattern_name="catalogue:index"), name="home"),
            path("makers/", views.makers, name="makers"),
            path("makers/<slug:slug>/", views.maker, name="maker"),
            path("brands/<slug:slug>/", views.brand, name="brand"),
            path("emdn/", emdn.browse, name="emdn"),
            path("emdn/<slug:code>/", emdn.browse, name="emdn-code"),
            path("carriers/<slug:name>/notices/", carrier_webhook, name="carrier-webhook"),
            path("demonstration-payment/<uuid:reference>/", demonstration_views.pay, name="demonstration-payment"),
            path("demonstration-payment/<uuid:reference>/bank/", demonstration_views.bank, name="demonstration-bank"),
        ]
        for label, prefix in {
            "catalogue": "products/",
            "basket": "basket/",
            "checkout": "checkout/",
            "customer": "account/",
        }.items():
            urls.append(path(prefix, apps.get_app_config(label).urls))
        return urls
