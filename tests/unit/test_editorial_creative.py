from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.schema import Asset, AssetKind, Brief, Creative, Market, Platform, Severity
from adwright.tools.editorial import check_creative, likeness
from adwright.tools.platforms import SPECS

HEADLINES = ("Retro runners, back again", "Gum soles for city miles", "Breathe easy all day")
DESCRIPTIONS = ("Mesh uppers keep feet cool on the way to work.", "Order today, lace up on Friday.")


def brief(**fields: Any) -> Brief:
    product = {"name": "Velar 74", "url": "https://www.velar-shoes.com/velar-74"}
    return Brief.model_validate({"product": product, **fields})


def creative(platform: Platform, *texts: tuple[AssetKind, str]) -> Creative:
    return Creative(
        platform=platform,
        format=SPECS[platform].format,
        market=Market(country="GB", language="en"),
        language="en",
        assets=tuple(
            Asset.model_construct(kind=kind, text=text, limit=90, width=len(text))
            for kind, text in texts
        ),
    )


def search(*more: tuple[AssetKind, str]) -> Creative:
    base = [(AssetKind.HEADLINE, text) for text in HEADLINES]
    base += [(AssetKind.DESCRIPTION, text) for text in DESCRIPTIONS]
    return creative(Platform.GOOGLE_SEARCH, *base, *more)


def rules(ad: Creative, of: Brief | None = None) -> list[str]:
    return [finding.rule for finding in check_creative(ad, brief=of or brief())]


def test_a_complete_ad_has_no_finding() -> None:
    assert rules(search()) == []


def test_too_few_and_too_many_texts_are_errors() -> None:
    few = creative(Platform.GOOGLE_SEARCH, (AssetKind.HEADLINE, "Retro runners"))
    assert rules(few) == ["google_search.too_few", "google_search.too_few"]
    many = search(*((AssetKind.DESCRIPTION, f"{word} and nothing else") for word in "abc"))
    assert "google_search.too_many" in rules(many)


def test_headlines_that_share_most_words_say_the_same() -> None:
    ad = search((AssetKind.HEADLINE, "Retro runners back again now"))
    (finding,) = check_creative(ad, brief=brief())
    assert finding.rule == "ad.alike"
    assert finding.severity is Severity.WARNING


def test_the_same_headline_twice_is_an_error() -> None:
    ad = search((AssetKind.HEADLINE, "retro runners, back again"))
    (finding,) = check_creative(ad, brief=brief())
    assert (finding.rule, finding.severity) == ("ad.same_text", Severity.ERROR)


def test_a_headline_may_repeat_a_description() -> None:
    assert rules(search((AssetKind.HEADLINE, DESCRIPTIONS[1]))) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("复古跑鞋轻装通勤", "复古跑鞋轻装通勤路", True),
        ("复古跑鞋重回街头", "透气网面一路清爽", False),
        ("Retro runners for you", "Retro runners for them", False),
        ("Soft retro runners for you", "Retro runners, soft for you", True),
    ],
)
def test_likeness_is_by_words_and_in_chinese_by_pairs(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) > 0.6) is alike


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0


def test_performance_max_needs_one_short_headline_and_description() -> None:
    long = "Gum soles for long city miles"
    ad = creative(
        Platform.GOOGLE_PMAX,
        *((AssetKind.HEADLINE, f"{long[:24]} {end}") for end in ("one", "two", "six")),
    )
    assert "google_pmax.none_short" in rules(ad)
    short = creative(Platform.GOOGLE_PMAX, (AssetKind.HEADLINE, "Retro runners"))
    assert "google_pmax.none_short" not in rules(short)


def test_an_ad_on_google_takes_one_exclamation_mark() -> None:
    twice = search(
        (AssetKind.DESCRIPTION, "Lace up and go!"), (AssetKind.DESCRIPTION, "Feel the mesh!")
    )
    assert "google.exclamations" in rules(twice)
    assert "google.exclamations" not in rules(search((AssetKind.DESCRIPTION, "Lace up!")))


def test_path_two_needs_path_one() -> None:
    alone = search((AssetKind.PATH, ""), (AssetKind.PATH, "retro"))
    assert rules(alone) == ["google_search.second_path_alone"]
    assert rules(search((AssetKind.PATH, "shoes"), (AssetKind.PATH, "retro"))) == []


@pytest.mark.parametrize(
    ("word", "text", "used"),
    [
        ("cheap", "Cheap and soft for the day ahead.", True),
        ("cheap", "Cheaply made they are not, ever.", False),
        ("便宜", "好看又便宜的跑鞋在这里", True),
        ("vintage style", "A Vintage style for the season.", True),
    ],
)
def test_a_banned_word_is_found_as_a_word(word: str, text: str, used: bool) -> None:
    of = brief(brand={"name": "Velar", "banned_words": [word]})
    assert ("brand.banned_word" in rules(search((AssetKind.DESCRIPTION, text)), of)) is used


def test_a_word_that_the_brand_asks_for_is_missed_with_a_warning() -> None:
    of = brief(brand={"name": "Velar", "must_include": ["gum soles", "since 1974"]})
    (finding,) = check_creative(search(), brief=of)
    assert (finding.rule, finding.severity) == ("brand.must_include", Severity.WARNING)
    assert "since 1974" in finding.message


@pytest.mark.parametrize(
    ("name", "known"),
    [("Velar", True), ("velar-shoes.com", True), ("velar-shoes", True), ("Nova", False)],
)
def test_a_business_name_is_the_brand_or_the_domain(name: str, known: bool) -> None:
    ad = creative(Platform.GOOGLE_PMAX, (AssetKind.BUSINESS_NAME, name))
    found = rules(ad, brief(brand={"name": "Velar"}))
    assert ("google.business_name" not in found) is known


def test_a_prefill_hides_ice_breakers() -> None:
    ad = creative(
        Platform.WHATSAPP,
        (AssetKind.PREFILL, "Hi, I like the Velar 74"),
        (AssetKind.ICE_BREAKER, "Which sizes are there?"),
    )
    assert "whatsapp.prefill_hides_ice_breakers" in rules(ad)
