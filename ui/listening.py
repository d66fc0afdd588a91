"""An ASGI app served on a socket that is already bound, with word when it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

GRACE_S = 1
"""Seconds that open connections have to end when the server is stopped."""


class _Announcing(uvicorn.Server):
    """A server that tells when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to answer, then says so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def listen(app: ASGIApp, bound: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serves until Ctrl-C or SIGTERM; `ready` is called once the app answers."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    _Announcing(config, ready).run(sockets=[bound])
