import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count
from django.test import Client
from oscar.core.loading import get_model

from shop.management.benching import Figures, measure, table
from shop.management.stock_oscar import list_page

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")


class Command(BaseCommand):
    help = "Prints what pages cost (p50, p95, CPU, SQL, bytes), with stock Oscar's way of listing beside ours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pages", nargs="*", help="addresses, as /shop/products/; default: a typical set")
        parser.add_argument("--times", type=int, default=40, help="requests a page (default 40)")
        parser.add_argument("--json", action="store_true", help="print JSON instead of the table")

    def handle(self, *, pages: list[str], times: int, **options: object) -> None:
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        category = self._largest_category()
        figures = [measure(page, self._asking(page), times=times) for page in pages or self._typical(category)]
        figures.append(
            measure("stock Oscar's list", lambda: list_page(category=category), times=max(times // 4, 5)),
        )
        products = Product.objects.count()
        readable = f"{products:,} products\n{table(figures)}"
        self.stdout.write(self._as_json(figures, products) if options["json"] else readable)

    def _asking(self, page: str) -> Callable[[], bytes]:
        client = Client()

        def ask() -> bytes:
            answer = client.get(page, follow=True)
            if answer.status_code != 200:
                raise CommandError(f"{page} answered {answer.status_code}")
            return answer.getvalue()

        return ask

    def _largest_category(self) -> object:
        category = Category.objects.annotate(size=Count("product")).order_by("-size").first()
        if category is None:
            raise CommandError("There are no categories: load the demonstration first.")
        return category

    def _typical(self, category: object) -> list[str]:
        browsable = Product.objects.browsable()
        family = browsable.filter(structure="parent").annotate(size=Count("children")).order_by("-size").first()
        single = browsable.filter(structure="standalone", stockrecords__isnull=False).order_by("pk").first()
        pages = ["/", "/shop/products/", category.get_absolute_url(), f"{category.get_absolute_url()}?view=table"]
        pages += [product.get_absolute_url() for product in (single, family) if product]
        return [*pages, "/search/?q=3-0+absorbable+suture", "/library/", "/education/", "/shop/basket/"]

    def _as_json(self, figures: list[Figures], products: int) -> str:
        return json.dumps({"products": products, "pages": [asdict(figure) for figure in figures]}, indent=2)
