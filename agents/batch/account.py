"""Which row a model call belongs to, and what happened to that row's calls."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from ..models.port import ChatReply


@dataclass(kw_only=True)
class RowAccount:
    """One row while it runs."""

    key: str
    gave_up_on: str = ""
    """provider:model of a hosted model that did not answer in time, so that another stood in."""
    answers: dict[str, ChatReply] = field(default_factory=dict)
    """Good answers of this start by their call; those of the ledger may still be on their way."""
    _bookings: list[asyncio.Task[None]] = field(default_factory=list)

    def book(
        self, call: str, reply: ChatReply, writing: Coroutine[Any, Any, None]
    ) -> asyncio.Task[None]:
        """Lets an answer be written down while the row goes on with it."""
        self.answers[call] = reply
        task = asyncio.ensure_future(writing)
        self._bookings.append(task)
        return task

    async def booked(self) -> None:
        """Waits until every answer of the row is written down. Raises StorageError."""
        await asyncio.gather(*self._bookings)


_CURRENT: ContextVar[RowAccount | None] = ContextVar("adwright_row", default=None)


@contextmanager
def row_account(key: str) -> Iterator[RowAccount]:
    """The account that calls inside of the block belong to, in every task that it starts."""
    account = RowAccount(key=key)
    token = _CURRENT.set(account)
    try:
        yield account
    finally:
        _CURRENT.reset(token)


def current_account() -> RowAccount | None:
    """The row that runs here; None outside of a batch."""
    return _CURRENT.get()
