"""Where runs are kept: a folder each, with inspect's logs, the plan and the results."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from ..errors import InputFileError, StorageError, UserError
from ..tools.files import write_text
from .cases.forms import Suite
from .configurations import Configuration
from .results import Run

RUN_FILE = "run.json"
LOCK_FILE = "run.lock"
LATEST_PAGE = "latest.html"


def evals_folder(data_dir: Path) -> Path:
    """The folder of everything that evaluations keep."""
    return data_dir / "evals"


def runs_folder(data_dir: Path) -> Path:
    """The folder of the runs."""
    return evals_folder(data_dir) / "runs"


def log_folder(run_folder: Path, suite: Suite, configuration: Configuration) -> Path:
    """Where inspect's logs of one suite under one configuration lie."""
    side = "".join(char if char.isalnum() else "-" for char in configuration.name)
    return run_folder / f"{suite.value}.{side}"


def new_run_id(started: datetime) -> str:
    """An id for a run; ids sort by when the runs started, within one second too."""
    return f"{started:%Y%m%d-%H%M%S-%f}-{secrets.token_hex(2)}"


def save_run(run: Run, data_dir: Path) -> Path:
    """Writes a run's results; its folder comes back. Raises StorageError."""
    folder = runs_folder(data_dir) / run.id
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be made ({error.strerror}): free space, or set ADWRIGHT_DATA_DIR"
        ) from error
    write_text(folder / RUN_FILE, run.model_dump_json(indent=1) + "\n")
    return folder


@contextmanager
def held(run: Run, data_dir: Path) -> Iterator[None]:
    """Keeps other processes from the run meanwhile. Raises UserError when one works on it."""
    from filelock import FileLock, Timeout

    lock = FileLock(runs_folder(data_dir) / run.id / LOCK_FILE, timeout=0, is_singleton=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(f"another process works on run {run.id}: wait until it ends") from error
    try:
        yield
    finally:
        lock.release()


def load_run(name: str, data_dir: Path) -> Run:
    """The run of this id, of the beginning of one, of a run.json, or `latest`.

    Raises UserError when there is none or more than one, InputFileError for an unreadable file.
    """
    direct = Path(name)
    if direct.suffix == ".json" and direct.is_file():
        return _read(direct)
    if direct.is_dir() and (direct / RUN_FILE).is_file():
        return _read(direct / RUN_FILE)
    found = [path for path in _all(data_dir) if path.name.startswith(name)]
    if name in {"", "latest"}:
        found = _all(data_dir)[-1:]
    if not found:
        there = ", ".join(path.name for path in _all(data_dir)[-5:]) or "none"
        raise UserError(
            f"there is no run {name or 'latest'!r} in {runs_folder(data_dir)} (latest: {there}): "
            "make one with `adwright eval run`"
        )
    if len(found) > 1:
        names = ", ".join(path.name for path in found[:5])
        raise UserError(f"{name!r} is the beginning of several runs: {names}")
    return _read(found[0] / RUN_FILE)


def unfinished(data_dir: Path) -> Run | None:
    """The latest run that did not end, if it is the latest of all; None otherwise."""
    runs = _all(data_dir)
    run = _read(runs[-1] / RUN_FILE) if runs else None
    return run if run and not run.finished else None


def _all(data_dir: Path) -> list[Path]:
    """Folders of runs, oldest first: an id begins with its time."""
    folder = runs_folder(data_dir)
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if (path / RUN_FILE).is_file())


def _read(file: Path) -> Run:
    try:
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise InputFileError(
            f"{file} is no run of this version: remove its folder, or make a new run"
        ) from error


def all_runs(data_dir: Path) -> tuple[Run, ...]:
    """Every run that is kept, oldest first. Raises InputFileError for an unreadable one."""
    return tuple(_read(folder / RUN_FILE) for folder in _all(data_dir))
