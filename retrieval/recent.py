"""The answers of late, kept for whoever asks the same again; the oldest go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A memory of at most `most` values, safe to use from many threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, keys: Iterable[K]) -> dict[K, V]:
        """The values that are remembered, by key."""
        known: dict[K, V] = {}
        with self._lock:
            for key in keys:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    known[key] = self._kept[key]
        return known

    def remember(self, values: Mapping[K, V]) -> None:
        """Keeps the values; more than the memory holds at all are not kept."""
        if len(values) > self._most:
            return
        with self._lock:
            self._kept.update(values)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
