"""A file written as a stream that takes its name in one step, when it is whole."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from ...errors import StorageError


class ReplacedFile:
    """Text for a path, written beside it; `with` puts it in place, an error leaves the old file.

    Flushed to the disk before it takes the name, so that a power cut leaves the old file or the
    new one. Nothing written means no file: an old one is taken away. Raises StorageError.
    """

    def __init__(self, path: Path, *, encoding: str = "utf-8") -> None:
        self.path = path
        self._encoding = encoding
        self._temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
        self._stream: TextIO | None = None

    @property
    def used(self) -> bool:
        """Whether anything was written."""
        return self._stream is not None

    def write(self, text: str) -> None:
        """Adds text, line ends as given; a byte order mark goes before the first."""
        try:
            if self._stream is None:
                self._stream = self._temporary.open("x", encoding=self._encoding, newline="")
            self._stream.write(text)
        except (OSError, UnicodeError) as error:
            raise self._refused(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._put_in_place()
        except OSError as error:
            raise self._refused(error) from error
        finally:
            self._discard()

    def _put_in_place(self) -> None:
        if self._stream is None:
            self.path.unlink(missing_ok=True)
            return
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._temporary.replace(self.path)

    def _discard(self) -> None:
        if self._stream is not None:
            self._stream.close()
        self._temporary.unlink(missing_ok=True)

    def _refused(self, error: Exception) -> StorageError:
        reason = getattr(error, "strerror", None) or str(error)
        return StorageError(
            f"{self.path} was not written ({reason}); the ledger of the run is whole: free some "
            "space and start the run again, which writes its files from the ledger"
        )
