"""What a benchmark reports: a measured figure, what it is compared with, and what to reach."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured figure."""

    name: str
    value: float
    unit: str
    """s, x (a ratio to a baseline of the same run), %, or a count."""
    reach: str
    """The figure to reach, in words."""
    reached: bool
    detail: str = ""
    """How it was measured: runs, spread, baseline."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the report."""
        return asdict(self)

    def line(self) -> str:
        """One line for a terminal."""
        mark = "reached" if self.reached else "NOT REACHED"
        measured = f"{self.value:>9.3f} {self.unit:<3} {self.reach:<14}"
        return f"{self.name:<46} {measured} {mark}  {self.detail}"


def median_of(values: Sequence[float]) -> float:
    """Middle value."""
    return statistics.median(values)


def spread(values: Sequence[float]) -> str:
    """Least, middle and most, for the detail of a figure."""
    return f"{min(values):.3f} / {statistics.median(values):.3f} / {max(values):.3f}"
