"""What is wrong with a catalogue: a list of problems, each naming the segment and the next step."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..schema import Segment

KINDS = frozenset(
    {"demographic", "life_event", "interest", "in_market", "seasonal", "style", "b2b"}
)
SENSITIVITIES = frozenset(
    {
        "health", "religion", "politics", "ethnicity", "sexuality", "union", "biometrics", "minors",
        "housing", "employment", "credit", "alcohol", "gambling", "hardship", "relationship",
    }
)  # fmt: skip
LEAST_ALIASES = {"en": 4, "zh": 3, "de": 2}
"""Fewest aliases of a segment, by language."""
LEAST_PRODUCTS = 3
LEAST_DESCRIPTION = 80
"""Characters; shorter ones say nothing that the name does not."""
MOST_SHARED_ALIAS = 2
"""An alias may stand at this many segments, since audiences overlap."""

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_-]+){1,3}")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something to mend in a catalogue."""

    segment_id: str
    rule: str
    message: str


def lint(segments: Sequence[Segment]) -> tuple[Problem, ...]:
    """Every problem of a catalogue, in the order of its segments; empty when it is fit to ship."""
    known = {segment.id for segment in segments}
    found = [problem for segment in segments for problem in _one(segment, known)]
    return (*found, *_repeated_ids(segments), *_repeated_aliases(segments))


def _one(segment: Segment, known: set[str]) -> Iterator[Problem]:
    yield from _says(segment, "id", _ID.fullmatch(segment.id), "ids are kind.branch.slug in ASCII")
    yield from _says(segment, "kind", segment.kind in KINDS, f"kind {segment.kind!r} is not known")
    yield from _says(segment, "path", len(segment.path) >= 2, "the path needs two levels")  # noqa: PLR2004
    yield from _says(
        segment, "description", len(segment.description) >= LEAST_DESCRIPTION, "too short"
    )
    yield from _says(segment, "products", len(segment.products) >= LEAST_PRODUCTS, "too few")
    for flag in sorted(set(segment.sensitivity) - SENSITIVITIES):
        yield Problem(segment_id=segment.id, rule="sensitivity", message=f"unknown flag {flag!r}")
    for other in sorted(set(segment.related) - known):
        yield Problem(segment_id=segment.id, rule="related", message=f"{other!r} does not exist")
    for language, least in LEAST_ALIASES.items():
        count = len(segment.aliases.get(language, ()))
        yield from _says(
            segment, "aliases", count >= least, f"{count} aliases in {language}, needs {least}"
        )


def _says(segment: Segment, rule: str, fine: object, message: str) -> Iterator[Problem]:
    if not fine:
        yield Problem(segment_id=segment.id, rule=rule, message=message)


def _repeated_ids(segments: Iterable[Segment]) -> Iterator[Problem]:
    for name, count in Counter(segment.id for segment in segments).items():
        if count > 1:
            yield Problem(segment_id=name, rule="unique", message=f"the id stands {count} times")


def _repeated_aliases(segments: Iterable[Segment]) -> Iterator[Problem]:
    owners: dict[str, list[str]] = defaultdict(list)
    for segment in segments:
        for alias in {a.casefold() for words in segment.aliases.values() for a in words}:
            owners[alias].append(segment.id)
    for alias, ids in owners.items():
        if len(ids) > MOST_SHARED_ALIAS:
            yield Problem(
                segment_id=ids[0], rule="alias", message=f"{alias!r} is shared by {', '.join(ids)}"
            )
