"""Asking a capable model for a whole ad: the prompt, the form of the answer, and its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from ...schema import AssetKind, Brief, Facets, Finding
from ...tools.counting import Counting
from ...tools.platforms import AssetSpec, PlatformSpec
from ...tools.untrusted import fence
from ..models.port import MAX_WIDTH, NUMBERS, ChatRequest, Message
from .assignment import Assignment
from .fixed import FIXED_KINDS

EXTRA = 2
"""Texts asked for beyond those wanted, so that one bad text does not cost another call."""
TOKENS_PER_CHAR = 0.7
"""Answer tokens per character of the limits, the high end over all languages, JSON included."""


def written_kinds(spec: PlatformSpec) -> tuple[AssetSpec, ...]:
    """Kinds of asset of a platform that a model writes."""
    return tuple(asset for asset in spec.assets if asset.kind not in FIXED_KINDS and asset.wanted)


def answer_schema(spec: PlatformSpec, numbers: Sequence[str]) -> dict[str, Any]:
    """JSON Schema of an ad: one list a kind, each text within its limit."""
    properties = {
        asset.kind.value: {
            "type": "array",
            "minItems": asset.wanted,
            "maxItems": asset.wanted + EXTRA,
            "items": _text_schema(asset, numbers),
        }
        for asset in written_kinds(spec)
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def write_request(job: Assignment) -> ChatRequest:
    """The request for one ad on one platform in one language, or for its repair."""
    system, _, user = _prompt().partition("\n---\n")
    values = _values(job)
    return ChatRequest(
        task="write",
        messages=(
            Message(role="system", text=Template(system).substitute(values)),
            Message(role="user", text=Template(user).substitute(values)),
        ),
        answer_schema=answer_schema(job.spec, job.numbers),
        max_tokens=_answer_tokens(job.spec),
        temperature=0.8,
        seed=job.seed,
    )


def _values(job: Assignment) -> dict[str, str]:
    """What the prompt's placeholders stand for."""
    brand = job.brief.brand
    shown_to = "; ".join(f"{segment.name} ({segment.role})" for segment in job.segments[:6])
    return {
        "language": job.market.language,
        "country": job.market.country,
        "platform": job.spec.platform.value.replace("_", " "),
        "format": job.spec.format,
        "limits": "\n".join(_limit_line(asset) for asset in written_kinds(job.spec)),
        "facts": fence(_facts(job.facets), label="facts"),
        "brief": fence(_brief_text(job.brief), label="brief"),
        "voice": brand.voice or "plain, warm and concrete",
        "banned": ", ".join(brand.banned_words) or "none",
        "must": ", ".join(brand.must_include) or "none",
        "audience": shown_to or "no segment chosen",
        "price": job.sheet.price or "not given: name no price",
        "findings": _findings(job.findings),
    }


def read_answer(value: Any) -> dict[AssetKind, tuple[str, ...]]:
    """Texts by kind; whatever is not a list of texts is left out."""
    if not isinstance(value, Mapping):
        return {}
    kinds = {kind.value: kind for kind in AssetKind}
    return {
        kinds[name]: tuple(text for text in texts if isinstance(text, str) and text.strip())
        for name, texts in value.items()
        if name in kinds and isinstance(texts, list)
    }


@cache
def _prompt() -> str:
    return files(__package__).joinpath("../prompts/write.md").read_text(encoding="utf-8")


def _text_schema(asset: AssetSpec, numbers: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": asset.limit, NUMBERS: list(numbers)}
    if asset.counting is not Counting.CHARACTERS:
        schema[MAX_WIDTH] = asset.limit
    return schema


def _limit_line(asset: AssetSpec) -> str:
    counted = "" if asset.counting is Counting.CHARACTERS else " (a Chinese character counts two)"
    short = f"; at least one of at most {asset.shorter}" if asset.shorter else ""
    name = asset.kind.value.replace("_", " ")
    limit = f"at most {asset.limit} characters each{counted}{short}"
    return f"- {asset.kind.value}: {asset.wanted} different texts ({name}), {limit}"


def _facts(facets: Facets) -> str:
    return "\n".join(f"{facet.kind.value}: {facet.value}" for facet in facets.all())


def _brief_text(brief: Brief) -> str:
    return "\n".join(f"{name}: {text}" for name, text in brief.texts().items() if name != "notes")


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    lines = "\n".join(f"- {finding.message}. {finding.fix}".rstrip() for finding in findings[:12])
    return f"An earlier version had these faults. Write texts that do not have them:\n{lines}"


def _answer_tokens(spec: PlatformSpec) -> int:
    chars = sum(asset.limit * (asset.wanted + EXTRA) for asset in written_kinds(spec))
    return 256 + int(chars * TOKENS_PER_CHAR)
