from django.urls import path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """Our own short checkout in the place of Oscar's: quote, attempt, finalise (shop.checkout)."""

    name = "shop.forks.checkout"

    def ready(self) -> None:
        """Oscar's own views are not loaded."""

    def get_urls(self) -> list:
        from shop.checkout import after, views
        from shop.fulfilment.returns import views as returns

        return [
            path("", views.details, name="index"),
            path("review/", views.review, name="review"),
            path("return/<uuid:key>/", views.payment_return, name="payment-return"),
            path("wait/<uuid:key>/", views.wait, name="wait"),
            path("failed/<uuid:key>/", views.payment_failed, name="payment-failed"),
            path("placed/<uuid:key>/", views.placed, name="thank-you"),
            path("placed/<uuid:key>/invoice.pdf", after.invoice, name="order-invoice"),
            path("placed/<uuid:key>/credit-note/<str:number>.pdf", after.credit_note, name="order-credit-note"),
            path("placed/<uuid:key>/packing-slip.pdf", after.packing_slip, name="order-packing-slip"),
            path("placed/<uuid:key>/cancel/", after.cancel, name="order-cancel"),
            path("placed/<uuid:key>/again/", after.reorder, name="order-reorder"),
            path("placed/<uuid:key>/return/", returns.ask_return, name="order-return"),
            path("placed/<uuid:key>/return/<str:number>/slip.pdf", returns.slip, name="return-slip"),
            path("placed/<uuid:key>/return/<str:number>/withdraw/", returns.withdraw_return, name="return-withdraw"),
            path("webhook/<slug:gateway_name>/", views.payment_webhook, name="webhook"),
        ]

    def get_url_decorator(self, pattern):
        return None
