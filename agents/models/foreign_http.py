"""HTTP as adwright's adapters use it: one pool per event loop, and one map of its errors."""

from __future__ import annotations

import asyncio
import io
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.request import getproxies

import aiohttp
import httpx

from ...errors import ModelError

RETRYABLE = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same call may succeed later."""
MOST_CONNECTIONS = 512
"""Of one event loop, to all servers."""
LARGE_BYTES = 1_000_000
KEPT_S = 60.0
"""How long an unused connection is kept, in seconds."""
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
    """An httpx client that sends through aiohttp, with the connections of the loop it is used in.

    aiohttp takes a third of the processor time of httpx's own transport for one call, and its pool
    does not slow down with hundreds of calls at once. Redirects and cookies are not followed.
    """

    def __init__(self) -> None:
        super().__init__(verify=tls(), timeout=NO_TIMEOUT)

    async def send(
        self, request: httpx.Request, *, stream: bool = False, **_options: Any
    ) -> httpx.Response:
        """Send through the running loop's own pool. Raises httpx's errors."""
        session = await _session()
        with _as_httpx(request):
            answer = await session.request(
                request.method,
                str(request.url),
                headers=request.headers.multi_items(),
                data=_payload(request.content),
                allow_redirects=False,
            )
        response = httpx.Response(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(answer, request),
            request=request,
        )
        if not stream:
            try:
                await response.aread()
            finally:
                await response.aclose()
        return response


def _payload(content: bytes) -> bytes | io.BytesIO | None:
    """The body as aiohttp sends it: a large one in pieces, which it reads in a thread."""
    return io.BytesIO(content) if len(content) > LARGE_BYTES else content or None


@cache
def tls() -> ssl.SSLContext:
    """TLS settings of all our connections."""
    return httpx.create_ssl_context()


_SESSIONS: dict[asyncio.AbstractEventLoop, tuple[aiohttp.ClientSession, AsyncIterator[None]]] = {}
"""By event loop, with what ties it to the loop: pooled connections belong to the loop that opened
them. `asyncio.run` closes them with its loop, through the asynchronous generator that holds them
(loop.shutdown_asyncgens)."""


async def _session() -> aiohttp.ClientSession:
    """The session of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _SESSIONS:
        session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=MOST_CONNECTIONS, ssl=tls(), keepalive_timeout=KEPT_S
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(),  # the adapters hold the deadline of a whole call
            auto_decompress=False,  # httpx does it, by the headers
            trust_env=_proxied(),
        )
        lifetime = _held(session, loop)
        _SESSIONS[loop] = session, lifetime
        await anext(lifetime)
    return _SESSIONS[loop][0]


def _proxied() -> bool:
    """Whether the environment names a proxy.

    aiohttp asks the environment in two threads for each request: tens of milliseconds where the
    threads are busy.
    """
    return not {"http", "https"}.isdisjoint(getproxies())


async def _held(
    session: aiohttp.ClientSession, loop: asyncio.AbstractEventLoop
) -> AsyncIterator[None]:
    try:
        yield
    finally:
        _SESSIONS.pop(loop, None)
        await session.close()


class _Body(httpx.AsyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, answer: aiohttp.ClientResponse, request: httpx.Request) -> None:
        self._answer = answer
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx(self._request):
            async for piece in self._answer.content.iter_any():
                yield piece

    async def aclose(self) -> None:
        self._answer.close()


@contextmanager
def _as_httpx(request: httpx.Request) -> Iterator[None]:
    """Aiohttp's errors as httpx's."""
    try:
        yield
    except aiohttp.InvalidURL as error:
        raise httpx.UnsupportedProtocol(str(error), request=request) from error
    except ValueError as error:  # a line break in a header, such as in a key
        raise httpx.LocalProtocolError(str(error), request=request) from error
    except aiohttp.ClientConnectorError as error:
        raise httpx.ConnectError(str(error), request=request) from error
    except aiohttp.ClientError as error:
        raise httpx.RemoteProtocolError(
            str(error) or type(error).__name__, request=request
        ) from error


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
