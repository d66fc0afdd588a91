"""Findings beside the words that they concern, with the way out and one click to take it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...schema import Finding, Severity
from ..words import Words
from .controls import button, change, chip, link
from .html import Html, joined, tag

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The weightiest severity among findings; None where there are none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in _ORDER if severity in found), None)


def marked(text: str, findings: Sequence[Finding]) -> Html:
    """The text with the words that findings concern marked; of two that overlap, the first.

    Only spans of source `asset` count, and only where the text still has those words.
    """
    spans = sorted(
        {
            (span.start, span.end, finding.severity)
            for finding in findings
            if (span := finding.span) is not None
            and span.source == "asset"
            and 0 <= span.start < span.end
            and text[span.start : span.end] == span.text
        },
        key=lambda span: (span[0], -span[1]),
    )
    parts: list[str] = []
    at = 0
    for start, end, severity in spans:
        if start < at:
            continue
        parts += [text[at:start], tag("mark", text[start:end], _class=f"aw-mark aw-{severity}")]
        at = end
    return joined((*parts, text[at:]))


def finding_item(finding: Finding, words: Words, *, where: str = "") -> Html:
    """One finding: what is wrong, the way out, a button that takes it, the rule's address.

    `where` is the address of the text that the button mends; without one there is no button.
    """
    mend = change("mend_finding", where=where, rule=finding.rule)
    return tag(
        "div",
        chip(words(f"finding.{finding.severity}"), tone=finding.severity, symbol=finding.severity),
        tag("span", finding.message, _class="aw-finding-text", dir="auto"),
        tag("span", words("finding.fix", fix=finding.fix), _class="aw-fix")
        if finding.fix
        else None,
        button(words("editor.mend"), mend, symbol="mend", look="quiet") if where else None,
        link(finding.source, words("finding.source")) if finding.source else None,
        _class=f"aw-finding aw-{finding.severity}",
    )


def finding_list(findings: Sequence[Finding], words: Words, *, where: str = "") -> Html:
    """Findings, errors first; nothing where there are none."""
    if not findings:
        return Html("")
    ordered = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    return tag(
        "div", *(finding_item(finding, words, where=where) for finding in ordered),
        _class="aw-findings",
    )  # fmt: skip
