"""Turns documents into training batches.

A row holds one sheet and all its asks. Every ask sees the sheet and itself, never another ask, and
its positions go on from the sheet's end: each ask is trained exactly as it is asked alone.
"""

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .corpus.generate import Document, document
from .sheet import SUPPORTED_LANGUAGES, render_ask, render_sheet
from .slots import masked

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Row = tuple[list[int], list[int], list[int], list[int], list[int]]
"""Tokens, positions, targets, chosen and segments of one row, see Batch."""
END_ID = 0
CONTEXT = 512
"""Most tokens of a row; asks beyond it are left out."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Arrays of one step; all (rows, time) but the mask."""

    tokens: NDArray[np.int64]
    positions: NDArray[np.int64]
    targets: NDArray[np.int64]
    chosen: NDArray[np.bool_]
    """Positions whose next token belongs to a copy: the loss is taken there only."""
    segments: NDArray[np.int64]
    """0 sheet, 1.. asks, -1 padding."""

    def mask(self) -> NDArray[np.bool_]:
        """(rows, 1, time, time): causal, and each ask sees the sheet and itself only."""
        time = self.tokens.shape[1]
        rows, cols = self.segments[:, :, None], self.segments[:, None, :]
        causal = np.tril(np.ones((time, time), dtype=bool))
        seen = causal & ((rows == cols) | (cols == 0))
        return np.asarray(seen[:, None], dtype=np.bool_)


def make_batch(tokenizer: "Tokenizer", seed: int, *, rows: int) -> Batch:
    """Batch number `seed`, the languages in turn; the same on every machine."""
    rng = random.Random(seed)
    languages = sorted(SUPPORTED_LANGUAGES)
    docs = [document(languages[(seed + i) % len(languages)], rng) for i in range(rows)]
    return stack([_row(tokenizer, doc) for doc in docs])


def stack(made: list[Row]) -> Batch:
    """One batch of rows, padded to the longest."""
    width = max(len(row[0]) for row in made)

    def column(index: int, fill: int) -> NDArray[np.int64]:
        array = np.full((len(made), width), fill, dtype=np.int64)
        for i, row in enumerate(made):
            array[i, : len(row[index])] = row[index]
        return array

    return Batch(
        tokens=column(0, END_ID),
        positions=column(1, 0),
        targets=column(2, END_ID),
        chosen=column(3, 0).astype(bool),
        segments=column(4, -1),
    )


def _row(tokenizer: "Tokenizer", doc: Document) -> Row:
    sheet = tokenizer.encode(render_sheet(masked(doc.facts.sheet, doc.facts.slots))).ids
    tokens, positions = list(sheet), list(range(len(sheet)))
    targets, chosen, segments = [END_ID] * len(sheet), [0] * len(sheet), [0] * len(sheet)
    for number, (ask, draft) in enumerate(doc.pairs, start=1):
        prompt = tokenizer.encode(render_ask(ask)).ids
        answer = [*tokenizer.encode(f'"{draft.marked}"').ids, END_ID]
        whole = prompt + answer[:-1]
        if len(tokens) + len(whole) > CONTEXT:
            break
        tokens += whole
        positions += range(len(sheet), len(sheet) + len(whole))
        targets += [END_ID] * (len(prompt) - 1) + answer
        chosen += [0] * (len(prompt) - 1) + [1] * len(answer)
        segments += [number] * len(whole)
    return tokens, positions, targets, chosen, segments
