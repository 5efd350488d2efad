"""The database a command works on: the one that ``DATABASE_URL`` names, or an embedded server of the checkout's own."""

import hashlib
import os
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from launch.narrator import Narrator
from launch.paths import Checkout, user_cache
from launch.services.postgres import Postgres, reachable_binaries
from launch.supervisor import Supervisor
from launch.unprivileged import Servant


@dataclass(frozen=True)
class Database:
    """A PostgreSQL that answers. ``notes`` is a folder for what we remember about it, gone when its data is gone."""

    url: str
    description: str
    is_ours: bool
    notes: Path


def start_database(
    checkout: Checkout,
    supervisor: Supervisor,
    narrator: Narrator,
    *,
    purpose: str,
    servant: Servant,
    environment: Mapping[str, str] = os.environ,
) -> Database:
    """Start the embedded server for ``purpose`` ("run" or "test"), or take the one that the environment names.

    Raises:
        Trouble: the embedded server does not come up.
    """
    if url := environment.get("DATABASE_URL"):
        name = hashlib.sha256(url.encode()).hexdigest()[:12]
        return Database(url, f"PostgreSQL of your own, {without_password(url)}", False, checkout.var / "run" / name)
    folder = checkout.server_data(purpose, servant)
    with narrator.phase("PostgreSQL") as phase:
        server = Postgres(
            binaries=reachable_binaries(checkout.root / ".venv", user_cache(), servant),
            folder=folder,
            servant=servant,
            log=checkout.logs / f"postgres-{purpose}.log",
            durable=purpose == "run",
        )
        is_new = not server.exists
        server.start(supervisor, narrator)
        phase.note = f"new in {folder}" if is_new else ""
    description = f"PostgreSQL {server.version}, embedded, port {server.port}, data in {folder}"
    return Database(server.url, description, True, folder / "notes")


def without_password(url: str) -> str:
    """The address in a form that may be printed."""
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
