"""Getting a model file: by name from the Hugging Face hub, or by its https address."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import httpx

from ...errors import InputFileError, ModelError, StorageError
from .foreign_http import status_error, transport_error
from .gguf_header import read_gguf_header
from .registry import REGISTRY, RegistryModel, known_model

Progress = Callable[[int, int | None], None]
"""Called with the bytes so far and the bytes in all (None when not known)."""
_SPARE = 64 * 1_000_000
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_OK, _PARTIAL, _PAST_END = 200, 206, 416


def pull(name_or_url: str, folder: Path, *, on_progress: Progress | None = None) -> Path:
    """Path of the model file, downloaded into `folder` unless it is there already.

    A name is one of registry.REGISTRY; an address is https (http on this machine only), and
    `#sha256=HEX` at its end is checked. A broken download is resumed by the next call; the file
    appears under its name only when it is whole and its header can be read.
    Raises InputFileError, ModelError (server or network), StorageError (disk).
    """
    tell = on_progress or _silent
    entry = known_model(name_or_url)
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if entry is not None:
            return _from_hub(entry, folder, tell)
        return _from_url(_checked_address(name_or_url), folder, tell)


def _silent(_done: int, _total: int | None) -> None:
    return


def _from_hub(entry: RegistryModel, folder: Path, tell: Progress) -> Path:
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RepositoryNotFoundError

    target = folder / entry.file
    if target.exists():
        return _verified(target)
    _require_space(folder, entry.file_bytes)
    endpoint = os.environ.get("HF_ENDPOINT")
    try:
        path = hf_hub_download(
            entry.repository,
            entry.file,
            local_dir=folder,
            endpoint=endpoint,
            tqdm_class=_bar(tell),
        )
    except (EntryNotFoundError, RepositoryNotFoundError) as error:
        raise ModelError(
            f"{entry.repository}/{entry.file} cannot be had from the hub ({type(error).__name__}); "
            f"look at {entry.page}, or pull another file by its address"
        ) from error
    except HfHubHTTPError as error:
        status = error.response.status_code if error.response is not None else 0
        raise status_error("the Hugging Face hub", status, str(error)) from error
    except httpx.HTTPError as error:
        raise transport_error("the Hugging Face hub", error) from error
    return _verified(Path(path))


def _bar(tell: Progress) -> Any:
    """A progress-bar class for the hub that tells `tell` instead of drawing."""
    base: Any = import_module("tqdm").tqdm  # comes with huggingface-hub, without types

    def begin(bar: Any, *args: Any, **options: Any) -> None:
        base.__init__(bar, *args, **{**options, "disable": False})

    def display(bar: Any, *_args: Any, **_options: Any) -> bool:
        tell(int(bar.n), int(bar.total) if bar.total else None)
        return True

    return type("Bar", (base,), {"__init__": begin, "display": display})


def _checked_address(text: str) -> SplitResult:
    address = urlsplit(text)
    names = ", ".join(entry.name for entry in REGISTRY)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise InputFileError(
            f"no model is called {text!r}; take one of {names}, or the https address of a GGUF file"
        )
    if address.scheme == "http" and address.hostname not in _LOOPBACK:
        raise InputFileError(f"{text} is not encrypted; give its https address")
    if not _file_name(address).endswith(".gguf"):
        raise InputFileError(f"{text} names no .gguf file; give the address of the file itself")
    return address


def _file_name(address: SplitResult) -> str:
    return PurePosixPath(unquote(address.path)).name.replace("\\", "_")


def _from_url(address: SplitResult, folder: Path, tell: Progress) -> Path:
    target = folder / _file_name(address)
    if target.exists():
        return _verified(target)
    part = target.with_name(f"{target.name}.part")
    url = address._replace(fragment="").geturl()
    try:
        _download(url, part, tell)
    except httpx.HTTPError as error:
        raise transport_error(f"the server at {address.hostname}", error) from error
    _check_sum(part, address.fragment)
    try:
        read_gguf_header(part)
    except InputFileError:
        part.unlink()
        raise
    part.replace(target)
    return target


def _download(url: str, part: Path, tell: Progress) -> None:
    start = part.stat().st_size if part.exists() else 0
    headers = {"range": f"bytes={start}-"} if start else {}
    timeout = httpx.Timeout(30, read=60)
    with httpx.stream(
        "GET", url, headers=headers, follow_redirects=True, timeout=timeout
    ) as response:
        if response.status_code == _PAST_END and start:
            return
        if response.status_code not in {_OK, _PARTIAL}:
            raise status_error(f"the server at {response.url.host}", response.status_code, url)
        if response.status_code == _OK:
            start = 0
        length = response.headers.get("content-length", "")
        total = start + int(length) if length.isdigit() else None
        _require_space(part.parent, (total or start) - start)
        with part.open("ab" if start else "wb") as file:
            done = start
            for block in response.iter_bytes():
                file.write(block)
                done += len(block)
                tell(done, total)


def _check_sum(part: Path, fragment: str) -> None:
    wanted = fragment.removeprefix("sha256=").lower() if fragment.startswith("sha256=") else ""
    if not wanted:
        return
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wanted:
        part.unlink()
        raise InputFileError(f"the file's SHA-256 is {found}, not {wanted}; pull it again")


def _verified(path: Path) -> Path:
    read_gguf_header(path)
    return path


def _require_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise StorageError(
            f"{folder} has {free / 1e9:.1f} GB free and {needed / 1e9:.1f} GB are needed; "
            "free some, or set ADWRIGHT_DATA_DIR to another disk"
        )


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        step = "free some space" if full else "set ADWRIGHT_DATA_DIR to a folder you may write to"
        raise StorageError(f"{folder} cannot be written ({error.strerror}); {step}") from error
