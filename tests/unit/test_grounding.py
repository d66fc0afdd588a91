from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.schema import Brief, Facet, FacetKind, Facets, Severity, Span
from adwright.tools.grounding import Grounding, ground, sources_of

SNEAKERS = {
    "product": {
        "name": "Velar 74",
        "description": "Retro running shoes with a gum sole and a breathable mesh upper.",
        "price": 79,
        "currency": "EUR",
        "features": ["breathable mesh upper", "30 hours of comfort", "recycled rubber sole"],
        "proof": ["4.8 stars from 2,100 buyers", "two-year warranty", "running since 1974"],
        "offer": "20% off until Sunday, free shipping",
    },
    "brand": {"name": "Velar", "voice": "bold; sound like the best and No. 1"},
    "audience": "runners of 25 to 34",
    "notes": "Made in Portugal. Never call it waterproof, it is not waterproof.",
}
CAKE = {
    "product": {
        "name": "松间低糖蛋糕",
        "description": "手工现烤，减糖三成，两年研发，最好吃的抹茶味",
        "price": 128,
        "currency": "CNY",
        "offer": "限时8折，包邮",
        "proof": ["超过3万位客户好评", "获2024年烘焙金奖"],
    }
}
BARE = {"product": {"name": "Comb", "description": "A comb of beech wood."}}


def grounded(text: str, language: str, fields: dict[str, Any]) -> Grounding:
    return ground(text, sources=sources_of(Brief.model_validate(fields)), language=language)


def unsupported(text: str, language: str, fields: dict[str, Any]) -> list[str]:
    return [f.span.text for f in grounded(text, language, fields).findings if f.span]


SUPPORTED = [
    ("en", "Velar 74 for €79"),
    ("en", "Now 79 EUR"),
    ("en", "Rated 4.8 by 2,100 buyers"),
    ("en", "4.8 stars, 2100 reviews"),
    ("en", "20% off until Sunday"),
    ("en", "20 percent off"),
    ("en", "Two-year warranty on every pair"),
    ("en", "24 months of warranty"),
    ("en", "A 2-year guarantee"),
    ("en", "30-hour comfort"),
    ("en", "Running since 1974"),
    ("en", "Free shipping"),
    ("en", "Made in Portugal"),
    ("de", "4,8 Sterne von 2.100 Kunden"),
    ("de", "Nur 79 € pro Paar"),
    ("de", "20 % Rabatt bis Sonntag"),
    ("de", "2 Jahre Garantie"),
    ("de", "Versandkostenfrei"),
    ("de", "Sohle aus recyceltem Gummi"),
    ("zh", "两年质保，安心入手"),
    ("zh", "八折优惠，包邮到家"),
    ("zh", "79欧元入手复古跑鞋"),
    ("zh", "4.8星，2100位买家"),
    ("es", "2 años de garantía"),
    ("fr", "20 % de réduction"),
    ("pt", "Frete grátis"),
]


@pytest.mark.parametrize(("language", "text"), SUPPORTED)
def test_what_the_brief_says_is_supported_in_any_language(language: str, text: str) -> None:
    result = grounded(text, language, SNEAKERS)
    assert [finding.message for finding in result.findings] == []
    assert result.evidence


INVENTED = [
    ("en", "20 € off", "20 €"),
    ("en", "30% off", "30%"),
    ("en", "20 hours of comfort", "20 hours"),
    ("en", "2 weeks of warranty", "2 weeks"),
    ("en", "74 reasons to run", "74"),
    ("en", "Only $79", "$79"),
    ("en", "4.9 stars", "4.9 stars"),
    ("en", "For runners of 25", "25"),
    ("en", "Loved by 21,000 buyers", "21,000 buyers"),
    ("en", "The best retro runners", "best"),
    ("en", "No. 1 in retro runners", "No. 1"),
    ("en", "The fastest pair", "fastest"),
    ("en", "Lighter than leather", "Lighter than"),
    ("en", "Waterproof to the sole", "Waterproof"),
    ("en", "Free gift inside", "Free"),
    ("en", "Award-winning design", "Award-winning"),
    ("en", "Certified comfort", "Certified"),
    ("en", "Only today", "Only today"),
    ("en", "Last chance", "Last chance"),
    ("en", "Only 5 left", "Only 5 left"),
    ("en", "New collection in store", "New collection"),
    ("en", "A bestseller since spring", "bestseller"),
    ("en", "Trusted by runners", "Trusted by"),
    ("en", "Handmade soles", "Handmade"),
    ("en", "Half price this week", "Half price"),
    ("en", "Model X200 is here", "X200"),
    ("en", "24/7 support", "24/7"),
    ("en", "Until 31 May", "31 May"),
    ("de", "Die besten Laufschuhe", "besten"),
    ("de", "30 % günstiger", "30 %"),
    ("de", "Nur heute", "Nur heute"),
    ("de", "Drei Jahre Garantie", "Drei Jahre"),
    ("de", "Testsieger der Saison", "Testsieger"),
    ("de", "Kostenlos testen", "Kostenlos testen"),
    ("de", "Wasserdicht bis zur Sohle", "Wasserdicht"),
    ("zh", "销量第一的跑鞋", "第一"),
    ("zh", "最舒适的跑鞋", "最舒适"),
    ("zh", "五折起", "五折"),
    ("zh", "三年质保", "三年"),
    ("zh", "纯手工制作", "纯手工"),
    ("zh", "获奖设计", "获奖"),
    ("es", "Gratis para ti", "Gratis"),
    ("fr", "Édition limitée", "Édition limitée"),
    ("pt", "Só hoje", "Só hoje"),
]


@pytest.mark.parametrize(("language", "text", "words"), INVENTED)
def test_what_the_brief_does_not_say_is_an_error(language: str, text: str, words: str) -> None:
    findings = grounded(text, language, SNEAKERS).findings
    assert words in [finding.span.text for finding in findings if finding.span]
    assert all(f.severity is Severity.ERROR and f.rule.startswith("ground.") for f in findings)


HARMLESS = [
    ("en", "Your best friend on the road"),
    ("en", "Look your best"),
    ("en", "One pair for every day"),
    ("en", "First step to a calm morning"),
    ("en", "Free-standing shelf in oak"),
    ("en", "Feel free to run"),
    ("en", "Time for yourself, free from noise"),
    ("en", "Free time with friends"),
    ("en", "Number plate holders"),
    ("en", "For your new home"),
    ("en", "A new day in New York"),
    ("en", "Make the most of Sunday"),
    ("en", "Sunday best, every day"),
    ("en", "More than just a shoe"),
    ("en", "Better than ever"),
    ("en", "One day you will thank yourself"),
    ("en", "The one thing you need"),
    ("en", "Save time on invoices"),
    ("en", "A house for sale by the sea"),
    ("en", "Leading you home"),
    ("en", "Take a minute, take a breath"),
    ("en", "Nine to five and after"),
    ("en", "Four walls, one sofa"),
    ("en", "All the best for the season"),
    ("en", "Warm light, warmer evenings"),
    ("en", "Second home, first love"),
    ("en", "No guarantee of a tidy desk"),
    ("en", "Organic shapes in clay"),
    ("en", "Ready when you are"),
    ("en", "Wait no more"),
    ("de", "Dein bester Freund im Alltag"),
    ("de", "Am besten gleich loslaufen"),
    ("de", "Der erste Schritt zählt"),
    ("de", "Ein Schuh für alle Tage"),
    ("de", "Mehr als ein Schuh"),
    ("de", "Neue Wege gehen"),
    ("de", "Freiheit an den Füßen"),
    ("de", "Zwei Schritte voraus"),
    ("de", "Eine Liste für die Küste"),
    ("de", "Kosten im Blick"),
    ("de", "Biologie macht Spaß"),
    ("zh", "第一步，从舒适开始"),
    ("zh", "一起去海边走走"),
    ("zh", "最近很火的复古风"),
    ("zh", "一年四季都好穿"),
    ("zh", "万一下雨也不怕"),
    ("zh", "最后一口也香甜"),
    ("zh", "三明治与咖啡"),
    ("zh", "十分柔软的触感"),
    ("zh", "每一天都轻松"),
    ("zh", "最爱的味道"),
    ("zh", "生活百分百自在"),
    ("es", "Un paseo sin prisa"),
    ("fr", "Le bonheur à chaque pas"),
    ("pt", "Conforto para o dia"),
]


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_everyday_words_raise_no_alarm(language: str, text: str) -> None:
    assert unsupported(text, language, BARE) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "减糖三成，手工现烤"),
        ("zh", "限时八折，全国包邮"),
        ("zh", "超过3万位客户好评"),
        ("zh", "¥128一份"),
        ("en", "Handmade, ¥128"),
        ("en", "20% off for a limited time"),
        ("en", "Loved: 30,000 customers"),
        ("de", "Handgemacht, versandkostenfrei"),
        ("en", "Gold award 2024"),
    ],
)
def test_a_chinese_brief_supports_copy_in_other_languages(language: str, text: str) -> None:
    assert unsupported(text, language, CAKE) == []


def test_a_negated_claim_of_the_brief_supports_nothing() -> None:
    fields = {"product": {"name": "Comb", "description": "It is not waterproof. No warranty."}}
    assert unsupported("Waterproof", "en", fields) == ["Waterproof"]
    assert unsupported("With warranty", "en", fields) == ["warranty"]


def test_the_brands_voice_and_the_audience_prove_nothing() -> None:
    fields = {**BARE, "brand": {"name": "X", "voice": "the best"}, "audience": "34 and over"}
    assert unsupported("The best comb at 34", "en", fields) == ["34", "best"]


def test_a_number_of_a_name_is_no_number_of_anything_else() -> None:
    assert unsupported("Velar 74", "en", SNEAKERS) == []
    assert unsupported("74% softer", "en", SNEAKERS) == ["74%"]


def test_the_page_supports_what_it_says() -> None:
    sources = sources_of(Brief.model_validate(BARE), page="Winner of the 2023 Comb Award. €12.")
    result = ground("Award-winning since 2023, €12", sources=sources, language="en")
    assert result.findings == ()
    assert {span.source for span in result.evidence} == {"page"}


def test_every_span_of_evidence_is_in_its_source() -> None:
    sources = sources_of(Brief.model_validate(SNEAKERS))
    for language, text in SUPPORTED:
        for span in ground(text, sources=sources, language=language).evidence:
            assert sources[span.source][span.start : span.end] == span.text


def test_style_and_benefit_words_carry_the_facets_evidence() -> None:
    retro = Span(source="product.description", start=0, end=5, text="Retro")
    facets = Facets(
        styles=(
            Facet(kind=FacetKind.STYLE, value="retro", concept="style.retro", evidence=(retro,)),
        )
    )
    sources = sources_of(Brief.model_validate(SNEAKERS))
    for language, text in (("en", "Retro runners"), ("zh", "复古跑鞋"), ("de", "Retro-Schuhe")):
        result = ground(text, sources=sources, language=language, facets=facets)
        assert retro in result.evidence
    plain = ground("Running shoes", sources=sources, language="en", facets=facets)
    assert retro not in plain.evidence


def test_a_feature_in_other_word_order_is_evidence() -> None:
    spans = grounded("An upper of mesh that stays breathable", "en", SNEAKERS).evidence
    assert "product.features[0]" in {span.source for span in spans}


def test_a_finding_points_into_the_text_and_gives_the_next_step() -> None:
    text = "Now 30% off"
    (finding, *_) = grounded(text, "en", SNEAKERS).findings
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == finding.span.text
    assert finding.fix
    assert finding.source


@given(st.text(max_size=80), st.sampled_from(["en", "de", "zh", "fr", "ja"]))
@settings(max_examples=150, deadline=None)
def test_a_text_is_always_supported_by_itself(text: str, language: str) -> None:
    result = ground(text, sources={"text": text}, language="")
    assert [f.rule for f in result.findings if f.rule in {"ground.price", "ground.percent"}] == []


@given(st.integers(min_value=2, max_value=10**6), st.sampled_from(["%", " €", " hours", " kg"]))
@settings(max_examples=100, deadline=None)
def test_a_measured_number_needs_the_same_number_and_unit(number: int, unit: str) -> None:
    text = f"Now {number}{unit}"
    assert ground(text, sources={"text": f"{number}{unit}"}, language="en").findings == ()
    assert ground(text, sources={"text": f"{number + 1}{unit}"}, language="en").findings
    assert ground(text, sources={"text": f"{number} pairs"}, language="en").findings
