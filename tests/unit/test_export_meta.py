"""Files for Meta: the objects of its API, and the bulk sheet."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from adwright.schema import (
    Budget,
    Market,
    Platform,
    Severity,
    SpecialCategory,
)
from adwright.tests.unit.export_sample import (
    BULK,
    FEED_AD,
    JSON,
    ad,
    campaign,
    comma_rows,
    meta,
    rules,
)
from adwright.tools.export import exported


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
