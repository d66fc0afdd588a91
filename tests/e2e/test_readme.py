from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import adwright


def test_the_python_examples_of_the_readme_run(
    root: Path,
    indexed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(indexed))
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)
    assert blocks
    for block in blocks:
        names: dict[str, Any] = {}
        exec(compile(block, "README.md", "exec"), names)  # noqa: S102 - our own page
        made = names["campaign"] if "campaign" in names else names["result"].campaign
        assert made.creatives
    assert "google_search" in capsys.readouterr().out
    assert (tmp_path / "run" / "campaigns.jsonl").stat().st_size > 0


async def test_generate_works_inside_a_running_loop(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADWRIGHT_DATA_DIR", str(indexed))
    waiting = adwright.generate("Low-sugar birthday cakes by Sorrel, baked in Leeds, 32 pounds")
    awaited = await adwright.agenerate(
        "Low-sugar birthday cakes by Sorrel, baked in Leeds, 32 pounds"
    )
    assert waiting.brief == awaited.brief
    assert waiting.creatives
