"""Google's Gemini through google-genai: the Developer API with a key, or Vertex AI."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from ...errors import AdwrightError, MissingExtra, ModelError, SettingsError
from .gemini_errors import SERVER, foreign_errors, translated
from .gemini_wire import check_finish, chunk_text, finish_name, gemini_call, reply_of
from .port import ChatReply, ChatRequest, ModelCard
from .prices import gemini_price

_CONTEXT_TOKENS = 1_048_576
"""Input limit of the 2.5 family: https://ai.google.dev/gemini-api/docs/models."""


@dataclass(frozen=True, kw_only=True)
class GeminiOptions:
    """Which Gemini model to call, and where."""

    model: str = "gemini-2.5-flash"
    api_key: SecretStr | None = None
    base_url: str = ""
    """Another server that speaks the Gemini wire format."""
    vertex_project: str = ""
    """Google Cloud project; set, calls go through Vertex AI with the machine's credentials."""
    vertex_location: str = ""
    """Region, for example europe-west4; empty is global."""
    timeout_s: float = 60.0
    """Deadline of one call, in seconds."""
    input_usd_per_mtok: float | None = None
    """Your own price; None takes the list price in prices.py."""
    output_usd_per_mtok: float | None = None


class GeminiModel:
    """A ChatModel over Gemini. The client is made at the first call and serves every event loop.

    Retries are left to RetryingModel; the SDK's own are off.
    """

    def __init__(self, options: GeminiOptions) -> None:
        self._options = options
        self._client: Any = None
        self._making = threading.Lock()
        price = gemini_price(options.model)
        own_in, own_out = options.input_usd_per_mtok, options.output_usd_per_mtok
        self._card = ModelCard(
            provider="gemini",
            model=options.model,
            hosted=True,
            context_tokens=_CONTEXT_TOKENS,
            vision=True,
            input_usd_per_mtok=price.input_usd if own_in is None else own_in,
            output_usd_per_mtok=price.output_usd if own_out is None else own_out,
            region=options.vertex_location if options.vertex_project else "",
        )

    @property
    def card(self) -> ModelCard:
        """What this model is and can do."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The whole answer. Raises ModelError, BadReply, or SettingsError without a key."""
        started = time.perf_counter()
        models = await self._models()
        call = gemini_call(request, self._options.model)
        with _translating():
            async with asyncio.timeout(self._options.timeout_s):
                response = await models.generate_content(**call)
        latency_ms = (time.perf_counter() - started) * 1000
        return reply_of(response, request, self._options.model, latency_ms)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The answer in pieces; thoughts are left out. Raises as `generate`."""
        text, reason, last = "", "", None
        async for last in self._chunks(request):
            reason = finish_name(last) or reason
            piece = chunk_text(last)
            text += piece
            if piece:
                yield piece
        if last is None:
            raise ModelError(f"{SERVER} sent an empty stream", retryable=True)
        check_finish(last, reason, text)
        if not reason:
            raise ModelError(f"{SERVER}'s stream was cut", retryable=True)

    async def _chunks(self, request: ChatRequest) -> AsyncIterator[Any]:
        """The SDK's chunks, each within the deadline; foreign errors translated."""
        models = await self._models()
        call = gemini_call(request, self._options.model)
        with _translating():
            async with asyncio.timeout(self._options.timeout_s):
                chunks = await models.generate_content_stream(**call)
        while True:
            with _translating():
                async with asyncio.timeout(self._options.timeout_s):
                    chunk = await anext(chunks, None)
            if chunk is None:
                return
            yield chunk

    async def _models(self) -> Any:
        """The SDK's asynchronous face. Raises SettingsError, MissingExtra."""
        if self._client is None:  # importing the SDK takes a second or more: not in the event loop
            await asyncio.to_thread(self._make_client)
        return self._client.aio.models

    def _make_client(self) -> None:
        with self._making:
            if self._client is None:
                self._client = self._new_client()

    def _new_client(self) -> Any:
        options = self._options
        if not options.vertex_project and options.api_key is None:
            raise SettingsError("Gemini needs a key: set GEMINI_API_KEY (or VERTEX_PROJECT)")
        try:
            from google import genai
        except ImportError as error:
            raise MissingExtra("google-genai", "gemini") from error
        with _translating():
            return genai.Client(http_options=_http_options(options), **_identity(options))


def _identity(options: GeminiOptions) -> dict[str, Any]:
    if options.vertex_project:
        return {
            "vertexai": True,
            "project": options.vertex_project,
            "location": options.vertex_location or "global",
        }
    key = options.api_key.get_secret_value() if options.api_key else ""
    return {"vertexai": False, "api_key": key}


def _http_options(options: GeminiOptions) -> Any:
    import httpx
    from google.genai import types

    from .foreign_http import PerLoopClient, tls

    return types.HttpOptions(
        base_url=options.base_url or None,
        timeout=int(options.timeout_s * 1000),
        httpx_client=httpx.Client(verify=tls()),
        httpx_async_client=PerLoopClient(),
    )


@contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except AdwrightError:
        raise
    except foreign_errors() as error:
        raise translated(error) from error
