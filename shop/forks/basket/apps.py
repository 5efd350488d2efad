from django.urls import path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """Oscar's basket behind our pages."""

    name = "shop.forks.basket"

    def ready(self) -> None:
        """Oscar's own views are not loaded."""

    def get_urls(self) -> list:
        from shop.basket import views

        return [
            path("", views.summary, name="summary"),
            path("add/", views.add, name="add"),
            path("add-kit/", views.add_kit, name="add-kit"),
            path("lines/<int:line_id>/", views.change_line, name="change-line"),
            path("lines/<int:line_id>/save/", views.save_line, name="save-line"),
            path("lines/<int:line_id>/wait/", views.wait_for_line, name="wait-for-line"),
            path("lines/<int:line_id>/replace/", views.replace_line, name="replace-line"),
            path("saved/<int:line_id>/", views.change_saved, name="change-saved"),
            path("code/", views.change_code, name="change-code"),
            path("state/", views.header_state, name="header-state"),
        ]
