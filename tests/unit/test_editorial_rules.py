from __future__ import annotations

import pytest

from adwright.schema import Asset, AssetKind, Platform, Severity
from adwright.tools.editorial import RULES, Rule, check_asset
from adwright.tools.platforms import SPECS

PASSING = [pytest.param(r, t, id=f"{r.id}-{t[:24]}") for r in RULES for t in r.passing]
FAILING = [pytest.param(r, t, id=f"{r.id}-{t[:24]}") for r in RULES for t in r.failing]


def asset(text: str, kind: AssetKind = AssetKind.HEADLINE) -> Asset:
    return Asset(kind=kind, text=text, limit=90, width=len(text))


def errors(text: str, platform: Platform, kind: AssetKind, language: str = "en") -> set[str]:
    found = check_asset(
        Asset.model_construct(kind=kind, text=text, limit=90, width=0),
        platform=platform,
        language=language,
    )
    return {finding.rule for finding in found if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(("rule", "text"), PASSING)
def test_a_rule_lets_its_passing_examples_pass(rule: Rule, text: str) -> None:
    assert [text[start:end] for start, end in rule.places(text)] == []


@pytest.mark.parametrize(("rule", "text"), FAILING)
def test_a_rule_finds_its_failing_examples(rule: Rule, text: str) -> None:
    places = list(rule.places(text))
    assert places
    assert all(0 <= start <= end <= len(text) for start, end in places)


def test_rules_have_distinct_names_and_name_their_sources() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.source.startswith("https://") and rule.why and rule.fix for rule in RULES)
    assert all(rule.passing and rule.failing for rule in RULES)


GOOD_COPY = {
    "en": [
        "Retro runners, back again",
        "One pair, every commute",
        "Meet your new best friend",
        "First step: lace up",
        "Free-standing, easy to move",
        "Number plate holders in oak",
        "Cake with less sugar, more joy",
        "Book a quiet room by the sea",
        "Invoices sent before lunch",
        "Breathe in, breathe out",
        "USB-C cables that last",
        "Soft on skin & easy to wash",
        "Made in Leeds, worn in London",
        "A gift for the coffee lover",
        "Need a calmer morning?",
        "Don't iron it. Wear it.",
        "£18 soy candles, hand-poured",
        "Rock 'n' roll since 1974",
        "Wi-Fi, breakfast and sea view",
        "GDPR-ready invoicing for teams",
    ],
    "de": [
        "Retro-Sneaker für jeden Tag",
        "Der erste Schritt zählt",
        "Schuhe, die Geschichten erzählen",
        "Weniger Zucker, mehr Genuss",
        "Ruhe finden in der Altstadt",
        "Handyhülle mit Kamerarand",
        "Ab 79 € im Onlineshop",
        "Jetzt Zimmer am Meer buchen",
        "Stoßfest und schön schlank",
        "Für Pendler gemacht",
    ],
    "zh": [
        "复古跑鞋，重回街头",
        "少糖蛋糕，甜得刚好",
        "通勤路上，轻装出发",
        "第一步，从舒适开始",
        "给妈妈的一份心意",
        "手机壳也可以很复古",
        "安静的海边小酒店",
        "最近很火的中古风",
    ],
}
ROOMY = [
    (Platform.GOOGLE_SEARCH, AssetKind.DESCRIPTION),
    (Platform.META_FEED, AssetKind.PRIMARY_TEXT),
    (Platform.TIKTOK, AssetKind.AD_TEXT),
    (Platform.GOOGLE_SEARCH, AssetKind.HEADLINE),
]


@pytest.mark.parametrize(
    ("language", "text"), [(language, t) for language, texts in GOOD_COPY.items() for t in texts]
)
def test_good_copy_raises_no_alarm_on_any_platform(language: str, text: str) -> None:
    for platform, kind in ROOMY:
        found = check_asset(asset(text, kind), platform=platform, language=language)
        assert [f.rule for f in found if not f.rule.endswith("too_long")] == []


def test_a_text_over_a_hard_limit_is_an_error_and_over_a_recommendation_a_warning() -> None:
    long = "Retro runners for each and every one of your long days in the city"
    (hard,) = check_asset(asset(long), platform=Platform.GOOGLE_SEARCH, language="en")
    (soft,) = check_asset(asset(long), platform=Platform.META_FEED, language="en")
    assert (hard.rule, hard.severity) == ("google_search.too_long", Severity.ERROR)
    assert (soft.rule, soft.severity) == ("meta_feed.too_long", Severity.WARNING)


def test_width_is_counted_with_the_default_of_an_insertion() -> None:
    text = "{KeyWord:Retro running shoes} here"
    assert errors(text, Platform.GOOGLE_SEARCH, AssetKind.HEADLINE) == set()


def test_a_kind_that_the_platform_lacks_is_an_error() -> None:
    assert errors("Soft", Platform.TIKTOK, AssetKind.HEADLINE) == {"tiktok.not_taken"}


def test_a_brand_name_in_capitals_is_let_through_where_it_is_named() -> None:
    text = asset("VELARIUM runners")
    alone = check_asset(text, platform=Platform.GOOGLE_SEARCH, language="en")
    named = check_asset(text, platform=Platform.GOOGLE_SEARCH, language="en", names=("VELARIUM",))
    assert [finding.rule for finding in alone] == ["google.capitals"]
    assert named == ()


def test_an_exclamation_mark_is_refused_in_a_headline_but_not_in_a_description() -> None:
    rule = "google.exclamation_headline"
    assert errors("Run!", Platform.GOOGLE_SEARCH, AssetKind.HEADLINE) == {rule}
    assert errors("Run!", Platform.GOOGLE_SEARCH, AssetKind.DESCRIPTION) == set()


def test_personal_attributes_are_metas_rule_only() -> None:
    text = "Are you diabetic?"
    assert "meta.personal_attributes" in errors(text, Platform.WHATSAPP, AssetKind.PRIMARY_TEXT)
    assert errors(text, Platform.GOOGLE_SEARCH, AssetKind.HEADLINE) == set()


def test_an_absolute_term_is_found_in_chinese_copy_whatever_the_platform() -> None:
    for platform in (Platform.META_FEED, Platform.GOOGLE_SEARCH):
        found = errors("国家级品质", platform, AssetKind.HEADLINE, "zh-CN")
        assert "china.absolute_term" in found


def test_a_finding_points_at_the_words_and_gives_the_next_step() -> None:
    text = "Click here for shoes"
    (finding,) = check_asset(asset(text), platform=Platform.GOOGLE_SEARCH, language="en")
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == finding.span.text == "Click here"
    assert finding.fix
    assert finding.source.startswith("https://support.google.com/")


@pytest.mark.parametrize("platform", list(Platform))
def test_a_call_to_action_from_the_list_is_not_judged_as_copy(platform: Platform) -> None:
    if SPECS[platform].asset(AssetKind.CALL_TO_ACTION):
        assert errors("Buy", platform, AssetKind.CALL_TO_ACTION) == set()
