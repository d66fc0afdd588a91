from __future__ import annotations

from dataclasses import replace

import pytest

from adwright.agents.models.port import ModelCard, Skill
from adwright.agents.routing.privacy import policy_in_force, refusal
from adwright.agents.routing.quality import QualityTable
from adwright.agents.routing.router import Health, RouteRequest, route
from adwright.agents.routing.tasks import Task
from adwright.schema import DataClass, Market, PrivacyPolicy

GEMINI = ModelCard(
    provider="gemini", model="flash", hosted=True, context_tokens=1_000_000, vision=True,
    input_usd_per_mtok=0.3, output_usd_per_mtok=2.5,
)  # fmt: skip
GEMMA = ModelCard(provider="llama", model="gemma", hosted=False, context_tokens=8192)
WRITER = ModelCard(
    provider="builtin", model="adwright-writer", hosted=False, context_tokens=512,
    languages=frozenset({"en", "de", "zh"}), skill=Skill.COPY_SHEET,
)  # fmt: skip
CARDS = (GEMINI, GEMMA, WRITER)
ASK = RouteRequest(
    task=Task.WRITE, language="en", data_class=DataClass.PUBLIC, policy=PrivacyPolicy.REDACT
)


def names(request: RouteRequest, **kwargs: object) -> list[str]:
    return [card.provider for card in route(request, CARDS, **kwargs).chain]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "chain"),
    [
        ({}, ["gemini", "llama", "builtin"]),
        ({"policy": PrivacyPolicy.LOCAL_ONLY}, ["llama", "builtin"]),
        ({"data_class": DataClass.PERSONAL}, ["gemini", "llama", "builtin"]),
        ({"data_class": DataClass.SPECIAL_CATEGORY}, ["llama", "builtin"]),
        (
            {"data_class": DataClass.SPECIAL_CATEGORY, "policy": PrivacyPolicy.ALLOW},
            ["gemini", "llama", "builtin"],
        ),
        ({"language": "fr"}, ["gemini", "llama"]),
        ({"task": Task.UNDERSTAND}, ["gemini", "llama"]),
        ({"needs_vision": True}, ["gemini"]),
        ({"budget_left_usd": 0.0001}, ["llama", "builtin"]),
        ({"skill": Skill.COPY_SHEET}, ["builtin"]),
        ({"hosted_share": 0.0, "difficulty": 1.0}, ["llama", "builtin", "gemini"]),
        ({"input_tokens": 12_000}, ["gemini", "builtin"]),
        ({"hosted_share": 0.4, "difficulty": 0.2}, ["llama", "builtin", "gemini"]),
        ({"hosted_share": 0.4, "difficulty": 0.9}, ["gemini", "llama", "builtin"]),
        ({"policy": PrivacyPolicy.LOCAL_ONLY, "task": Task.UNDERSTAND, "needs_vision": True}, []),
    ],
)
def test_hard_rules_come_before_scores(change: dict[str, object], chain: list[str]) -> None:
    assert names(replace(ASK, **change)) == chain  # type: ignore[arg-type]


def test_every_model_left_out_is_named_with_a_reason() -> None:
    decided = route(replace(ASK, language="fr", policy=PrivacyPolicy.LOCAL_ONLY), CARDS)
    assert decided.considered == (
        "gemini:flash: privacy policy is local-only",
        "builtin:adwright-writer: does not write fr",
    )
    assert "only able model" in decided.reason


def test_measured_quality_outranks_the_prior() -> None:
    table = QualityTable(measured={("write", "en", "builtin:adwright-writer"): 0.99})
    assert names(ASK, quality=table)[0] == "builtin"


def test_a_model_that_is_down_is_not_called() -> None:
    health = Health(down={"gemini:flash": "circuit open"})
    decided = route(ASK, CARDS, health=health)
    assert decided.chain[0] is GEMMA
    assert "gemini:flash: circuit open" in decided.considered


def test_slow_models_lose_to_quick_ones_of_like_quality() -> None:
    assert names(ASK, health=Health(latency_s={"gemini:flash": 60.0}))[0] == "llama"


@pytest.mark.parametrize(
    ("countries", "protected"),
    [(["DE"], True), (["GB"], True), (["NO"], True), ([], True), (["US"], False)],
)
def test_the_default_policy_is_redact_and_knows_protected_markets(
    countries: list[str], protected: bool
) -> None:
    markets = [Market(country=code, language="en") for code in countries]
    in_force = policy_in_force(None, markets)
    assert in_force.policy is PrivacyPolicy.REDACT
    assert in_force.protected_market is protected


def test_a_policy_that_was_asked_for_holds() -> None:
    asked = policy_in_force(PrivacyPolicy.ALLOW, [], origin="asked for this run")
    assert (asked.policy, asked.reason) == (PrivacyPolicy.ALLOW, "allow, as asked for this run")


def test_local_models_may_see_everything() -> None:
    assert refusal(GEMMA, DataClass.SPECIAL_CATEGORY, PrivacyPolicy.LOCAL_ONLY) == ""
