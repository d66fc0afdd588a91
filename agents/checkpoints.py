"""Where threads are kept: a SQLite file by default, written when a run ends or waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import EnumType
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from .. import schema
from ..errors import StorageError

if TYPE_CHECKING:
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

THREADS_FILE = "threads.sqlite"
LOCK_FILE = "threads.lock"


@asynccontextmanager
async def open_checkpoints(kind: str, folder: Path) -> AsyncIterator[BaseCheckpointSaver[Any]]:
    """The saver of threads: `sqlite` in the data folder, or `memory`. Raises StorageError."""
    if kind == "memory":
        from langgraph.checkpoint.memory import InMemorySaver

        yield InMemorySaver(serde=serializer())
        return
    import sqlite3

    import aiosqlite
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    try:
        folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - one call, once a run
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        async with aiosqlite.connect(folder / THREADS_FILE, timeout=30) as connection:
            saver = AsyncSqliteSaver(connection, serde=serializer())
            await _set_up(saver, folder)
            yield saver
    except sqlite3.Error as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: Exception) -> StorageError:
    return StorageError(
        f"threads cannot be kept in {folder} ({error}): free space, or set "
        "ADWRIGHT_DATA_DIR to a folder that can be written, or ADWRIGHT_CHECKPOINTS=memory"
    )


async def _set_up(saver: AsyncSqliteSaver, folder: Path) -> None:
    """Makes the tables, one process at a time: SQLite does not wait when it changes to WAL."""
    from filelock import FileLock

    lock = FileLock(folder / LOCK_FILE, timeout=30, thread_local=False)
    await asyncio.to_thread(lock.acquire)
    try:
        await saver.setup()
    finally:
        lock.release()


def serializer() -> JsonPlusSerializer:
    """Msgpack that revives our own values and nothing else that a file may name."""
    return JsonPlusSerializer(allowed_msgpack_modules=[*_own_values()])


_TALKED = (
    ("adwright.agents.conversation.draft", "Draft"),
    ("adwright.agents.conversation.talk", "Heard"),
    ("adwright.agents.conversation.talk", "Outcome"),
)
"""What threads of conversations keep, named so that nothing is imported for it."""


def _own_values() -> list[tuple[str, str]]:
    kinds = (getattr(schema, name) for name in schema.__all__)
    own = [
        (kind.__module__, kind.__qualname__) for kind in kinds if isinstance(kind, type | EnumType)
    ]
    return [*own, ("adwright.agents.routing.privacy", "PolicyInForce"), *_TALKED]
