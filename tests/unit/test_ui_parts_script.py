"""The script of the parts in a real browser: counters live, and one event for every control."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adwright.schema import Asset, AssetKind, Creative, Finding, Market, Platform, Severity
from adwright.ui.parts import editor, script, stylesheet
from adwright.ui.words import words

WHERE = "google_search/GB/en/1/headline[0]"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a head; a run in CI has to have one."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is not installed: apt-get install chromium")
        pytest.skip("chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A page with the editor of one ad, whose second headline has an error."""
    texts = ("Retro sneakers", "BEST SHOES")
    assets = tuple(
        Asset(kind=AssetKind.HEADLINE, text=text, limit=30, width=len(text)) for text in texts
    )
    creative = Creative(platform=Platform.GOOGLE_SEARCH, format="x", language="en", assets=assets,
                        market=Market(country="GB", language="en"))  # fmt: skip
    error = Finding(rule="google.form", severity=Severity.ERROR, message="odd capitals",
                    where="google_search/GB/en/1/headline[1]")  # fmt: skip
    body = editor(creative, words("en"), findings=[error])
    hear = "window.heard = []; document.addEventListener('adwright', (e) => heard.push(e.detail));"
    file = tmp_path / "editor.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><style>{stylesheet()}</style>{body}"
        f"<script>{script()}\n{script()}\n{hear}</script>",
        encoding="utf-8",
    )
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.goto(file.as_uri())
    yield tab
    tab.close()


def test_the_counter_follows_typing_in_the_counting_of_the_platform(page: Any) -> None:
    field, row = page.locator("textarea").first, page.locator(".aw-row").first
    field.fill("复古运动鞋 retro")
    assert row.locator(".aw-count").inner_text() == "16 of 30"
    field.fill("复古运动鞋复古运动鞋复古运动鞋！")
    assert row.locator(".aw-count").inner_text() == "32 of 30"
    assert field.get_attribute("aria-invalid") == "true"
    assert "aw-over" in (row.locator(".aw-counter").get_attribute("class") or "")


def test_enter_saves_an_edit_once_and_escape_takes_it_back(page: Any) -> None:
    field = page.locator("textarea").first
    field.fill("Retro for you")
    field.press("Escape")
    assert field.input_value() == "Retro sneakers"
    field.fill("  Retro for all ")
    field.press("Enter")
    page.locator("textarea").nth(1).focus()
    assert page.evaluate("heard") == [
        {"change": {"kind": "edit_asset", "where": WHERE, "text": "Retro for all"}}
    ]


def test_a_field_left_empty_keeps_its_text(page: Any) -> None:
    field = page.locator("textarea").first
    field.fill(" ")
    page.locator("textarea").nth(1).focus()
    assert field.input_value() == "Retro sneakers"
    assert page.evaluate("heard") == []


def test_a_control_sends_its_change_by_mouse_and_by_key(page: Any) -> None:
    lock = page.get_by_role("button", name="Lock").first
    lock.click()
    lock.press("Enter")
    change = {"change": {"kind": "lock_assets", "where": WHERE}}
    assert page.evaluate("heard") == [change, change]


def test_a_control_that_refuses_sends_nothing(page: Any) -> None:
    approve = page.get_by_role("button", name="Approve", exact=True).nth(1)
    approve.click(force=True)
    approve.press("Enter")
    assert page.evaluate("heard") == []


def test_the_editor_fits_a_phone_and_shows_where_the_focus_is(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
