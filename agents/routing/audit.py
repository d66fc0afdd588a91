"""The audit log: who did what with which class of data. It holds no text of a brief."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from ...errors import StorageError
from ...schema import RouteDecision

AUDIT_FILE = "audit.jsonl"


class AuditLog:
    """Append-only JSON lines in the data folder; one line a decision."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / AUDIT_FILE

    @property
    def path(self) -> Path:
        """Where the log is kept."""
        return self._path

    def append(self, brief_id: str, policy: str, decisions: tuple[RouteDecision, ...]) -> None:
        """Writes the decisions of one campaign, in one write. Raises StorageError."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        lines = "".join(_line(now, brief_id, policy, decision) for decision in decisions)
        if not lines:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_APPEND | os.O_CREAT | os.O_WRONLY
            handle = os.open(self._path, flags, 0o600)
            try:
                os.write(handle, lines.encode())
            finally:
                os.close(handle)
        except OSError as error:
            raise StorageError(
                f"the audit log {self._path} cannot be written ({error.strerror}): free space or "
                "set ADWRIGHT_DATA_DIR to a folder that can be written"
            ) from error


def _line(now: str, brief_id: str, policy: str, decision: RouteDecision) -> str:
    """Counts, names and reasons that adwright made itself; never words of the brief."""
    record = {
        "time": now,
        "brief": brief_id,
        "policy": policy,
        **decision.model_dump(mode="json"),
    }
    return json.dumps(record, ensure_ascii=False) + "\n"
