"""Pages from a real local server that may misbehave; only the address policy is handed in."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from adwright.errors import InputFileError
from adwright.tools.pages import Network, Page, is_public, read_page

HTML = b"<html><head><title>Retro Runner</title></head><body><p>White leather</p></body></html>"


_BODIES = {
    "/ok": (HTML, "text/html; charset=utf-8", ""),
    "/gzip": (gzip.compress(HTML), "text/html", "gzip"),
    "/bomb": (gzip.compress(b"a" * 20_000_000, 1), "text/html", "gzip"),
    "/brotli": (HTML, "text/html", "br"),
    "/broken-gzip": (b"\x1f\x8bnot gzip", "text/html", "gzip"),
    "/large": (b"<p>" + b"a" * 3_000_000, "text/html", ""),
    "/pdf": (b"%PDF", "application/pdf", ""),
}
"""What a path answers: body, type and packing."""


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return

    def _send(self, body: bytes, kind: str = "text/html; charset=utf-8", **more: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path in _BODIES:
            body, kind, packed = _BODIES[self.path]
            self._send(body, kind, **({"Content_Encoding": packed} if packed else {}))
        elif self.path == "/missing":
            self.send_error(404)
        elif self.path == "/host":
            self._send(f"<p>{self.headers['Host']}</p>".encode())
        elif self.path in {"/slow-head", "/slow-body"}:
            self._drip(self.path)
        else:
            self._redirect(self.path)

    def _redirect(self, path: str) -> None:
        count = int(path.rpartition("/")[2]) if path.startswith("/hop/") else 0
        targets = {"/private": "http://10.0.0.1/", "/file": "file:///etc/passwd", "/none": ""}
        targets |= {"/rebind": "http://inside.example/", "/port": "http://shop.example:22/"}
        target = targets.get(path, f"/hop/{count - 1}" if count > 1 else "/ok")
        self.send_response(302)
        if target:
            self.send_header("Location", target)
        self.end_headers()

    def _drip(self, path: str) -> None:
        start = b"HTTP/1.1 200 OK\r\n" if path == "/slow-head" else (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        )  # fmt: skip
        try:
            self.wfile.write(start)
            for _ in range(40):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return


@dataclass
class Site:
    """A server on loopback that stands for the whole web of a test."""

    port: int
    looked_up: list[str] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> list[str]:
        self.looked_up.append(host)
        return ["10.0.0.7"] if host == "inside.example" else [_literal(host) or "127.0.0.1"]

    def read(self, path: str, *, timeout_s: float = 5.0, max_bytes: int = 2_000_000) -> Page:
        network = Network(
            resolve=self.resolve,
            allows=lambda address, port: address == "127.0.0.1" or is_public(address, port),
            ports=frozenset({80, 443, self.port}),
        )
        url = f"http://shop.example:{self.port}{path}"
        return read_page(url, timeout_s=timeout_s, max_bytes=max_bytes, network=network)


def _literal(host: str) -> str:
    return host if host[0].isdigit() else ""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield Site(port=server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/ok", "/gzip", "/hop/5"])
def test_a_page_is_read_plain_packed_and_after_redirects(site: Site, path: str) -> None:
    page = site.read(path)
    assert (page.title, page.text) == ("Retro Runner", "White leather")
    assert page.url.startswith("http://shop.example")


def test_the_server_is_asked_for_the_name_and_not_the_address(site: Site) -> None:
    assert site.read("/host").text == f"shop.example:{site.port}"


def test_a_name_is_looked_up_once_per_hop_so_that_rebinding_has_no_second_look(site: Site) -> None:
    site.looked_up.clear()
    site.read("/ok")
    assert site.looked_up == ["shop.example"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/private", "not on the public internet"),
        ("/rebind", "not on the public internet"),
        ("/file", "http or https"),
        ("/port", "port 22"),
        ("/none", "redirects to nowhere"),
        ("/hop/9", "redirects more than"),
        ("/missing", "404"),
        ("/pdf", "application/pdf"),
        ("/large", "larger than"),
        ("/bomb", "larger than"),
        ("/brotli", "not asked for"),
        ("/broken-gzip", "cannot be read"),
    ],
)
def test_what_is_no_page_is_an_error_that_says_so(site: Site, path: str, words: str) -> None:
    with pytest.raises(InputFileError, match=words):
        site.read(path)


@pytest.mark.parametrize("path", ["/slow-head", "/slow-body"])
def test_a_server_that_drips_is_left_in_time(site: Site, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputFileError, match="too slow"):
        site.read(path, timeout_s=0.5)
    assert time.monotonic() - started < 3


def test_a_server_that_is_not_there_is_an_error_of_the_input() -> None:
    network = Network(
        resolve=lambda _host, _port: ["127.0.0.1"],
        allows=lambda _address, _port: True,
        ports=frozenset({9}),
    )
    with pytest.raises(InputFileError, match="does not answer"):
        read_page("http://shop.example:9/", network=network, timeout_s=3)
