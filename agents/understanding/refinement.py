"""What a capable model may add to the facets: its request, and the check of its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from ...schema import Brief, Facet, FacetKind, Facets, Span
from ...tools.lexicon import lexicon
from ..models.port import ChatRequest, Message
from .quotes import find_quote

PROMPT = Path(__file__).parent.parent / "prompts" / "understand.md"
MAX_ENTRIES = 6
MAX_VALUE_CHARS = 60
MAX_QUOTE_CHARS = 160
MODEL_CONFIDENCE = 0.75
"""Confidence in a facet that a model read and that its quote supports."""

_BY_CONCEPT: Mapping[str, FacetKind] = {"styles": FacetKind.STYLE, "emotions": FacetKind.EMOTION}
_BY_VALUE: Mapping[str, FacetKind] = {
    "category": FacetKind.CATEGORY,
    "benefits": FacetKind.BENEFIT,
    "proof": FacetKind.PROOF,
    "offer": FacetKind.OFFER,
    "occasions": FacetKind.OCCASION,
    "audience": FacetKind.AUDIENCE,
}


def refine_request(brief: Brief, facets: Facets) -> ChatRequest:
    """Request that asks a capable model to add to the facets and to rank them.

    The brief's words are fenced as data. The answer's schema holds lists of a value (or, for
    styles and emotions, one of the lexicon's ids) with the quote that supports it.
    """
    from ...tools.untrusted import fence

    body = "\n".join(f"{name}: {text}" for name, text in brief.texts().items())
    prompt = Template(PROMPT.read_text(encoding="utf-8")).substitute(
        language=facets.language,
        found="\n".join(_found_lines(facets)) or "nothing",
        brief=fence(body, label="brief"),
    )
    return ChatRequest(
        task="understand",
        messages=(Message(role="user", text=prompt),),
        answer_schema=answer_schema(),
        max_tokens=1200,
        temperature=0.1,
    )


@cache
def answer_schema() -> Mapping[str, Any]:
    """JSON Schema of the answer: one list for each kind of facet."""
    lists = {
        **{
            name: _list_of({"concept": {"type": "string", "enum": _ids(kind)}})
            for name, kind in _BY_CONCEPT.items()
        },
        **{
            name: _list_of({"value": {"type": "string", "maxLength": MAX_VALUE_CHARS}})
            for name in _BY_VALUE
        },
    }
    return {
        "type": "object",
        "properties": lists,
        "required": list(lists),
        "additionalProperties": False,
    }


def merge_refinement(brief: Brief, facets: Facets, value: Any) -> Facets:
    """Facets with what a model's answer adds and ranks; it can take nothing away.

    Kept is an entry whose quote stands in the brief; its value must be words of the brief or it
    is replaced by the quote. What was found before comes first in the model's order, then what
    it left out. Anything that is not of the schema's form is passed over.
    """
    if not isinstance(value, Mapping):
        return facets
    texts = brief.texts()
    changes = {}
    for group, kind in {**_BY_CONCEPT, **_BY_VALUE}.items():
        entries = value.get(group)
        if isinstance(entries, list):
            added = [_facet(texts, facets, kind, entry) for entry in entries[:MAX_ENTRIES]]
            known: tuple[Facet, ...] = getattr(facets, group)
            changes[group] = _merged(known, [facet for facet in added if facet])
    return facets.model_copy(update=changes)


def _facet(texts: Mapping[str, str], facets: Facets, kind: FacetKind, entry: Any) -> Facet | None:
    """Facet of one entry; None when it has no usable quote or an unknown concept."""
    if not isinstance(entry, Mapping):
        return None
    quote, said = entry.get("quote"), entry.get("concept") or entry.get("value")
    if not isinstance(quote, str) or not isinstance(said, str):
        return None
    span = find_quote(texts, quote)
    if span is None or not said.strip():
        return None
    concept, words = _meaning(texts, facets.language, kind, said, span)
    if not words:
        return None
    return Facet(
        kind=kind,
        value=words,
        concept=concept,
        evidence=(span,),
        confidence=MODEL_CONFIDENCE,
        source="model",
    )


def _meaning(
    texts: Mapping[str, str], language: str, kind: FacetKind, said: str, span: Span
) -> tuple[str, str]:
    """Concept id and value of an entry; the value is empty when the concept is unknown."""
    if kind in _BY_CONCEPT.values():
        concept = lexicon().get(said)
        if concept is None or concept.kind is not kind:
            return "", ""
        return concept.id, concept.labels.get(language, concept.labels["en"])
    own = find_quote(texts, said)
    value = own.text if own else span.text[:MAX_QUOTE_CHARS]
    named = [m.concept.id for m in lexicon().find(value, language=language)
             if m.concept.kind is kind]  # fmt: skip
    return (named[0] if named else ""), value


def _merged(known: Sequence[Facet], added: Iterable[Facet]) -> tuple[Facet, ...]:
    """Known facets that the model names, in its order, with its new ones; then the others."""
    left = list(known)
    ranked: list[Facet] = []
    for facet in added:
        same = next((other for other in left if _same(other, facet)), None)
        if same:
            left.remove(same)
            ranked.append(same)
        elif not any(_same(other, facet) for other in ranked):
            ranked.append(facet)
    return (*ranked, *left)


def _same(one: Facet, other: Facet) -> bool:
    if one.concept and one.concept == other.concept:
        return True
    mine, theirs = one.value.casefold(), other.value.casefold()
    return mine == theirs or mine in theirs or theirs in mine


def _found_lines(facets: Facets) -> Iterator[str]:
    for group in ("product", *_BY_CONCEPT, *_BY_VALUE):
        found: tuple[Facet, ...] = getattr(facets, group)
        if found:
            shown = "; ".join(
                facet.concept if group in _BY_CONCEPT else facet.value for facet in found[:6]
            )
            yield f"- {group}: {shown}"


def _list_of(first: Mapping[str, Any]) -> dict[str, Any]:
    entry = {**first, "quote": {"type": "string", "maxLength": MAX_QUOTE_CHARS}}
    return {
        "type": "array",
        "maxItems": MAX_ENTRIES,
        "items": {
            "type": "object",
            "properties": entry,
            "required": list(entry),
            "additionalProperties": False,
        },
    }


def _ids(kind: FacetKind) -> list[str]:
    return [concept.id for concept in lexicon().of_kind(kind)]
