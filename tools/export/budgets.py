"""What an ad may cost a day, in the smallest coin and rounded down, so that nothing overspends."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from ...schema import BudgetPeriod, Campaign, Finding, Platform, Severity

# A month is 30.4 daily budgets at Google (365 / 12); third party, after Google's own wording:
# https://learn.jyll.ca/blog/do-google-ads-budgets-work-on-a-monthly-basis-or-30-day-cycle
DAYS_A_MONTH = Decimal("30.4")

# https://developers.facebook.com/docs/marketing-api/currencies : offset 1, all others 100
WHOLE_CURRENCIES = frozenset(
    {"CLP", "COP", "CRC", "HUF", "ISK", "IDR", "JPY", "KRW", "PYG", "TWD", "VND"}
)
"""Currencies that Meta counts in whole units; budgets in them have no cents here."""


def places(currency: str) -> int:
    """Decimals of a budget in an ISO 4217 currency: 0 or 2."""
    return 0 if currency.upper() in WHOLE_CURRENCIES else 2


def daily_budget(campaign: Campaign, platform: Platform) -> Decimal | None:
    """Daily budget of one market's ads on a platform, in the brief's currency.

    The platform's share is split evenly over the markets that have ads there. None where the brief
    gives no budget, gives one for a whole campaign (nobody said how many days it runs), or where
    less than the smallest coin is left.
    """
    budget = campaign.brief.budget
    shares = {share.platform: share.amount for share in campaign.targeting.budget_split}
    amount = shares.get(platform)
    if budget is None or amount is None or budget.period is BudgetPeriod.CAMPAIGN:
        return None
    days = DAYS_A_MONTH if budget.period is BudgetPeriod.MONTH else Decimal(1)
    markets = {c.market for c in campaign.creatives if c.platform is platform}
    step = Decimal(1).scaleb(-places(budget.currency))
    daily = (amount / days / max(len(markets), 1)).quantize(step, ROUND_DOWN)
    return daily if daily > 0 else None


def minor_units(amount: Decimal, currency: str) -> int:
    """An amount in the smallest coin of its currency, as Meta's API takes money."""
    return int(amount.scaleb(places(currency)))


def about_budget(campaign: Campaign, missing: bool) -> tuple[Finding, ...]:
    """A warning where budgets are blank."""
    if not missing:
        return ()
    budget = campaign.brief.budget
    whole = budget is not None and budget.period is BudgetPeriod.CAMPAIGN
    reason = (
        f"the brief's {budget.amount} {budget.currency} are for the whole campaign, and nobody "
        "said how many days it runs"
        if whole and budget
        else "the brief gives no budget, or a share of it is less than a cent a day"
    )
    return (
        Finding(
            rule="export.no_daily_budget",
            severity=Severity.WARNING,
            message=f"daily budgets are blank: {reason}",
            fix="set a daily budget before the ads go live",
        ),
    )
