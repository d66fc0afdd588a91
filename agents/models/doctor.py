"""What works on this machine and what does not, each with the next step."""

from __future__ import annotations

import asyncio
import importlib.metadata
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from ...errors import AdwrightError
from ...settings import Settings
from .builtin import builtin_path, builtin_writer
from .gguf_header import read_gguf_header
from .port import ChatModel, ChatRequest, Message

State = Literal["ok", "warn", "fail"]
_LEAST_PYTHON = (3, 11)
_ASKED = 8
_OPENAI = "OpenAI-compatible server"
_PROMPT = "en product: Test lamp\n=Test lamp\ncategory: lamp\n> headline product 30\n"
_SPARE_BYTES = 400_000_000
_RUNTIME_BYTES = 200_000_000
"""llama.cpp's own buffers beside weights and cache, about."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing looked at."""

    name: str
    state: State
    detail: str
    next_step: str = ""
    """What to do about it; empty when all is well."""


def diagnose(settings: Settings, *, online: bool = False) -> tuple[Check, ...]:
    """Checks of this machine and these settings; `online` calls each hosted model once.

    Never raises for what it finds: a failure is a Check. Must not be called inside an event loop.
    """
    checks: dict[str, Callable[[], Check]] = {
        "Python": _python,
        "processor cores": _cores,
        "memory": _memory,
        "llama.cpp": _llama_library,
        "builtin writer": _builtin,
        "local model": lambda: _llama_model(settings),
        "Gemini": lambda: _gemini(settings),
        "Gemini server": lambda: _address("Gemini server", settings.gemini_base_url),
        _OPENAI: lambda: _address(_OPENAI, settings.openai_base_url),
        "data folder": lambda: _data_folder(settings.data_dir),
    }
    found = [_guarded(name, check) for name, check in checks.items()]
    return (*found, *(_online(settings) if online else ()))


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except AdwrightError as error:
        what, _, step = str(error).rpartition("; ")
        return Check(name=name, state="fail", detail=what or str(error), next_step=step)


def _python() -> Check:
    version = platform.python_version()
    if sys.version_info[:2] < _LEAST_PYTHON:
        step = "install Python 3.11 or newer"
        return Check(name="Python", state="fail", detail=version, next_step=step)
    return Check(name="Python", state="ok", detail=f"{version} on {platform.machine()}")


def _cores() -> Check:
    return Check(name="processor cores", state="ok", detail=str(os.cpu_count() or 1))


def _memory() -> Check:
    free = free_memory()
    if free is None:
        return Check(name="memory", state="warn", detail="cannot be told on this system")
    detail = f"{free / 1e9:.1f} GB available"
    if free < _SPARE_BYTES:
        step = "close other programs; the embedding model needs about 0.4 GB"
        return Check(name="memory", state="warn", detail=detail, next_step=step)
    return Check(name="memory", state="ok", detail=detail)


def free_memory() -> int | None:
    """Main memory that programs may still take, in bytes; None where the system does not tell."""
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        for line in meminfo.read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None


def _llama_library() -> Check:
    from .llama_runtime import llama_library

    llama_library()
    version = importlib.metadata.version("llama-cpp-python")
    return Check(name="llama.cpp", state="ok", detail=f"llama-cpp-python {version}")


def _builtin() -> Check:
    path = builtin_path()
    if not path.exists():
        step = "install adwright again: the package is incomplete"
        return Check(name="builtin writer", state="fail", detail=f"no {path.name}", next_step=step)
    speed = asyncio.run(tokens_per_second(builtin_writer(), _PROMPT))
    return Check(name="builtin writer", state="ok", detail=f"runs, {speed:,.0f} tokens a second")


async def tokens_per_second(model: ChatModel, prompt: str) -> float:
    """Speed of a loaded model over eight short answers at once. Raises ModelError, BadReply."""
    requests = [
        ChatRequest(
            task="doctor",
            messages=(Message(role="user", text=prompt),),
            answer_schema={"type": "string", "maxLength": 60, "x-numbers": []},
            max_tokens=200,
            seed=seed,
        )
        for seed in range(_ASKED)
    ]
    await model.generate(requests[0])
    started = time.perf_counter()
    replies = await asyncio.gather(*(model.generate(request) for request in requests))
    return sum(reply.output_tokens for reply in replies) / (time.perf_counter() - started)


def _llama_model(settings: Settings) -> Check:
    name = "local model"
    if settings.llama_model is None:
        step = "adwright models pull llama-3.2-3b (optional)"
        return Check(name=name, state="ok", detail="none set", next_step=step)
    header = read_gguf_header(settings.llama_model)
    cache = header.cache_bytes_per_token() * settings.llama_context
    needed = header.file_bytes + cache + _RUNTIME_BYTES
    detail = f"{header.path.name} ({header.architecture}), about {needed / 1e9:.1f} GB of memory"
    free = free_memory()
    if free is not None and free < needed:
        step = "take a smaller file, or set ADWRIGHT_LLAMA_CONTEXT lower"
        return Check(name=name, state="warn", detail=detail, next_step=step)
    return Check(name=name, state="ok", detail=detail)


def _gemini(settings: Settings) -> Check:
    if settings.vertex_project:
        place = settings.vertex_location or "global"
        return Check(name="Gemini", state="ok", detail=f"through Vertex AI in {place}")
    if settings.gemini_api_key is None:
        step = "set GEMINI_API_KEY (optional)"
        return Check(name="Gemini", state="ok", detail="no key set; nothing leaves", next_step=step)
    return Check(name="Gemini", state="ok", detail=f"a key is set for {settings.gemini_model}")


def _address(name: str, url: str) -> Check:
    if not url:
        return Check(name=name, state="ok", detail="the usual one" if "Gem" in name else "none set")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        step = "give an address such as http://localhost:8000/v1"
        return Check(name=name, state="fail", detail=f"{url!r} is no address", next_step=step)
    return Check(
        name=name, state="ok", detail=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    )


def _data_folder(folder: Path) -> Check:
    name = "data folder"
    probe = folder / f".adwright-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        step = "set ADWRIGHT_DATA_DIR to a folder you may write to"
        detail = f"{folder} cannot be written ({error.strerror})"
        return Check(name=name, state="fail", detail=detail, next_step=step)
    return Check(name=name, state="ok", detail=str(folder))


def _online(settings: Settings) -> Iterator[Check]:
    for model in _hosted(settings):
        yield asyncio.run(_asked(model))


def _hosted(settings: Settings) -> Iterator[ChatModel]:
    if settings.gemini_api_key is not None or settings.vertex_project:
        from .gemini import GeminiModel, GeminiOptions

        yield GeminiModel(
            GeminiOptions(
                model=settings.gemini_model,
                api_key=settings.gemini_api_key,
                base_url=settings.gemini_base_url,
                vertex_project=settings.vertex_project,
                vertex_location=settings.vertex_location,
                timeout_s=settings.request_timeout_s,
            )
        )
    if settings.openai_base_url and settings.openai_model:
        from .openai_compatible import OpenAiModel, OpenAiOptions

        yield OpenAiModel(
            OpenAiOptions(
                base_url=settings.openai_base_url,
                model=settings.openai_model,
                api_key=settings.openai_api_key,
                timeout_s=settings.request_timeout_s,
            )
        )


async def _asked(model: ChatModel) -> Check:
    name = f"call to {model.card.name}"
    hello = Message(role="user", text="Answer with the one word: ready")
    try:
        reply = await model.generate(ChatRequest(task="doctor", messages=(hello,), max_tokens=20))
    except AdwrightError as error:
        return Check(name=name, state="fail", detail=str(error), next_step="see the message")
    return Check(name=name, state="ok", detail=f"answered in {reply.latency_ms:.0f} ms")
