"""Grounding: every claim of a text has its words in the brief, or is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...schema import Facets, Finding, Severity, Span
from .claim import Claim, Hit
from .evidence import evidence_in
from .figures import Figure, figures_in
from .known_claims import LANGUAGES, all_claims
from .sources import Support, support_of

SOURCE = "https://support.google.com/adspolicy/answer/6020955"
"""Misrepresentation: what an ad says has to be true of the product."""

_ASK = {
    "number": "take the number out, or add the fact to product.proof",
    "price": "use the price of the brief, or set product.price",
    "percent": "take the percentage out, or add it to product.offer or product.proof",
    "date": "take the date out, or add it to product.offer",
    "code": "write the name as the brief writes it",
    "free": "take it out, or say in product.offer what is free",
    "discount": "take it out, or describe the offer in product.offer",
    "urgency": "take it out, or say in product.offer when it ends or how few there are",
}
_OUT_OF = re.compile(r"\s?(?:/|out of|of|von|sur|de)\s?", re.IGNORECASE)
_HOLDS_NUMBER = frozenset({"number_one", "five_star"})
"""Claims that hold their number (No. 1, 5-star), so that it is not judged twice."""
_DEFAULT_ASK = "take it out, or add the fact to product.proof"


@dataclass(frozen=True, kw_only=True)
class Grounding:
    """What in the brief a text rests on, and what it rests on nothing for."""

    evidence: tuple[Span, ...]
    """Words of the sources behind the text, each once, in the order of the text's checks."""
    findings: tuple[Finding, ...]
    """One for each claim without support; errors, but for mere haste, a warning."""

    @property
    def grounded(self) -> bool:
        """Whether every claim has support."""
        return not self.findings


def ground(
    text: str, *, sources: Mapping[str, str], language: str, facets: Facets | None = None
) -> Grounding:
    """Support in the sources for every number, price, date and promise of the text.

    `language` is the text's own (BCP 47); the sources may be in any other. A span in a finding
    has the source `asset`: it points into the text.
    """
    support = support_of(sources)
    primary = language.partition("-")[0].lower()
    evidence = dict.fromkeys(evidence_in(text, sources, facets, primary))
    findings = []
    hits = _hits(text, primary)
    outcomes = (*_figures(text, support, primary, hits), *_claims(text, support, hits))
    for finding, span in outcomes:
        if span:
            evidence[span] = None
        if finding:
            findings.append(finding)
    return Grounding(evidence=tuple(evidence), findings=tuple(findings))


Outcome = tuple[Finding | None, Span | None]


def _figures(
    text: str, support: Support, language: str, hits: tuple[Hit, ...]
) -> Iterator[Outcome]:
    names = list(_places(text, support.names))
    settled = [(start, end) for start, end, claim in hits if claim.id in _HOLDS_NUMBER]
    rated_until = -1
    for figure in figures_in(text, language):
        if span := next((span for s, e, span in names if _within(figure, s, e)), None):
            yield None, span
        elif any(_within(figure, *place) for place in settled):
            continue
        elif span := support.figures.support(figure):
            rated_until = figure.end
            yield None, span
        elif not _is_scale(figure, text, rated_until):
            yield _unsupported_figure(figure), None


def _within(figure: Figure, start: int, end: int) -> bool:
    return start <= figure.start and figure.end <= end


def _is_scale(figure: Figure, text: str, rated_until: int) -> bool:
    """Whether it is the 5 of "4.8 out of 5", after a rating that has support."""
    between = text[rated_until : figure.start] if rated_until >= 0 else ""
    return figure.text.startswith("5") and bool(_OUT_OF.fullmatch(between))


def _places(text: str, names: Iterable[Span]) -> Iterator[tuple[int, int, Span]]:
    lowered = text.casefold()
    for span in names:
        start = lowered.find(span.text.casefold())
        if start >= 0:
            yield start, start + len(span.text), span


def _hits(text: str, language: str) -> tuple[Hit, ...]:
    """Claims of the text, in order; of two that start together the longer one first."""
    languages = (language,) if language in LANGUAGES else ("en",)
    found = all_claims().find(text, languages)
    return tuple(sorted(found, key=lambda hit: (hit[0], -hit[1])))


def _claims(text: str, support: Support, hits: tuple[Hit, ...]) -> Iterator[Outcome]:
    taken: list[tuple[int, int]] = []
    for start, end, claim in hits:
        span = support.claim(claim, text[start:end])
        if span:
            yield None, span
        elif not any(s <= start and end <= e for s, e in taken):
            yield _unsupported_claim(text, start, end, claim), None
        taken.append((start, end))


def _unsupported_figure(figure: Figure) -> Finding:
    return _finding(figure.kind, figure.text, figure.start, Severity.ERROR)


def _unsupported_claim(text: str, start: int, end: int, claim: Claim) -> Finding:
    return _finding(claim.kind, text[start:end], start, claim.severity)


def _finding(kind: str, words: str, start: int, severity: Severity) -> Finding:
    return Finding(
        rule=f"ground.{kind}",
        severity=severity,
        message=f"“{words.strip()}” has no support in the brief",
        span=Span(source="asset", start=start, end=start + len(words), text=words),
        source=SOURCE,
        fix=_ASK.get(kind, _DEFAULT_ASK),
    )
