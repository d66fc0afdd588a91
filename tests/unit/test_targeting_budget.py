from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Budget, Goal, Platform
from adwright.tools.targeting import split_budget
from adwright.tools.targeting.budget import STEP, apportion

platforms = st.lists(st.sampled_from(list(Platform)), min_size=1, unique=True)
goals = st.sampled_from(list(Goal))
amounts = st.decimals(min_value="0.01", max_value=10**9, places=2, allow_nan=False)
odd_amounts = st.decimals(min_value="0.000001", max_value=10**6, places=6, allow_nan=False)


@settings(deadline=None, max_examples=50)
@given(platforms, goals)
def test_shares_sum_to_exactly_one_hundred_percent(chosen: list[Platform], goal: Goal) -> None:
    shares = split_budget(chosen, goal, None)
    assert sum(share.percent for share in shares) == 100
    assert [share.platform for share in shares] == chosen
    assert all(share.percent > 0 and share.percent % STEP == 0 for share in shares)
    assert all(share.amount is None for share in shares)


@settings(deadline=None, max_examples=50)
@given(platforms, goals, amounts | odd_amounts)
def test_amounts_sum_to_exactly_the_budget(
    chosen: list[Platform], goal: Goal, amount: Decimal
) -> None:
    shares = split_budget(chosen, goal, Budget(amount=amount, currency="EUR"))
    assert sum(share.amount or 0 for share in shares) == amount
    assert all(share.amount is not None and share.amount >= 0 for share in shares)


@settings(deadline=None, max_examples=50)
@given(platforms, goals, st.integers(1, 10**9))
def test_yen_are_not_split_into_parts_of_a_yen(
    chosen: list[Platform], goal: Goal, amount: int
) -> None:
    shares = split_budget(chosen, goal, Budget(amount=Decimal(amount), currency="JPY"))
    assert sum(share.amount or 0 for share in shares) == amount
    assert all(share.amount is not None and share.amount % 1 == 0 for share in shares)


@settings(deadline=None, max_examples=50)
@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.lists(st.decimals(min_value="0.1", max_value=100, places=1), min_size=1, max_size=9),
)
def test_no_part_strays_more_than_a_step_from_its_exact_share(
    total: Decimal, weights: list[Decimal]
) -> None:
    step = Decimal("0.01")
    for part, weight in zip(apportion(total, weights, step), weights, strict=True):
        assert abs(part - total * weight / sum(weights)) <= step


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(0), Decimal(0)]])
def test_nothing_is_split_over_no_weight(weights: list[Decimal]) -> None:
    assert apportion(Decimal(10), weights, STEP) == []


def test_the_goal_moves_money_and_says_why() -> None:
    wanted = [Platform.GOOGLE_SEARCH, Platform.YOUTUBE]
    sales = split_budget(wanted, Goal.SALES, None)
    awareness = split_budget(wanted, Goal.AWARENESS, None)
    assert awareness[1].percent > 50 > sales[1].percent
    assert (awareness[0].why, awareness[1].why) == (
        "weighs less for awareness",
        "weighs more for awareness",
    )
    assert sales[1].why == "base share"
