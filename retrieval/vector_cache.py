"""Embeddings that were made before, kept on disk by the hash of their text.

Loading torch and a model takes seconds, a campaign that is made again asks for the same texts:
with this file beside the index its second run needs no model at all. Texts are not stored.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

MAX_ROWS = 50_000
"""About 80 MB of 384-dimensional vectors; older ones go first."""


class VectorCache:
    """A table of vectors in one SQLite file; where the disk refuses, it simply remembers less."""

    def __init__(self, file: Path, *, model: str) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._connection = _connect(file)

    def get(self, texts: Sequence[str]) -> dict[str, Vector]:
        """The known vectors of `texts`, by text."""
        if self._connection is None or not texts:
            return {}
        keys = {self._key(text): text for text in texts}
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - only marks
        try:
            with self._lock:
                rows = self._connection.execute(query, list(keys)).fetchall()
        except sqlite3.Error:
            return {}
        return {keys[key]: np.frombuffer(blob, dtype=np.float32) for key, blob in rows}

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Remember vectors by text."""
        if self._connection is None or not vectors:
            return
        rows = [
            (self._key(text), np.ascontiguousarray(vector, dtype=np.float32).tobytes())
            for text, vector in vectors.items()
        ]
        try:
            with self._lock, self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except sqlite3.Error:
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with self._lock:
                self._connection.close()
            self._connection = None

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._model}\0{text}".encode()).digest()


def _connect(file: Path) -> sqlite3.Connection | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=1.0, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return None
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")
        with connection:
            connection.execute(
                "DELETE FROM vectors WHERE rowid <= (SELECT max(rowid) FROM vectors) - ?",
                (MAX_ROWS,),
            )
    except sqlite3.Error:
        connection.close()
        return None
    return connection
