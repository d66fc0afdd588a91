"""Threads of conversations: steps kept as checkpoints, bounded, and found again after a restart."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from ...errors import UserError

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig

MOST_STEPS = 30
"""Steps that undo can take back; earlier ones are forgotten."""
_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")


def thread_name(given: str | None) -> str:
    """The thread asked for, or a new one. Raises UserError when it is no name of a thread."""
    if not given:
        return f"talk-{uuid.uuid4().hex}"
    if not _FORM.fullmatch(given):
        raise UserError(
            f"{given!r:.80} is no thread: use letters, digits, - and _, at most 64, or leave it out"
        )
    return given


def thread_config(thread: str, checkpoint: str = "") -> RunnableConfig:
    """The thread's latest step, or the step of a checkpoint."""
    place = {"thread_id": thread, "checkpoint_ns": ""}
    return {"configurable": {**place, "checkpoint_id": checkpoint} if checkpoint else place}


def with_step(past: tuple[str, ...], checkpoint: str) -> tuple[str, ...]:
    """The steps that can be taken back, with one more; the oldest are forgotten."""
    return (*past, checkpoint)[-MOST_STEPS:] if checkpoint else past


async def forget(saver: BaseCheckpointSaver[Any], thread: str, keep: set[str]) -> None:
    """Removes all checkpoints of a thread but those to keep."""
    from langgraph.checkpoint.memory import InMemorySaver

    if isinstance(saver, InMemorySaver):
        _forget_in_memory(saver, thread, keep)
        return
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    if isinstance(saver, AsyncSqliteSaver):
        await _forget_in_sqlite(saver, thread, keep)


async def _forget_in_sqlite(saver: Any, thread: str, keep: set[str]) -> None:
    marks = ", ".join("?" for _ in keep)
    values = (thread, *keep)
    for table in ("checkpoints", "writes"):
        await saver.conn.execute(
            f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id NOT IN ({marks})",  # noqa: S608 - names are ours, values are bound
            values,
        )
    await saver.conn.commit()


def _forget_in_memory(saver: Any, thread: str, keep: set[str]) -> None:
    kept = saver.storage.get(thread, {}).get("", {})
    for name in [name for name in kept if name not in keep]:
        del kept[name]
