"""Files for Google, Meta and spreadsheets, made from one campaign for three platforms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adwright.errors import UserError
from adwright.schema import (
    Ages,
    Asset,
    AssetKind,
    AssetState,
    Brief,
    Budget,
    BudgetPeriod,
    BudgetShare,
    Campaign,
    Creative,
    Facet,
    FacetKind,
    Facets,
    Finding,
    Goal,
    Market,
    Platform,
    Product,
    SegmentRole,
    Severity,
    Span,
    SpecialCategory,
    Targeting,
    TargetSegment,
)
from adwright.tools.export import ExportFormat, export, exported
from adwright.tools.export.editor_columns import COLUMNS as EDITOR_COLUMNS
from adwright.tools.platforms import SPECS

DE, GB = Market(country="DE", language="de"), Market(country="GB", language="en")
EDITOR, JSON, BULK, CSV = (
    ExportFormat.GOOGLE_ADS_EDITOR, ExportFormat.META_JSON, ExportFormat.META_BULK,
    ExportFormat.CSV,
)  # fmt: skip
Rows = list[dict[str, str]]


def asset(platform: Platform, kind: AssetKind, text: str, **more: Any) -> Asset:
    spec = SPECS[platform].asset(kind)
    assert spec is not None
    return Asset(kind=kind, text=text, limit=spec.limit, width=spec.width(text), **more)


def ad(platform: Platform, market: Market = GB, variant: int = 1, **texts: Any) -> Creative:
    """An ad with the fewest texts that its platform takes, and those given by kind."""
    made: list[Asset] = []
    for spec in SPECS[platform].assets:
        given = texts.get(spec.kind.value, [f"{spec.kind.value} {n}" for n in range(spec.minimum)])
        made += [
            text if isinstance(text, Asset) else asset(platform, spec.kind, text) for text in given
        ]
    return Creative(
        platform=platform,
        format=SPECS[platform].format,
        market=market,
        language=market.language,
        variant=variant,
        assets=tuple(made),
        segment_ids=("style.retro", "interest.shoes"),
        writer="builtin:writer",
    )


def _facet(kind: FacetKind, value: str) -> Facet:
    return Facet(kind=kind, value=value, evidence=(Span(source="text", text=value),))


def campaign(*creatives: Creative, **changes: Any) -> Campaign:
    shares = {creative.platform for creative in creatives}
    targeting = Targeting(
        segments=(
            TargetSegment(
                id="style.retro",
                name="Retro fans",
                role=SegmentRole.STYLE,
                score=0.9,
                why="fits",
                platforms={"meta": "Interests: Retro style + Vintage (clothing); broad"},
            ),
        ),
        ages=Ages(minimum=25, maximum=45),
        genders=("female",),
        places=("GB",),
        budget_split=tuple(
            BudgetShare(platform=platform, percent=Decimal(10), amount=Decimal(304))
            for platform in sorted(shares)
        ),
        special_categories=changes.pop("special", ()),
    )
    brief = Brief(
        product=Product(name="Velar 74", url="https://velar.example/74"),
        goal=Goal.SALES,
        budget=changes.pop("budget", Budget(amount=Decimal(3040), currency="EUR")),
        markets=(GB,),
    )
    facets = Facets(
        product=(_facet(FacetKind.PRODUCT, "Velar 74"),),
        category=(_facet(FacetKind.CATEGORY, "Sneakers"),),
        styles=(_facet(FacetKind.STYLE, "retro"),),
    )
    return Campaign(
        brief=brief, facets=facets, targeting=targeting, creatives=creatives
    ).model_copy(update=changes)


def editor_rows(made: Campaign, **how: Any) -> Rows:
    data, _ = exported(made, EDITOR, **how)
    return list(csv.DictReader(io.StringIO(data.decode("utf-16"), newline=""), delimiter="\t"))


def comma_rows(made: Campaign, to: ExportFormat, **how: Any) -> Rows:
    data, _ = exported(made, to, **how)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def meta(made: Campaign) -> dict[str, Any]:
    data, _ = exported(made, JSON)
    found: dict[str, Any] = json.loads(data)
    return found


def rules(findings: tuple[Finding, ...]) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in findings}


SEARCH_AD = ad(Platform.GOOGLE_SEARCH, DE, headline=["Größe 磐石", "Zwei", "Drei"])
FEED_AD = ad(Platform.META_FEED, primary_text=["One", "Two"], description=["Short"])


# Google Ads Editor


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


# Meta


def test_metas_objects_are_paused_and_rewrite_nothing() -> None:
    found = meta(campaign(FEED_AD))
    (ad_set,) = found["ad_sets"]
    (only,) = ad_set["ads"]
    assert {found["campaign"]["status"], ad_set["status"], only["status"]} == {"PAUSED"}
    features = only["creative"]["degrees_of_freedom_spec"]["creative_features_spec"]
    assert features["text_optimizations"] == {"enroll_status": "OPT_OUT"}
    assert {feature["enroll_status"] for feature in features.values()} == {"OPT_OUT"}
    assert ad_set["targeting"]["targeting_automation"] == {"advantage_audience": 0}


def test_metas_targeting_says_place_people_interests_and_positions() -> None:
    found = meta(campaign(FEED_AD))
    targeting = found["ad_sets"][0]["targeting"]
    assert targeting["geo_locations"]["countries"] == ["GB"]
    assert (targeting["age_min"], targeting["age_max"], targeting["genders"]) == (25, 45, [2])
    assert targeting["flexible_spec"] == [
        {"interests": [{"name": "Retro style"}, {"name": "Vintage"}]}
    ]
    assert targeting["publisher_platforms"] == ["facebook", "instagram"]
    assert targeting["instagram_positions"] == ["stream"]
    assert [row["search"] for row in found["to_look_up"]] == [
        {"type": "adinterest", "q": "Retro style"},
        {"type": "adinterest", "q": "Vintage"},
        {"type": "adlocale", "q": "English"},
    ]


def test_money_for_meta_is_in_the_smallest_coin() -> None:
    assert meta(campaign(FEED_AD))["ad_sets"][0]["daily_budget"] == 1000
    yen = Budget(amount=Decimal(3040), currency="JPY")
    assert meta(campaign(FEED_AD, budget=yen))["ad_sets"][0]["daily_budget"] == 10


def test_metas_creative_holds_every_text_and_the_button() -> None:
    creative = meta(campaign(FEED_AD))["ad_sets"][0]["ads"][0]["creative"]
    story, feed = creative["object_story_spec"]["link_data"], creative["asset_feed_spec"]
    assert (story["message"], story["link"]) == ("One", "https://velar.example/74")
    assert story["call_to_action"]["type"] == "SHOP_NOW"
    assert feed["bodies"] == [{"text": "One"}, {"text": "Two"}]


@pytest.mark.parametrize(
    ("category", "name"),
    [
        (SpecialCategory.HOUSING, "HOUSING"),
        (SpecialCategory.EMPLOYMENT, "EMPLOYMENT"),
        (SpecialCategory.CREDIT, "FINANCIAL_PRODUCTS_SERVICES"),
        (SpecialCategory.POLITICS, "ISSUES_ELECTIONS_POLITICS"),
    ],
)
def test_a_special_ad_category_is_declared_and_shown_to_all_adults(
    category: SpecialCategory, name: str
) -> None:
    made = campaign(FEED_AD, special=(category,))
    found, (row,) = meta(made), comma_rows(made, BULK)
    assert found["campaign"]["special_ad_categories"] == [name]
    assert found["campaign"]["special_ad_category_country"] == ["GB"]
    targeting = found["ad_sets"][0]["targeting"]
    assert (targeting["age_min"], targeting["age_max"]) == (18, 65)
    assert not {"genders", "flexible_spec"} & set(targeting)
    assert (row["Special Ad Categories"], row["Special Ad Category Country"]) == (name, "GB")
    assert (row["Age Min"], row["Age Max"], row["Gender"], row["Flexible Inclusions"]) == (
        "18", "65", "", "",
    )  # fmt: skip


def test_health_is_no_special_ad_category_at_meta() -> None:
    made = campaign(FEED_AD, special=(SpecialCategory.HEALTH,))
    assert meta(made)["campaign"]["special_ad_categories"] == []
    assert comma_rows(made, BULK)[0]["Special Ad Categories"] == "NONE"


@pytest.mark.parametrize(
    ("texts", "kind", "there", "missing"),
    [
        ({"ice_breaker": ["Sizes?"], "prefill": ["Hi"]}, "ice_breakers", "Sizes?", "Hi"),
        ({"prefill": ["Hi there"]}, "autofill_message", "Hi there", "ice_breakers"),
    ],
)
def test_a_whatsapp_greeting_carries_ice_breakers_or_a_prefill_never_both(
    texts: dict[str, Any], kind: str, there: str, missing: str
) -> None:
    made = campaign(ad(Platform.WHATSAPP, greeting=["Hello!"], **texts))
    story = meta(made)["ad_sets"][0]["ads"][0]["creative"]["object_story_spec"]["link_data"]
    welcome = story["page_welcome_message"]
    assert json.loads(welcome)["text_format"]["customer_action_type"] == kind
    assert json.loads(welcome)["text_format"]["message"]["text"] == "Hello!"
    assert there in welcome
    assert missing not in welcome
    assert story["call_to_action"]["type"] == "WHATSAPP_MESSAGE"
    assert comma_rows(made, BULK)[0]["Page Welcome Message"] == welcome


def test_the_bulk_sheet_is_paused_and_says_that_nobody_tried_it() -> None:
    made = campaign(FEED_AD)
    (row,) = comma_rows(made, BULK)
    assert {row["Campaign Status"], row["Ad Set Run Status"], row["Ad Status"]} == {"PAUSED"}
    assert row["Optimize text per person"] == "No"
    assert (row["Body"], row["Additional Body 1"], row["Additional Body 2"]) == ("One", "Two", "")
    assert rules(exported(made, BULK)[1])["export.unverified"] is Severity.WARNING


def test_ads_in_europe_ask_for_beneficiary_and_payer() -> None:
    brazil = Market(country="BR", language="pt-BR")
    assert "export.beneficiary" in rules(exported(campaign(FEED_AD), JSON)[1])
    made = campaign(ad(Platform.META_FEED, brazil))
    assert "export.beneficiary" not in rules(exported(made, JSON)[1])


# Money, approval, and what cannot go


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


# Plain formats


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
