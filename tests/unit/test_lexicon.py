from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.schema import FacetKind
from adwright.tools.language import word_set
from adwright.tools.lexicon import lexicon
from adwright.tools.lexicon.matching import Index, find_all
from adwright.tools.lexicon.words import fold, stem, words_of

STYLES = word_set(
    "retro vintage minimalist streetwear workwear quiet-luxury china-chic cottagecore outdoors "
    "kawaii preppy boho industrial scandinavian sporty punk y2k art-deco rustic futuristic "
    "romantic elegant playful natural handmade luxury cozy zen"
)
EMOTIONS = word_set(
    "nostalgia joy calm confidence pride trust excitement belonging love freedom curiosity relief "
    "comfort wonder fun"
)


def found(text: str, language: str = "") -> list[str]:
    return [mention.concept.id for mention in lexicon().find(text, language=language)]


def test_the_styles_and_emotions_are_those_the_writer_was_trained_on() -> None:
    ids = {concept.id for concept in lexicon().concepts}
    assert {f"style.{slug}" for slug in STYLES} == {i for i in ids if i.startswith("style.")}
    assert {f"emotion.{slug}" for slug in EMOTIONS} == {i for i in ids if i.startswith("emotion.")}


def test_every_concept_has_its_own_id_and_a_label_in_three_languages() -> None:
    concepts = lexicon().concepts
    assert len({concept.id for concept in concepts}) == len(concepts)
    for concept in concepts:
        assert {"en", "de", "zh"} <= concept.labels.keys(), concept.id
        assert all(label.strip() for label in concept.labels.values()), concept.id


def test_styles_and_emotions_have_many_words_and_prototypes() -> None:
    for kind in (FacetKind.STYLE, FacetKind.EMOTION):
        for concept in lexicon().of_kind(kind):
            counts = {language: len(words) for language, words in concept.terms.items()}
            assert counts["en"] >= 10, concept.id
            assert counts["zh"] >= 10, concept.id
            assert counts["de"] >= 5, concept.id
            assert len(concept.prototypes) >= 2, concept.id


def test_the_lexicon_is_as_wide_as_the_trade() -> None:
    counts = Counter(concept.kind for concept in lexicon().concepts)
    verticals = {concept.vertical for concept in lexicon().of_kind(FacetKind.CATEGORY)}
    assert counts[FacetKind.CATEGORY] >= 250
    assert counts[FacetKind.BENEFIT] >= 150
    assert counts[FacetKind.AUDIENCE] >= 50
    assert counts[FacetKind.OCCASION] >= 30
    assert len(verticals) >= 40


def test_no_two_styles_share_a_word_and_no_two_emotions() -> None:
    for kind in (FacetKind.STYLE, FacetKind.EMOTION):
        owners: dict[tuple[str, str], set[str]] = {}
        for concept in lexicon().of_kind(kind):
            for language, terms in concept.terms.items():
                for term in terms:
                    owners.setdefault((language, fold(term)), set()).add(concept.id)
        shared = {term: ids for term, ids in owners.items() if len(ids) > 1}
        assert not shared


def test_every_term_finds_its_own_concept() -> None:
    lost = [
        (concept.id, term)
        for concept in lexicon().concepts
        for language, terms in concept.terms.items()
        for term in terms
        if concept.id not in found(term, language)
    ]
    assert not lost


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Retro sneakers for commuters",
            {"style.retro", "category.sneakers", "audience.commuters"},
        ),
        ("a screen protector, not a phone", {"category.screen-protector"}),
        ("Phone cases", {"category.phone-case"}),
        ("gemütliche Decken", {"style.cozy", "category.blanket"}),
        ("Lederrucksack", {"category.backpack"}),
        (
            "Retrosneaker für Pendlerinnen",
            {"style.retro", "category.sneakers", "audience.commuters"},
        ),
        ("复古跑鞋", {"style.retro", "category.running-shoes"}),
        ("防摔手机壳送给妈妈", {"benefit.shockproof", "category.phone-case"}),
        ("double 11 and singles' day", {"occasion.singles-day"}),
        ("Zuckerarme Kuchen", {"benefit.low-sugar", "category.cake"}),
        ("des chaussures rétro", {"style.retro"}),
    ],
)
def test_words_are_found_in_the_forms_people_write(text: str, wanted: set[str]) -> None:
    assert wanted <= set(found(text))


@pytest.mark.parametrize(
    ("text", "language", "absent", "present"),
    [
        ("elegant, not sporty", "en", "style.sporty", "style.elegant"),
        ("neither punk nor sporty, but romantic", "en", "style.sporty", "style.romantic"),
        ("nicht verspielt, sondern elegant", "de", "style.playful", "style.elegant"),
        ("ohne Luxus, aber gemütlich", "de", "style.luxury", "style.cozy"),
        ("不复古,很优雅", "zh", "style.retro", "style.elegant"),
        ("没有朋克感,只有浪漫", "zh", "style.punk", "style.romantic"),
        ("not only retro but romantic", "en", "style.sporty", "style.retro"),
        ("不仅复古,而且优雅", "zh", "style.punk", "style.retro"),
    ],
)
def test_what_is_negated_is_not_said(text: str, language: str, absent: str, present: str) -> None:
    ids = found(text, language)
    assert absent not in ids
    assert present in ids


def test_without_sugar_is_a_benefit_and_negates_nothing_after_it() -> None:
    assert found("cake without sugar") == ["category.cake", "benefit.sugar-free"]
    assert found("no added sugar cake") == ["benefit.sugar-free", "category.cake"]
    assert found("low sugar cake") == ["benefit.low-sugar", "category.cake"]
    assert found("无糖蛋糕") == ["benefit.sugar-free", "category.cake"]


def test_the_longest_term_wins() -> None:
    assert found("wedding dress") == ["category.wedding-dress"]
    assert "category.phone-case" not in found("phone holder")
    assert found("生日蛋糕") == ["category.cake"]


def test_words_apart_are_no_term() -> None:
    assert "category.phone-case" not in found("phone, case of beer")
    assert "style.retro" not in found("retrospective")


def test_german_words_that_only_look_english_are_left_alone() -> None:
    assert "category.gift" not in found("Gift im Garten", "de")
    assert "audience.tradespeople" not in found("ein altes Handwerk", "de")
    assert "audience.vegans" not in found("vegane Kekse", "de")


@given(st.text(max_size=80))
def test_a_mention_stands_where_it_says(text: str) -> None:
    for mention in lexicon().find(text):
        assert text[mention.start : mention.end] == mention.text


@given(
    st.lists(
        st.sampled_from(
            [
                "retro", "Retro-Sneaker", "复古", "球鞋", "not", "nicht", "不", "for", "für",
                "送给", "Pendler", "妈妈", "low sugar", "İstanbul", "ß", ",", ".",
                "Handtaschen", "79 €",
            ]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_mentions_of_mixed_texts_are_exact_and_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    mentions = lexicon().find(text)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert all(text[m.start : m.end] == m.text for m in mentions)


@given(st.text(max_size=40))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    for word in words_of(text):
        assert fold(text)[word.start : word.end] == word.text


def test_gloss_says_a_query_in_english() -> None:
    assert lexicon().gloss("德国仓发货的防摔手机壳") == (
        "ships from a local warehouse shock-absorbing phone case"
    )
    assert lexicon().gloss("gemütliche Kerzen") == "cozy candles"
    assert lexicon().gloss("retro sneakers", to="zh") == "复古 运动鞋"
    assert lexicon().gloss("asdf qwer") == ""


def test_labels_are_given_by_language() -> None:
    assert lexicon().label("style.retro", "zh") == "复古"
    assert lexicon().label("style.retro", "fi") is None
    assert lexicon().label("style.unknown", "en") is None


def test_stems_join_plurals_and_keep_what_means_something_else() -> None:
    assert stem("candles", "en") == stem("candle", "en")
    assert stem("batteries", "en") == stem("battery", "en")
    assert stem("glasses", "en") != stem("glass", "en")
    assert stem("gemütliches", "de") == stem("gemütlich", "de")


def test_an_index_of_nothing_finds_nothing() -> None:
    assert find_all(Index.of(()), "retro sneakers 复古", ("en",)) == ()


def test_importing_the_lexicon_reads_no_file_and_no_yaml() -> None:
    code = "import sys, adwright.tools.lexicon; print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
