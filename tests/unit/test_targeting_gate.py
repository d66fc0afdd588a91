from __future__ import annotations

from collections.abc import Sequence

import pytest

from adwright.schema import (
    Ages,
    Market,
    Platform,
    Segment,
    SegmentRole,
    SpecialCategory,
    Targeting,
    TargetSegment,
)
from adwright.tools.targeting import RULES, apply_gate, excluded_sensitivities
from adwright.tools.targeting.gate import vendor_of

GB, DE, US, CA, CN = (
    Market(country=code, language=tongue)
    for code, tongue in (("GB", "en"), ("DE", "de"), ("US", "en"), ("CA", "en"), ("CN", "zh-CN"))
)
SEARCH, FEED, TIKTOK = Platform.GOOGLE_SEARCH, Platform.META_FEED, Platform.TIKTOK
HEC = (SpecialCategory.HOUSING, SpecialCategory.EMPLOYMENT, SpecialCategory.CREDIT)

SEGMENTS = {
    "interest": Segment(id="interest", name="Runners", path=("Interest",)),
    "parents": Segment(id="parents", name="New parents", path=("Life",), kind="life_event"),
    "income": Segment(id="income", name="High income", path=("People",), kind="demographic"),
    **{
        name: Segment(id=name, name=name, path=("Interest",), sensitivity=(name,))
        for name in ("health", "religion", "hardship", "minors")
    },
}


def _gated(
    special: Sequence[SpecialCategory] = (),
    markets: Sequence[Market] = (CN,),
    platforms: Sequence[Platform] = (SEARCH,),
    *,
    ages: Ages = Ages(minimum=25, maximum=40),  # noqa: B008 - frozen
    genders: tuple[str, ...] = ("female",),
) -> Targeting:
    chosen = tuple(
        TargetSegment(id=segment.id, name=segment.name, role=SegmentRole.CORE, score=1, why="fits")
        for segment in SEGMENTS.values()
    )
    draft = Targeting(segments=chosen, ages=ages, genders=genders)
    return apply_gate(
        draft, special=special, markets=markets, platforms=platforms, segments=SEGMENTS
    )


def _kept(targeting: Targeting) -> set[str]:
    return {segment.id for segment in targeting.segments}


def _rules(targeting: Targeting) -> set[str]:
    return {held.rule for held in targeting.held_back}


def test_an_ordinary_campaign_keeps_ages_gender_and_segments_of_persons() -> None:
    gated = _gated()
    assert gated.ages == Ages(minimum=25, maximum=40)
    assert gated.genders == ("female",)
    assert _kept(gated) == {"interest", "parents", "income"}


@pytest.mark.parametrize("category", HEC)
@pytest.mark.parametrize(
    ("market", "platform", "rule"),
    [
        (US, SEARCH, "google.hec"),
        (CA, SEARCH, "google.hec"),
        (US, TIKTOK, "tiktok.special_category"),
        (CA, TIKTOK, "tiktok.special_category"),
        (US, FEED, "meta.special_ad_category"),
        (DE, FEED, "meta.special_ad_category"),
        (CN, Platform.WHATSAPP, "meta.special_ad_category"),
    ],
)
def test_housing_jobs_and_credit_are_shown_to_everyone(
    category: SpecialCategory, market: Market, platform: Platform, rule: str
) -> None:
    gated = _gated([category], [market], [platform])
    assert gated.ages == Ages(minimum=18, maximum=65)
    assert gated.genders == ()
    assert _kept(gated) == {"interest"}
    assert {"ages 25 to 40", "gender female", "segment New parents", "segment High income"} <= {
        held.what for held in gated.held_back if held.rule == rule
    }
    assert gated.special_categories == (category,)


@pytest.mark.parametrize(("market", "platform"), [(GB, SEARCH), (DE, SEARCH), (DE, TIKTOK)])
def test_north_american_rules_hold_in_north_america_only(
    market: Market, platform: Platform
) -> None:
    gated = _gated([SpecialCategory.EMPLOYMENT], [market], [platform])
    assert gated.ages == Ages(minimum=25, maximum=40)
    assert gated.genders == ("female",)


def test_the_strictest_market_and_platform_bind_the_whole_campaign() -> None:
    gated = _gated([SpecialCategory.CREDIT], [GB, US], [SEARCH, TIKTOK])
    assert gated.genders == ()
    assert gated.ages == Ages()


def test_politics_is_a_special_category_at_meta_and_not_at_google() -> None:
    assert _gated([SpecialCategory.POLITICS], [US], [FEED]).genders == ()
    assert _gated([SpecialCategory.POLITICS], [US], [SEARCH]).genders == ("female",)


@pytest.mark.parametrize("market", [US, DE, CN])
@pytest.mark.parametrize("platform", [SEARCH, FEED, TIKTOK])
def test_sensitive_interests_choose_no_audience_anywhere(
    market: Market, platform: Platform
) -> None:
    gated = _gated([], [market], [platform])
    assert not _kept(gated) & {"health", "religion", "hardship", "minors"}
    assert {"google.sensitive_audience", "platform.minors"} & _rules(gated)


def test_in_europe_the_law_itself_excludes_gdpr_article_9_and_minors() -> None:
    by_law = {rule.id: rule for rule in RULES if rule.id.startswith("law.")}
    assert by_law["law.dsa_26_3"].sensitivities >= {"health", "religion", "politics", "union"}
    assert by_law["law.dsa_28_2"].minimum_age == 18
    assert all(rule.countries == "eu" for rule in by_law.values())


@pytest.mark.parametrize(
    ("special", "market", "youngest"),
    [
        ((), CN, 18),
        ((), DE, 18),
        ((SpecialCategory.GAMBLING,), DE, 18),
        ((SpecialCategory.DATING,), CN, 18),
        ((SpecialCategory.ALCOHOL,), GB, 18),
        ((SpecialCategory.ALCOHOL,), US, 21),
    ],
)
def test_nobody_under_the_rules_age_is_shown_an_ad(
    special: tuple[SpecialCategory, ...], market: Market, youngest: int
) -> None:
    gated = _gated(special, [market], ages=Ages(minimum=13, maximum=17))
    assert gated.ages == Ages(minimum=youngest, maximum=youngest)
    assert f"ages under {youngest}" in {held.what for held in gated.held_back}


def test_a_segment_without_a_catalogue_row_stays() -> None:
    chosen = TargetSegment(id="x", name="x", role=SegmentRole.CORE, score=1, why="fits")
    gated = apply_gate(
        Targeting(segments=(chosen,)), special=(), markets=[DE], platforms=[FEED], segments={}
    )
    assert gated.segments == (chosen,)


def test_gating_twice_changes_nothing_more() -> None:
    once = _gated([SpecialCategory.HOUSING], [US], [SEARCH, FEED])
    twice = apply_gate(
        once,
        special=[SpecialCategory.HOUSING],
        markets=[US],
        platforms=[SEARCH, FEED],
        segments=SEGMENTS,
    )
    assert twice == once


def test_every_rule_says_where_it_is_from_and_why() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.source and rule.reason and rule.vendors for rule in RULES)
    assert all("segments" in rule.drops for rule in RULES if rule.sensitivities)


@pytest.mark.parametrize(
    ("platform", "vendor"),
    [
        (Platform.GOOGLE_PMAX, "google"),
        (Platform.YOUTUBE, "google"),
        (Platform.META_REELS, "meta"),
        (Platform.WHATSAPP, "meta"),
        (Platform.TIKTOK, "tiktok"),
    ],
)
def test_each_platform_belongs_to_its_vendor(platform: Platform, vendor: str) -> None:
    assert vendor_of(platform) == vendor


def test_retrieval_is_told_every_sensitivity_that_the_gate_would_drop() -> None:
    excluded = excluded_sensitivities(special=(), markets=(DE,), vendors={"meta"})
    assert {"health", "religion", "hardship", "minors", "politics"} <= excluded
    assert excluded_sensitivities(special=(), markets=(DE,), vendors=()) == frozenset()
