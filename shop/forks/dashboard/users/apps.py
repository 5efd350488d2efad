from oscar.apps.dashboard.users import apps


class UsersDashboardConfig(apps.UsersDashboardConfig):
    """Customers, in a table that speaks plainly."""

    name = "shop.forks.dashboard.users"
