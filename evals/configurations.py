"""Configurations that are compared: which models may work, and under which privacy policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..agents.fleet import build_models
from ..agents.models.port import ChatModel
from ..errors import SettingsError, UserError
from ..schema import PrivacyPolicy
from ..schema.kinds import Value
from ..settings import Settings

BUILTIN = "builtin"
_SET_UP = {
    "gemini": "set GEMINI_API_KEY or ADWRIGHT_VERTEX_PROJECT, or give --replay FILE",
    "llama": "set ADWRIGHT_LLAMA_MODEL to a GGUF file (adwright models pull NAME gets one)",
    "openai": "set ADWRIGHT_OPENAI_BASE_URL and ADWRIGHT_OPENAI_MODEL",
}
"""Providers that can be compared, each with how it is set up."""


class Configuration(Value):
    """One side of a comparison; the builtin writer always stands by, as it does for users."""

    name: str
    """For example `builtin`, `gemini` or `gemini+llama, local-only`."""
    providers: tuple[str, ...]
    policy: PrivacyPolicy | None = None
    """None is the market's default."""


def configurations(
    models: Sequence[str], policies: Sequence[PrivacyPolicy] = ()
) -> tuple[Configuration, ...]:
    """Every combination, in the order given; `gemini+llama` lets both work.

    Raises UserError for a provider that does not exist.
    """
    sides = []
    for entry in models or (BUILTIN,):
        providers = tuple(part.strip() for part in entry.split("+") if part.strip())
        unknown = [name for name in providers if name not in {BUILTIN, *_SET_UP}]
        if unknown or not providers:
            raise UserError(
                f"there is no model {entry!r}: choose among {BUILTIN}, {', '.join(_SET_UP)}, "
                "joined by + where several are to work together"
            )
        sides += [_named(providers, policy) for policy in policies or (None,)]
    return tuple({side.name: side for side in sides}.values())


def _named(providers: tuple[str, ...], policy: PrivacyPolicy | None) -> Configuration:
    name = "+".join(providers)
    return Configuration(
        name=f"{name}, {policy.value}" if policy else name, providers=providers, policy=policy
    )


def models_of(
    configuration: Configuration,
    settings: Settings,
    recorded: Mapping[str, ChatModel] | None = None,
) -> dict[str, ChatModel]:
    """The models of a configuration, recorded ones in place of live ones of their provider.

    Raises SettingsError, with the next step, for a provider that is not set up.
    """
    replayed = dict(recorded or {})
    providers = {model.card.provider for model in replayed.values()}
    live = {
        name: model
        for name, model in build_models(settings).items()
        if model.card.provider not in providers
    }
    at_hand = {**replayed, **live}
    for provider in configuration.providers:
        if not any(model.card.provider == provider for model in at_hand.values()):
            raise SettingsError(f"{provider} is not set up: {_SET_UP[provider]}")
    wanted = {*configuration.providers, BUILTIN}
    return {name: model for name, model in at_hand.items() if model.card.provider in wanted}
