"""The input of a run read ahead in a thread of its own, a few rows at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from .rows import Input, InputRow

CHUNK = 64
"""Rows read, and looked up in the ledger, at once."""


async def chunks(source: Input) -> AsyncGenerator[list[InputRow], None]:
    """The rows in order, CHUNK at a time. Raises what the source raises."""
    loop = asyncio.get_running_loop()
    rows: Iterator[InputRow] = source.rows()
    with ThreadPoolExecutor(1, thread_name_prefix="adwright-input") as thread:
        try:
            while chunk := await loop.run_in_executor(thread, _next_chunk, rows):
                yield chunk
        finally:
            close = getattr(rows, "close", None)
            if close:
                thread.submit(close)


def _next_chunk(rows: Iterator[InputRow]) -> list[InputRow]:
    return list(islice(rows, CHUNK))
