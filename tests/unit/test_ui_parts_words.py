"""The texts of the page in every language."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from adwright.schema import (
    AssetKind,
    AssetState,
    BudgetPeriod,
    DataClass,
    FacetKind,
    Platform,
    PrivacyPolicy,
    SegmentRole,
    Severity,
    SpecialCategory,
)
from adwright.tools.privacy import DIRECT_TYPES, SPECIAL_TYPES
from adwright.ui.parts.previews import VIEWS
from adwright.ui.parts.progress import STEPS
from adwright.ui.words import LANGUAGES, words

ENUMERATED = {
    "platform": [item.value for item in Platform],
    "kind": [item.value for item in AssetKind],
    "kinds": [item.value for item in AssetKind],
    "editor": [item.value for item in AssetState],
    "data_class": [item.value for item in DataClass],
    "policy": [item.value for item in PrivacyPolicy],
    "facet": [item.value for item in FacetKind],
    "role": [item.value for item in SegmentRole],
    "finding": [item.value for item in Severity],
    "special": [item.value for item in SpecialCategory],
    "period": [item.value for item in BudgetPeriod],
    "personal": [kind.lower() for kind in (*DIRECT_TYPES, *SPECIAL_TYPES)],
    "progress": list(STEPS),
    "view": sorted({name for views in VIEWS.values() for name in views}),
}


def test_every_language_has_the_same_keys() -> None:
    keys = {language: set(words(language).texts) for language in LANGUAGES}
    for language in LANGUAGES:
        assert keys[language] == keys["en"], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in words(language).texts.items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree_with_english(language: str) -> None:
    for key, english in words("en").texts.items():
        text = words(language).texts[key]
        assert _names(text) == _names(english) or key == "format.date", key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ENUMERATED)
def test_every_value_of_a_fixed_set_has_words(language: str, section: str) -> None:
    texts = words(language).texts
    assert [name for name in ENUMERATED[section] if f"{section}.{name}" not in texts] == []


def test_every_key_that_the_parts_ask_for_is_there(root: Path) -> None:
    texts = words("en").texts
    for file in (root / "ui" / "parts").rglob("*.py"):
        for key in re.findall(r'words\("([a-z_0-9.-]+)"', file.read_text(encoding="utf-8")):
            assert key in texts or key.endswith("."), f"{file.name}: {key}"
        for key in re.findall(r'words\.count\("([a-z_.]+)"', file.read_text(encoding="utf-8")):
            assert {f"{key}.one", f"{key}.other"} <= set(texts), f"{file.name}: {key}"


def test_chinese_texts_are_chinese() -> None:
    names = {
        "app.name", "chat.adwright", "view.reel", "platform.youtube", "platform.whatsapp",
        "platform.tiktok", "platform.meta_reels", "export.google_ads_editor", "export.meta_json",
    }  # fmt: skip
    for key, text in words("zh").texts.items():
        english = re.sub(r"\{\w+\}", "", words("en").texts[key])
        if re.search(r"[A-Za-z]{4,}", english) and not key.startswith(("placement.", "format.")):
            assert re.search(r"[\u4e00-\u9fff]", text) or key in names, key


def test_a_language_that_the_page_does_not_speak_is_answered_in_english() -> None:
    assert words("fi").language == "en"
    assert words("zh-Hant-TW").language == "zh"


def test_a_missing_key_is_named() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        words("en")("no.such.key")


def test_a_value_is_put_in_as_it_is_even_when_it_looks_like_a_placeholder() -> None:
    assert words("en")("ads.written_by", writer="{limit} {0}") == "Written by {limit} {0}"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "shown"),
    [
        ("en", "1500", "EUR", "€1,500"),
        ("zh", "12.5", "CNY", "¥12.50"),
        ("en", "0.00123", "USD", "$0.0012"),
        ("en", "0.0000001", "USD", "$0.0001"),
        ("en", "0", "USD", "$0"),
        ("en", "79", "CHF", "CHF 79"),
    ],
)
def test_money_is_written_as_the_language_writes_it(
    language: str, amount: str, currency: str, shown: str
) -> None:
    assert words(language).money(Decimal(amount), currency) == shown


def test_numbers_dates_and_times_follow_the_language() -> None:
    when = datetime(2026, 5, 9, 14, 3)  # noqa: DTZ001 - a wall clock's reading
    en, zh = words("en"), words("zh")
    assert (en.date(when), zh.date(when)) == ("9 May 2026, 14:03", "2026年5月9日 14:03")
    assert (en.seconds(230), en.seconds(2345), zh.seconds(2345)) == ("230 ms", "2.3 s", "2.3 秒")
    assert (en.percent(48), en.percent(Decimal("15.5"), 1)) == ("48%", "15.5%")
    assert (en.country("DE"), zh.country("DE")) == ("Germany", "德国")
    assert (en.country("XX"), zh.country("AD")) == ("XX", "Andorra")
    assert (en.language_name("pt-BR"), zh.language_name("de")) == ("Portuguese", "德语")


def test_one_and_many_have_their_own_form() -> None:
    assert words("en").count("audience.chosen", 1) == "1 audience chosen"
    assert words("en").count("audience.chosen", 1200) == "1,200 audiences chosen"
    assert words("zh").count("audience.chosen", 1) == "已选 1 个受众"


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
