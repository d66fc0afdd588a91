"""Asking a capable model to choose: it ranks and explains, and cannot name another id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from string import Template
from typing import Any

from ...schema import Brief, Facets, SegmentHit, SegmentRole, TargetSegment
from ...tools.untrusted import fence
from ..models.port import ChatRequest, Message
from .choice import target_segment

MOST = 8
"""Most segments that a model may choose."""
MAX_WHY = 160
"""Longest reason, in characters."""


def target_request(brief: Brief, facets: Facets, hits: Sequence[SegmentHit]) -> ChatRequest:
    """The request: facets, candidates with descriptions, and a schema that lists their ids."""
    system, _, user = _prompt().partition("\n---\n")
    told = "\n".join(f"{facet.kind.value}: {facet.value}" for facet in facets.all())
    values = {
        "goal": (brief.goal.value if brief.goal else "sales").replace("_", " "),
        "markets": ", ".join(map(str, brief.markets)),
        "facets": fence(told, label="facets"),
        "audience": fence(brief.audience or "not given", label="audience"),
        "candidates": "\n".join(_line(hit) for hit in hits),
        "most": str(MOST),
    }
    return ChatRequest(
        task="target",
        messages=(
            Message(role="system", text=Template(system).substitute(values)),
            Message(role="user", text=Template(user).substitute(values)),
        ),
        answer_schema=_schema([hit.segment.id for hit in hits]),
        max_tokens=1200,
        temperature=0.2,
        seed=0,
    )


def read_choice(value: Any, hits: Sequence[SegmentHit]) -> tuple[TargetSegment, ...]:
    """The model's choice, in its order; ids outside the candidates and repeats are left out."""
    listed = value.get("segments", ()) if isinstance(value, Mapping) else ()
    by_id = {hit.segment.id: hit for hit in hits}
    chosen: dict[str, TargetSegment] = {}
    for row in listed:
        hit = by_id.get(row.get("id", "")) if isinstance(row, Mapping) else None
        if hit and hit.segment.id not in chosen and row.get("role") in set(SegmentRole):
            why = str(row.get("why", ""))[:MAX_WHY]
            chosen[hit.segment.id] = target_segment(hit, SegmentRole(row["role"]), why)
    return tuple(chosen.values())[:MOST]


def _prompt() -> str:
    return files(__package__).joinpath("../prompts/target.md").read_text(encoding="utf-8")


def _line(hit: SegmentHit) -> str:
    segment = hit.segment
    return f"- {segment.id} | {' > '.join(segment.path)} | {segment.description[:200]}"


def _schema(ids: list[str]) -> dict[str, Any]:
    row = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "enum": ids},
            "role": {"type": "string", "enum": [role.value for role in SegmentRole]},
            "why": {"type": "string", "maxLength": MAX_WHY},
        },
        "required": ["id", "role", "why"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "segments": {"type": "array", "minItems": 1, "maxItems": MOST, "items": row}
        },
        "required": ["segments"],
        "additionalProperties": False,
    }
