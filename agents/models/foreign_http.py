"""HTTP as adwright's adapters use it: one pool per event loop, and one map of its errors."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from ...errors import ModelError

RETRYABLE = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same call may succeed later."""
CONNECTIONS = 256
"""Most connections at once to one server."""
_KEPT_CHARS = 300
_NEXT_STEP = {
    HTTPStatus.UNAUTHORIZED: "check the API key",
    HTTPStatus.FORBIDDEN: "check what the API key may do",
    HTTPStatus.NOT_FOUND: "check the model name and the base URL",
    HTTPStatus.TOO_MANY_REQUESTS: "wait, or set a rate limit",
}


class PerLoopClient(httpx.AsyncClient):
    """An httpx client that keeps one connection pool for each event loop it is used in.

    Pooled connections belong to the loop that opened them. `asyncio.run` closes a pool with its
    loop, through the asynchronous generator that holds it (loop.shutdown_asyncgens).
    """

    def __init__(self) -> None:
        self.context = httpx.create_ssl_context()
        """TLS settings, shared by all pools."""
        super().__init__(verify=self.context, timeout=None)
        self._pools: WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[httpx.AsyncClient, AsyncIterator[httpx.AsyncClient]]
        ] = WeakKeyDictionary()

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send through the running loop's own pool."""
        loop = asyncio.get_running_loop()
        held = self._pools.get(loop)
        if held is None:
            lifetime = self._lifetime()
            held = self._pools[loop] = (await anext(lifetime), lifetime)
        return await held[0].send(request, **options)

    async def _lifetime(self) -> AsyncIterator[httpx.AsyncClient]:
        limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
        client = httpx.AsyncClient(verify=self.context, limits=limits, timeout=None)
        try:
            yield client
        finally:
            await client.aclose()


def status_error(
    server: str, status: int, message: str, *, retry_after: float | None = None
) -> ModelError:
    """ModelError for an HTTP error answer, its message shortened and with the next step."""
    said = " ".join(message.split())[:_KEPT_CHARS]
    step = _NEXT_STEP.get(HTTPStatus(status)) if status in set(HTTPStatus) else None
    return ModelError(
        f"{server} answered {status}: {said}" + (f"; {step}" if step else ""),
        status=status,
        retry_after=retry_after,
        retryable=status in RETRYABLE,
    )


def transport_error(server: str, error: Exception) -> ModelError:
    """ModelError for a call that got no whole answer: httpx errors and time-outs."""
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return ModelError(f"{server} gave no answer in time", retryable=True)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return ModelError(f"{server} has an unusable address ({error}); check the base URL")
    what = " ".join(str(error).split())[:_KEPT_CHARS] or type(error).__name__
    return ModelError(f"{server} could not be reached or broke off: {what}", retryable=True)


def seconds(value: str | None) -> float | None:
    """Seconds in a Retry-After header or a protobuf duration ("3.5s"); None when it is no number."""
    found = re.fullmatch(r"\s*(\d{1,7}(?:\.\d{1,9})?)s?\s*", value or "")
    return float(found[1]) if found else None
