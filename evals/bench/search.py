"""How long a segment search takes beside its floor: one embedding and one raw Chroma query.

Run: `python -m adwright.evals.bench.search [--json]`. The 2,000 segments are the own catalogue and
audiences made of its products; each round times both ways on a query that neither has seen.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ...retrieval.catalogue_files import load_catalogue
from ...retrieval.embedder import load_sentence_transformer
from ...retrieval.packaged_model import packaged_model_folder
from ...retrieval.search import FacetQuery, SegmentSearch
from ...retrieval.sources import save_catalogue
from ...schema import Segment

SEGMENTS = 2000
DATA_DIR = Path(__file__).parents[2] / "build" / "bench-search"
"""The index is kept there; it is built anew only when the catalogue changed."""
ROUNDS = 150
WARM_UP = 20
REACH = 1.3
"""A search may take this many times the raw way."""


def segments() -> list[Segment]:
    """The own catalogue, then one audience per product until there are 2,000."""
    own = load_catalogue()
    products = {
        product: (*segment.path[:-1], product) for segment in own for product in segment.products
    }
    made = [
        Segment(id=f"bench.{number}", name=product, path=path)
        for number, (product, path) in enumerate(products.items())
    ]
    return [*own, *made][:SEGMENTS]


def queries(count: int) -> list[str]:
    """Questions as people put them, made of aliases of the catalogue."""
    aliases = [alias for segment in load_catalogue() for alias in segment.aliases.get("en", ())]
    return [f"{alias} as a gift" for alias in aliases[:: max(1, len(aliases) // count)]][:count]


def raw(folder: Path, catalogue: Sequence[Segment]) -> Callable[[str], Any]:
    """The floor: encode with sentence-transformers, ask one Chroma collection, nothing else."""
    import chromadb

    model = load_sentence_transformer(packaged_model_folder())
    collection = chromadb.PersistentClient(path=str(folder)).create_collection(
        "raw-bench", embedding_function=None
    )
    vectors = model.encode([segment.name for segment in catalogue], show_progress_bar=False)
    collection.add(
        ids=[segment.id for segment in catalogue],
        embeddings=vectors,
        metadatas=[{"name": segment.name} for segment in catalogue],
    )
    return lambda text: collection.query(
        query_embeddings=model.encode([text], show_progress_bar=False), n_results=20
    )


def medians(ways: dict[str, Callable[[str], Any]], texts: Sequence[str]) -> dict[str, float]:
    """Median milliseconds of each way; the ways take turns at every text."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number, text in enumerate(texts):
        for name, way in sorted(ways.items(), reverse=bool(number % 2)):
            start = time.perf_counter()
            way(text)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values[WARM_UP:]) for name, values in times.items()}


def measure() -> dict[str, float]:
    """Medians in milliseconds, their ratio, and the size of what was searched."""
    catalogue = segments()
    save_catalogue(catalogue, catalogue="bench", data_dir=DATA_DIR)
    search = SegmentSearch.open(data_dir=DATA_DIR, catalogue="bench", on_progress=_tell)
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[str], Any]] = {
            "search_ms": lambda text: search.search([FacetQuery(text=text)]),
            "raw_ms": raw(Path(folder), catalogue),
        }
        figures = medians(ways, queries(ROUNDS + WARM_UP))
        vectors = float(search.stats()["vectors"])
    return {
        **figures,
        "ratio": figures["search_ms"] / figures["raw_ms"],
        "reach": REACH,
        "segments": float(len(catalogue)),
        "vectors": vectors,
    }


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


def main() -> int:
    """Print the figures; 1 when the ratio is not reached."""
    figures = measure()
    if "--json" in sys.argv:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    else:
        print(
            f"search of {figures['segments']:.0f} segments, {figures['vectors']:.0f} vectors: "
            f"median {figures['search_ms']:.2f} ms; one encode + one raw Chroma query "
            f"{figures['raw_ms']:.2f} ms; ratio {figures['ratio']:.2f} (reach < {REACH})"
        )
    return 0 if figures["ratio"] < REACH else 1


if __name__ == "__main__":
    raise SystemExit(main())
