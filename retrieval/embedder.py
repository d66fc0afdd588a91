"""Texts to vectors: sentence-transformers, loaded when the first unknown text arrives."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import SettingsError
from .grouping import Grouped
from .packaged_model import packaged_model_folder
from .recent import Recent
from .vector_cache import VectorCache

PACKAGED = "all-MiniLM-L6-v2"
PACKAGED_DIMENSIONS = 384
CACHE_FILE = "embeddings.sqlite"
REMEMBERED = 4096
"""Vectors kept in memory, about 6 MB."""
PERSISTED_BATCH = 256
"""Larger batches are catalogues or query files: they are not worth a place on disk."""
A_FEW = 16
"""Texts below which a batch runs in one thread."""
BATCH = 64
"""Texts per forward pass; larger ones were not faster on two cores."""

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def name(self) -> str:
        """Name of the model; another name makes another index."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts, shape (n, dimensions), each row of length 1."""
        ...


class SentenceEmbedder:
    """A sentence-transformers model with a memory, safe to call from many threads.

    Importing torch and transformers takes about five seconds, so that happens at the first text
    that neither memory knows, or earlier in a thread of its own after `warm()`.
    """

    def __init__(self, name: str = "", *, cache_dir: Path | None = None) -> None:
        self.name = name or PACKAGED
        self._packaged = not name
        self._cache_dir = cache_dir
        self._model: Any = None
        self._loading = threading.Lock()
        self._recent: Recent[str, Vectors] = Recent(REMEMBERED)
        self._disk: VectorCache | None = None
        self._grouped = Grouped(self._compute)
        if cache_dir is not None:
            self.remember_in(cache_dir)

    def remember_in(self, folder: Path) -> None:
        """Keep embeddings and the check of the weights there from now on; the first call counts."""
        if self._disk is None:
            self._cache_dir = folder
            self._disk = VectorCache(folder / CACHE_FILE, model=self.name)

    @property
    def dimensions(self) -> int:
        """Length of a vector; asks the model unless it is the packaged one."""
        if self._packaged:
            return PACKAGED_DIMENSIONS
        size = self._load().get_embedding_dimension()
        return int(size) if size else self.encode(["size"]).shape[1]

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    def warm(self) -> None:
        """Start loading the model beside whatever else is going on."""
        if self._model is None:
            threading.Thread(target=self.load, name="embedder-warm", daemon=True).start()

    def load(self) -> None:
        """Have the model in memory when this returns. Raises SettingsError when it cannot be."""
        self._load()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts, float32 of shape (n, dimensions), each row of length 1."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        wanted = list(dict.fromkeys(texts))
        known = self._recall(wanted)
        unknown = [text for text in wanted if text not in known]
        if unknown:
            made = dict(zip(unknown, self._grouped(unknown), strict=True))
            self._remember(made, persist=len(unknown) <= PERSISTED_BATCH)
            known.update(made)
        return np.stack([known[text] for text in texts])

    def _recall(self, texts: Sequence[str]) -> dict[str, Vectors]:
        known = self._recent.recall(texts)
        missing = [text for text in texts if text not in known]
        if self._disk is not None and 0 < len(missing) <= PERSISTED_BATCH:
            found = self._disk.get(missing)
            self._remember(found, persist=False)
            known.update(found)
        return known

    def _remember(self, vectors: dict[str, Vectors], *, persist: bool) -> None:
        self._recent.remember(vectors)
        if persist and self._disk is not None:
            self._disk.put(vectors)

    def _compute(self, texts: Sequence[str]) -> Vectors:
        model = self._load()
        with _threads_for(len(texts)):
            vectors = model.encode(
                list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> Any:
        with self._loading:
            if self._model is None:
                self._model = (
                    load_sentence_transformer(packaged_model_folder(notes=self._cache_dir))
                    if self._packaged
                    else load_sentence_transformer(self.name)
                )
            return self._model


@contextmanager
def _threads_for(count: int) -> Iterator[None]:
    """One thread for a few texts: two take 15 % less time and twice the processor."""
    import torch

    usual = torch.get_num_threads()
    if count < A_FEW:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(usual)


def load_sentence_transformer(model: Path | str) -> Any:
    """A SentenceTransformer on the CPU; a folder is read without any network call.

    Raises SettingsError when a model named in the settings cannot be loaded.
    """
    from transformers.utils import logging

    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(
            str(model), device="cpu", local_files_only=isinstance(model, Path)
        )
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"embedding model {str(model)!r} cannot be loaded ({error}); set "
            "ADWRIGHT_EMBEDDING_MODEL to a sentence-transformers model or folder, or leave it empty"
        ) from error
    finally:
        if bars:
            logging.enable_progress_bar()


@lru_cache(maxsize=4)
def load_embedder(name: str = "", *, cache_dir: Path | None = None) -> SentenceEmbedder:
    """The embedder of this process for a model name; "" is the packaged all-MiniLM-L6-v2.

    `cache_dir` keeps the embeddings of briefs and the check of the weights between runs; give it
    the folder of the index (`index_folder(data_dir)`).
    """
    return SentenceEmbedder(name, cache_dir=cache_dir)
