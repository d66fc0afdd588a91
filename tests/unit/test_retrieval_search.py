"""Search of the real catalogue: what is found, why, in which style, and when nothing is."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml

from adwright.errors import UserError
from adwright.retrieval.search import FacetQuery, SegmentSearch
from adwright.schema import SegmentHit

DATA = Path(__file__).parent.parent / "data"


def queries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def search(root: Path) -> SegmentSearch:
    """The real index; kept under build/, it is rebuilt only when the catalogue changes."""
    return SegmentSearch.open(data_dir=root / "build" / "retrieval-tests")


def ask(search: SegmentSearch, text: str, k: int = 20) -> tuple[SegmentHit, ...]:
    return search.search([FacetQuery(text=text)], k=k)


def ranks(search: SegmentSearch, text: str) -> dict[str, int]:
    return {hit.segment.id: place for place, hit in enumerate(ask(search, text))}


def first_of(places: dict[str, int], ids: list[str]) -> float:
    return min((places[name] for name in ids if name in places), default=math.inf)


@pytest.mark.parametrize(
    "pair", queries("nuance_pairs.yaml"), ids=lambda p: f"{p['first_query']}|{p['second_query']}"
)
def test_two_styles_of_one_product_share_the_product_and_part_by_style(
    search: SegmentSearch, pair: dict[str, Any]
) -> None:
    first, second = ranks(search, pair["first_query"]), ranks(search, pair["second_query"])
    assert first_of(first, pair["product"]) < 10
    assert first_of(second, pair["product"]) < 10
    assert first_of(first, pair["first"]) < first_of(second, pair["first"])
    assert first_of(second, pair["second"]) < first_of(first, pair["second"])


def gain(ranked: list[str], query: dict[str, Any]) -> float:
    """nDCG@10 with gain 3 for the best answers and 1 for close ones."""
    worth = dict.fromkeys(map(str, query["good"]), 1) | dict.fromkeys(map(str, query["best"]), 3)
    ideal = sorted(worth.values(), reverse=True)[:10]
    got = sum(worth.get(name, 0) / math.log2(place + 2) for place, name in enumerate(ranked[:10]))
    return got / sum(value / math.log2(place + 2) for place, value in enumerate(ideal))


def test_labelled_queries_in_three_languages_find_their_segments(search: SegmentSearch) -> None:
    labelled = queries("segment_queries.yaml")
    ranked = search.search_many([query["query"] for query in labelled], 10)
    gains = [gain(ids, query) for ids, query in zip(ranked, labelled, strict=True)]
    assert len(labelled) >= 60
    assert sum(gains) / len(gains) > 0.85


def test_nothing_fits_nonsense_and_something_fits_real_questions(search: SegmentSearch) -> None:
    nonsense = (DATA / "nonsense_queries.txt").read_text(encoding="utf-8").splitlines()
    answered = [
        text for text, ids in zip(nonsense, search.search_many(nonsense), strict=True) if ids
    ]
    assert len(answered) <= len(nonsense) // 20, answered
    real = [query["query"] for query in queries("segment_queries.yaml")]
    silent = [text for text, ids in zip(real, search.search_many(real), strict=True) if not ids]
    assert len(silent) <= len(real) // 20, silent


@pytest.mark.parametrize(
    "text", ["asdf qwer", "the quarterly report of my aunt's cat's lawyer", "", "  ", "!!!", "\0"]
)
def test_nothing_is_returned_rather_than_the_nearest(search: SegmentSearch, text: str) -> None:
    assert ask(search, text) == ()


def test_a_hit_says_in_which_field_the_words_stand(search: SegmentSearch) -> None:
    best = ask(search, "throwback sneakers")[0]
    reason = best.why[0]
    assert best.segment.id == "interest.fashion.retro-sneakers"
    assert (reason.facet, reason.field) == ("query", "alias")
    assert reason.words == ("throwback", "sneakers")
    assert 0.4 < reason.similarity <= 1


def test_chinese_words_of_a_hit_are_whole_again(search: SegmentSearch) -> None:
    assert "复古球鞋" in ask(search, "复古球鞋")[0].why[0].words


def test_a_hit_names_every_facet_that_carries_it(search: SegmentSearch) -> None:
    hits = search.search(
        [FacetQuery(text="sneakers", facet="product"), FacetQuery(text="retro", facet="style")]
    )
    assert hits[0].segment.id == "interest.fashion.retro-sneakers"
    assert {reason.facet for reason in hits[0].why} == {"product", "style"}


def test_facets_together_find_their_meeting_point_and_each_alone(search: SegmentSearch) -> None:
    hits = search.search(
        [
            FacetQuery(text="phone case", facet="product"),
            FacetQuery(text="kawaii cute", facet="style", weight=0.8),
            FacetQuery(text="commuters", facet="audience", weight=0.9),
        ]
    )
    found = {hit.segment.id for hit in hits}
    assert {
        "interest.tech.phone-cases",
        "style.fashion.kawaii",
        "demographic.place.commuters",
    } <= found


def test_scores_fall_and_stay_between_zero_and_one(search: SegmentSearch) -> None:
    scores = [hit.score for hit in ask(search, "gift for a colleague who loves espresso")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_excluded_sensitivities_never_come_back(search: SegmentSearch) -> None:
    text = "back pain from sitting at the desk"
    with_health = ask(search, text)
    without = search.search([FacetQuery(text=text)], exclude=frozenset({"health"}))
    assert any("health" in hit.segment.sensitivity for hit in with_health)
    assert not any("health" in hit.segment.sensitivity for hit in without)


def test_only_wanted_kinds_and_platforms_come_back(search: SegmentSearch) -> None:
    hits = search.search(
        [FacetQuery(text="retro sneakers")], kinds=frozenset({"style"}), platform="youtube"
    )
    assert hits
    assert all(hit.segment.kind == "style" and "google" in hit.segment.platforms for hit in hits)


def test_a_batch_answers_as_single_searches_do(search: SegmentSearch) -> None:
    texts = ["red lipstick", "asdf qwer", "手机壳", "Yogamatte rutschfest"]
    singly = [[hit.segment.id for hit in ask(search, text, k=3)] for text in texts]
    batch = search.search_many(texts, 3)
    assert [ids[: len(alone)] for ids, alone in zip(batch, singly, strict=True)] == singly
    assert batch[1] == []


def test_segments_are_got_by_id_and_a_near_miss_names_the_close_ones(
    search: SegmentSearch,
) -> None:
    assert search.get("style.retro.throwback").kind == "style"
    with pytest.raises(UserError, match=r"style\.retro\.throwback"):
        search.get("style.retro.throwbak")


def test_stats_count_what_the_catalogue_holds(search: SegmentSearch) -> None:
    figures = search.stats()
    assert figures["segments"] == len(search.catalogue()) == sum(figures["kinds"].values())
    assert figures["model"] == "all-MiniLM-L6-v2"
