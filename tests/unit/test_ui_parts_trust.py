"""Trust: who did what, for how much, and what was redacted; figures, progress and questions."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest

from adwright.schema import (
    Ages,
    Brief,
    Budget,
    BudgetShare,
    Campaign,
    Creative,
    DataClass,
    Facet,
    FacetKind,
    Facets,
    Finding,
    Market,
    Platform,
    PrivacyPolicy,
    Question,
    RouteDecision,
    Severity,
    Span,
    Targeting,
    TokenCount,
)
from adwright.ui import parts
from adwright.ui.parts.figure_style import INKS
from adwright.ui.parts.questions import MOST
from adwright.ui.parts.trust import task_name
from adwright.ui.words import words

EN = words("en")


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def decision(
    task: str, *, hosted: bool = False, cost: float = 0.0, calls: int = 1
) -> RouteDecision:
    return RouteDecision(
        task=task, provider="gemini" if hosted else "builtin", model="m", hosted=hosted,
        reason="because", considered=("other: too dear",),
        tokens=TokenCount(input=1000, output=234),
        cost_usd=cost, latency_ms=2064.8, calls=calls, data_class=DataClass.PERSONAL,
    )  # fmt: skip


def test_the_table_says_task_model_place_reason_and_sums() -> None:
    routing = [decision("understand", hosted=True, cost=0.0123), decision("write tiktok DE/de")]
    text = text_of(parts.routing_table(routing, EN))
    for shown in ("Understand", "gemini: m", "Hosted", "This machine", "because", "2.1 s",
                  "other: too dear", "Write TikTok DE/de", "2,468", "$0.01"):  # fmt: skip
        assert shown in text, shown


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("write google_search GB/en", "Write Google Search GB/en"),
        ("target", "Choose audiences"),
        ("dance", "dance"),
        ("write nowhere XX", "Write nowhere XX"),
    ],
)
def test_tasks_are_named_for_people(task: str, name: str) -> None:
    assert task_name(task, EN) == name


def test_a_hosted_model_counts_as_left_only_when_it_was_called() -> None:
    called = parts.cost_line([decision("write", hosted=True)], 0.5, EN)
    planned = parts.cost_line([decision("write", hosted=True, calls=0)], 0.0, EN)
    assert "1 part was done by a hosted model" in called
    assert "$0.50" in called
    assert "Nothing left this machine" in planned
    assert "cost nothing" in planned


def test_redactions_are_kinds_and_counts_and_never_values() -> None:
    found = [
        Finding(rule=f"privacy.{kind}", severity=Severity.INFO, message="Anna Weber 0171 2345678",
                span=Span(source="notes", start=0, end=10, text="Anna Weber"), fix="Anna Weber")
        for kind in ("person", "person", "phone")
    ]  # fmt: skip
    html = parts.redactions([*found, found[0].model_copy(update={"rule": "google.form"})], EN)
    assert re.findall(r"<span>([^<]*)</span><strong>(\d+)", html) == [
        ("Names", "2"), ("Phone numbers", "1"),
    ]  # fmt: skip
    assert "Anna" not in html
    assert "No personal data" in parts.redactions((), EN)


def test_the_audit_log_shows_newest_first_with_its_day() -> None:
    records = [
        {"time": f"2026-05-0{day}T10:00:00+00:00", "task": "write tiktok DE/de", "provider": "code",
         "model": "deterministic", "policy": "local-only", "data_class": "personal",
         "tokens": {"input": 5, "output": 6}, "cost_usd": 0.0}
        for day in (1, 2)
    ]  # fmt: skip
    text = text_of(parts.audit_table(records, EN))
    assert text.index("2 May 2026") < text.index("1 May 2026")
    for shown in ("Plain code", "Nothing, ever", "Personal", "11"):
        assert shown in text


def test_the_privacy_policy_in_force_is_pressed_and_the_others_can_be_chosen() -> None:
    html = parts.privacy_switch(PrivacyPolicy.LOCAL_ONLY, EN, reason="as set")
    pressed = re.findall(r'data-change="([^"]*)"[^>]*aria-pressed="true"', html)
    assert len(pressed) == 1
    assert "local-only" in pressed[0]
    assert html.count("data-change") == len(PrivacyPolicy)


def test_the_trust_view_shows_the_money_of_the_whole_conversation() -> None:
    made = Campaign(brief=Brief(text="x"), routing=(decision("write"),), cost_usd=0.1)
    assert "$0.10" in parts.trust_view(made, EN)
    assert "$3" in parts.trust_view(made, EN, spent_usd=3)


def test_progress_marks_steps_as_done_under_way_and_to_come() -> None:
    events = [
        {"step": "screen", "message": "public"},
        {"step": "retrieve", "message": "Retro fans"},
    ]
    html = parts.timeline(events, EN)
    assert re.findall(r"aw-step-(done|running|waiting)\"", html) == [
        "done", "done", "running", "waiting", "waiting", "waiting", "waiting",
    ]  # fmt: skip
    assert "Retro fans" in html
    assert 'aria-busy="true"' in html


def test_a_finished_run_has_no_step_to_come_and_says_its_time() -> None:
    events = [{"step": "change", "message": "locked"}]
    html = parts.timeline(events, EN, finished=True, milliseconds=5300)
    assert "aw-step-waiting" not in html
    assert "Ready in 5.3 s" in html


def test_a_failed_run_shows_where_it_failed() -> None:
    html = parts.timeline([{"step": "screen", "message": ""}, {"step": "write", "message": ""}],
                          EN, failed=True)  # fmt: skip
    assert html.count("aw-step-failed") == 1
    assert html.index("Write the ads") > html.index("aw-step-failed")
    assert "aw-step-stopped" in html


def test_at_most_three_questions_are_asked_each_with_its_likely_answers() -> None:
    asked = [Question(field=f"f{n}", text=f"Q{n}?", options=("yes", "no")) for n in range(5)]
    html = parts.question_cards(asked, EN)
    assert html.count('aw-question"') == MOST
    assert html.count("data-change") == 2 * MOST


def test_facets_show_the_words_that_say_them() -> None:
    span = Span(source="product.category", start=0, end=5, text="retro")
    facets = Facets(styles=(Facet(kind=FacetKind.STYLE, value="retro", evidence=(span,)),))
    assert 'title="found by its words: “retro”"' in parts.facet_chips(facets, EN)


def test_figures_hold_the_values_that_they_show() -> None:
    shares = (
        BudgetShare(platform=Platform.TIKTOK, percent=Decimal("62.5"), amount=Decimal(625)),
        BudgetShare(platform=Platform.YOUTUBE, percent=Decimal("37.5"), amount=Decimal(375)),
    )
    budget = Budget(amount=Decimal(1000), currency="EUR")
    for theme in INKS:
        figure = parts.budget_plot(shares, budget, EN, theme=theme)
        assert list(figure.data[0].x) == [62.5, 37.5]
        assert list(figure.data[0].text) == ["62.5%, €625", "37.5%, €375"]
        assert figure.layout.title.text == "Budget: €1,000 a month"
    assert list(parts.budget_plot(shares, None, EN).data[0].text) == ["62.5%", "37.5%"]
    ages = parts.ages_plot(Ages(minimum=25, maximum=44), EN)
    assert (ages.data[1].base[0], ages.data[1].x[0]) == (25, 19)
    assert "18 and older" in parts.ages_plot(Ages(), EN).layout.title.text


def test_places_and_languages_count_the_texts_written_for_them() -> None:
    market = Market(country="DE", language="de")
    made = Campaign(
        brief=Brief(text="x"),
        targeting=Targeting(places=("DE", "AT"), languages=("de",),
                            placements={"tiktok": ("PLACEMENT_TIKTOK",)}),
        creatives=(Creative(platform=Platform.TIKTOK, format="x", market=market, language="de"),),
    )  # fmt: skip
    places = parts.places_plot(made, words("zh"))
    assert list(places.data[0].y) == ["德国", "奥地利"]
    assert list(parts.languages_plot(made, EN).data[0].y) == ["German"]
    assert list(parts.placements_plot(made.targeting, EN).data[0].x) == ["TikTok feed"]
