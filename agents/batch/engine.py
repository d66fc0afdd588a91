"""The port of batch engines: rows go in as the engine asks for them, outcomes come as they end.

The runner leases rows from the run's ledger and hands them over; it alone writes the ledger. An
engine only turns rows into campaigns, in this process, on a cluster or elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ...errors import AdwrightError, RunStopped, UserError
from ...schema import Brief, Campaign


class RowFault(StrEnum):
    """Who must act on a row without a campaign."""

    NONE = ""
    INPUT = "input"
    """The row is at fault: the same row would fail again, so it is not run again."""
    RUN = "run"
    """Something around it failed; the next start of the run tries it again."""
    STOPPED = "stopped"
    """The row was not finished because the run stops; it stays open and is no failure."""


@dataclass(frozen=True, kw_only=True)
class BatchRow:
    """One row, leased, ready to run."""

    number: int
    """Place in the input, from 1."""
    key: str
    """Name of the row within its run; unique."""
    brief: Brief


@dataclass(frozen=True, kw_only=True)
class RowOutcome:
    """What became of one row."""

    row: BatchRow
    campaign: Campaign | None = None
    error: str = ""
    """What went wrong and what to do, for people; empty with a campaign."""
    fault: RowFault = RowFault.NONE
    stood_in: bool = False
    """Another model stood in for a hosted one that did not answer in time."""
    seconds: float = 0.0
    """From the row's start to its end."""


class Engine(Protocol):
    """Something that turns rows into campaigns."""

    def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        """Outcomes in the order in which they end; one for each row taken.

        Takes the next row only when it has room to begin it, since a row taken is a row leased.
        Ends when `rows` has ended and every row taken has its outcome; closing the iterator
        early gives up what is under way. An error of one row is an outcome, never raised;
        StorageError and set-up errors that concern every row are raised.
        """
        ...


def failed(row: BatchRow, error: AdwrightError, started: float) -> RowOutcome:
    """The outcome of a row that ended in one of our errors; `started` by `time.perf_counter`."""
    fault = RowFault.RUN
    if isinstance(error, RunStopped):
        fault = RowFault.STOPPED
    elif isinstance(error, UserError):
        fault = RowFault.INPUT
    return RowOutcome(row=row, error=str(error), fault=fault, seconds=time.perf_counter() - started)


def crashed(row: BatchRow, error: Exception, started: float) -> RowOutcome:
    """The outcome of a row that ended in an error nobody foresaw; its kind is told, not its text.

    The text of a foreign error may quote the brief, personal data included.
    """
    return RowOutcome(
        row=row,
        error=f"an unforeseen {type(error).__name__} stopped the row: start the run again, and "
        "report it if it comes back",
        fault=RowFault.RUN,
        seconds=time.perf_counter() - started,
    )
