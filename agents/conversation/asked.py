"""Free language: what the sentences do not explain is put to a capable model, as typed changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from string import Template
from typing import Any

from ...errors import ModelUnavailable, UserError
from ...schema import FacetKind, Platform, RouteDecision
from ...tools.countries import countries
from ...tools.lexicon import lexicon
from ...tools.untrusted import fence
from ..models.port import ChatRequest, Message, Skill
from ..routing.dispatch import Work as ModelWork
from ..routing.tasks import Task
from .changes import Change, read_change
from .draft import Draft
from .shop import Shop
from .talk import Heard

LABEL = "understand follow-up"
"""Name of this task in the routing."""
MOST = 8
"""Most changes of one answer."""
_WORDS = {"type": "string", "maxLength": 200}
_FORMS: Mapping[str, tuple[str, ...]] = {
    "set_style": ("concept", "more"),
    "set_length": ("length",),
    "set_voice": ("voice",),
    "ban_words": ("words",),
    "drop_audience": ("words",),
    "favour_audience": ("words",),
    "exclude_segment": ("id",),
    "include_segment": ("id",),
    "add_market": ("country", "language"),
    "drop_market": ("country", "language"),
    "add_platform": ("platform",),
    "drop_platform": ("platform",),
    "set_share": ("platforms", "percent"),
    "set_budget": ("amount", "currency"),
    "set_ages": ("minimum", "maximum"),
    "add_fact": ("text",),
    "lock_assets": ("where",),
    "unlock_assets": ("where",),
    "regenerate_assets": ("where",),
}
"""Changes that a model may answer with, and their fields.

Left out are approvals, edits and the privacy policy: those are for a person's own words and hands.
"""


async def with_model(
    heard: Heard, draft: Draft, shop: Shop
) -> tuple[Heard, tuple[RouteDecision, ...]]:
    """The turn with what a capable model makes of the parts that no sentence explains.

    Where no model may or can, the turn stays as it was heard.
    """
    if not heard.not_understood:
        return heard, ()
    work = ModelWork(
        task=Task.UNDERSTAND,
        label=LABEL,
        language=heard.language,
        ask=lambda _card: [request_for(heard.not_understood, draft)],
        skill=Skill.INSTRUCT,
    )
    try:
        done = await shop.dispatcher(draft).run(work)
    except ModelUnavailable:
        return heard, ()
    reply = done.replies[0]
    changes = tuple(read_answer(reply.value if reply else None, draft))
    if not changes:
        return heard, (done.decision,)
    update = {"changes": (*heard.changes, *changes), "not_understood": ()}
    return heard.model_copy(update=update), (done.decision,)


def request_for(said: tuple[str, ...], draft: Draft) -> ChatRequest:
    """The request: what was said, what the campaign is, and a schema that lists every choice."""
    system, _, user = _prompt().partition("\n---\n")
    brief = draft.campaign.brief
    values = {
        "said": fence("\n".join(said), label="message"),
        "platforms": ", ".join(brief.platforms),
        "markets": ", ".join(map(str, brief.markets)),
        "segments": "\n".join(f"- {id_}: {name}" for id_, name in _segments(draft).items()),
        "styles": ", ".join(f.concept for f in draft.campaign.facets.styles if f.concept) or "none",
    }
    return ChatRequest(
        task="understand",
        messages=(
            Message(role="system", text=system),
            Message(role="user", text=Template(user).substitute(values)),
        ),
        answer_schema=answer_schema(draft),
        max_tokens=600,
        temperature=0.0,
        seed=0,
    )


def read_answer(value: Any, draft: Draft) -> Iterable[Change]:
    """Changes of an answer; what is of another form, or names what is not there, is left out."""
    listed = value.get("changes", ()) if isinstance(value, Mapping) else ()
    known = _segments(draft)
    for row in [row for row in listed if isinstance(row, Mapping)][:MOST]:
        fields = _FORMS.get(str(row.get("kind")))
        if fields is None or ("id" in fields and row.get("id") not in known):
            continue
        data = {name: row[name] for name in fields if row.get(name) not in (None, "")}
        try:
            yield read_change({"kind": row.get("kind"), **data})
        except UserError:
            continue


def answer_schema(draft: Draft) -> dict[str, Any]:
    """JSON Schema of the answer: a list of changes, each choice enumerated."""
    manners = [
        one.id for kind in (FacetKind.STYLE, FacetKind.EMOTION) for one in lexicon().of_kind(kind)
    ]
    platforms = [platform.value for platform in Platform]
    kinds = ["headline", "description", "primary_text", "ad_text"]
    places = ["", *platforms, *(f"*/{kind}" for kind in kinds)]
    fields: dict[str, Any] = {
        "concept": {"type": "string", "enum": manners},
        "more": {"type": "boolean"},
        "length": {"type": "string", "enum": ["shorter", "normal", "longer"]},
        "voice": _WORDS,
        "words": _WORDS,
        "id": {"type": "string", "enum": list(_segments(draft)) or [""]},
        "country": {"type": "string", "enum": ["", *countries()]},
        "language": {"type": "string", "maxLength": 12},
        "platform": {"type": "string", "enum": platforms},
        "platforms": {"type": "array", "maxItems": 9, "items": {"enum": platforms}},
        "percent": {"type": "number", "minimum": 0, "maximum": 100},
        "amount": {"type": "number", "minimum": 0},
        "currency": {"type": "string", "maxLength": 3},
        "minimum": {"type": "integer", "minimum": 13, "maximum": 65},
        "maximum": {"type": "integer", "minimum": 13, "maximum": 65},
        "text": _WORDS,
        "where": {"type": "string", "enum": places},
    }
    forms = [_form(kind, names, fields) for kind, names in _FORMS.items()]
    changes = {"type": "array", "maxItems": MOST, "items": {"anyOf": forms}}
    return {
        "type": "object",
        "properties": {"changes": changes},
        "required": ["changes"],
        "additionalProperties": False,
    }


def _form(kind: str, names: tuple[str, ...], fields: Mapping[str, Any]) -> dict[str, Any]:
    listed = {"type": "array", "minItems": 1, "maxItems": 6, "items": _WORDS}
    own = {
        name: listed if (kind, name) == ("ban_words", "words") else fields[name] for name in names
    }
    return {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": [kind]}, **own},
        "required": ["kind", *names],
        "additionalProperties": False,
    }


def _segments(draft: Draft) -> dict[str, str]:
    chosen = {one.id: one.name for one in draft.campaign.targeting.segments}
    return {**chosen, **{hit.segment.id: hit.segment.name for hit in draft.hits}}


def _prompt() -> str:
    return files(__package__).joinpath("../prompts/follow_up.md").read_text(encoding="utf-8")


__all__ = ["answer_schema", "read_answer", "request_for", "with_model"]
