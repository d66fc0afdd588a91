"""Words and phrases: what counts, in which language, and how strong it is."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.retrieval.fusion import RICH, combine, fits, fuse
from adwright.retrieval.lexical import Lexical
from adwright.retrieval.query import gloss
from adwright.retrieval.words import phrase_key, terms
from adwright.schema import Segment

SEGMENTS = [
    Segment(
        id="cases",
        name="Phone cases",
        path=("Tech", "Phone cases"),
        aliases={"zh": ("手机壳", "防摔壳"), "de": ("Handyhüllen",)},
    ),
    Segment(id="moving", name="Moving house", path=("Life",), aliases={"de": ("Umzug",)}),
    Segment(id="tea", name="Tea lovers", path=("Food", "Tea"), products=("green tea", "kettles")),
]


COUNTED = cache(lambda: Lexical.of(SEGMENTS))


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return COUNTED()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Kettles", ["kettle"]),
        ("people who love Berries", ["berry"]),
        ("grandma's watches", ["grandma", "watch"]),
        ("Café CRÈME", ["cafe", "creme"]),
        ("glass dress", ["glass", "dress"]),
        ("手机壳", ["手机", "机壳"]),
        ("壳 case", ["壳", "case"]),
        ("ＶＰＮ", ["vpn"]),
        ("", []),
    ],
)
def test_terms_are_folded_singular_and_pairs_in_chinese(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_phrase_is_known_in_singular_and_plural_and_without_gaps_in_chinese() -> None:
    assert phrase_key("Phone Cases") == phrase_key("phone case")
    assert phrase_key("无logo 板鞋") == "无 logo 板鞋"


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_has_evidence_between_zero_and_one(text: str) -> None:
    evidence = COUNTED().evidence(text)
    assert np.all((evidence.coverage >= 0) & (evidence.coverage <= 1.0001))
    assert all(0 <= share <= 1 for share in evidence.phrase.values())


def test_an_alias_that_is_the_whole_query_is_the_strongest_phrase(lexical: Lexical) -> None:
    assert lexical.evidence("手机壳").phrase == {0: 1.0}
    partly = lexical.evidence("手机壳 适合送给妈妈").phrase[0]
    assert 0 < partly < 0.5


def test_words_unknown_to_the_catalogue_weaken_those_that_are_known(lexical: Lexical) -> None:
    alone = lexical.evidence("kettles").coverage[2]
    among = lexical.evidence("kettles quarterly lawyer report").coverage[2]
    assert alone > 2 * among > 0


def test_a_german_compound_is_known_by_its_head(lexical: Lexical) -> None:
    assert lexical.evidence("Umzugsunternehmen").coverage.argmax() == 1


def test_saved_words_answer_as_before(
    lexical: Lexical, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("words")
    lexical.save(folder)
    again = Lexical.load(folder).evidence("green tea 手机壳")
    before = lexical.evidence("green tea 手机壳")
    assert np.allclose(again.coverage, before.coverage)
    assert again.phrase == before.phrase


def test_a_foreign_text_is_put_into_english_where_most_of_it_is_known() -> None:
    assert gloss("retro sneakers") == ""
    assert "phone case" in gloss("手机壳")
    assert gloss("der Nachbar meines Onkels hat den Vertrag nicht gelesen") == ""


def test_words_that_say_nothing_leave_the_similarity_alone() -> None:
    dense = np.array([0.5, 0.4], dtype=np.float32)
    nothing = np.zeros(2, dtype=np.float32)
    assert np.array_equal(fuse(dense, nothing, nothing, RICH), dense)


def test_chances_rise_with_the_score() -> None:
    assert np.all(np.diff(fits(np.linspace(0, 1.5, 20, dtype=np.float32), RICH)) > 0)


CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@settings(deadline=None)
@given(chances=CHANCES, better=st.floats(0, 1), facets=st.integers(1, 8))
def test_fitting_a_facet_better_never_lowers_a_score_and_none_passes_one(
    chances: list[float], better: float, facets: int
) -> None:
    raised = [max(chances[0], better), *chances[1:]]
    assert combine(chances, facets) <= combine(raised, facets) + 1e-9 <= 1 + 2e-9


def test_one_facet_alone_scores_its_chance() -> None:
    assert combine([0.7], 1) == pytest.approx(0.7)


def test_where_product_and_style_meet_stands_above_the_product_alone() -> None:
    assert combine([0.9, 0.8], 2) > combine([0.99, 0.3], 2)


def test_many_faint_likenesses_do_not_add_up_to_a_fit() -> None:
    assert combine([0.1] * 8, 8) < combine([0.6], 8)
