"""Calls from many threads made into one: while one batch is computed, the next gathers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

GATHER_S, RECENT_S = 0.02, 0.2
"""How long a batch gathers while there are several callers, and what counts as of late."""


class Grouped:
    """A batch function whose concurrent callers share calls.

    Whoever gets the lock computes for everybody who is waiting by then. While calls come from
    several threads it first waits a moment for more, since eight short texts together cost little
    more than one; calls from a single thread never wait. An error reaches all callers of a batch.
    """

    def __init__(self, compute: Callable[[Sequence[str]], Vectors]) -> None:
        self._compute = compute
        self._turn = threading.Lock()
        self._door = threading.Lock()
        self._waiting: list[tuple[list[str], Future[Vectors]]] = []
        self._callers: dict[int, float] = {}
        """When each thread last called."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Rows of `compute(texts)`, in the order of `texts`."""
        mine: Future[Vectors] = Future()
        with self._door:
            self._waiting.append((list(texts), mine))
        with self._turn:
            if not mine.done():
                if self._busy():
                    time.sleep(GATHER_S)
                self._serve()
        return mine.result()

    def _busy(self) -> bool:
        """Whether several threads have called of late."""
        now = time.monotonic()
        self._callers[threading.get_ident()] = now
        self._callers = {thread: at for thread, at in self._callers.items() if now - at < RECENT_S}
        return len(self._callers) > 1

    def _serve(self) -> None:
        with self._door:
            group, self._waiting = self._waiting, []
        everything = [text for texts, _ in group for text in texts]
        try:
            rows = self._compute(everything)
        except BaseException as error:
            for _, future in group:
                future.set_exception(error)
            raise
        start = 0
        for texts, future in group:
            future.set_result(rows[start : start + len(texts)])
            start += len(texts)
