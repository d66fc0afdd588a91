"""Where threads are kept: a SQLite file by default, written when a run ends or waits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import EnumType
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from .. import schema
from ..errors import StorageError

THREADS_FILE = "threads.sqlite"


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
        connection = await aiosqlite.connect(folder / THREADS_FILE, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"threads cannot be kept in {folder} ({error}): free space, or set "
            "ADWRIGHT_DATA_DIR to a folder that can be written, or ADWRIGHT_CHECKPOINTS=memory"
        ) from error
    try:
        yield AsyncSqliteSaver(connection, serde=serializer())
    finally:
        await connection.close()


def serializer() -> JsonPlusSerializer:
    """Msgpack that revives our own values and nothing else that a file may name."""
    return JsonPlusSerializer(allowed_msgpack_modules=[*_own_values()])


def _own_values() -> list[tuple[str, str]]:
    kinds = (getattr(schema, name) for name in schema.__all__)
    own = [
        (kind.__module__, kind.__qualname__) for kind in kinds if isinstance(kind, type | EnumType)
    ]
    return [*own, ("adwright.agents.routing.privacy", "PolicyInForce")]
