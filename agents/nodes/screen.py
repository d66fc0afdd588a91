"""screen: classifies the data, finds personal data, and fixes what may leave the machine."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from ...errors import BriefError
from ...schema import Brief, DataClass, Finding, SpecialCategory
from ...tools.privacy import PersonalData, classify, redact_brief
from ...tools.targeting import special_categories_of
from ...tools.untrusted import clean, find_instructions, is_only_instructions
from ..progress import tell
from ..state import Context, State


async def screen(_state: State, runtime: Runtime[Context]) -> dict[str, Any]:
    """The redacted brief, its data class and the policy in force; nothing reaches a model before.

    Raises BriefError when the brief is nothing but instructions to a model.
    """
    context = runtime.context
    raw = context.brief
    _refuse_instructions(raw)
    redacted, redactor, found = redact_brief(raw, page=context.page)
    special = special_categories_of(redacted)
    policy = context.services.policy(raw)
    data_class = _stricter(
        context.data_class, _data_class(found, special, confidential=bool(raw.notes))
    )
    tell("screen", f"{data_class.value} data; {policy.reason}")
    return {
        "brief_id": raw.id,
        "brief": redacted,
        "page": clean(redactor.redact(context.page)) if context.page else "",
        "data_class": data_class,
        "policy": policy,
        "special": special,
        "findings": [*found, *_instructions(redacted)],
        "notes": _notes(found, data_class),
    }


def _refuse_instructions(brief: Brief) -> None:
    words = "\n".join(brief.texts().values())
    if is_only_instructions(words):
        raise BriefError(
            f"the brief holds only instructions to a model ({words[:60]!r}): say what you want "
            "to advertise"
        )


def _data_class(
    found: tuple[Finding, ...], special: tuple[SpecialCategory, ...], *, confidential: bool
) -> DataClass:
    """The class of the brief as written; notes are the advertiser's own affair, so confidential."""
    kinds = {finding.rule.removeprefix("privacy.").upper() for finding in found}
    data = [PersonalData(type=kind, start=0, end=0, score=1.0, text="") for kind in sorted(kinds)]
    return classify(data, special, confidential=confidential)


def _stricter(one: DataClass, other: DataClass) -> DataClass:
    order = list(DataClass)
    return max(one, other, key=order.index)


def _instructions(brief: Brief) -> list[Finding]:
    return [
        finding.model_copy(update={"where": f"brief {field}"})
        for field, text in brief.texts().items()
        for finding in find_instructions(text)
    ]


def _notes(found: tuple[Finding, ...], data_class: DataClass) -> list[str]:
    if not found:
        return []
    kind = data_class.value.replace("_", "-")
    note = (
        f"{len(found)} pieces of {kind} data in the brief were replaced by placeholders before "
        "any model saw it; the campaign holds the redacted brief."
    )
    return [note]
