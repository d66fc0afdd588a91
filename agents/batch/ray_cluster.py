"""A Ray cluster and the workers on it; the one place that imports ray."""

from __future__ import annotations

import asyncio
import logging
import os
import time
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from ... import __version__
from ...errors import AdwrightError, MissingExtra, SettingsError, StorageError
from ...schema import PrivacyPolicy
from ...settings import Settings
from .crew import WorkerLost
from .engine import BatchRow, RowOutcome, crashed

LOCAL = "local"
"""Address that starts a cluster of this machine alone, for the time of the run."""
_OBJECT_STORE_BYTES = 200_000_000
"""Object store of a cluster started here: rows and campaigns are kilobytes."""


@dataclass(frozen=True, kw_only=True)
class _Ran:
    """What a worker sends back: an outcome, or what keeps every row from being run there."""

    outcome: RowOutcome | None = None
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class _Ready:
    """What a worker says of itself when it is up."""

    version: str
    trouble: str = ""
    """Why it cannot run rows."""


class RowWorker:
    """Lives in a worker process of the cluster: one Program, rows side by side."""

    def __init__(self, settings: Settings, policy: PrivacyPolicy | None, room: int) -> None:
        from ..bootstrap import Program
        from .local_engine import LocalEngine

        self._program = Program(settings)
        self._engine = LocalEngine(self._program, policy=policy, concurrency=room)

    async def ready(self) -> _Ready:
        """Its version, once its models and its index are loaded."""
        try:
            await asyncio.to_thread(self._program.segments)
        except AdwrightError as error:
            return _Ready(version=__version__, trouble=str(error))
        return _Ready(version=__version__)

    async def run(self, row: BatchRow) -> _Ran:
        """One row's outcome. Our errors travel as text: not each of them can be pickled."""
        try:
            return _Ran(outcome=await self._engine.outcome(row))
        except AdwrightError as error:
            return _Ran(trouble=str(error))


class RayWorker:
    """A RowWorker on the cluster, as the driver holds it."""

    def __init__(self, ray: Any, actor: Any) -> None:
        self._ray = ray
        self._actor = actor

    async def ready(self) -> None:
        """Waits until it can run rows.

        Raises WorkerLost, or SettingsError when it cannot start or is of another version.
        """
        up: _Ready = await self._asked(self._actor.ready)
        if up.version != __version__:
            raise SettingsError(
                f"the cluster has adwright {up.version}, this machine {__version__}: install the "
                "same version on every node"
            )
        if up.trouble:
            raise SettingsError(f"a worker of the Ray cluster cannot start: {up.trouble}")

    async def run(self, row: BatchRow) -> RowOutcome:
        """The row's outcome. Raises WorkerLost, or StorageError when no row could be run there."""
        started = time.perf_counter()
        try:
            ran: _Ran = await self._asked(self._actor.run, row)
        except self._ray.exceptions.RayTaskError as error:
            return crashed(row, error, started)
        if ran.outcome is None:
            raise StorageError(f"a worker of the Ray cluster says: {ran.trouble}")
        return ran.outcome

    async def end(self) -> None:
        """Gives its place back."""
        self.dismiss()

    def dismiss(self) -> None:
        """Ends it and gives its place back."""
        with suppress(self._ray.exceptions.RayError, ConnectionError):
            self._ray.kill(self._actor)

    async def _asked(self, method: Any, *arguments: Any) -> Any:
        faults = self._ray.exceptions
        try:
            return await asyncio.wrap_future(method.remote(*arguments).future())
        except faults.RayTaskError:
            raise
        except faults.RayActorError as error:
            if getattr(error, "actor_init_failed", False):
                raise SettingsError(
                    "adwright cannot start on the Ray cluster: install the same adwright on every "
                    f"node ({_short(error)})"
                ) from error
            raise WorkerLost(_short(error)) from error
        except (faults.RayError, ConnectionError) as error:
            raise WorkerLost(_short(error)) from error


class Cluster:
    """A cluster that this process is connected to."""

    def __init__(self, ray: Any) -> None:
        self._ray = ray

    def cpus(self) -> int:
        """CPUs of all its nodes."""
        return int(self._ray.cluster_resources().get("CPU", 0))

    def hire(self, settings: Settings, policy: PrivacyPolicy | None, room: int) -> RayWorker:
        """Asks for a worker of one CPU with room for so many rows; it comes when there is one.

        The settings, keys included, go to the cluster in the call; Ray writes neither calls nor
        their arguments to its logs.
        """
        kind = self._ray.remote(RowWorker)
        made = kind.options(num_cpus=1, max_restarts=0, max_concurrency=room + 1)
        return RayWorker(self._ray, made.remote(settings, policy, room))


@asynccontextmanager
async def open_cluster(address: str) -> AsyncIterator[Cluster]:
    """The cluster at an address; the connection, or the cluster begun here, ends with the block.

    Raises MissingExtra without ray, SettingsError where there is no cluster.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray reports home unless told not to
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        raise MissingExtra("ray", "ray") from error
    ours = not ray.is_initialized()
    if ours:
        await asyncio.to_thread(_connect, ray, address)
    try:
        yield Cluster(ray)
    finally:
        if ours:
            await asyncio.to_thread(ray.shutdown)


def _connect(ray: Any, address: str) -> None:
    own: dict[str, Any] = {}
    if address == LOCAL:
        own = {"include_dashboard": False, "object_store_memory": _OBJECT_STORE_BYTES}
    try:
        with warnings.catch_warnings():  # Ray warns of what it then raises
            warnings.simplefilter("ignore")
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **own)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise SettingsError(
            f"no Ray cluster at {address} ({_short(error)}); start one with: ray start --head, "
            "give its address, or take --address local"
        ) from error


def _short(error: Exception) -> str:
    """The first words of Ray's message, which may run over many lines."""
    return " ".join(str(error).split())[:200] or type(error).__name__
