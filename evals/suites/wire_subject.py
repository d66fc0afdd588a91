"""The product beside a local server that speaks Gemini's wire format, through the real client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import SecretStr

from ...agents.bootstrap import Program
from ..subject import Subject
from ..wire.gemini_server import GeminiServer
from ..wire.http_server import Received

TIMEOUT_S = 1.5
"""Deadline of a call: the server answers at once, or fails."""


def beside(subject: Subject, server: GeminiServer) -> Subject:
    """The same program with the server as its hosted model and the builtin writer behind it.

    Index and embedding model are shared, so that no second copy is loaded.
    """
    settings = subject.program.settings.model_copy(
        update={
            "gemini_api_key": SecretStr("eval"),
            "gemini_base_url": server.url,
            "vertex_project": "",
            "openai_base_url": "",
            "llama_model": None,
            "gemini_requests_per_minute": 0,
            "request_timeout_s": TIMEOUT_S,
        }
    )
    return Subject(_Sharing(settings, subject.program), subject.policy)


class _Sharing(Program):
    """A program with models of its own over another one's index and embedding model."""

    def __init__(self, settings: Any, other: Program) -> None:
        super().__init__(settings)
        builtin = {name: model for name, model in other.models.items() if name in self.models}
        self.models.update(
            {name: model for name, model in builtin.items() if not model.card.hosted}
        )
        self.embedder = other.embedder  # type: ignore[method-assign]
        self.segments = other.segments  # type: ignore[method-assign]


def on_the_wire(request: Received) -> str:
    """A request as it was sent: its line, its headers, an empty line, its body."""
    headers = "\n".join(f"{name}: {value}" for name, value in request.headers.items())
    body = request.body.decode("utf-8", errors="replace")
    return f"{request.method} {request.path}\n{headers}\n\n{body}"


Rewrite = Callable[[str], str]


def rewritten(value: Any, rewrite: Rewrite) -> Any:
    """The same JSON value with every text of it rewritten."""
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [rewritten(item, rewrite) for item in value]
    if isinstance(value, Mapping):
        return {name: rewritten(item, rewrite) for name, item in value.items()}
    return value
