"""Pictures of the page for the docs: a real conversation in a real browser.

python -m adwright.ui.screenshots [FOLDER]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import MissingExtra, SettingsError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
CHROMIUM = os.environ.get("ADWRIGHT_CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
MOST_BYTES = 300_000
PATIENCE_MS = 120_000
BRIEF = (
    "Velar 74, retro running sneakers like in the seventies: breathable mesh upper with suede "
    "overlays, non-slip gum sole, cushioned footbed. 79 EUR, 4.8 stars from 2,100 buyers, 20% off "
    "your first pair. For city commuters in Great Britain and Germany, on Google Search, Facebook "
    "and TikTok. Budget 1500 EUR a month."
)
CHINESE = "原木手机支架，39元，胡桃木手工打磨，适合居家办公。投放谷歌搜索和抖音海外版。"
FEED = (
    "id,title,description,price,brand,link,shelf\n"
    "K1,Linen apron,Stone-washed linen apron with two pockets,39.00 EUR,Alder,"
    "https://shop.example/k1,A4\n"
    "K2,Oak cutting board,Solid oak board with a juice groove,49.00 EUR,Alder,"
    "https://shop.example/k2,B1\n"
    "K3,Enamel mug,Chip-resistant enamel mug for camp and kitchen,12.50 EUR,Alder,"
    "https://shop.example/k3,B2\n"
)


def main(arguments: list[str]) -> int:
    """Makes all pictures; 1 when one is larger than the docs take."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with served() as url, chromium() as browser:
        _conversation(browser, url, folder)
        _chinese(browser, url, folder)
        _batch(browser, url, folder)
    large = [file.name for file in folder.glob("*.png") if file.stat().st_size > MOST_BYTES]
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    if large:
        sys.stderr.write(f"larger than {MOST_BYTES} bytes: {', '.join(large)}\n")
    return int(bool(large))


@contextmanager
def served() -> Iterator[str]:
    """Address of a page server of its own, on the data folder in force."""
    command = [sys.executable, "-m", "adwright", "ui", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := re.search(r"ready: (http://\S+)", line):
            return found[1]
    raise SettingsError("the page did not start: try adwright ui")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser. Raises MissingExtra, SettingsError."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise MissingExtra("playwright", "dev") from error
    if not Path(CHROMIUM).exists():
        raise SettingsError(f"no browser at {CHROMIUM}: install chromium or set ADWRIGHT_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def _conversation(browser: Browser, url: str, folder: Path) -> None:
    page = _opened(browser, url)
    page.wait_for_selector(".aw-welcome")
    _shot(page, folder, "1-start")
    page.fill("#aw-message", BRIEF)
    page.press("#aw-message", "Enter")
    page.wait_for_selector("#aw-audience .aw-card")
    _shot(page, folder, "2-as-it-comes")
    _quiet(page)
    page.click('[data-change*="more_like"]')
    _quiet(page)
    _shot(page, folder, "3-ads")
    page.click("#aw-tab-audience")
    page.locator("#aw-audience .aw-card").first.scroll_into_view_if_needed()
    _shot(page, folder, "4-audience")
    page.locator("#aw-plots").scroll_into_view_if_needed()
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.evaluate("document.querySelector('#aw-plots').scrollIntoView({ block: 'start' })")
    page.evaluate("scrollBy(0, -120)")
    _shot(page, folder, "5-map")
    page.evaluate("scrollTo(0, 0)")
    page.click("#aw-tab-trust")
    _shot(page, folder, "6-trust")
    page.click('[data-page="theme"]')
    page.click("#aw-tab-ads")
    page.locator(".aw-pick").last.click()
    page.wait_for_selector('.aw-pick:last-child[aria-pressed="true"]')
    _shot(page, folder, "7-dark")
    phone = _opened(browser, page.url, size=PHONE)
    phone.wait_for_selector(".aw-bubble")
    phone.click("#aw-tab-ads")
    _shot(phone, folder, "8-phone")


def _chinese(browser: Browser, url: str, folder: Path) -> None:
    page = _opened(browser, url, locale="zh-CN")
    page.wait_for_selector(".aw-welcome")
    page.fill("#aw-message", CHINESE)
    page.press("#aw-message", "Enter")
    page.wait_for_selector(".aw-timeline")
    _quiet(page)
    _shot(page, folder, "9-chinese")


def _batch(browser: Browser, url: str, folder: Path) -> None:
    page = _opened(browser, url)
    page.click("#aw-tab-batch")
    with tempfile.TemporaryDirectory() as place:
        feed = Path(place) / "kitchen.csv"
        feed.write_text(FEED, encoding="utf-8")
        page.set_input_files("#aw-feed-file", str(feed))
        page.wait_for_selector("#aw-batch .aw-table")
        page.check('[data-page="batch-platform"][value="google_search"]')
        page.click('[data-page="batch-start"]')
        page.wait_for_selector("#aw-batch .aw-run a")
    page.evaluate("scrollTo(0, 0)")
    _shot(page, folder, "10-batch", whole=True)


def _opened(
    browser: Browser, url: str, *, size: dict[str, int] = WIDE, locale: str = "en-GB"
) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, locale=locale
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    page.wait_for_selector("#aw-chat .aw-log", state="attached")
    return page


def _quiet(page: Page) -> None:
    page.wait_for_function("!document.body.classList.contains('aw-busy')")


_HIDE = "#aw-toasts, .aw-run .aw-place { display: none !important; }"
"""What belongs to one machine or one moment: passing messages, the folder of a run."""


def _shot(page: Page, folder: Path, name: str, *, whole: bool = False) -> None:
    page.add_style_tag(content=_HIDE)
    page.wait_for_timeout(600)
    page.mouse.move(2, 2)
    page.screenshot(path=folder / f"{name}.png", full_page=whole, animations="disabled")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
