"""The models that the settings name, each with its wrappers, in order of preference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..settings import Settings
from .models.breaker import BreakingModel
from .models.builtin import builtin_writer
from .models.port import ChatModel
from .models.rate_limit import RateLimitedModel
from .models.retrying import RetryingModel
from .routing.router import Health


def build_models(settings: Settings) -> dict[str, ChatModel]:
    """Models by provider:model; the builtin writer is always there, and last."""
    models = (*_hosted(settings), *_local(settings))
    return {model.card.name: model for model in models}


def health_of(models: Mapping[str, ChatModel]) -> Health:
    """Which models are not to be called now, as their circuit breakers say."""
    down = {
        name: why
        for name, model in models.items()
        if isinstance(model, BreakingModel) and (why := model.why_closed())
    }
    return Health(down=down)


def _hosted(settings: Settings) -> Iterator[ChatModel]:
    if settings.gemini_api_key or settings.vertex_project:
        from .models.gemini import GeminiModel, GeminiOptions

        gemini = GeminiModel(
            GeminiOptions(
                model=settings.gemini_model,
                api_key=settings.gemini_api_key,
                base_url=settings.gemini_base_url,
                vertex_project=settings.vertex_project,
                vertex_location=settings.vertex_location,
                timeout_s=settings.request_timeout_s,
            )
        )
        yield _guarded(gemini, settings, requests_per_minute=settings.gemini_requests_per_minute)
    if settings.openai_base_url:
        from .models.openai_compatible import OpenAiModel, OpenAiOptions

        server = OpenAiModel(
            OpenAiOptions(
                base_url=settings.openai_base_url,
                model=settings.openai_model,
                api_key=settings.openai_api_key,
                hosted=settings.openai_hosted,
                timeout_s=settings.request_timeout_s,
            )
        )
        yield _guarded(server, settings)


def _local(settings: Settings) -> Iterator[ChatModel]:
    if settings.llama_model:
        from .models.llama import LlamaModel, LlamaOptions

        yield LlamaModel(
            LlamaOptions(
                path=settings.llama_model,
                context=settings.llama_context,
                threads=settings.llama_threads,
                lora=settings.llama_lora,
            )
        )
    yield builtin_writer(threads=settings.llama_threads)


def _guarded(model: ChatModel, settings: Settings, *, requests_per_minute: int = 0) -> ChatModel:
    """Retries inside a breaker: a dead server is given up in about a second, not after dozens."""
    inner = RateLimitedModel(model, requests_per_minute) if requests_per_minute else model
    return BreakingModel(RetryingModel(inner, deadline_s=settings.request_timeout_s))
