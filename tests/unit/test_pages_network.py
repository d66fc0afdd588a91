"""No address but those of the public internet, in whatever form it is written."""

from __future__ import annotations

import pytest

from adwright.errors import InputFileError
from adwright.tools.pages import Network, is_public, read_page


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "224.0.0.1"),
        *("240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.9"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
        *("2001:db8::1", "::7f00:1", "not an address", ""),
    ],
)
def test_an_address_off_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808"]
)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0177.0.0.1/"),
        *("http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/"),
        "http://169.254.169.254/latest/meta-data/",
        *("http://user@example.com/", "http://user:pass@example.com/", "http://good@127.0.0.1/"),
        *("ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "javascript:x"),
        *("http://127.0.0.1:22/", "https://127.0.0.1:8443/", "http://127.0.0.1:99999/"),
        *("", "example.com", "//example.com/", "http://", "http:///path", "http://a b/"),
        *("http://127.0.0.1\\@example.com/", "http://127.0.0.1/\r\nHost: x", "http://[bad/"),
    ],
)
def test_a_url_that_leads_elsewhere_is_an_error_that_names_the_next_step(url: str) -> None:
    with pytest.raises(InputFileError) as caught:
        read_page(url, timeout_s=5)
    assert ":" in str(caught.value)


def test_a_password_in_a_url_is_not_repeated() -> None:
    with pytest.raises(InputFileError) as caught:
        read_page("https://user:hunter2@shop.example/")
    assert "hunter2" not in str(caught.value)


def test_one_private_address_among_public_ones_is_refused() -> None:
    network = Network(resolve=lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(InputFileError, match=r"10\.0\.0\.1"):
        read_page("https://shop.example/", network=network)


def test_a_name_that_is_not_found_is_an_error_of_the_input() -> None:
    def lost(_host: str, _port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(InputFileError, match="not found"):
        read_page("https://shop.example/", network=Network(resolve=lost))
