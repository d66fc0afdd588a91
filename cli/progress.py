"""Progress on stderr while a campaign is made."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console

if TYPE_CHECKING:
    from ..agents.state import Event

_DOING = {
    "start": "Loading",
    "screen": "Reading the brief",
    "understand": "Finding who would want this",
    "retrieve": "Choosing the audience",
    "target": "Writing the ads",
    "write": "Writing the ads",
    "review": "Checking every text",
    "assemble": "Putting the campaign together",
}
"""What goes on after each step has reported."""


class Progress:
    """Says each finished step in a line, and what is going on now beside a spinner."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._status = self._console.status(_DOING["start"])
        self._started = time.perf_counter()

    def __enter__(self) -> Self:
        self._status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._status.stop()
        if error is None:
            seconds = time.perf_counter() - self._started
            self._console.print(f"[dim]done in {seconds:.1f} s[/dim]")

    def __call__(self, event: Event) -> None:
        """One event of the graph."""
        from rich.text import Text

        line = Text.assemble(("• ", "green"), (f"{event['step']:<11}", "bold"), event["message"])
        line.truncate(max(40, self._console.width - 1), overflow="ellipsis")
        self._console.print(line)
        self._status.update(_DOING.get(event["step"], "Working"))
