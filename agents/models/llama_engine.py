"""Continuous batching over one llama.cpp context: requests join and leave between decode steps.

One thread owns the context. A prompt that begins like one already in the cache begins with a
copy of that state (llama_memory_seq_cp), so the shared fact sheet of many short texts is computed
once.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator

from ...errors import AdwrightError, ModelError
from .llama_runtime import LlamaRuntime, Placement
from .llama_sampling import Grammars, TokenChooser
from .llama_slots import LOOKAHEAD, Job, Slot, common_prefix
from .port import Finish

_CLOSERS = ('"', "}", "]")


class LlamaEngine:
    """Runs jobs on one loaded model. `submit` may be called from any thread."""

    def __init__(self, placement: Placement) -> None:
        self.runtime = LlamaRuntime(placement)
        self._wake = threading.Condition()
        self._waiting: deque[Job] = deque()
        self._closing = False
        self._step_number = 0
        self._full = False
        """The cache was full; nobody is admitted until a running answer is done."""
        self._slots = [Slot(index) for index in range(placement.sequences)]
        self._grammars = Grammars(self.runtime)
        self._thread = threading.Thread(target=self._run, name="adwright-llama", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue `job`; its future gets the Completion or an AdwrightError."""
        room = self.runtime.placement.context
        if len(job.prompt) + job.max_tokens > room:
            raise ModelError(
                f"the prompt of {len(job.prompt)} tokens and an answer of {job.max_tokens} do not "
                f"fit the context of {room} tokens; set ADWRIGHT_LLAMA_CONTEXT higher",
                status=413,
            )
        with self._wake:
            if self._closing or not self._thread.is_alive():
                raise ModelError("the local model has been stopped; start the program again")
            self._waiting.append(job)
            self._wake.notify()

    def close(self) -> None:
        """Stop the thread and free the model; what still runs fails with ModelError."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        try:
            while self._wait_for_work():
                self._step()
        finally:
            self._closing = True
            self._fail_all(ModelError("the local model was stopped"))
            self.runtime.close()

    def _wait_for_work(self) -> bool:
        with self._wake:
            while not (self._closing or self._waiting or any(s.job for s in self._slots)):
                self._wake.wait()
            return not self._closing

    def _step(self) -> None:
        self._step_number += 1
        self._drop_cancelled()
        self._admit()
        chosen = list(self._portions())
        if not chosen:
            return
        rows = [row for _, portion in chosen for row in portion]
        try:
            fitted = self.runtime.decode(rows)
        except ModelError as error:
            self._fail_all(error)
            return
        if not fitted:
            self._make_room()
            return
        at = 0
        for slot, portion in chosen:
            at += len(portion)
            self._advance(slot, len(portion), at - 1)

    def _drop_cancelled(self) -> None:
        for slot in self._slots:
            if slot.job is not None and slot.job.future.cancelled():
                self._let_go(slot)

    def _admit(self) -> None:
        if self._full and any(slot.job for slot in self._slots):
            return
        self._full = False
        with self._wake:
            waiting, self._waiting = self._waiting, deque()
        held: list[Job] = []
        while waiting and (free := [slot for slot in self._slots if slot.job is None]):
            job = waiting.popleft()
            if job.future.cancelled():
                continue
            if not self._place(job, free):
                held.append(job)
        with self._wake:
            self._waiting.extendleft(reversed([*held, *waiting]))

    def _place(self, job: Job, free: list[Slot]) -> bool:
        """Give the job a sequence that begins with the longest known prefix; False to wait."""
        tokens = job.tokens
        donor = max(self._slots, key=lambda slot: common_prefix(slot.cached, tokens))
        shared = min(common_prefix(donor.cached, tokens), len(tokens) - 1)
        coming = max(
            (common_prefix([*s.cached, *s.pending], tokens) for s in self._slots if s.job),
            default=0,
        )
        if coming > shared + LOOKAHEAD:
            return False
        try:
            job.chooser = job.chooser or TokenChooser(self.runtime, job.sampling, self._grammars)
        except ModelError as error:
            _fail(job, error)
            return True
        slot = donor if donor.job is None else min(free, key=lambda s: s.used_at)
        if slot is donor:
            self.runtime.forget(slot.index, shared)
        else:
            self.runtime.forget(slot.index)
            if shared:
                self.runtime.share(donor.index, slot.index, shared)
        slot.cached, slot.pending, slot.job = tokens[:shared], tokens[shared:], job
        job.reused = max(job.reused, shared)
        slot.used_at = self._step_number
        return True

    def _portions(self) -> Iterator[tuple[Slot, list[tuple[int, int, int, bool]]]]:
        """Rows to decode now: every running answer's next token first, then prompts."""
        room = self.runtime.batch_tokens
        for slot in sorted(
            (slot for slot in self._slots if slot.job), key=lambda slot: len(slot.pending)
        ):
            count = min(len(slot.pending), room)
            if count == 0:
                return
            room -= count
            start, last = len(slot.cached), len(slot.pending) - 1
            yield (
                slot,
                [(slot.pending[i], start + i, slot.index, i == last) for i in range(count)],
            )

    def _advance(self, slot: Slot, count: int, row: int) -> None:
        """Take over what was decoded; write the next token when the prompt is through."""
        slot.cached += slot.pending[:count]
        slot.pending = slot.pending[count:]
        slot.used_at = self._step_number
        job = slot.job
        if slot.pending or job is None or job.chooser is None:
            return
        try:
            token = job.chooser.next(row)
        except AdwrightError as error:
            self._let_go(slot)
            _fail(job, error)
            return
        if self.runtime.is_end(token):
            self._finish(slot, job, "stop")
            return
        job.add(token, self.runtime.piece(token))
        slot.pending = [token]
        if job.pieces and job.pieces[-1].endswith(_CLOSERS) and job.chooser.at_end():
            self._finish(slot, job, "stop")
        elif len(job.written) >= job.max_tokens:
            self._finish(slot, job, "length")

    def _finish(self, slot: Slot, job: Job, finish: Finish) -> None:
        self._let_go(slot)
        if job.future.set_running_or_notify_cancel():
            job.future.set_result(job.completed(finish))

    def _let_go(self, slot: Slot) -> None:
        self._full = False
        if slot.job is not None and slot.job.chooser is not None:
            slot.job.chooser.close()
            slot.job.chooser = None
        slot.release()

    def _make_room(self) -> None:
        """Free cache cells: idle prefixes first, then the youngest running answer waits again."""
        idle = [slot for slot in self._slots if slot.job is None and slot.cached]
        running = [slot for slot in self._slots if slot.job is not None]
        if idle:
            for slot in idle:
                self._empty(slot)
        elif len(running) > 1:
            youngest = min(running, key=lambda slot: len(slot.job.written) if slot.job else 0)
            job = youngest.job
            youngest.release()
            self._empty(youngest)
            self._full = True
            if job is not None:
                with self._wake:
                    self._waiting.append(job)
        else:
            self._fail_all(ModelError("the context of the local model is full", status=413))

    def _empty(self, slot: Slot) -> None:
        self.runtime.forget(slot.index)
        slot.cached = []

    def _fail_all(self, error: AdwrightError) -> None:
        with self._wake:
            waiting, self._waiting = self._waiting, deque()
        running = [slot.job for slot in self._slots if slot.job is not None]
        for slot in self._slots:
            self._let_go(slot)
            self._empty(slot)
        for job in (*running, *waiting):
            _fail(job, error)


def _fail(job: Job, error: AdwrightError) -> None:
    if job.future.set_running_or_notify_cancel():
        job.future.set_exception(error)
