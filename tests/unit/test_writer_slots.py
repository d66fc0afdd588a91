from __future__ import annotations

import re

import pytest

from adwright.agents.models.grammar import grammar_for
from adwright.agents.models.port import MAX_WIDTH, NUMBERS, SLOTS
from adwright.agents.writer.asking import complete
from adwright.agents.writer.sheet import Angle, Ask, FactSheet
from adwright.agents.writer.slots import filled, slotted

ENGLISH = FactSheet(
    language="en", product="Velar 74", brand="Velar", category="retro sneakers",
    benefits=("breathable mesh upper", "cushioned gum sole"),
    proof=("4.8 stars from 2,100 buyers",), offer="20% off until 31 May", price="€79",
    style="retro", emotion="nostalgia", audience="city commuters",
)  # fmt: skip
GERMAN = FactSheet(
    language="de",
    product="Velar 74",
    category="Sneaker",
    style="minimalistisch",
    audience="Pendler",
)
CHINESE = FactSheet(language="zh", product="磁吸手机壳", category="手机壳", style="国潮")


@pytest.mark.parametrize(
    ("sheet", "text", "whole"),
    [
        (ENGLISH, "{Sc}, {f}", "Retro sneakers, breathable mesh upper"),
        (ENGLISH, "{F2}: {price}", "Cushioned gum sole: €79"),
        (ENGLISH, "{p} for {aud}", "Velar 74 for city commuters"),
        (GERMAN, "{Sc} für {aud}", "Sneaker in minimalistischem Stil für Pendler"),
        (CHINESE, "{sc}，{s}", "国潮手机壳，国潮"),
    ],
)
def test_facts_stand_whole_where_their_marks_stood(sheet: FactSheet, text: str, whole: str) -> None:
    assert filled(text, slotted(sheet)) == whole


@pytest.mark.parametrize(
    "text",
    [
        "{f3} and more",  # there is no third benefit
        "{unknown}",
        "{f}, {f}",  # the same twice
        "half a {mark",
        "{p} by {brand} {brand}",
    ],
)
def test_a_mark_without_its_fact_makes_no_text(text: str) -> None:
    assert filled(text, slotted(ENGLISH)) is None


@pytest.mark.parametrize(
    ("text", "width", "whole"),
    [
        ("Retro at heart", 30, True),
        ("Retro sneakers, Velar 74 is ma", 30, False),
        ("What counts: a gum sole.", 90, True),
        ("Breathable mesh upper. As", 90, False),
        ("国潮蛋糕，今天就试试。", 90, True),
    ],
)
def test_a_text_that_its_limit_cut_off_is_told(text: str, width: int, whole: bool) -> None:
    ask = Ask(kind="description", max_width=width, angle=Angle.BENEFIT)
    assert complete(text, ask) is whole


def test_the_writer_reads_marks_and_widths_and_no_fact() -> None:
    shown = str(slotted(ENGLISH).sheet)
    for fact in ("Velar 74", "€79", "4.8", "breathable"):
        assert fact not in shown
    assert "{price} 3" in shown
    assert "{s} 5 retro" in shown


def test_a_style_that_the_category_names_is_not_said_twice() -> None:
    values = slotted(ENGLISH).values
    assert (values["c"], values["sc"]) == ("sneakers", "retro sneakers")


def test_widths_count_what_will_stand_there() -> None:
    widths = slotted(CHINESE).widths()
    assert widths["{p}"] == widths["{P}"] == 10
    roomy = {"type": "string", MAX_WIDTH: 12, NUMBERS: [], SLOTS: widths}
    tight = {**roomy, MAX_WIDTH: 9}
    assert re.search(r"-x10 \S+-", grammar_for(roomy))
    assert not re.search(r"-x10 \S+-", grammar_for(tight))
