"""The desk of one event loop: gathers requests, sends them as jobs, hands the answers out."""

from __future__ import annotations

import asyncio
import copy
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ...errors import AdwrightError, ModelError, UserError
from .gemini_batch_jobs import GeminiJobs, JobView
from .gemini_batch_journal import JobJournal, OpenJob
from .gemini_batch_wire import Answer, Ask, Outcome

T = TypeVar("T")
_NOT_TAKEN = 429
_GONE = 404
_MARK_BYTES = 9


@dataclass(frozen=True, kw_only=True)
class Batching:
    """When jobs go out, and how they are watched."""

    max_requests: int = 1000
    """A job goes out when so many requests wait,"""
    idle_s: float = 10.0
    """or when none came for so many seconds."""
    max_bytes: int = 100_000_000
    """Most bytes of requests in one job; the API takes files up to 2 GB."""
    first_poll_s: float = 5.0
    """Seconds until a job is looked at first; each wait is longer than the one before,"""
    growth: float = 1.5
    longest_poll_s: float = 120.0
    """up to this."""
    patience: int = 8
    """Calls in a row that may fail in passing before the callers are told."""


@dataclass(frozen=True, kw_only=True)
class JobNews:
    """Something happened to a job; told so that a run's ledger can keep it."""

    name: str
    """The server's name, batches/..."""
    mark: str
    """Our own name, which the server shows."""
    state: str
    """sent, found (after a restart), then the server's state at the end."""
    requests: int


@dataclass(kw_only=True, eq=False)
class _Entry:
    """A request and those who wait for its answer."""

    ask: Ask
    callers: set[asyncio.Future[Answer]] = field(default_factory=set)
    mark: str = ""
    """The job that holds it; empty while it waits to be sent."""


class Desk:
    """Works in one event loop. A request that two callers ask at once is sent once."""

    def __init__(
        self,
        jobs: GeminiJobs,
        journal: JobJournal,
        batching: Batching,
        model: str,
        tell: Callable[[JobNews], None],
    ) -> None:
        self._jobs = jobs
        self._journal = journal
        self._batching = batching
        self._model = model
        self._tell = tell
        self._entries: dict[str, _Entry] = {}
        self._followed: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None

    async def answer(self, ask: Ask, held: OpenJob | None) -> Answer:
        """The answer to a request, from the open job that holds it or from a new one.

        Raises ModelError, or StorageError where the journal cannot be written.
        """
        entry = self._entries.get(ask.key)
        if entry is None:
            entry = self._entries[ask.key] = _Entry(ask=ask)
            self._place(entry, held)
        caller: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        entry.callers.add(caller)
        try:
            return await caller
        finally:
            entry.callers.discard(caller)
            if not entry.callers and not entry.mark and self._entries.get(ask.key) is entry:
                del self._entries[ask.key]

    def _place(self, entry: _Entry, held: OpenJob | None) -> None:
        if held is None:
            self._queue()
            return
        entry.mark = held.mark
        if held.mark not in self._followed:
            self._begin(self._resume(held), held.mark)

    # Sending

    def _queue(self) -> None:
        """Sends what waits when it is enough; else a little later, if nothing more comes."""
        waiting = self._waiting()
        if self._timer is not None:
            self._timer.cancel()
        if len(waiting) >= self._batching.max_requests:
            self._send()
        else:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._batching.idle_s, self._send)

    def _waiting(self) -> list[_Entry]:
        return [entry for entry in self._entries.values() if not entry.mark]

    def _send(self) -> None:
        self._timer = None
        for entries in self._loads(self._waiting()):
            mark = f"adwright-{secrets.token_hex(_MARK_BYTES)}"
            for entry in entries:
                entry.mark = mark
            self._begin(self._submit(mark, [entry.ask for entry in entries]), mark)

    def _loads(self, entries: Sequence[_Entry]) -> Iterable[list[_Entry]]:
        load: list[_Entry] = []
        size = 0
        for entry in entries:
            full = len(load) == self._batching.max_requests
            if load and (full or size + entry.ask.size > self._batching.max_bytes):
                yield load
                load, size = [], 0
            load.append(entry)
            size += entry.ask.size
        if load:
            yield load

    async def _submit(self, mark: str, asks: Sequence[Ask]) -> None:
        keys = tuple(ask.key for ask in asks)
        self._journal.intend(mark, self._model, keys)
        name = await self._created(mark, asks)
        await self._named(OpenJob(mark=mark, name=name, keys=keys), "sent")
        await self._follow(OpenJob(mark=mark, name=name, keys=keys), found=False)

    async def _created(self, mark: str, asks: Sequence[Ask]) -> str:
        """The new job's name. A call that broke off may have made it all the same: look first."""
        failed = 0
        while True:
            try:
                return await self._jobs.create(mark, asks)
            except UserError:
                self._journal.withdraw(mark)
                raise
            except ModelError as error:
                failed += 1
                if error.retryable and error.status != _NOT_TAKEN:
                    name = await self._patiently(lambda: self._jobs.find(mark))
                    if name:
                        return name
                if not error.retryable or failed > self._batching.patience:
                    self._journal.withdraw(mark)
                    raise
                await asyncio.sleep(self._wait(failed, error))

    # Following

    async def _resume(self, held: OpenJob) -> None:
        """Follows a job that another process, or an earlier one, sent."""
        name = held.name or await self._patiently(lambda: self._jobs.find(held.mark))
        if not name:
            self._journal.withdraw(held.mark)
            self._again(held.keys)
            return
        job = OpenJob(mark=held.mark, name=name, keys=held.keys)
        await self._named(job, "found")
        await self._follow(job, found=True)

    async def _named(self, job: OpenJob, state: str) -> None:
        self._journal.name(job.mark, job.name)
        self._told(job, state)

    async def _follow(self, job: OpenJob, *, found: bool) -> None:
        """Waits for the job's end and hands out what it brought; stops when nobody waits.

        Requests of a job found after a restart that ended without answers are sent anew, since
        none of their callers saw it fail.
        """
        try:
            view = await self._ended(job)
        except ModelError as error:
            if not (found and error.status == _GONE):
                raise
            view = JobView(name=job.name, mark=job.mark, state="gone")
        if view is None:
            return
        outcomes = await self._patiently(lambda: self._jobs.outcomes(view, job.keys))
        answers = {key: one for key, one in outcomes.items() if not isinstance(one, ModelError)}
        self._journal.close(job.mark, view.state, answers)
        self._told(job, view.state)
        for key, outcome in outcomes.items():
            if found and key not in answers and not answers:
                self._again([key])
            else:
                self._settle(key, outcome)

    async def _ended(self, job: OpenJob) -> JobView | None:
        """The job at its end; None when every caller has gone."""
        looks = 0
        while any(entry.callers for entry in self._entries.values() if entry.mark == job.mark):
            view = await self._patiently(lambda: self._jobs.look(job.name))
            if view.ended:
                return view
            looks += 1
            await asyncio.sleep(self._wait(looks))
        return None

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        failed = 0
        while True:
            try:
                return await call()
            except ModelError as error:
                failed += 1
                if not error.retryable or failed > self._batching.patience:
                    raise
                await asyncio.sleep(self._wait(failed, error))

    def _wait(self, times: int, error: ModelError | None = None) -> float:
        """Seconds until the next look, longer each time; not sooner than the server asked."""
        asked = (error.retry_after or 0.0) if error is not None else 0.0
        grown = self._batching.first_poll_s * self._batching.growth ** (times - 1)
        return max(asked, min(grown, self._batching.longest_poll_s))

    # Ends

    def _begin(self, work: Coroutine[Any, Any, None], mark: str) -> None:
        task = asyncio.get_running_loop().create_task(self._to_its_end(work, mark))
        self._followed.add(mark)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _to_its_end(self, work: Coroutine[Any, Any, None], mark: str) -> None:
        """Does the work on a job; whatever ends it, none of the job's callers waits for ever."""
        try:
            await work
        except AdwrightError as error:
            self._end(mark, error)
        except BaseException as error:
            self._end(mark, error)
            raise
        else:
            self._end(mark, None)

    def _end(self, mark: str, error: BaseException | None) -> None:
        self._followed.discard(mark)
        for key in [key for key, entry in self._entries.items() if entry.mark == mark]:
            self._settle(key, error)

    def _again(self, keys: Iterable[str]) -> None:
        """Puts requests that someone still waits for back among those to be sent."""
        for key in keys:
            entry = self._entries.get(key)
            if entry is not None and entry.callers:
                entry.mark = ""
        self._queue()

    def _settle(self, key: str, outcome: Outcome | BaseException | None) -> None:
        """Gives a request's callers what came of it; without an outcome they are cancelled."""
        entry = self._entries.pop(key, None)
        for caller in entry.callers if entry is not None else ():
            if caller.done():
                continue
            if outcome is None or isinstance(outcome, asyncio.CancelledError):
                caller.cancel()
            elif isinstance(outcome, BaseException):
                caller.set_exception(copy.copy(outcome))
            else:
                caller.set_result(outcome)

    def _told(self, job: OpenJob, state: str) -> None:
        news = JobNews(name=job.name, mark=job.mark, state=state, requests=len(job.keys))
        self._tell(news)
