"""Local Llama and Gemma models: any GGUF file, run in this process by llama.cpp."""

from __future__ import annotations

import asyncio
import atexit
import hashlib
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import BadReply, ModelError
from .answers import parsed_answer
from .grammar import grammar_for
from .port import ChatReply, ChatRequest, ModelCard, Skill

if TYPE_CHECKING:
    from .llama_engine import LlamaEngine
    from .llama_runtime import Placement
    from .llama_slots import Completion, Job


@dataclass(frozen=True, kw_only=True)
class LlamaOptions:
    """Which GGUF file to run, and how."""

    path: Path
    context: int = 4096
    """Cells of the KV cache in tokens; requests side by side share them."""
    threads: int = 0
    """0 takes the machine's cores."""
    lora: Path | None = None
    provider: str = "llama"
    """llama, or builtin for the writer that ships with adwright."""
    model: str = ""
    """Name on the card; empty takes the file's."""
    languages: frozenset[str] = frozenset()
    skill: Skill = Skill.INSTRUCT
    sequences: int = 8
    """Most requests decoded side by side."""


class LlamaModel:
    """A ChatModel over one GGUF file; loaded at the first call, once per process and file."""

    def __init__(self, options: LlamaOptions) -> None:
        self._options = options
        self._card = ModelCard(
            provider=options.provider,
            model=options.model or options.path.stem,
            hosted=False,
            context_tokens=options.context,
            languages=options.languages,
            skill=options.skill,
        )

    @property
    def card(self) -> ModelCard:
        """What this model is and can do."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The whole answer; limits and enum of its schema held while decoding.

        Raises InputFileError for an unusable file, ModelError, BadReply when cut off.
        """
        started = time.perf_counter()
        engine, job = await asyncio.to_thread(self._prepared, request, None)
        engine.submit(job)
        done = await asyncio.wrap_future(job.future)
        return self._reply(request, done, (time.perf_counter() - started) * 1000)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The answer in pieces of whole characters. Raises as `generate`."""
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str | None] = asyncio.Queue()

        def tell(piece: str | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, piece)

        engine, job = await asyncio.to_thread(self._prepared, request, tell)
        job.future.add_done_callback(lambda _done: tell(None))
        engine.submit(job)
        try:
            while (piece := await queue.get()) is not None:
                yield piece
        finally:
            job.future.cancel()
        self._reply(request, job.future.result(), 0.0)

    def _prepared(
        self, request: ChatRequest, tell: Callable[[str | None], None] | None
    ) -> tuple[LlamaEngine, Job]:
        from .llama_sampling import Sampling
        from .llama_slots import Job

        if request.images:
            raise ModelError(f"{self._card.name} cannot see images", status=400)
        schema = request.answer_schema
        engine = engine_for(self._placement())
        job = Job(
            prompt=self._tokens(engine, request),
            max_tokens=request.max_tokens,
            sampling=Sampling(
                temperature=request.temperature,
                seed=_seed(request),
                grammar="" if schema is None else grammar_for(schema),
            ),
            on_text=tell,
        )
        return engine, job

    def _tokens(self, engine: LlamaEngine, request: ChatRequest) -> list[int]:
        from .llama_chat import family_template, render_chat, scrubbed, with_schema
        from .port import Message

        runtime = engine.runtime
        header = runtime.header
        messages = request.messages
        if self._card.skill is Skill.INSTRUCT:
            messages = tuple(
                Message(role=message.role, text=scrubbed(message.text, runtime.is_control))
                for message in with_schema(request)
            )
        text = render_chat(
            header.chat_template or family_template(header.architecture),
            messages,
            begin=runtime.begin_text(),
            end=runtime.end_text(),
        )
        return runtime.tokens(text)

    def _placement(self) -> Placement:
        from .llama_runtime import Placement

        options = self._options
        return Placement(
            path=options.path,
            context=options.context,
            threads=options.threads,
            lora=options.lora,
            sequences=options.sequences,
        )

    def _reply(self, request: ChatRequest, done: Completion, latency_ms: float) -> ChatReply:
        if done.finish == "length":
            raise BadReply(
                f"the answer was cut off at {request.max_tokens} tokens",
                text=done.text,
                finish="length",
            )
        return ChatReply(
            text=done.text,
            value=parsed_answer(done.text, request.answer_schema),
            input_tokens=done.prompt_tokens,
            output_tokens=done.output_tokens,
            latency_ms=latency_ms,
            finish=done.finish,
            model=self._card.model,
        )


_ENGINES: dict[tuple[Placement, int], LlamaEngine] = {}
_LOADING = threading.Lock()


def engine_for(placement: Placement) -> LlamaEngine:
    """The engine of a placement, loaded when first asked for. Raises InputFileError."""
    from .llama_engine import LlamaEngine

    with _LOADING:
        key = (placement, os.getpid())
        engine = _ENGINES.get(key)
        if engine is None:
            engine = _ENGINES[key] = LlamaEngine(placement)
            atexit.register(engine.close)
        return engine


def _seed(request: ChatRequest) -> int:
    """The request's seed, or one that follows from its words, so that a run can be repeated."""
    if request.seed is not None:
        return request.seed
    words = "\x00".join(message.text for message in request.messages)
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=4).digest(), "big")
