"""Embeddings: of length 1, remembered on disk, made once for many callers, from checked weights."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from adwright.errors import RetrievalError, SettingsError
from adwright.retrieval.embedder import SentenceEmbedder, load_embedder
from adwright.retrieval.grouping import Grouped
from adwright.retrieval.packaged_model import WEIGHTS, check_weights, packaged_model_folder
from adwright.retrieval.vector_cache import VectorCache


def test_vectors_have_length_one_and_like_meanings_are_near() -> None:
    sneakers, trainers, mortgage = load_embedder().encode(["sneakers", "trainers", "mortgage"])
    assert np.allclose(np.linalg.norm([sneakers, trainers, mortgage], axis=1), 1, atol=1e-5)
    assert sneakers @ trainers > sneakers @ mortgage


def test_no_texts_give_no_rows_without_loading_the_model() -> None:
    embedder = SentenceEmbedder()
    assert embedder.encode([]).shape == (0, 384)
    assert not embedder.loaded


def test_a_text_embedded_before_needs_no_model_in_the_next_process(tmp_path: Path) -> None:
    texts = ["retro sneakers", "复古球鞋", "retro sneakers"]
    VectorCache(tmp_path / "embeddings.sqlite", model="all-MiniLM-L6-v2").put(
        dict(zip(texts, load_embedder().encode(texts), strict=True))
    )
    fresh = SentenceEmbedder(cache_dir=tmp_path)
    assert np.array_equal(fresh.encode(texts), load_embedder().encode(texts))
    assert not fresh.loaded


def test_another_model_does_not_read_the_vectors_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "embeddings.sqlite"
    VectorCache(file, model="a").put({"x": np.ones(3, dtype=np.float32)})
    assert VectorCache(file, model="b").get(["x"]) == {}
    assert list(VectorCache(file, model="a").get(["x", "y"])) == ["x"]


def test_remembered_embeddings_hold_no_text(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "embeddings.sqlite", model="a")
    cache.put({"Ms Invented lives at 1 Example Road": np.ones(3, dtype=np.float32)})
    cache.close()
    assert all(b"Invented" not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"not a database", b""])
def test_a_broken_cache_only_means_that_less_is_remembered(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "embeddings.sqlite").write_bytes(content)
    cache = VectorCache(tmp_path / "embeddings.sqlite", model="a")
    cache.put({"x": np.ones(3, dtype=np.float32)})
    assert set(cache.get(["x"])) <= {"x"}


def test_callers_at_once_share_one_call_and_each_gets_its_own_rows() -> None:
    sizes: list[int] = []

    def slow(texts: Sequence[str]) -> NDArray[np.float32]:
        sizes.append(len(texts))
        time.sleep(0.05)
        return np.array([[float(text)] for text in texts], dtype=np.float32)

    grouped = Grouped(slow)
    answers: dict[int, list[float]] = {}

    def ask(number: int) -> None:
        answers[number] = grouped([str(number), str(-number)])[:, 0].tolist()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: [number, -number] for number in range(20)}
    assert sum(sizes) == 40
    assert len(sizes) < 20


def test_an_error_reaches_its_callers_and_the_next_call_works() -> None:
    calls: list[int] = []

    def once_broken(texts: Sequence[str]) -> NDArray[np.float32]:
        calls.append(len(texts))
        if len(calls) == 1:
            raise RetrievalError("the model failed")
        return np.ones((len(texts), 1), dtype=np.float32)

    grouped = Grouped(once_broken)
    with pytest.raises(RetrievalError):
        grouped(["a"])
    assert grouped(["a"]).tolist() == [[1.0]]


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"other weights")
    with pytest.raises(RetrievalError, match=r"SHA-256 [0-9a-f]{64}, expected 53aa5117"):
        check_weights(tmp_path / WEIGHTS)


def test_a_check_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    weights = tmp_path / WEIGHTS
    shutil.copy(packaged_model_folder() / WEIGHTS, weights)
    check_weights(weights, notes=tmp_path)
    start = time.thread_time()
    check_weights(weights, notes=tmp_path)
    assert time.thread_time() - start < 0.02
    weights.write_bytes(b"changed")
    with pytest.raises(RetrievalError):
        check_weights(weights, notes=tmp_path)


def test_a_model_that_is_not_there_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ADWRIGHT_EMBEDDING_MODEL"):
        SentenceEmbedder(str(tmp_path / "no-such-model")).encode(["text"])
