"""`make check`: everything that can be known without running the tests. Every step runs, also after one has failed."""

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from launch.database import start_database
from launch.narrator import Narrator
from launch.packages import ensure_packages
from launch.paths import Checkout
from launch.project import project_environment
from launch.supervisor import Supervisor
from launch.unprivileged import Servant


@dataclass(frozen=True)
class Step:
    """One check: a command whose status 0 means that all is well."""

    name: str
    command: Sequence[str | Path]
    env: dict[str, str] = field(default_factory=dict)  # beside what every step is given


def check(checkout: Checkout) -> int:
    """Run every step; give 0 when all passed, otherwise 1. What a failed step printed is shown at the end."""
    narrator = Narrator()
    checkout.prepare()
    failures: list[tuple[Step, Path]] = []
    with Supervisor(checkout.var / "run" / "check", narrator) as supervisor:
        ensure_packages(checkout, supervisor, narrator)
        database = start_database(checkout, supervisor, narrator, purpose="check", servant=Servant.choose())
        env = project_environment(settings="dev", database_url=database.url, elasticsearch_url="")
        with tempfile.TemporaryDirectory() as folder:
            for number, step in enumerate(steps(checkout)):
                log = Path(folder) / f"{number}.log"
                step_env = {**env, **step.env}
                with narrator.phase(step.name) as phase:
                    status = supervisor.run(step.name, step.command, env=step_env, cwd=checkout.root, log=log)
                    phase.note = "FAILED" if status else "ok"
                if status:
                    failures.append((step, log))
            for step, log in failures:
                narrator.say(f"\n── {step.name} ──\n{log.read_text(errors='replace').rstrip()}")
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
        Step("ruff: lint", [tool("ruff"), "check", "--no-fix"]),
        Step("ruff: format", [tool("ruff"), "format", "--check"]),
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
    }
