from django.urls import path
from oscar.apps.dashboard.catalogue import apps


class CatalogueDashboardConfig(apps.CatalogueDashboardConfig):
    """Products, with quantities that come from shop.stock."""

    name = "shop.forks.dashboard.catalogue"

    def configure_permissions(self) -> None:
        super().configure_permissions()
        self.permissions_map["catalogue-emdn-lookup"] = self.permissions_map["catalogue-product-lookup"]

    def get_urls(self) -> list:
        from shop.forks.dashboard.catalogue.codes import emdn_lookup

        lookup = path("emdn-lookup/", emdn_lookup, name="catalogue-emdn-lookup")
        return super().get_urls() + self.post_process_urls([lookup])
