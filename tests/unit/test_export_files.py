"""Exported files of every kind: money, approval, what cannot go, and the plain formats."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from adwright.errors import UserError
from adwright.schema import (
    Asset,
    AssetKind,
    AssetState,
    Brief,
    Budget,
    BudgetPeriod,
    Campaign,
    Creative,
    Platform,
    Product,
)
from adwright.tests.unit.export_sample import (
    BULK,
    CSV,
    EDITOR,
    FEED_AD,
    GB,
    JSON,
    SEARCH_AD,
    ad,
    campaign,
    comma_rows,
    editor_rows,
    rules,
)
from adwright.tools.export import ExportFormat, export, exported


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (None, "gives no budget"),
        (
            Budget(amount=Decimal(900), currency="EUR", period=BudgetPeriod.CAMPAIGN),
            "how many days",
        ),
    ],
)
def test_without_a_daily_sum_budgets_stay_blank_and_it_is_said(
    budget: Budget | None, said: str
) -> None:
    made = campaign(SEARCH_AD, budget=budget)
    assert {row["Budget"] for row in editor_rows(made)} == {""}
    (finding,) = [f for f in exported(made, EDITOR)[1] if f.rule == "export.no_daily_budget"]
    assert said in finding.message


def _approved(creative: Creative, choose: Callable[[Asset], bool]) -> Creative:
    return creative.model_copy(
        update={
            "assets": tuple(
                asset.model_copy(
                    update={"state": AssetState.APPROVED if choose(asset) else asset.state}
                )
                for asset in creative.assets
            )
        }
    )


def test_approved_only_leaves_out_what_nobody_approved() -> None:
    made = ad(Platform.GOOGLE_SEARCH, headline=["A", "B", "C", "D"])
    rows = editor_rows(campaign(_approved(made, lambda a: a.text != "B")), approved_only=True)
    (row,) = [row for row in rows if row["Ad type"]]
    assert [row[f"Headline {n}"] for n in (1, 2, 3, 4)] == ["A", "C", "D", ""]


@pytest.mark.parametrize("to", list(ExportFormat))
def test_with_nothing_approved_there_is_no_file(to: ExportFormat, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("kept")
    with pytest.raises(UserError, match="approved"):
        export(campaign(SEARCH_AD, FEED_AD), to, file, approved_only=True)
    assert file.read_text() == "kept"


def test_an_ad_with_too_few_texts_is_left_out_and_said() -> None:
    thin = ad(Platform.GOOGLE_SEARCH, GB, headline=["Only one"])
    data, findings = exported(campaign(SEARCH_AD, thin), EDITOR)
    assert "Only one" not in data.decode("utf-16")
    (left_out,) = [finding for finding in findings if finding.rule == "export.ad_left_out"]
    assert "1 of 3 headline texts" in left_out.message


def test_a_text_over_a_hard_limit_never_goes_out_whatever_the_campaign_says_of_it() -> None:
    long = Asset(kind=AssetKind.HEADLINE, text="磐" * 16, limit=30, width=16)
    made = ad(Platform.GOOGLE_SEARCH, headline=["A", "B", "C", long])
    data, findings = exported(campaign(made), EDITOR)
    assert "磐" not in data.decode("utf-16")
    assert "export.over_limit" in rules(findings)


@pytest.mark.parametrize(
    ("to", "creative", "wanted"),
    [
        (EDITOR, FEED_AD, "google_search, google_pmax"),
        (JSON, SEARCH_AD, "meta_feed"),
        (BULK, SEARCH_AD, "whatsapp"),
    ],
)
def test_a_campaign_without_ads_for_the_vendor_says_which_platforms_there_are(
    to: ExportFormat, creative: Creative, wanted: str
) -> None:
    with pytest.raises(UserError, match=rf"{wanted}.*its ads are for: {creative.platform.value}"):
        exported(campaign(creative), to)


@pytest.mark.parametrize("to", list(ExportFormat))
def test_a_campaign_without_any_ad_is_refused(to: ExportFormat) -> None:
    with pytest.raises(UserError, match="no ads"):
        exported(campaign(), to)


def test_the_table_has_one_line_a_text_with_everything_known() -> None:
    rows = comma_rows(campaign(SEARCH_AD, FEED_AD), CSV)
    assert len(rows) == len(SEARCH_AD.assets) + len(FEED_AD.assets)
    first = rows[0]
    assert (first["platform"], first["country"], first["language"]) == ("google_search", "DE", "de")
    assert (first["kind"], first["number"], first["text"]) == ("headline", "1", "Größe 磐石")
    assert (first["width"], first["limit"], first["state"]) == ("10", "30", "proposed")
    assert first["segment_ids"] == "style.retro interest.shoes"


def test_json_is_the_campaign_itself(tmp_path: Path) -> None:
    made = campaign(SEARCH_AD, FEED_AD)
    assert export(made, ExportFormat.JSON, tmp_path / "c.json") == ()
    assert Campaign.model_validate_json((tmp_path / "c.json").read_bytes()) == made


def test_nothing_of_a_campaign_becomes_a_path(tmp_path: Path) -> None:
    brief = Brief(product=Product(name="../../evil\0/x"))
    for to in ExportFormat:
        export(campaign(SEARCH_AD, FEED_AD, brief=brief), to, tmp_path / to.value)
    assert {entry.name for entry in tmp_path.iterdir()} == set(ExportFormat)
