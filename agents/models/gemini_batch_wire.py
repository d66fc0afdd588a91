"""Requests and answers of Gemini's Batch API, as REST writes them.

A line of the input file is {"key", "request"}, a line of the output {"key", "response" | "error"};
inlined requests carry the key in their metadata. https://ai.google.dev/gemini-api/docs/batch-api
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import ModelError
from .foreign_http import status_error
from .gemini_errors import SERVER
from .gemini_wire import gemini_call
from .port import ChatRequest

KEY = "key"
"""Metadata field of an inlined request that carries its key back."""
_HTTP = {
    1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400,
    12: 501, 13: 500, 14: 503, 15: 500, 16: 401,
}  # fmt: skip
"""Code of a google.rpc.Status to HTTP: google/rpc/code.proto in github.com/googleapis/googleapis"""
_HTTP_ERRORS = range(400, 600)
_PART = ("text", "thought")
_USAGE = ("promptTokenCount", "candidatesTokenCount", "thoughtsTokenCount")

Answer = Mapping[str, Any]
"""The parts of a GenerateContentResponse that adwright reads, in REST's names."""
Outcome = Answer | ModelError
"""What came of one request of a job."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One request on its way into a job."""

    key: str
    """Hash of the model and everything that is sent; the same content has the same key."""
    request: ChatRequest
    body: Mapping[str, Any]
    """As a GenerateContentRequest in REST's form."""
    size: int
    """Bytes of its line in an input file."""


def ask_of(request: ChatRequest, model: str) -> Ask:
    """The request as a job takes it."""
    body = _rest(gemini_call(request, model))
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(f"{model}\n{text}".encode()).hexdigest()[:32]
    return Ask(key=key, request=request, body=body, size=len(text.encode()) + len(key) + 32)


def input_file(asks: Sequence[Ask]) -> bytes:
    """The JSONL file of a job's requests."""
    lines = (json.dumps({"key": ask.key, "request": ask.body}, ensure_ascii=False) for ask in asks)
    return "".join(f"{line}\n" for line in lines).encode()


def inlined(asks: Sequence[Ask], model: str) -> list[Any]:
    """The requests as the SDK takes them inside the call that makes the job."""
    from google.genai import types

    calls = [(ask.key, gemini_call(ask.request, model)) for ask in asks]
    return [
        types.InlinedRequest(contents=call["contents"], config=call["config"], metadata={KEY: key})
        for key, call in calls
    ]


def outcomes_of_file(data: bytes) -> dict[str, Outcome]:
    """Outcomes by key in a job's output file. Raises ValueError for a line that is no JSON."""
    lines = (json.loads(line) for line in data.decode().splitlines() if line.strip())
    return {str(line.get(KEY)): outcome(line) for line in lines if isinstance(line, dict)}


def outcomes_inlined(lines: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> dict[str, Outcome]:
    """Outcomes by key; where the keys did not come back, by order, if none is missing."""
    marked = {object_in(line, "metadata").get(KEY): outcome(line) for line in lines}
    if None not in marked:
        return {str(key): value for key, value in marked.items()}
    if len(lines) != len(keys):
        return {}
    return {key: outcome(line) for key, line in zip(keys, lines, strict=True)}


def outcome(line: Mapping[str, Any]) -> Outcome:
    """What one line of a job's output says."""
    if line.get("error"):
        error = object_in(line, "error")
        return status_error(SERVER, _status(error.get("code")), str(error.get("message") or ""))
    return answer_of(object_in(line, "response"))


def answer_of(response: Mapping[str, Any]) -> Answer:
    """What adwright reads of a response in REST's form; fields it does not know are left out."""
    answer: dict[str, Any] = {
        "candidates": [_candidate(one) for one in objects_in(response, "candidates")[:1]],
        "usageMetadata": _only(object_in(response, "usageMetadata"), _USAGE),
        "modelVersion": response.get("modelVersion"),
    }
    reason = object_in(response, "promptFeedback").get("blockReason")
    return {**answer, "promptFeedback": {"blockReason": reason}} if reason else answer


def response_of(answer: Answer) -> Any:
    """The answer as the SDK's GenerateContentResponse. Raises ValidationError (of pydantic)."""
    from google.genai import types

    return types.GenerateContentResponse.model_validate(answer)


def _candidate(candidate: Mapping[str, Any]) -> dict[str, Any]:
    parts = [_only(part, _PART) for part in objects_in(object_in(candidate, "content"), "parts")]
    found = {"content": {"role": "model", "parts": parts}}
    reason = candidate.get("finishReason")
    return {**found, "finishReason": reason} if reason else found


def _rest(call: Mapping[str, Any]) -> dict[str, Any]:
    config = _dumped(call["config"])
    system = config.pop("systemInstruction", None)
    config.pop("automaticFunctionCalling", None)
    body = {"contents": [_dumped(one) for one in call["contents"]], "generationConfig": config}
    if system:
        body["systemInstruction"] = {"parts": [{"text": system}], "role": "user"}
    return body


def _dumped(value: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = value.model_dump(mode="json", by_alias=True, exclude_none=True)
    return dumped


def _status(code: Any) -> int:
    if not isinstance(code, int):
        return 500
    return code if code in _HTTP_ERRORS else _HTTP.get(code, 500)


def object_in(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object in a field; an empty one when there is none."""
    found = value.get(name)
    return found if isinstance(found, Mapping) else {}


def objects_in(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects of the list in a field; none when it is no list."""
    found = value.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _only(value: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: value[name] for name in names if value.get(name) is not None}
