"""A catalogue's vectors in Chroma, on disk or on a server; Chroma's types and errors stop here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from ..errors import RetrievalError, StorageError

BATCH = 2000
HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 24}
"""With Chroma's own ef_search of 100 one near row in five was missed among 12,000."""
COMPLETE = "complete"

Where = dict[str, Any]


class ChromaStore:
    """A collection of row vectors; row ids are positions."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def open(cls, place: Path | str, name: str) -> ChromaStore:
        """An existing collection of a folder or a server. Raises RetrievalError when absent."""
        with translated(place):
            client = _client(place)
            collection = client.get_collection(name, embedding_function=None)
        if not (collection.metadata or {}).get(COMPLETE):
            raise RetrievalError(f"collection {name!r} at {place} was not finished")
        return cls(client, collection)

    @classmethod
    def build(
        cls,
        place: Path | str,
        name: str,
        vectors: NDArray[np.float32],
        metadata: Sequence[dict[str, str]],
        on_rows: Callable[[int], None],
    ) -> ChromaStore:
        """A new collection of vectors; marked complete once every row is in."""
        with translated(place):
            client = _client(place)
            if name in {collection.name for collection in client.list_collections()}:
                client.delete_collection(name)
            collection = client.create_collection(
                name, embedding_function=None, configuration={"hnsw": HNSW}
            )
            for start in range(0, len(vectors), BATCH):
                rows = range(start, min(start + BATCH, len(vectors)))
                collection.add(
                    ids=[str(row) for row in rows],
                    embeddings=vectors[rows.start : rows.stop],
                    metadatas=[dict(metadata[row]) for row in rows],
                )
                on_rows(rows.stop)
            collection.modify(metadata={COMPLETE: True})
        return cls(client, collection)

    def nearest(
        self, vectors: NDArray[np.float32], *, rows: int, where: Where | None = None
    ) -> list[NDArray[np.intp]]:
        """For each vector the nearest rows, best first, in one call."""
        with translated("the index"):
            answer = self._collection.query(
                query_embeddings=vectors, n_results=rows, where=where, include=["distances"]
            )
        return [np.array([int(row) for row in ids], dtype=np.intp) for ids in answer["ids"]]

    def count(self) -> int:
        """Number of rows."""
        with translated("the index"):
            return int(self._collection.count())

    def close(self) -> None:
        """Let go of the files."""
        _close(self._client)


def check_server(url: str) -> None:
    """Raises RetrievalError at once when no Chroma server answers, before anything is built."""
    import httpx

    with translated(url):
        httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=10).raise_for_status()


def _client(place: Path | str) -> Any:
    import chromadb
    from chromadb.config import Settings

    if isinstance(place, Path):
        return chromadb.PersistentClient(
            path=str(place), settings=Settings(anonymized_telemetry=False)
        )
    url = urlsplit(place)
    if url.scheme not in {"http", "https"} or not url.hostname:
        raise RetrievalError(
            f"ADWRIGHT_CHROMA_URL {place!r} is not an address such as http://localhost:8000"
        )
    secure = url.scheme == "https"
    return chromadb.HttpClient(
        host=url.hostname,
        port=url.port or (443 if secure else 8000),
        ssl=secure,
        settings=Settings(anonymized_telemetry=False),
    )


def _close(client: Any) -> None:
    """Close a client; Chroma's own close leaves the connections to a server open."""
    parts = (client, getattr(client, "_admin_client", None))
    sessions = [getattr(getattr(part, "_server", None), "_session", None) for part in parts]
    client.close()
    for session in sessions:
        if session is not None:
            session.close()


@contextmanager
def translated(place: Path | str) -> Iterator[None]:
    """Chroma's errors as ours: the disk's as StorageError, all others as RetrievalError."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, httpx.HTTPError, httpx.InvalidURL) as error:
        if any(word in str(error).casefold() for word in _DISK_WORDS):
            raise StorageError(
                f"{place} cannot be written ({error}); free space, or set ADWRIGHT_DATA_DIR to a "
                "folder that can be written"
            ) from error
        hint = "" if isinstance(place, Path) else "; see ADWRIGHT_CHROMA_URL"
        raise RetrievalError(f"Chroma at {place} failed: {error}{hint}") from error


_DISK_WORDS = ("readonly", "read-only", "disk", "permission", "no space", "unable to open")
