"""Files to take away: the bytes of an export, sent to the browser that asked."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any

from ...errors import UserError
from ...schema import Campaign
from ...tools.export import ExportFormat
from ...tools.export.formats import exported
from ..views.export import counted, export_view
from ..words import Words
from .asked import Asked

if TYPE_CHECKING:
    from ...agents.conversation import Draft

_ENDINGS = {ExportFormat.META_JSON: "json", ExportFormat.JSON: "json"}
_KINDS = {"json": "application/json", "csv": "text/csv"}


async def taken_away(
    asked: Asked, draft: Draft | None, words: Words
) -> tuple[dict[str, str], dict[str, Any]]:
    """The Take away tab after an export, and the download order; a refusal is shown in the tab."""
    if draft is None:
        raise UserError(words("export.wait"))
    campaign = draft.campaign
    to = ExportFormat(asked.value)
    try:
        data, findings = await asyncio.to_thread(
            exported, campaign, to, approved_only=asked.approved_only
        )
    except UserError as error:
        problem = _reason(campaign, to, words, error, approved_only=asked.approved_only)
        shown = export_view(draft, words, problem=problem, approved_only=asked.approved_only)
        return {"export": shown}, {"toast": problem, "tone": "warning"}
    shown = export_view(draft, words, findings=findings, approved_only=asked.approved_only)
    return {"export": shown}, {"download": _download(campaign, to, data), **_ready(data, to, words)}


def _reason(
    campaign: Campaign, to: ExportFormat, words: Words, error: UserError, *, approved_only: bool
) -> str:
    """Why there is no file, in the page's own words where approvals are what is missing."""
    if not approved_only:
        return str(error)
    if not counted(campaign)[0]:
        return words("export.none_approved")
    try:
        exported(campaign, to, approved_only=False)
    except UserError as deeper:
        return str(deeper)
    return words("export.too_few_approved")


def _download(campaign: Campaign, to: ExportFormat, data: bytes) -> dict[str, str]:
    ending = _ENDINGS.get(to, "csv")
    return {
        "name": f"adwright-{campaign.id[:8]}-{to.value}.{ending}",
        "mime": _KINDS[ending],
        "base64": base64.b64encode(data).decode(),
    }


def _ready(data: bytes, to: ExportFormat, words: Words) -> dict[str, str]:
    name = words(f"export.{to.value.replace('-', '_')}")
    size = f"{words.number(len(data) / 1000, 1)} kB"
    return {"toast": words("export.ready", name=name, size=size), "tone": "info"}
