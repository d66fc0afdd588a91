"""Files that are whole or absent, and a lock between processes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StorageError

PATIENCE_S = 600.0
"""How long one process waits for another that is building the same index."""
FIRST_WAIT_S = 0.5


def write_text(file: Path, text: str) -> None:
    """Write a file in one step. Raises StorageError naming the folder and the setting."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as writer:
                writer.write(text)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(file.parent, error) from error


def make_folder(folder: Path) -> Path:
    """The folder, made if need be. Raises StorageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    return folder


def refused(folder: Path, error: OSError) -> StorageError:
    """What to say when the disk refuses."""
    return StorageError(
        f"{folder} cannot be used ({error.strerror or error}); make room or give rights there, or "
        "set ADWRIGHT_DATA_DIR to a folder that can be written"
    )


@contextmanager
def locked(
    folder: Path, *, on_wait: Callable[[str], None], patience_s: float = PATIENCE_S
) -> Iterator[None]:
    """Only one process at a time; a second one says that it waits, and for what.

    Raises StorageError when the folder cannot be written or the wait takes too long.
    """
    import filelock

    lock = filelock.FileLock(make_folder(folder) / ".lock")
    try:
        try:
            lock.acquire(timeout=min(FIRST_WAIT_S, patience_s))
        except filelock.Timeout:
            on_wait("another process is building the index; waiting for it")
            lock.acquire(timeout=patience_s)
    except filelock.Timeout as error:
        raise StorageError(
            f"{folder} has been locked by another process for {patience_s:.0f} s; end that "
            f"process, or remove {folder / '.lock'} if none is running"
        ) from error
    except OSError as error:
        raise refused(folder, error) from error
    try:
        yield
    finally:
        lock.release()
