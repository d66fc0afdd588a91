"""The tables of a run's ledger, and how its file is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ...errors import InputFileError, StorageError

LEDGER_FILE = "ledger.sqlite"
LOCK_FILE = "ledger.lock"
FORM = 1
"""Version of the tables; a ledger of another version is refused, never guessed at."""

_TABLES = """
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    form INTEGER NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,  -- starts of the run so far
    spent_usd REAL NOT NULL DEFAULT 0,      -- for every answer so far, replaced rows' included
    in_doubt_usd REAL NOT NULL DEFAULT 0    -- most that calls of killed processes can have cost
);
CREATE TABLE IF NOT EXISTS owners (
    name TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    expires_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS rows (
    key TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    seen INTEGER NOT NULL DEFAULT 0,        -- latest start of the run that read the row
    gone INTEGER NOT NULL DEFAULT 0,        -- no longer in the input: kept, not written out
    leases INTEGER NOT NULL DEFAULT 0,      -- how often the row was begun
    carried TEXT NOT NULL DEFAULT '{}',
    outcome BLOB,                           -- the campaign's JSON, deflated
    error TEXT NOT NULL DEFAULT '',
    fault TEXT NOT NULL DEFAULT '',
    stood_in INTEGER NOT NULL DEFAULT 0,    -- another model stood in for the hosted one
    cost_usd REAL NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rows_in_order ON rows (number, key);
CREATE INDEX IF NOT EXISTS rows_by_owner ON rows (owner);
CREATE TABLE IF NOT EXISTS calls (
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    owner TEXT NOT NULL,
    promised_usd REAL NOT NULL DEFAULT 0,
    cost_usd REAL NOT NULL DEFAULT 0,
    answer BLOB,                            -- NULL while the call is under way
    PRIMARY KEY (key, fingerprint)
) WITHOUT ROWID;
"""


def connect(folder: Path, *, timeout_s: float = 30.0) -> sqlite3.Connection:
    """A writing connection to the ledger in `folder`, made where there is none.

    WAL, and each commit flushed to the disk (`synchronous=FULL`), so that what was committed
    outlives a power cut: https://www.sqlite.org/pragma.html#pragma_synchronous. Raises
    StorageError, InputFileError for a ledger of another version.
    """
    from filelock import FileLock, Timeout

    file = folder / LEDGER_FILE
    try:
        with FileLock(folder / LOCK_FILE, timeout=timeout_s, thread_local=False):
            connection = sqlite3.connect(
                file, timeout=timeout_s, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.executescript(_TABLES)
            connection.execute("INSERT OR IGNORE INTO run (id, form) VALUES (1, ?)", (FORM,))
    except Timeout as error:
        raise StorageError(f"{folder} is being set up by another process: try again") from error
    except sqlite3.DatabaseError as error:
        raise StorageError(
            f"{file} cannot be used as the ledger of a run ({error}): choose another folder with "
            "-o, or take the file away if it is none of ours"
        ) from error
    (form,) = connection.execute("SELECT form FROM run").fetchone()
    if form != FORM:
        connection.close()
        raise InputFileError(
            f"{file} was written by another version of adwright (form {form}, not {FORM}): "
            "choose another folder with -o"
        )
    return connection


def connect_reading(folder: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises StorageError when there is no ledger."""
    file = folder / LEDGER_FILE
    try:
        return sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=30,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise StorageError(f"{file} cannot be read ({error}): give the folder of a run") from error
