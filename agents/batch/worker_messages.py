"""What a run and its worker processes say to each other, pickled, over two pipes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .engine import RowOutcome
from .setup import EngineOptions


@dataclass(frozen=True, kw_only=True)
class Employment:
    """The first message: what the worker works on."""

    options: EngineOptions
    """Of the whole run, except that `concurrency` is the worker's own."""
    folder: Path
    """Of the run's ledger."""


@dataclass(frozen=True, kw_only=True)
class StopAsked:
    """The run is to stop: nobody waits for a model that is down."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class GiveUp:
    """A row under way is not wanted any more."""

    key: str


@dataclass(frozen=True, kw_only=True)
class End:
    """No more rows come; calls that cost money are waited for."""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """The worker's first message: it can run rows, unless there is trouble."""

    trouble: str = ""
    of_settings: bool = False
    """Whether the settings are to blame, rather than the disk."""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What became of a row: its outcome, or what keeps every row from being run."""

    key: str
    outcome: RowOutcome | None = None
    trouble: str = ""
