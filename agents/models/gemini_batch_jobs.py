"""Batch jobs at Gemini's server: made, looked at, found by their mark, fetched, cancelled."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from ...errors import AdwrightError, ModelError, SettingsError
from .gemini import GeminiModel, GeminiOptions
from .gemini_batch_wire import (
    Ask,
    Outcome,
    inlined,
    input_file,
    object_in,
    objects_in,
    outcomes_inlined,
    outcomes_of_file,
)
from .gemini_errors import SERVER, foreign_errors, translated

INLINE_BYTES = 15_000_000
"""Most bytes of requests inside the call that makes a job; more go as a file. The API takes 20 MB:
https://ai.google.dev/gemini-api/docs/batch-api"""
TRANSFER_S = 600.0
"""Deadline of one upload or download, in seconds."""
_PAGE = 100
_SUCCEEDED = "succeeded"
_ENDED = frozenset({_SUCCEEDED, "partially_succeeded", "failed", "cancelled", "expired"})
_RETRYABLE = frozenset({"expired"})
_WHY = {
    "failed": "look at it in Google AI Studio",
    "cancelled": "someone cancelled it; start again to send it anew",
    "expired": "it was not begun within 48 hours; start again to send it anew",
}
"""What to do about a job without answers; expiry: the guide named at INLINE_BYTES."""


@dataclass(frozen=True, kw_only=True)
class JobView:
    """A job as the server shows it."""

    name: str
    mark: str
    """The display name that adwright gave it."""
    state: str
    """pending, running, succeeded, failed, cancelled, expired ..."""
    lines: Sequence[Mapping[str, Any]] = ()
    """Answers of inlined requests, in REST's form."""
    output_file: str = ""
    """Name of the file that holds the answers; empty when there is none."""
    said: str = ""
    """The server's words about a failure."""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.state in _ENDED

    def failure(self) -> ModelError:
        """The error of a request to which this ended job holds no answer."""
        if self.state.endswith(_SUCCEEDED):
            return ModelError(
                f"{SERVER}'s batch job {self.name} holds no answer to this request", retryable=True
            )
        said = f": {self.said}" if self.said else ""
        return ModelError(
            f"{SERVER}'s batch job {self.name} {self.state}{said}; {_WHY.get(self.state, '')}",
            retryable=self.state in _RETRYABLE,
        )


class GeminiJobs:
    """Gemini's Batch API through google-genai. Raises ModelError, or SettingsError without a key.

    Vertex AI reads and writes batches in Cloud Storage or BigQuery, which adwright does not use.
    """

    def __init__(self, options: GeminiOptions, *, inline_bytes: int = INLINE_BYTES) -> None:
        if options.vertex_project:
            raise SettingsError(
                f"Vertex AI project {options.vertex_project}: batch jobs need a key of the Gemini "
                "Developer API; unset ADWRIGHT_VERTEX_PROJECT, or run with --engine local"
            )
        self._sdk = _Sdk(options)
        self._model = options.model
        self._timeout_s = options.timeout_s
        self._inline_bytes = inline_bytes

    async def create(self, mark: str, asks: Sequence[Ask]) -> str:
        """Makes a job of the requests; its name at the server."""
        from google.genai import types

        sdk = await self._sdk.face()
        source: Any = inlined(asks, self._model)
        if sum(ask.size for ask in asks) > self._inline_bytes:
            source = await self._uploaded(mark, asks)
        async with self._deadline(TRANSFER_S):
            job = await sdk.batches.create(
                model=self._model, src=source, config=types.CreateBatchJobConfig(display_name=mark)
            )
        if not job.name:
            raise ModelError(f"{SERVER} made a batch job without a name", retryable=True)
        return str(job.name)

    async def look(self, name: str) -> JobView:
        """The job as it stands; with its answers once it has ended."""
        sdk = await self._sdk.face()
        async with self._deadline(TRANSFER_S):
            return await _looked(sdk, name)

    async def find(self, mark: str) -> str:
        """Name of the job with this mark; empty when the server knows none."""
        from google.genai import types

        sdk = await self._sdk.face()
        async with self._deadline(TRANSFER_S):
            config = types.ListBatchJobsConfig(page_size=_PAGE)
            async for job in await sdk.batches.list(config=config):
                if job.display_name == mark:
                    return str(job.name or "")
        return ""

    async def outcomes(self, view: JobView, keys: Sequence[str]) -> dict[str, Outcome]:
        """What came of each request of an ended job; the job's own failure where nothing did."""
        if view.output_file:
            sdk = await self._sdk.face()
            async with self._deadline(TRANSFER_S):
                data = await sdk.files.download(file=view.output_file)
                found = outcomes_of_file(data)
        else:
            found = outcomes_inlined(view.lines, keys)
        return {key: found.get(key) or view.failure() for key in keys}

    async def cancel(self, name: str) -> None:
        """Asks the server to stop a job."""
        sdk = await self._sdk.face()
        async with self._deadline(self._timeout_s):
            await sdk.batches.cancel(name=name)

    async def _uploaded(self, mark: str, asks: Sequence[Ask]) -> str:
        from google.genai import types

        sdk = await self._sdk.face()
        config = types.UploadFileConfig(mime_type="application/jsonl", display_name=mark)
        async with self._deadline(TRANSFER_S):
            file = await sdk.files.upload(file=io.BytesIO(input_file(asks)), config=config)
        return str(file.name)

    @asynccontextmanager
    async def _deadline(self, seconds: float) -> AsyncIterator[None]:
        """Foreign errors become ours, and so does a call that takes too long."""
        try:
            async with asyncio.timeout(seconds):
                yield
        except AdwrightError:
            raise
        except KeyError as error:  # the SDK's, for an upload answered without an address
            raise ModelError(
                f"{SERVER} did not take the upload: {error}", retryable=True
            ) from error
        except foreign_errors() as error:
            raise translated(error) from error


class _Sdk(GeminiModel):
    """The SDK's client, made as for plain calls: same pools, same identity, no retries of its."""

    async def face(self) -> Any:
        """Its asynchronous face."""
        await self._models()
        return self._client.aio


async def _looked(sdk: Any, name: str) -> JobView:
    from pydantic import ValidationError

    try:
        return _view(await sdk.batches.get(name=name))
    except ValidationError:
        # google-genai 3.4 wants an error's details to be strings; Google's are objects, and one of
        # them makes the whole job unreadable. The same call, unparsed:
        answer = await sdk.batches._api_client.async_request("get", name, {}, None)  # noqa: SLF001
        return _raw_view(name, json.loads(answer.body))


def _view(job: Any) -> JobView:
    to = job.dest
    lines = (to.inlined_responses or ()) if to is not None else ()
    return JobView(
        name=str(job.name),
        mark=job.display_name or "",
        state=_state(job.state.value if job.state is not None else ""),
        lines=[line.model_dump(mode="json", by_alias=True, exclude_none=True) for line in lines],
        output_file=(to.file_name or "") if to is not None else "",
        said=(job.error.message or "") if job.error is not None else "",
    )


def _raw_view(name: str, operation: Mapping[str, Any]) -> JobView:
    metadata = object_in(operation, "metadata")
    output = object_in(metadata, "output")
    return JobView(
        name=name,
        mark=str(metadata.get("displayName", "")),
        state=_state(str(metadata.get("state", ""))),
        lines=objects_in(object_in(output, "inlinedResponses"), "inlinedResponses"),
        output_file=str(output.get("responsesFile", "")),
        said=str(object_in(operation, "error").get("message", "")),
    )


def _state(state: str) -> str:
    """JOB_STATE_SUCCEEDED or BATCH_STATE_SUCCEEDED to succeeded."""
    return state.rpartition("_STATE_")[2].lower()
