"""The second run of the README's first command, as a whole process."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from .figures import Figure, median_of, spread

RUNS = 5
ROOT = Path(__file__).parent.parent.parent


def run() -> tuple[Figure, ...]:
    """Median wall time of five runs after a first one."""
    seconds = [_demo() for _ in range(RUNS + 1)][1:]
    median = median_of(seconds)
    figure = Figure(
        name="second make demo, whole process",
        value=median,
        unit="s",
        reach="< 15",
        reached=median < 15,  # noqa: PLR2004
        detail=spread(seconds),
    )
    return (figure,)


def _demo() -> float:
    started = time.perf_counter()
    subprocess.run(["make", "demo"], cwd=ROOT, check=True, capture_output=True)  # noqa: S607
    return time.perf_counter() - started
