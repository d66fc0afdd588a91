"""How unlike the texts of one ad are: distinct word pairs, and distance in meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from ...schema import Campaign
from ...tools.countries import primary_language
from ...tools.editorial.whole import likeness
from ..marks import Form, Mark, Metric
from ..subject import Encode
from .ads import SHORT_KINDS, name_of, written

METRICS = (
    Metric(
        name="diversity.distinct_2",
        meaning="distinct pairs of words (Chinese: characters) over all pairs of an ad's texts "
        "(Li et al. 2016)",
        form=Form.MEAN,
    ),
    Metric(
        name="diversity.apart",
        meaning="1 less the mean pairwise likeness of an ad's first lines: cosine of embeddings "
        "in English, shared words (Jaccard) in other languages",
        form=Form.MEAN,
    ),
)
FEWEST = 3
"""Texts from which on an ad can be called varied or not."""
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


def score(campaign: Campaign, encode: Encode | None) -> Iterator[Mark]:
    """Two marks an ad that has enough texts."""
    for creative in campaign.creatives:
        texts = [asset.text for asset in written(creative)]
        first = [asset.text for asset in written(creative) if asset.kind in SHORT_KINDS]
        where = name_of(creative)
        if len(texts) >= FEWEST:
            yield Mark(
                metric="diversity.distinct_2", got=distinct_2(texts), about=where,
            )  # fmt: skip
        if len(first) >= FEWEST:
            english = primary_language(creative.language) == "en"
            likely = _by_meaning(first, encode) if english and encode else _by_words(first)
            yield Mark(metric="diversity.apart", got=1 - likely, about=where)


def distinct_2(texts: list[str]) -> float:
    """Distinct pairs of neighbouring words over all of them; 1 when none comes twice."""
    pairs = [pair for text in texts for pair in pairwise(_TOKEN.findall(text.casefold()))]
    return len(set(pairs)) / len(pairs) if pairs else 1.0


def _by_meaning(texts: list[str], encode: Encode) -> float:
    vectors = encode(texts)
    likes = vectors @ vectors.T
    pairs = len(texts) * (len(texts) - 1)
    return max(0.0, float((likes.sum() - likes.trace()) / pairs))


def _by_words(texts: list[str]) -> float:
    likes = [likeness(one, other) for one, other in combinations(texts, 2)]
    return sum(likes) / len(likes)
