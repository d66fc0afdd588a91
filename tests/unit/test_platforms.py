from __future__ import annotations

from datetime import date

import pytest

from adwright.schema import AssetKind, Goal, Platform
from adwright.tools.platforms import (
    CALLS_TO_ACTION,
    GOOGLE,
    META,
    SPECS,
    AssetSpec,
    action_value,
    call_to_action,
)

ASSETS = [
    pytest.param(spec, asset, id=f"{spec.platform}-{asset.kind}")
    for spec in SPECS.values()
    for asset in spec.assets
]
SHOWN = [
    pytest.param(platform, action, id=f"{platform}-{goal}")
    for platform, goals in CALLS_TO_ACTION.items()
    for goal, action in goals.items()
]


def spec_of(platform: Platform, kind: AssetKind) -> AssetSpec:
    spec = SPECS[platform].asset(kind)
    assert spec is not None
    return spec


def test_every_platform_has_a_specification() -> None:
    assert set(SPECS) == set(Platform)
    assert all(spec.platform is platform for platform, spec in SPECS.items())


@pytest.mark.parametrize("platform", list(Platform))
def test_a_specification_names_its_source_its_day_and_each_kind_once(platform: Platform) -> None:
    spec = SPECS[platform]
    assert spec.source.startswith("https://")
    assert date(2026, 1, 1) < spec.checked <= date(2026, 11, 24)
    assert spec.placements
    assert len(set(spec.kinds)) == len(spec.kinds)


@pytest.mark.parametrize(("spec", "asset"), ASSETS)
def test_what_adwright_writes_is_within_what_the_platform_takes(
    spec: object, asset: AssetSpec
) -> None:
    assert asset.wanted == 0 or asset.minimum <= asset.wanted <= asset.maximum
    assert asset.shortest <= (asset.shorter or asset.limit) <= asset.limit


@pytest.mark.parametrize(("spec", "asset"), ASSETS)
def test_a_figure_without_a_source_says_so_and_is_not_hard(spec: object, asset: AssetSpec) -> None:
    if not asset.source or "third parties" in asset.note:
        assert asset.note
        assert not asset.hard
    else:
        assert asset.source.startswith("https://")


@pytest.mark.parametrize(
    ("platform", "kind", "minimum", "maximum", "limit"),
    [
        (Platform.GOOGLE_SEARCH, AssetKind.HEADLINE, 3, 15, 30),
        (Platform.GOOGLE_SEARCH, AssetKind.DESCRIPTION, 2, 4, 90),
        (Platform.GOOGLE_SEARCH, AssetKind.PATH, 0, 2, 15),
        (Platform.GOOGLE_PMAX, AssetKind.HEADLINE, 3, 15, 30),
        (Platform.GOOGLE_PMAX, AssetKind.LONG_HEADLINE, 1, 5, 90),
        (Platform.GOOGLE_PMAX, AssetKind.DESCRIPTION, 2, 5, 90),
        (Platform.GOOGLE_PMAX, AssetKind.BUSINESS_NAME, 1, 1, 25),
        (Platform.GOOGLE_DEMAND_GEN, AssetKind.HEADLINE, 1, 5, 30),
        (Platform.YOUTUBE, AssetKind.DESCRIPTION, 2, 2, 35),
        (Platform.META_FEED, AssetKind.PRIMARY_TEXT, 1, 5, 125),
        (Platform.META_FEED, AssetKind.HEADLINE, 1, 5, 40),
        (Platform.META_REELS, AssetKind.PRIMARY_TEXT, 1, 5, 72),
        (Platform.WHATSAPP, AssetKind.ICE_BREAKER, 0, 4, 80),
        (Platform.TIKTOK, AssetKind.AD_TEXT, 1, 5, 100),
        (Platform.TIKTOK, AssetKind.BUSINESS_NAME, 1, 1, 20),
    ],
)
def test_limits_are_those_of_the_platforms_own_pages(
    platform: Platform, kind: AssetKind, minimum: int, maximum: int, limit: int
) -> None:
    spec = spec_of(platform, kind)
    assert (spec.minimum, spec.maximum, spec.limit) == (minimum, maximum, limit)


def test_performance_max_wants_one_short_headline_and_one_short_description() -> None:
    assert spec_of(Platform.GOOGLE_PMAX, AssetKind.HEADLINE).shorter == 15
    assert spec_of(Platform.GOOGLE_PMAX, AssetKind.DESCRIPTION).shorter == 60


def test_chinese_text_fills_a_google_headline_at_half_the_characters() -> None:
    spec = spec_of(Platform.GOOGLE_SEARCH, AssetKind.HEADLINE)
    assert spec.fits("复" * 15)
    assert not spec.fits("复" * 16)


def test_metas_lengths_are_recommendations_and_googles_are_hard() -> None:
    assert not spec_of(Platform.META_FEED, AssetKind.PRIMARY_TEXT).hard
    assert spec_of(Platform.GOOGLE_SEARCH, AssetKind.HEADLINE).hard


def test_emoji_are_allowed_nowhere_on_google_and_tiktok_and_in_no_ice_breaker() -> None:
    strict = [a for p in (*GOOGLE, Platform.TIKTOK) for a in SPECS[p].assets]
    strict.append(spec_of(Platform.WHATSAPP, AssetKind.ICE_BREAKER))
    assert not any(asset.emoji_allowed for asset in strict)


def test_google_and_meta_share_no_platform() -> None:
    assert not GOOGLE & META
    assert (GOOGLE | META | {Platform.TIKTOK}) == set(Platform)


@pytest.mark.parametrize(("platform", "action"), SHOWN)
def test_a_button_says_its_words_in_each_language_within_the_limit(
    platform: Platform, action: object
) -> None:
    spec = spec_of(platform, AssetKind.CALL_TO_ACTION)
    for goal in Goal:
        button = call_to_action(platform, goal)
        assert button is not None
        for language in ("en", "de", "zh", "es", "fr", "pt"):
            assert spec.fits(button.text(language))


def test_a_button_text_leads_back_to_the_platforms_own_name_for_it() -> None:
    button = call_to_action(Platform.META_FEED, Goal.SALES)
    assert button is not None
    assert action_value(Platform.META_FEED, button.text("de-AT")) == button.value == "SHOP_NOW"
    assert action_value(Platform.META_FEED, "Jump in") is None


def test_an_unknown_language_gets_the_english_button_and_search_gets_none() -> None:
    button = call_to_action(Platform.TIKTOK, Goal.APP_INSTALLS)
    assert button is not None
    assert button.text("ja") == "Download"
    assert call_to_action(Platform.GOOGLE_SEARCH, Goal.SALES) is None
