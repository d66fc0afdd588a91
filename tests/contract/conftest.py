"""Models of every kind for the contract: over the wire, in process, scripted and wrapped."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adwright.agents.models.breaker import BreakingModel
from adwright.agents.models.builtin import builtin_writer
from adwright.agents.models.gemini import GeminiModel, GeminiOptions
from adwright.agents.models.limits import ConcurrencyLimitedModel
from adwright.agents.models.llama import LlamaModel, LlamaOptions
from adwright.agents.models.openai_compatible import OpenAiModel, OpenAiOptions
from adwright.agents.models.port import ChatModel, ChatReply, ChatRequest, ModelCard
from adwright.agents.models.rate_limit import RateLimitedModel
from adwright.agents.models.recording import RecordingModel
from adwright.agents.models.retrying import RetryingModel
from adwright.agents.models.scripted import ScriptedModel
from adwright.evals.wire.answers import schema_answer
from adwright.evals.wire.gemini_server import GeminiServer
from adwright.evals.wire.openai_server import OpenAiServer
from adwright.evals.wire.tiny_gguf import write_tiny_gguf

CARD = ModelCard(provider="scripted", model="script", hosted=False, context_tokens=9999)
WRAPPERS: Mapping[str, Callable[[ChatModel], ChatModel]] = {
    "retrying": RetryingModel,
    "breaking": BreakingModel,
    "rate_limited": lambda model: RateLimitedModel(model, 6000),
    "concurrency_limited": lambda model: ConcurrencyLimitedModel(model, 2),
    "recording": RecordingModel,
}
KINDS = ("gemini", "openai", "llama", "builtin", "scripted", *WRAPPERS)


@pytest.fixture(scope="session")
def tiny_gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random-weights Llama with a byte vocabulary."""
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


def gemini_model(url: str, **options: Any) -> GeminiModel:
    settings = {"api_key": SecretStr("wire-key-5f2"), "base_url": url, "timeout_s": 20.0}
    return GeminiModel(GeminiOptions(**{**settings, **options}))


def openai_model(url: str, **options: Any) -> OpenAiModel:
    settings = {"base_url": f"{url}/v1", "model": "any", "api_key": SecretStr("wire-key-5f2")}
    return OpenAiModel(OpenAiOptions(**{**settings, **options}))


def answer(request: ChatRequest) -> ChatReply:
    """What the scripted model says: an instance of the schema."""
    value = schema_answer(request.answer_schema or {}, request.messages[-1].text)
    return ChatReply(text=json.dumps(value, ensure_ascii=False), value=value)


@asynccontextmanager
async def running(kind: str, tiny: Path) -> AsyncIterator[ChatModel]:
    """A ready model of `kind`."""
    if kind == "gemini":
        async with GeminiServer() as server:
            yield gemini_model(server.url)
    elif kind == "openai":
        async with OpenAiServer() as server:
            yield openai_model(server.url)
    elif kind == "llama":
        yield LlamaModel(LlamaOptions(path=tiny, threads=1))
    elif kind == "builtin":
        yield builtin_writer()
    elif kind == "scripted":
        yield ScriptedModel(CARD, answer)
    else:
        yield WRAPPERS[kind](ScriptedModel(CARD, answer))


@pytest.fixture(params=KINDS)
async def model(request: pytest.FixtureRequest, tiny_gguf: Path) -> AsyncIterator[ChatModel]:
    """Every implementation of the port, in turn."""
    async with running(request.param, tiny_gguf) as ready:
        yield ready


@pytest.fixture(params=("llama", "builtin"))
async def local_model(request: pytest.FixtureRequest, tiny_gguf: Path) -> AsyncIterator[ChatModel]:
    """The models that decode in this process."""
    async with running(request.param, tiny_gguf) as ready:
        yield ready


@pytest.fixture
def wire() -> Mapping[str, Any]:
    """Server and model makers by wire format."""
    return {"gemini": (GeminiServer, gemini_model), "openai": (OpenAiServer, openai_model)}
