from __future__ import annotations

from collections.abc import Mapping

import pytest

from adwright.schema import Severity
from adwright.tools.grounding import ground

BARE = {"product.name": "Comb", "product.description": "A comb of beech wood."}

HARMLESS = {
    "en": [
        "Comb that glides through curls",
        "Home is where the sea is",
        "Coffee that tastes like Sunday",
        "For evenings in, and mornings out",
        "Get to know the comb",
        "It's time for a change",
        "Lightest touch of lavender",
        "Latest arrivals at the station",
        "Two hands, one craft",
        "Start fresh this Monday",
        "Dressed to the nines",
        "A first for every baby",
        "Quick lunch, slow dinner",
        "Softer mornings start here",
        "Because the small things count",
        "Most mornings begin with coffee",
        "A best man's gift",
        "Test the waters",
        "See you on Friday",
        "Ready by Friday? Book a table",
        "The last mile, the first smile",
        "Limited only by imagination",
        "Free your hands",
        "Carefree weekends",
        "Your skin, but calmer",
        "Learn German with a tutor",
        "Made in the kitchen next door",
        "Fast asleep by ten",
        "Nurses wanted in Leeds",
        "Join our team of makers",
        "Work that matters, close to home",
        "Not just a pretty face",
        "Find your next chapter",
        "Win back your evenings",
        "From seed to cup",
        "Fewer clicks, more done",
        "Love at first bite",
        "Less noise, more music",
        "Sign up in minutes",
        "A better way to bill",
        "Gentle dental care in Leeds",
        "Slow mornings by the harbour",
        "Wood that warms with age",
        "Save the date",
        "Meet the maker",
        "Everything in its place",
    ],
    "de": [
        "Mehr Zeit für dich",
        "Der Kamm, der bleibt",
        "Ein Zuhause für Bücher",
        "Frisch aus dem Ofen",
        "Schneller ans Ziel",
        "Leise durch die Nacht",
        "Besser schlafen, leichter aufstehen",
        "Wie neu geboren",
        "Freie Zimmer mit Meerblick",
        "Weil Details zählen",
        "Erste Liebe, zweites Zuhause",
        "Am liebsten draußen",
        "Gut zu Fuß",
        "Alles an einem Ort",
        "Im Test des Alltags bestanden",
        "Ausgezeichnete Laune",
        "Wir suchen Pflegekräfte in Leipzig",
        "Zeit für Neues",
        "Ganz ohne Eile",
        "Sterne über dem Meer",
        "Ein Tag am See",
        "Zwei Tassen Kaffee",
        "Jetzt Termin sichern",
        "Nichts verpassen im Alltag",
        "Kleine Pause, große Wirkung",
        "Rechnungen in Minuten schreiben",
    ],
    "zh": [
        "轻松梳顺每一天",
        "一口就爱上",
        "好物不必多",
        "在家也能喝到好咖啡",
        "一个人也要好好吃饭",
        "给自己放个假",
        "第二天也精神",
        "最初的味道",
        "一站式记账",
        "三口之家的小车",
        "十年如一日的手艺",
        "通勤百搭",
        "天天好心情",
        "新的一天从早餐开始",
        "慢下来，听海",
        "最多的温柔给你",
        "一起变好",
        "千里之外也想念",
        "首次见面，请多关照",
        "一次就够",
        "两个人的周末",
        "九点见",
        "免去排队的烦恼",
        "送给妈妈",
        "今天也要开心",
        "只为你",
        "全新的自己",
    ],
    "es": [
        "Zapatos para caminar",
        "Un día en la playa",
        "Mejor juntos",
        "Más tiempo para ti",
    ],
    "fr": [
        "Des chaussures pour la ville",
        "Une journée à la mer",
        "Mieux ensemble",
        "Plus de temps pour vous",
    ],
    "pt": [
        "Sapatos para a cidade",
        "Um dia na praia",
        "Mais tempo para você",
    ],
}

INVENTED = {
    "en": [
        "Europe's favourite comb",
        "Trusted by thousands",
        "The comb everyone loves",
        "Rated excellent",
        "Top-rated comb",
        "Now 50 off",
        "Two for the price of one",
        "Save up to half",
        "Prices slashed",
        "Cheaper than plastic",
        "10x faster styling",
        "Twice as strong",
        "Three times softer",
        "Premium quality guaranteed",
        "Lasts for years",
        "Ships tomorrow",
        "Ships in 24h",
        "Pay in 3 instalments",
        "Since 1950",
        "Over 100 salons use it",
        "A million combs sold",
        "Doctors recommend it",
        "Clinically tested wood",
        "The world's softest comb",
        "Zero plastic",
        "100% natural",
        "Ends at midnight",
        "Today only",
        "Just a few left",
        "Vegan and plastic-free",
        "BPA-free handle",
        "Winner 2024",
        "Hypoallergenic handle",
        "As seen on TV",
        "Buy one, get one free",
        "Free comb case",
        "No. 1 choice",
        "#1 comb",
        "Unbeatable price",
        "Award winning",
        "One-year warranty",
        "Never breaks",
        "Five-star comb",
    ],
    "de": [
        "Europas beliebtester Kamm",
        "Doppelt so stark",
        "Dreimal weicher",
        "Seit 1950",
        "Über 100 Salons",
        "Eine Million Kämme verkauft",
        "Von Friseuren empfohlen",
        "Günstiger als Plastik",
        "100 % Natur",
        "Nur noch heute",
        "Jetzt 10 Euro sparen",
        "Ab morgen bei dir",
        "Versand in 24 Stunden",
        "Preis-Leistungs-Sieger",
        "Stiftung Warentest sehr gut",
        "Die Nummer 1",
        "Plastikfrei",
        "Klimaneutral verpackt",
        "Gratis Etui",
        "Letzte Stücke",
    ],
    "zh": [
        "百万用户的选择",
        "全网最低价",
        "三倍柔顺",
        "两倍耐用",
        "始于1950年",
        "医生推荐",
        "买一送一",
        "今日特价",
        "明天送达",
        "24小时发货",
        "不含塑料",
        "100%天然",
        "永不断裂",
        "仅剩5把",
        "口碑第一",
        "明星同款",
        "德国进口",
        "限量发售",
        "十年质保",
    ],
}


def rows(table: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), rows(HARMLESS))
def test_copy_that_claims_nothing_raises_no_alarm(language: str, text: str) -> None:
    findings = ground(text, sources=BARE, language=language).findings
    assert [finding.message for finding in findings] == []


@pytest.mark.parametrize(("language", "text"), rows(INVENTED))
def test_a_claim_that_a_bare_brief_lacks_is_found(language: str, text: str) -> None:
    findings = ground(text, sources=BARE, language=language).findings
    assert Severity.ERROR in {finding.severity for finding in findings}


@pytest.mark.parametrize(("language", "text"), rows(INVENTED))
def test_a_claim_that_the_brief_makes_in_the_same_words_is_supported(
    language: str, text: str
) -> None:
    sources = {"product.name": "Comb", "product.proof[0]": text}
    assert ground(text, sources=sources, language=language).findings == ()


@pytest.mark.parametrize(
    ("text", "language", "source", "supported"),
    [
        ("Made in Portugal", "en", "made in Portugal", True),
        ("Made in Germany", "en", "in Deutschland gefertigt", True),
        ("Made in Germany", "en", "德国制造", True),
        ("德国制造", "zh", "Made in Germany", True),
        ("Made in Germany", "en", "made in Portugal", False),
        ("Made in Leeds", "en", "made in York", False),
        ("德国制造", "zh", "日本制造", False),
    ],
)
def test_a_claim_of_origin_names_the_place_of_the_brief(
    text: str, language: str, source: str, supported: bool
) -> None:
    findings = ground(text, sources={"product.proof[0]": source}, language=language).findings
    assert (findings == ()) is supported


@pytest.mark.parametrize(
    ("text", "source", "supported"),
    [
        ("Thousands of customers", "4.8 stars from 2,100 buyers", True),
        ("Loved by many", "4.8 stars from 2,100 buyers", False),
        ("Limited-time offer", "20% off until Sunday", True),
        ("Only today", "20% off until Sunday", False),
        ("Softer than ever", "wool", True),
        ("Softer than wool", "the softest comb", True),
        ("The softest comb", "softer than wool", False),
        ("Free trial", "free delivery", False),
        ("Free", "free trial for 14 days", True),
        ("No shipping costs", "free shipping", True),
    ],
)
def test_one_claim_supports_another_only_where_it_carries_it(
    text: str, source: str, supported: bool
) -> None:
    findings = ground(text, sources={"product.offer": source}, language="en").findings
    assert (findings == ()) is supported
