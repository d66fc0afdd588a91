"""A landing page by its address."""

from __future__ import annotations

from .extraction import Page, page_of
from .fetching import fetch
from .network import Network

PUBLIC_INTERNET = Network()
"""The network that the product reads from."""


def read_page(
    url: str,
    *,
    timeout_s: float = 10.0,
    max_bytes: int = 2_000_000,
    network: Network = PUBLIC_INTERNET,
) -> Page:
    """The page at an http or https address.

    `timeout_s` is for everything together, redirects included; `max_bytes` for the page unpacked.
    `network` says how hosts are looked up and which addresses are allowed.

    Raises InputFileError: an address that is private, not of the web, or refused for its form; a
    server that fails or is too slow; a page too large or of another type.
    """
    fetched = fetch(url, timeout_s=timeout_s, max_bytes=max_bytes, network=network)
    plain = fetched.content_type == "text/plain"
    return page_of(fetched.body, url=fetched.url, charset=fetched.charset, plain=plain)
