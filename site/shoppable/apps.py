from django.apps import AppConfig


class ShoppableConfig(AppConfig):
    name = "shoppable"
    verbose_name = "Products inside pages"

    def ready(self) -> None:
        """Product pages ask here which pages mention them: the shop itself knows none."""
        from shop.api import register_mentions
        from shoppable.mentions import pages_about

        register_mentions(pages_about)
