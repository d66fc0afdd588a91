"""The HTTP client of the adapters, over a real socket."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from adwright.agents.models.foreign_http import PerLoopClient


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """The address of a server that gives one answer to everybody, and what it was sent."""
    seen: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            seen.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(answer)
            await writer.drain()
        except asyncio.IncompleteReadError:
            pass  # whoever called went away
        finally:
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", seen


def response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers])
    return f"{head}\r\nConnection: close\r\n\r\n".encode() + body


async def test_a_packed_answer_is_unpacked() -> None:
    packed = response(gzip.compress(b"hello"), "Content-Encoding: gzip")
    async with answering(packed) as (url, _):
        assert (await PerLoopClient().get(url)).text == "hello"


async def test_a_redirect_is_not_followed() -> None:
    moved = response(b"", "Location: http://127.0.0.1:1/elsewhere", status="302 Found")
    async with answering(moved) as (url, seen):
        assert (await PerLoopClient().get(url)).status_code == httpx.codes.FOUND
        assert len(seen) == 1


async def test_a_body_can_be_read_as_it_comes() -> None:
    async with answering(response(b"one two")) as (url, _):
        client = PerLoopClient()
        answer = await client.send(client.build_request("POST", url, content=b"x"), stream=True)
        assert b"".join([piece async for piece in answer.aiter_bytes()]) == b"one two"


async def test_nobody_there_is_a_connect_error() -> None:
    async with answering(b"") as (url, _):
        pass
    with pytest.raises(httpx.ConnectError):
        await PerLoopClient().get(url)


async def test_an_answer_that_is_no_http_is_a_protocol_error() -> None:
    async with answering(b"whatever\r\n\r\n") as (url, _):
        with pytest.raises(httpx.RemoteProtocolError):
            await PerLoopClient().get(url)


async def test_a_key_with_a_line_break_never_leaves() -> None:
    async with answering(response(b"")) as (url, seen):
        with pytest.raises(httpx.LocalProtocolError):
            await PerLoopClient().get(url, headers={"x-key": "a\r\nb: c"})
        assert not seen


def test_one_client_serves_one_loop_after_another() -> None:
    client = PerLoopClient()

    async def ask() -> str:
        async with answering(response(b"hello")) as (url, _):
            return (await client.get(url)).text

    assert [asyncio.run(ask()), asyncio.run(ask())] == ["hello", "hello"]


async def test_a_connection_is_used_again() -> None:
    connections = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                await writer.drain()
        except asyncio.IncompleteReadError:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        answers = [(await PerLoopClient().get(url)).text for _ in range(3)]
        server.close()
        for writer in connections:
            writer.close()
            await writer.wait_closed()
    assert answers == ["ok"] * 3
    assert len(connections) == 1
