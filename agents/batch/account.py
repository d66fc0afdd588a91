"""Which row a model call belongs to, and what happened to that row's calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(kw_only=True)
class RowAccount:
    """One row while it runs."""

    key: str
    gave_up_on: str = ""
    """provider:model of a hosted model that did not answer in time, so that another stood in."""


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
