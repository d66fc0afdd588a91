"""Configuration: environment, `.env`, then `adwright.toml`, then defaults; secrets stay hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from .errors import SettingsError
from .schema import PrivacyPolicy

CONFIG_FILE = "adwright.toml"


def default_data_dir() -> Path:
    """Folder for the index, threads, ledgers and models of this user."""
    import platformdirs

    return Path(platformdirs.user_data_dir("adwright"))


class Settings(BaseSettings):
    """Everything that can be set. Each field is `ADWRIGHT_<NAME>` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="ADWRIGHT_",
        env_file=".env",
        env_file_encoding="utf-8",
        toml_file=CONFIG_FILE,
        extra="ignore",
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Field(default_factory=default_data_dir)
    """Folder for the index, threads, audit log and pulled models."""
    privacy: PrivacyPolicy | None = None
    """local-only, redact or allow; unset takes the market's default."""
    spend_limit_usd: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 1.0
    """Hard limit of money per campaign, in US dollars."""
    batch_spend_limit_usd: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 10.0
    """Hard limit of money per batch run, in US dollars."""
    hosted_share: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Wanted share of calls that may go to hosted models, 0 to 1."""

    gemini_api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices(
            "ADWRIGHT_GEMINI_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY"
        ),
    )
    """Key of the Gemini Developer API."""
    gemini_model: str = "gemini-2.5-flash"
    """Hosted model that writes and reasons."""
    gemini_base_url: str = ""
    """Another server that speaks the Gemini wire format."""
    vertex_project: str = ""
    """Google Cloud project; set it to call Gemini through Vertex AI."""
    vertex_location: str = ""
    """Vertex AI location, for example europe-west4 to keep EU data in the EU."""
    gemini_requests_per_minute: Annotated[int, Field(ge=0)] = 0
    """Rate limit toward Gemini; 0 is none."""

    openai_base_url: str = ""
    """Any OpenAI-compatible server: vLLM, llama-server, Ollama."""
    openai_model: str = ""
    """Model name at that server."""
    openai_api_key: SecretStr | None = None
    """Key for that server, where it wants one."""
    openai_hosted: bool = True
    """False when that server is your own machine or network: data may stay with it."""

    llama_model: Path | None = None
    """A Llama or Gemma GGUF file to run in this process."""
    llama_context: Annotated[int, Field(ge=512)] = 4096
    """Context window of the local model, in tokens."""
    llama_threads: Annotated[int, Field(ge=0)] = 0
    """Threads of the local model; 0 takes the machine's cores."""
    llama_lora: Path | None = None
    """A LoRA adapter (GGUF) for the local model."""

    request_timeout_s: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 60.0
    """Deadline of one model call, retries included, in seconds."""

    embedding_model: str = ""
    """A sentence-transformers model; empty takes the packaged all-MiniLM-L6-v2."""
    chroma_url: str = ""
    """A Chroma server, for example http://localhost:8000; empty keeps the index on disk."""
    catalogue: str = "adwright"
    """Segment catalogue that campaigns search."""

    checkpoints: Literal["sqlite", "memory"] = "sqlite"
    """Where conversation state is kept."""
    concurrency: Annotated[int, Field(ge=1, le=1000)] = 8
    """Model calls under way at once, per campaign."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Sources, strongest first: arguments, environment, `.env`, `adwright.toml`."""
        return (
            init_settings,
            env_settings,
            dotenv_settings,
            TomlConfigSettingsSource(settings_cls),
        )


def load_settings(**overrides: Any) -> Settings:
    """Settings in force here. Raises SettingsError naming the setting and what it takes."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        problems = "; ".join(
            f"ADWRIGHT_{'.'.join(str(part) for part in problem['loc']).upper()}: {problem['msg']}"
            for problem in error.errors(include_url=False, include_input=False)
        )
        raise SettingsError(f"unusable setting: {problems} (see: adwright settings)") from error
    except ValueError as error:
        raise SettingsError(f"{CONFIG_FILE} cannot be read: {error}") from error
