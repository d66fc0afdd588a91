"""A local server that speaks Gemini's REST format, Developer API and Vertex AI, and can misbehave.

`async with GeminiServer() as server` gives `server.url` for ADWRIGHT_GEMINI_BASE_URL; alone it runs
as `python -m adwright.evals.wire.gemini_server --port 8080 --latency 1`. Formats:
https://ai.google.dev/api/generate-content and https://google.aip.dev/193 (errors).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Mapping
from typing import Any

from .answers import schema_answer
from .faults import STATUS, Fault, FaultKind, Responder
from .http_server import Answer, Received, WireServer

_CALL = re.compile(
    r"^/v1(?:beta1?|alpha)?/(?:projects/[^/]+/locations/[^/]+/publishers/google/)?"
    r"models/(?P<model>[^:/?]+):(?P<verb>\w+)"
)
_REASONS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
_PIECE = 16
_WITHOUT_TEXT: Mapping[FaultKind, Mapping[str, Any]] = {
    FaultKind.BLOCKED_PROMPT: {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}},
    FaultKind.SAFETY: {"candidates": [{"finishReason": "SAFETY", "index": 0}]},
    FaultKind.EMPTY: {"candidates": [{"content": {"role": "model"}, "finishReason": "STOP"}]},
}


def gemini_reply(text: str, *, finish: str = "STOP", thought: str = "") -> dict[str, Any]:
    """A GenerateContentResponse holding `text`, after a thought part when one is given."""
    parts = [{"text": thought, "thought": True}] if thought else []
    parts.append({"text": text})
    return {
        "candidates": [
            {"content": {"role": "model", "parts": parts}, "finishReason": finish, "index": 0}
        ],
        "usageMetadata": _usage(len(text) // 4 + 1, thoughts=len(thought) // 4),
        "modelVersion": "gemini-wire-test",
    }


def prompt_of(body: Mapping[str, Any]) -> str:
    """All text of a request, system instruction first."""
    turns = [body.get("systemInstruction", {}), *body.get("contents", [])]
    return "\n".join(part.get("text", "") for turn in turns for part in turn.get("parts", []))


def answer_from_schema(body: Mapping[str, Any]) -> dict[str, Any]:
    """The default responder: a valid instance of the response schema, or a sentence without one."""
    config = body.get("generationConfig", {})
    schema = config.get("responseJsonSchema") or config.get("responseSchema")
    prompt = prompt_of(body)
    if schema is None:
        return gemini_reply(schema_answer({"type": "string"}, prompt))
    return gemini_reply(json.dumps(schema_answer(schema, prompt), ensure_ascii=False))


class GeminiServer(WireServer):
    """Serves generateContent, streamGenerateContent (SSE), countTokens and an OAuth token."""

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
        """Google's answer to `request`, or the fault that the responder asks for."""
        if request.path.startswith("/token"):
            return json_answer({"access_token": "wire", "expires_in": 3600, "token_type": "Bearer"})
        call = _CALL.match(request.path)
        if call is None:
            return error_answer(404, f"no method at {request.path}")
        if not {"x-goog-api-key", "authorization"} & request.headers.keys():
            return error_answer(403, "Method doesn't allow unregistered callers")
        body = request.json()
        if call["verb"] == "countTokens":
            return json_answer({"totalTokens": len(prompt_of(body)) // 4 + 1})
        streamed = call["verb"] == "streamGenerateContent"
        outcome = self.responder(body)
        if isinstance(outcome, Fault):
            return fault_answer(outcome, body, streamed=streamed)
        return _events(outcome) if streamed else json_answer(outcome)


def fault_answer(fault: Fault, body: Mapping[str, Any], *, streamed: bool) -> Answer:
    """The answer that lets a call fail, or go oddly, as `fault` says."""
    kind = fault.kind
    if kind in STATUS:
        return error_answer(
            STATUS[kind], f"asked to fail: {kind}", retry_after_s=fault.retry_after_s
        )
    if kind is FaultKind.BAD_KEY:
        reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
        return error_answer(
            400, "API key not valid. Please pass a valid API key.", details=[reason]
        )
    if kind is FaultKind.MALFORMED:
        broken = b'{"candidates": [{"content": {'
        return (
            Answer(body=b"", chunks=(b"data: " + broken + b"\r\n\r\n",))
            if streamed
            else Answer(body=broken)
        )
    if kind is FaultKind.STALL:
        return Answer(delay_s=fault.after_s)
    reply = odd_reply(kind, body)
    if kind is FaultKind.CUT:
        whole = _events(reply)
        chunks = (whole.chunks or ())[:1]
        return (
            Answer(chunks=chunks, cut=True, headers=whole.headers)
            if streamed
            else Answer(body=json_answer(reply).body, cut=True)
        )
    return _events(reply) if streamed else json_answer(reply)


def odd_reply(kind: FaultKind, body: Mapping[str, Any]) -> dict[str, Any]:
    """A reply that arrives whole and is not as asked: blocked, empty, cut off, no JSON."""
    if kind in _WITHOUT_TEXT:
        usage = {"usageMetadata": _usage(0), "modelVersion": "gemini-wire-test"}
        return {**_WITHOUT_TEXT[kind], **usage}
    sound = answer_from_schema(body)
    text = sound["candidates"][0]["content"]["parts"][0]["text"]
    if kind is FaultKind.MAX_TOKENS:
        return gemini_reply(text[: len(text) // 2] or "x", finish="MAX_TOKENS")
    if kind is FaultKind.BAD_ANSWER:
        return gemini_reply("Sure! Here is your ad: [")
    if kind is FaultKind.THOUGHT_FIRST:
        return gemini_reply(text, thought="Let me think about the advertiser first.")
    return sound


def _events(reply: Mapping[str, Any]) -> Answer:
    """The reply as server-sent events, its text in pieces."""
    events = [f"data: {json.dumps(part)}\r\n\r\n".encode() for part in _split(reply)]
    return Answer(chunks=tuple(events), headers={"content-type": "text/event-stream"})


def _split(reply: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    candidates = reply.get("candidates") or [{}]
    parts = candidates[0].get("content", {}).get("parts", [])
    if not parts:
        return [reply]
    pieces = [
        {**part, "text": part["text"][start : start + _PIECE]}
        for part in parts
        for start in range(0, len(part["text"]), _PIECE)
    ]
    *first, last = [
        {"content": {"role": "model", "parts": [piece]}, "index": 0} for piece in pieces
    ]
    ended = {**last, "finishReason": candidates[0].get("finishReason", "STOP")}
    return [*({"candidates": [one]} for one in first), {**reply, "candidates": [ended]}]


def _usage(answer_tokens: int, *, thoughts: int = 0) -> dict[str, int]:
    usage = {"promptTokenCount": 11, "candidatesTokenCount": answer_tokens}
    if thoughts:
        usage["thoughtsTokenCount"] = thoughts
    return {**usage, "totalTokenCount": 11 + answer_tokens + thoughts}


def json_answer(value: Any) -> Answer:
    """200 with a value as JSON."""
    return Answer(body=json.dumps(value, ensure_ascii=False).encode())


def error_answer(
    status: int,
    message: str,
    *,
    retry_after_s: float | None = None,
    details: list[dict[str, Any]] | None = None,
) -> Answer:
    """Google's form of an error: https://google.aip.dev/193."""
    details, headers = details or [], {}
    if retry_after_s is not None:
        kind = "type.googleapis.com/google.rpc.RetryInfo"
        details = [*details, {"@type": kind, "retryDelay": f"{retry_after_s:g}s"}]
        headers = {"retry-after": f"{retry_after_s:g}"}
    error = {"code": status, "message": message, "status": _REASONS[status], "details": details}
    return Answer(status=status, body=json.dumps({"error": error}).encode(), headers=headers)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A local server that speaks Gemini's REST format.")
    parser.add_argument("--port", type=int, default=8089)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    options = parser.parse_args()
    with GeminiServer(port=options.port, latency_s=options.latency) as server:
        print(f"ADWRIGHT_GEMINI_BASE_URL={server.url}", flush=True)  # noqa: T201 - a command
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
