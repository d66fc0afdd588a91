"""listen: what was said, with personal data replaced, read into changes."""

from __future__ import annotations

import asyncio
from typing import Any

from langgraph.runtime import Runtime

from ...schema import DataClass
from ...tools.language import detect_language
from ...tools.privacy import PersonalData, Redactor, classify, known_words
from ...tools.untrusted import clean
from ..progress import tell
from .changes import (
    AddFact,
    AnswerQuestion,
    BanWords,
    Change,
    DropAudience,
    EditAsset,
    FavourAudience,
    SetVoice,
)
from .draft import Draft
from .replies import LANGUAGES, Replies
from .sentences import ReadSentences, offers, read_sentences
from .talk import Ask, Heard, Talk


async def listen(state: Talk, runtime: Runtime[Ask]) -> dict[str, Any]:
    """The turn as it was understood; nothing as written is kept."""
    ask, draft = runtime.context, state.get("draft")
    language = ask.language or (draft.language if draft else "en")
    tell("listen", Replies(ask.language or _language(ask.text, language))("hearing"))
    if ask.step in {"undo", "redo"}:
        return {"heard": Heard(language=language)}
    heard = await asyncio.to_thread(_heard, ask, draft, language)
    if draft and heard.data_class is not draft.data_class:
        return {"heard": heard, "draft": draft.model_copy(update={"data_class": heard.data_class})}
    return {"heard": heard}


def _heard(ask: Ask, draft: Draft | None, language: str) -> Heard:
    redactor = Redactor(known=known_words(draft.campaign.brief) if draft else ())
    text = redactor.redact(clean(ask.text))
    spoken = ask.language or _language(ask.text, language)
    changes, refused = _unpersonal(ask.changes, redactor, Replies(spoken))
    heard = Heard(text=text, language=spoken, changes=changes, refused=refused)
    if draft and not draft.is_waiting and ask.text.strip():
        read = _read(text, draft)
        heard = heard.model_copy(
            update={
                "language": ask.language or read.language or spoken,
                "changes": (*changes, *read.changes),
                "not_understood": read.not_understood,
                "offers": offers(ask.language or read.language or spoken),
            }
        )
    before = draft.data_class if draft else DataClass.PUBLIC
    return heard.model_copy(update={"data_class": _stricter(before, redactor.find(ask.text))})


def _read(text: str, draft: Draft) -> ReadSentences:
    """What sentences make of a text; where they make nothing, it may answer an open question."""
    read = read_sentences(text, draft)
    if read.changes or not draft.questions:
        return read
    answer = AnswerQuestion(field=draft.questions[0].field, text=text)
    return ReadSentences(changes=(answer,))


def _language(text: str, fallback: str) -> str:
    told = detect_language(text) if text.strip() else ""
    return told if told in LANGUAGES else fallback


def _stricter(before: DataClass, found: tuple[PersonalData, ...]) -> DataClass:
    now = classify(found, (), confidential=False)
    order = list(DataClass)
    return max(before, now, key=order.index)


def _unpersonal(
    changes: tuple[Change, ...], redactor: Redactor, say: Replies
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Changes without personal data: replaced where words are notes, refused where they ship."""
    kept: list[Change] = []
    refused: list[str] = []
    for change in changes:
        match change:
            case EditAsset():
                kinds = sorted({one.type.lower() for one in redactor.find(change.text)})
                if kinds:
                    refused.append(say("personal", kinds=", ".join(kinds).replace("_", " ")))
                else:
                    kept.append(change.model_copy(update={"text": clean(change.text)}))
            case AddFact() | AnswerQuestion():
                kept.append(change.model_copy(update={"text": redactor.redact(clean(change.text))}))
            case SetVoice():
                kept.append(change.model_copy(update={"voice": redactor.redact(change.voice)}))
            case DropAudience() | FavourAudience():
                kept.append(change.model_copy(update={"words": redactor.redact(change.words)}))
            case BanWords():
                words = tuple(redactor.redact(word) for word in change.words)
                kept.append(change.model_copy(update={"words": words}))
            case _:
                kept.append(change)
    return tuple(kept), tuple(refused)
