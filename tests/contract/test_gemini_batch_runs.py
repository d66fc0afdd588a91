"""Batched Gemini in whole programs and runs: guard, ledger and router stand above every model."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adwright.agents.batch.api import agenerate_batch
from adwright.agents.batch.result import RowResult
from adwright.agents.bootstrap import Program
from adwright.agents.fleet import build_models
from adwright.agents.models.gemini_batch import batched_gemini
from adwright.agents.models.gemini_batch_desk import Batching
from adwright.agents.models.gemini_batch_journal import JobJournal
from adwright.agents.models.prices import gemini_price
from adwright.agents.run import open_graph, run_campaign
from adwright.errors import SettingsError
from adwright.evals.wire.gemini_batches import GeminiBatchServer
from adwright.schema import Brief, Campaign, PrivacyPolicy
from adwright.schema.reading import parse_brief
from adwright.settings import Settings

QUICK = Batching(max_requests=50, idle_s=0.05, first_poll_s=0.02, longest_poll_s=0.1, patience=4)
PRIVATE = "Frau Anna Müller, anna.mueller@posteo.de, +49 30 901820, wants size 38."


def brief_of(number: int, **changes: Any) -> Brief:
    product = {
        "name": f"Velar {number}",
        "category": "retro sneakers",
        "description": "Retro running shoe with a seventies silhouette and a lighter sole.",
        "features": ["breathable mesh upper", "cushioned gum sole"],
        "price": 79,
        "currency": "EUR",
    }
    markets = [{"country": "GB", "language": "en"}]
    return parse_brief({"product": product, "markets": markets, "platforms": ["tiktok"], **changes})


@pytest.fixture
async def server() -> AsyncIterator[GeminiBatchServer]:
    async with GeminiBatchServer() as running:
        yield running


@pytest.fixture
def settings(indexed: Path, server: GeminiBatchServer) -> Settings:
    key = SecretStr("wire-key-5f2")
    return Settings(
        data_dir=indexed, checkpoints="memory", gemini_api_key=key, gemini_base_url=server.url
    )


@pytest.fixture
def program(settings: Settings, tmp_path: Path) -> Program:
    """A program whose Gemini is batched."""
    batched = batched_gemini(settings, folder=tmp_path / "run", batching=QUICK)
    return Program(settings, models={**build_models(settings), batched.card.name: batched})


async def campaigns(program: Program, briefs: Sequence[Brief], **how: Any) -> list[Campaign]:
    async with open_graph(program) as graph:
        return await asyncio.gather(
            *(run_campaign(program, brief, graph=graph, **how) for brief in briefs)
        )


async def test_campaigns_that_run_at_once_share_jobs_and_book_half_the_price(
    server: GeminiBatchServer, program: Program, settings: Settings
) -> None:
    made = await campaigns(program, [brief_of(number) for number in range(70, 74)])
    wrote = [one for campaign in made for one in campaign.routing if one.task.startswith("write")]
    assert {decision.provider for decision in wrote} == {"gemini"}
    hosted = [one for campaign in made for one in campaign.routing if one.hosted]
    assert len(server.jobs) < len(hosted)
    price = gemini_price(settings.gemini_model)
    for decision in hosted:
        tokens = decision.tokens
        plain = tokens.input * price.input_usd + tokens.output * price.output_usd
        assert decision.cost_usd == pytest.approx(plain / 1e6 / 2, abs=1e-8)


async def test_no_personal_data_leaves_in_a_job_or_its_file(
    server: GeminiBatchServer, program: Program
) -> None:
    await campaigns(program, [brief_of(74, notes=PRIVATE)])
    sent = b"".join(request.body for request in server.received)
    assert server.answered
    for secret in ("anna.mueller@posteo.de", "901820", "Müller"):
        assert secret.encode() not in sent
        assert json.dumps(secret)[1:-1].encode() not in sent


@pytest.mark.parametrize(
    ("notes", "policy"),
    [
        ("A note.", PrivacyPolicy.LOCAL_ONLY),
        ("Peter Schmidt has diabetes and asked for wide shoes.", PrivacyPolicy.REDACT),
    ],
)
async def test_what_must_stay_here_makes_no_job(
    server: GeminiBatchServer, program: Program, notes: str, policy: PrivacyPolicy
) -> None:
    (campaign,) = await campaigns(program, [brief_of(74, notes=notes)], policy=policy)
    assert server.received == []
    assert campaign.creatives[0].writer.startswith("builtin")


async def test_a_job_that_fails_leaves_the_campaign_to_the_next_model(
    server: GeminiBatchServer, program: Program
) -> None:
    server.ending = lambda _job: "FAILED"
    (campaign,) = await campaigns(program, [brief_of(74)])
    assert server.jobs
    assert campaign.creatives[0].writer.startswith("builtin")


async def test_a_run_broken_off_while_jobs_are_open_finds_them_and_pays_nothing_twice(
    server: GeminiBatchServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adwright.agents.models.gemini_batch.Batching", lambda: QUICK)
    server.running_s = 600.0
    briefs = [brief_of(number) for number in range(70, 73)]

    async def start() -> list[RowResult]:
        run = agenerate_batch(briefs, output=tmp_path, engine="gemini-batch", settings=settings)
        return [result async for result in run]

    broken = asyncio.create_task(start())
    while not JobJournal(tmp_path / "jobs").open_names():  # noqa: ASYNC110 - a file is watched
        await asyncio.sleep(0.1)
    broken.cancel()
    await asyncio.gather(broken, return_exceptions=True)
    server.running_s = 0.0
    for job in server.jobs.values():
        job.ends_at = 0.0
    first = list(server.jobs)
    results, again = await start(), await start()
    assert [result.error for result in results] == [""] * 3
    assert {server.jobs[name].ended for name in first} == {"SUCCEEDED"}
    paid = [json.dumps(body, sort_keys=True) for body in server.answered]
    assert len(paid) == len(set(paid))
    assert [result.from_ledger for result in again] == [True] * 3


def test_batches_without_a_key_or_with_vertex_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="GEMINI_API_KEY"):
        batched_gemini(Settings(), folder=tmp_path)
    with pytest.raises(SettingsError, match="ADWRIGHT_VERTEX_PROJECT"):
        batched_gemini(Settings(vertex_project="shop-eu"), folder=tmp_path)


def test_a_batched_call_costs_half_of_a_plain_one(settings: Settings, tmp_path: Path) -> None:
    price = gemini_price(settings.gemini_model)
    card = batched_gemini(settings, folder=tmp_path).card
    half = (price.input_usd + price.output_usd) / 2
    assert card.cost_usd(10**6, 10**6) == pytest.approx(half)
    assert card.name == f"gemini:{settings.gemini_model}"
    assert card.hosted
