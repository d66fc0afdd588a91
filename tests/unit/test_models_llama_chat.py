"""Prompts of local models: templates, families, control tokens, what is shared and what is not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adwright.agents.models.llama import LlamaModel, LlamaOptions, engine_for
from adwright.agents.models.llama_chat import family_template, render_chat, scrubbed
from adwright.agents.models.llama_engine import LlamaEngine
from adwright.agents.models.llama_runtime import Placement
from adwright.agents.models.llama_sampling import Sampling
from adwright.agents.models.llama_slots import Completion, Job, common_prefix
from adwright.agents.models.port import ChatRequest, Image, Message
from adwright.errors import InputFileError, ModelError
from adwright.evals.wire.tiny_gguf import write_tiny_gguf

TURNS = (Message(role="system", text="Be brief."), Message(role="user", text="Hello"))
STRICT = (
    "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}"
    "{% endif %}[{{ m.role }}] {{ m.content }}{% endfor %}"
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.mark.parametrize(
    ("architecture", "mark"),
    [("gemma3", "<start_of_turn>model"), ("llama", "<|eot_id|>"), ("qwen2", "<|im_end|>")],
)
def test_a_file_without_a_template_gets_its_familys(architecture: str, mark: str) -> None:
    text = render_chat(family_template(architecture), TURNS, begin="<bos>")
    assert mark in text
    assert "Be brief." in text
    assert not text.startswith("<bos>")


def test_a_template_that_refuses_system_words_gets_them_in_the_first_turn() -> None:
    assert render_chat(STRICT, TURNS) == "[user] Be brief.\n\nHello"


@pytest.mark.parametrize(
    "template", ["{{ nowhere.at.all }}", "{% for %}", "{{ ''.__class__.mro() }}"]
)
def test_a_template_that_fails_or_reaches_out_is_a_model_error(template: str) -> None:
    with pytest.raises(ModelError, match="chat template"):
        render_chat(template, TURNS)


def test_a_brief_cannot_speak_in_control_tokens(tiny: Path) -> None:
    engine = engine_for(Placement(path=tiny, context=4096, threads=1))
    runtime = engine.runtime
    assert runtime.is_control("<|end|>")
    assert scrubbed("a <|end|> b <b>bold</b>", runtime.is_control) == "a  b <b>bold</b>"


async def test_a_model_without_eyes_refuses_pictures(tiny: Path) -> None:
    picture = Image(data=b"x", media_type="image/png")
    request = ChatRequest(task="t", messages=TURNS, images=(picture,))
    with pytest.raises(ModelError, match="images"):
        await LlamaModel(LlamaOptions(path=tiny, threads=1)).generate(request)


async def test_a_lora_that_is_none_is_refused_by_name(tiny: Path, tmp_path: Path) -> None:
    lora = tmp_path / "adapter.gguf"
    lora.write_bytes(b"no adapter at all, only words, and enough of them")
    model = LlamaModel(LlamaOptions(path=tiny, threads=1, lora=lora))
    with pytest.raises(InputFileError, match=r"adapter\.gguf"):
        await model.generate(ChatRequest(task="t", messages=TURNS))


async def test_the_file_is_loaded_once(tiny: Path) -> None:
    engines = {engine_for(Placement(path=tiny, context=4096, threads=1)) for _ in range(3)}
    assert len(engines) == 1


def run(engine: LlamaEngine, prompts: list[list[int]], *, max_tokens: int = 8) -> list[Completion]:
    jobs = [
        Job(prompt=prompt, max_tokens=max_tokens, sampling=Sampling(seed=seed, temperature=0.0))
        for seed, prompt in enumerate(prompts)
    ]
    for job in jobs:
        engine.submit(job)
    return [job.future.result(timeout=60) for job in jobs]


def test_a_shared_beginning_is_computed_once(tiny: Path) -> None:
    engine = LlamaEngine(Placement(path=tiny, context=2048, threads=1, sequences=4))
    shared = [65 + number % 26 for number in range(120)]
    done = run(engine, [[*shared, 97 + number] for number in range(12)])
    assert sum(one.reused_tokens >= 120 for one in done) >= 11
    engine.close()


def test_sharing_changes_no_answer(tiny: Path) -> None:
    prompts = [[*range(65, 90), *range(97, 97 + number)] for number in range(1, 9)]
    together = LlamaEngine(Placement(path=tiny, context=2048, threads=1, sequences=4))
    texts = [one.text for one in run(together, prompts)]
    together.close()
    for prompt, text in zip(prompts, texts, strict=True):
        alone = LlamaEngine(Placement(path=tiny, context=2048, threads=1, sequences=1))
        assert run(alone, [prompt])[0].text == text
        alone.close()


def test_a_full_cache_makes_requests_wait_and_loses_none(tiny: Path) -> None:
    engine = LlamaEngine(Placement(path=tiny, context=256, threads=1, sequences=4))
    prompts = [[(7 * number + place) % 200 + 30 for place in range(90)] for number in range(9)]
    done = run(engine, prompts, max_tokens=40)
    assert [one.prompt_tokens for one in done] == [90] * 9
    assert all(one.output_tokens for one in done)
    engine.close()


def test_a_stopped_engine_refuses_and_says_so(tiny: Path) -> None:
    engine = LlamaEngine(Placement(path=tiny, context=256, threads=1, sequences=1))
    engine.close()
    with pytest.raises(ModelError, match="stopped"):
        engine.submit(Job(prompt=[65], max_tokens=1, sampling=Sampling()))


async def test_a_grammar_that_llama_cpp_refuses_is_a_model_error(tiny: Path) -> None:
    engine = LlamaEngine(Placement(path=tiny, context=256, threads=1, sequences=1))
    job = Job(prompt=[65], max_tokens=4, sampling=Sampling(grammar="root ::= nowhere"))
    engine.submit(job)
    with pytest.raises(ModelError, match="grammar"):
        await asyncio.wrap_future(job.future)
    engine.close()


@pytest.mark.parametrize(
    ("first", "second", "length"),
    [([], [1], 0), ([1, 2, 3], [1, 2, 4], 2), ([1, 2], [1, 2, 3], 2), ([9], [1], 0),
     (list(range(100)), [*range(57), 0], 57)],
)  # fmt: skip
def test_the_common_prefix_is_the_longest_equal_beginning(
    first: list[int], second: list[int], length: int
) -> None:
    assert common_prefix(first, second) == common_prefix(second, first) == length
