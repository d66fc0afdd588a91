from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from adwright.agents.models.gemini import GeminiModel, GeminiOptions
from adwright.agents.models.port import ChatRequest, Image, Message
from adwright.errors import BadReply, InputFileError, ModelError
from adwright.evals.recordings import FileRecorder, load_recording
from adwright.evals.wire.faults import Fault, FaultKind
from adwright.evals.wire.gemini_server import GeminiServer

SCHEMA = {"type": "object", "properties": {"headline": {"type": "string", "maxLength": 30}}}


def asking(words: str) -> ChatRequest:
    return ChatRequest(
        task="write",
        messages=(Message(role="user", text=words),),
        images=(Image(data=b"\x89PNG", media_type="image/png"),),
        answer_schema=SCHEMA,
        seed=7,
    )


async def test_what_was_recorded_plays_back_without_a_server(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    async with GeminiServer() as server:
        live = GeminiModel(GeminiOptions(model="m", api_key=SecretStr("k"), base_url=server.url))
        recorded = FileRecorder(file).wrap(live)
        reply = await recorded.generate(asking("复古 sneakers"))
    (model,) = load_recording(file).values()
    assert model.card == live.card
    again = await model.generate(asking("复古 sneakers"))
    assert (again.value, again.output_tokens) == (reply.value, reply.output_tokens)
    with pytest.raises(ModelError, match="no recorded answer"):
        await model.generate(asking("something else"))


@pytest.mark.parametrize(
    ("kind", "error"), [(FaultKind.SAFETY, BadReply), (FaultKind.RATE_LIMITED, ModelError)]
)
async def test_failures_play_back_as_failures(
    tmp_path: Path, kind: FaultKind, error: type[Exception]
) -> None:
    file = tmp_path / "answers.jsonl"
    async with GeminiServer(lambda _body: Fault(kind=kind)) as server:
        live = GeminiModel(GeminiOptions(model="m", api_key=SecretStr("k"), base_url=server.url))
        with pytest.raises(error):
            await FileRecorder(file).wrap(live).generate(asking("shoes"))
    (model,) = load_recording(file).values()
    with pytest.raises(error):
        await model.generate(asking("shoes"))


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"card": {}}'])
def test_a_file_that_is_no_recording_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(text)
    with pytest.raises(InputFileError):
        load_recording(file)
