"""Evaluations as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from ..evals.calibrating import Calibration, Expected
    from ..evals.cases.forms import Suite
    from ..evals.gate import Verdict
    from ..evals.marks import Measured, Metric
    from ..evals.results import Run

_WORST = 3
"""Failing cases named under each suite."""


def show_run(run: Run, data_dir: Path) -> None:
    """Every metric of every suite, side by side, and where to read on."""
    from ..evals.storage import LATEST_PAGE, evals_folder

    console = Console(highlight=False)
    for suite in run.plan.suites:
        console.print(_suite_table(run, suite))
        _print_errors(console, run, suite)
    console.print(f"run {run.id}: {len(run.results)} cases in {run.seconds:.0f} s")
    console.print(f"page: {evals_folder(data_dir) / LATEST_PAGE}", soft_wrap=True)


def _suite_table(run: Run, suite: Suite) -> Table:
    from ..evals.suites import suite_of

    spec = suite_of(suite)
    table = Table(box=box.SIMPLE_HEAD, title=f"{suite.value}: {spec.about}", title_justify="left")
    table.add_column("metric")
    sides = [name for name in run.names if run.of(suite, name)]
    for name in sides:
        table.add_column(f"{name}  (95 %)", justify="right")
        table.add_column("n", justify="right", style="dim")
    found = {name: {one.metric: one for one in run.measured(suite, name)} for name in sides}
    for metric in spec.metrics:
        cells = [found[name].get(metric.name) for name in sides]
        if any(cells):
            mark = "bold" if metric.name == spec.headline else ""
            shown = [part for cell in cells for part in _cells(cell, metric)]
            table.add_row(metric.name, *shown, style=mark)
    return table


def _cells(one: Measured | None, metric: Metric) -> tuple[str, str]:
    if one is None:
        return "", ""
    places = 4 if metric.unit == "USD" else 3
    figures = f"{one.value:.{places}f}  ({one.low:.{places}f} to {one.high:.{places}f})"
    return figures, f"{one.n:g}"


def _print_errors(console: Console, run: Run, suite: Suite) -> None:
    for name in run.names:
        for result in run.of(suite, name):
            if result.error:
                line = f"  failed  {result.case}: {result.error.splitlines()[-1][:160]}"
                console.print(Text(line, style="red"))


def show_comparison(first: Run, one: str, second: Run, other: str, *, every: bool) -> None:
    """Metrics that clearly differ, with the difference's interval, and the cases that fell."""
    from ..evals.comparing import changed_cases, contrasts

    console = Console(highlight=False)
    if first.plan.fingerprint != second.plan.fingerprint:
        console.print("[yellow]the cases differ; only those that both ran are compared[/yellow]")
    rows = contrasts(first, one, second, other)
    table = Table(box=box.SIMPLE_HEAD)
    for column in ("suite", "metric"):
        table.add_column(column)
    for column in (one, other, "difference  (95 %)", "cases"):
        table.add_column(column, justify="right")
    table.add_column("")
    for row in rows:
        if row.better or every:
            style = {"second": "green", "first": "red"}.get(row.better, "")
            spread = f"{row.second - row.first:+.3f}  ({row.low:+.3f} to {row.high:+.3f})"
            verdict = {"second": "better", "first": "worse"}.get(row.better, "")
            table.add_row(
                row.suite.value, row.metric, f"{row.first:.3f}", f"{row.second:.3f}", spread,
                str(row.cases), verdict, style=style,
            )  # fmt: skip
    console.print(table if table.row_count else "nothing differs clearly")
    for suite in first.plan.suites:
        changed = changed_cases(suite, first.of(suite, one), second.of(suite, other))
        fell = [(case, a, b) for case, (a, b) in changed.items() if b < a][:_WORST]
        for case, a, b in fell:
            console.print(f"  {suite.value} {case}: {a:.2f} → {b:.2f}", style="dim")
    alike = sum(not row.better for row in rows)
    console.print(f"{len(rows)} metrics compared, {alike} without a clear difference")


def show_gate(run: Run, verdicts: Sequence[Verdict]) -> bool:
    """A table of what fell, and whether all thresholds held and nothing crashed."""
    from ..evals.gate import crashes

    console = Console(highlight=False)
    fallen = [verdict for verdict in verdicts if not verdict.held]
    broken = crashes(run)
    if fallen:
        table = Table(box=box.SIMPLE_HEAD, title="fell", title_justify="left")
        for column in ("suite", "metric", "measured", "threshold", "why it stands there"):
            table.add_column(column)
        for verdict in fallen:
            table.add_row(*_fallen(verdict))
        console.print(table)
    for line in broken:
        console.print(Text(f"failed  {line}"[:300], style="red"))
    kept = len(verdicts) - len(fallen)
    console.print(
        f"run {run.id}: {kept} of {len(verdicts)} thresholds hold over {len(run.results)} cases, "
        f"{len(broken)} cases failed, {run.seconds:.0f} s"
    )
    return not fallen and not broken


def _fallen(verdict: Verdict) -> tuple[str, str, str, str, str]:
    rule = verdict.threshold
    value = "not measured" if verdict.value is None else f"{verdict.value:.3f} (n {verdict.n:g})"
    bound = f"at least {rule.low:g}" if rule.low is not None else f"at most {rule.high:g}"
    return rule.suite.value, rule.metric, value, bound, rule.why


def show_calibration(found: Calibration, cases: int) -> None:
    """The threshold, the setting, and the router beside the plain ways."""
    console = Console(highlight=False)
    if found.assumed:
        console.print(
            "[yellow]No hosted model was measured: its side is the stated prior. Run "
            "`adwright eval run -s copy --models builtin,gemini` for figures.[/yellow]"
        )
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("way")
    for column in ("hosted share", "quality  (95 %)", "USD a brief"):
        table.add_column(column, justify="right")
    ways = (
        found.always_local, found.random, found.router, found.best, found.always_hosted,
    )  # fmt: skip
    for way in ways:
        table.add_row(*_way(way), style="bold" if way.way == "router" else "")
    console.print(table)
    console.print(
        f"{cases} briefs; rank correlation of difficulty and what hosted is better by: "
        f"{found.correlation:+.2f}; regret against the best choice: {found.regret:.3f}"
    )
    console.print(
        f"difficulty from {found.threshold:.2f} on goes to the hosted model: set "
        f"ADWRIGHT_HOSTED_SHARE={found.hosted_share_setting:g}"
    )


def _way(way: Expected) -> tuple[str, str, str, str]:
    spread = f"{way.quality:.3f}  ({way.interval.low:.3f} to {way.interval.high:.3f})"
    return way.way, f"{way.share:.0%}", spread, f"{way.cost_usd:.4f}"


def show_runs(runs: Sequence[Run]) -> None:
    """One line a run, latest last."""
    console = Console(highlight=False)
    if not runs:
        console.print("no runs yet: make one with `adwright eval run`")
        return
    table = Table(box=box.SIMPLE_HEAD)
    for column in ("run", "sides", "suites", "cases", "state"):
        table.add_column(column)
    for run in runs:
        suites = "all" if len(run.plan.suites) == _ALL_SUITES else ", ".join(run.plan.suites)
        state = f"{run.seconds:.0f} s" if run.finished else "interrupted"
        table.add_row(run.id, " | ".join(run.names), suites, str(len(run.results)), state)
    console.print(table)


_ALL_SUITES = 8
