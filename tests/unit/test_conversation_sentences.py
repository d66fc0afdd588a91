from __future__ import annotations

from pathlib import Path

import pytest

from adwright.agents.conversation.changes import Change
from adwright.agents.conversation.draft import Draft
from adwright.agents.conversation.sentences import offers, read_sentences, rows, step_in
from adwright.agents.conversation.sentences.building import BUILDERS
from adwright.agents.conversation.sentences.page import sentences_page
from adwright.agents.conversation.sentences.reading import STEPS
from adwright.schema import Brief, Campaign, Market, Platform, Product

BRIEF = Brief(
    product=Product(name="Velar 74", price=79, currency="EUR"),
    platforms=(Platform.GOOGLE_SEARCH, Platform.TIKTOK),
    markets=(Market(country="DE", language="de"), Market(country="BE", language="nl")),
)
DRAFT = Draft(campaign=Campaign(brief=BRIEF))
EXAMPLES = [
    (row.id, said, means)
    for row in rows()
    for examples in row.examples.values()
    for said, means in examples.items()
]


def in_words(change: Change) -> str:
    """A change as the table writes it: its kind, then its values."""
    data = change.model_dump(mode="json")
    data["more"] = {True: "more", False: "less", None: ""}[data.get("more")]
    kind = data.pop("kind")
    values = (
        ",".join(value) if isinstance(value, list) else str(value)
        for value in data.values()
        if value is not None and value != ""
    )
    return " ".join([kind, *values])


def read(text: str) -> tuple[list[str], tuple[str, ...]]:
    found = read_sentences(text, DRAFT)
    return [in_words(change) for change in found.changes], found.not_understood


@pytest.mark.parametrize(("row", "said", "means"), EXAMPLES)
def test_every_documented_sentence_means_what_the_table_says(
    row: str, said: str, means: tuple[str, ...]
) -> None:
    if row in STEPS:
        assert (step_in(said),) == means
        return
    assert read(said) == (list(means), ())
    assert step_in(said) is None


def test_every_row_has_a_builder_patterns_and_examples_in_three_languages() -> None:
    assert {row.id for row in rows()} - STEPS == set(BUILDERS)
    for row in rows():
        assert set(row.examples) == {"en", "de", "zh"}, row.id
        assert all(row.patterns.values()), row.id


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (
            "more playful, and half the budget on video",
            ["set_style style.playful more", "set_share youtube,meta_reels,tiktok 50"],
        ),
        (
            "Please make it shorter and more premium. Also run on YouTube, drop the gym people!",
            [
                "set_length shorter",
                "set_style style.luxury more",
                "add_platform youtube",
                "drop_audience gym people",
            ],
        ),
        (
            "add French for Belgium and Dutch for the Netherlands",
            ["add_market BE fr", "add_market NL nl"],
        ),
        ("half the budget on YouTube and TikTok", ["set_share youtube,tiktok 50"]),
        (
            "remove TikTok and Google Search",
            ["drop_platform tiktok", "drop_platform google_search"],
        ),
        (
            "更俏皮一点，去掉健身人群，预算一半投视频",
            [
                "set_style style.playful more",
                "drop_audience 健身",
                "set_share youtube,meta_reels,tiktok 50",
            ],
        ),
        (
            "etwas verspielter und ohne die Sammler, auch in Österreich",
            ["set_style style.playful more", "drop_audience Sammler", "add_market AT"],
        ),
    ],
)
def test_several_changes_may_stand_in_one_message(text: str, means: list[str]) -> None:
    assert read(text) == (means, ())


@pytest.mark.parametrize(
    "text",
    ["what is the weather", "I love it", "make it pop", "drop it", "more", "add a discount of 50%"],
)
def test_what_is_not_understood_changes_nothing_and_is_said(text: str) -> None:
    assert read(text) == ([], (text,))


def test_the_understood_part_of_a_message_is_kept_beside_the_other() -> None:
    assert read("shorter, and sing me a song") == (["set_length shorter"], ("sing me a song",))


def test_a_two_letter_word_is_no_country() -> None:
    assert read("also it")[0] == []


def test_offers_are_sentences_that_are_understood() -> None:
    for language in ("en", "de", "zh"):
        for said in offers(language):
            assert read(said)[0], said


def test_the_page_in_docs_is_the_table(root: Path) -> None:
    assert (root / "docs" / "conversation.md").read_text(encoding="utf-8") == sentences_page()
