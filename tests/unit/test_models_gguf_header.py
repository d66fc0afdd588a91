"""A file that cannot be a sound GGUF model never reaches llama.cpp."""

from __future__ import annotations

import asyncio
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adwright.agents.models.gguf_header import read_gguf_header
from adwright.agents.models.llama import LlamaModel, LlamaOptions
from adwright.agents.models.port import ChatRequest, Message
from adwright.errors import InputFileError
from adwright.evals.wire.tiny_gguf import write_tiny_gguf


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


def test_a_sound_file_tells_what_it_is(sound: Path) -> None:
    header = read_gguf_header(sound)
    assert header.architecture == "llama"
    assert header.context_tokens == 2048
    assert "messages" in header.chat_template
    assert header.file_bytes == sound.stat().st_size
    assert header.cache_bytes_per_token() == 2 * 32 * 2 * 2


def broken(sound: Path, case: str) -> bytes:
    data = sound.read_bytes()
    return {
        "empty": b"",
        "short": data[:20],
        "text": b"This is a shopping list, not a model. " * 10,
        "zip": b"PK\x03\x04" + b"\0" * 200,
        "version": data[:4] + struct.pack("<I", 99) + data[8:],
        "other byte order": data[:4] + struct.pack(">I", 3) + data[8:],
        "a million million tensors": data[:8] + struct.pack("<Q", 10**12) + data[16:],
        "a million million entries": data[:16] + struct.pack("<Q", 10**12) + data[24:],
        "a huge key": data[:24] + struct.pack("<Q", 1 << 62) + data[32:],
        "a broken key": data[:32] + b"\xff\xff" + data[34:],
        "cut in its header": data[:400],
        "cut in its data": data[: len(data) // 2],
        "cut near its end": data[:-4000],
    }[case]


CASES = (
    "empty", "short", "text", "zip", "version", "other byte order", "a million million tensors",
    "a million million entries", "a huge key", "a broken key", "cut in its header",
    "cut in its data", "cut near its end",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_corrupt_or_foreign_file_is_refused_by_name_with_the_next_step(
    sound: Path, tmp_path: Path, case: str
) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(broken(sound, case))
    request = ChatRequest(task="t", messages=(Message(role="user", text="x"),))
    with pytest.raises(InputFileError, match=r"bad\.gguf") as caught:
        asyncio.run(LlamaModel(LlamaOptions(path=path)).generate(request))
    assert any(word in str(caught.value) for word in ("pull", "convert"))


@pytest.mark.parametrize("path", [Path("nowhere.gguf"), Path()])
def test_a_missing_file_or_a_folder_is_refused(path: Path) -> None:
    with pytest.raises(InputFileError, match="models pull"):
        read_gguf_header(path)


def said_of(path: Path) -> str:
    """The path as the header or its refusal names it."""
    try:
        return str(read_gguf_header(path).path)
    except InputFileError as error:
        return str(error)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(at=st.integers(0, 2000), junk=st.binary(min_size=1, max_size=12))
def test_a_damaged_header_is_read_or_refused_but_never_a_crash(
    sound: Path, tmp_path: Path, at: int, junk: bytes
) -> None:
    data = sound.read_bytes()
    path = tmp_path / "junk.gguf"
    path.write_bytes(data[:at] + junk + data[at + len(junk) :])
    assert "junk.gguf" in said_of(path)
