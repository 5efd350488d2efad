from oscar.apps.dashboard.orders import apps


class OrdersDashboardConfig(apps.OrdersDashboardConfig):
    """Orders, with what their payments did, and dispatch that moves stock."""

    name = "shop.forks.dashboard.orders"
