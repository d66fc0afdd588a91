"""The models of a batch: paced, paid for under the run's limit, their answers never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..bootstrap import Program
from ..models.port import ChatModel
from .ledger import RunLedger
from .pace import PacedModel
from .paying import PayingModel, RememberingModel
from .stop import StopSwitch
from .turns import AwayModel, Turns

if TYPE_CHECKING:
    from ...retrieval.embedder import SentenceEmbedder
    from ...retrieval.search import SegmentSearch


@dataclass(frozen=True, kw_only=True)
class Wrapping:
    """What is put around models that cost money or leave the machine."""

    limit_usd: float | None
    """Hard limit of the whole run, in US dollars."""
    most_at_once: int
    """Most calls at once toward one model, however well it answers."""
    paced: bool = True
    """False for a model that gathers its calls itself."""


class BatchModels(Mapping[str, ChatModel]):
    """Models by provider:model, those that cost money or leave the machine with wrappers.

    Outside in: the turn given up, an answer already paid for, else a place at the model's pace,
    else a call that is written down. Around local models that cost nothing, only the turn is given
    up.
    """

    def __init__(
        self,
        models: Mapping[str, ChatModel],
        ledger: RunLedger,
        *,
        stop: StopSwitch,
        wrapping: Wrapping,
        turns: Turns,
    ) -> None:
        self._models: dict[str, ChatModel] = {}
        self._paying: list[PayingModel] = []
        for name, model in models.items():
            card = model.card
            if not (card.hosted or card.input_usd_per_mtok or card.output_usd_per_mtok):
                self._models[name] = AwayModel(model, turns)
                continue
            paying = PayingModel(model, ledger, limit_usd=wrapping.limit_usd)
            self._paying.append(paying)
            inner: ChatModel = paying
            if wrapping.paced:
                inner = PacedModel(paying, stopping=stop.asked, most=wrapping.most_at_once)
            self._models[name] = AwayModel(RememberingModel(inner, ledger), turns)

    async def settled(self) -> None:
        """Waits for calls whose rows were given up: they are charged, so they are written down."""
        await asyncio.gather(*(model.settled() for model in self._paying))

    def __getitem__(self, name: str) -> ChatModel:
        return self._models[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._models)

    def __len__(self) -> int:
        return len(self._models)


class BatchProgram(Program):
    """A program with models of its own over the embedder and index of another."""

    def __init__(self, base: Program, models: Mapping[str, ChatModel]) -> None:
        super().__init__(base.settings, models=models)
        self._base = base

    def embedder(self) -> SentenceEmbedder:
        """The embedding model of the other program."""
        return self._base.embedder()

    def segments(self) -> SegmentSearch:
        """The segment index of the other program."""
        return self._base.segments()

    def warm(self, on_progress: Callable[[str], None] = lambda _message: None) -> None:
        """Starts loading the other program's index."""
        self._base.warm(on_progress)
