"""All benchmarks, one after the other; the report is written to build/bench.json.

python -m adwright.evals.bench [NAME ...]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from .figures import Figure

NAMES = (
    "startup", "demo", "search", "graph_overhead", "throughput", "truth", "faults", "page",
    "batch_overhead", "batch_memory", "batch_kills",
)  # fmt: skip
REPORT = Path("build/bench.json")


def main(names: Sequence[str]) -> int:
    """Run the named benchmarks (all without names); 1 when a figure is not reached."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
        return 2
    figures: list[Figure] = []
    for name in names or NAMES:
        print(f"-- {name}", flush=True)
        measure: Callable[[], tuple[Figure, ...]] = import_module(f".{name}", __package__).run
        for figure in measure():
            figures.append(figure)
            print(figure.line(), flush=True)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps([figure.to_dict() for figure in figures], indent=2) + "\n")
    print(f"report in {REPORT}")
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
