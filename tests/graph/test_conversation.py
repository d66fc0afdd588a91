from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adwright.agents.bootstrap import Program
from adwright.agents.checkpoints import THREADS_FILE
from adwright.agents.conversation import (
    ApproveAssets,
    Conversation,
    Conversations,
    Draft,
    EditAsset,
    ExcludeSegment,
    LockAssets,
    MoreLike,
    PinSegment,
    SetAges,
    SetPrivacy,
    threads,
)
from adwright.agents.conversation.threads import thread_config
from adwright.agents.state import Event
from adwright.errors import UserError
from adwright.evals.wire.gemini_server import GeminiServer, answer_from_schema, gemini_reply
from adwright.schema import AssetState, DataClass, Market, Platform, PrivacyPolicy, Severity
from adwright.settings import Settings

SHOES = (
    "Velar 74: retro running shoes with a breathable mesh upper and a cushioned gum sole, 79 EUR, "
    "4.8 stars from 2,100 buyers, for city commuters in the UK. On TikTok."
)
TEXT = "tiktok/GB/en/1/ad_text"


@pytest.fixture(scope="module")
def house(indexed: Path) -> Conversations:
    return Conversations(Program(Settings(data_dir=indexed)))


@pytest.fixture(scope="module")
def first(house: Conversations) -> tuple[Draft, list[Event]]:
    """The draft of a first brief, and the events on the way."""
    events: list[Event] = []

    async def begin() -> Draft:
        conversation = await house.start()
        return (await conversation.say(SHOES, on_event=events.append)).draft

    return asyncio.run(begin()), events


@pytest.fixture
async def talk(house: Conversations, first: tuple[Draft, list[Event]]) -> Conversation:
    """A conversation of its own that starts from the first draft."""
    conversation = await house.start()
    async with house.opened() as (graph, _):
        values: Any = {"draft": first[0], "past": (), "future": ()}
        config = thread_config(conversation.thread_id)
        await graph.aupdate_state(config, values, as_node="begin")
    await conversation.reload()
    return conversation


def stored(folder: Path) -> bytes:
    """All that the thread store holds."""
    return b"".join(file.read_bytes() for file in folder.glob(f"{THREADS_FILE}*"))


def texts(draft: Draft) -> list[str]:
    return [asset.text for asset in draft.assets().values()]


def test_a_first_brief_gives_a_campaign_with_progress_on_the_way(
    first: tuple[Draft, list[Event]],
) -> None:
    draft, events = first
    steps = [event["step"] for event in events]
    assert steps[0] == "listen"
    assert steps[-1] == "assemble"
    carried = {name for event in events for name in event if name not in {"step", "message"}}
    assert carried == {"facets", "hits", "targeting", "creative"}
    assert draft.campaign.creatives
    assert draft.hits
    assert [turn.who for turn in draft.turns] == ["advertiser", "adwright"]
    assert {asset.state for asset in draft.assets().values()} == {AssetState.PROPOSED}


async def test_a_style_rewrites_what_nobody_keeps_and_says_both(talk: Conversation) -> None:
    before = talk.draft
    assert before
    await talk.change(EditAsset(where=f"{TEXT}[0]", text="Retro, every day, for the city."))
    reply = await talk.say("more playful")
    after = reply.draft
    assert after.assets()[f"{TEXT}[0]"].text == "Retro, every day, for the city."
    assert after.assets()[f"{TEXT}[0]"].state is AssetState.EDITED
    assert after.assets()[f"{TEXT}[1]"].text not in texts(before)
    assert after.assets()[f"{TEXT}[1]"].state is AssetState.PROPOSED
    assert after.campaign.facets.styles[0].concept == "style.playful"
    assert after.campaign.targeting == before.campaign.targeting
    assert any("kept" in sentence for sentence in reply.changed)
    assert any("written anew" in sentence for sentence in reply.changed)
    assert not [f for f in after.campaign.findings if f.severity is Severity.ERROR]


async def test_a_toggle_asks_no_model_and_writes_nothing(talk: Conversation) -> None:
    before = talk.draft
    assert before
    out = before.campaign.targeting.segments[0]
    reply = await talk.change(ExcludeSegment(id=out.id), SetAges(minimum=25, maximum=40))
    after = reply.draft
    assert out.id not in {segment.id for segment in after.campaign.targeting.segments}
    assert (after.campaign.targeting.ages.minimum, after.campaign.targeting.ages.maximum) == (
        25,
        40,
    )
    assert texts(after) == texts(before)
    assert after.campaign.routing == before.campaign.routing
    assert out.name in " ".join(reply.changed)


async def test_undo_and_redo_go_through_the_steps_and_survive_a_restart(
    talk: Conversation, indexed: Path
) -> None:
    before = talk.draft
    assert before
    locked = (await talk.change(LockAssets(where="tiktok"))).draft
    assert (await talk.say("undo")).draft.locked == ()
    again = Conversations(Program(Settings(data_dir=indexed)))
    restarted = await again.start(talk.thread_id)
    assert restarted.draft == talk.draft
    redone = await restarted.redo()
    assert redone.draft.locked == locked.locked
    assert (redone.draft.done, redone.draft.undone) == (1, 0)
    undone = await restarted.undo()
    assert undone.draft.campaign == before.campaign
    nothing = await restarted.undo()
    assert nothing.changed == ()
    assert nothing.draft.campaign == before.campaign
    changed = await restarted.change(LockAssets(where=f"{TEXT}[0]"))
    assert changed.draft.undone == 0
    assert (await restarted.redo()).changed == ()


async def test_the_history_of_a_thread_is_bounded(
    talk: Conversation, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "MOST_STEPS", 3)
    for number in range(6):
        await talk.change(SetAges(minimum=18, maximum=30 + number))
    assert talk.draft
    assert talk.draft.done == 3
    with sqlite3.connect(indexed / THREADS_FILE) as database:
        query = "select count(*) from checkpoints where thread_id = ?"
        count = database.execute(query, (talk.thread_id,)).fetchone()[0]
    database.close()
    assert count == 3 + 1
    for _ in range(4):
        await talk.undo()
    assert talk.draft.campaign.targeting.ages.maximum == 32


async def test_two_threads_at_once_do_not_mix(talk: Conversation, house: Conversations) -> None:
    other = await house.start()
    async with house.opened() as (graph, _):
        values: Any = {"draft": talk.draft, "past": (), "future": ()}
        await graph.aupdate_state(thread_config(other.thread_id), values, as_node="begin")
    await asyncio.gather(
        talk.change(SetAges(minimum=20, maximum=30)),
        other.change(LockAssets(where="tiktok")),
        talk.change(SetAges(minimum=21, maximum=31)),
    )
    assert talk.draft
    assert other.draft is None or other.draft.locked
    assert talk.draft.locked == ()
    assert talk.draft.campaign.targeting.ages.maximum == 31
    assert talk.draft.done == 2


async def test_a_market_and_a_platform_are_added_without_touching_the_rest(
    talk: Conversation,
) -> None:
    before = talk.draft
    assert before
    reply = await talk.say("add German for Austria, and approve the TikTok ads")
    after = reply.draft
    assert after.campaign.brief.markets[-1] == Market(country="AT", language="de")
    assert [creative.market.country for creative in after.campaign.creatives] == ["GB", "AT"]
    assert after.campaign.creatives[1].assets
    assert texts(after)[: len(texts(before))] == texts(before)
    assert "AT" in after.campaign.targeting.places


async def test_more_like_a_text_waits_as_alternatives(talk: Conversation) -> None:
    before = talk.draft
    assert before
    reply = await talk.change(MoreLike(where=f"{TEXT}[0]"))
    found = reply.draft.alternatives[0]
    assert found.where == f"{TEXT}[0]"
    assert 1 <= len(found.assets) <= 3
    assert not {asset.text for asset in found.assets} & set(texts(before))
    assert texts(reply.draft) == texts(before)


async def test_what_is_not_understood_is_said_with_what_would_be(talk: Conversation) -> None:
    before = talk.draft
    assert before
    reply = await talk.say("sing me a song")
    assert reply.not_understood == ("sing me a song",)
    assert "more playful" in reply.message
    assert reply.draft.campaign == before.campaign
    assert reply.draft.done == 0
    assert (await talk.say("给我唱首歌")).message.startswith("没听懂")


async def test_only_redacted_text_is_kept(talk: Conversation, indexed: Path) -> None:
    await talk.say("aim at students, says Frau Anna Müller, anna.mueller@posteo.de")
    refused = await talk.change(
        EditAsset(where=f"{TEXT}[0]", text="Write to anna.mueller@posteo.de for Velar 74")
    )
    assert refused.refused
    assert refused.draft.data_class is DataClass.PERSONAL
    kept = stored(indexed) + refused.draft.model_dump_json().encode()
    assert b"anna.mueller" not in kept
    assert "Müller".encode() not in kept


async def test_a_thin_brief_is_asked_about_and_the_answer_goes_on(house: Conversations) -> None:
    conversation = await house.start()
    asked = await conversation.say("make ads")
    assert 1 <= len(asked.draft.questions) <= 3
    assert asked.draft.campaign.creatives == ()
    with pytest.raises(UserError, match="nothing was said"):
        await conversation.say("  ")
    private = await conversation.change(SetPrivacy(policy=PrivacyPolicy.LOCAL_ONLY))
    assert private.draft.questions == asked.draft.questions
    reply = await conversation.say("Velar 74 retro sneakers with mesh upper, on TikTok, in the UK")
    assert reply.draft.questions == ()
    assert reply.draft.privacy is PrivacyPolicy.LOCAL_ONLY
    assert reply.draft.campaign.creatives[0].platform is Platform.TIKTOK


async def test_a_change_before_the_first_brief_is_refused(house: Conversations) -> None:
    conversation = await house.start()
    with pytest.raises(UserError, match="say what you sell"):
        await conversation.change(ApproveAssets())
    with pytest.raises(UserError, match="is no thread"):
        await house.start("../../etc/passwd")


def hosted(folder: Path, url: str) -> Conversations:
    settings = Settings(
        data_dir=folder, gemini_api_key=SecretStr("AIza-invented"), gemini_base_url=url
    )
    return Conversations(Program(settings))


async def _copied(house: Conversations, draft: Draft) -> Conversation:
    conversation = await house.start()
    async with house.opened() as (graph, _):
        values: Any = {"draft": draft, "past": (), "future": ()}
        await graph.aupdate_state(thread_config(conversation.thread_id), values, as_node="begin")
    await conversation.reload()
    return conversation


async def test_free_language_becomes_the_same_typed_changes(
    first: tuple[Draft, list[Event]], indexed: Path
) -> None:
    asked: list[str] = []

    def answer(body: Mapping[str, Any]) -> Mapping[str, Any]:
        prompt = body["contents"][-1]["parts"][0]["text"]
        if "<message" not in prompt and "message" not in prompt:
            return answer_from_schema(body)
        asked.append(prompt)
        changes = {"changes": [{"kind": "set_ages", "minimum": 30, "maximum": 45}]}
        return gemini_reply(json.dumps(changes))

    with GeminiServer(answer) as server:
        talk = await _copied(hosted(indexed, server.url), first[0])
        reply = await talk.say("our buyers are in the middle of their working life")
        sent = len(server.received)
        await talk.change(SetPrivacy(policy=PrivacyPolicy.LOCAL_ONLY))
        local = await talk.say("our buyers sing in choirs at night")
        assert len(server.received) == sent
    assert len(asked) == 1
    assert reply.draft.campaign.targeting.ages.minimum == 30
    assert reply.draft.campaign.routing[-1].task == "understand follow-up"
    assert reply.draft.spent_usd > first[0].spent_usd
    assert local.not_understood


async def test_a_pinned_segment_stays_through_a_search(talk: Conversation) -> None:
    assert talk.draft
    spare = talk.draft.hits[-1].segment.id
    await talk.change(PinSegment(id=spare))
    reply = await talk.say("mention a reflective heel")
    assert spare in {segment.id for segment in reply.draft.campaign.targeting.segments}
    assert "a reflective heel" in reply.draft.campaign.brief.product.features
