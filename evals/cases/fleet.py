"""The models that routing cases speak of: cards with round figures, no model behind them."""

from __future__ import annotations

from ...agents.models.port import ModelCard, Skill

FLEET: dict[str, ModelCard] = {
    "gemini": ModelCard(
        provider="gemini",
        model="case-large",
        hosted=True,
        context_tokens=1_000_000,
        vision=True,
        input_usd_per_mtok=0.30,
        output_usd_per_mtok=2.50,
    ),
    "gemini-pro": ModelCard(
        provider="gemini",
        model="case-pro",
        hosted=True,
        context_tokens=1_000_000,
        vision=True,
        input_usd_per_mtok=2.0,
        output_usd_per_mtok=12.0,
    ),
    "openai-hosted": ModelCard(
        provider="openai",
        model="case-remote",
        hosted=True,
        context_tokens=128_000,
        vision=False,
        input_usd_per_mtok=0.40,
        output_usd_per_mtok=1.60,
    ),
    "openai-local": ModelCard(
        provider="openai",
        model="case-cluster",
        hosted=False,
        context_tokens=32_768,
    ),
    "gemma": ModelCard(
        provider="llama",
        model="case-gemma",
        hosted=False,
        context_tokens=8192,
        vision=True,
    ),
    "llama": ModelCard(
        provider="llama",
        model="case-llama",
        hosted=False,
        context_tokens=8192,
        languages=frozenset({"en", "de", "fr", "es"}),
    ),
    "llama-short": ModelCard(
        provider="llama",
        model="case-short",
        hosted=False,
        context_tokens=2048,
        languages=frozenset({"en", "de", "fr", "es"}),
    ),
    "builtin": ModelCard(
        provider="builtin",
        model="case-writer",
        hosted=False,
        context_tokens=512,
        languages=frozenset({"en", "de", "zh"}),
        skill=Skill.COPY_SHEET,
    ),
}
"""Models by the names that `RoutingCase.fleet` uses; hosted and local, wide and narrow."""
