"""How long a start takes: `import adwright`, and `adwright --help`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time

from .figures import Figure, median_of, spread

RUNS = 9


def run() -> tuple[Figure, ...]:
    """Wall time of an import and CPU time of the help, median of 9 after a warm-up."""
    imports = [_wall("import adwright") - _wall("pass") for _ in range(RUNS + 1)][1:]
    helps = [_cpu([sys.executable, "-m", "adwright", "--help"]) for _ in range(RUNS + 1)][1:]
    imported, helped = median_of(imports), median_of(helps)
    return (
        Figure(
            name="import adwright, beyond an empty Python",
            value=imported,
            unit="s",
            reach="< 0.15",
            reached=imported < 0.15,  # noqa: PLR2004
            detail=spread(imports),
        ),
        Figure(
            name="adwright --help, CPU",
            value=helped,
            unit="s",
            reach="< 0.4",
            reached=helped < 0.4,  # noqa: PLR2004
            detail=spread(helps),
        ),
    )


def _wall(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
    return time.perf_counter() - started


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ))  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
