"""The chat page as a person meets it: start, first words of progress, a whole campaign.

A real server process and a real headless Chromium (ADWRIGHT_CHROMIUM, else /usr/bin/chromium),
on a data folder whose index is built.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...errors import SettingsError
from .figures import Figure, median_of, spread

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STARTS, TALKS = 3, 5
CHROMIUM = os.environ.get("ADWRIGHT_CHROMIUM", "/usr/bin/chromium")
BRIEF = (
    "Velar 74, retro running sneakers with a breathable mesh upper, a gum sole and a cushioned "
    "footbed, 79 EUR, 4.8 stars from 2,100 buyers, for city commuters in Great Britain, on Google "
    "Search and Facebook"
)
READY_S, WORDS_S, CAMPAIGN_S = 8.0, 0.5, 6.0
PATIENCE_MS = 120_000


def run() -> tuple[Figure, ...]:
    """Medians: of starts after a first one, and of conversations in fresh profiles."""
    starts: list[float] = []
    for _ in range(STARTS):
        with _served() as (_, seconds):
            starts.append(seconds)
    with _served() as (url, seconds), _browser() as browser:
        starts.append(seconds)
        _talk(browser, url)
        talks = [_talk(browser, url) for _ in range(TALKS)]
    words, whole = [first for first, _ in talks], [last for _, last in talks]
    return (
        _figure("page ready after `adwright ui`", starts[1:], READY_S),
        _figure("first words of progress after sending", words, WORDS_S),
        _figure("campaign in the page, two platforms", whole, CAMPAIGN_S),
    )


def _figure(name: str, seconds: list[float], reach: float) -> Figure:
    median = median_of(seconds)
    return Figure(
        name=name,
        value=median,
        unit="s",
        reach=f"< {reach:g}",
        reached=median < reach,
        detail=f"builtin writer; {spread(seconds)}",
    )


@contextmanager
def _served() -> Iterator[tuple[str, float]]:
    """The page's address, and the seconds until it answered."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "adwright", "ui", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            found = next((url for line in process.stdout or () if (url := _address(line))), "")
            if not found:
                raise SettingsError("the page did not start: try adwright ui")
            yield found, time.perf_counter() - started
        finally:
            process.terminate()


def _address(line: str) -> str:
    found = re.search(r"ready: (http://\S+)", line)
    return found[1] if found else ""


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def _talk(browser: Browser, url: str) -> tuple[float, float]:
    """Seconds from sending to the first words of progress, and to the whole campaign."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    page.wait_for_selector(".aw-welcome")
    page.fill("#aw-message", BRIEF)
    started = time.perf_counter()
    page.press("#aw-message", "Enter")
    page.wait_for_selector(".aw-timeline")
    first = time.perf_counter() - started
    page.wait_for_selector(".aw-row")
    page.wait_for_function("!document.body.classList.contains('aw-busy')")
    last = time.perf_counter() - started
    context.close()
    return first, last
