"""No foreign error leaves an adapter: each exception of the vendors' packages is translated."""

from __future__ import annotations

import inspect
from typing import Any

import httpx
import pytest
from google.auth import exceptions as auth_errors
from google.genai import errors as genai_errors
from pydantic import BaseModel, ValidationError

from adwright.agents.models.foreign_http import seconds
from adwright.agents.models.gemini_errors import foreign_errors, translated
from adwright.errors import AdwrightError, ModelError


def exceptions_of(module: Any) -> list[type[Exception]]:
    return [
        found
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Exception) and not issubclass(found, Warning)
    ]


def made(kind: type[Exception]) -> Exception:
    if issubclass(kind, genai_errors.APIError):
        return kind(503, {"error": {"message": "m", "status": "UNAVAILABLE"}})
    if issubclass(kind, httpx.HTTPStatusError):
        request = httpx.Request("GET", "http://h")
        return kind("m", request=request, response=httpx.Response(500, request=request))
    try:
        return kind("m")
    except TypeError:
        return kind()


@pytest.mark.parametrize(
    "kind",
    [*exceptions_of(genai_errors), *exceptions_of(httpx), *exceptions_of(auth_errors),
     TimeoutError, ConnectionResetError, ValueError],
)  # fmt: skip
def test_every_foreign_error_is_caught_and_translated(kind: type[Exception]) -> None:
    error = made(kind)
    assert isinstance(error, foreign_errors()), "it would leave the Gemini adapter untranslated"
    assert isinstance(translated(error), AdwrightError)
    assert str(translated(error))


def test_an_answer_that_the_sdk_cannot_validate_is_a_model_error() -> None:
    class Shape(BaseModel):
        number: int

    with pytest.raises(ValidationError) as caught:
        Shape.model_validate({"number": "x"})
    assert isinstance(caught.value, foreign_errors())
    assert isinstance(translated(caught.value), ModelError)


def test_retry_info_in_the_body_goes_before_the_header() -> None:
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17.5s"}
    body = {"error": {"code": 429, "message": "quota", "status": "X", "details": [info]}}
    response = httpx.Response(429, headers={"retry-after": "9"})
    error = translated(genai_errors.ClientError(429, body, response))
    assert isinstance(error, ModelError)
    assert error.retry_after == 17.5
    plain = translated(genai_errors.ClientError(429, {"error": {"message": "q"}}, response))
    assert isinstance(plain, ModelError)
    assert plain.retry_after == 9


def test_a_long_vendor_message_is_shortened() -> None:
    body = {"error": {"code": 400, "message": "x" * 5000, "status": "INVALID_ARGUMENT"}}
    assert len(str(translated(genai_errors.ClientError(400, body)))) < 500


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5.0), ("3.5s", 3.5), (" 12 ", 12.0), (None, None), ("Wed, 21 Oct", None), ("-3", None),
     ("9" * 40, None)],
)  # fmt: skip
def test_only_a_number_of_seconds_is_a_wait(text: str | None, value: float | None) -> None:
    assert seconds(text) == value
