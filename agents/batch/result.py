"""What a batch gives its callers: one result a row, and events for those who watch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .engine import RowFault
from .ledger_rows import Record

if TYPE_CHECKING:
    from ...schema import Campaign


Step = Literal["start", "row", "stop", "files"]
"""What an event tells of."""


@dataclass(frozen=True, kw_only=True)
class RowResult:
    """One row that is through: a campaign, or the reason why there is none."""

    number: int
    """Place in the input, from 1."""
    key: str
    """Name of the row: its id column, else a hash of its content."""
    error: str = ""
    """What is wrong and what to do; empty with a campaign."""
    fault: RowFault = RowFault.NONE
    """INPUT: the row has to be mended. RUN: the next start of the run tries it again."""
    cost_usd: float = 0.0
    """Paid for the row's model calls, whichever start of the run made them."""
    seconds: float = 0.0
    """From the row's start to its end; rows run side by side."""
    from_ledger: bool = False
    """True when an earlier start of the run finished it."""
    stood_in: bool = False
    """True when another model stood in for a hosted one that did not answer in time."""
    carried: Mapping[str, str] = field(default_factory=dict)
    """Columns of the row that mean nothing to adwright."""
    record: Record = field(repr=False)
    """The row as the ledger has it."""

    @property
    def campaign(self) -> Campaign | None:
        """The campaign, read from the ledger's JSON at each asking; None when the row failed."""
        from ...schema import Campaign

        text = self.record.campaign_json()
        return Campaign.model_validate_json(text) if text else None


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a start of a run has come."""

    total: int | None = None
    """Rows of the input; None while not known."""
    done: int = 0
    """Rows with a campaign, those from the ledger included."""
    failed: int = 0
    from_ledger: int = 0
    """Rows that an earlier start had finished, done or failed."""
    stood_in: int = 0
    cost_usd: float = 0.0
    """Paid for rows that this start finished."""
    seconds: float = 0.0
    """Since this start of the run."""

    @property
    def through(self) -> int:
        """Rows that need nothing more now."""
        return self.done + self.failed

    @property
    def rate(self) -> float:
        """Rows a second that this start worked on."""
        return (self.through - self.from_ledger) / self.seconds if self.seconds else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds to the end at this rate; None while not known."""
        if self.total is None or not self.rate:
            return None
        return max(0, self.total - self.through) / self.rate


@dataclass(frozen=True, kw_only=True)
class BatchEvent:
    """One piece of progress."""

    step: Step
    message: str
    """For people to read."""
    progress: Progress


def result_of(record: Record, *, from_ledger: bool) -> RowResult:
    """The result that a record of the ledger stands for."""
    return RowResult(
        number=record.number,
        key=record.key,
        error=record.error,
        fault=record.fault,
        cost_usd=record.cost_usd,
        seconds=record.seconds,
        from_ledger=from_ledger,
        stood_in=record.stood_in,
        carried=record.carried,
        record=record,
    )
