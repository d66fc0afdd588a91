"""The Take away tab: files for the platforms, and which texts go into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...schema import AssetState, Campaign, Finding
from ...tools.export import ExportFormat
from ..parts import Html, ai_notice, empty, section, tag
from ..parts.controls import bullets
from ..words import Words
from .chrome import page_button

if TYPE_CHECKING:
    from ...agents.conversation import Draft


def export_view(
    draft: Draft | None,
    words: Words,
    *,
    findings: Sequence[Finding] = (),
    problem: str = "",
    approved_only: bool = True,
) -> Html:
    """A card for each file, the switch for approved texts, and what the last file left out."""
    if draft is None or not draft.campaign.creatives:
        return empty(words("export.wait"))
    approved, total = counted(draft.campaign)
    return tag(
        "div",
        tag(
            "div",
            tag("p", words("export.state", approved=approved, total=total)),
            tag(
                "label",
                tag("input", type="checkbox", id="aw-approved-only", checked=approved_only),
                tag("span", words("export.approved_only")),
                _class="aw-check",
            ),
            _class="aw-export-head",
        ),
        tag("p", problem, _class="aw-problem", role="alert", dir="auto") if problem else None,
        tag("div", *(_card(one, words) for one in ExportFormat), _class="aw-cards aw-files"),
        _said(findings, words),
        ai_notice(words),
        _class="aw-export",
    )


def counted(campaign: Campaign) -> tuple[int, int]:
    """How many texts are approved, and how many there are."""
    states = [asset.state for creative in campaign.creatives for asset in creative.assets]
    return sum(state is AssetState.APPROVED for state in states), len(states)


def _card(to: ExportFormat, words: Words) -> Html:
    name = to.value.replace("-", "_")
    return tag(
        "article",
        tag("h4", words(f"export.{name}")),
        tag("p", words(f"export.help_{to.value}"), _class="aw-note"),
        page_button("export", words("export.download"), symbol="download", value=to.value),
        _class="aw-card",
    )


def _said(findings: Sequence[Finding], words: Words) -> Html | None:
    if not findings:
        return None
    texts = (f"{one.message}. {one.fix}".rstrip(". ") + "." for one in findings)
    return section(words("export.notes"), bullets(tag("span", text) for text in texts))
