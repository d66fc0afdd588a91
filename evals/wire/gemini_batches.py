"""A local server that speaks Gemini's Batch API besides the plain calls, and can misbehave.

Create, get, list and cancel jobs; inlined requests, or a JSONL file sent by the resumable upload
protocol and answered by a file to download. A job runs for `running_s`, then each of its requests
is answered by the server's responder. Alone it runs as
`python -m adwright.evals.wire.gemini_batches --port 8080 --running 2`.
Formats: https://ai.google.dev/api/batch-api and https://ai.google.dev/api/files.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from .faults import STATUS, Fault, FaultKind, Responder
from .gemini_server import (
    GeminiServer,
    answer_from_schema,
    error_answer,
    fault_answer,
    json_answer,
    odd_reply,
)
from .http_server import Answer, Received

Operation = Literal["create", "get", "list", "cancel", "start_upload", "upload", "download"]
Ending = Literal["SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED"]

_ROUTES: tuple[tuple[str, str, Operation], ...] = (
    ("POST", r"/v1\w*/(?P<name>models/[^:/]+):batchGenerateContent", "create"),
    ("GET", r"/v1\w*/(?P<name>batches/[^:/]+)", "get"),
    ("POST", r"/v1\w*/(?P<name>batches/[^:/]+):cancel", "cancel"),
    ("GET", r"/v1\w*/(?P<name>batches)", "list"),
    ("POST", r"/upload/v1\w*/(?P<name>files)", "start_upload"),
    ("POST", r"/upload/part/(?P<name>files/[^:/]+)", "upload"),
    ("GET", r"/v1\w*/(?P<name>files/[^:/]+):download", "download"),
)
_GRPC = {400: 3, 401: 16, 403: 7, 404: 5, 429: 8, 500: 13, 503: 14}
"""HTTP status to the code of google.rpc.Status, as errors within a job carry it."""
_BATCH_TYPE = "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch"
_PAGE = 50


@dataclass(kw_only=True)
class WireJob:
    """One batch job as the server holds it."""

    name: str
    model: str
    display_name: str
    requests: list[dict[str, Any]]
    """Each with `request`, and `metadata` (inlined) or `key` (from a file)."""
    from_file: bool
    ends_at: float
    """On the clock of time.monotonic."""
    ended: Ending | None = None
    output: dict[str, Any] = field(default_factory=dict)


class GeminiBatchServer(GeminiServer):
    """A GeminiServer that runs batch jobs too."""

    def __init__(
        self,
        responder: Responder = answer_from_schema,
        *,
        port: int = 0,
        latency_s: float = 0.0,
        running_s: float = 0.0,
    ) -> None:
        super().__init__(responder, port=port, latency_s=latency_s)
        self.running_s = running_s
        """Seconds from a job's creation to its end."""
        self.trouble: Callable[[Operation, Received], Fault | None] = lambda _what, _request: None
        """Asked before each operation. A fault that cuts or garbles the answer comes after the
        operation took effect; any other comes instead of it."""
        self.ending: Callable[[WireJob], Ending] = lambda _job: "SUCCEEDED"
        """How a job ends when its time has come."""
        self.echo_metadata = True
        """Whether answers of inlined requests carry the metadata of their request."""
        self.jobs: dict[str, WireJob] = {}
        self.files: dict[str, bytes] = {}
        self.answered: list[Mapping[str, Any]] = []
        """Bodies of all requests that jobs answered, in order: those that cost money."""

    def answer(self, request: Received) -> Answer:
        """Google's answer to `request`, or the fault asked for."""
        path = urlsplit(request.path).path
        for method, pattern, operation in _ROUTES:
            found = re.fullmatch(pattern, path)
            if found and method == request.method:
                return self._operate(operation, found["name"], request)
        return super().answer(request)

    def _operate(self, operation: Operation, name: str, request: Received) -> Answer:
        if "x-goog-api-key" not in request.headers and operation != "upload":
            return error_answer(403, "Method doesn't allow unregistered callers")
        fault = self.trouble(operation, request)
        if fault is not None and fault.kind not in {FaultKind.CUT, FaultKind.MALFORMED}:
            return fault_answer(fault, {}, streamed=False)
        done: Answer = getattr(self, f"_{operation}")(name, request)
        if fault is None:
            return done
        garbled = done.body[: len(done.body) // 2]
        return (
            Answer(body=done.body, cut=True)
            if fault.kind is FaultKind.CUT
            else Answer(body=garbled)
        )

    def _create(self, model: str, request: Received) -> Answer:
        batch = request.json().get("batch", {})
        source = batch.get("inputConfig", {})
        file = source.get("fileName")
        if file is not None and file not in self.files:
            return error_answer(404, f"no file {file}")
        requests = (
            [json.loads(line) for line in self.files[file].decode().splitlines()]
            if file is not None
            else source.get("requests", {}).get("requests", [])
        )
        if not requests:
            return error_answer(400, "a batch needs requests")
        job = WireJob(
            name=f"batches/wire{len(self.jobs) + 1}",
            model=model,
            display_name=batch.get("displayName", ""),
            requests=requests,
            from_file=file is not None,
            ends_at=time.monotonic() + self.running_s,
        )
        self.jobs[job.name] = job
        return json_answer(self._shown(job))

    def _get(self, name: str, _request: Received) -> Answer:
        job = self.jobs.get(name)
        if job is None:
            return error_answer(404, f"no job {name}")
        return json_answer(self._shown(self._at_its_time(job)))

    def _list(self, _name: str, request: Received) -> Answer:
        query = parse_qs(urlsplit(request.path).query)
        start = int(query.get("pageToken", ["0"])[0])
        size = int(query.get("pageSize", [str(_PAGE)])[0])
        newest = list(reversed(self.jobs.values()))
        page = [self._shown(self._at_its_time(job)) for job in newest[start : start + size]]
        more = {"nextPageToken": str(start + size)} if start + size < len(newest) else {}
        return json_answer({"operations": page, **more})

    def _cancel(self, name: str, _request: Received) -> Answer:
        job = self.jobs.get(name)
        if job is None:
            return error_answer(404, f"no job {name}")
        if self._at_its_time(job).ended is None:
            job.ended = "CANCELLED"
        return json_answer({})

    def _start_upload(self, _name: str, request: Received) -> Answer:
        if request.headers.get("x-goog-upload-command") != "start":
            return error_answer(400, "an upload begins with the command start")
        name = f"files/in{len(self.files) + 1}"
        self.files[name] = b""
        return Answer(body=b"{}", headers={"x-goog-upload-url": f"{self.url}/upload/part/{name}"})

    def _upload(self, name: str, request: Received) -> Answer:
        offset = int(request.headers.get("x-goog-upload-offset", "-1"))
        if name not in self.files or offset != len(self.files[name]):
            return error_answer(400, f"offset {offset} does not continue the upload")
        self.files[name] += request.body
        if "finalize" not in request.headers.get("x-goog-upload-command", ""):
            return Answer(headers={"x-goog-upload-status": "active"})
        size = str(len(self.files[name]))
        made = {"file": {"name": name, "sizeBytes": size, "mimeType": "application/jsonl"}}
        return Answer(body=json.dumps(made).encode(), headers={"x-goog-upload-status": "final"})

    def _download(self, name: str, _request: Received) -> Answer:
        if name not in self.files:
            return error_answer(404, f"no file {name}")
        return Answer(body=self.files[name], headers={"content-type": "application/octet-stream"})

    def _at_its_time(self, job: WireJob) -> WireJob:
        """The job, ended and answered when its time has come."""
        if job.ended is None and time.monotonic() >= job.ends_at:
            job.ended = self.ending(job)
            if job.ended == "SUCCEEDED":
                job.output = self._output(job)
        return job

    def _output(self, job: WireJob) -> dict[str, Any]:
        lines = [self._line(one) for one in job.requests]
        if not job.from_file:
            return {"inlinedResponses": {"inlinedResponses": lines}}
        name = f"files/out{len(self.files) + 1}"
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in reversed(lines))
        self.files[name] = text.encode()  # in another order than asked: keys are what counts
        return {"responsesFile": name}

    def _line(self, one: Mapping[str, Any]) -> dict[str, Any]:
        mark = {"key": one["key"]} if "key" in one else {}
        if "metadata" in one and self.echo_metadata:
            mark = {"metadata": one["metadata"]}
        outcome = self.responder(one["request"])
        if isinstance(outcome, Fault) and outcome.kind in STATUS:
            status = STATUS[outcome.kind]
            error = {"code": _GRPC[status], "message": f"asked to fail: {outcome.kind}"}
            return {**mark, "error": error}
        self.answered.append(one["request"])
        if isinstance(outcome, Fault):
            outcome = odd_reply(outcome.kind, one["request"])
        return {**mark, "response": outcome}

    def _shown(self, job: WireJob) -> dict[str, Any]:
        """The job as a long-running operation: https://google.aip.dev/151."""
        state = job.ended or ("RUNNING" if self.running_s else "PENDING")
        metadata: dict[str, Any] = {
            "@type": _BATCH_TYPE,
            "name": job.name,
            "model": job.model,
            "displayName": job.display_name,
            "createTime": "2025-12-01T08:00:00.000000000Z",
            "updateTime": "2025-12-01T08:00:00.000000000Z",
            "batchStats": {"requestCount": str(len(job.requests))},
            "state": f"BATCH_STATE_{state}",
        }
        if job.output:
            metadata["output"] = job.output
        shown: dict[str, Any] = {"name": job.name, "metadata": metadata}
        if job.ended == "FAILED":
            shown["error"] = {"code": 13, "message": "asked to fail"}
        return {**shown, "done": True} if job.ended else shown


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A local server that speaks Gemini's Batch API.")
    parser.add_argument("--port", type=int, default=8089)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--running", type=float, default=2.0, help="seconds that a job takes")
    options = parser.parse_args()
    made = GeminiBatchServer(
        port=options.port, latency_s=options.latency, running_s=options.running
    )
    with made as server:
        print(f"ADWRIGHT_GEMINI_BASE_URL={server.url}", flush=True)  # noqa: T201 - a command
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
