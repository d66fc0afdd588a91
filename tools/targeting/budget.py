"""The budget split: shares by what the goal asks for, summing to exactly 100 percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

from ...schema import Budget, BudgetShare, Goal, Platform

_BASE: dict[Platform, int] = {
    Platform.GOOGLE_SEARCH: 10,
    Platform.GOOGLE_PMAX: 8,
    Platform.GOOGLE_DEMAND_GEN: 5,
    Platform.YOUTUBE: 5,
    Platform.META_FEED: 8,
    Platform.META_STORIES: 4,
    Platform.META_REELS: 5,
    Platform.WHATSAPP: 4,
    Platform.TIKTOK: 5,
}
"""Parts of the budget, a starting point of our own: capture of demand first, then feeds."""

_GOAL: dict[Goal, dict[Platform, float]] = {
    Goal.SALES: {Platform.GOOGLE_SEARCH: 1.2, Platform.GOOGLE_PMAX: 1.3},
    Goal.LEADS: {Platform.GOOGLE_SEARCH: 1.5, Platform.META_FEED: 1.2},
    Goal.TRAFFIC: {Platform.GOOGLE_SEARCH: 1.2, Platform.META_FEED: 1.2},
    Goal.AWARENESS: {
        Platform.YOUTUBE: 2.0, Platform.META_REELS: 1.6, Platform.TIKTOK: 1.6,
        Platform.GOOGLE_DEMAND_GEN: 1.5, Platform.GOOGLE_SEARCH: 0.4,
    },
    Goal.APP_INSTALLS: {Platform.TIKTOK: 1.6, Platform.META_REELS: 1.4, Platform.META_STORIES: 1.3},
    Goal.MESSAGES: {Platform.WHATSAPP: 3.0, Platform.META_FEED: 1.3},
    Goal.APPLICATIONS: {Platform.GOOGLE_SEARCH: 1.4, Platform.META_FEED: 1.3},
}  # fmt: skip
"""How much more (or less) a platform counts for a goal; 1 where not named."""

STEP = Decimal("0.1")
"""Shares are whole multiples of this, in percent."""
_CENT, _WHOLE = Decimal("0.01"), Decimal(1)

# Currencies without cents in ISO 4217: https://www.iso.org/iso-4217-currency-codes.html
_WITHOUT_CENTS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split()  # noqa: SIM905
)


def split_budget(
    platforms: Sequence[Platform],
    goal: Goal,
    budget: Budget | None,
    *,
    shares: Mapping[Platform, Decimal] | None = None,
) -> tuple[BudgetShare, ...]:
    """One share a platform; percents sum to exactly 100, amounts to exactly the budget.

    Largest-remainder rounding (Hamilton's method) over steps of 0.1 percent and over the smallest
    coin of the currency. `shares` are percents that a person fixed; the other platforms share
    what is left, or the fixed ones are scaled where nothing else is there to take it.
    """
    weights = [
        Decimal(str(_BASE[platform] * _GOAL[goal].get(platform, 1.0))) for platform in platforms
    ]
    percents = apportion(Decimal(100), _fixed(platforms, weights, shares or {}), STEP)
    amounts = (
        apportion(budget.amount, percents, _coin(budget.currency))
        if budget
        else [None] * len(percents)
    )
    return tuple(
        BudgetShare(
            platform=platform,
            percent=percent,
            amount=amount,
            why="set by hand" if platform in (shares or {}) else _why(platform, goal),
        )
        for platform, percent, amount in zip(platforms, percents, amounts, strict=True)
    )


def _fixed(
    platforms: Sequence[Platform], weights: Sequence[Decimal], shares: Mapping[Platform, Decimal]
) -> Sequence[Decimal]:
    """Weights in which the fixed shares stand, and the others keep their proportions."""
    fixed = {platform: shares[platform] for platform in platforms if platform in shares}
    if not fixed:
        return weights
    free = [(p, w) for p, w in zip(platforms, weights, strict=True) if p not in fixed]
    left = max(Decimal(0), 100 - sum(fixed.values()))
    whole = sum((weight for _, weight in free), Decimal(0))
    rest = {platform: left * weight / whole for platform, weight in free}
    parts = [fixed.get(platform, rest.get(platform, Decimal(0))) for platform in platforms]
    return parts if sum(parts) > 0 else weights


def apportion(total: Decimal, weights: Sequence[Decimal], step: Decimal) -> list[Decimal]:
    """Parts of `total` in proportion to `weights`, each a multiple of `step`, summing exactly.

    The last bit of a total that is no multiple of `step` goes to the largest part.
    """
    whole = sum(weights, Decimal(0))
    if not weights or whole <= 0:
        return []
    exact = [total * weight / whole for weight in weights]
    parts = [(value / step).to_integral_value(ROUND_DOWN) * step for value in exact]
    order = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    left = total - sum(parts)
    for index in order[: int(left / step)]:
        parts[index] += step
    largest = max(range(len(parts)), key=lambda i: parts[i])
    parts[largest] += total - sum(parts)
    return parts


def _coin(currency: str) -> Decimal:
    return _WHOLE if currency.upper() in _WITHOUT_CENTS else _CENT


def _why(platform: Platform, goal: Goal) -> str:
    factor = _GOAL[goal].get(platform, 1.0)
    named = goal.value.replace("_", " ")
    if factor > 1:
        return f"weighs more for {named}"
    return f"weighs less for {named}" if factor < 1 else "base share"
