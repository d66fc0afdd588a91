"""The engine of a Ray cluster: rows run in worker processes on its nodes, and outcomes come back.

The driver alone leases rows and writes the ledger. A row whose worker died with its node is run
again on another; what its calls to hosted models had cost by then is spent once more.
"""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from ...schema import PrivacyPolicy
from ...settings import Settings
from .crew import Crew
from .engine import BatchRow, RowOutcome
from .ray_cluster import open_cluster

ROWS_A_WORKER = 16
"""Most rows under way in one worker: while some wait for a hosted model, others have the core."""
START_S = 600.0
"""How long the cluster may be without any worker, in seconds; a node may have to be started."""


class RayEngine:
    """An Engine over a Ray cluster that is there already, or over one started on this machine.

    `address` is that of the cluster: ray://host:10001, host:6379, auto (the one that this machine
    is part of; empty means the same) or local. Each worker takes one CPU and holds a Program of
    the same settings, so every node needs this adwright, and every path in the settings. Raises
    MissingExtra without ray, SettingsError for a cluster that cannot be reached or used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        policy: PrivacyPolicy | None = None,
        concurrency: int = 64,
        address: str = "",
        workers: int = 0,
        start_s: float = START_S,
    ) -> None:
        """`workers` 0 is as many as the cluster has CPUs, `concurrency` the rows at once on all."""
        self._settings = settings.model_copy(update={"llama_threads": settings.llama_threads or 1})
        self._policy = policy
        self._concurrency = concurrency
        self._address = address or "auto"
        self._workers = workers
        self._start_s = start_s

    async def outcomes(self, rows: AsyncIterator[BatchRow]) -> AsyncGenerator[RowOutcome, None]:
        """Outcomes as they end; a row is taken when a worker has room for it."""
        async with open_cluster(self._address) as cluster:
            count = min(self._workers or max(1, cluster.cpus()), self._concurrency)
            room = min(ROWS_A_WORKER, math.ceil(self._concurrency / count))
            crew = Crew(
                rows,
                lambda: cluster.hire(self._settings, self._policy, room),
                at_once=self._concurrency,
                room=room,
                start_s=self._start_s,
                nobody=f"no worker came up on the Ray cluster within {self._start_s:g} s: it needs "
                "a free CPU and this adwright on a node (see: ray status)",
            )
            try:
                async with aclosing(crew.outcomes(count)) as outcomes:
                    async for outcome in outcomes:
                        yield outcome
            finally:
                await crew.give_up()
