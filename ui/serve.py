"""The page's server: where it listens, who may come in, and what it tells on the terminal."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..errors import SettingsError
from ..settings import Settings

_PORTS_TRIED = 100


@dataclass(frozen=True, kw_only=True)
class Door:
    """Where the page listens, and who may come in."""

    host: str = "127.0.0.1"
    port: int = 7860
    """0 takes any free port."""
    auth: str = ""
    """`user:password`; empty asks for nothing."""
    insecure: bool = False
    """Whether others may come in without a password."""

    @property
    def key(self) -> tuple[str, str] | None:
        """Name and password. Raises SettingsError when one of them is missing."""
        if not self.auth:
            return None
        user, _, password = self.auth.partition(":")
        if not (user and password):
            raise SettingsError("--auth wants a name and a password: --auth anna:a-long-password")
        return user, password

    @property
    def url(self) -> str:
        """Address for a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and '[' not in host else host}:{self.port}/"


def opened(door: Door) -> tuple[Door, socket.socket]:
    """The door with its port settled, and the socket bound there. Raises SettingsError.

    A page that others can reach needs a password, unless the person at the terminal says not.
    """
    if not (is_local(door.host) or door.key or door.insecure):
        raise SettingsError(
            f"--host {door.host} lets others on the network in: add --auth user:password, or "
            "--insecure if that is what you want"
        )
    bound = _socket(door.host)
    try:
        bound.bind((door.host.strip("[]"), door.port))
    except OSError as error:
        bound.close()
        raise SettingsError(_refused(door, error)) from error
    return replace(door, port=bound.getsockname()[1]), bound


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _refused(door: Door, error: OSError) -> str:
    if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
        return f"--host {door.host} is no address of this machine ({error.strerror}): try 127.0.0.1"
    ports = range(door.port + 1, min(door.port + 1 + _PORTS_TRIED, 65536))
    free = next((port for port in ports if _is_free(door.host, port)), None)
    advice = f"try --port {free}" if free else "try --port 0, which takes any free one"
    return f"port {door.port} is taken ({error.strerror}): {advice}"


def _is_free(host: str, port: int) -> bool:
    with _socket(host) as probe:
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return False
    return True


def _socket(host: str) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return made


def serve(
    settings: Settings, door: Door, *, open_browser: bool, say: Callable[[str], None]
) -> None:
    """Serves the page until it is stopped. Raises SettingsError for a door that cannot open."""
    door, bound = opened(door)
    say("Starting the page ...")
    from .app import Page
    from .listening import listen

    page = Page(settings, key=door.key)

    def ready() -> None:
        _announce(door, open_browser=open_browser, say=say)
        page.warm()

    try:
        listen(page.asgi, bound, ready=ready)
    finally:
        page.close()
        bound.close()


def _announce(door: Door, *, open_browser: bool, say: Callable[[str], None]) -> None:
    say(f"adwright is ready: {door.url} (stop with Ctrl-C)")
    if open_browser:
        import webbrowser

        webbrowser.open(door.url)
