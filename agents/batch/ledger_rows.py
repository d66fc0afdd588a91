"""Rows in the ledger: begun, finished, given back. Each function is part of one transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .engine import RowFault
from .owners import Owner
from .rows import InputRow


class State(StrEnum):
    """Where a row stands."""

    OPEN = "open"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"


class Claim(StrEnum):
    """What a start of the run is to do with a row of its input."""

    MINE = "mine"
    """Leased to this owner now."""
    FINISHED = "finished"
    """Done before, and the row has not changed."""
    ELSEWHERE = "elsewhere"
    """Another live process works on it."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """What the ledger says of a finished row."""

    number: int
    key: str
    outcome: bytes | None
    """The campaign's JSON, deflated; None when the row failed."""
    error: str
    fault: RowFault
    stood_in: bool
    cost_usd: float
    seconds: float
    carried: Mapping[str, str]

    def campaign_json(self) -> str:
        """The campaign as JSON text; empty when the row failed."""
        return zlib.decompress(self.outcome).decode() if self.outcome else ""


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """A row, and what is to be done with it."""

    row: InputRow
    claim: Claim
    record: Record | None = None
    """With FINISHED."""


@dataclass(frozen=True, kw_only=True)
class Finished:
    """What is written when a row is through."""

    key: str
    campaign_json: str = ""
    error: str = ""
    fault: RowFault = RowFault.NONE
    stood_in: bool = False
    cost_usd: float = 0.0
    """As the campaign says; calls kept in the ledger count instead where there are more."""
    seconds: float = 0.0


RECORD = "number, key, outcome, error, fault, stood_in, cost_usd, seconds, carried"


def new_generation(connection: sqlite3.Connection) -> int:
    """The number of this start of the run, from 1."""
    found = connection.execute(
        "UPDATE run SET generation = generation + 1 RETURNING generation"
    ).fetchall()
    return int(found[0][0])


def claim_next(
    connection: sqlite3.Connection,
    owner: Owner,
    generation: int,
    rows: Sequence[InputRow],
    *,
    redo_stood_in: bool = False,
) -> list[Claimed]:
    """Goes through the rows up to the first that is now leased to `owner`, that one included."""
    claimed = []
    for row in rows:
        claimed.append(_claim(connection, owner, generation, row, redo_stood_in=redo_stood_in))
        if claimed[-1].claim is Claim.MINE:
            break
    return claimed


def _claim(
    connection: sqlite3.Connection,
    owner: Owner,
    generation: int,
    row: InputRow,
    *,
    redo_stood_in: bool,
) -> Claimed:
    found = connection.execute(
        "SELECT digest, state, owner, fault, stood_in FROM rows WHERE key = ?", (row.key,)
    ).fetchone()
    if found is None:
        _insert(connection, row)
    else:
        digest, state, holder, fault, stood_in = found
        same = digest == row.digest
        busy = state == State.LEASED and holder != owner.name
        elsewhere = busy and owner.alive(connection, holder)
        _touch(connection, generation, row)
        if elsewhere:
            return Claimed(row=row, claim=Claim.ELSEWHERE)
        kept = state == State.DONE and not (redo_stood_in and stood_in)
        if same and (kept or (state == State.FAILED and fault == RowFault.INPUT)):
            return Claimed(row=row, claim=Claim.FINISHED, record=record_of(connection, row.key))
        doubt(connection, row.key)
    _lease(connection, owner, generation, row)
    return Claimed(row=row, claim=Claim.MINE)


def _insert(connection: sqlite3.Connection, row: InputRow) -> None:
    connection.execute(
        "INSERT INTO rows (key, number, digest, state, carried) VALUES (?, ?, ?, ?, ?)",
        (row.key, row.number, row.digest, State.OPEN, _carried(row)),
    )


def _touch(connection: sqlite3.Connection, generation: int, row: InputRow) -> None:
    """Place and carried columns follow the input, even of a row that is not run again."""
    connection.execute(
        "UPDATE rows SET number = ?, carried = ?, seen = max(seen, ?), gone = 0 WHERE key = ?",
        (row.number, _carried(row), generation, row.key),
    )


def _lease(connection: sqlite3.Connection, owner: Owner, generation: int, row: InputRow) -> None:
    connection.execute(
        "UPDATE rows SET state = ?, owner = ?, digest = ?, seen = max(seen, ?), "
        "leases = leases + 1, outcome = NULL, error = '', fault = '', stood_in = 0, "
        "cost_usd = 0, seconds = 0 WHERE key = ?",
        (State.LEASED, owner.name, row.digest, generation, row.key),
    )


def doubt(connection: sqlite3.Connection, key: str) -> None:
    """Calls that a dead owner had under way may have been paid for: their most is in doubt."""
    connection.execute(
        "UPDATE run SET in_doubt_usd = in_doubt_usd + (SELECT coalesce(sum(promised_usd), 0) "
        "FROM calls WHERE key = ? AND answer IS NULL)",
        (key,),
    )
    connection.execute("DELETE FROM calls WHERE key = ? AND answer IS NULL", (key,))


def finish(connection: sqlite3.Connection, owner: Owner, done: Finished) -> Record | None:
    """Writes what became of a row, and its money; the record, or None when the lease was lost.

    Answers paid for are kept while the row may run again, and dropped when it is through.
    """
    (called,) = connection.execute(
        "SELECT coalesce(sum(cost_usd), 0) FROM calls WHERE key = ?", (done.key,)
    ).fetchone()
    cost = max(float(called), done.cost_usd)
    text = done.campaign_json
    changed = connection.execute(
        "UPDATE rows SET state = ?, owner = '', outcome = ?, error = ?, fault = ?, stood_in = ?, "
        "cost_usd = ?, seconds = ? WHERE key = ? AND owner = ?",
        (
            State.DONE if text else State.FAILED,
            zlib.compress(text.encode(), 3) if text else None,
            done.error,
            done.fault.value,
            done.stood_in,
            cost,
            done.seconds,
            done.key,
            owner.name,
        ),
    )
    if not changed.rowcount:
        return None
    connection.execute("UPDATE run SET spent_usd = spent_usd + ?", (cost - float(called),))
    if done.fault is not RowFault.RUN:
        connection.execute("DELETE FROM calls WHERE key = ?", (done.key,))
    return record_of(connection, done.key)


def release(connection: sqlite3.Connection, owner: Owner, key: str) -> None:
    """Gives a row back unfinished; answers already paid for stay."""
    connection.execute(
        "UPDATE rows SET state = ?, owner = '' WHERE key = ? AND owner = ? AND state = ?",
        (State.OPEN, key, owner.name, State.LEASED),
    )


def release_all(connection: sqlite3.Connection, owner: Owner) -> None:
    """Gives back every row that the owner still holds."""
    connection.execute(
        "UPDATE rows SET state = ?, owner = '' WHERE owner = ? AND state = ?",
        (State.OPEN, owner.name, State.LEASED),
    )


def retire_unseen(connection: sqlite3.Connection, generation: int) -> int:
    """After the whole input was read: rows that it no longer holds are gone; how many."""
    changed = connection.execute(
        "UPDATE rows SET gone = 1 WHERE seen < ? AND gone = 0", (generation,)
    )
    return changed.rowcount


def record_of(connection: sqlite3.Connection, key: str) -> Record | None:
    """The finished row called `key`; None when there is none."""
    found = connection.execute(
        f"SELECT {RECORD} FROM rows WHERE key = ? AND state IN ('done', 'failed')",  # noqa: S608
        (key,),
    ).fetchone()
    return record(found) if found else None


def record(columns: Sequence[object]) -> Record:
    """The record in a line of RECORD columns."""
    number, key, outcome, error, fault, stood_in, cost, seconds, carried = columns
    assert isinstance(number, int)  # noqa: S101 - as the table declares it
    return Record(
        number=number,
        key=str(key),
        outcome=outcome if isinstance(outcome, bytes) else None,
        error=str(error),
        fault=RowFault(str(fault)),
        stood_in=bool(stood_in),
        cost_usd=float(str(cost)),
        seconds=float(str(seconds)),
        carried=json.loads(str(carried)),
    )


def _carried(row: InputRow) -> str:
    return json.dumps(dict(row.carried), ensure_ascii=False)
