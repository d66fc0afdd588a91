"""The index of one catalogue: opened in a moment when nothing changed, rebuilt when anything did.

A build goes into a folder of its own; the pointer file is replaced last, so a build that is
killed leaves the index before it whole.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import RetrievalError, StorageError
from ..schema import Segment
from .catalogue_files import CATALOGUE
from .durable import locked, make_folder, refused, write_text
from .embedder import Embedder
from .filters import metadata
from .layout import Layout, Vectors, arrange
from .lexical import Lexical
from .sources import SEGMENTS, Source, fingerprint, source_of
from .store import ChromaStore, check_server
from .texts import FIELDS, rows_of

SCHEMA_VERSION = "1"
"""Another version of adwright with another layout builds its own index."""
CHUNK = 512
"""Texts embedded between two progress messages."""

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class SegmentIndex:
    """Everything that search needs of one catalogue."""

    segments: tuple[Segment, ...]
    layout: Layout
    lexical: Lexical
    store: ChromaStore
    pointer: dict[str, Any]
    """Catalogue, fingerprint, embedding model, folder and the stamps of the source files."""


def index_folder(data_dir: Path) -> Path:
    """Folder of all indexes, and of remembered embeddings."""
    return data_dir / "index"


def open_index(
    *,
    data_dir: Path,
    catalogue: str,
    embedder: Embedder,
    chroma_url: str = "",
    on_progress: Progress = lambda _: None,
) -> SegmentIndex:
    """The index of a catalogue, built first when it is missing, stale or damaged.

    Raises UserError for an unknown catalogue, StorageError when the disk refuses or another
    process keeps the lock, RetrievalError when Chroma fails.
    """
    source = source_of(catalogue, data_dir)
    root = index_folder(data_dir)
    if chroma_url:
        check_server(chroma_url)
    opened = _open_current(root, source, embedder, chroma_url)
    if opened is not None:
        return opened
    own: Vectors | None = None
    if not source.own:
        own = open_index(
            data_dir=data_dir,
            catalogue=CATALOGUE,
            embedder=embedder,
            chroma_url=chroma_url,
            on_progress=on_progress,
        ).layout.centroids()
    with locked(root, on_wait=on_progress):
        opened = _open_current(root, source, embedder, chroma_url)
        if opened is not None:
            return opened
        return _build(root, source, embedder, chroma_url, own, on_progress)


def _open_current(
    root: Path, source: Source, embedder: Embedder, chroma_url: str
) -> SegmentIndex | None:
    """The index that the pointer names, when it is of these files and this model, and whole."""
    pointer = _read_pointer(root, source.name)
    if pointer is None or pointer.get("model") != embedder.name:
        return None
    if pointer.get("schema") != SCHEMA_VERSION or pointer.get("chroma_url") != chroma_url:
        return None
    if pointer.get("stamps") != source.stamps():
        segments = source.load()
        if _fingerprint(source, segments, embedder) != pointer.get("fingerprint"):
            return None
        pointer["stamps"] = source.stamps()
        with suppress(StorageError):
            _write_pointer(root, pointer)
    return _open_folder(root / str(pointer.get("folder")), pointer, chroma_url)


def _open_folder(folder: Path, pointer: dict[str, Any], chroma_url: str) -> SegmentIndex | None:
    """The index of one folder; None when it is damaged, so that it is built again."""
    try:
        segments = SEGMENTS.validate_json((folder / "segments.json").read_bytes())
        layout = Layout.load(folder, segments)
        lexical = Lexical.load(folder / "words")
        store = ChromaStore.open(chroma_url or folder / "chroma", _collection(pointer))
        sizes = {store.count(), len(layout.owner), len(layout.vectors)}
    except (OSError, ValueError, KeyError, RetrievalError, StorageError):
        return None
    if len(sizes) > 1 or len(segments) != lexical.size:
        store.close()
        return None
    return SegmentIndex(
        segments=segments, layout=layout, lexical=lexical, store=store, pointer=pointer
    )


def _build(
    root: Path,
    source: Source,
    embedder: Embedder,
    chroma_url: str,
    own: Vectors | None,
    on_progress: Progress,
) -> SegmentIndex:
    segments = source.load()
    print_ = _fingerprint(source, segments, embedder)
    try:
        folder = Path(tempfile.mkdtemp(dir=root, prefix=f"{source.name}-{print_}-"))
        try:
            index = _fill(folder, source, segments, embedder, chroma_url, own, on_progress)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as error:
        raise refused(root, error) from error
    before = _read_pointer(root, source.name) or {}
    _write_pointer(root, index.pointer)
    _sweep(root, source.name, keep={folder.name, str(before.get("folder"))})
    return index


def _fill(
    folder: Path,
    source: Source,
    segments: tuple[Segment, ...],
    embedder: Embedder,
    chroma_url: str,
    own: Vectors | None,
    on_progress: Progress,
) -> SegmentIndex:
    pointer = {
        "catalogue": source.name,
        "folder": folder.name,
        "fingerprint": _fingerprint(source, segments, embedder),
        "model": embedder.name,
        "schema": SCHEMA_VERSION,
        "chroma_url": chroma_url,
        "stamps": source.stamps(),
    }
    rows = rows_of(segments)
    vectors = _embed([row.text for row in rows], embedder, source.name, on_progress)
    layout = arrange(segments, rows, vectors, own)
    layout.save(folder)
    (folder / "segments.json").write_bytes(SEGMENTS.dump_json(segments))
    lexical = Lexical.of(segments)
    lexical.save(make_folder(folder / "words"))
    facts = [metadata(segment) for segment in segments]
    store = ChromaStore.build(
        chroma_url or folder / "chroma",
        _collection(pointer),
        np.asarray(layout.vectors),
        [
            {**facts[owner], "field": FIELDS[field].value}
            for owner, field in zip(layout.owner, layout.field, strict=True)
        ],
        lambda done: on_progress(f"index {source.name}: {done} of {len(layout.owner)} rows stored"),
    )
    return SegmentIndex(
        segments=segments, layout=layout, lexical=lexical, store=store, pointer=pointer
    )


def _embed(texts: list[str], embedder: Embedder, name: str, on_progress: Progress) -> Vectors:
    """Vectors of texts; equal texts are embedded once, texts of like length together."""
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    on_progress(f"index {name}: embedding {len(unique)} texts with {embedder.name}")
    made: dict[str, Vectors] = {}
    for start in range(0, len(unique), CHUNK):
        chunk = unique[start : start + CHUNK]
        made.update(zip(chunk, embedder.encode(chunk), strict=True))
        on_progress(f"index {name}: {len(made)} of {len(unique)} texts embedded")
    return np.stack([made[text] for text in texts])


def _fingerprint(source: Source, segments: tuple[Segment, ...], embedder: Embedder) -> str:
    parts = [SCHEMA_VERSION, embedder.name, SEGMENTS.dump_json(segments).decode()]
    if not source.own:
        own = source_of(CATALOGUE, source.folder.parent)
        parts.append(SEGMENTS.dump_json(own.load()).decode())
    return fingerprint(parts)


def _collection(pointer: dict[str, Any]) -> str:
    return f"adwright-{pointer['catalogue']}-{pointer['fingerprint']}"


def _read_pointer(root: Path, name: str) -> dict[str, Any] | None:
    try:
        pointer = json.loads((root / f"{name}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(root, error) from error
    except ValueError:
        return None
    return pointer if isinstance(pointer, dict) else None


def _write_pointer(root: Path, pointer: dict[str, Any]) -> None:
    write_text(root / f"{pointer['catalogue']}.json", json.dumps(pointer, indent=1))


def _sweep(root: Path, name: str, keep: set[str]) -> None:
    """Remove indexes before the last and what killed builds left; others may still use the last."""
    ours = re.compile(rf"{re.escape(name)}-[0-9a-f]{{16}}-.+")
    for folder in root.iterdir():
        if ours.fullmatch(folder.name) and folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)
