from oscar.apps.dashboard.catalogue import apps


class CatalogueDashboardConfig(apps.CatalogueDashboardConfig):
    """Products, with quantities that come from shop.stock."""

    name = "shop.forks.dashboard.catalogue"
