"""Laws of the training text: what it may never teach."""

import random
import re

import pytest

from adwright.agents.writer.corpus.banks import Phrase, load, spell_out
from adwright.agents.writer.corpus.facts import HELD_OUT_STYLES, draw
from adwright.agents.writer.corpus.generate import Document, document, sheet_text
from adwright.agents.writer.corpus.grammar import category_slots, with_article
from adwright.agents.writer.sheet import KINDS, Angle, display_width

LANGUAGES = ("en", "de", "zh")
BANNED = re.compile(
    r"click here|hier klicken|点击这里|\bbest\b|\bbeste[rsnm]?\b|最佳|第一名|No\. ?1|guarantee",
    re.IGNORECASE,
)


def sample(language: str, count: int = 60) -> list[Document]:
    """Documents of a fixed seed."""
    rng = random.Random(5)
    return [document(language, rng) for _ in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_copy_fits_its_ask(language: str) -> None:
    pairs = [pair for doc in sample(language) for pair in doc.pairs]
    assert len(pairs) > 500
    assert all(0 < display_width(draft.text) <= ask.max_width for ask, draft in pairs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_a_copy_is_on_its_sheet(language: str) -> None:
    for doc in sample(language):
        known = set(re.findall(r"\d+", sheet_text(doc.facts.sheet)))
        for text in (draft.text for _, draft in doc.pairs):
            assert set(re.findall(r"\d+", text)) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_copy_claims_a_superlative_or_guarantee_its_sheet_lacks(language: str) -> None:
    for doc in sample(language):
        known = sheet_text(doc.facts.sheet)
        for text in (draft.text for _, draft in doc.pairs):
            assert BANNED.search(text) is None or BANNED.search(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_copy_shouts_or_dangles(language: str) -> None:
    for doc in sample(language):
        for text in (draft.text for _, draft in doc.pairs):
            assert "!" not in text
            assert not re.search(r"((?<!denkt )\b(and|with|und|mit|for|für)|[,:，：])$", text)
            assert not re.search(r"[\[\]{}|]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_angle_is_taught(language: str) -> None:
    pairs = [pair for doc in sample(language) for pair in doc.pairs]
    assert {ask.kind for ask, _ in pairs} == set(KINDS)
    assert {ask.angle for ask, _ in pairs} == set(Angle)


@pytest.mark.parametrize("language", LANGUAGES)
def test_style_is_in_most_styled_headlines(language: str) -> None:
    banks = load(language)
    evoking = {idiom.lower() for mood in banks.styles for idiom in mood.idioms}
    kept = asked = 0
    for doc in sample(language):
        for ask, text in ((ask, draft.text) for ask, draft in doc.pairs):
            if doc.facts.sheet.style and ask.kind == "headline" and ask.max_width >= 25:
                asked += 1
                named = doc.facts.sheet.style.lower()[:4] in text.lower()
                kept += named or any(idiom in text.lower() for idiom in evoking)
    assert kept / asked > 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_trained_on_holds_marks_and_no_fact(language: str) -> None:
    for doc in sample(language):
        for _, draft in doc.pairs:
            assert not re.search(r"\d", re.sub(r"\{\w+\}", "", draft.marked))
            assert doc.facts.sheet.product not in draft.marked


def test_the_same_seed_gives_the_same_documents() -> None:
    assert sample("de", 5) == sample("de", 5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_styles_are_never_trained_on(language: str) -> None:
    banks = load(language)
    held = {phrase.text for phrase in banks.extras["oddstyle"][-HELD_OUT_STYLES:]}
    rng = random.Random(2)
    assert not held & {draw(banks, rng).sheet.style for _ in range(1500)}
    assert draw(banks, rng, held_out=True).sheet.style in held


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_hundreds_of_frames_and_thirty_trades(language: str) -> None:
    banks = load(language)
    assert sum(map(len, banks.frames.values())) > 500
    assert len(banks.verticals) >= 30
    assert len(banks.styles) == 28
    assert len(banks.emotions) == 15


def test_choices_are_spelled_out() -> None:
    assert spell_out("Meet {p}[| by {brand}].") == ("Meet {p}.", "Meet {p} by {brand}.")


@pytest.mark.parametrize(
    ("style", "category", "styled"),
    [
        (
            Phrase(text="minimalistisch", tag="a"),
            Phrase(text="Sessel", tag="m"),
            "minimalistischer Sessel",
        ),
        (
            Phrase(text="minimalistisch", tag="a"),
            Phrase(text="Sneaker", tag="p"),
            "minimalistische Sneaker",
        ),
        (Phrase(text="retro", tag="x"), Phrase(text="Radio", tag="n"), "Retro-Radio"),
        (
            Phrase(text="Quiet Luxury", tag="n"),
            Phrase(text="Uhr", tag="f"),
            "Uhr im Quiet-Luxury-Look",
        ),
    ],
)
def test_german_style_agrees_with_its_noun(style: Phrase, category: Phrase, styled: str) -> None:
    assert category_slots("de", category, style)["sc"] == styled


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [("oak table", "an oak table"), ("rug", "a rug"), ("unique lamp", "a unique lamp")],
)
def test_english_article_follows_the_sound(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase
