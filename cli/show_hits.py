"""Search hits as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..schema import SegmentHit


def show_hits(hits: Sequence[SegmentHit]) -> None:
    """Print hits, best first, each with its reason."""
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("score", justify="right")
    table.add_column("segment")
    table.add_column("why", style="dim")
    for hit in hits:
        name = f"{escape(hit.segment.name)}\n[dim]{escape(hit.segment.id)}[/dim]"
        table.add_row(f"{hit.score:.2f}", name, escape(_reasons(hit)))
    Console(highlight=False).print(table)


def _reasons(hit: SegmentHit) -> str:
    return "; ".join(
        f"{reason.field}: {', '.join(reason.words)}" if reason.words else reason.field
        for reason in hit.why[:2]
    )
