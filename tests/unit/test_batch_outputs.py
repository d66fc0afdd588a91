"""Laws of what a run leaves in its folder."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import adwright
from adwright.agents.batch.engine import BatchRow, RowOutcome
from adwright.agents.batch.outputs import write_outputs
from adwright.agents.batch.replaced_file import ReplacedFile
from adwright.errors import StorageError
from adwright.schema import (
    Asset,
    AssetKind,
    Brief,
    Campaign,
    Creative,
    Finding,
    Market,
    Platform,
    Product,
    Severity,
)
from adwright.tools.export.meta_bulk import DIALECT as META
from adwright.tools.platforms import SPECS

MARKET = Market(country="DE", language="de")
TEXTS = {
    AssetKind.HEADLINE: "Kaffee<b>becher {}",
    AssetKind.DESCRIPTION: "Handgemacht, {}",
    AssetKind.PRIMARY_TEXT: "Für den Morgen {}",
    AssetKind.AD_TEXT: "Der Becher {}",
}


def ad(platform: Platform) -> Creative:
    """An ad with as many texts of each kind as its platform asks for."""
    spec = SPECS[platform]
    assets = [
        Asset(kind=one.kind, text=text.format(number), limit=one.limit, width=len(text))
        for one in spec.assets
        if (text := TEXTS.get(one.kind, ""))
        for number in range(max(one.minimum, 3))
    ]
    return Creative(
        platform=platform, format=spec.format, market=MARKET, language="de", assets=tuple(assets),
        writer="builtin:writer",
    )  # fmt: skip


class Ads:
    """An engine that makes a Google, a Meta and a TikTok ad for each row."""

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncIterator[RowOutcome]:
        async for row in rows:
            ads = (ad(Platform.GOOGLE_SEARCH), ad(Platform.META_FEED), ad(Platform.TIKTOK))
            remark = Finding(rule="a.rule", severity=Severity.WARNING, message="hm")
            campaign = Campaign(brief=row.brief, creatives=ads, findings=(remark,), cost_usd=0.01)
            yield RowOutcome(row=row, campaign=campaign, seconds=2.0)


def made(output: Path, *names: str) -> None:
    briefs = [
        Brief(product=Product(name=name, description=f"Nummer {number}"))
        for number, name in enumerate(names)
    ]
    list(adwright.generate_batch([*briefs, ""], engine=Ads(), output=output))


def table(path: Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
    text = path.read_bytes().decode(encoding)
    assert "\ufeff" not in text, "one byte order mark, at the beginning"
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_every_row_is_one_line_of_json_with_its_campaign(tmp_path: Path) -> None:
    made(tmp_path, "Becher", "Tasse")
    text = (tmp_path / "campaigns.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.strip().split("\n")]
    assert [line["row"] for line in lines] == [1, 2]
    assert [line["campaign"]["brief"]["product"]["name"] for line in lines] == ["Becher", "Tasse"]
    assert all(Campaign.model_validate(line["campaign"]).creatives for line in lines)


def test_one_import_file_for_each_ad_system_holds_all_rows_under_one_header(
    tmp_path: Path,
) -> None:
    made(tmp_path, "Becher", "Tasse", "Kännchen")
    google = table(tmp_path / "import" / "google-ads-editor.csv", "utf-16", "\t")
    names = {row["Campaign"].split(" - ")[0] for row in google}
    assert names == {"Becher", "Tasse", "Kännchen"}
    assert not any(row["Campaign"] == "Campaign" for row in google), "the header stands once"
    meta = table(tmp_path / "import" / "meta-bulk.csv", META.encoding, META.delimiter)
    assert len(meta) == 3
    tiktok = table(tmp_path / "import" / "tiktok.csv", "utf-8-sig", ",")
    assert {row["product"] for row in tiktok} == names
    assert not (tmp_path / "import" / "youtube.csv").exists(), "nothing to hold, no file"


def test_products_of_one_name_stay_apart_in_an_import(tmp_path: Path) -> None:
    made(tmp_path, "Becher", "Becher", "Becher")
    google = table(tmp_path / "import" / "google-ads-editor.csv", "utf-16", "\t")
    assert len({row["Campaign"] for row in google}) == 3


def test_rows_without_a_campaign_are_listed_with_the_next_step(tmp_path: Path) -> None:
    made(tmp_path, "Becher")
    (error,) = table(tmp_path / "errors.csv", "utf-8-sig", ",")
    assert error["row"] == "2"
    assert "empty" in error["error"]
    assert "mend the row" in error["next"]


def test_the_summary_escapes_what_the_input_holds_and_loads_nothing(tmp_path: Path) -> None:
    made(tmp_path, "Becher")
    page = (tmp_path / "summary.html").read_text(encoding="utf-8")
    assert "Kaffee<b>" not in page
    assert "Kaffee&lt;b&gt;becher 0" in page
    assert "src=" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "1 of 2 rows have a campaign" in page
    assert "a.rule" in page


def test_files_can_be_written_again_from_the_ledger_alone(tmp_path: Path) -> None:
    made(tmp_path, "Becher", "Tasse")
    before = {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.suffix in {".csv", ".jsonl"}
    }
    for path in before:
        path.unlink()
    write_outputs(tmp_path)
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), ReplacedFile(path) as file:
        file.write("half of it" * (1 // 0))
    assert path.read_text() == "old"
    with ReplacedFile(path) as file:
        file.write("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    with ReplacedFile(path):
        pass
    assert not list(tmp_path.iterdir()), "nothing written, no file, and nothing left beside it"


def test_a_folder_that_cannot_take_the_files_says_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(StorageError, match="written"),
        ReplacedFile(tmp_path / "none" / "a.csv") as file,
    ):
        file.write("text")
