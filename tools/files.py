"""Files written in one step: the new text whole, or the old file as it was."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from ..errors import StorageError

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
_TEMP_NAME_BYTES = 6
_LONGEST_STEM = 100
"""Characters of the file's own name in the temporary one: file systems take 255 bytes."""


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text, line ends as given. Raises StorageError, as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file so that readers see the old content or the new, never a part.

    The data goes to a temporary file in the same folder, is flushed to the disk, and takes the
    name in one step, so a full disk or a killed process leaves the old file whole, and of two
    processes the later wins. Links, folders and devices are refused, not followed. A new file has
    the rights that the user's umask gives; a replaced one keeps its own.

    Raises StorageError naming the path and the next step.
    """
    mode = _mode_of(path)
    temporary = path.with_name(
        f".{path.name[:_LONGEST_STEM]}.{secrets.token_hex(_TEMP_NAME_BYTES)}.tmp"
    )
    try:
        try:
            _write_new(temporary, data, mode)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _mode_of(path: Path) -> int | None:
    """Rights of the file that is there; None where there is none. Refuses all but plain files."""
    try:
        found = path.lstat().st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    if stat.S_ISREG(found):
        return stat.S_IMODE(found)
    kind = "a folder" if stat.S_ISDIR(found) else "a link" if stat.S_ISLNK(found) else "no file"
    raise StorageError(f"{path} is {kind}, so nothing was written there: give the name of a file")


def _write_new(temporary: Path, data: bytes, mode: int | None) -> None:
    handle = os.open(temporary, _NEW | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as writer:
        writer.write(data)
        writer.flush()
        os.fsync(writer.fileno())
    if mode is not None:
        temporary.chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(path: Path, error: OSError | ValueError) -> StorageError:
    reason = getattr(error, "strerror", None) or str(error)
    return StorageError(
        f"{path} was not written ({reason}), and what was there before is as it was; "
        f"{_next_step(path, error)}"
    )


def _next_step(path: Path, error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"make the folder {path.parent}, or choose another place"
        case PermissionError():
            return "choose a folder that you may write to"
        case ValueError():
            return "choose another name"
        case _:
            return "free some space there, or choose another disk"
