"""Pulling model files over real HTTP, and what the doctor says of a machine."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from adwright.agents.models.doctor import Check, diagnose
from adwright.agents.models.pull import pull
from adwright.agents.models.registry import REGISTRY, known_model
from adwright.errors import InputFileError, ModelError, StorageError
from adwright.evals.wire.http_server import Answer, Received, WireServer
from adwright.evals.wire.tiny_gguf import write_tiny_gguf
from adwright.settings import Settings


class FileServer(WireServer):
    """Serves one file, with ranges, and as the Hugging Face hub does."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.cut_at: int | None = None
        self.status = 200

    def answer(self, request: Received) -> Answer:
        if self.status != 200:
            return Answer(status=self.status)
        headers = {
            "etag": f'"{hashlib.sha256(self.data).hexdigest()}"',
            "x-repo-commit": "a" * 40,
            "accept-ranges": "bytes",
        }
        if request.method == "HEAD":
            return Answer(headers={**headers, "content-length": str(len(self.data))}, head=True)
        start = int(request.headers.get("range", "bytes=0-").split("=")[1].split("-")[0])
        if start >= len(self.data):
            return Answer(status=416)
        body = self.data[start:]
        if self.cut_at is not None:
            return Answer(body=body[: 2 * self.cut_at], cut=True, headers=headers)
        span = f"bytes {start}-{len(self.data) - 1}/{len(self.data)}"
        status = 206 if "range" in request.headers else 200
        return Answer(status=status, body=body, headers={**headers, "content-range": span})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf").read_bytes()


def test_a_file_is_pulled_by_its_address_and_progress_told(data: bytes, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with FileServer(data) as server:
        path = pull(
            f"{server.url}/m/tiny.gguf", tmp_path, on_progress=lambda *step: told.append(step)
        )
    assert path == tmp_path / "tiny.gguf"
    assert path.read_bytes() == data
    assert told[-1] == (len(data), len(data))
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_not_pulled_again(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").write_bytes(data)
    with FileServer(data) as server:
        pull(f"{server.url}/tiny.gguf", tmp_path)
        assert server.received == []


def test_a_broken_download_goes_on_where_it_stopped(data: bytes, tmp_path: Path) -> None:
    with FileServer(data) as server:
        server.cut_at = 50_000
        with pytest.raises(ModelError):
            pull(f"{server.url}/tiny.gguf", tmp_path)
        assert not (tmp_path / "tiny.gguf").exists()
        server.cut_at = None
        path = pull(f"{server.url}/tiny.gguf", tmp_path)
        assert server.received[-1].headers["range"] == "bytes=50000-"
    assert path.read_bytes() == data


def test_a_wrong_sum_is_refused_and_nothing_kept(data: bytes, tmp_path: Path) -> None:
    right = hashlib.sha256(data).hexdigest()
    with FileServer(data) as server:
        with pytest.raises(InputFileError, match="SHA-256"):
            pull(f"{server.url}/tiny.gguf#sha256={'0' * 64}", tmp_path)
        assert list(tmp_path.iterdir()) == []
        assert pull(f"{server.url}/tiny.gguf#sha256={right}", tmp_path).exists()


def test_a_page_instead_of_a_model_is_refused_and_nothing_kept(tmp_path: Path) -> None:
    with (
        FileServer(b"<html>Sign in, please</html>") as server,
        pytest.raises(InputFileError, match="not a GGUF"),
    ):
        pull(f"{server.url}/tiny.gguf", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_server_that_refuses_is_a_model_error(data: bytes, tmp_path: Path, status: int) -> None:
    with FileServer(data) as server:
        server.status = status
        with pytest.raises(ModelError) as caught:
            pull(f"{server.url}/tiny.gguf", tmp_path)
    assert caught.value.status == status


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lama-3", "llama-3.2-1b"),
        ("ftp://host/x.gguf", "https"),
        ("http://example.com/x.gguf", "not encrypted"),
        ("https://example.com/x.bin", "names no .gguf file"),
        ("", "https"),
    ],
)
def test_what_cannot_be_pulled_is_refused_with_what_can(
    tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(InputFileError, match=said):
        pull(name, tmp_path)


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="ADWRIGHT_DATA_DIR"):
        pull("https://example.com/x.gguf", tmp_path / "file" / "models")


def test_a_name_is_pulled_through_the_hub_client(data: bytes, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from adwright.agents.models.pull import pull; "
    code += "print(pull('llama-3.2-1b', Path(sys.argv[1])))"
    with FileServer(data) as server:
        env = {
            **os.environ,
            "HF_ENDPOINT": server.url,
            "HF_HUB_OFFLINE": "0",
            "HF_HOME": str(tmp_path),
        }
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "models")],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        paths = [request.path for request in server.received]
    assert done.returncode == 0, done.stderr
    entry = known_model("llama-3.2-1b")
    assert entry is not None
    assert (tmp_path / "models" / entry.file).read_bytes() == data
    assert f"/{entry.repository}/resolve/main/{entry.file}" in paths


def test_names_in_the_registry_are_unique_and_complete() -> None:
    assert len({entry.name for entry in REGISTRY}) == len(REGISTRY)
    for entry in REGISTRY:
        assert entry.file.endswith(".gguf")
        assert entry.memory_bytes > entry.file_bytes > 0
        assert entry.licence


def by_name(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def test_the_doctor_runs_the_builtin_writer_and_names_next_steps(tmp_path: Path) -> None:
    checks = by_name(diagnose(Settings(data_dir=tmp_path)))
    assert checks["Python"].state == "ok"
    assert checks["llama.cpp"].state == "ok"
    assert "tokens a second" in checks["builtin writer"].detail
    assert "GEMINI_API_KEY" in checks["Gemini"].next_step
    assert all(check.next_step for check in checks.values() if check.state == "fail")


def test_the_doctor_finds_bad_settings_and_shows_no_key(tmp_path: Path) -> None:
    (tmp_path / "bad.gguf").write_bytes(b"not a model, only words " * 9)
    (tmp_path / "file").write_text("x")
    checks = diagnose(
        Settings(
            data_dir=tmp_path / "file",
            llama_model=tmp_path / "bad.gguf",
            openai_base_url="localhost:8000",
            gemini_api_key=SecretStr("wire-key-5f2"),
        )
    )
    failed = {check.name for check in checks if check.state == "fail"}
    assert {"data folder", "local model", "OpenAI-compatible server"} <= failed
    assert "wire-key-5f2" not in repr(checks)
