"""The live counter of the page counts as the server counts."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from adwright.tools.counting import Counting, width
from adwright.ui.parts.assets import script, wide_ranges

TEXTS = [
    "", "a", "Retro sneakers", "复古运动鞋", "混合 mixed 文本", "ｆｕｌｌ\u3000ｗｉｄｔｈ",
    "ﾊﾝｶｸ", "가나다", "🎉 party", "👨\u200d👩\u200d👧 family", "e\u0301 combining", "𠮷野家",
    "—“quotes”…", "\u3000", "{KeyWord:复古 shoes}", "Buy {keyword:Shoes} now",
    "{ Key Word : a } {b}", "{CUSTOMIZER.price:79}", "{LOCATION(City):Berlin}", "{unclosed",
    "}{", "{keyword:}", "{KeyWord:a{b}", "{keyword:a}{KEYWORD:b}", "{customizer.a:b:c}",
    "{\u00a0keyword\u2003:x}", "{KEYWORD:\u212aelvin}", "{\u212aeyword:x}", "café ÀÉÎ",
    "Ⅷ ① ㊗ ㎏ ￥ ¥ €", "\u1100\u1161", "⌚ ⏰ ☔ ♿ ⚽ ✅ ❌ ➕ ⬛ ⭐", "\u0378 unassigned",
]  # fmt: skip


def test_the_counter_of_the_page_equals_the_counter_of_the_server(tmp_path: Path) -> None:
    texts = [*TEXTS, *_random_texts(400)]
    wanted = [[width(text, counting) for counting in Counting] for text in texts]
    assert _counted_in_javascript(texts, tmp_path) == wanted


def test_wide_ranges_hold_exactly_the_wide_characters() -> None:
    ranges = wide_ranges()
    inside = {code for first, last in ranges for code in range(first, last + 1)}
    for code in range(0x110000):
        assert (unicodedata.east_asian_width(chr(code)) in "WF") == (code in inside), hex(code)


def _random_texts(count: int) -> list[str]:
    """Texts of letters from all planes, with braces and insertions among them."""
    dice = random.Random(74)
    pieces = ["{", "}", ":", "keyword", "KeyWord:", "{keyword:", "customizer.x:", " ", "\t"]
    blocks = [(32, 126), (0xA0, 0x2FF), (0x1100, 0x11FF), (0x2000, 0x2BFF), (0x2E80, 0xA4CF),
              (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFFE6), (0x1F000, 0x1FAFF),
              (0x20000, 0x2A6DF)]  # fmt: skip
    texts = []
    for _ in range(count):
        letters = [
            dice.choice(pieces) if dice.random() < 0.2 else chr(dice.randint(*dice.choice(blocks)))
            for _ in range(dice.randint(0, 24))
        ]
        texts.append("".join(letters))
    return texts


def _counted_in_javascript(texts: list[str], folder: Path) -> list[list[int]]:
    """Lengths by the page's own script, in node or else in a browser."""
    counters = [counting.value for counting in Counting]
    body = f"{_counter_only()}\nconst texts = {json.dumps(texts)}, ways = {json.dumps(counters)};"
    run = "texts.map((text) => ways.map((way) => globalThis.adwrightWidth(text, way)))"
    node = shutil.which("node")
    if node:
        file = folder / "counter.js"
        file.write_text(f"{body}\nprocess.stdout.write(JSON.stringify({run}));", encoding="utf-8")
        done = subprocess.run([node, str(file)], capture_output=True, text=True, check=True)
        answer: list[list[int]] = json.loads(done.stdout)
        return answer
    return _in_browser(f"{body}\nwindow.counted = {run};")


def _in_browser(code: str) -> list[list[int]]:
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("neither node nor chromium is installed")
        pytest.skip("neither node nor chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=code)
        counted: list[list[int]] = page.evaluate("window.counted")
        browser.close()
    return counted


def _counter_only() -> str:
    """The script up to the part that needs a document."""
    whole = script()
    return whole[: whole.index("// What the parts do by themselves")]
