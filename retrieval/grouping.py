"""Calls from many threads made into one: while one batch is computed, the next gathers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Grouped:
    """A batch function whose concurrent callers share calls.

    Whoever gets the lock computes for everybody who is waiting by then; there is no timer, so a
    single caller never waits. An error reaches all callers of that batch.
    """

    def __init__(self, compute: Callable[[Sequence[str]], Vectors]) -> None:
        self._compute = compute
        self._turn = threading.Lock()
        self._door = threading.Lock()
        self._waiting: list[tuple[list[str], Future[Vectors]]] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Rows of `compute(texts)`, in the order of `texts`."""
        mine: Future[Vectors] = Future()
        with self._door:
            self._waiting.append((list(texts), mine))
        with self._turn:
            if not mine.done():
                self._serve()
        return mine.result()

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
