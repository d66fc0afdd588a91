from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from adwright.cli.export import export, read_campaign
from adwright.errors import InputFileError
from adwright.schema import Brief, Campaign, Creative, Market, Platform
from adwright.tools.platforms import SPECS

app = typer.Typer(pretty_exceptions_enable=False)
app.command("export")(export)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A campaign.json with one ad of a single button, which csv and json can carry."""
    creative = Creative(
        platform=Platform.META_FEED,
        format=SPECS[Platform.META_FEED].format,
        market=Market(country="GB", language="en"),
        language="en",
    )
    campaign = Campaign(brief=Brief(text="shoes"), creatives=(creative,))
    path = tmp_path / "campaign.json"
    path.write_text(campaign.to_json(), encoding="utf-8")
    return path


def test_the_file_is_written_and_the_screen_says_where(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.json"
    done = CliRunner().invoke(app, [str(file), "--to", "json", "-o", str(out)])
    assert done.exit_code == 0
    assert out.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
    assert f"json written to {out}" in done.stderr
    assert done.stdout == ""


def test_an_unknown_format_lists_the_known_ones(file: Path) -> None:
    done = CliRunner().invoke(app, [str(file), "--to", "excel", "-o", "x"])
    assert done.exit_code == 2
    assert "google-ads-editor" in done.stderr


def test_a_missing_folder_is_named_before_the_work(file: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [str(file), "--to", "csv", "-o", str(tmp_path / "no" / "x")])
    assert isinstance(done.exception, InputFileError)
    assert "is no folder: make it" in str(done.exception)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no campaign of this version"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[1, 2]", "no campaign of this version"),
        (b"product: {name: shoes}", "no campaign of this version"),
        (json.dumps({"product": {"name": "shoes"}}).encode(), "brief: Field required"),
        (json.dumps({"brief": {"text": "x"}, "tomorrow": 1}).encode(), "tomorrow: Extra inputs"),
    ],
)
def test_what_is_no_campaign_is_refused_with_the_next_step(
    content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "campaign.json"
    path.write_bytes(content)
    with pytest.raises(InputFileError, match=said) as caught:
        read_campaign(path)
    assert str(path) in str(caught.value)


def test_a_missing_campaign_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"none\.json cannot be read .*generate -o"):
        read_campaign(tmp_path / "none.json")
    with pytest.raises(InputFileError, match="cannot be read"):
        read_campaign(tmp_path)
