"""The Trust tab: privacy switch, which model did what, what was redacted, the audit log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..parts import Html, joined, privacy_switch, trust_view
from ..words import Words

if TYPE_CHECKING:
    from ...agents.conversation import Draft

_TAIL_BYTES = 400_000
"""Most of the audit log that is read for the page, from its end."""


def trust_tab(draft: Draft, words: Words, *, log: Path) -> Html:
    """The switch, then all that can be checked about this campaign."""
    switch = privacy_switch(draft.policy_in_force, words, reason=draft.policy_reason)
    view = trust_view(
        draft.campaign, words, spent_usd=draft.spent_usd, audit=audit_of(draft.campaign.id, log)
    )
    return joined((switch, view))


def audit_of(brief_id: str, log: Path) -> Sequence[Mapping[str, Any]]:
    """Lines of the audit log about one brief, oldest first; none where there is no log."""
    if not log.exists():
        return ()
    with log.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL_BYTES))
        lines = file.read().splitlines()
    whole = lines[1:] if size > _TAIL_BYTES else lines
    return [record for line in whole if (record := _record(line)).get("brief") == brief_id]


def _record(line: bytes) -> Mapping[str, Any]:
    """A line as data; a line that another process is still writing is none."""
    try:
        record: Any = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}
