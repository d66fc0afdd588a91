"""What a batch costs beyond its model: wall time against time inside llama.cpp, in one run.

The builtin writer decodes in one thread; reading the feed, understanding, search, checks, ledger
and files run beside it. Model time is the time that the writer's thread spends inside llama.cpp's
decoding and sampling. ADWRIGHT_BENCH_ROWS makes a quick try of fewer rows.
"""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from ...agents.api import program_for
from ...agents.batch.api import generate_batch
from ...agents.models.llama_runtime import LlamaRuntime
from ...agents.models.llama_sampling import TokenChooser
from ...schema import Market, Platform
from ...settings import Settings, load_settings
from ...tools.feeds import FeedDefaults
from .briefs import briefs
from .crowd import warm
from .figures import Figure

ROWS = 1_000
REACH = 15.0
"""Percent."""
WARM_ROWS = 8
"""Rows before the clock starts, so that lexicons, grammars and prompts are loaded."""


@dataclass(kw_only=True)
class ModelClock:
    """Time spent inside llama.cpp, in seconds."""

    wall: float = 0.0
    cpu: float = 0.0
    tokens: int = 0

    def around(self, work: Callable[..., Any], *, tokens: int) -> Callable[..., Any]:
        """The method with the clock around it."""

        @functools.wraps(work)
        def timed(*arguments: Any) -> Any:
            wall, cpu = time.perf_counter(), time.thread_time()
            try:
                return work(*arguments)
            finally:
                self.wall += time.perf_counter() - wall
                self.cpu += time.thread_time() - cpu
                self.tokens += tokens

        return timed


def run() -> tuple[Figure, ...]:
    """The overhead over all rows, once."""
    rows = int(os.environ.get("ADWRIGHT_BENCH_ROWS", ROWS))
    with TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder) / "data", gemini_api_key=None)
        warm(program_for(settings))
        _batch(Path(folder) / "warm", settings, WARM_ROWS, seed=1)
        cpu = time.process_time()
        with _model_clock() as clock:
            seconds = _batch(Path(folder) / "run", settings, rows, seed=2)
        cpu = time.process_time() - cpu
    overhead = 100 * (seconds - clock.wall) / clock.wall
    figure = Figure(
        name="batch of feed rows, time beyond the builtin writer's",
        value=overhead,
        unit="%",
        reach=f"< {REACH:g}",
        reached=overhead < REACH,
        detail=f"{rows} rows in {seconds:.1f} s, {clock.wall:.1f} s of it inside llama.cpp "
        f"({clock.tokens} tokens); processor {cpu:.1f} s, {clock.cpu:.1f} s of it there",
    )
    return (figure,)


@contextmanager
def _model_clock() -> Iterator[ModelClock]:
    clock = ModelClock()
    decode = clock.around(LlamaRuntime.decode, tokens=0)
    choose = clock.around(TokenChooser.next, tokens=1)
    with patch.object(LlamaRuntime, "decode", decode), patch.object(TokenChooser, "next", choose):
        yield clock


def _batch(folder: Path, settings: Settings, rows: int, *, seed: int) -> float:
    """Runs a feed of `rows` rows to its end; how long it took, in seconds."""
    folder.mkdir()
    feed = folder / "feed.csv"
    _write_feed(feed, rows, seed)
    defaults = FeedDefaults(
        platforms=(Platform.GOOGLE_SEARCH, Platform.META_FEED),
        markets=(Market(country="GB", language="en"),),
    )
    started = time.perf_counter()
    results = list(
        generate_batch(feed, output=folder / "run", settings=settings, defaults=defaults)
    )
    seconds = time.perf_counter() - started
    failed = [result.error for result in results if result.error]
    if failed or len(results) != rows:
        raise RuntimeError(f"{len(results)} of {rows} rows, {len(failed)} failed: {failed[:1]}")
    return seconds


def _write_feed(path: Path, rows: int, seed: int) -> None:
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "title", "description", "product_highlight", "price", "brand"))
        for number, brief in enumerate(briefs(rows, seed=seed)):
            product = brief.product
            table.writerow(
                (
                    f"SKU-{number}",
                    product.name,
                    product.description,
                    "; ".join(product.features),
                    f"{product.price} {product.currency}",
                    brief.brand.name,
                )
            )
