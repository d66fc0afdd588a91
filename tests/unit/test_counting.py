from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.tools.counting import Counting, display_width, width, with_defaults

GOOGLE = Counting.DISPLAY_WIDTH
plain = st.text(alphabet=st.characters(exclude_characters="{}"))


@pytest.mark.parametrize(
    ("text", "counting", "length"),
    [
        ("Retro sneakers", GOOGLE, 14),
        ("复古跑鞋", GOOGLE, 8),
        ("复古跑鞋", Counting.CHARACTERS, 4),
        ("复古跑鞋", Counting.ASIAN_DOUBLE, 8),
        ("スニーカー", GOOGLE, 10),
        ("ｽﾆｰｶｰ", GOOGLE, 5),
        ("운동화", GOOGLE, 6),
        ("ＡＢＣ", GOOGLE, 6),
        ("Größe", GOOGLE, 5),
        ("e\u0301", GOOGLE, 2),
        ("", GOOGLE, 0),
        ("{KeyWord:Retro shoes} for you", GOOGLE, 19),
        ("{keyword:复古}", GOOGLE, 4),
        ("{CUSTOMIZER.City:Leeds} store", GOOGLE, 11),
        ("{LOCATION(City):Leeds}", GOOGLE, 5),
        ("{brand}", GOOGLE, 7),
        ("{KeyWord:Retro}", Counting.CHARACTERS, 15),
    ],
)
def test_a_text_is_as_long_as_the_platform_counts_it(
    text: str, counting: Counting, length: int
) -> None:
    assert width(text, counting) == length


@given(plain, plain)
def test_the_width_of_two_texts_is_the_sum_of_theirs(one: str, other: str) -> None:
    for counting in Counting:
        assert width(one + other, counting) == width(one, counting) + width(other, counting)


@given(st.text())
def test_display_width_lies_between_the_characters_and_twice_as_many(text: str) -> None:
    assert len(text) <= display_width(text) <= 2 * len(text)


@given(st.characters())
def test_only_wide_and_full_width_characters_count_two(character: str) -> None:
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    assert display_width(character) == (2 if wide else 1)


@given(st.text(alphabet="ab {}:", max_size=20))
def test_a_text_without_an_insertion_stays_as_it_is(text: str) -> None:
    assert with_defaults(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="{}"), max_size=30))
def test_an_insertion_is_as_long_as_its_default(default: str) -> None:
    assert width(f"{{KeyWord:{default}}}", GOOGLE) == width(default, GOOGLE)
