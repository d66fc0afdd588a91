"""The file for Google Ads Editor."""

from __future__ import annotations

import csv
import io

from adwright.schema import (
    AssetKind,
    Platform,
    Severity,
    SpecialCategory,
)
from adwright.tests.unit.export_sample import (
    DE,
    EDITOR,
    GB,
    SEARCH_AD,
    ad,
    asset,
    campaign,
    editor_rows,
    rules,
)
from adwright.tools.export import exported
from adwright.tools.export.editor_columns import COLUMNS as EDITOR_COLUMNS


def test_the_editor_file_is_utf_16_with_a_mark_tabs_and_crlf() -> None:
    data, findings = exported(campaign(SEARCH_AD), EDITOR)
    assert data.startswith(b"\xff\xfe")
    text = data.decode("utf-16")
    assert text.splitlines()[0].split("\t") == list(EDITOR_COLUMNS)
    assert text.count("\r\n") == text.count("\n")
    assert "Größe 磐石" in text
    assert rules(findings)["export.unverified"] is Severity.WARNING


def test_everything_in_the_editor_file_is_paused_and_nothing_writes_itself() -> None:
    pmax = ad(Platform.GOOGLE_PMAX, business_name=["Velar"])
    search = ad(Platform.GOOGLE_SEARCH, sitelink=["Shop"], callout=["Free returns"])
    rows = editor_rows(campaign(search, pmax))
    for row in rows:
        states = {value for name, value in row.items() if name.endswith("Status") and value}
        assert states == {"Paused"} or row["Location"]
    campaigns = [row for row in rows if row["Campaign Type"]]
    assert [row["Campaign Type"] for row in campaigns] == ["Search", "Performance Max"]
    for row in campaigns:
        assert row["Text asset automation"] == row["Final URL expansion"] == "Disabled"
        assert row["Image enhancement"] == row["Image generation"] == "Disabled"
        assert row["EU political ads"] == "Doesn't have EU political ads"


def test_a_responsive_search_ad_is_one_row_with_its_texts_and_pins() -> None:
    pinned = asset(Platform.GOOGLE_SEARCH, AssetKind.HEADLINE, "First", pin="HEADLINE_1")
    low = asset(Platform.GOOGLE_SEARCH, AssetKind.DESCRIPTION, "Last", pin="DESCRIPTION_2")
    made = ad(
        Platform.GOOGLE_SEARCH,
        headline=["A", pinned, "C"],
        description=["Long", low],
        path=["sneakers", "retro"],
    )
    (row,) = [row for row in editor_rows(campaign(made)) if row["Ad type"]]
    assert row["Ad type"] == "Responsive search ad"
    assert [row[f"Headline {n}"] for n in (1, 2, 3, 4)] == ["A", "First", "C", ""]
    assert [row[f"Headline {n} position"] for n in (1, 2, 3)] == ["", "1", ""]
    assert (row["Description 2"], row["Description 2 position"]) == ("Last", "2")
    assert (row["Path 1"], row["Path 2"]) == ("sneakers", "retro")
    assert row["Final URL"] == "https://velar.example/74"


def test_a_campaign_is_one_market_with_its_place_language_and_share_of_the_money() -> None:
    made = campaign(ad(Platform.GOOGLE_SEARCH, GB), SEARCH_AD)
    rows = editor_rows(made)
    campaigns = {row["Campaign"]: row for row in rows if row["Campaign Type"]}
    assert list(campaigns) == ["Velar 74 - Search - DE de", "Velar 74 - Search - GB en"]
    assert [row["Languages"] for row in campaigns.values()] == ["de", "en"]
    assert {row["Campaign"]: row["Location"] for row in rows if row["Location"]} == {
        "Velar 74 - Search - DE de": "Germany",
        "Velar 74 - Search - GB en": "United Kingdom",
    }
    assert [row["Budget"] for row in campaigns.values()] == ["5.00", "5.00"]


def test_keywords_are_the_briefs_own_words_in_the_ads_language_only() -> None:
    rows = editor_rows(campaign(ad(Platform.GOOGLE_SEARCH, GB), SEARCH_AD))
    keywords = [(row["Campaign"], row["Keyword"]) for row in rows if row["Keyword"]]
    assert keywords == [
        ("Velar 74 - Search - GB en", text) for text in ("sneakers", "velar 74", "retro sneakers")
    ]
    assert {row["Criterion Type"] for row in rows if row["Keyword"]} == {"Phrase"}


def test_a_sitelink_takes_two_lines_or_none_and_its_page_is_left_to_a_person() -> None:
    links, lines = ["Shop", "Story"], ["a1", "a2", "b1", "b2"]
    whole = ad(Platform.GOOGLE_SEARCH, sitelink=links, sitelink_description=lines)
    short = ad(Platform.GOOGLE_SEARCH, DE, sitelink=["Kaufen"], sitelink_description=["nur eine"])
    data, findings = exported(campaign(whole, short), EDITOR)
    rows = csv.DictReader(io.StringIO(data.decode("utf-16"), newline=""), delimiter="\t")
    found = [
        (row["Link text"], row["Description line 1"], row["Description line 2"], row["Final URL"])
        for row in rows
        if row["Link text"]
    ]
    assert found == [("Kaufen", "", "", ""), ("Shop", "a1", "a2", ""), ("Story", "b1", "b2", "")]
    assert rules(findings)["export.sitelink_url"] is Severity.WARNING


def test_three_ads_share_an_ad_group_and_the_fourth_opens_another() -> None:
    ads = [ad(Platform.GOOGLE_SEARCH, variant=variant) for variant in range(1, 5)]
    groups = [row["Ad Group"] for row in editor_rows(campaign(*ads)) if row["Ad type"]]
    assert groups == ["Velar 74 1", "Velar 74 1", "Velar 74 1", "Velar 74 2"]


def test_an_asset_group_holds_long_headlines_a_fifth_description_and_the_name() -> None:
    made = ad(
        Platform.GOOGLE_PMAX,
        long_headline=["A long one"],
        description=[f"d{n}" for n in range(1, 6)],
        business_name=["Velar"],
    )
    (row,) = [row for row in editor_rows(campaign(made)) if row["Asset Group"]]
    assert (row["Long headline 1"], row["Description 5"], row["Business name"]) == (
        "A long one", "d5", "Velar",
    )  # fmt: skip


def test_a_political_campaign_is_left_for_its_advertiser_to_declare() -> None:
    made = campaign(SEARCH_AD, special=(SpecialCategory.POLITICS,))
    data, findings = exported(made, EDITOR)
    assert "EU political ads" in data.decode("utf-16")
    assert "Doesn't have" not in data.decode("utf-16")
    (political,) = [finding for finding in findings if finding.rule == "export.political"]
    assert "EU since October 2025" in political.message
