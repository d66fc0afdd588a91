"""Peak memory of a batch of 100,000 rows against one of 1,000: feed, ledger and files included.

The engine answers at once, so that the figure is the batch's own: no model and no index is loaded
that would hide a growth behind hundreds of megabytes.

python -m adwright.evals.bench.batch_memory ROWS prints the peak of a run, in bytes.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ...agents.batch.api import generate_batch
from ...agents.batch.engine import BatchRow, RowOutcome
from ...schema import Asset, AssetKind, Campaign, Creative, Market, Platform
from ...settings import load_settings
from ...tools.feeds import FeedDefaults
from ...tools.platforms import SPECS
from .figures import Figure

FEW, MANY = 1_000, 100_000
REACH = 1.2
_MARKET = Market(country="GB", language="en")
_KINDS = {
    AssetKind.HEADLINE: "A quiet shoe for the way to work",
    AssetKind.DESCRIPTION: "Breathable mesh, a gum sole and laces of waxed cotton",
    AssetKind.PRIMARY_TEXT: "Walk to work in shoes that forgive the pavement",
}


class AtOnce:
    """An Engine that gives every row the same ads, as many as a real campaign has."""

    def __init__(self) -> None:
        self._ads = tuple(_ad(one) for one in (Platform.GOOGLE_SEARCH, Platform.META_FEED))

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        """One outcome a row."""
        async for row in rows:
            campaign = Campaign(brief=row.brief, creatives=self._ads, id=row.brief.id)
            yield RowOutcome(row=row, campaign=campaign, seconds=0.001)


def run() -> tuple[Figure, ...]:
    """Both sizes, each in a process of its own."""
    few, few_s = _peak(FEW)
    many, many_s = _peak(MANY)
    ratio = many / few
    figure = Figure(
        name="batch of 100,000 rows / 1,000 rows, peak memory",
        value=ratio,
        unit="x",
        reach=f"< {REACH}",
        reached=ratio < REACH,
        detail=f"{many / 1e6:.0f} MB / {few / 1e6:.0f} MB, {many_s:.0f} s / {few_s:.0f} s",
    )
    return (figure,)


def _peak(rows: int) -> tuple[int, float]:
    started = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "adwright.evals.bench.batch_memory", str(rows)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(json.loads(done.stdout)["peak_bytes"]), time.perf_counter() - started


def _ad(platform: Platform) -> Creative:
    spec = SPECS[platform]
    assets = tuple(
        Asset(kind=one.kind, text=text[: one.limit], limit=one.limit, width=len(text))
        for one in spec.assets
        if (text := _KINDS.get(one.kind, ""))
        for _ in range(one.wanted)
    )
    return Creative(
        platform=platform, format=spec.format, market=_MARKET, language="en", assets=assets
    )


def _write_feed(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("id,title,description,price,stock\n")
        for number in range(rows):
            file.write(
                f"SKU-{number},Shoe number {number},Running shoes with a breathable mesh upper,"
                f"{number % 300}.90 EUR,{number % 17}\n"
            )


def measure(rows: int) -> int:
    """Runs a feed of `rows` rows to its end; peak memory of this process, in bytes."""
    with TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.csv"
        _write_feed(feed, rows)
        count = sum(
            1
            for _ in generate_batch(
                feed,
                output=Path(folder) / "run",
                engine=AtOnce(),
                settings=load_settings(data_dir=Path(folder) / "data"),
                defaults=FeedDefaults(markets=(_MARKET,)),
            )
        )
        if count != rows:
            raise RuntimeError(f"{count} of {rows} rows came back")
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps({"peak_bytes": measure(int(sys.argv[1]))}))
