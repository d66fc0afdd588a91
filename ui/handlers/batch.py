"""Runs of the Batch tab: a feed looked at, a run started, watched, stopped, taken away."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import secrets
import shutil
import zipfile
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import aclosing
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import AdwrightError, InputFileError, RunStopped
from ..views.batch import ROWS_SHOWN, batch_sheet, batch_start, chosen_columns
from ..views.batch_run import run_view
from ..words import Words
from .feed import FeedAsked, Run

if TYPE_CHECKING:
    from ...agents.batch.result import BatchEvent
    from ...settings import Settings
    from ...tools.feeds import Feed, FeedRow
    from ..parts import Html
    from ..worker import Worker

    Looked = tuple[Feed, tuple[FeedRow, ...]]
    """A feed and its first rows."""

log = logging.getLogger("adwright.ui")
FOLDER = "batches"
"""Folder of the page's runs in the data folder; the same feed goes on where it stopped."""
PACE_S = 0.4
MOST_LOOKED = 8
"""Feeds kept open for the tab."""


class Batches:
    """All runs of this page server, by the folder that they fill."""

    def __init__(self, settings: Settings, worker: Worker, uploads: Path) -> None:
        self._settings = settings
        self._worker = worker
        self._uploads = uploads
        self._runs: dict[Path, Run] = {}
        self._looked: OrderedDict[tuple[Path, tuple[tuple[str, str], ...]], Looked] = OrderedDict()

    async def looked_at(self, asked: FeedAsked, words: Words) -> str:
        """The tab for a feed: its mapping, first rows, and the run if there is one."""
        if not asked.path:
            return batch_start(words)
        try:
            return await asyncio.to_thread(self._sheet, asked, words)
        except AdwrightError as error:
            return batch_start(words, problem=f"{words('batch.feed_error')}: {error}")

    async def started(self, asked: FeedAsked, words: Words) -> AsyncIterator[str]:
        """Starts a run, or goes on with it, and shows it until it is over."""
        file = await asyncio.to_thread(self._file, asked)
        run = self._runs.get(_folder(self._settings, file))
        if run is None or run.over:
            run = self._begin(asked, file)
        while not run.over:
            yield await self.looked_at(asked, words)
            await asyncio.sleep(PACE_S)
        yield await self.looked_at(asked, words)

    def stopped(self, asked: FeedAsked) -> None:
        """Lets the run end after the rows under way."""
        run = self._runs.get(_folder(self._settings, self._file(asked)))
        if run is not None:
            run.stop.ask("stopped in the page")

    def archive(self, token: str) -> Path | None:
        """The files of a run as one ZIP file; None for a token that there is not."""
        run = next((one for one in self._runs.values() if secrets.compare_digest(one.token, token)),
                   None)  # fmt: skip
        return None if run is None else _zipped(run.folder)

    def _begin(self, asked: FeedAsked, file: Path) -> Run:
        from ...agents.batch.result import Progress
        from ...agents.batch.stop import StopSwitch

        folder = _folder(self._settings, file)
        run = self._runs[folder] = Run(folder=folder, stop=StopSwitch(), progress=Progress())
        self._worker.start(self._filled(run, asked, file))
        return run

    async def _filled(self, run: Run, asked: FeedAsked, file: Path) -> None:
        """Works through the feed; how it ends is kept in the run."""
        from ...agents.batch.api import agenerate_batch
        from ...tools.feeds import FeedDefaults

        def listen(event: BatchEvent) -> None:
            run.progress = event.progress

        results = agenerate_batch(
            file,
            output=run.folder,
            settings=self._settings,
            columns=chosen_columns(asked.columns) or None,
            defaults=FeedDefaults(platforms=asked.platforms),
            spend_limit_usd=asked.limit,
            on_event=listen,
            stop=run.stop,
            total=await asyncio.to_thread(_count, file, asked),
        )
        try:
            async with aclosing(results):
                async for _ in results:
                    pass
        except RunStopped as stopped:
            run.error = str(stopped)
        except AdwrightError as error:
            run.error = str(error)
        except Exception as error:  # the outermost edge of a run: it ends visibly, with a log entry
            log.exception("a run of the Batch tab failed")
            run.error = f"{type(error).__name__}: the terminal where adwright ui runs says more"
        finally:
            run.over = True

    def _sheet(self, asked: FeedAsked, words: Words) -> str:
        file = self._file(asked)
        feed, rows = self._look(file, chosen_columns(asked.columns))
        run = self._runs.get(_folder(self._settings, file))
        shown = _shown(run, words) if run else None
        return batch_sheet(
            feed,
            rows,
            words,
            name=asked.name or file.name,
            platforms=[platform.value for platform in asked.platforms],
            limit="" if asked.limit is None else f"{asked.limit:g}",
            run=shown,
        )

    def _look(self, file: Path, columns: dict[str, str]) -> Looked:
        """A feed opened with these columns and its first rows, as long as it is looked at."""
        from ...tools.feeds import open_feed

        key = (file, tuple(sorted(columns.items())))
        if key not in self._looked:
            feed = open_feed(file, columns=columns or None)
            rows = tuple(islice(feed, ROWS_SHOWN)) if feed.mapping.usable else ()
            self._looked[key] = (feed, rows)
        while len(self._looked) > MOST_LOOKED:
            self._looked.popitem(last=False)
        return self._looked[key]

    def _file(self, asked: FeedAsked) -> Path:
        """The feed, copied to the data folder. Raises InputFileError."""
        real = Path(asked.path).resolve()
        if not (real.is_relative_to(self._uploads.resolve()) and real.is_file()):
            raise InputFileError("the feed did not arrive: upload it again")
        kept = self._settings.data_dir / FOLDER / _name_of(real) / real.name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(real, kept)
        return kept


def _shown(run: Run, words: Words) -> Html:
    """How far a run is, with its files once it has some."""
    return run_view(
        run.progress,
        words,
        state=run.state,
        token=run.token if run.over and any(run.folder.glob("*.html")) else "",
        error=run.error,
        folder=str(run.folder) if run.over else "",
    )


def _folder(settings: Settings, file: Path) -> Path:
    return settings.data_dir / FOLDER / file.parent.name / "run"


def _name_of(file: Path) -> str:
    """A folder name by the content of a feed, so that the same feed finds its run again."""
    state = file.stat()
    return _digested(file, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _digested(file: Path, _size: int, _changed: int) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    plain = re.sub(r"[^A-Za-z0-9]+", "-", file.stem)[:40].strip("-") or "feed"
    return f"{plain}-{digest.hexdigest()[:12]}"


def _count(file: Path, asked: FeedAsked) -> int:
    from ...tools.feeds import open_feed

    return sum(1 for _ in open_feed(file, columns=chosen_columns(asked.columns) or None))


def _zipped(folder: Path) -> Path:
    """All files that the run left for people; its ledger stays here."""
    target = folder.with_name("results.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".jsonl", ".csv", ".html", ".json", ".txt"}:
                archive.write(file, file.relative_to(folder))
    return target
