"""Calls to models that cost money, in the ledger: promised before, written down when answered.

The answers of a row that was not finished are used when it runs again, so that nothing is paid
for twice; only calls that were under way when a process died are made again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import asdict
from typing import Any

from ...errors import BadReply, RunStopped
from ..models.port import ChatReply, ChatRequest
from .owners import Owner

Answer = ChatReply | BadReply
"""What a model answered; an unusable answer was an answer, too."""


def fingerprint(model: str, request: ChatRequest) -> str:
    """Name of a call: the same model asked the same thing has the same, 32 hex digits."""
    parts: list[Any] = [
        model,
        request.task,
        [[message.role, message.text] for message in request.messages],
        request.answer_schema,
        request.seed,
        request.temperature,
        request.max_tokens,
        [hashlib.sha256(image.data).hexdigest() for image in request.images],
    ]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def known_answer(connection: sqlite3.Connection, key: str, call: str) -> Answer | None:
    """What an earlier start of the run got for this call of the row; None when nothing."""
    found = connection.execute(
        "SELECT answer FROM calls WHERE key = ? AND fingerprint = ? AND answer IS NOT NULL",
        (key, call),
    ).fetchone()
    return _decoded(found[0]) if found else None


def promise(
    connection: sqlite3.Connection,
    owner: Owner,
    key: str,
    call: str,
    *,
    most_usd: float,
    limit_usd: float | None,
) -> None:
    """Sets aside what a call can cost at most. Raises RunStopped when the limit leaves no room."""
    committed = committed_usd(connection)
    if limit_usd is not None and committed + most_usd > limit_usd:
        raise RunStopped(
            f"the spending limit of the run, ${limit_usd:g}, is reached: ${committed:.4f} is "
            f"spent or promised, and the next call may cost ${most_usd:.4f}"
        )
    connection.execute(
        "INSERT OR REPLACE INTO calls (key, fingerprint, owner, promised_usd) VALUES (?, ?, ?, ?)",
        (key, call, owner.name, most_usd),
    )


def answered(
    connection: sqlite3.Connection, key: str, call: str, answer: Answer, cost_usd: float
) -> None:
    """Writes an answer down and books what it cost."""
    connection.execute(
        "UPDATE calls SET promised_usd = 0, cost_usd = ?, answer = ? "
        "WHERE key = ? AND fingerprint = ?",
        (cost_usd, _encoded(answer), key, call),
    )
    connection.execute("UPDATE run SET spent_usd = spent_usd + ?", (cost_usd,))


def unanswered(connection: sqlite3.Connection, key: str, call: str) -> None:
    """Frees what was promised for a call that failed and was not charged."""
    connection.execute(
        "DELETE FROM calls WHERE key = ? AND fingerprint = ? AND answer IS NULL", (key, call)
    )


def committed_usd(connection: sqlite3.Connection) -> float:
    """Money spent, promised to calls under way, or in doubt after a kill, in US dollars."""
    (total,) = connection.execute(
        "SELECT spent_usd + in_doubt_usd + (SELECT coalesce(sum(promised_usd), 0) FROM calls) "
        "FROM run"
    ).fetchone()
    return float(total)


def _encoded(answer: Answer) -> bytes:
    if isinstance(answer, BadReply):
        body: dict[str, Any] = {"bad": str(answer), "text": answer.text, "finish": answer.finish}
    else:
        body = asdict(answer)
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def _decoded(data: bytes) -> Answer:
    body = json.loads(data)
    if "bad" in body:
        return BadReply(body["bad"], text=body["text"], finish=body["finish"])
    return ChatReply(**{**body, "notes": tuple(body["notes"])})
