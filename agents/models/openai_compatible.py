"""Any server that speaks OpenAI's chat completions: vLLM, llama-server, Ollama, a cluster."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import SecretStr

from ...errors import AdwrightError, BadReply, ModelError, SettingsError
from ...schema import TokenCount
from .answers import charged, parsed_answer
from .foreign_http import PerLoopClient, seconds, status_error, transport_error
from .port import ChatReply, ChatRequest, Finish, ModelCard
from .wire_schema import wire_schema

_OK = 200
_FINISHES: Mapping[str, Finish] = {
    "stop": "stop",
    "eos": "stop",
    "length": "length",
    "content_filter": "safety",
}


@dataclass(frozen=True, kw_only=True)
class OpenAiOptions:
    """Which server and model to call."""

    base_url: str
    """With its version part, for example http://localhost:8000/v1."""
    model: str
    api_key: SecretStr | None = None
    hosted: bool = True
    """False when the server is your own: data may stay with it."""
    timeout_s: float = 60.0
    """Deadline of one call, in seconds."""
    context_tokens: int = 32_768
    vision: bool = False
    input_usd_per_mtok: float = 0.0
    output_usd_per_mtok: float = 0.0


class OpenAiModel:
    """A ChatModel over /chat/completions; retries are left to RetryingModel."""

    def __init__(self, options: OpenAiOptions) -> None:
        if not options.model:
            raise SettingsError(
                f"no model is named for {options.base_url}; set ADWRIGHT_OPENAI_MODEL"
            )
        self._options = options
        self._server = f"the server at {options.base_url}"
        self._client: PerLoopClient | None = None
        self._card = ModelCard(
            provider="openai",
            model=options.model,
            hosted=options.hosted,
            context_tokens=options.context_tokens,
            vision=options.vision,
            input_usd_per_mtok=options.input_usd_per_mtok,
            output_usd_per_mtok=options.output_usd_per_mtok,
        )

    @property
    def card(self) -> ModelCard:
        """What this model is and can do."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The whole answer. Raises ModelError or BadReply."""
        started = time.perf_counter()
        with self._translating():
            async with asyncio.timeout(self._options.timeout_s):
                response = await self._http().send(self._request(request, stream=False))
            self._check(response)
            body = response.json()
        latency_ms = (time.perf_counter() - started) * 1000
        return self._reply(body, request, latency_ms)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The answer in pieces. Raises as `generate`."""
        text, finish = "", ""
        async for event in self._events(request):
            choice = _first_choice(event)
            finish = choice.get("finish_reason") or finish
            piece = (choice.get("delta") or {}).get("content") or ""
            text += piece
            if piece:
                yield piece
        if not finish:
            raise ModelError(f"{self._server} cut its stream", retryable=True)
        self._check_finish(finish, text)

    async def _events(self, request: ChatRequest) -> AsyncIterator[Mapping[str, Any]]:
        """Server-sent events as JSON, each within the deadline."""
        deadline = self._options.timeout_s
        with self._translating():
            async with asyncio.timeout(deadline):
                response = await self._http().send(self._request(request, stream=True), stream=True)
                if response.status_code != _OK:
                    await response.aread()
                    self._check(response)
        lines = response.aiter_lines()
        try:
            while True:
                with self._translating():
                    async with asyncio.timeout(deadline):
                        line = await anext(lines, None)
                    data = (line or "").removeprefix("data:").strip()
                    if line is None or data == "[DONE]":
                        return
                    event = json.loads(data) if data and (line or "").startswith("data:") else None
                if isinstance(event, Mapping):
                    self._check_event(event)
                    yield event
        finally:
            await response.aclose()

    def _http(self) -> PerLoopClient:
        if self._client is None:
            self._client = PerLoopClient()
        return self._client

    def _request(self, request: ChatRequest, *, stream: bool) -> httpx.Request:
        key = self._options.api_key
        headers = {"authorization": f"Bearer {key.get_secret_value()}"} if key else {}
        url = f"{self._options.base_url.rstrip('/')}/chat/completions"
        body = _body(request, self._options.model, stream=stream)
        return self._http().build_request("POST", url, json=body, headers=headers)

    def _check(self, response: httpx.Response) -> None:
        if response.status_code != _OK:
            raise status_error(
                self._server,
                response.status_code,
                _message(response.text),
                retry_after=seconds(response.headers.get("retry-after")),
            )

    def _check_event(self, event: Mapping[str, Any]) -> None:
        if "error" in event:
            raise ModelError(
                f"{self._server} broke off: {_message(json.dumps(event))}", retryable=True
            )

    def _reply(self, body: Any, request: ChatRequest, latency_ms: float) -> ChatReply:
        choice = _first_choice(body)
        text = (choice.get("message") or {}).get("content") or ""
        usage = body.get("usage") or {}
        tokens = TokenCount(
            input=usage.get("prompt_tokens", 0), output=usage.get("completion_tokens", 0)
        )
        with charged(tokens):
            self._check_finish(str(choice.get("finish_reason") or ""), text)
            value = parsed_answer(text, request.answer_schema)
        return ChatReply(
            text=text,
            value=value,
            input_tokens=tokens.input,
            output_tokens=tokens.output,
            latency_ms=latency_ms,
            model=body.get("model") or self._options.model,
        )

    def _check_finish(self, reason: str, text: str) -> None:
        finish = _FINISHES.get(reason, "stop" if not reason else "other")
        if finish == "length":
            raise BadReply(f"{self._server} cut its answer off", text=text, finish=finish)
        if finish == "safety":
            raise BadReply(f"{self._server} blocked its answer", text=text, finish=finish)
        if not text:
            raise BadReply(f"{self._server} answered with nothing", finish="other")

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except AdwrightError:
            raise
        except json.JSONDecodeError as error:
            raise ModelError(
                f"{self._server} sent an answer that cannot be read", retryable=True
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise transport_error(self._server, error) from error


def _body(request: ChatRequest, model: str, *, stream: bool) -> dict[str, Any]:
    messages: list[dict[str, Any]] = [
        {"role": message.role, "content": message.text} for message in request.messages
    ]
    if request.images and messages:
        words = {"type": "text", "text": messages[-1]["content"]}
        messages[-1]["content"] = [*(_picture(image) for image in request.images), words]
    body: dict[str, Any] = {
        "model": model,
        "messages": messages,
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
        "stream": stream,
    }
    if request.seed is not None:
        body["seed"] = request.seed
    if request.answer_schema is not None:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {
                "name": "answer",
                "schema": wire_schema(request.answer_schema),
                "strict": True,
            },
        }
    return body


def _picture(image: Any) -> dict[str, Any]:
    coded = base64.b64encode(image.data).decode()
    return {"type": "image_url", "image_url": {"url": f"data:{image.media_type};base64,{coded}"}}


def _first_choice(body: Any) -> Mapping[str, Any]:
    choices = body.get("choices") if isinstance(body, Mapping) else None
    first = choices[0] if isinstance(choices, list) and choices else {}
    return first if isinstance(first, Mapping) else {}


def _message(text: str) -> str:
    """The server's own words in an error body, whichever of the usual forms it has."""
    try:
        body = json.loads(text)
    except ValueError:
        return text
    error = body.get("error", body) if isinstance(body, Mapping) else body
    said = error.get("message") if isinstance(error, Mapping) else error
    return str(said or text)
