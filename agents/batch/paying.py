"""Models of a batch: each call that costs money is written down before and after it is made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, TypeVar

from ...errors import BadReply, ModelError
from ..models.port import ChatModel, ChatReply, ChatRequest, ModelCard
from ..routing.ledger import most_cost_usd
from .account import RowAccount, current_account
from .ledger import RunLedger
from .ledger_calls import Answer, fingerprint

T = TypeVar("T")


class PayingModel:
    """A ChatModel whose calls are kept in the run's ledger, under the run's spending limit.

    A call is not given up once it is on the wire: when its row is, it still ends and is written
    down, since it will be charged. `settled` waits for such calls. A row goes on with a good answer
    while that is being written down; it ends when all its answers are (`RowAccount.booked`).
    """

    def __init__(self, model: ChatModel, ledger: RunLedger, *, limit_usd: float | None) -> None:
        self._model = model
        self._ledger = ledger
        self._limit_usd = limit_usd
        self._under_way: set[asyncio.Task[Any]] = set()

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The inner model's answer, booked. Raises RunStopped when the limit leaves no room."""
        account = current_account()
        if account is None:
            return await self._model.generate(request)
        call = fingerprint(self.card.name, request)
        await self._ledger.promise(
            account.key,
            call,
            most_usd=most_cost_usd(self.card, request),
            limit_usd=self._limit_usd,
        )
        task = self._kept(asyncio.ensure_future(self._asked(request, account, call)))
        return await asyncio.shield(task)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The whole answer as one piece: a batch has nobody who watches it come."""
        yield (await self.generate(request)).text

    async def settled(self) -> None:
        """Waits until no call is under way."""
        while self._under_way:
            await asyncio.wait(set(self._under_way))

    async def _asked(self, request: ChatRequest, account: RowAccount, call: str) -> ChatReply:
        key = account.key
        try:
            reply = await self._model.generate(request)
        except BadReply as error:
            cost = self.card.cost_usd(error.input_tokens, error.output_tokens)
            await self._ledger.answered(key, call, error, cost)
            raise
        except ModelError:
            await self._ledger.unanswered(key, call)
            raise
        cost = self.card.cost_usd(reply.input_tokens, reply.output_tokens)
        self._kept(account.book(call, reply, self._ledger.answered(key, call, reply, cost)))
        return reply

    def _kept(self, task: asyncio.Task[T]) -> asyncio.Task[T]:
        """The task, which `settled` waits for."""
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, so that a call whose row was given up does not warn


class RememberingModel:
    """A ChatModel that gives the answer which this or an earlier start of the run paid for."""

    def __init__(self, model: ChatModel, ledger: RunLedger) -> None:
        self._model = model
        self._ledger = ledger

    @property
    def card(self) -> ModelCard:
        """The inner model's card."""
        return self._model.card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """The answer in the ledger, else the inner model's. Raises BadReply if that was it."""
        account = current_account()
        known: Answer | None = None
        if account is not None:
            call = fingerprint(self.card.name, request)
            known = account.answers.get(call) or self._ledger.known_answer(account.key, call)
        if isinstance(known, BadReply):
            raise known
        return known or await self._model.generate(request)

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """The whole answer as one piece."""
        yield (await self.generate(request)).text
