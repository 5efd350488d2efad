"""`make check`: everything that can be known without running the tests. Every step runs, also after one has failed."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from launch.database import start_database
from launch.narrator import Narrator
from launch.packages import ensure_packages
from launch.paths import Checkout
from launch.project import project_environment
from launch.supervisor import Supervisor, last_lines
from launch.unprivileged import Servant

SHOWN_LINES = 60  # of a failed step; the log has the rest


@dataclass(frozen=True)
class Step:
    """One check: a command whose status 0 means that all is well."""

    name: str
    command: Sequence[str | Path]
    env: dict[str, str] = field(default_factory=dict)  # beside what every step is given

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        return re.sub(r"[^a-z]+", "-", self.name.lower())


def check(checkout: Checkout) -> int:
    """Run every step; give 0 when all passed, otherwise 1. What a failed step printed is shown at the end."""
    narrator = Narrator()
    checkout.prepare()
    failures: list[tuple[Step, Path]] = []
    with Supervisor(checkout.var / "run" / "check", narrator) as supervisor:
        ensure_packages(checkout, supervisor, narrator)
        database = start_database(checkout, supervisor, narrator, purpose="check", servant=Servant.choose())
        env = project_environment(settings="dev", database_url=database.url, elasticsearch_url="")
        for step in steps(checkout):
            log = checkout.logs / f"check-{step.slug}.log"
            with narrator.phase(step.name) as phase:
                step_env = {**env, **step.env}
                status = supervisor.run(step.slug, step.command, env=step_env, cwd=checkout.root, log=log)
                phase.note = "FAILED" if status else "ok"
            if status:
                failures.append((step, log))
        for step, log in failures:
            narrator.say(f"\n── {step.name} ── {log}\n{last_lines(log, SHOWN_LINES)}")
    if failures:
        narrator.say(f"\n{len(failures)} failed: {', '.join(step.name for step, _ in failures)}")
        return 1
    narrator.say(f"\nAll checks passed in {narrator.seconds:.0f} s.")
    return 0


def steps(checkout: Checkout) -> list[Step]:
    """The checks, cheap ones first."""
    tool = checkout.tool
    manage: list[str | Path] = [checkout.python, "manage.py"]
    deploy = [*manage, "check", "--deploy", "--fail-level", "WARNING"]
    return [
        Step("ruff: lint", [tool("ruff"), "check", "--no-fix", "--output-format=concise"]),
        Step("ruff: format", [tool("ruff"), "format", "--check", "--output-format=concise"]),
        Step("djhtml: templates", [tool("djhtml"), "--check", *template_folders(checkout)]),
        Step("compose.yaml", [checkout.python, "-m", "launch.compose_schema", "compose.yaml"]),
        Step("import contracts", [tool("lint-imports")], {"PYTHONPATH": f"{checkout.root}:{checkout.root / 'site'}"}),
        Step("settings for production", deploy, production_secrets()),
        Step("migrations are complete", [*manage, "makemigrations", "--check", "--dry-run"]),
        Step("mypy: types", [checkout.python, "-m", "mypy"]),
    ]


def template_folders(checkout: Checkout) -> list[Path]:
    """The shared templates, and those that lie within an app."""
    return [checkout.root / "templates", *sorted(checkout.root.glob("site/**/templates"))]


def production_secrets() -> dict[str, str]:
    """What production's settings refuse to start without, thrown away after the check."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "shop.example",
        "SITE_URL": "https://shop.example",
        "EMAIL_HOST": "mail.example",
        "STRIPE_SECRET_KEY": secrets.token_urlsafe(24),
        "STRIPE_WEBHOOK_SECRETS": secrets.token_urlsafe(24),
        "SHOP_VAT_NUMBER": "GB 000 0000 00",
    }
