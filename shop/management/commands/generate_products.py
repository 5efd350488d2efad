from collections.abc import Iterator

from core.made_up import GeneratingCommand
from shop.management.generating import generate_products


class Command(GeneratingCommand):
    help = "Fills a database with made-up products for measurements. Never one in which anybody has ordered."
    things = "items"
    counted = "how many items that can be bought, singles and variants"
    most = 1_000_000

    def generate(self, count: int, *, seed: int) -> Iterator[int]:
        return generate_products(count, seed=seed)
