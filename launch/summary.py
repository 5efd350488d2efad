"""What `make run` says when the site is open."""

from dataclasses import dataclass
from textwrap import indent

from launch.paths import Checkout
from launch.services.elasticsearch import HOW_TO_GET_IT


@dataclass(frozen=True)
class Summary:
    """The facts; ``accounts`` as the demonstration prints them, ``first_page_after`` in seconds since the start."""

    site: str
    checkout: Checkout
    accounts: str
    database: str
    search: str
    has_search: bool
    first_page_after: float

    def text(self) -> str:
        """The addresses first, then who can sign in, then what runs and what merely stands in for something."""
        places = {
            "Home": "/",
            "Shop": "/shop/",
            "Guides": "/library/",
            "Search": "/search/",
            "Editors": "/cms/",
            "Merchandisers": "/dashboard/",
        }
        addresses = "\n".join(f"{name:<15}{self.site}{path}" for name, path in places.items())
        services = f"{self.database}\n{self.search}\nWeb server, task worker and scheduler"
        if not self.has_search:
            services += f"\n  Search answers from PostgreSQL. To have Elasticsearch: {HOW_TO_GET_IT}."
        stand_ins = f"Mail is written to files, not sent: {self.checkout.var / 'mail'}\n"
        stand_ins += "Payment goes to the demonstration gateway: no card, no money"
        sections = (
            ("Addresses", addresses),
            ("Demonstration accounts", self.accounts.strip()),
            ("Running", services),
            ("Stand-ins", stand_ins),
            ("Logs", f"{self.checkout.logs}/\nFor manage.py in another shell: . var/env"),
        )
        body = "\n\n".join(f"  {title}\n{indent(content, '    ')}" for title, content in sections)
        opening = f"Suture is open, {self.first_page_after:.1f} s after the start."
        return f"\n{opening}\n\n{body}\n\n  Ctrl-C stops everything.\n"
