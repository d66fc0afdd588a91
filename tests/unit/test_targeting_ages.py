from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Ages
from adwright.tools.targeting import ages_in


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("city commuters aged 25 to 40", 25, 40),
        ("women 25-40", 25, 40),
        ("men (35–54) with a garden", 35, 54),
        ("ages 25-34", 25, 34),
        ("young women aged between 18 and 24", 18, 24),
        ("25-40 year olds", 25, 40),
        ("16 to 19 year olds", 16, 19),
        ("people over 50", 50, 65),
        ("the over-50s", 50, 65),
        ("aged 18 and over", 18, 65),
        ("adults 18+", 18, 65),
        ("18+", 18, 65),
        ("women 70 to 80", 65, 65),
        ("people under 30", 18, 30),
        ("Frauen zwischen 30 und 50", 30, 50),
        ("im Alter von 20 bis 35 Jahren", 20, 35),
        ("Menschen ab 60", 60, 65),
        ("Frauen ab 40 Jahren", 40, 65),
        ("ab 18 Jahren", 18, 65),
        ("unter 30 Jahren", 18, 30),
        ("35-50 Jahre", 35, 50),
        ("25–40岁女性", 25, 40),
        ("年龄25-35", 25, 35),
        ("30岁以上", 30, 65),
        ("30岁以下的上班族", 18, 30),
    ],
)
def test_ages_are_read_as_people_write_them(text: str, low: int, high: int) -> None:
    assert ages_in(text) == Ages(minimum=low, maximum=high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "people who love the seventies",
        "Women's shoes 25-40 €",
        "sizes 36-41 for women",
        "Größe 36 bis 41 für Frauen",
        "women's watch, 38-42 mm",
        "20-30 % off for people who come early",
        "over 50% of people like it",
        "people in over 30 countries",
        "iPhone 15 Plus for people on the move",
        "20+ years of experience with people",
        "used by people for over 20 years",
        "women save 20 to 30 minutes a day",
        "men pay 20 to 30 euros",
        "ready in 15-20 minutes, an old recipe",
        "30 bis 60 Tage Rückgabe für Kunden",
        "bis 30 Jahre Garantie",
        "18-24 months warranty",
        "ab 18 Euro für Frauen",
        "4.8 of 5 from 25-30 people",
        "16+ GB of memory, for men and women",
        "women 40-25",
    ],
)
def test_sizes_prices_shares_and_times_are_no_ages(text: str) -> None:
    assert ages_in(text) is None


@settings(deadline=None)
@given(st.integers(13, 99), st.integers(13, 99))
def test_a_range_is_clipped_to_what_platforms_know(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert ages_in(f"aged {low} to {high}") == Ages(minimum=min(low, 65), maximum=min(high, 65))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_ages_in_order_or_none(text: str) -> None:
    ages = ages_in(text)
    assert ages is None or 13 <= ages.minimum <= ages.maximum <= 65
