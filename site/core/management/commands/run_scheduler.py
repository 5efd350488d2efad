import signal
import time

from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from core import schedule


class Command(BaseCommand):
    help = "Runs what apps have named in their schedules.py, until it is told to stop. One process of it is enough."

    def handle(self, *args: object, **options: object) -> None:
        autodiscover_modules("schedules")
        stopping = False

        def stop(signum: int, frame: object) -> None:
            nonlocal stopping
            stopping = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        names = ", ".join(f"{entry.job.__qualname__} ({entry.interval:g} s)" for entry in schedule.entries)
        self.stdout.write(f"scheduler: {names}")
        while not stopping:
            time.sleep(min(schedule.run_due(time.monotonic()), 1.0))
