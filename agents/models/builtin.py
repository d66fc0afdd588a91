"""The small writer that ships with adwright: a trained Llama GGUF, run by the llama adapter."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from .llama import LlamaModel, LlamaOptions
from .port import Skill

LANGUAGES = frozenset({"en", "de", "zh"})
_CELLS = 8192
_SEQUENCES = 16


def builtin_path() -> Path:
    """Path of the writer's GGUF file inside the installed package."""
    return Path(str(files(__package__))) / "builtin" / "writer.gguf"


def builtin_writer(*, threads: int = 0) -> LlamaModel:
    """The builtin writer; it turns a fact sheet into one short ad text and knows nothing else.

    `threads` 0 is one: its layers are too small to share out, and llama.cpp's threads wait for
    one another by spinning (on two busy cores two threads took 14 s for what one did in 2 s).
    """
    return LlamaModel(
        LlamaOptions(
            path=builtin_path(),
            provider="builtin",
            model="adwright-writer",
            languages=LANGUAGES,
            skill=Skill.COPY_SHEET,
            context=_CELLS,
            sequences=_SEQUENCES,
            threads=threads or 1,
        )
    )
