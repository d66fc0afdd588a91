"""What hosted models charge, in US dollars per million tokens."""

from __future__ import annotations

from dataclasses import dataclass

PRICES_SOURCE = "https://ai.google.dev/gemini-api/docs/pricing"
PRICES_AS_OF = "2025-12"
"""Month of the list prices below; look at the source before relying on them for billing."""


@dataclass(frozen=True, kw_only=True)
class Price:
    """Standard paid tier, prompts up to 200,000 tokens."""

    input_usd: float
    output_usd: float
    """Thinking tokens are charged as output."""


GEMINI_PRICES = {
    "gemini-2.5-pro": Price(input_usd=1.25, output_usd=10.0),
    "gemini-2.5-flash": Price(input_usd=0.30, output_usd=2.50),
    "gemini-2.5-flash-lite": Price(input_usd=0.10, output_usd=0.40),
}
UNKNOWN_GEMINI = Price(input_usd=2.50, output_usd=15.0)
"""For a model not listed: 2.5 Pro's price for long prompts, the dearest known, so that a spending
limit errs on the safe side."""


def gemini_price(model: str) -> Price:
    """Price of `model`; dated or preview names take their family's price, else UNKNOWN_GEMINI."""
    name = model.rpartition("/")[2]
    for family in sorted(GEMINI_PRICES, key=len, reverse=True):
        if name == family or name.startswith(f"{family}-"):
            return GEMINI_PRICES[family]
    return UNKNOWN_GEMINI
