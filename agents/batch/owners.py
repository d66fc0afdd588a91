"""Who works on a run: each process is an owner of leases, alive as long as it says so.

On one machine a lock on a file tells at once that an owner has died, since the system lets go of
the locks of a dead process. Owners on other machines are alive until their lease expires.
"""

from __future__ import annotations

import secrets
import socket
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

LEASE_S = 60.0
"""How long a lease lasts without a sign of life, in seconds."""
BEAT_S = 15.0
"""Time between two signs of life, in seconds."""
FOLDER = "owners"


@dataclass(kw_only=True)
class Owner:
    """This process, or rather this start of a run, as the ledger knows it."""

    name: str
    host: str
    folder: Path
    """Where the lock files of all owners are."""
    lock: BaseFileLock

    @classmethod
    def here(cls, output: Path) -> Owner:
        """A new owner of leases in the run at `output`, its lock held."""
        from filelock import FileLock

        folder = output / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        name = secrets.token_hex(8)
        lock = FileLock(folder / f"{name}.lock", timeout=0, thread_local=False)
        lock.acquire()
        return cls(name=name, host=socket.gethostname(), folder=folder, lock=lock)

    def announce(self, connection: sqlite3.Connection) -> None:
        """Says that this owner is alive for another LEASE_S seconds."""
        connection.execute(
            "INSERT INTO owners (name, host, expires_at) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET expires_at = excluded.expires_at",
            (self.name, self.host, time.time() + LEASE_S),
        )

    def leave(self, connection: sqlite3.Connection) -> None:
        """Takes this owner out of the ledger."""
        connection.execute("DELETE FROM owners WHERE name = ?", (self.name,))

    def bury_dead(self, connection: sqlite3.Connection) -> None:
        """Takes owners that are no longer alive out of the ledger; their leases are free then."""
        for (name,) in connection.execute("SELECT name FROM owners").fetchall():
            if not self.alive(connection, name):
                connection.execute("DELETE FROM owners WHERE name = ?", (name,))

    def let_go(self) -> None:
        """Lets the lock go and removes its file."""
        self.lock.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)

    def alive(self, connection: sqlite3.Connection, name: str) -> bool:
        """Whether the owner called `name` may still be at work."""
        if name == self.name:
            return True
        found = connection.execute(
            "SELECT host, expires_at FROM owners WHERE name = ?", (name,)
        ).fetchone()
        if found is None:
            return False
        host, expires_at = found
        return self._holds(name) if host == self.host else float(expires_at) > time.time()

    def _holds(self, name: str) -> bool:
        """Whether a process of this machine holds that owner's lock."""
        from filelock import FileLock, Timeout

        file = self.folder / f"{name}.lock"
        if not file.is_file():
            return False
        lock = FileLock(file, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return True
        lock.release()
        file.unlink(missing_ok=True)
        return False
