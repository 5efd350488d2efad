from oscar.apps.dashboard import apps


class DashboardConfig(apps.DashboardConfig):
    """The merchandisers' desk at /dashboard/, signed in to on the site's one page."""

    name = "shop.forks.dashboard"
