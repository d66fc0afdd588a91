"""The one map from what google-genai raises to adwright's errors; a test holds it complete."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...errors import AdwrightError, ModelError
from .foreign_http import seconds, status_error, transport_error

SERVER = "Gemini"
_UNAUTHENTICATED = 401


def foreign_errors() -> tuple[type[Exception], ...]:
    """Every kind of exception that a call through google-genai may raise."""
    import httpx
    from google.auth.exceptions import GoogleAuthError
    from google.genai import errors
    from pydantic import ValidationError

    return (
        errors.APIError,
        errors.ContinuationInterruptedError,
        errors.UnknownFunctionCallArgumentError,
        errors.UnsupportedFunctionError,
        errors.FunctionInvocationError,
        httpx.HTTPError,
        httpx.InvalidURL,
        httpx.StreamError,
        httpx.CookieConflict,
        GoogleAuthError,
        ValidationError,
        json.JSONDecodeError,
        ValueError,
        TimeoutError,
        OSError,
    )


def translated(error: Exception) -> AdwrightError:
    """The adwright error that stands for `error`, one of `foreign_errors()`."""
    from google.auth.exceptions import GoogleAuthError, TransportError
    from google.genai import errors

    if isinstance(error, errors.APIError):
        return _api_error(error)
    if isinstance(error, TransportError):
        return transport_error(SERVER, error)
    if isinstance(error, GoogleAuthError):
        return ModelError(
            f"Google Cloud credentials are missing or refused ({type(error).__name__}); run: "
            "gcloud auth application-default login",
            status=_UNAUTHENTICATED,
        )
    if isinstance(error, ValueError):
        return ModelError(f"{SERVER} sent an answer that cannot be read", retryable=True)
    return transport_error(SERVER, error)


def _api_error(error: Any) -> ModelError:
    status = int(error.code or 0)
    details = _details(error.details)
    if any(entry.get("reason") == "API_KEY_INVALID" for entry in details):
        status = _UNAUTHENTICATED  # Google says 400 here; who must act is the same as for 401
    waits = [seconds(entry.get("retryDelay")) for entry in details if "retryDelay" in entry]
    headers = getattr(error.response, "headers", None)
    header = seconds(headers.get("retry-after")) if headers is not None else None
    return status_error(
        SERVER,
        status,
        str(error.message or error.status or ""),
        retry_after=next((wait for wait in waits if wait is not None), header),
    )


def _details(body: Any) -> list[Mapping[str, Any]]:
    """Google's error details (RetryInfo, ErrorInfo): https://google.aip.dev/193."""
    inner = body.get("error", body) if isinstance(body, Mapping) else {}
    found = inner.get("details", []) if isinstance(inner, Mapping) else []
    return [entry for entry in found if isinstance(entry, Mapping)]
