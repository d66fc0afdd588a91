"""The best set: checks first, then coverage of facts, style kept, and texts unlike each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...tools.platforms import AssetSpec
from .candidates import Candidate

MAX_OVERLAP = 0.6
"""Token Jaccard above which two texts say the same (1.0 is identical)."""
_TOKEN = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[㐀-鿿぀-ヿ]")


def select(candidates: Iterable[Candidate], spec: AssetSpec) -> tuple[Candidate, ...]:
    """Up to `spec.wanted` usable candidates, the most useful first, no two alike.

    Greedy: each step takes what adds most beyond those taken (facts not yet told, room used well,
    unlike the rest), as maximal marginal relevance does (Carbonell and Goldstein, 1998).
    """
    pool = [candidate for candidate in _distinct(candidates) if candidate.usable]
    taken: list[Candidate] = []
    if spec.shorter and (short := _best_short(pool, spec.shorter)):
        taken.append(short)
        pool.remove(short)
    while pool and len(taken) < spec.wanted:
        best = max(pool, key=lambda candidate: _gain(candidate, taken, spec))
        pool.remove(best)
        if all(overlap(best.text, other.text) <= MAX_OVERLAP for other in taken):
            taken.append(best)
    return tuple(taken)


def overlap(one: str, other: str) -> float:
    """Jaccard similarity of the texts' words (of character pairs in Chinese and Japanese)."""
    a, b = tokens(one), tokens(other)
    return len(a & b) / len(a | b) if a | b else 0.0


@lru_cache(maxsize=8192)
def tokens(text: str) -> frozenset[str]:
    """Words of a text, case folded; character pairs where words have no spaces."""
    folded = text.casefold()
    if _HAN.search(folded):
        letters = "".join(_TOKEN.findall(folded))
        return frozenset(letters[i : i + 2] for i in range(max(1, len(letters) - 1)))
    return frozenset(_TOKEN.findall(folded))


def _distinct(candidates: Iterable[Candidate]) -> Sequence[Candidate]:
    seen: dict[str, Candidate] = {}
    for candidate in candidates:
        seen.setdefault(candidate.text.casefold(), candidate)
    return list(seen.values())


def _best_short(pool: Sequence[Candidate], limit: int) -> Candidate | None:
    short = [candidate for candidate in pool if candidate.asset.width <= limit]
    return max(short, key=lambda candidate: len(candidate.supported), default=None)


def _gain(candidate: Candidate, taken: Sequence[Candidate], spec: AssetSpec) -> float:
    told = frozenset().union(*(other.supported for other in taken)) if taken else frozenset()
    fresh = len(candidate.supported - told)
    known = len(candidate.supported & told)
    likeness = max((overlap(candidate.text, other.text) for other in taken), default=0.0)
    room = min(1.0, candidate.asset.width / (0.6 * spec.limit))
    worries = 0.3 * len(candidate.findings)
    return fresh + 0.4 * min(known, 2) + 0.5 * room - 1.5 * likeness - worries
