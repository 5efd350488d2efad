import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count
from django.test import Client
from oscar.core.loading import get_model

from shop.catalogue import querysets
from shop.catalogue.categories import PER_PAGE, category_page
from shop.catalogue.forms import Filters
from shop.management.benching import ROUNDS, measure, table
from shop.management.stock_oscar import list_page

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


class Command(BaseCommand):
    help = "Prints what pages cost (p50, p95, CPU, SQL, bytes), with stock Oscar's way of listing beside ours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pages", nargs="*", help="addresses, as /shop/products/; default: a typical set")
        parser.add_argument("--times", type=int, default=20, help=f"requests a page in each of {ROUNDS} rounds")
        parser.add_argument("--json", action="store_true", help="print JSON instead of the table")

    def handle(self, *, pages: list[str], times: int, **options: object) -> None:
        if times < 1:
            raise CommandError("--times is a whole number from 1.")
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        shelf = self._largest_category()
        asked = [(page, page) for page in pages] or self._typical(shelf)
        figures = [measure(name, self._asking(page), times=times) for name, page in asked]
        figures.append(measure("stock Oscar's list", lambda: list_page(category=shelf), times=max(times // 5, 2)))
        size = {
            "items": querysets.orderable_products().count(),
            "listed": Product.objects.filter(parent=None, is_public=True).count(),
        }
        if options["json"]:
            self.stdout.write(json.dumps(size | {"pages": [asdict(figure) for figure in figures]}, indent=2))
        else:
            self.stdout.write("{items:,} items, {listed:,} in lists".format(**size) + f"\n{table(figures)}")

    def _asking(self, page: str) -> Callable[[], bytes]:
        client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        if page == "/shop/basket/":
            self._fill_basket(client)

        def ask() -> bytes:
            answer = client.get(page, follow=True)
            if answer.status_code != 200:
                raise CommandError(f"{page} answered {answer.status_code}")
            return answer.getvalue()

        return ask

    def _fill_basket(self, client: Client) -> None:
        """Five lines, in a basket that goes with the cookie of ``client``."""
        records = StockRecord.objects.filter(
            price__isnull=False, product__is_public=True, product__stock_levels__on_hand__gt=1_000
        )
        for pk in records.order_by("pk").values_list("pk", flat=True)[:5]:
            client.post("/shop/basket/add/", {"unit": pk, "quantity": 1})

    def _largest_category(self) -> Any:
        category = Category.objects.annotate(size=Count("product")).order_by("-size").first()
        if category is None:
            raise CommandError("There are no categories: load the demonstration first.")
        return category

    def _typical(self, shelf: Any) -> list[tuple[str, str]]:
        """Names and addresses. The category is the one that most products stand in."""
        address = shelf.get_absolute_url()
        page = category_page(shelf.pk, Filters())
        last = -(-page.total // PER_PAGE)
        facets = [facet for facet in page.facets if not facet.is_range and len(facet.choices) > 1][:2]
        chosen = [(facet.param, max(facet.choices, key=lambda choice: choice.count).value) for facet in facets]
        browsable = Product.objects.browsable()
        family = browsable.filter(structure="parent").annotate(size=Count("children")).order_by("-size").first()
        single = browsable.filter(structure="standalone", stockrecords__isnull=False).order_by("pk").first()
        return [
            ("home", "/"),
            ("all categories", "/shop/products/"),
            (f"category of {page.total:,}", address),
            ("as a table", f"{address}?view=table"),
            ("two filters", f"{address}?{urlencode(chosen)}"),
            ("by price", f"{address}?sort=price"),
            (f"page {last:,}, the last", f"{address}?page={last}"),
            *([("single", single.get_absolute_url())] if single else []),
            *([(f"family of {family.size}", family.get_absolute_url())] if family else []),
            ("search", "/search/?q=3-0+absorbable+suture"),
            ("library", "/library/"),
            ("education", "/education/"),
            ("basket, five lines", "/shop/basket/"),
        ]
