from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.types import Command

from adwright.agents.bootstrap import Program
from adwright.agents.checkpoints import open_checkpoints
from adwright.agents.graph import build_graph
from adwright.agents.routing.ledger import Ledger
from adwright.agents.state import Context
from adwright.schema import Brief
from adwright.settings import Settings


@pytest.mark.parametrize("answer", [True, False])
async def test_a_conversation_waits_for_a_person_and_survives_a_restart(
    indexed: Path, tmp_path: Path, answer: bool
) -> None:
    program = Program(Settings(data_dir=indexed))
    brief = Brief.from_text(
        "Velar retro running shoes with a breathable mesh upper, 79 EUR, for Germany"
    )
    context = Context(
        brief=brief, services=program.services(brief, Ledger(limit_usd=1), None), approve=True
    )
    start: Any = {}
    resumed: Any = Command(resume=answer)
    config: RunnableConfig = {"configurable": {"thread_id": "chat"}}
    async with open_checkpoints("sqlite", tmp_path) as saver:
        waiting = await build_graph(saver).ainvoke(start, config, context=context)
    assert "campaign" not in waiting
    assert waiting["__interrupt__"][0].value["creatives"]
    async with open_checkpoints("sqlite", tmp_path) as saver:
        done = await build_graph(saver).ainvoke(resumed, config, context=context)
    assert done["approved"] is answer
    assert done["campaign"].creatives
