"""The prompt of a conversation, in the form that a local model was trained on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ...errors import ModelError
from .port import ChatRequest, Message

if TYPE_CHECKING:
    from jinja2 import Template

_MARKS = re.compile(r"</?[^<>\s]{1,40}>|\[/?[A-Z_]{2,20}\]")
_CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n"
    "{% endfor %}<|im_start|>assistant\n"
)
_GEMMA = (
    "{{ bos_token }}{% for m in messages %}<start_of_turn>"
    "{{ 'model' if m['role'] == 'assistant' else 'user' }}\n{{ m['content'] }}<end_of_turn>\n"
    "{% endfor %}<start_of_turn>model\n"
)
_LLAMA = (
    "{{ bos_token }}{% for m in messages %}<|start_header_id|>{{ m['role'] }}<|end_header_id|>\n\n"
    "{{ m['content'] }}<|eot_id|>{% endfor %}<|start_header_id|>assistant<|end_header_id|>\n\n"
)


def family_template(architecture: str) -> str:
    """Chat template for a file that carries none, by model family."""
    if architecture.startswith("gemma"):
        return _GEMMA
    return _LLAMA if architecture.startswith("llama") else _CHATML


def scrubbed(text: str, is_control: Callable[[str], bool]) -> str:
    """`text` without anything that the model would read as a control token."""
    return _MARKS.sub(lambda found: "" if is_control(found[0]) else found[0], text)


def with_schema(request: ChatRequest) -> tuple[Message, ...]:
    """The messages, the last one saying what form the answer takes."""
    if request.answer_schema is None or not request.messages:
        return request.messages
    last = request.messages[-1]
    form = json.dumps(_plain(request.answer_schema), ensure_ascii=False)
    asked = f"{last.text}\n\nAnswer with JSON that fits this schema, and nothing else:\n{form}"
    return (*request.messages[:-1], Message(role=last.role, text=asked))


def _plain(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _plain(value) for key, value in schema.items() if not key.startswith("x-")}
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema


def render_chat(
    template: str, messages: Sequence[Message], *, begin: str = "", end: str = ""
) -> str:
    """The prompt text by a Jinja `template`, run in a sandbox.

    `begin` and `end` are the texts of the model's BOS and EOS tokens. A template that refuses a
    system message gets its text at the head of the first user message. Raises ModelError.
    """
    from jinja2 import TemplateError

    try:
        return _rendered(template, messages, begin, end)
    except TemplateError as first:
        merged = _system_merged(messages)
        if merged == tuple(messages):
            raise ModelError(f"the model file's chat template fails: {first}") from first
        try:
            return _rendered(template, merged, begin, end)
        except TemplateError as error:
            raise ModelError(f"the model file's chat template fails: {error}") from error


def _rendered(template: str, messages: Sequence[Message], begin: str, end: str) -> str:
    text = _compiled(template).render(
        messages=[{"role": message.role, "content": message.text} for message in messages],
        bos_token=begin,
        eos_token=end,
        add_generation_prompt=True,
        enable_thinking=False,
        raise_exception=_refuse,
        strftime_now=lambda form: datetime.now(UTC).strftime(form),
    )
    return text.removeprefix(begin) if begin else text


@lru_cache(maxsize=8)
def _compiled(template: str) -> Template:
    """Compiling takes longer than the writer's prompt of a headline does."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template)


def _refuse(message: str) -> None:
    from jinja2 import TemplateError

    raise TemplateError(message)


def _system_merged(messages: Sequence[Message]) -> tuple[Message, ...]:
    system = "\n\n".join(message.text for message in messages if message.role == "system")
    rest = [message for message in messages if message.role != "system"]
    if not system or not rest:
        return tuple(messages)
    head = Message(role=rest[0].role, text=f"{system}\n\n{rest[0].text}")
    return (head, *rest[1:])
