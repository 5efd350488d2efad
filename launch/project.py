"""The Django project as seen from outside: its commands, its environment, and which of its steps are already done."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launch.database import Database
from launch.narrator import Narrator
from launch.paths import Checkout
from launch.stamps import Stamp, fingerprint_of_contents, fingerprint_of_folders
from launch.supervisor import Supervisor


@dataclass
class Project:
    """Django on one database. ``packages`` is the fingerprint of what is installed."""

    checkout: Checkout
    supervisor: Supervisor
    narrator: Narrator
    database: Database
    packages: str
    env: Mapping[str, str]

    def manage(self, command: str, *arguments: str) -> None:
        """Run a management command to its end, its output in ``var/log/<command>.log``.

        Raises:
            Trouble: it failed.
        """
        self.supervisor.must_run(
            f"manage.py {command}",
            [self.checkout.python, "manage.py", command, *arguments],
            env=self.env,
            cwd=self.checkout.root,
            log=self.checkout.logs / f"{command}.log",
        )

    def migrate(self) -> None:
        """Bring the database to the state of the code. An embedded one was last changed by us, so a stamp tells."""
        stamp = Stamp(self.database.notes / "migrated")
        wanted = fingerprint_of_contents(self._code("migrations/*.py"), self.packages)
        if self.database.is_ours and stamp.matches(wanted):
            return
        with self.narrator.phase("Migrations"):
            self.manage("migrate", "--no-input", "--verbosity=1")
        stamp.set(wanted)

    def collect_static_files(self) -> None:
        """Collect, hash and compress them, when any has changed since or the result is gone."""
        stamp = Stamp(self.checkout.var / "run" / "static-files")
        folders = [folder for folder in self._code("static") if folder.is_dir()]
        wanted = fingerprint_of_folders([*folders, self.checkout.root / "site" / "config" / "settings"], self.packages)
        if stamp.matches(wanted) and (self.checkout.var / "static" / "staticfiles.json").exists():
            return
        with self.narrator.phase("Static files"):
            self.manage("collectstatic", "--no-input", "--verbosity=0")
        stamp.set(wanted)

    def load_demonstration(self) -> None:
        """Once for a database; the command itself leaves one alone that holds other data."""
        stamp = Stamp(self.database.notes / "demonstration")
        if stamp.matches("loaded"):
            return
        with self.narrator.phase("Demonstration shop and library"):
            self.manage("load_demo", "--if-empty")
        stamp.set("loaded")

    def demonstration_accounts(self) -> str:
        """What ``load_demo --show-accounts`` prints; asked again only when the demonstration's code has changed."""
        demo = self.checkout.root / "site" / "demo"
        text, stamp = self.database.notes / "accounts.txt", Stamp(self.database.notes / "accounts")
        wanted = fingerprint_of_contents(demo.rglob("*.py"))
        if not (stamp.matches(wanted) and text.exists()):
            log = self.checkout.logs / "accounts.log"
            command: list[str | Path] = [self.checkout.python, "manage.py", "load_demo", "--show-accounts"]
            self.supervisor.must_run(
                "manage.py load_demo --show-accounts", command, env=self.env, cwd=self.checkout.root, log=log
            )
            stamp.set(wanted)
            text.write_text(log.read_text())
        return text.read_text()

    def _code(self, pattern: str) -> list[Path]:
        """Everything of that name in the project's own code, which is neither hidden nor under ``var/``."""
        folders = [path for path in self.checkout.root.iterdir() if path.is_dir() and path.name[0] != "."]
        return [path for folder in folders if folder.name != "var" for path in folder.glob(f"**/{pattern}")]


def project_environment(*, settings: str, database_url: str, elasticsearch_url: str, **more: str) -> dict[str, str]:
    """The user's environment with what every part of the project is told. Addresses are always there, if only empty."""
    told = {
        "DJANGO_SETTINGS_MODULE": f"config.settings.{settings}",
        "DATABASE_URL": database_url,
        "ELASTICSEARCH_URL": elasticsearch_url,
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **told, **more}
