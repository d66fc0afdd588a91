"""Laws of the eval cases: forms, ids, shares, and that each says what it means."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from adwright.errors import InputFileError
from adwright.evals.cases.expectations import alternatives, says
from adwright.evals.cases.fleet import FLEET
from adwright.evals.cases.forms import Case, Suite
from adwright.evals.cases.load import FORMS, _case, load_cases
from adwright.retrieval.catalogue_files import load_catalogue
from adwright.tools.lexicon import lexicon
from adwright.tools.targeting.rules import RULES

LEAST = 60
LEAST_CHINESE = 0.4
LEAST_GERMAN = 2
CONCEPT = re.compile(r"(?:style|emotion|occasion|benefit|audience|category)\.[a-z0-9-]+")
SEGMENT = re.compile(
    r"(?:interest|in_market|style|seasonal|demographic|life_event|b2b)\.[a-z0-9-]+\.[a-z0-9-]+"
)
SUITES = tuple(Suite)


def everything() -> tuple[Case, ...]:
    return tuple(chain.from_iterable(load_cases(suite) for suite in SUITES))


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def labels(case: Case) -> set[str]:
    """What a case says besides its brief, alternatives one by one."""
    data = case.model_dump(mode="json", exclude={"brief", "why", "page", "file"})
    return {label for text in strings(data) for label in text.split("|")}


def judgement(case: Case) -> Any:
    """What a case expects, without what it is called."""
    said = {"expect", "relevant", "unwanted"}
    return case.model_dump(mode="json", include=said)


def input_of(case: Case) -> str:
    """All that a case hands in, as one text."""
    data = case.model_dump(mode="json", include={"brief", "query", "page", "file"})
    return "\n".join(strings(data))


@pytest.mark.parametrize("suite", SUITES)
def test_a_suite_has_enough_cases_in_english_chinese_and_german(suite: Suite) -> None:
    cases = load_cases(suite)
    languages = Counter(case.language for case in cases)
    assert len(cases) >= LEAST
    assert languages["zh"] >= LEAST_CHINESE * len(cases)
    assert languages["de"] >= LEAST_GERMAN
    assert languages["en"] >= LEAST_GERMAN


@pytest.mark.parametrize("suite", SUITES)
def test_a_suite_has_easy_typical_and_hard_cases(suite: Suite) -> None:
    levels = Counter(case.level for case in load_cases(suite))
    assert min(levels[level] for level in ("easy", "typical", "hard")) >= 5


def test_ids_are_unique_and_begin_with_their_suite() -> None:
    ids = Counter(case.id for case in everything())
    assert [name for name, count in ids.items() if count > 1] == []
    for suite in SUITES:
        prefix = suite.value.replace("_", "-") + "-"
        assert all(case.id.startswith(prefix) for case in load_cases(suite))


def test_no_brief_is_used_twice() -> None:
    seen = Counter(
        json.dumps(
            case.model_dump(mode="json", include={"brief", "query", "page", "file", "fault"})
        )
        for case in everything()
        if case.id.split("-")[0] != "routing"
    )
    assert [text for text, count in seen.items() if count > 1] == []


def test_every_concept_is_in_the_lexicon() -> None:
    known = {concept.id for concept in lexicon().concepts}
    for case in everything():
        named = {label for label in labels(case) if CONCEPT.fullmatch(label)}
        assert named <= known, case.id


def test_every_segment_is_in_the_catalogue() -> None:
    known = {segment.id for segment in load_catalogue()}
    for case in everything():
        named = {label for label in labels(case) if SEGMENT.fullmatch(label)}
        assert named <= known, case.id


def test_every_targeting_rule_and_sensitivity_is_real() -> None:
    rules = {rule.id for rule in RULES}
    flags = {flag for rule in RULES for flag in rule.sensitivities}
    for case in load_cases("targeting"):
        assert set(chain.from_iterable(map(alternatives, case.expect.held_back))) <= rules, case.id
        assert set(case.expect.no_sensitivity) <= flags, case.id


def test_every_model_of_a_routing_case_is_in_the_fleet() -> None:
    for case in load_cases("routing"):
        assert set(case.fleet) <= set(FLEET), case.id
        assert {*case.first, *case.never, *case.down, *case.slow_s} <= set(case.fleet), case.id
        assert not set(case.first) & set(case.never), case.id


def test_a_routing_case_expects_only_places_that_its_fleet_has() -> None:
    places = {True: "hosted", False: "local"}
    for case in load_cases("routing"):
        at_hand = {places[FLEET[name].hosted] for name in case.fleet} | {"none"}
        assert set(case.expect) <= at_hand, case.id


def test_pairs_name_each_other_and_differ_in_what_they_expect() -> None:
    by_id = {case.id: case for case in everything()}
    pairs = [case for case in by_id.values() if case.pair]
    assert len(pairs) >= 2 * 20
    for case in pairs:
        other = by_id[case.pair]
        assert other.pair == case.id
        assert type(other) is type(case)
        assert judgement(other) != judgement(case)


def test_secrets_stand_in_the_brief_and_what_is_kept_is_no_secret() -> None:
    for case in load_cases("privacy"):
        text = "\n".join(case.brief.texts().values())
        for secret in case.secrets:
            assert secret in text, case.id
        for word in case.keep:
            assert word in text, case.id
            assert not any(word in secret or secret in word for secret in case.secrets), case.id


def test_a_payload_stands_in_what_is_handed_in() -> None:
    for case in load_cases("robustness"):
        assert case.payload in input_of(case), case.id


def test_nothing_is_wanted_and_ruled_out_at_once() -> None:
    for case in load_cases("understanding"):
        want = case.expect
        for group in ("styles", "emotions", "occasions"):
            good = {*getattr(want, group), *getattr(want, f"{group}_allowed")}
            assert not good & set(getattr(want, f"{group}_absent")), case.id
    for aimed in load_cases("targeting"):
        assert not set(aimed.expect.want_any) & set(aimed.expect.must_not), aimed.id
    for found in load_cases("retrieval"):
        assert not set(found.relevant) & set(found.unwanted), found.id


def test_a_fact_that_an_ad_must_tell_does_not_hold_a_forbidden_claim() -> None:
    for case in load_cases("copy"):
        for fact in case.expect.facts:
            for claim in case.expect.forbidden:
                assert not all(says(told, claim) for told in alternatives(fact)), (case.id, claim)


def test_reasons_are_told_in_english() -> None:
    for case in everything():
        latin = sum(char.isascii() for char in case.why)
        assert latin > 0.8 * len(case.why), case.id


def test_every_case_is_written_back_as_it_was_read() -> None:
    for suite in SUITES:
        for case in load_cases(suite):
            assert FORMS[suite].model_validate_json(case.model_dump_json()) == case


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{", "line"),
        ('{"id": "copy-x"}', "language"),
        ('{"id": "Copy X", "language": "en"}', "id"),
    ],
)
def test_a_line_that_is_no_case_is_told_with_its_number_and_field(line: str, named: str) -> None:
    with pytest.raises(InputFileError, match=rf"copy\.jsonl line 7: {named}"):
        _case(Suite.COPY, line, 7)


def test_an_unknown_suite_is_refused() -> None:
    with pytest.raises(ValueError, match="poetry"):
        load_cases("poetry")


@pytest.mark.parametrize(
    ("text", "entry", "holds"),
    [
        ("Jetzt zur Bestellung", "beste", False),
        ("Der beste Kaffee", "beste", True),
        ("112 % mehr", "12 %", False),
        ("nur 12 % mehr", "12 %", True),
        ("仅89元", "89", True),
        ("两瓶八五折", "八五折|85折", True),
        ("Machine washable", "waschbar|washable", True),
        ("Bio-Äpfel", "bio", True),
    ],
)
def test_words_are_found_whole_in_latin_and_anywhere_in_chinese(
    text: str, entry: str, holds: bool
) -> None:
    assert says(text, entry) is holds
