"""Byte-level BPE of the writer, split exactly as llama.cpp splits for its "smollm" type.

Digits stand alone and the rest follows the GPT-2 expression (llama.cpp, src/llama-vocab.cpp,
LLAMA_VOCAB_PRE_TYPE_SMOLLM; read 24 November 2026), so tokens here equal tokens there.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .corpus.generate import document
from .sheet import SUPPORTED_LANGUAGES, render_ask, render_sheet
from .slots import masked

if TYPE_CHECKING:
    from tokenizers import Tokenizer

END = "<|end|>"
"""Token 0: ends an answer, and pads batches."""
VOCABULARY = 2048
PRE_TYPE = "smollm"


def train_tokenizer(path: Path, *, sheets: int = 2500, seed: int = 11) -> "Tokenizer":
    """Trains on `sheets` documents of each language and writes the tokenizer to `path`."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
        max_token_length=16,
    )
    tokenizer.train_from_iterator(_texts(sheets, seed), trainer)
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(path))
    return tokenizer


def load_tokenizer(path: Path) -> "Tokenizer":
    """The tokenizer that `train_tokenizer` wrote."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def _texts(sheets: int, seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    for language in sorted(SUPPORTED_LANGUAGES):
        for _ in range(sheets):
            doc = document(language, rng)
            yield render_sheet(masked(doc.facts.sheet, doc.facts.slots))
            for ask, draft in doc.pairs:
                yield f'{render_ask(ask)}"{draft.marked}"'
