"""Gemini's Batch API, through the real client and real HTTP: gathered, found again, half price."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adwright.agents.models.gemini import GeminiOptions
from adwright.agents.models.gemini_batch import BatchedGemini
from adwright.agents.models.gemini_batch_desk import Batching, JobNews
from adwright.agents.models.gemini_batch_journal import JOURNAL_FILE, JobJournal
from adwright.agents.models.gemini_batch_wire import ask_of, input_file
from adwright.agents.models.port import ChatReply, ChatRequest, Image, Message
from adwright.errors import AdwrightError, BadReply, ModelError
from adwright.evals.wire.faults import Fault, FaultKind
from adwright.evals.wire.gemini_batches import Ending, GeminiBatchServer
from adwright.evals.wire.gemini_server import gemini_reply, prompt_of

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
QUICK = Batching(max_requests=50, idle_s=0.05, first_poll_s=0.02, longest_poll_s=0.1, patience=4)
MODEL = "gemini-2.5-flash"
Make = Callable[..., BatchedGemini]


def ask(number: int, schema: Any = SCHEMA, **changes: Any) -> ChatRequest:
    messages = (
        Message(role="system", text="Be brief."),
        Message(role="user", text=f"retro sneakers number {number}"),
    )
    return ChatRequest(
        task="write", messages=messages, answer_schema=schema, seed=number, **changes
    )


def echo(body: Any) -> dict[str, Any]:
    """Each request's own words as its answer."""
    return gemini_reply(json.dumps({"a": prompt_of(body).splitlines()[-1]}))


def said(number: int) -> dict[str, str]:
    return {"a": f"retro sneakers number {number}"}


def camel(value: Any) -> Any:
    """Field names as proto3 JSON prefers them; the SDK writes some in the form also accepted."""
    if isinstance(value, list):
        return [camel(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {re.sub("_(.)", lambda m: m[1].upper(), k): camel(one) for k, one in value.items()}


def asked_once(server: GeminiBatchServer) -> bool:
    """Whether no request was paid for twice."""
    bodies = [json.dumps(body, sort_keys=True) for body in server.answered]
    return len(bodies) == len(set(bodies))


def jobs_made(server: GeminiBatchServer) -> list[int]:
    return [len(job.requests) for job in server.jobs.values()]


def held_as(server: GeminiBatchServer, ending: Ending) -> None:
    server.ending = lambda _job: ending


@pytest.fixture
async def server() -> AsyncIterator[GeminiBatchServer]:
    async with GeminiBatchServer(echo) as running:
        yield running


@pytest.fixture
def make(server: GeminiBatchServer, tmp_path: Path) -> Make:
    """A BatchedGemini on the server, as a new process would make it."""

    def made(batching: Batching = QUICK, folder: str = "run", **more: Any) -> BatchedGemini:
        options = GeminiOptions(api_key=SecretStr("wire-key-5f2"), base_url=server.url)
        return BatchedGemini(options, folder=tmp_path / folder, batching=batching, **more)

    return made


async def answers(model: BatchedGemini, numbers: range) -> list[ChatReply]:
    return await asyncio.gather(*(model.generate(ask(number)) for number in numbers))


@pytest.mark.parametrize("inline_bytes", [10**7, 0])
async def test_requests_that_come_together_leave_together_and_each_gets_its_own_answer(
    server: GeminiBatchServer, make: Make, inline_bytes: int
) -> None:
    replies = await answers(make(inline_bytes=inline_bytes), range(20))
    assert [reply.value for reply in replies] == [said(number) for number in range(20)]
    assert jobs_made(server) == [20]
    assert all(reply.input_tokens > 0 and reply.output_tokens > 0 for reply in replies)
    uploads = [one for one in server.received if one.path.startswith("/upload")]
    assert bool(uploads) == (inline_bytes == 0)
    assert not [one for one in server.received if one.path.endswith(":generateContent")]


async def test_a_file_larger_than_one_piece_of_the_upload_arrives_whole(
    server: GeminiBatchServer, make: Make
) -> None:
    picture = Image(data=b"\x89PNG" + bytes(7_000_000), media_type="image/png")
    reply = await make(inline_bytes=1000).generate(ask(1, images=(picture,)))
    assert reply.value == said(1)
    pieces = [one for one in server.received if one.path.startswith("/upload/part")]
    assert len(pieces) == 2


async def test_a_full_job_leaves_at_once_and_the_rest_when_nothing_more_comes(
    server: GeminiBatchServer, make: Make
) -> None:
    batching = dataclasses.replace(QUICK, max_requests=4, idle_s=0.2)
    await answers(make(batching), range(10))
    assert sorted(jobs_made(server)) == [2, 4, 4]


async def test_a_job_holds_no_more_bytes_than_it_may(server: GeminiBatchServer, make: Make) -> None:
    size = ask_of(ask(1), MODEL).size
    await answers(make(dataclasses.replace(QUICK, max_bytes=2 * size + 10)), range(1, 7))
    assert jobs_made(server) == [2, 2, 2]


async def test_a_line_of_a_file_says_the_same_as_an_inlined_request(
    server: GeminiBatchServer, make: Make
) -> None:
    request = ask(3, images=(Image(data=b"\xff\xfe\xfd", media_type="image/png"),))
    await make().generate(request)
    sent = server.received[0].json()["batch"]["inputConfig"]["requests"]["requests"][0]
    line = json.loads(input_file([ask_of(request, MODEL)]))
    assert line == {"key": sent["metadata"]["key"], "request": camel(sent["request"])}


@pytest.mark.parametrize("echo_metadata", [True, False])
async def test_the_failure_of_one_request_is_its_own(
    server: GeminiBatchServer, make: Make, *, echo_metadata: bool
) -> None:
    faults = {2: FaultKind.RATE_LIMITED, 3: FaultKind.BAD_REQUEST, 4: FaultKind.SAFETY}

    def responder(body: Any) -> Any:
        number = int(prompt_of(body).split()[-1])
        return Fault(kind=faults[number]) if number in faults else echo(body)

    server.responder, server.echo_metadata = responder, echo_metadata
    model = make()
    outcomes = await asyncio.gather(
        *(model.generate(ask(number)) for number in range(6)), return_exceptions=True
    )
    _, _, limited, bad, blocked, last = outcomes
    assert isinstance(limited, ModelError)
    assert (limited.status, limited.retryable) == (429, True)
    assert isinstance(bad, ModelError)
    assert (bad.status, bad.retryable) == (400, False)
    assert isinstance(blocked, BadReply)
    assert blocked.finish == "safety"
    assert isinstance(last, ChatReply)
    assert last.value == said(5)


async def test_googles_details_of_one_error_do_not_make_the_other_answers_unreadable(
    server: GeminiBatchServer, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = server._line
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "QUOTA"}]

    def line(one: Any) -> dict[str, Any]:
        made = plain(one)
        if int(prompt_of(one["request"]).split()[-1]) == 0:
            made = {"metadata": one["metadata"], "error": {"code": 8, "details": details}}
        return made

    monkeypatch.setattr(server, "_line", line)
    model = make()
    first, second = await asyncio.gather(
        model.generate(ask(0)), model.generate(ask(1)), return_exceptions=True
    )
    assert isinstance(first, ModelError)
    assert first.status == 429
    assert isinstance(second, ChatReply)
    assert second.value == said(1)


@pytest.mark.parametrize(
    ("ending", "retryable"), [("FAILED", False), ("CANCELLED", False), ("EXPIRED", True)]
)
async def test_a_job_without_answers_is_a_model_error_with_the_jobs_name_and_the_next_step(
    server: GeminiBatchServer, make: Make, ending: Ending, *, retryable: bool
) -> None:
    held_as(server, ending)
    model = make()
    with pytest.raises(ModelError, match=rf"batches/wire1 {ending.lower()}; ") as caught:
        await model.generate(ask(1))
    assert caught.value.retryable is retryable
    held_as(server, "SUCCEEDED")
    assert (await model.generate(ask(1))).value == said(1)  # asked anew, since nothing was paid


async def test_a_caller_that_is_cancelled_before_the_job_leaves_is_left_out_of_it(
    server: GeminiBatchServer, make: Make
) -> None:
    model = make(dataclasses.replace(QUICK, idle_s=0.3))
    calls = [asyncio.create_task(model.generate(ask(number))) for number in range(4)]
    await asyncio.sleep(0.05)
    calls[0].cancel()
    calls[2].cancel()
    done = await asyncio.gather(*calls, return_exceptions=True)
    assert [isinstance(one, ChatReply) for one in done] == [False, True, False, True]
    assert jobs_made(server) == [2]


async def test_an_answer_whose_caller_left_is_used_when_it_is_asked_again(
    server: GeminiBatchServer, make: Make
) -> None:
    server.running_s = 0.4
    model = make()
    call = asyncio.create_task(model.generate(ask(1)))
    await asyncio.sleep(0.25)
    call.cancel()
    await asyncio.sleep(0.2)
    looks = len(server.received)
    await asyncio.sleep(0.3)
    assert len(server.received) == looks  # nobody waits, so nobody looks
    assert (await model.generate(ask(1))).value == said(1)
    assert jobs_made(server) == [1]


async def test_two_callers_of_the_same_request_share_one(
    server: GeminiBatchServer, make: Make
) -> None:
    model = make()
    first, second = await asyncio.gather(model.generate(ask(1)), model.generate(ask(1)))
    assert first.value == second.value == said(1)
    assert jobs_made(server) == [1]


def test_a_job_in_flight_is_found_again_after_a_restart_and_paid_for_once(tmp_path: Path) -> None:
    news: list[JobNews] = []
    with GeminiBatchServer(echo, running_s=1.2) as server:
        options = GeminiOptions(api_key=SecretStr("k"), base_url=server.url)

        def made() -> BatchedGemini:
            folder = tmp_path / "run"
            return BatchedGemini(options, folder=folder, batching=QUICK, on_job=news.append)

        async def killed() -> None:
            async with asyncio.timeout(0.5):
                await answers(made(), range(5))

        with pytest.raises(TimeoutError):
            asyncio.run(killed())
        replies = asyncio.run(answers(made(), range(5)))
        again = asyncio.run(answers(made(), range(5)))
        assert jobs_made(server) == [5]
        assert asked_once(server)
    assert [reply.value for reply in replies] == [said(number) for number in range(5)]
    assert [reply.value for reply in again] == [reply.value for reply in replies]
    assert again[0].notes == ("answered by an earlier batch job",)
    assert [one.state for one in news] == ["sent", "found", "succeeded"]
    assert {(one.name, one.requests) for one in news} == {("batches/wire1", 5)}


async def test_a_job_whose_creation_was_not_heard_is_found_by_its_mark(
    server: GeminiBatchServer, make: Make
) -> None:
    cut = iter([Fault(kind=FaultKind.CUT)])
    server.trouble = lambda what, _request: next(cut, None) if what == "create" else None
    replies = await answers(make(), range(3))
    assert [reply.value for reply in replies] == [said(number) for number in range(3)]
    assert jobs_made(server) == [3]


async def test_a_job_that_was_only_intended_is_looked_for_and_then_sent_anew(
    server: GeminiBatchServer, make: Make, tmp_path: Path
) -> None:
    journal = JobJournal(tmp_path / "run")
    journal.intend("adwright-lost", MODEL, [ask_of(ask(1), MODEL).key])
    assert (await make().generate(ask(1))).value == said(1)
    asked = [(one.method, one.path.split("?")[0].rpartition("/")[2]) for one in server.received]
    assert asked[0] == ("GET", "batches")
    assert jobs_made(server) == [1]


async def test_a_job_found_after_a_restart_that_came_to_nothing_is_sent_anew(
    server: GeminiBatchServer, make: Make, tmp_path: Path
) -> None:
    journal = JobJournal(tmp_path / "run")
    journal.intend("adwright-old", MODEL, [ask_of(ask(1), MODEL).key])
    journal.name("adwright-old", "batches/forgotten")
    assert (await make().generate(ask(1))).value == said(1)
    assert journal.open_names() == ()


@pytest.mark.parametrize("what", ["create", "get", "start_upload", "upload", "download"])
async def test_a_server_that_fails_in_passing_is_asked_again_and_nothing_is_paid_twice(
    server: GeminiBatchServer, make: Make, what: str
) -> None:
    faults = iter([Fault(kind=FaultKind.UNAVAILABLE), Fault(kind=FaultKind.RATE_LIMITED)])
    server.trouble = lambda operation, _request: next(faults, None) if operation == what else None
    replies = await answers(make(inline_bytes=0), range(3))
    assert [reply.value for reply in replies] == [said(number) for number in range(3)]
    assert asked_once(server)


@pytest.mark.parametrize(
    ("kind", "status"), [(FaultKind.BAD_KEY, 401), (FaultKind.BAD_REQUEST, 400)]
)
async def test_a_job_that_is_refused_is_an_error_of_each_caller(
    server: GeminiBatchServer, make: Make, kind: FaultKind, status: int
) -> None:
    server.trouble = lambda what, _request: Fault(kind=kind) if what == "create" else None
    model = make()
    first, second = await asyncio.gather(
        model.generate(ask(1)), model.generate(ask(2)), return_exceptions=True
    )
    assert isinstance(first, ModelError)
    assert isinstance(second, ModelError)
    assert first.status == second.status == status
    assert first is not second
    assert "wire-key-5f2" not in f"{first!r} {vars(model)!r}"
    assert len(server.received) == 1


async def test_a_server_that_stays_away_is_a_retryable_error_and_the_job_is_kept(
    server: GeminiBatchServer, make: Make
) -> None:
    down = Fault(kind=FaultKind.UNAVAILABLE)
    server.trouble = lambda what, _request: down if what == "get" else None
    model = make(dataclasses.replace(QUICK, patience=2))
    with pytest.raises(ModelError) as caught:
        await model.generate(ask(1))
    assert (caught.value.status, caught.value.retryable) == (503, True)
    server.trouble = lambda _what, _request: None
    assert (await model.generate(ask(1))).value == said(1)
    assert jobs_made(server) == [1]


async def test_looks_at_a_job_come_ever_more_seldom(server: GeminiBatchServer, make: Make) -> None:
    server.running_s = 1.0
    await make(dataclasses.replace(QUICK, growth=2.0, longest_poll_s=9.0)).generate(ask(1))
    looks = [one for one in server.received if one.method == "GET"]
    assert 4 <= len(looks) <= 7  # evenly spaced at 0.02 s they would be fifty


async def test_an_unusable_answer_is_asked_anew_the_next_time(
    server: GeminiBatchServer, make: Make
) -> None:
    server.responder = lambda _body: gemini_reply("Sure! Here is your ad: [")
    model = make()
    with pytest.raises(BadReply) as caught:
        await model.generate(ask(1))
    assert caught.value.text.startswith("Sure!")
    server.responder = echo
    assert (await model.generate(ask(1))).value == said(1)


async def test_open_jobs_can_be_cancelled_at_the_server(
    server: GeminiBatchServer, make: Make
) -> None:
    server.running_s = 60.0
    sent = asyncio.Event()
    model = make(on_job=lambda _news: sent.set())
    call = asyncio.create_task(model.generate(ask(1)))
    await sent.wait()
    assert await model.cancel_jobs() == ("batches/wire1",)
    with pytest.raises(ModelError, match="cancelled"):
        await call


async def test_the_journal_holds_no_words_of_a_prompt_and_is_its_owners(
    make: Make, tmp_path: Path
) -> None:
    await make().generate(ask(1, None))
    file = tmp_path / "run" / JOURNAL_FILE
    assert b"Be brief." not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


async def test_a_folder_that_cannot_be_written_is_told_to_each_caller(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "blocked").write_text("a file, no folder")
    with pytest.raises(AdwrightError, match="journal of batch jobs"):
        await make(folder="blocked").generate(ask(1))


async def test_a_streamed_answer_is_the_whole_answer(make: Make) -> None:
    assert "".join([piece async for piece in make().stream(ask(1))]) == json.dumps(said(1))
