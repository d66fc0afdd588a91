"""begin: the first campaign of a conversation, by the whole graph of campaigns."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from langgraph.config import get_stream_writer
from langgraph.runtime import Runtime

from ...schema import Brief, DataClass
from ...schema.reading import parse_brief
from ..graph import build_graph
from ..landing import brief_with_page
from ..pictures import picture_words
from ..routing.ledger import Ledger
from ..state import Context, State
from .changes import AnswerQuestion
from .draft import Draft, Turn, Wishes
from .replies import Replies
from .talk import Ask, Heard, Outcome, Talk
from .threads import with_step

if TYPE_CHECKING:
    from langchain_core.runnables import RunnableConfig
    from langgraph.types import StreamMode

MODES: Sequence[StreamMode] = ("custom", "values")
_LINK = re.compile(r"https?://[^\s<>\"'，。；）)]+")
_LIST = re.compile(r"\s*[,;，；、\n]\s*")


async def begin(state: Talk, runtime: Runtime[Ask]) -> dict[str, Any]:
    """The draft of a first brief, or of one that an answer completes. Raises as `say`."""
    ask, heard = runtime.context, state["heard"]
    before = state.get("draft")
    brief, page = await _brief(ask, before)
    program = ask.program
    left = program.settings.spend_limit_usd - (before.spent_usd if before else 0.0)
    policy = before.privacy if before else None
    context = Context(
        brief=brief,
        page=page,
        image_words=await asyncio.to_thread(picture_words, brief),
        services=program.services(brief, Ledger(limit_usd=max(0.0, left)), policy),
        data_class=before.data_class if before else DataClass.PUBLIC,
    )
    made = await campaign_state(context, program.settings.concurrency)
    campaign = made["campaign"]
    program.audit.append(campaign.id, made["policy"].policy.value, campaign.routing)
    draft = _draft(made, heard, before, url=ask.url)
    message = _message(draft)
    turn = Turn(who="adwright", text=message, at=datetime.now(UTC))
    past = with_step(state.get("past", ()), ask.checkpoint)
    return {
        "draft": draft.model_copy(
            update={"turns": (*draft.turns, turn), "done": len(past), "undone": 0}
        ),
        "outcome": Outcome(message=message),
        "past": past,
        "future": (),
    }


async def campaign_state(context: Context, concurrency: int) -> State:
    """The final state of the campaign graph, run inside of this one; its events pass through."""
    write = get_stream_writer()
    final: Any = {}
    start: Any = {}
    graph = build_graph(False)
    config: RunnableConfig = {"max_concurrency": concurrency}
    parts: AsyncIterator[Any] = graph.astream(
        start, config, context=context, stream_mode=list(MODES)
    )
    async for mode, part in parts:
        if mode == "values":
            final = part
        else:
            write(part)
    state: State = final
    return state


async def _brief(ask: Ask, before: Draft | None) -> tuple[Brief, str]:
    """The brief as it is now known, and the text of its page."""
    if before is not None:
        brief = _answered(before.campaign.brief, ask, before)
        page = before.page
    else:
        brief, page = _first(ask), ""
    if ask.images:
        brief = brief.model_copy(update={"images": (*brief.images, *ask.images)})
    url = ask.url or _only_link(ask.text)
    if url:
        known = None if before is None and _only_link(ask.text) else brief
        brief, page = await asyncio.to_thread(brief_with_page, known, url)
    return brief, page


def _first(ask: Ask) -> Brief:
    """The brief of a free text; a picture or a link alone stands for what it shows."""
    text = ask.text.strip()
    if text.startswith("{"):
        return parse_brief(_mapping(text), origin="what was pasted")
    return parse_brief({"text": text or ask.url or "the picture"}, origin="what was said")


def _mapping(text: str) -> Any:
    import json

    try:
        return json.loads(text)
    except ValueError:
        return {"text": text}


def _only_link(text: str) -> str:
    """The link, where a text is nothing else."""
    match = _LINK.fullmatch(text.strip())
    return match.group() if match else ""


def _answered(brief: Brief, ask: Ask, before: Draft) -> Brief:
    """The brief with the answers in their fields; a free answer goes to its text as well."""
    answers = [change for change in ask.changes if isinstance(change, AnswerQuestion)]
    if not answers and ask.text:
        pending = [question.field for question in before.questions]
        field = pending[0] if len(pending) == 1 else ""
        answers = [AnswerQuestion(field=field or "text", text=ask.text)]
    for answer in answers:
        brief = _with_answer(brief, answer)
    return brief


def _with_answer(brief: Brief, answer: AnswerQuestion) -> Brief:
    said, product = answer.text.strip(), brief.product
    if answer.field == "audience":
        return brief.model_copy(update={"audience": f"{brief.audience}\n{said}".strip()})
    if answer.field == "product.features":
        features = tuple(part for part in _LIST.split(said) if part)
        product = product.model_copy(update={"features": (*product.features, *features)})
        return brief.model_copy(update={"product": product})
    if answer.field == "product.category":
        product = product.model_copy(update={"category": said})
        return brief.model_copy(update={"product": product})
    return brief.model_copy(update={"text": f"{brief.text}\n{said}".strip()})


def _draft(made: State, heard: Heard, before: Draft | None, *, url: str) -> Draft:
    campaign = made["campaign"]
    said = Turn(who="advertiser", text=heard.text, at=datetime.now(UTC))
    return Draft(
        campaign=campaign,
        hits=tuple(made.get("hits", ())),
        page=made.get("page", ""),
        page_url=url or (before.page_url if before else ""),
        data_class=made["data_class"],
        special=made["special"],
        privacy=before.privacy if before else None,
        policy_in_force=made["policy"].policy,
        policy_reason=made["policy"].reason,
        spent_usd=campaign.cost_usd + (before.spent_usd if before else 0.0),
        language=heard.language,
        wishes=before.wishes if before else Wishes(),
        turns=(*(before.turns if before else ()), said),
    )


def _message(draft: Draft) -> str:
    say, campaign = Replies(draft.language), draft.campaign
    if campaign.questions:
        asked = " ".join(question.text for question in campaign.questions)
        return say("questions", questions=asked)
    return say(
        "begun",
        product=campaign.brief.product.name or campaign.brief.brand.name or "",
        segments=len(campaign.targeting.segments),
        ads=len(campaign.creatives),
        texts=sum(len(creative.assets) for creative in campaign.creatives),
    )
