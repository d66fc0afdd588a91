"""The report of a run: one self-contained HTML page, with plots and failures to click open."""

from __future__ import annotations

from pathlib import Path

from ...errors import StorageError
from ...tools.files import write_text
from ..results import Run
from ..storage import LATEST_PAGE, evals_folder

__all__ = ["write_report"]


def write_report(run: Run, data_dir: Path, output: Path | None = None) -> tuple[Path, ...]:
    """Writes the page as the latest report, and to `output` as well; where it was written.

    Raises StorageError when the disk refuses.
    """
    from .page import page_of

    folder = evals_folder(data_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be made ({error.strerror}): free space, or set ADWRIGHT_DATA_DIR"
        ) from error
    text = page_of(run, data_dir)
    paths = (folder / LATEST_PAGE, *((output,) if output else ()))
    for path in paths:
        write_text(path, text)
    return paths
