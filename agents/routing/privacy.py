"""What may leave the machine: the privacy policy in force, and whether a model may see the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...schema import DataClass, Market, PrivacyPolicy
from ...tools.countries import country
from ..models.port import ModelCard


@dataclass(frozen=True, kw_only=True)
class PolicyInForce:
    """The privacy policy of one campaign, and where it comes from."""

    policy: PrivacyPolicy
    reason: str
    protected_market: bool
    """True when a market is in the EU, the EEA or the UK, or is not known."""


def policy_in_force(
    asked: PrivacyPolicy | None, markets: Iterable[Market], *, origin: str = "set"
) -> PolicyInForce:
    """The policy that was asked for, else the markets' default.

    EU, EEA, UK and unknown markets default to `redact` (GDPR, UK GDPR). Elsewhere the default is
    `redact` as well: sending customers' data out is a thing that an advertiser says in words.
    """
    countries = [market.country for market in markets]
    protected = not countries or any(country(code).eu_eea_uk for code in countries)
    if asked is not None:
        return PolicyInForce(
            policy=asked, reason=f"{asked.value}, as {origin}", protected_market=protected
        )
    where = "an unknown market" if not countries else ", ".join(dict.fromkeys(countries))
    return PolicyInForce(
        policy=PrivacyPolicy.REDACT,
        reason=f"redact, the default for {where}",
        protected_market=protected,
    )


def refusal(card: ModelCard, data_class: DataClass, policy: PrivacyPolicy) -> str:
    """Why this model must not see this data; empty when it may.

    `data_class` is the class of the brief before redaction. Personal data may go out redacted;
    special-category data (GDPR art. 9) stays even then, since what is left still tells.
    """
    if not card.hosted or policy is PrivacyPolicy.ALLOW:
        return ""
    if policy is PrivacyPolicy.LOCAL_ONLY:
        return "privacy policy is local-only"
    if data_class is DataClass.SPECIAL_CATEGORY:
        return "special-category data stays on this machine"
    return ""
