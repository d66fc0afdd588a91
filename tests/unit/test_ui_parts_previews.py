"""Previews show what the platform shows: which texts, cut where, in the language of the ad."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.schema import Asset, AssetKind, Brand, Brief, Creative, Market, Platform, Product
from adwright.tools.platforms import SPECS
from adwright.ui.parts.combinations import combination, count_combinations
from adwright.ui.parts.previews import VIEWS, Look, preview, side_by_side, view_buttons, views_of
from adwright.ui.parts.previews.cuts import FEED_HEADLINE, PRIMARY_TEXT, REEL_TEXT, cut
from adwright.ui.words import words

BRIEF = Brief(
    product=Product(name="Velar 74", category="retro sneakers", url="https://www.velar.example/74"),
    brand=Brand(name="Velar"),
)
EVERY_VIEW = [(platform, view) for platform in Platform for view in views_of(platform)]
LONG = "Retro sneakers that walk the city all day, with a cushioned footbed and a gum sole. " * 3


def ad(platform: Platform, *texts: tuple[AssetKind, str], language: str = "en") -> Creative:
    """An ad of these texts."""
    assets = tuple(Asset(kind=kind, text=text, limit=999, width=len(text)) for kind, text in texts)
    return Creative(
        platform=platform, format="x", market=Market(country="DE", language=language),
        language=language, assets=assets,
    )  # fmt: skip


def whole(platform: Platform, language: str = "en") -> Creative:
    """An ad with one text of each kind that the platform takes."""
    kinds = SPECS[platform].kinds
    return ad(platform, *((kind, f"The {kind.value} text") for kind in kinds), language=language)


def shown(html: str) -> str:
    """The words of a preview without its caption."""
    return unescape(re.sub(r"<[^>]+>", " ", html.partition("<figcaption")[0]))


@pytest.mark.parametrize("platform", list(Platform))
def test_every_text_of_an_ad_shows_in_one_of_its_views(platform: Platform) -> None:
    creative = whole(platform)
    seen = " ".join(shown(preview(creative, BRIEF, words("en"), view=v)) for v in VIEWS[platform])
    hidden = {AssetKind.ICE_BREAKER, AssetKind.BUSINESS_NAME} if platform == "whatsapp" else set()
    for kind in SPECS[platform].kinds:
        if kind not in hidden:
            assert f"The {kind.value} text" in seen, kind


@pytest.mark.parametrize(("platform", "view"), EVERY_VIEW)
def test_every_preview_says_that_ai_made_it_and_that_it_is_an_ad(
    platform: Platform, view: str
) -> None:
    html = preview(whole(platform, "de"), BRIEF, words("zh"), view=view)
    assert "AI 生成" in html
    assert f'data-view="{view}"' in html
    assert "Gesponsert" in html or view == "chat"


@pytest.mark.parametrize(
    ("language", "sign"),
    [("en", "Sponsored"), ("de", "Gesponsert"), ("zh-CN", "赞助内容"), ("fi", "Sponsored")],
)
def test_the_platform_speaks_the_language_of_the_ad(language: str, sign: str) -> None:
    html = preview(whole(Platform.META_FEED, language), BRIEF, words("en"))
    assert sign in shown(html)
    assert f'lang="{language}"' in html


def test_the_next_showing_takes_the_next_text_and_begins_again_after_the_last() -> None:
    kind = AssetKind.AD_TEXT
    creative = ad(Platform.TIKTOK, (kind, "Text one"), (kind, "Text two"))
    seen = [
        shown(preview(creative, BRIEF, words("en"), look=Look(combination=n))) for n in range(3)
    ]
    assert count_combinations(creative) == 2
    assert ["Text one" in text for text in seen] == [True, False, True]


def test_an_unknown_view_gives_the_first_one() -> None:
    assert 'data-view="facebook_feed"' in preview(
        whole(Platform.META_FEED), BRIEF, words("en"), view="story"
    )


def test_the_search_result_joins_three_headlines_and_shows_host_and_paths() -> None:
    kind = AssetKind.HEADLINE
    creative = ad(
        Platform.GOOGLE_SEARCH, (kind, "One"), (kind, "Two"), (kind, "Three"), (kind, "Four"),
        (AssetKind.PATH, "retro"), (AssetKind.PATH, "shoes"), (AssetKind.DESCRIPTION, "Light"),
        (AssetKind.DESCRIPTION, "Soft."),
    )  # fmt: skip
    text = shown(preview(creative, BRIEF, words("en")))
    assert "One | Two | Three" in text
    assert "velar.example › retro › shoes" in text
    assert "Light. Soft." in text


def test_a_chinese_search_result_puts_no_spaces_between_sentences() -> None:
    creative = ad(
        Platform.GOOGLE_SEARCH, (AssetKind.DESCRIPTION, "轻便"), (AssetKind.DESCRIPTION, "透气。"),
        language="zh",
    )  # fmt: skip
    assert "轻便。透气。" in shown(preview(creative, BRIEF, words("zh")))


def test_the_feed_cuts_a_long_text_at_125_and_a_headline_at_27() -> None:
    creative = ad(
        Platform.META_FEED, (AssetKind.PRIMARY_TEXT, LONG), (AssetKind.HEADLINE, LONG[:60])
    )
    text = shown(preview(creative, BRIEF, words("en")))
    first, _ = cut(LONG, PRIMARY_TEXT)
    title, _ = cut(LONG[:60], FEED_HEADLINE)
    assert f"{first}… " in text
    assert "See more" in text
    assert f"{title}…" in text
    assert LONG[:130] not in text


def test_a_reel_cuts_earlier_than_a_story() -> None:
    story, reel = (
        shown(preview(ad(platform, (AssetKind.PRIMARY_TEXT, LONG)), BRIEF, words("en")))
        for platform in (Platform.META_STORIES, Platform.META_REELS)
    )
    assert cut(LONG, REEL_TEXT)[0] + "…" in reel
    assert cut(LONG, PRIMARY_TEXT)[0] + "…" in story


def test_a_prefilled_message_hides_the_ice_breakers() -> None:
    asks, fill = (AssetKind.ICE_BREAKER, "What sizes?"), (AssetKind.PREFILL, "Hello, I would like")
    with_both = shown(preview(ad(Platform.WHATSAPP, asks, fill), BRIEF, words("en"), view="chat"))
    asks_only = shown(preview(ad(Platform.WHATSAPP, asks), BRIEF, words("en"), view="chat"))
    assert "What sizes?" in asks_only
    assert "What sizes?" not in with_both
    assert "Hello, I would like" in with_both


def test_the_picture_of_the_brief_shows_and_without_one_a_drawing_is_named_as_such() -> None:
    data = "data:image/png;base64,iVBORw0KGgo="
    creative = whole(Platform.META_FEED)
    own = preview(creative, BRIEF, words("en"), look=Look(picture=data, picture_words="A shoe"))
    drawn = preview(creative, BRIEF, words("en"))
    foreign = preview(creative, BRIEF, words("en"), look=Look(picture="https://x.example/a.png"))
    assert f'<img src="{data}" alt="A shoe">' in own
    assert "Placeholder" not in own
    assert "Placeholder" in drawn
    assert "x.example" not in foreign


def test_a_drawing_takes_the_colours_of_the_picture() -> None:
    look = Look(palette=("#102030", "#f0e0d0", "red;x", "#807060"))
    html = preview(whole(Platform.TIKTOK), BRIEF, words("en"), look=look)
    assert "#f0e0d0" in html
    assert "#102030" in html
    assert "red;x" not in html


def test_light_and_dark_are_told_to_the_style() -> None:
    for theme in ("light", "dark"):
        look = Look(theme="dark" if theme == "dark" else "light")
        html = preview(whole(Platform.YOUTUBE), BRIEF, words("en"), look=look)
        assert f'data-theme="{theme}"' in html


def test_variants_stand_beside_each_other_with_their_numbers() -> None:
    first = whole(Platform.TIKTOK)
    html = side_by_side([first, first.model_copy(update={"variant": 2})], BRIEF, words("en"))
    assert html.count("<figure") == 2
    assert "Variant 2" in html


def test_view_buttons_name_every_view_and_press_the_one_shown() -> None:
    html = view_buttons(Platform.YOUTUBE, words("en"), view="in_stream")
    assert html.count('data-ask="view"') == 2
    assert re.search(r'data-target="in_stream"[^>]*aria-pressed="true"', html)


@given(st.text(max_size=300), st.integers(1, 130))
def test_a_cut_is_the_beginning_of_the_text_and_never_longer_than_the_limit(
    text: str, limit: int
) -> None:
    first, was_cut = cut(text, limit)
    assert text.startswith(first)
    assert len(first) <= limit
    assert was_cut is (len(text) > limit)


def test_a_cut_keeps_marks_with_their_letters_and_words_whole() -> None:
    assert cut("cafe\u0301s", 4) == ("caf", True)
    assert cut("walk the whole city", 12) == ("walk the", True)
    assert cut("复古运动鞋适合通勤", 4) == ("复古运动", True)


def headlines(count: int, pins: dict[int, str]) -> Creative:
    creative = ad(Platform.GOOGLE_SEARCH, *((AssetKind.HEADLINE, f"H{n}") for n in range(count)))
    assets = tuple(
        asset.model_copy(update={"pin": pins.get(n, "")}) for n, asset in enumerate(creative.assets)
    )
    return creative.model_copy(update={"assets": assets})


@given(st.integers(0, 15), st.dictionaries(st.integers(0, 14), st.sampled_from(
    ["HEADLINE_1", "HEADLINE_2", "HEADLINE_3"]), max_size=4), st.integers(0, 300))  # fmt: skip
def test_a_showing_has_at_most_three_headlines_none_twice_and_pins_in_place(
    count: int, pins: dict[int, str], number: int
) -> None:
    creative = headlines(count, pins)
    texts = combination(creative, number).headlines
    assert len(texts) == len(set(texts)) <= 3
    assert len(texts) >= min(3, sum(not a.pin for a in creative.assets))
    pinned = {a.text for a in creative.assets if a.pin == "HEADLINE_1"}
    assert not pinned or texts[0] in pinned


@pytest.mark.parametrize("count", range(1, 16))
def test_every_headline_shows_and_no_showing_comes_twice_in_a_round(count: int) -> None:
    creative = headlines(count, {})
    rounds = [combination(creative, n).headlines for n in range(count_combinations(creative))]
    assert {text for texts in rounds for text in texts} == {f"H{n}" for n in range(count)}
    assert len(set(rounds)) == len(rounds)
    if count >= 7:
        assert not set(rounds[0]) & set(rounds[1])
