"""What holds for every test: no network beyond this machine, and a data folder of its own."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

# A shared machine stalls: a slow example is no failure, and figures are the benchmarks' affair.
hypothesis_settings.register_profile("adwright", deadline=None)
hypothesis_settings.load_profile("adwright")

_LOCAL = ("127.", "::1", "localhost")
_real_connect = socket.socket.connect


def _connect_here_only(self: socket.socket, address: Any) -> None:
    """Refuses every address that is not on this machine."""
    host = address[0] if isinstance(address, tuple) else ""
    if host and not str(host).startswith(_LOCAL):
        raise OSError(f"a test tried to reach {host}: tests stay on this machine")
    _real_connect(self, address)


socket.socket.connect = _connect_here_only  # type: ignore[method-assign, assignment]


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own data, settings or keys."""
    for name in list(os.environ):
        if name.startswith("ADWRIGHT_") or name in {"GEMINI_API_KEY", "GOOGLE_API_KEY"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository root."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the segment index built, shared by all tests that only read it."""
    from adwright.agents.bootstrap import Program
    from adwright.settings import Settings

    folder = tmp_path_factory.mktemp("indexed")
    Program(Settings(data_dir=folder)).segments()
    return folder
