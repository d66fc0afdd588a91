"""A local server that speaks OpenAI's chat completions, with streams, and can misbehave.

Format: https://platform.openai.com/docs/api-reference/chat.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .answers import schema_answer
from .faults import STATUS, Fault, FaultKind, Responder
from .http_server import Answer, Received, WireServer

_PIECE = 16


def openai_reply(text: str, *, finish: str = "stop") -> dict[str, Any]:
    """A chat completion holding `text`."""
    return {
        "id": "chatcmpl-wire",
        "object": "chat.completion",
        "model": "openai-wire-test",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": finish,
            }
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": len(text) // 4 + 1},
    }


def answer_from_schema(body: Mapping[str, Any]) -> dict[str, Any]:
    """The default responder: a valid instance of the response schema, or a sentence without one."""
    prompt = "\n".join(_words(message.get("content")) for message in body.get("messages", []))
    schema = body.get("response_format", {}).get("json_schema", {}).get("schema")
    if schema is None:
        return openai_reply(schema_answer({"type": "string"}, prompt))
    return openai_reply(json.dumps(schema_answer(schema, prompt), ensure_ascii=False))


class OpenAiServer(WireServer):
    """Serves POST {url}/v1/chat/completions."""

    def __init__(
        self,
        responder: Responder = answer_from_schema,
        *,
        port: int = 0,
        latency_s: float = 0.0,
    ) -> None:
        super().__init__(port=port, latency_s=latency_s)
        self.responder = responder
        """May be changed while the server runs."""

    def answer(self, request: Received) -> Answer:
        """A completion, a stream of its pieces, or the fault that the responder asks for."""
        if request.path != "/v1/chat/completions":
            return _error(404, f"no method at {request.path}")
        body = request.json()
        streamed = bool(body.get("stream"))
        outcome = self.responder(body)
        if isinstance(outcome, Fault):
            return _fault(outcome, body, streamed=streamed)
        return _events(outcome) if streamed else _json(outcome)


def _fault(fault: Fault, body: Mapping[str, Any], *, streamed: bool) -> Answer:
    kind = fault.kind
    if kind in STATUS:
        return _error(STATUS[kind], f"asked to fail: {kind}", retry_after_s=fault.retry_after_s)
    if kind is FaultKind.BAD_KEY:
        return _error(401, "Incorrect API key provided.")
    if kind is FaultKind.MALFORMED:
        broken = b'{"choices": [{'
        return Answer(chunks=(b"data: " + broken + b"\n\n",)) if streamed else Answer(body=broken)
    if kind is FaultKind.STALL:
        return Answer(delay_s=fault.after_s)
    reply = _odd_reply(kind, body)
    if kind is FaultKind.CUT:
        first = (_events(reply).chunks or ())[:1]
        return (
            Answer(chunks=first, cut=True) if streamed else Answer(body=_json(reply).body, cut=True)
        )
    return _events(reply) if streamed else _json(reply)


def _odd_reply(kind: FaultKind, body: Mapping[str, Any]) -> dict[str, Any]:
    if kind in {FaultKind.SAFETY, FaultKind.BLOCKED_PROMPT}:
        return openai_reply("", finish="content_filter")
    if kind is FaultKind.EMPTY:
        return openai_reply("")
    if kind is FaultKind.BAD_ANSWER:
        return openai_reply("Sure! Here is your ad: [")
    sound = answer_from_schema(body)
    text = sound["choices"][0]["message"]["content"]
    if kind is FaultKind.MAX_TOKENS:
        return openai_reply(text[: len(text) // 2] or "x", finish="length")
    if kind is FaultKind.THOUGHT_FIRST:
        sound["choices"][0]["message"]["reasoning_content"] = "Let me think first."
    return sound


def _events(reply: Mapping[str, Any]) -> Answer:
    choice = reply["choices"][0]
    text = choice["message"]["content"]
    deltas: list[dict[str, Any]] = [
        {"delta": {"content": text[start : start + _PIECE]}, "finish_reason": None}
        for start in range(0, len(text), _PIECE)
    ]
    deltas.append({"delta": {}, "finish_reason": choice["finish_reason"]})
    frames = [
        b"data: " + json.dumps({"choices": [{"index": 0, **delta}]}).encode() + b"\n\n"
        for delta in deltas
    ]
    return Answer(
        chunks=(*frames, b"data: [DONE]\n\n"), headers={"content-type": "text/event-stream"}
    )


def _words(content: Any) -> str:
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content or [])


def _json(value: Any) -> Answer:
    return Answer(body=json.dumps(value, ensure_ascii=False).encode())


def _error(status: int, message: str, *, retry_after_s: float | None = None) -> Answer:
    headers = {} if retry_after_s is None else {"retry-after": f"{retry_after_s:g}"}
    body = {"error": {"message": message, "type": "error", "code": status}}
    return Answer(status=status, body=json.dumps(body).encode(), headers=headers)
