"""A process of this machine that runs rows of a batch.

`process_engine` starts it with `python -m`, sends pickled messages to its standard input and reads
them from its standard output. It ends with its parent, whose death closes the input.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Awaitable
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from ...errors import AdwrightError, SettingsError
from .engine import BatchRow, RowOutcome
from .ledger import RunLedger
from .setup import local_engine
from .stop import StopSwitch
from .worker_messages import Employment, End, GiveUp, Ran, Ready, StopAsked

if TYPE_CHECKING:
    from .local_engine import LocalEngine


class _Desk:
    """The worker's side of the two pipes."""

    def __init__(self, inbox: BinaryIO, outbox: BinaryIO) -> None:
        self._inbox = inbox
        self._outbox = outbox
        self._messages: asyncio.Queue[object] = asyncio.Queue()
        self._running: dict[str, asyncio.Task[None]] = {}

    async def serve(self, employment: Employment) -> None:
        """Runs rows until the end is said."""
        threading.Thread(
            target=self._listen, args=(asyncio.get_running_loop(),), daemon=True
        ).start()
        ledger, stop = RunLedger(employment.folder), StopSwitch()
        try:
            await asyncio.to_thread(ledger.open, joining=True)
            engine = local_engine(employment.options, ledger, stop)
            await asyncio.to_thread(engine.warm)
        except AdwrightError as error:
            self._say(Ready(trouble=str(error), of_settings=isinstance(error, SettingsError)))
            return
        try:
            self._say(Ready())
            _collect_seldom()
            threading.Thread(
                target=_load, args=(engine, asyncio.get_running_loop()), daemon=True
            ).start()
            while not isinstance(message := await self._messages.get(), End):
                if isinstance(message, BatchRow):
                    self._running[message.key] = asyncio.create_task(
                        self._run(engine.outcome(message), message.key)
                    )
                elif isinstance(message, GiveUp) and message.key in self._running:
                    self._running[message.key].cancel()
                elif isinstance(message, StopAsked):
                    stop.ask(message.reason)
            await engine.settled()
        finally:
            await asyncio.to_thread(ledger.close)

    async def _run(self, work: Awaitable[RowOutcome], key: str) -> None:
        try:
            self._say(Ran(key=key, outcome=await work))
        except AdwrightError as error:
            self._say(Ran(key=key, trouble=str(error)))
        finally:
            self._running.pop(key, None)

    def _say(self, message: object) -> None:
        self._outbox.write(pickle.dumps(message))
        self._outbox.flush()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hands on what the parent says, in a thread; its death ends the process at once."""
        while True:
            try:
                message = pickle.load(self._inbox)  # noqa: S301 - from the parent process
            except EOFError:
                os._exit(1)
            loop.call_soon_threadsafe(self._messages.put_nowait, message)
            if isinstance(message, End):
                return


def _load(engine: LocalEngine, loop: asyncio.AbstractEventLoop) -> None:
    """Loads what rows will need soon, beside the first of them; nobody waits for its end.

    What goes wrong is told by the row that needs it.
    """
    with suppress(AdwrightError):
        engine.load()
    with suppress(RuntimeError):  # the loop has ended: the batch was over first
        loop.call_soon_threadsafe(_collect_seldom)


def _collect_seldom() -> None:
    """Keeps the garbage collector from walking over torch and the index again and again.

    What is loaded by now stays for good; campaigns free most of what they use by themselves. A full
    collection with torch in it takes half a second, in which no row goes on.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def main() -> None:
    """Serve the parent; whatever is printed goes to standard error."""
    from ..api import fast_loop

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which decides
    outbox = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    inbox = sys.stdin.buffer
    employment: Employment = pickle.load(inbox)  # noqa: S301 - from the parent process
    with asyncio.Runner(loop_factory=fast_loop) as runner:
        runner.run(_Desk(inbox, outbox).serve(employment))


if __name__ == "__main__":
    main()
