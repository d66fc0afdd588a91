from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.evals.intervals import bootstrap_ratio, paired_difference, share_interval, wilson
from adwright.evals.marks import Form, Mark, Metric, measure

SHARES = st.lists(
    st.integers(1, 6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson_gives_the_published_intervals(hits: int, of: int, low: float, high: float) -> None:
    ends = wilson(hits / of, of)
    assert ends.low == pytest.approx(low, abs=5e-4)
    assert ends.high == pytest.approx(high, abs=5e-4)


@given(SHARES)
def test_a_share_lies_within_its_interval(pairs: list[tuple[int, int]]) -> None:
    share = sum(got for got, _ in pairs) / sum(of for _, of in pairs)
    ends = share_interval(pairs)
    assert 0 <= ends.low <= share + 1e-9
    assert share - 1e-9 <= ends.high <= 1


def test_trials_that_agree_within_their_cases_count_as_fewer() -> None:
    alone = share_interval([(hit, 1) for hit in (1, 0) * 50])
    in_cases = share_interval([(10 * hit, 10) for hit in (1, 0) * 5])
    assert in_cases.high - in_cases.low > 2 * (alone.high - alone.low)


def test_trials_that_do_not_agree_within_their_cases_count_in_full() -> None:
    mixed = share_interval([(5, 10)] * 10)
    plain = wilson(0.5, 100)
    assert (mixed.low, mixed.high) == pytest.approx((plain.low, plain.high))


def test_a_perfect_share_of_many_trials_in_few_cases_is_not_called_certain() -> None:
    assert share_interval([(100, 100)] * 3).low < 0.5


def test_the_bootstrap_covers_a_known_mean_about_as_often_as_it_says() -> None:
    import numpy as np

    rng = np.random.default_rng(4)
    covered = 0
    for _ in range(200):
        ends = bootstrap_ratio([(value, 1.0) for value in rng.uniform(0, 1, 60)])
        covered += ends.low <= 0.5 <= ends.high
    assert 0.9 <= covered / 200 <= 0.99


def test_pairing_finds_a_small_rise_that_apart_would_drown() -> None:
    first = [(value / 40, 1.0) for value in range(40)]
    second = [(got + 0.02 + 0.01 * (place % 2), 1.0) for place, (got, _) in enumerate(first)]
    found = paired_difference(first, second)
    assert found.clear
    assert found.low > 0.02
    assert bootstrap_ratio(first).high > bootstrap_ratio(second).low


def test_the_same_side_twice_differs_by_nothing() -> None:
    pairs = [(1.0, 2.0), (0.0, 1.0), (3.0, 3.0)]
    found = paired_difference(pairs, pairs)
    assert (found.value, found.low, found.high, found.above) == (0, 0, 0, 0.5)


def test_sides_of_unequal_length_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="same cases"):
        paired_difference([(1, 1)], [(1, 1), (0, 1)])


def test_a_mean_weighs_cases_alike_and_a_share_weighs_trials_alike() -> None:
    by_case = [
        [Mark(metric="m", got=1), Mark(metric="m", got=1), Mark(metric="m", got=1)],
        [Mark(metric="m", got=0)],
        [Mark(metric="other", got=1)],
    ]
    share = measure(Metric(name="m", meaning="", form=Form.SHARE), by_case)
    mean = measure(Metric(name="m", meaning="", form=Form.MEAN), by_case)
    assert share is not None
    assert mean is not None
    assert (share.value, share.n, share.cases) == (0.75, 4, 2)
    assert (mean.value, mean.n, mean.cases) == (0.5, 2, 2)


def test_a_metric_that_no_case_asks_for_is_not_measured() -> None:
    assert measure(Metric(name="m", meaning=""), [[Mark(metric="x", got=1)]]) is None
