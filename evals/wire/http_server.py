"""A small HTTP/1.1 server in a thread of its own: keep-alive, chunked streams, recorded requests.

Written on asyncio streams so that fifty slow answers at once cost next to no processor time.
"""

from __future__ import annotations

import asyncio
import json
import threading
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

_HEAD_LIMIT = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Received:
    """One request as it came over the wire."""

    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def json(self) -> Any:
        """The body as JSON; {} when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What to send back."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: tuple[bytes, ...] | None = None
    """A streamed body instead of `body`."""
    cut: bool = False
    """Close the connection before the body is complete."""
    delay_s: float = 0.0
    """Wait before the first byte."""
    head: bool = False
    """Only headers, `content-length` among them: the answer to a HEAD request."""


class WireServer(ABC):
    """A server on a free loopback port; `async with` or `with` runs it, `url` says where."""

    def __init__(self, *, port: int = 0, latency_s: float = 0.0) -> None:
        self._port = port
        self._latency_s = latency_s
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread: threading.Thread | None = None
        self.received: list[Received] = []
        """Every request, in order of arrival."""
        self.most_at_once = 0
        """Most requests that were being answered at the same time."""
        self._under_way = 0

    @property
    def url(self) -> str:
        """Base URL, without a slash at its end."""
        return f"http://127.0.0.1:{self._port}"

    @abstractmethod
    def answer(self, request: Received) -> Answer:
        """What to send back for `request`."""

    def start(self) -> Self:
        """Start serving; returns when the port is open."""
        self._thread = threading.Thread(target=asyncio.run, args=(self._serve(),), daemon=True)
        self._thread.start()
        self._ready.wait()
        return self

    def stop(self) -> None:
        """Stop serving and wait for the thread."""
        if self._loop is not None and self._stop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.start)

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        connections: set[asyncio.Task[None]] = set()

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(self._talk(reader, writer))
            connections.add(task)
            task.add_done_callback(connections.discard)

        server = await asyncio.start_server(
            connected, "127.0.0.1", self._port, limit=_HEAD_LIMIT, backlog=1024
        )
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                async for request in _requests(reader):
                    if not await self._respond(request, writer):
                        break
        finally:
            writer.close()

    async def _respond(self, request: Received, writer: asyncio.StreamWriter) -> bool:
        """Send the answer; False when the connection is not to be used again."""
        self.received.append(request)
        self._under_way += 1
        self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            answer = self.answer(request)
            delay = self._latency_s + answer.delay_s
            if delay:
                await asyncio.sleep(delay)
            await _send(answer, writer)
            return not answer.cut
        finally:
            self._under_way -= 1


async def _requests(reader: asyncio.StreamReader) -> AsyncIterator[Received]:
    while True:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        method, path, _version = first.split(" ", 2)
        pairs = (line.split(":", 1) for line in lines if ":" in line)
        headers = {name.strip().lower(): value.strip() for name, value in pairs}
        length = int(headers.get("content-length", "0"))
        body = await reader.readexactly(length) if length else b""
        yield Received(method=method, path=path, headers=headers, body=body)


async def _send(answer: Answer, writer: asyncio.StreamWriter) -> None:
    headers = {"content-type": "application/json", **answer.headers}
    if answer.chunks is None:
        headers.setdefault("content-length", str(len(answer.body)))
    else:
        headers["transfer-encoding"] = "chunked"
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if answer.chunks is None:
        writer.write(answer.body[: len(answer.body) // 2] if answer.cut else answer.body)
    else:
        for chunk in answer.chunks:
            writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            await writer.drain()
        if not answer.cut:
            writer.write(b"0\r\n\r\n")
    await writer.drain()
