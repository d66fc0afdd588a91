from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adwright.cli.app import run
from adwright.evals.reading import outcomes_in
from adwright.evals.storage import load_run, runs_folder
from adwright.evals.wire.gemini_server import GeminiServer

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed <MemoryObject")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def data_dir(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index, kept over the tests of this file."""
    folder = tmp_path_factory.mktemp("evals") / "data"
    shutil.copytree(indexed, folder)
    return folder


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    data_dir: Path,
    tmp_path: Path,
) -> Run:
    """Runs a command line in this process: exit code, standard output, standard error."""
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(data_dir))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "inspect"))
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["adwright", "eval", *arguments])
        try:
            run()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_a_run_shows_figures_with_n_and_leaves_a_page_and_an_inspect_log(
    cli: Run, data_dir: Path, tmp_path: Path
) -> None:
    code, out, err = cli("run", "-s", "routing", "--limit", "6", "--json")
    assert code == 0, err
    rows = json.loads(out)["metrics"]
    assert {row["suite"] for row in rows} == {"routing"}
    assert all(row["low"] <= row["value"] <= row["high"] and row["n"] > 0 for row in rows)
    folder = runs_folder(data_dir) / json.loads(out)["run"]
    assert len(list(folder.rglob("*.eval"))) == 1
    code, out, err = cli("report", "-o", str(tmp_path / "page.html"))
    assert code == 0, err
    assert (tmp_path / "page.html").read_text() == (data_dir / "evals/latest.html").read_text()


def test_a_gate_fails_where_a_figure_falls_and_holds_where_it_does_not(
    cli: Run, tmp_path: Path
) -> None:
    cli("run", "-s", "routing", "--limit", "4")
    gate = tmp_path / "gate.yaml"
    gate.write_text("routing: [{metric: place, low: 1.01, why: cannot be reached}]")
    code, out, _ = cli("gate", "--run", "latest", "--thresholds", str(gate))
    assert code == 1
    assert "cannot be reached" in out
    gate.write_text("routing: [{metric: place, low: 0, why: always reached}]")
    code, out, err = cli("gate", "--run", "latest", "--thresholds", str(gate))
    assert code == 0, err
    assert "1 of 1 thresholds hold" in out


def test_hosted_answers_recorded_once_play_back_without_key_and_server(
    cli: Run, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tape = tmp_path / "answers.jsonl"
    with monkeypatch.context() as keys, GeminiServer() as server:
        keys.setenv("GEMINI_API_KEY", "k")
        keys.setenv("ADWRIGHT_GEMINI_BASE_URL", server.url)
        code, _, err = cli(
            "run", "-s", "understanding", "--limit", "2", "--models", "builtin,gemini",
            "--record", str(tape),
        )  # fmt: skip
        assert code == 0, err
    live = load_run("latest", data_dir)
    code, _, err = cli(
        "run", "-s", "understanding", "--limit", "2", "--models", "builtin,gemini",
        "--replay", str(tape),
    )  # fmt: skip
    assert code == 0, err
    again = load_run("latest", data_dir)
    assert again.id != live.id
    assert again.replayed
    asked = [one for one in live.results if one.models.get("understand", "").startswith("gemini")]
    assert asked
    assert [one.marks for one in again.results] == [one.marks for one in live.results]
    code, out, err = cli("compare", "builtin", "gemini", "--all")
    assert code == 0, err
    assert "understood" in out


def test_a_side_that_is_not_set_up_is_said_with_the_next_step(cli: Run) -> None:
    code, _, err = cli("run", "-s", "copy", "--models", "gemini")
    assert code == 2
    assert "GEMINI_API_KEY" in err


def test_a_killed_run_goes_on_and_repeats_no_finished_case(
    cli: Run, data_dir: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "adwright", "eval", "run", "-s", "copy", "--limit", "4"]
    before = {path.name for path in runs_folder(data_dir).glob("*")}
    environment = {
        **os.environ,
        "ADWRIGHT_DATA_DIR": str(data_dir),
        "XDG_DATA_HOME": str(tmp_path / "inspect"),
    }
    said = tmp_path / "stderr"
    with said.open("wb") as errors:
        process = subprocess.Popen(command, env=environment, stdout=errors, stderr=errors)
        kept = _kept_cases(data_dir, before, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert kept, said.read_text()
    assert not load_run("latest", data_dir).finished
    code, _, err = cli("run", "--resume")
    assert code == 0, err
    done = load_run("latest", data_dir)
    assert done.finished
    assert len(done.results) == 4
    seconds = {one.case: one.seconds for one in done.results}
    assert {case: seconds[case] for case in kept} == pytest.approx(kept, abs=1e-3)


def _kept_cases(
    data_dir: Path, before: set[str], process: subprocess.Popen[bytes]
) -> dict[str, float]:
    """Seconds of each case that the process has finished, once there is one."""
    until = time.monotonic() + 300
    while time.monotonic() < until and process.poll() is None:
        for folder in runs_folder(data_dir).glob("*"):
            logs = folder / "copy.builtin"
            if folder.name not in before and logs.is_dir():
                kept = outcomes_in(logs)
                if kept:
                    return {case: float(outcome["seconds"]) for case, outcome in kept.items()}
        time.sleep(0.3)
    return {}
