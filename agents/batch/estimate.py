"""What a run would cost and take, from its own rows: nothing is sent to any server."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...errors import AdwrightError, ModelError
from ...schema import Brief, PrivacyPolicy
from ...settings import Settings
from ..fleet import build_models
from ..models.port import ChatModel, ChatReply, ChatRequest, ModelCard
from ..routing.ledger import most_cost_usd
from ..routing.tasks import NEEDS, Task
from .reading import chunks
from .rows import Input

SAMPLE = 4
"""Rows whose prompts are measured."""
CALL_S = 4.0
"""Seconds that a hosted call is taken to last; an assumption, since none is made."""
LATIN_CHARS, OTHER_CHARS = 4.0, 1.3
"""Characters a token, about, of ASCII text and of other scripts; for expectations, where the
ledger's own figure errs high on purpose."""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Expected figures of a run."""

    rows: int
    bad_rows: int
    """Rows that are no brief: they become error rows and cost nothing."""
    sampled: int
    model: str
    """provider:model that the first calls of most sampled rows would go to; empty for none."""
    calls: int
    """Calls to models that cost money or leave the machine."""
    input_tokens: int
    output_tokens: int
    cost_usd: float
    """Expected, without ads that have to be written again."""
    most_usd: float
    """With every answer as long as it may be and every prompt counted high."""
    seconds: float
    rows_at_once: int
    basis: str
    """How the figures were come by, for people."""

    @property
    def good_rows(self) -> int:
        """Rows that would be run."""
        return self.rows - self.bad_rows


@dataclass(kw_only=True)
class _Sample:
    """Rows drawn evenly from the input, and how many rows there are."""

    rows: int = 0
    bad: int = 0
    briefs: list[Brief] = field(default_factory=list)


class _Measuring:
    """A ChatModel that measures what it is asked, and sends nothing: every call fails."""

    def __init__(self, card: ModelCard) -> None:
        self._card = card
        self.requests: list[ChatRequest] = []

    @property
    def card(self) -> ModelCard:
        """The card of the model that it stands for."""
        return self._card

    async def generate(self, request: ChatRequest) -> ChatReply:
        """Raises ModelError, so that the row goes on with a local model."""
        self.requests.append(request)
        raise ModelError("a dry run sends nothing")

    async def stream(self, request: ChatRequest) -> AsyncIterator[str]:
        """Raises ModelError."""
        yield (await self.generate(request)).text


async def estimate_batch(
    source: Input,
    *,
    settings: Settings,
    rows_at_once: int,
    policy: PrivacyPolicy | None = None,
    price_share: float = 1.0,
    sample: int = SAMPLE,
) -> Estimate:
    """Reads the whole input, runs `sample` of its rows on local models, and measures prompts.

    `price_share` is what a call costs of the list price (Gemini's Batch API: 0.5).
    """
    drawn = await _drawn(source, sample)
    models = build_models(settings)
    probes = {name: _Measuring(model.card) for name, model in models.items() if _priced(model.card)}
    local: Mapping[str, ChatModel] = {**models, **probes}
    asked, seconds = await _measured(drawn.briefs, local, list(probes.values()), settings, policy)
    return _estimate(drawn, asked, seconds, rows_at_once=rows_at_once, price_share=price_share)


async def _drawn(source: Input, size: int) -> _Sample:
    """Reservoir sampling (Vitter, 1985), seeded, so that a dry run can be repeated."""
    rng = random.Random(11)
    drawn = _Sample()
    async for part in chunks(source):
        for row in part:
            drawn.rows += 1
            if row.brief is None:
                drawn.bad += 1
                continue
            good = drawn.rows - drawn.bad
            if len(drawn.briefs) < size:
                drawn.briefs.append(row.brief)
            elif (place := rng.randrange(good)) < size:
                drawn.briefs[place] = row.brief
    return drawn


async def _measured(
    briefs: Sequence[Brief],
    models: Mapping[str, ChatModel],
    probes: Sequence[_Measuring],
    settings: Settings,
    policy: PrivacyPolicy | None,
) -> tuple[list[tuple[ModelCard, ChatRequest]], list[float]]:
    """First requests of each task of each row, and the seconds that each row took here."""
    from ..api import program_for
    from ..graph import build_graph
    from ..run import run_campaign
    from .models import BatchProgram

    program, graph = BatchProgram(program_for(settings), models), build_graph()
    asked: list[tuple[ModelCard, ChatRequest]] = []
    seconds: list[float] = []
    for brief in briefs:
        for probe in probes:
            probe.requests.clear()
        started = time.perf_counter()
        try:
            campaign = await run_campaign(program, brief, policy=policy, graph=graph)
        except AdwrightError:
            continue  # such a row becomes an error row of the run
        seconds.append(time.perf_counter() - started)
        asked += _first_round(probes, ads=len(campaign.creatives))
    return asked, seconds


def _first_round(probes: Sequence[_Measuring], *, ads: int) -> list[tuple[ModelCard, ChatRequest]]:
    """Requests to the first model of the chain, without what was written again in repair."""
    probe = next((one for one in probes if one.requests), None)
    if probe is None:
        return []
    room = Counter({Task.WRITE.value: ads, Task.UNDERSTAND.value: 1, Task.TARGET.value: 1})
    kept = []
    for request in probe.requests:
        if room[request.task] > 0:
            room[request.task] -= 1
            kept.append((probe.card, request))
    return kept


def _estimate(
    drawn: _Sample,
    asked: Sequence[tuple[ModelCard, ChatRequest]],
    seconds: Sequence[float],
    *,
    rows_at_once: int,
    price_share: float,
) -> Estimate:
    sampled = len(seconds)
    good = drawn.rows - drawn.bad
    scale = good / sampled if sampled else 0.0
    tokens_in = [_tokens(request) for _, request in asked]
    tokens_out = [_usual_answer(request) for _, request in asked]
    cost = sum(
        card.cost_usd(read, written)
        for (card, _), read, written in zip(asked, tokens_in, tokens_out, strict=True)
    )
    most = sum(most_cost_usd(card, request) for card, request in asked)
    names = Counter(card.name for card, _ in asked)
    steps = len({request.task for _, request in asked})
    waiting = good * steps * CALL_S / rows_at_once
    here = 0.0 if asked else scale * sum(seconds)
    return Estimate(
        rows=drawn.rows,
        bad_rows=drawn.bad,
        sampled=sampled,
        model=names.most_common(1)[0][0] if names else "",
        calls=round(scale * len(asked)),
        input_tokens=round(scale * sum(tokens_in)),
        output_tokens=round(scale * sum(tokens_out)),
        cost_usd=scale * cost * price_share,
        most_usd=scale * most * price_share,
        seconds=waiting + here,
        rows_at_once=rows_at_once,
        basis=_basis(sampled, hosted=bool(asked), rows_at_once=rows_at_once),
    )


def _basis(sampled: int, *, hosted: bool, rows_at_once: int) -> str:
    if hosted:
        return (
            f"prompts of {sampled} rows measured, list prices, answers of usual length; time for "
            f"{rows_at_once} rows at once and {CALL_S:g} s a call, which is assumed"
        )
    return f"{sampled} rows made one after the other on this machine, which costs nothing"


def _tokens(request: ChatRequest) -> int:
    text = "".join(message.text for message in request.messages)
    plain = sum(char.isascii() for char in text)
    return round(plain / LATIN_CHARS + (len(text) - plain) / OTHER_CHARS)


def _usual_answer(request: ChatRequest) -> int:
    usual = {task.value: needs.output_tokens for task, needs in NEEDS.items()}
    return min(request.max_tokens, usual.get(request.task, request.max_tokens))


def _priced(card: ModelCard) -> bool:
    return card.hosted or bool(card.input_usd_per_mtok or card.output_usd_per_mtok)
