"""Mending a text by rule: the smallest change of its words that takes a finding away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...schema import Creative, Finding, Severity
from ...tools.platforms import SPECS, AssetSpec
from ..writing.candidates import Source, judged
from .lines import Line

_BLANKS = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([.,;:!?])")
_CLAUSE = re.compile(r"\s*[,;:，；：、–—]\s*|(?<=[.!?。！？])\s*")
_LEAST = 3
"""Shortest text that still says something, in characters."""


def mended(line: Line, finding: Finding, creative: Creative, source: Source) -> str | None:
    """The text changed so that no error and not this finding stands; None where none is found."""
    spec = SPECS[creative.platform].asset(line.asset.kind)
    if spec is None:
        return None
    others = {text.casefold() for text in creative.texts(spec.kind)}
    for text in _variants(line.asset.text, finding, spec):
        if len(text) < _LEAST or text.casefold() in others:
            continue
        found = judged(text, spec, source).findings
        if not any(f.severity is Severity.ERROR or f.rule == finding.rule for f in found):
            return text
    return None


def _variants(text: str, finding: Finding, spec: AssetSpec) -> Iterator[str]:
    """Changed texts, the least change first."""
    span = finding.span
    if span and span.source == "asset" and text[span.start : span.end] == span.text:
        head, words, tail = text[: span.start], span.text, text[span.end :]
        for other in (words.capitalize(), words.lower(), words[:1], "."):
            yield _tidy(head + other + tail)
        yield _tidy(head + tail)
        yield _tidy(head + " " + tail)
    yield _tidy(re.sub(r"[!！]+", ".", text))
    yield _tidy(re.sub(r"[!！]+", "", text))
    yield _tidy(re.sub(r"([^\w\s])\1+", r"\1", text))
    yield _sentence_case(text)
    yield from _shorter(text, spec)


def _shorter(text: str, spec: AssetSpec) -> Iterator[str]:
    """The text without its last clauses, then without its last words."""
    cuts = [match.start() for match in _CLAUSE.finditer(text)]
    cuts += [match.start() for match in _BLANKS.finditer(text)]
    for cut in sorted(set(cuts), reverse=True):
        kept = text[:cut].rstrip(" ,;:，；：、–—")
        if kept and spec.fits(kept):
            yield kept


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def _tidy(text: str) -> str:
    joined = _BEFORE_MARK.sub(r"\1", _BLANKS.sub(" ", text)).strip(" ,;:，；：、–—")
    return joined[:1].upper() + joined[1:]
