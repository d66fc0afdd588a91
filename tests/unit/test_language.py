from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.tools.language import detect_language

EXAMPLES = {
    "en": [
        "Retro sneakers for city commuters", "waterproof", "I sell handmade soy candles",
        "make ads", "Free shipping", "Buy now", "phone case",
    ],
    "de": [
        "Handgemachte Sojakerzen aus Leipzig", "wasserdicht", "Turnschuhe für Pendler",
        "Schnelle Lieferung", "Wir suchen Pflegekräfte (m/w/d)", "kostenloser Versand",
    ],
    "zh": ["手机壳", "德国仓发货 iPhone 15 Pro Max", "复古 sneakers"],
    "fr": ["Bougies artisanales au soja pour la maison", "livraison gratuite"],
    "es": ["Zapatillas retro para la ciudad", "envío gratis", "Velas hechas a mano"],
    "pt": ["Tênis retrô para a cidade", "Velas feitas à mão em São Paulo"],
    "it": ["Scarpe da ginnastica retrò", "spedizione gratuita per te"],
    "nl": ["Retro sneakers voor in de stad", "handgemaakte kaarsen"],
    "sv": ["Handgjorda ljus från Göteborg"],
    "pl": ["Świece sojowe ręcznie robione"],
    "ja": ["レトロなスニーカー", "手作りのろうそく"],
    "ko": ["수제 소이캔들"],
    "ru": ["Свечи ручной работы"],
    "uk": ["Свічки ручної роботи для її дому"],
    "ar": ["شموع مصنوعة يدويا"],
    "el": ["Χειροποίητα κεριά"],
    "th": ["เทียนทำมือ"],
    "": ["", "12345", "Velar 74", "!!!", "asdf qwer zxcv"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(tag, text) for tag, texts in EXAMPLES.items() for text in texts]
)
def test_short_texts_are_told_by_script_words_and_spelling(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_a_chinese_brief_with_latin_brands_is_chinese() -> None:
    assert detect_language("我们卖 MagSafe 手机壳,支持 iPhone 和 Android,发货到德国") == "zh"


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_and_always_the_same(text: str) -> None:
    assert detect_language(text) == detect_language(text)
