"""Who the servers run as. PostgreSQL and Elasticsearch both refuse to run as root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Servant:
    """The user that runs the servers: yourself, or ``nobody`` when you are root.

    ``nobody`` exists everywhere, so no account is made. No permission of an existing folder is ever opened for it.
    """

    user: int
    group: int
    is_somebody_else: bool

    @classmethod
    def choose(cls) -> Self:
        """Yourself, unless you are root."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), is_somebody_else=False)
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid, is_somebody_else=True)

    @property
    def popen_arguments(self) -> dict[str, Any]:
        """What ``subprocess`` needs in order to start a program as this user."""
        if not self.is_somebody_else:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def own(self, path: Path) -> Path:
        """Make a folder that belongs to this user alone, and give it back. Existing content is left as it is."""
        path.mkdir(parents=True, exist_ok=True)
        self.take(path)
        path.chmod(0o700)
        return path

    def take(self, path: Path) -> Path:
        """Hand one file or folder to this user."""
        if self.is_somebody_else:
            os.chown(path, self.user, self.group)
        return path
