"""One gender is aimed at only where the brief aims at it; generations have ages."""

from __future__ import annotations

import pytest

from adwright.schema import Ages, Brief, SpecialCategory
from adwright.tools.targeting import ages_in, genders_in, special_categories_of


@pytest.mark.parametrize(
    ("text", "genders"),
    [
        ("Wool coats for men", ("male",)),
        ("Women's rain boots", ("female",)),
        ("women over 50 who paint", ("female",)),
        ("Damenuhren aus Stahl", ("female",)),
        ("男款衬衫", ("male",)),
        ("适合30岁以上女性的面霜", ("female",)),
        ("for men and women", ()),
        ("男女同款卫衣", ()),
        ("Soap made by two women in Kent", ()),
        ("A gift for men who have everything", ()),
        ("送给女朋友的项链", ()),
        ("女创始人做的咖啡", ()),
        ("Not for men only", ()),
        ("A lamp for everyone", ()),
    ],
)
def test_a_gender_is_aimed_at_only_where_the_words_aim(text: str, genders: tuple[str]) -> None:
    assert genders_in(text) == genders


def test_in_the_audience_field_the_bare_word_is_enough() -> None:
    assert genders_in("A watch", audience="women") == ("female",)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("90后上班族", 26, 35),
        ("85后宝妈", 26, 40),
        ("sneakers for Gen Z", 18, 28),
        ("for millennials", 29, 44),
        ("80后, 30到40岁", 30, 40),
    ],
)
def test_generations_are_as_old_as_the_year_makes_them(text: str, low: int, high: int) -> None:
    assert ages_in(text, year=2025) == Ages(minimum=low, maximum=high)


@pytest.mark.parametrize(
    ("offer", "category"),
    [
        ("Studio flats available to rent in Hull", SpecialCategory.HOUSING),
        ("次卧转租,近地铁", SpecialCategory.HOUSING),
        ("Cleaner wanted in Derby", SpecialCategory.EMPLOYMENT),
        ("工厂招普工,包吃住", SpecialCategory.EMPLOYMENT),
        ("Grief counselling by video", SpecialCategory.HEALTH),
        ("口腔医院周末看牙", SpecialCategory.HEALTH),
        ("Spätburgunder aus Baden", SpecialCategory.ALCOHOL),
        ("杨梅酒礼盒", SpecialCategory.ALCOHOL),
    ],
)
def test_special_categories_are_told_by_ordinary_words(
    offer: str, category: SpecialCategory
) -> None:
    assert special_categories_of(Brief(text=offer)) == (category,)


@pytest.mark.parametrize(
    "offer",
    [
        "平板电脑,支持白条分期",
        "Casino-themed office party with play money",
        "Pay in three instalments, no interest: a sofa",
        "Wedding dress wanted? We sew it",
        "宠物门诊周末不休",
        "Alcohol-free gin for the evening",
    ],
)
def test_a_way_to_pay_or_to_play_is_no_special_category(offer: str) -> None:
    assert special_categories_of(Brief(text=offer)) == ()
