"""Gemini's Batch API behind the port: requests of many campaigns leave together, at half price."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from ...errors import BadReply, ModelError, SettingsError
from ...settings import Settings
from .gemini import GeminiModel, GeminiOptions
from .gemini_batch_desk import Batching, Desk, JobNews
from .gemini_batch_jobs import INLINE_BYTES, GeminiJobs
from .gemini_batch_journal import JobJournal, OpenJob
from .gemini_batch_wire import Answer, ask_of, response_of
from .gemini_errors import foreign_errors, translated
from .gemini_wire import reply_of
from .port import ChatReply, ChatRequest, ModelCard

BATCH_PRICE_SHARE = 0.5
"""What a batched call costs of a plain one: https://ai.google.dev/gemini-api/docs/batch-api"""


def _unheard(_news: JobNews) -> None:
    """News that nobody listens to."""


class BatchedGemini:
    """A ChatModel whose calls are gathered into batch jobs; an answer may take hours.

    Ask it from many campaigns at once, and put no deadline around it. Every request and answer is
    journalled in `folder`: asked again after a restart, a request in flight is found in its job,
    and an answered one is answered from the journal. Requests of the same content are one request
    (give each its own seed). A caller that is cancelled before its job goes out is left out of
    it; afterwards its answer is kept for the next time. Raises as GeminiModel, and StorageError.
    """

    def __init__(
        self,
        options: GeminiOptions,
        *,
        folder: Path,
        batching: Batching | None = None,
        inline_bytes: int = INLINE_BYTES,
        on_job: Callable[[JobNews], None] = _unheard,
    ) -> None:
        self._model = options.model
        self._batching = batching or Batching()
        self._jobs = GeminiJobs(options, inline_bytes=inline_bytes)
        self._journal = JobJournal(folder)
        self._on_job = on_job
        self._card = _half_price(GeminiModel(options).card)
        self._desks: WeakKeyDictionary[asyncio.AbstractEventLoop, Desk] = WeakKeyDictionary()

    @property
    def card(self) -> ModelCard:
        """Gemini's card at the price of batches."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The answer, when its job has ended. Raises ModelError, BadReply, StorageError."""
        started = time.perf_counter()
        ask = ask_of(request, self._model)
        held = self._journal.look(ask.key)
        if held is not None and not isinstance(held, OpenJob):
            with suppress(BadReply, ModelError):
                reply = self._reply(held, request, started)
                return dataclasses.replace(reply, notes=("answered by an earlier batch job",))
            self._journal.forget(ask.key)
            held = None
        answer = await self._desk().answer(ask, held)
        return self._reply(answer, request, started)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The answer as one piece, since a job's answers come whole. Raises as `generate`."""
        yield (await self.generate(request)).text

    async def cancel_jobs(self) -> tuple[str, ...]:
        """Asks the server to stop all open jobs of the folder; their names. Raises ModelError.

        Whoever waits for one of them gets a ModelError when the server says that it has stopped.
        """
        names = self._journal.open_names()
        for name in names:
            await self._jobs.cancel(name)
        return names

    def _reply(self, answer: Answer, request: ChatRequest, started: float) -> ChatReply:
        latency_ms = (time.perf_counter() - started) * 1000
        try:
            response = response_of(answer)
        except foreign_errors() as error:
            raise translated(error) from error
        return reply_of(response, request, self._model, latency_ms)

    def _desk(self) -> Desk:
        loop = asyncio.get_running_loop()
        if loop not in self._desks:
            self._desks[loop] = Desk(
                self._jobs, self._journal, self._batching, self._model, self._on_job
            )
        return self._desks[loop]


def batched_gemini(
    settings: Settings,
    *,
    folder: Path,
    batching: Batching | None = None,
    on_job: Callable[[JobNews], None] = _unheard,
) -> BatchedGemini:
    """The Gemini of the settings, batched; it takes the place of `card.name` in a Program's models.

    `folder` is the run's own. Raises SettingsError without a key of the Developer API.
    """
    if settings.gemini_api_key is None and not settings.vertex_project:
        raise SettingsError("batch jobs need a Gemini key: set GEMINI_API_KEY")
    options = GeminiOptions(
        model=settings.gemini_model,
        api_key=settings.gemini_api_key,
        base_url=settings.gemini_base_url,
        vertex_project=settings.vertex_project,
        vertex_location=settings.vertex_location,
        timeout_s=settings.request_timeout_s,
    )
    return BatchedGemini(options, folder=folder, batching=batching, on_job=on_job)


def _half_price(card: ModelCard) -> ModelCard:
    return dataclasses.replace(
        card,
        input_usd_per_mtok=card.input_usd_per_mtok * BATCH_PRICE_SHARE,
        output_usd_per_mtok=card.output_usd_per_mtok * BATCH_PRICE_SHARE,
    )
