"""Where a checkout keeps what it makes, and where the user keeps what all checkouts share."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from launch.troubles import Trouble
from launch.unprivileged import Servant


@dataclass(frozen=True)
class Checkout:
    """One clone of the repository. What it makes is under ``var/`` and ``.venv/``, except root's servers' data."""

    root: Path

    @classmethod
    def here(cls) -> Self:
        """The checkout this very file belongs to."""
        return cls(Path(__file__).resolve().parents[1])

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def python(self) -> Path:
        return self.root / ".venv" / "bin" / "python"

    def tool(self, name: str) -> Path:
        """A program that the virtual environment brought, such as ``ruff``."""
        return self.root / ".venv" / "bin" / name

    def prepare(self) -> None:
        """Make the folders that every command writes to.

        Raises:
            Trouble: they belong to somebody else, typically because root started here before.
        """
        try:
            for folder in (self.var, self.logs, self.var / "run"):
                folder.mkdir(parents=True, exist_ok=True)
        except PermissionError as refused:
            raise Trouble(f"Cannot write to {refused.filename}. Was this checkout used by another user?") from refused
        if not all(os.access(folder, os.W_OK) for folder in (self.root, self.var, self.logs, self.var / "run")):
            raise Trouble(f"{self.var} belongs to another user. Use a checkout of your own, or hand it over: chown -R.")

    def server_data(self, purpose: str, servant: Servant) -> Path:
        """The folder in which servers keep data for ``purpose`` ("run" or "test"), owned by the servers' user.

        An ordinary user has it in the checkout. Root's servers run as somebody else, who need not be able to walk to
        the checkout (``/root`` is closed, and stays closed), so root's is under ``/var/lib/suture``. Its name joins
        the checkout's path and a random key in ``var/``: a copied checkout has its own, and removing ``var/`` means
        a fresh start there as well.
        """
        if not servant.is_somebody_else:
            return servant.own(self.var / "data" / purpose)
        key = self.var / "key"
        if not key.exists():
            key.write_text(secrets.token_hex(8))
        name = hashlib.sha256(f"{self.root}\n{key.read_text()}".encode()).hexdigest()[:12]
        home = _open_folder(Path(os.environ.get("SUTURE_STATE_DIR", "/var/lib/suture")) / name)
        (home / "checkout").write_text(f"{self.root}\n")  # so that a person can tell whose data this is
        return servant.own(home / purpose)


def user_cache() -> Path:
    """Where downloads stay for every checkout of this user: ``$XDG_CACHE_HOME/suture``, for root ``/var/cache/suture``.

    Root's has to be readable for the user that root's servers run as; nothing in it is secret.
    """
    if chosen := os.environ.get("SUTURE_CACHE_DIR"):
        folder = Path(chosen)
    elif os.geteuid() == 0:
        folder = Path("/var/cache/suture")
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "suture"
    return _open_folder(folder)


def _open_folder(folder: Path) -> Path:
    """Make a folder that others may walk through, whatever the umask. Existing ones keep their permissions."""
    for path in (*reversed(folder.parents), folder):
        if not path.exists():
            path.mkdir()
            path.chmod(0o755)
    return folder
