"""The index's life: built once, opened again, rebuilt when stale, whole after a killed build."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import filelock
import numpy as np
import pytest
from numpy.typing import NDArray

from adwright.errors import RetrievalError, StorageError, UserError
from adwright.retrieval import catalogue_files
from adwright.retrieval.catalogue_files import catalogue_folder
from adwright.retrieval.durable import locked
from adwright.retrieval.embedder import load_embedder
from adwright.retrieval.index import index_folder
from adwright.retrieval.search import FacetQuery, SegmentSearch
from adwright.retrieval.sources import save_catalogue
from adwright.schema import Segment


class Counting:
    """The real embedder, counting what is embedded; may be killed at a call."""

    dimensions = 384

    def __init__(self, name: str = "all-MiniLM-L6-v2", *, killed: bool = False) -> None:
        self.name = name
        self.texts = 0
        self.killed = killed

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.killed:
            raise KeyboardInterrupt
        self.texts += len(texts)
        return load_embedder().encode(texts)


OPEN = """
import hashlib, sys
from pathlib import Path
import numpy as np
from adwright.retrieval import catalogue_files
from adwright.retrieval.search import SegmentSearch

class Hashed:  # a vector per text without a model: the law here is about processes
    name, dimensions = "hashed", 32
    def encode(self, texts):
        rows = [np.frombuffer(hashlib.sha256(t.encode()).digest(), np.uint8) for t in texts]
        return np.stack([row / np.linalg.norm(row.astype("f4")) for row in rows]).astype("f4")

catalogue_files.catalogue_folder = lambda: Path(sys.argv[2])
search = SegmentSearch.open(data_dir=Path(sys.argv[1]), embedder=Hashed())
print(len(search.catalogue()))
"""


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of one real file, so that a build takes a moment."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    shutil.copy(catalogue_folder() / "style_retro.yaml", folder)
    monkeypatch.setattr(catalogue_files, "catalogue_folder", lambda: folder)
    return folder


def open_it(data_dir: Path, embedder: Counting, **more: Any) -> SegmentSearch:
    return SegmentSearch.open(data_dir=data_dir, embedder=embedder, **more)


def finds(search: SegmentSearch) -> str:
    return search.search([FacetQuery(text="throwback nostalgia from my youth")])[0].segment.id


def test_a_second_opening_embeds_nothing_and_reads_no_catalogue_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_it(tmp_path / "data", Counting())

    def refuse() -> tuple[Segment, ...]:
        raise AssertionError("the YAML files were read")

    monkeypatch.setattr(catalogue_files, "load_catalogue", refuse)
    again = Counting()
    search = open_it(tmp_path / "data", again)
    assert again.texts == 0
    assert finds(search).startswith("style.retro.")


def test_touching_a_file_without_changing_it_builds_nothing(tmp_path: Path, small: Path) -> None:
    open_it(tmp_path / "data", Counting())
    (small / "style_retro.yaml").touch()
    again = Counting()
    open_it(tmp_path / "data", again)
    assert again.texts == 0


def test_a_changed_catalogue_is_indexed_anew(tmp_path: Path, small: Path) -> None:
    before = len(open_it(tmp_path / "data", Counting()).catalogue())
    shutil.copy(Path(__file__).parents[2] / "retrieval/catalogue/style_mood.yaml", small)
    search = open_it(tmp_path / "data", Counting())
    assert len(search.catalogue()) > before
    assert search.get("style.mood.calm")


def test_another_model_makes_another_index(tmp_path: Path) -> None:
    open_it(tmp_path / "data", Counting())
    other = Counting("another-model")
    assert open_it(tmp_path / "data", other).stats()["model"] == "another-model"
    assert other.texts > 0


def test_an_index_of_another_version_is_rebuilt(tmp_path: Path) -> None:
    open_it(tmp_path / "data", Counting())
    pointer = index_folder(tmp_path / "data") / "adwright.json"
    pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "schema": "0"}))
    again = Counting()
    open_it(tmp_path / "data", again)
    assert again.texts > 0


@pytest.mark.parametrize("lost", ["segments.json", "vectors.npy", "words", "chroma"])
def test_a_damaged_index_is_rebuilt(tmp_path: Path, lost: str) -> None:
    open_it(tmp_path / "data", Counting())
    root = index_folder(tmp_path / "data")
    folder = root / json.loads((root / "adwright.json").read_text())["folder"]
    shutil.rmtree(folder / lost) if (folder / lost).is_dir() else (folder / lost).write_bytes(b"?")
    assert finds(open_it(tmp_path / "data", Counting())).startswith("style.retro.")


def test_a_killed_build_leaves_the_index_before_it_whole(tmp_path: Path, small: Path) -> None:
    open_it(tmp_path / "data", Counting())
    original = (small / "style_retro.yaml").read_text(encoding="utf-8")
    (small / "style_retro.yaml").write_text(original.replace("Retro", "Rétro"), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        open_it(tmp_path / "data", Counting(killed=True))
    (small / "style_retro.yaml").write_text(original, encoding="utf-8")
    again = Counting()
    assert finds(open_it(tmp_path / "data", again)).startswith("style.retro.")
    assert again.texts <= 1


def test_old_builds_are_swept_and_other_catalogues_kept(tmp_path: Path) -> None:
    save_catalogue(
        [Segment(id="1", name="Tea", path=("Food", "Tea"))], catalogue="tea", data_dir=tmp_path
    )
    SegmentSearch.open(data_dir=tmp_path, catalogue="tea", embedder=Counting())
    for name in ("model-a", "model-b", "model-c"):
        open_it(tmp_path, Counting(name))
    folders = [path.name for path in index_folder(tmp_path).iterdir() if path.is_dir()]
    assert sum(name.startswith("adwright-") for name in folders) == 2
    assert sum(name.startswith("tea-") for name in folders) == 1


def test_a_second_process_waits_says_so_and_gives_up_clearly(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        filelock.FileLock(tmp_path / ".lock"),
        pytest.raises(StorageError, match="locked by another process"),
        locked(tmp_path, on_wait=said.append, patience_s=0.05),
    ):
        pass
    assert said == ["another process is building the index; waiting for it"]


def test_two_processes_at_once_build_one_index(tmp_path: Path, small: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", OPEN, str(tmp_path / "data"), str(small)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=300)[0].strip() for process in both]
    assert answers[0] == answers[1] != ""
    folders = [path for path in index_folder(tmp_path / "data").iterdir() if path.is_dir()]
    assert len(folders) == 1


def test_a_folder_that_cannot_be_written_is_named_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match=r"data.*ADWRIGHT_DATA_DIR"):
        open_it(tmp_path / "data", Counting())


def test_an_unknown_catalogue_names_the_known_ones(tmp_path: Path) -> None:
    save_catalogue([Segment(id="1", name="Tea", path=())], catalogue="tea", data_dir=tmp_path)
    with pytest.raises(UserError, match=r"'nope' \(known: adwright, tea\)"):
        open_it(tmp_path, Counting(), catalogue="nope")


@pytest.mark.parametrize("name", ["../x", "A", "x", "a b", ""])
def test_a_catalogue_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="not usable"):
        open_it(tmp_path, Counting(), catalogue=name)


def test_a_server_that_does_not_answer_is_told_before_anything_is_embedded(tmp_path: Path) -> None:
    embedder = Counting()
    with pytest.raises(RetrievalError, match="ADWRIGHT_CHROMA_URL"):
        open_it(tmp_path, embedder, chroma_url="http://127.0.0.1:9")
    assert embedder.texts == 0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real Chroma server on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", tmp_path / "server", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*map(str, command), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_an_index_on_a_server_answers_as_one_on_disk(tmp_path: Path, server: str) -> None:
    on_disk = open_it(tmp_path / "disk", Counting())
    on_server = open_it(tmp_path / "data", Counting(), chroma_url=server)
    asked = [FacetQuery(text="old arcade games")]
    assert [hit.segment.id for hit in on_server.search(asked)] == [
        hit.segment.id for hit in on_disk.search(asked)
    ]
    again = Counting()
    open_it(tmp_path / "data", again, chroma_url=server).close()
    on_server.close()
    assert again.texts == 0
