"""Scanning: single texts, streams of JSONL, and the payload that is about to leave the machine."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ...errors import InputFileError
from .detector import find_personal_data
from .kinds import PersonalData

_BASE64 = re.compile(r"[A-Za-z0-9+/_=-]{256,}")


def scan_text(
    text: str, *, known: Collection[str] = (), thorough: bool = False
) -> list[dict[str, Any]]:
    """Findings of one text as plain data: type, start, end, score; never the value.

    `thorough` adds Presidio's checksum recognizers of more countries (seconds to load).
    """
    found = find_personal_data(text, known=known)
    if thorough:
        from .presidio import second_reading

        found = second_reading(text, found)
    return [
        {"type": one.type, "start": one.start, "end": one.end, "score": round(one.score, 2)}
        for one in found
    ]


def scan_lines(lines: Iterable[str], *, thorough: bool = False) -> Iterator[dict[str, Any]]:
    """Findings of JSONL lines {"id", "text"}, one by one as they come; blank lines are skipped.

    Raises InputFileError naming the line that is not such a row.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _row(number, line)
        yield {"id": row["id"], "findings": scan_text(row["text"], thorough=thorough)}


def scan_for_hosted(payload: str, *, known: Collection[str] = ()) -> tuple[PersonalData, ...]:
    """Personal data in a payload about to leave; the last check at the wire.

    Of JSON, every string is read as its reader will read it (escapes undone), encoded pictures are
    passed over, and positions count within the strings joined by line breaks.
    """
    return find_personal_data("\n".join(_strings(payload)), known=known)


def _row(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputFileError(
            f'line {number} is not JSON: write {{"id": ..., "text": ...}} on each line'
        ) from error
    if not (isinstance(row, dict) and "id" in row and isinstance(row.get("text"), str)):
        raise InputFileError(
            f'line {number} lacks "id" or "text": write {{"id": ..., "text": ...}}'
        )
    return row


def _strings(payload: str) -> Iterator[str]:
    try:
        data = json.loads(payload)
    except ValueError:
        yield _BASE64.sub(" ", payload)
        return
    waiting: list[Any] = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend((*item.values(), *item.keys()))
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str):
            yield _BASE64.sub(" ", item)
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield str(item)
