"""Laws of the measurement."""

from adwright.agents.writer.measure import (
    Sample,
    figures,
    held_out_sheets,
    names_a_fact,
    names_style,
    numbers_kept,
    wilson,
)
from adwright.agents.writer.sheet import Angle, Ask, FactSheet

SHEET = FactSheet(language="en", product="Velar 74", style="lo-fi", benefits=("gum sole",))
ASK = Ask(kind="headline", max_width=30, angle=Angle.STYLE)


def sample(text: str) -> Sample:
    """A headline of SHEET."""
    return Sample(sheet=SHEET, ask=ASK, text=text, tokens=5)


def test_interval_holds_the_share_and_narrows_with_cases() -> None:
    low, high = wilson(90, 100)
    assert low < 0.9 < high
    wide = wilson(9, 10)
    assert wide[1] - wide[0] > high - low
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_fact_counts_only_word_for_word() -> None:
    assert names_a_fact(sample("Gum sole, all day"))
    assert not names_a_fact(sample("Rubber sole, all day"))


def test_a_number_not_on_the_sheet_is_caught() -> None:
    assert numbers_kept(sample("Velar 74 is here"))
    assert not numbers_kept(sample("Velar 75 is here"))


def test_a_style_counts_with_hyphen_or_without() -> None:
    label = FactSheet(language="en", product="V", style="dark academia")
    text = Sample(sheet=label, ask=ASK, text="Dark-academia mood", tokens=1)
    assert names_style(text)
    assert not names_style(sample("Just shoes"))


def test_an_empty_answer_is_counted_against_the_writer() -> None:
    shares = figures([sample(""), sample("Velar 74")])
    assert shares["answered"].hits == 1
    assert shares["names_a_fact"].hits == 1
    assert shares["ends_cleanly"].hits == 1


def test_held_out_sheets_take_the_languages_in_turn() -> None:
    sheets = held_out_sheets(6, 1)
    assert [sheet.language for sheet in sheets] == ["de", "en", "zh"] * 2
    assert all(sheet.style and sheet.benefits for sheet in sheets)
