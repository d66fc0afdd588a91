"""Llama and Gemma files worth pulling: where they are, how large, and what they need.

Repository, file and size as their model pages on huggingface.co said in 2025; a size is rounded.
`models pull` takes any other GGUF by its https address.
"""

from __future__ import annotations

from dataclasses import dataclass

LLAMA_LANGUAGES = frozenset({"en", "de", "fr", "it", "pt", "hi", "es", "th"})
"""Supported languages of Llama 3.1 and 3.2: https://github.com/meta-llama/llama-models."""
_MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class RegistryModel:
    """One model file that adwright knows by name."""

    name: str
    repository: str
    """On the Hugging Face hub."""
    file: str
    file_bytes: int
    """About, for the list and the disk check."""
    memory_bytes: int
    """Main memory it takes with a context of 4,096 tokens, about."""
    licence: str
    languages: frozenset[str]
    """BCP 47 primary languages it was made for; empty is more than a hundred."""
    note: str

    @property
    def page(self) -> str:
        """Address of its page."""
        return f"https://huggingface.co/{self.repository}"


REGISTRY: tuple[RegistryModel, ...] = (
    RegistryModel(
        name="llama-3.2-1b",
        repository="bartowski/Llama-3.2-1B-Instruct-GGUF",
        file="Llama-3.2-1B-Instruct-Q4_K_M.gguf",
        file_bytes=808 * _MB,
        memory_bytes=1300 * _MB,
        licence="Llama 3.2 Community",
        languages=LLAMA_LANGUAGES,
        note="smallest; runs on any laptop",
    ),
    RegistryModel(
        name="llama-3.2-3b",
        repository="bartowski/Llama-3.2-3B-Instruct-GGUF",
        file="Llama-3.2-3B-Instruct-Q4_K_M.gguf",
        file_bytes=2019 * _MB,
        memory_bytes=3000 * _MB,
        licence="Llama 3.2 Community",
        languages=LLAMA_LANGUAGES,
        note="good copy on 8 GB of memory",
    ),
    RegistryModel(
        name="llama-3.1-8b",
        repository="bartowski/Meta-Llama-3.1-8B-Instruct-GGUF",
        file="Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf",
        file_bytes=4921 * _MB,
        memory_bytes=6200 * _MB,
        licence="Llama 3.1 Community",
        languages=LLAMA_LANGUAGES,
        note="for machines with a GPU or 16 GB of memory",
    ),
    RegistryModel(
        name="gemma-3-1b",
        repository="ggml-org/gemma-3-1b-it-GGUF",
        file="gemma-3-1b-it-Q4_K_M.gguf",
        file_bytes=806 * _MB,
        memory_bytes=1200 * _MB,
        licence="Gemma Terms of Use",
        languages=frozenset({"en"}),
        note="small, English",
    ),
    RegistryModel(
        name="gemma-3-4b",
        repository="ggml-org/gemma-3-4b-it-GGUF",
        file="gemma-3-4b-it-Q4_K_M.gguf",
        file_bytes=2490 * _MB,
        memory_bytes=3900 * _MB,
        licence="Gemma Terms of Use",
        languages=frozenset(),
        note="the best choice for Chinese and many other languages on 8 GB",
    ),
    RegistryModel(
        name="gemma-3-12b",
        repository="ggml-org/gemma-3-12b-it-GGUF",
        file="gemma-3-12b-it-Q4_K_M.gguf",
        file_bytes=7300 * _MB,
        memory_bytes=9500 * _MB,
        licence="Gemma Terms of Use",
        languages=frozenset(),
        note="for a GPU with 12 GB or 16 GB of memory",
    ),
)


def known_model(name: str) -> RegistryModel | None:
    """The entry called `name`, whatever the case; None when there is none."""
    return next((entry for entry in REGISTRY if entry.name == name.lower()), None)
