"""Recordings: what hosted models answered, kept in a file and played back for nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from .. import errors
from ..agents.models.port import ChatModel, ChatReply, ChatRequest, Image, Message, ModelCard, Skill
from ..agents.models.recording import Exchange, replay
from ..errors import AdwrightError, BadReply, InputFileError, ModelError, StorageError


class FileRecorder:
    """Writes every exchange to a JSONL file as it comes, so that a stopped run keeps its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._append("")

    def wrap(self, model: ChatModel) -> ChatModel:
        """The same model, recorded."""
        return _Recorded(model, self)

    def keep(self, card: ModelCard, exchange: Exchange) -> None:
        """Appends one exchange. Raises StorageError."""
        row = {"card": _plain_card(card), **_plain(exchange)}
        self._append(json.dumps(row, ensure_ascii=False) + "\n")

    def _append(self, line: str) -> None:
        try:
            with self._lock, self._file.open("a", encoding="utf-8") as writer:
                writer.write(line)
        except OSError as error:
            raise StorageError(
                f"{self._file} cannot be written ({error.strerror}): choose another place for "
                "--record"
            ) from error


class _Recorded:
    """A ChatModel whose exchanges go to a recorder."""

    def __init__(self, model: ChatModel, recorder: FileRecorder) -> None:
        self._model = model
        self._recorder = recorder

    @property
    def card(self) -> ModelCard:
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        try:
            reply = await self._model.generate(request)
        except AdwrightError as error:
            self._recorder.keep(self.card, Exchange(request=request, outcome=error))
            raise
        self._recorder.keep(self.card, Exchange(request=request, outcome=reply))
        return reply

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        pieces = []
        async for piece in self._model.stream(request):
            pieces.append(piece)
            yield piece
        reply = ChatReply(text="".join(pieces), model=self.card.model)
        self._recorder.keep(self.card, Exchange(request=request, outcome=reply))


def load_recording(file: Path) -> dict[str, ChatModel]:
    """Models that answer as recorded, by provider:model. Raises InputFileError.

    A request that was not recorded gets a ModelError, so that the next model stands in.
    """
    cards: dict[str, ModelCard] = {}
    exchanges: dict[str, list[Exchange]] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"{file} cannot be read: give a file made by --record") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            card, exchange = _card(row["card"]), _exchange(row)
        except (ValueError, KeyError, TypeError) as error:
            raise InputFileError(f"{file} line {number} is no exchange: {error}") from error
        cards[card.name] = card
        exchanges.setdefault(card.name, []).append(exchange)
    if not cards:
        raise InputFileError(f"{file} holds no exchange: record one with --record FILE")
    return {name: replay(card, exchanges[name]) for name, card in cards.items()}


def _plain_card(card: ModelCard) -> dict[str, Any]:
    return {**asdict(card), "languages": sorted(card.languages)}


def _card(row: Mapping[str, Any]) -> ModelCard:
    changes = {"languages": frozenset(row["languages"]), "skill": Skill(row["skill"])}
    return ModelCard(**{**row, **changes})


def _plain(exchange: Exchange) -> dict[str, Any]:
    request, outcome = exchange.request, exchange.outcome
    asked = asdict(request)
    asked["images"] = [
        {"media_type": image.media_type, "data": base64.b64encode(image.data).decode()}
        for image in request.images
    ]
    if isinstance(outcome, ChatReply):
        return {"request": asked, "reply": asdict(outcome)}
    return {"request": asked, "error": _plain_error(outcome)}


def _plain_error(error: AdwrightError) -> dict[str, Any]:
    kept = {
        name: value
        for name in ("status", "retry_after", "retryable", "text", "finish")
        if (value := getattr(error, name, None)) is not None
    }
    return {"kind": type(error).__name__, "message": str(error), **kept}


def _exchange(row: Mapping[str, Any]) -> Exchange:
    asked = row["request"]
    request = ChatRequest(
        **{
            **asked,
            "messages": tuple(Message(**message) for message in asked["messages"]),
            "images": tuple(
                Image(data=base64.b64decode(image["data"]), media_type=image["media_type"])
                for image in asked["images"]
            ),
        }
    )
    if "reply" in row:
        reply = row["reply"]
        notes = tuple(reply["notes"])
        return Exchange(request=request, outcome=ChatReply(**{**reply, "notes": notes}))
    return Exchange(request=request, outcome=_error(row["error"]))


def _error(row: Mapping[str, Any]) -> AdwrightError:
    """The recorded error again; a kind of its own comes back as its nearest of these two."""
    kept = {name: value for name, value in row.items() if name not in {"kind", "message"}}
    kind = getattr(errors, row["kind"], ModelError)
    if issubclass(kind, BadReply):
        return BadReply(row["message"], **kept)
    return ModelError(row["message"], **kept)
