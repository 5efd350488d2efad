from collections.abc import Iterator

from core.made_up import GeneratingCommand
from demo.generated_pages import generate_pages


class Command(GeneratingCommand):
    help = "Fills a database with made-up guides and articles for measurements. Never one in which anybody has ordered."
    things = "pages"
    counted = "how many pages"
    most = 100_000

    def generate(self, count: int, *, seed: int) -> Iterator[int]:
        return generate_pages(count, seed=seed)
