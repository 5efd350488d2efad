from django.contrib.auth.decorators import login_required
from django.urls import path
from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """Orders and addresses of the person signed in; allauth has the rest."""

    name = "shop.forks.customer"

    def ready(self) -> None:
        """Oscar's own views and receivers are not loaded: allauth signs people in and out."""

    def get_urls(self) -> list:
        from shop.customers import views

        return [
            path("", login_required(views.summary), name="summary"),
            path("orders/", login_required(views.orders), name="order-list"),
            path("orders/<str:order_number>/", login_required(views.order), name="order"),
            path("find-order/", views.find_order, name="find-order"),
            path("addresses/", login_required(views.addresses), name="address-list"),
            path("addresses/add/", login_required(views.edit_address), name="address-create"),
            path("addresses/<int:pk>/", login_required(views.edit_address), name="address-detail"),
            path("addresses/<int:pk>/delete/", login_required(views.delete_address), name="address-delete"),
            path("forget-cards/", login_required(views.forget_cards), name="forget-cards"),
            path("profile/", login_required(views.profile), name="profile-view"),
        ]
