from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adwright.agents.understanding import Understanding, understand
from adwright.schema import Brand, Brief, Facets, Goal, Market, Platform, Product, SpecialCategory

CANDLES = "I sell handmade soy candles from Leeds called Wick & Bloom, £18"
SNEAKERS = (
    "Retro sneakers, breathable mesh, gum sole, €79, Germany and UK. 4.8 stars from 2,100 buyers. "
    "20% off until Sunday. not sporty!"
)
CASES = "我在深圳卖手机壳和钢化膜,防摔防指纹,想卖到德国,99元包邮,适合通勤族"
APP = (
    "Meditations-App namens Stillwater: zehn Minuten am Tag, für Menschen mit wenig Zeit, 30 Tage "
    "kostenlos testen, danach 7,99 € im Monat"
)


def of(text: str) -> Understanding:
    return understand(Brief.from_text(text))


def concepts(facets: Facets, group: str) -> list[str]:
    return [facet.concept for facet in getattr(facets, group)]


def values(facets: Facets, group: str) -> list[str]:
    return [facet.value for facet in getattr(facets, group)]


def assert_evidence_stands(brief: Brief, facets: Facets, page: str = "", image: str = "") -> None:
    texts = {**brief.texts(), "page": page, "image": image}
    for facet in facets.all():
        for span in facet.evidence:
            assert texts[span.source][span.start : span.end] == span.text


def test_a_line_of_free_text_gives_product_brand_price_and_market() -> None:
    found = of(CANDLES)
    brief = found.brief
    assert brief.product.name == "handmade soy candles"
    assert brief.brand.name == "Wick & Bloom"
    assert brief.product.category == "soy candles"
    assert (brief.product.price, brief.product.currency) == (Decimal(18), "GBP")
    assert brief.markets == (Market(country="GB", language="en"),)
    assert brief.goal is Goal.SALES
    assert brief.platforms == (Platform.GOOGLE_SEARCH, Platform.META_FEED)
    assert concepts(found.facets, "styles") == ["style.handmade"]


def test_every_inferred_field_is_named_and_noted() -> None:
    found = of(CANDLES)
    assert set(found.brief.inferred) == {
        "product.name", "product.category", "product.price", "product.currency", "brand.name",
        "goal", "markets", "platforms",
    }  # fmt: skip
    notes = " ".join(found.notes)
    for word in ("Wick & Bloom", "handmade soy candles", "£18", "GB/en", "sales", "google_search"):
        assert word in notes


def test_facts_of_a_terse_brief_keep_their_words() -> None:
    facets = of(SNEAKERS).facets
    assert values(facets, "proof") == ["4.8 stars from 2,100 buyers"]
    assert values(facets, "offer") == ["20% off until Sunday"]
    assert values(facets, "price") == ["€79"]
    assert concepts(facets, "styles") == ["style.retro"]
    assert "benefit.breathable" in concepts(facets, "benefits")


def test_a_chinese_brief_for_germany_is_read_in_chinese_and_sold_in_german() -> None:
    found = of(CASES)
    assert found.facets.language == "zh"
    assert found.brief.markets == (Market(country="DE", language="de"),)
    assert concepts(found.facets, "category") == [
        "category.phone-case",
        "category.screen-protector",
    ]
    assert {"benefit.shockproof", "benefit.anti-fingerprint"} <= set(
        concepts(found.facets, "benefits")
    )
    assert concepts(found.facets, "audience") == ["audience.commuters"]
    assert (found.brief.product.price, found.brief.product.currency) == (Decimal(99), "CNY")


def test_a_german_app_brief_names_the_app_its_trial_and_its_price() -> None:
    found = of(APP)
    assert found.brief.product.name == "Stillwater"
    assert found.brief.goal is Goal.APP_INSTALLS
    assert found.brief.product.price == Decimal("7.99")
    assert values(found.facets, "offer") == ["30 Tage kostenlos testen"]
    assert values(found.facets, "price") == ["7,99 € im Monat"]
    assert values(found.facets, "audience") == ["Menschen mit wenig Zeit"]


def test_fields_of_the_brief_are_left_as_they_are() -> None:
    brief = Brief(
        product=Product(name="Velar 74", category="shoes", price=Decimal(79), currency="EUR"),
        brand=Brand(name="Velar"),
        text="Sneakers called Foo for £18, sold in France on TikTok",
        goal=Goal.AWARENESS,
        markets=(Market(country="GB", language="en"),),
        platforms=(Platform.YOUTUBE,),
    )
    assert understand(brief).brief == brief


@pytest.mark.parametrize(
    ("text", "language"),
    [("make ads", "en"), ("sell stuff", "en"), ("做广告", "zh"), ("Werbung für meine Firma", "de"),
     ("asdf qwer zxcv", "en"), ("please help me get more customers", "en"), ("帮我写文案", "zh")],
)  # fmt: skip
def test_a_brief_too_thin_gets_questions_in_its_language_and_no_guess(
    text: str, language: str
) -> None:
    found = of(text)
    assert 1 <= len(found.questions) <= 3
    assert found.questions[0].field == "product.name"
    assert found.facets.language == language
    assert found.brief == Brief.from_text(text)


def test_a_name_that_says_nothing_is_asked_about_by_name() -> None:
    found = understand(Brief(product=Product(name="Velar 74")))
    assert "Velar 74" in found.questions[0].text
    assert found.questions[0].field == "product.category"


def test_a_name_with_features_is_enough() -> None:
    product = Product(name="Velar 74", features=("gum sole", "breathable mesh upper"))
    assert understand(Brief(product=product)).questions == ()


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("Air fryer. Save £40, now £99 instead of £139, free delivery over £50", "99", "GBP"),
        ("Online-Kurs statt 199 € nur 149 €", "149", "EUR"),
        ("E-Bikes ab 1.299,00 € in Freiburg", "1299", "EUR"),
        ("旗袍,定价1299元,原价1699元,满2000减300", "1299", "CNY"),
        ("Hoodies 59 USD, budget $500", "59", "USD"),
        ("cakes, budget is 300 euros a month", None, ""),
        ("We are hiring a nurse, €3,200 salary", None, ""),
        ("招聘软件工程师,月薪25000元", None, ""),
        ("shoes, orders over £40 ship free", None, ""),
    ],
)
def test_a_price_is_no_saving_threshold_budget_or_salary(
    text: str, price: str | None, currency: str
) -> None:
    product = of(text).brief.product
    assert product.price == (Decimal(price) if price else None)
    assert product.currency == currency


def test_a_budget_in_words_is_a_budget() -> None:
    budget = of("boutique hotel in lisbon. budget 1500 euros a month on instagram").brief.budget
    assert budget is not None
    assert (budget.amount, budget.currency, budget.period) == (Decimal(1500), "EUR", "month")


@pytest.mark.parametrize(
    ("text", "markets"),
    [
        ("Cakes for sale in Germany and Austria", ["DE/de", "AT/de"]),
        ("Desk lamp\nmarkets: DE, AT", ["DE/de", "AT/de"]),
        ("手机壳,卖到德国和法国", ["DE/de", "FR/fr"]),
        ("Handwoven rugs from Morocco, made in Italy, £300", ["GB/en"]),
        ("boutique hotel in lisbon", ["PT/pt-PT"]),
        ("uk drivers, car insurance", ["GB/en"]),
        ("Zahnarztpraxis in Köln", ["DE/de"]),
        ("Chili oil that takes you back to Chengdu, $12", ["US/en"]),
        ("wedding cakes, not in France, but in Belgium", ["BE/nl"]),
        ("手工蛋糕", ["CN/zh-CN"]),
        ("handgemachte Kerzen für Familien", ["DE/de"]),
        ("Bougies artisanales pour la maison, 24 €", ["FR/fr"]),
    ],
)
def test_markets_are_where_the_words_and_the_money_point(text: str, markets: list[str]) -> None:
    assert [str(market) for market in of(text).brief.markets] == markets


@pytest.mark.parametrize(
    ("text", "goal", "platform"),
    [
        ("We are hiring nurses in Leeds", Goal.APPLICATIONS, Platform.GOOGLE_SEARCH),
        ("Invoicing software for freelancers", Goal.LEADS, Platform.GOOGLE_SEARCH),
        ("Cakes. Message us on WhatsApp to order", Goal.MESSAGES, Platform.WHATSAPP),
        ("Hoodies. Instagram and TikTok, not facebook", Goal.SALES, Platform.TIKTOK),
        ("Candles. We want brand awareness", Goal.AWARENESS, Platform.YOUTUBE),
    ],
)
def test_goal_and_platforms_follow_the_words_then_the_trade(
    text: str, goal: Goal, platform: Platform
) -> None:
    brief = of(text).brief
    assert brief.goal is goal
    assert platform in brief.platforms


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Velar retro running shoes", "category.running-shoes"),
        ("a silver necklace, the perfect gift", "category.necklace"),
        ("We are hiring a senior backend developer in Berlin", "category.software-engineer-job"),
        ("Software for restaurants with developer support", "category.software"),
        ("Handgemachte Lederrucksäcke", "category.backpack"),
        ("给我的低糖蛋糕店做推广", "category.bakery"),
    ],
)
def test_the_category_is_what_is_sold(text: str, concept: str) -> None:
    assert concepts(of(text).facets, "category")[0] == concept


def test_job_titles_are_sold_only_by_those_who_hire() -> None:
    brief = Brief(
        product=Product(name="Backend developer", description="A team of twelve in Leipzig."),
        special_category=(SpecialCategory.EMPLOYMENT,),
    )
    assert concepts(understand(brief).facets, "category") == ["category.software-engineer-job"]
    course = of("An online course for every backend developer")
    assert concepts(course.facets, "category") == ["category.online-course"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Blankets for people who cannot sleep. Soft.", "people who cannot sleep"),
        ("Schuhe für Läuferinnen", "Läuferinnen"),
        ("生日蛋糕,送给妈妈的礼物", "妈妈"),
        ("Lamp\n- target: design lovers", "design lovers"),
        ("Ferienwohnung. Zielgruppe: Paare und Familien aus München.", "Familien aus München"),
    ],
)
def test_audiences_are_named_in_the_words_of_the_brief(text: str, people: str) -> None:
    assert people in values(of(text).facets, "audience")


def test_people_who_make_the_thing_are_no_audience() -> None:
    assert values(of("Candles made by two friends and their mothers").facets, "audience") == []


def test_features_come_first_each_with_its_own_words_and_its_concepts() -> None:
    product = Product(
        name="Panshi 手机壳",
        features=("防摔,支持磁吸无线充电", "德国仓发货"),
        description="不发黄的手机壳",
    )
    facets = understand(Brief(product=product)).facets
    assert values(facets, "benefits")[:2] == ["防摔,支持磁吸无线充电", "德国仓发货"]
    assert facets.benefits[0].source == "brief"
    assert concepts(facets, "benefits") == [
        "benefit.shockproof", "benefit.local-warehouse", "benefit.magsafe",
        "benefit.wireless-charging", "benefit.anti-yellowing",
    ]  # fmt: skip


def test_the_page_and_the_picture_add_with_less_weight() -> None:
    page = "Velar. Vintage shapes. Rated 4.8 stars by 900 runners. Free shipping."
    brief = Brief(product=Product(name="Retro sneakers"))
    facets = understand(brief, page=page, image_words=("minimalist", "warm colours")).facets
    assert concepts(facets, "styles") == ["style.retro", "style.vintage", "style.minimalist"]
    confidence = [facet.confidence for facet in facets.styles]
    assert confidence == sorted(confidence, reverse=True)
    assert_evidence_stands(brief, facets, page, "minimalist, warm colours")
    assert facets.proof[0].evidence[0].source == "page"


def test_understanding_is_deterministic() -> None:
    assert of(SNEAKERS) == of(SNEAKERS)


def test_every_example_is_understood_with_evidence(root: Path) -> None:
    files = sorted((root / "examples").glob("*.yaml"))
    assert len(files) == 8
    for file in files:
        brief = Brief.from_file(file)
        found = understand(brief)
        assert found.questions == (), file.name
        assert found.facets.category, file.name
        assert len(found.facets.benefits) >= 4, file.name
        assert found.facets.proof, file.name
        assert_evidence_stands(brief, found.facets)


def test_the_retro_shoe_keeps_its_style_and_its_mood(root: Path) -> None:
    facets = understand(Brief.from_file(root / "examples" / "retro_sneakers.yaml")).facets
    assert concepts(facets, "styles") == ["style.retro"]
    assert concepts(facets, "emotions") == ["emotion.nostalgia"]
    assert values(facets, "audience")[0] == "city commuters"


_PIECES = st.sampled_from(
    [
        CANDLES, SNEAKERS, CASES, APP, "for people who", "für Menschen mit", "送给妈妈", "£18",
        "79,90 €", "¥", "20% off", "8折", "4.8 stars", "called", "品牌叫", "markets: DE, UK",
        "budget 0 €", "in lisbon", "not retro", "ß", "İ", "\n", "  ", "(", "“Nord”", "target:",
        "Zielgruppe:", "我们卖", "we sell",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), min_size=1, max_size=8), st.text(max_size=40)
)
def test_evidence_always_stands_where_it_says(parts: list[str], feature: str) -> None:
    features = (feature.strip(),) if feature.strip() else ()
    brief = Brief(
        text=" ".join(parts), product=Product(name="Thing", features=features), audience=feature
    )
    found = understand(brief, page=feature)
    assert_evidence_stands(brief, found.facets, feature)
    assert len(found.questions) <= 3
    assert (
        Brief.model_validate(found.brief.model_dump(mode="json")).inferred == found.brief.inferred
    )


@pytest.mark.parametrize(
    "unit",
    ["1", "a ", "适合", "1,111", "for people who ", "we sell ", "20% off ", "in Germany ", ", x"],
)
def test_the_longest_brief_of_one_repeated_thing_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        brief = Brief(text=(unit * size)[:size])
        start = time.process_time()
        understand(brief)
        return time.process_time() - start

    seconds(500)
    short, long = seconds(2_000), seconds(16_000)
    assert long < 24 * short + 0.5
