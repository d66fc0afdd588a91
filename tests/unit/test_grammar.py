"""A grammar derives what its schema allows and nothing else, as llama.cpp itself reads it."""

from __future__ import annotations

import ctypes
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adwright.agents.models.answers import parsed_answer
from adwright.agents.models.grammar import grammar_for
from adwright.agents.models.grammar_chars import is_digit, width
from adwright.agents.models.llama_runtime import LlamaRuntime, Placement
from adwright.agents.models.llama_sampling import Grammars
from adwright.evals.wire.answers import schema_answer
from adwright.evals.wire.tiny_gguf import write_tiny_gguf

NUMBERS = ["79", "€79", "4.8", "Velar 74", "20%", "2,100"]


class Judge:
    """Says whether a grammar derives a text, byte by byte, as the decoder would."""

    def __init__(self, runtime: LlamaRuntime) -> None:
        self._runtime = runtime
        self._grammars = Grammars(runtime)
        self._one = (runtime.library.llama_token_data * 1)()
        self._single = runtime.library.llama_token_data_array(
            data=self._one, size=1, selected=-1, sorted=False
        )

    def derives(self, schema: Mapping[str, Any], text: str) -> bool:
        library = self._runtime.library
        grammar = self._grammars.start(grammar_for(schema))
        try:
            for byte in text.encode():
                if not self._takes(grammar, byte):
                    return False
                library.llama_sampler_accept(grammar, byte)
            return self._takes(grammar, self._runtime.end_token)
        finally:
            library.llama_sampler_free(grammar)

    def _takes(self, grammar: Any, token: int) -> bool:
        self._one[0].id, self._one[0].logit = token, 1.0
        self._runtime.library.llama_sampler_apply(grammar, ctypes.byref(self._single))
        return bool(self._one[0].logit > 0)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    path = write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")
    runtime = LlamaRuntime(Placement(path=path, context=64, threads=1, sequences=1))
    yield Judge(runtime)
    runtime.close()


def text_schema(**limits: Any) -> dict[str, Any]:
    return {"type": "string", **limits}


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    ("limits", "inside", "outside"),
    [
        (
            {"x-maxWidth": 6},
            ["sneak", "复古鞋", "复 鞋", "sechse"],
            ["sechses", "复古鞋店", "复古鞋a"],
        ),
        ({"maxLength": 3}, ["abc", "复古鞋"], ["abcd", "复古鞋店"]),
        ({"maxLength": 4, "x-maxWidth": 6}, ["abcd", "复古ab", "复古鞋"], ["abcde", "复古鞋a"]),
        ({"minLength": 2, "maxLength": 5}, ["ab", "abcde"], ["a", "", "abcdef"]),
        ({"minLength": 0, "maxLength": 5}, ["", "ab"], ["abcdef"]),
        (
            {"maxLength": 20},
            ["a b", 'say "hi"', "back\\slash", "Größe", "№ü"],
            ["", " a", "a ", "a  b"],
        ),
        ({"maxLength": 20}, ["24 h"], ["a\nb", "a\tb", "zero\u200bwidth", "\u202eabc", "a\u0000"]),
        ({"maxLength": 20, "x-multiline": True}, ["a\nb", "a b"], ["a\n\nb", "a\tb"]),
    ],
)
def test_a_string_holds_its_limits(
    judge: Judge, limits: dict[str, Any], inside: list[str], outside: list[str]
) -> None:
    schema = text_schema(**limits)
    assert [text for text in inside if not judge.derives(schema, as_json(text))] == []
    assert [text for text in outside if judge.derives(schema, as_json(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Only €79 today",
        "79",
        "4.8 stars from 2,100 buyers",
        "Velar 74 for 20%",
        "一共79元",
        "三天到货",
        "Rated 4.8.",
        "Now €79, ships fast",
        "Price: 79",
        "no number",
    ],
)
def test_listed_numbers_may_stand(judge: Judge, text: str) -> None:
    schema = text_schema(**{"x-maxWidth": 60, "x-numbers": NUMBERS})
    assert judge.derives(schema, as_json(text))


@pytest.mark.parametrize(
    "text",
    [
        "Only €78",
        "7",
        "Velar 75",
        "7979",
        "79.79",
        "4.8.79",
        "79,79",
        "4.85",
        "14.8",
        "79%",
        "$79",
        "79€",
        ".79",
        "-٣",
        "７９",
        "१०",
        "x²",
        "½ price",
        "①",
        "Ⅳ",
        "€7979",
        "79 9",
    ],
)
def test_no_other_number_can_be_written(judge: Judge, text: str) -> None:
    schema = text_schema(**{"x-maxWidth": 60, "x-numbers": NUMBERS})
    assert not judge.derives(schema, as_json(text))


def test_an_empty_list_of_numbers_forbids_every_digit(judge: Judge) -> None:
    schema = text_schema(**{"maxLength": 30, "x-numbers": []})
    assert judge.derives(schema, as_json("made for city walks"))
    assert not judge.derives(schema, as_json("made 4 you"))


@pytest.mark.parametrize(
    ("schema", "inside", "outside"),
    [
        ({"enum": ["a", 'q"', 3]}, ["a", 'q"', 3], ["b", 4]),
        ({"const": "x"}, ["x"], ["y"]),
        ({"type": "boolean"}, [True, False], [None, 1]),
        ({"type": ["integer", "null"]}, [12, -3, None], ["a", 1.5]),
        ({"type": "integer", "minimum": 1, "maximum": 5}, [1, 5], [0, 6, 10]),
        ({"type": "number", "minimum": 0}, [0, 0.25, 12.5], [-1]),
        ({"anyOf": [{"type": "null"}, {"enum": ["a"]}]}, [None, "a"], ["b"]),
        (
            {"type": "array", "items": {"enum": [1, 2]}, "minItems": 1, "maxItems": 3},
            [[1], [1, 2], [2, 2, 1]],
            [[], [1, 2, 1, 2], [3]],
        ),
        ({"type": "array", "items": {"enum": [1]}, "maxItems": 1}, [[], [1]], [[1, 1]]),
        (
            {"type": "object", "properties": {"a": {"enum": [1]}, "b": {"$ref": "#/$defs/B"}},
             "$defs": {"B": {"type": "boolean"}}},
            [{"a": 1, "b": True}],
            [{"a": 1}, {"b": True, "a": 1}, {"a": 1, "b": True, "c": 1}, {}],
        ),
        ({"type": "object", "properties": {}}, [{}], [[]]),
    ],
)  # fmt: skip
def test_every_form_derives_its_instances_only(
    judge: Judge, schema: dict[str, Any], inside: list[Any], outside: list[Any]
) -> None:
    assert [value for value in inside if not judge.derives(schema, as_json(value))] == []
    assert [value for value in outside if judge.derives(schema, as_json(value))] == []


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 5, "maxLength": 3},
        {"type": "array", "items": {}, "minItems": 2, "maxItems": 1},
        {"type": "tuple"},
        {"$ref": "https://example.com/x"},
    ],
)
def test_what_cannot_be_held_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        grammar_for(schema)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(min_size=1, max_size=14).filter(lambda t: t == t.strip()),
    limit=st.integers(1, 16),
)
def test_a_derived_text_is_within_its_width_and_free_of_digits(
    judge: Judge, text: str, limit: int
) -> None:
    schema = text_schema(**{"x-maxWidth": limit, "x-numbers": []})
    if judge.derives(schema, as_json(text)):
        assert width(text) <= limit
        assert not any(is_digit(char) for char in text)
        assert "  " not in text
        assert text.isprintable()


LEAVES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda n: {"type": "string", "maxLength": n}, st.integers(4, 30)),
    st.builds(lambda n: {"type": "string", "x-maxWidth": n, "x-numbers": []}, st.integers(4, 30)),
    st.just({"type": "boolean"}),
    st.just({"type": "integer"}),
    st.builds(lambda v: {"enum": v}, st.lists(st.text("abc", max_size=3), min_size=1, unique=True)),
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda i, n: {"type": "array", "items": i, "minItems": n, "maxItems": n + 2},
                  inner, st.integers(0, 2)),
        st.builds(lambda p: {"type": "object", "properties": p, "required": list(p)},
                  st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)),
    ),
    max_leaves=5,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(schema=SCHEMAS)
def test_an_instance_of_any_schema_is_derived(judge: Judge, schema: dict[str, Any]) -> None:
    value = schema_answer(schema, "warm rye bread from the village oven")
    assert parsed_answer(as_json(value), schema) == value
    assert judge.derives(schema, as_json(value))


def test_the_widest_common_limit_compiles_quickly(judge: Judge) -> None:
    grammar_for(text_schema(**{"x-maxWidth": 8, "x-numbers": NUMBERS}))
    started = time.thread_time()
    for number in range(5):
        grammar_for(text_schema(**{"x-maxWidth": 90, "x-numbers": [*NUMBERS, f"{number}x", "9"]}))
    assert (time.thread_time() - started) / 5 < 0.05  # 6 ms on an idle core
