"""One page fetched over the web, bounded in time, size, redirects and unpacking.

The connection goes to the address that was checked, so a name that changes its address between
the check and the call (DNS rebinding) leads nowhere else.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from threading import Timer

from ...errors import InputFileError
from .network import Network, Target, target_of

MAX_REDIRECTS = 5
READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BAD = 400
_CHUNK = 65_536
_AGENT = "adwright (landing-page reader)"


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A page as it came."""

    url: str
    """Where it came from, after redirects."""
    body: bytes
    content_type: str
    """Media type, lower case, without parameters."""
    charset: str
    """As the header names it; empty when it does not."""


@dataclass(frozen=True, kw_only=True)
class _Limits:
    deadline: float
    """`time.monotonic` moment at which everything stops."""
    max_bytes: int

    @property
    def left(self) -> float:
        return self.deadline - time.monotonic()


def fetch(url: str, *, timeout_s: float, max_bytes: int, network: Network) -> Fetched:
    """The page at a URL. Every redirect is checked like the first address.

    Raises InputFileError: an address that is refused, a server that fails, a page too large, too
    slow, or of another type.
    """
    limits = _Limits(deadline=time.monotonic() + timeout_s, max_bytes=max_bytes)
    target = target_of(url, network, timeout_s=timeout_s)
    for _ in range(MAX_REDIRECTS + 1):
        answer = _call(target, limits)
        if isinstance(answer, Fetched):
            return answer
        if limits.left <= 0:
            raise _too_slow(url)
        target = target_of(answer, network, timeout_s=limits.left, base=target.url)
    raise InputFileError(f"{url} redirects more than {MAX_REDIRECTS} times: give the last address")


def _call(target: Target, limits: _Limits) -> Fetched | str:
    """The page, or where the server redirects to."""
    connection = _connected(target, limits)
    timer = Timer(max(0.0, limits.left), _cut, args=(connection.sock,))
    timer.daemon = True
    timer.start()
    try:
        connection.request("GET", target.path, headers=_headers(target))
        with connection.getresponse() as response:
            return _answer(target, response, limits)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if limits.left <= 0:
            raise _too_slow(target.url) from error
        raise InputFileError(f"{target.url} cannot be read: {_told(error)}") from error
    finally:
        timer.cancel()
        connection.close()


def _connected(target: Target, limits: _Limits) -> http.client.HTTPConnection:
    """A connection over a socket to one of the checked addresses, tried in order."""
    failure: OSError | None = None
    for address in target.addresses:
        if limits.left <= 0:
            raise _too_slow(target.url)
        try:
            sock = socket.create_connection((address, target.port), timeout=limits.left)
            if target.secure:
                sock = _secured(sock, target.host)
        except OSError as error:
            failure = error
            continue
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = sock
        return connection
    raise InputFileError(
        f"{target.host} does not answer ({_told(failure)}): check the address and the network"
    ) from failure


def _secured(sock: socket.socket, host: str) -> ssl.SSLSocket:
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError:
        sock.close()
        raise


def _headers(target: Target) -> dict[str, str]:
    usual = 443 if target.secure else 80
    host = f"[{target.host}]" if ":" in target.host else target.host
    return {
        "Host": host if target.port == usual else f"{host}:{target.port}",
        "User-Agent": _AGENT,
        "Accept": "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _answer(target: Target, response: http.client.HTTPResponse, limits: _Limits) -> Fetched | str:
    if response.status in _REDIRECTS:
        location = response.getheader("Location")
        if not location:
            raise InputFileError(f"{target.url} redirects to nowhere: check the address")
        return location
    if response.status >= _BAD or response.status < 200:  # noqa: PLR2004
        raise InputFileError(
            f"{target.url} answered {response.status}: check that the page is public"
        )
    kind = response.headers.get_content_type().lower()
    if kind not in READABLE_TYPES:
        raise InputFileError(f"{target.url} is {kind}, not a page: give the address of a web page")
    return Fetched(
        url=target.url,
        body=_body(target.url, response, limits),
        content_type=kind,
        charset=response.headers.get_content_charset() or "",
    )


def _body(url: str, response: http.client.HTTPResponse, limits: _Limits) -> bytes:
    unpack = _unpacker(url, response.getheader("Content-Encoding", "identity"))
    parts: list[bytes] = []
    size = received = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        room = limits.max_bytes - size + 1
        part = unpack.decompress(chunk, room) if unpack else chunk
        size += len(part)
        parts.append(part)
        if size > limits.max_bytes or received > limits.max_bytes:
            raise InputFileError(
                f"{url} is larger than {limits.max_bytes:,} bytes: put what matters into the brief"
            )
        if limits.left <= 0:
            raise _too_slow(url)
    if limits.left <= 0:
        raise _too_slow(url)
    return b"".join(parts)


def _unpacker(url: str, encoding: str | None) -> zlib._Decompress | None:
    name = (encoding or "identity").strip().lower()
    if name in {"", "identity"}:
        return None
    if name in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | (32 if "gzip" in name else 0))
    raise InputFileError(f"{url} comes packed as {name!r}, which was not asked for")


def _cut(sock: socket.socket) -> None:
    """End a connection whose time is over, whatever it is waiting for."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _too_slow(url: str) -> InputFileError:
    return InputFileError(f"{url} is too slow: try again, or put its text into the brief")


def _told(error: BaseException | None) -> str:
    return str(error) or type(error).__name__
