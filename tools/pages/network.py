"""Where a page may be fetched from: public addresses only, whatever form they come in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urljoin, urlsplit

from ...errors import InputFileError

PORTS = frozenset({80, 443})
"""Ports of the web; others are services that a landing page does not live on."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")
_METADATA = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "192.0.0.192")))
"""Cloud metadata services at addresses that count as public (Azure, Oracle)."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(text: str, _port: int = 443) -> bool:
    """Whether the address is one of the public internet.

    Private, loopback, link-local, shared, multicast, reserved, documentation and metadata
    addresses are not; nor is an IPv6 form (mapped, NAT64, 6to4, Teredo) that leads to one.
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(address)
    if inner is not None:
        return is_public(str(inner))
    if address in _METADATA or (address.version == 6 and address in _SITE_LOCAL):  # noqa: PLR2004
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to, if it does; tunnels lead to none of ours."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.teredo is not None or address in _NAT64_LOCAL:
        return ipaddress.IPv4Address(0)
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str, port: int) -> list[str]:
    """Addresses of a host, as the system knows them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, kw_only=True)
class Network:
    """How hosts are looked up, and which addresses and ports may be connected to."""

    resolve: Callable[[str, int], list[str]] = resolve
    allows: Callable[[str, int], bool] = is_public
    """Takes an address and a port."""
    ports: frozenset[int] = PORTS


@dataclass(frozen=True, kw_only=True)
class Target:
    """A checked place to connect to."""

    url: str
    secure: bool
    host: str
    port: int
    path: str
    """Path and query, as the request line has it."""
    addresses: tuple[str, ...]
    """The addresses that were checked; only these are connected to."""


def target_of(url: str, network: Network, *, timeout_s: float, base: str = "") -> Target:
    """The checked target of a URL (relative to `base` after a redirect).

    Raises InputFileError naming the URL and what to give instead.
    """
    url = urljoin(base, url) if base else url
    if len(url) > 2000 or any(char <= " " or char in '\\"<>\x7f' for char in url):  # noqa: PLR2004
        raise InputFileError(f"{url[:80]!r} is no web address: write it as https://shop.example/")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise InputFileError(f"{url!r} is no web address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise InputFileError(f"{url!r} is no page of the web: give an http or https address")
    if parts.username is not None or parts.password is not None:
        raise InputFileError(f"{_bare(url)!r} carries a user name: give the address without it")
    if port not in network.ports:
        raise InputFileError(f"{url!r} names port {port}: only {_listed(network.ports)} are read")
    addresses = _addresses(host, port, network, timeout_s)
    path = parts.path.replace(" ", "%20") or "/"
    path = _ascii(path + (f"?{parts.query}" if parts.query else ""))
    return Target(
        url=url, secure=parts.scheme == "https", host=host, port=port, path=path,
        addresses=addresses,
    )  # fmt: skip


def _addresses(host: str, port: int, network: Network, timeout_s: float) -> tuple[str, ...]:
    found: list[str] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            found.extend(network.resolve(host, port))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = Thread(target=look_up, daemon=True, name="adwright-resolve")
    thread.start()
    thread.join(timeout_s)
    if not found or failed:
        raise InputFileError(f"{host} is not found: check the address and the network")
    refused = [address for address in found if not network.allows(address, port)]
    if refused:
        raise InputFileError(
            f"{host} leads to {refused[0]}, which is not on the public internet: give the page's "
            "public address, or put its text into the brief"
        )
    return tuple(found)


def _ascii(text: str) -> str:
    return "".join(
        char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in text
    )


def _bare(url: str) -> str:
    return url.partition("://")[0] + "://" + url.rpartition("@")[2]


def _listed(ports: frozenset[int]) -> str:
    return " and ".join(str(port) for port in sorted(ports))
