"""What a campaign is called in a file: by its product, cleaned."""

from __future__ import annotations

from ...schema import Campaign
from .cells import clean_name

MAX_WORDS = 6
"""Words of a free text that stand for a name where the brief has none."""


def product_name(campaign: Campaign) -> str:
    """The product as the brief names it, else the first words of its text; never empty."""
    brief = campaign.brief
    facets = campaign.facets.product
    named = brief.product.name or (facets[0].value if facets else "")
    text = brief.text or brief.product.description
    words = named or " ".join(text.split()[:MAX_WORDS])
    return clean_name(words, f"Campaign {brief.id[:8]}")
