"""What `adwright batch` shows: the mapping, a progress bar, and how the run ended."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from types import FrameType
from typing import TYPE_CHECKING, Any

import typer
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from ..agents.batch.api import generate_batch
from ..agents.batch.engine import RowFault
from ..agents.batch.result import BatchEvent, Progress, RowResult
from ..agents.batch.stop import StopSwitch
from ..errors import RunStopped

if TYPE_CHECKING:
    from ..agents.batch.estimate import Estimate
    from ..agents.batch.rows import FeedFile

STOPPED_BY_USER = "stopped with Ctrl-C"
INTERRUPTED = 130
"""Exit code of a command that Ctrl-C ended, as shells have it."""
_ERRORS_SHOWN = 5


class Screen:
    """Everything goes to stderr, but for the figures of --json."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._console = Console(stderr=True, highlight=False)
        self._files = ""

    def show_feed(self, source: FeedFile) -> None:
        """The form of the feed and which column fills which field. Raises InputFileError."""
        with source.open() as feed:
            table = Table(box=box.SIMPLE_HEAD)
            for title in ("field", "column", "why"):
                table.add_column(title, overflow="fold")
            for mapped in feed.mapping.columns:
                table.add_row(mapped.field, Text(mapped.column), Text(mapped.why))
            carried = ", ".join(feed.mapping.carried)
            self._console.print(Text(f"{source.path}: {feed.form}"))
            self._console.print(table)
            if carried:
                self._console.print(Text(f"carried through: {carried}\n"))

    def show_estimate(self, found: Estimate) -> None:
        """What the run would cost and take."""
        if self._as_json:
            typer.echo(json.dumps(asdict(found), indent=2))
            return
        typer.echo(
            f"{found.rows:,} rows, {found.bad_rows:,} of them unusable\n"
            f"writer: {found.model or 'models on this machine'}\n"
            f"calls: {found.calls:,}\n"
            f"tokens: {found.input_tokens:,} in, {found.output_tokens:,} out\n"
            f"money: about ${found.cost_usd:.2f}, at most ${found.most_usd:.2f}\n"
            f"time: about {_span(found.seconds)}\n"
            f"({found.basis}; nothing was sent)"
        )

    def run(self, source: FeedFile, *, total: int, **options: Any) -> None:
        """Runs the feed with a progress bar. Raises typer.Exit with the exit code to give."""
        stop, last = StopSwitch(), Progress(total=total)
        why = ""
        with self._bars(total) as (bars, task), _stopping(stop, self._console):

            def watch(event: BatchEvent) -> None:
                nonlocal last
                last = event.progress
                bars.update(task, completed=last.through, description=_figures(last))
                if event.step == "files":
                    self._files = event.message

            results = generate_batch(source, stop=stop, total=total, on_event=watch, **options)
            failures = _Failures(bars.console)
            try:
                for result in results:
                    failures.add(result)
            except RunStopped as stopped:
                why = str(stopped)
        self._report(last, why)
        if failures.to_try_again and not self._as_json:
            typer.echo(f"{failures.to_try_again} rows can be tried again: start the run again")
        if why or failures.to_try_again:
            raise typer.Exit(INTERRUPTED if stop.reason == STOPPED_BY_USER else 1)

    def _report(self, last: Progress, why: str) -> None:
        if why:
            self._console.print(Text(why))
        files = self._files.split(", ") if self._files else []
        if self._as_json:
            figures = {**asdict(last), "stopped": why, "files": files}
            typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
            return
        typer.echo(
            f"{last.done} campaigns, {last.failed} rows without one, {last.from_ledger} of all "
            f"from an earlier start; ${last.cost_usd:.4f} spent by this one in "
            f"{_span(last.seconds)}"
        )
        for file in files:
            typer.echo(file)

    @contextmanager
    def _bars(self, total: int) -> Iterator[tuple[Bars, TaskID]]:
        columns = (
            SpinnerColumn(), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
        )  # fmt: skip
        with Bars(*columns, console=self._console) as bars:
            yield bars, bars.add_task("loading", total=total)


class _Failures:
    """Rows without a campaign: the first few are shown, those worth another try are counted."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._shown = 0
        self.to_try_again = 0

    def add(self, result: RowResult) -> None:
        """Takes a result of any kind."""
        self.to_try_again += result.fault is RowFault.RUN
        if result.error and not result.from_ledger and self._shown < _ERRORS_SHOWN:
            self._shown += 1
            said = f"row {result.number} ({result.key}): {result.error}"
            self._console.print(Text(said, "yellow"))


@contextmanager
def _stopping(stop: StopSwitch, console: Console) -> Iterator[None]:
    """Ctrl-C (or SIGTERM) stops after the rows under way; a second one stops at once."""

    def asked(_number: int, _frame: FrameType | None) -> None:
        if stop.asked():
            raise KeyboardInterrupt
        stop.ask(STOPPED_BY_USER)
        console.print("stopping after the rows under way; Ctrl-C again stops at once")

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, asked)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _figures(now: Progress) -> str:
    """Rate, money and the rest, for the bar."""
    parts = [f"{now.rate * 60:.0f} rows/min"] if now.rate else []
    parts.append(f"${now.cost_usd:.4f}")
    if now.failed:
        parts.append(f"{now.failed} failed")
    if now.left_s is not None and now.through != now.total:
        parts.append(f"about {_span(now.left_s)} left")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    """A stretch of time for people."""
    if seconds < 90:  # noqa: PLR2004 - people count seconds up to a minute and a half
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"  # noqa: PLR2004
