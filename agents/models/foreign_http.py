"""HTTP as adwright's adapters use it: one pool per event loop, and one map of its errors."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from ...errors import ModelError

RETRYABLE = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same call may succeed later."""
SHARDS = 128
SHARD_CONNECTIONS = 4
"""Connections of one shard. httpcore looks at every connection and every waiting request at each
step, so one pool of 384 is quadratically slow: 500 calls at once took over 100 s in one pool."""
NO_TIMEOUT = httpx.Timeout(None)
"""The adapters hold the deadline of a whole call themselves."""
_KEPT_CHARS = 300
_NEXT_STEP = {
    HTTPStatus.UNAUTHORIZED: "check the API key",
    HTTPStatus.FORBIDDEN: "check what the API key may do",
    HTTPStatus.NOT_FOUND: "check the model name and the base URL",
    HTTPStatus.TOO_MANY_REQUESTS: "wait, or set a rate limit",
}


class PerLoopClient(httpx.AsyncClient):
    """An httpx client that keeps connection pools for each event loop it is used in.

    Pooled connections belong to the loop that opened them. `asyncio.run` closes the pools with
    its loop, through the asynchronous generator that holds them (loop.shutdown_asyncgens).
    """

    def __init__(self) -> None:
        self.context = httpx.create_ssl_context()
        """TLS settings, shared by all pools."""
        super().__init__(verify=self.context, timeout=NO_TIMEOUT)
        self._pools: WeakKeyDictionary[asyncio.AbstractEventLoop, _Shards] = WeakKeyDictionary()

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send through the running loop's own pools."""
        loop = asyncio.get_running_loop()
        shards = self._pools.get(loop)
        if shards is None:
            shards = self._pools[loop] = _Shards(self.context)
            await shards.open()
        return await shards.send(request, **options)


class _Shards:
    """Several small pools; a request goes to the one with the fewest under way."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._clients: list[httpx.AsyncClient] = []
        """Made when all those before are busy."""
        self._under_way: list[int] = []
        self._lifetime = self._held()

    async def open(self) -> None:
        """Tie the pools to the running loop."""
        await anext(self._lifetime)

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        shard = self._free()
        self._under_way[shard] += 1
        try:
            return await self._clients[shard].send(request, **options)
        finally:
            self._under_way[shard] -= 1

    def _free(self) -> int:
        """The shard with the fewest requests under way; a new one while there may be more."""
        fewest = min(self._under_way, default=1)
        if fewest and len(self._clients) < SHARDS:
            limits = httpx.Limits(
                max_connections=SHARD_CONNECTIONS,
                max_keepalive_connections=SHARD_CONNECTIONS,
                keepalive_expiry=60,
            )
            client = httpx.AsyncClient(verify=self._context, limits=limits, timeout=NO_TIMEOUT)
            self._clients.append(client)
            self._under_way.append(0)
            return len(self._clients) - 1
        return self._under_way.index(fewest)

    async def _held(self) -> AsyncIterator[None]:
        try:
            yield
        finally:
            for client in self._clients:
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
    """Seconds in a Retry-After header or a protobuf duration ("3.5s"); None when neither."""
    found = re.fullmatch(r"\s*(\d{1,7}(?:\.\d{1,9})?)s?\s*", value or "")
    return float(found[1]) if found else None
