"""Choosing the next token: sampled first, checked against the grammar after.

Applying a grammar to a whole vocabulary costs more than a small model's forward pass. So a token
is sampled from the plain chain, checked alone, and only when the grammar refuses it are all
candidates filtered and sampled again (as llama.cpp's common/sampling.cpp does).
"""

from __future__ import annotations

import codecs
import ctypes
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...errors import BadReply, ModelError
from .llama_runtime import LlamaRuntime

TOP_K = 40
TOP_P = 0.95
MIN_P = 0.05
_KEPT_GRAMMARS = 128
_MAX_SEED = 0xFFFFFFFE
_LIKELIEST = 256
"""Tokens tried against the grammar before the whole vocabulary is: 0.3 ms instead of 4 ms."""
_TOKEN_DATA = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])


@dataclass(frozen=True, kw_only=True)
class Sampling:
    """How the tokens of one answer are chosen."""

    temperature: float = 0.7
    """0 takes the likeliest token."""
    seed: int = 0
    grammar: str = ""
    """GBNF; empty leaves the text free."""


class Grammars:
    """Parsed grammars, kept because a campaign asks with few distinct ones; clones are cheap."""

    def __init__(self, runtime: LlamaRuntime) -> None:
        self._runtime = runtime
        self._parsed: OrderedDict[str, Any] = OrderedDict()

    def start(self, text: str) -> Any:
        """A grammar sampler at its beginning. Raises ModelError when llama.cpp refuses it."""
        library = self._runtime.library
        if text in self._parsed:
            self._parsed.move_to_end(text)
        else:
            found = library.llama_sampler_init_grammar(self._runtime.vocab, text.encode(), b"root")
            if not found:
                raise ModelError("llama.cpp refused the grammar of an answer schema")
            self._parsed[text] = found
            if len(self._parsed) > _KEPT_GRAMMARS:
                library.llama_sampler_free(self._parsed.popitem(last=False)[1])
        return library.llama_sampler_clone(self._parsed[text])


class TokenChooser:
    """Chooses the tokens of one answer. `close` frees it."""

    def __init__(self, runtime: LlamaRuntime, sampling: Sampling, grammars: Grammars) -> None:
        self._runtime = runtime
        self._library = runtime.library
        self._grammar = grammars.start(sampling.grammar) if sampling.grammar else None
        self._chain = self._build_chain(sampling)
        self._partial = b""
        self._one = (self._library.llama_token_data * 1)()
        self._single = self._library.llama_token_data_array(
            data=self._one, size=1, selected=-1, sorted=False
        )

    def _build_chain(self, sampling: Sampling) -> Any:
        library = self._library
        chain = library.llama_sampler_chain_init(library.llama_sampler_chain_default_params())
        if sampling.temperature <= 0:
            library.llama_sampler_chain_add(chain, library.llama_sampler_init_greedy())
            return chain
        for sampler in (
            library.llama_sampler_init_top_k(TOP_K),
            library.llama_sampler_init_top_p(TOP_P, 1),
            library.llama_sampler_init_min_p(MIN_P, 1),
            library.llama_sampler_init_temp(sampling.temperature),
            library.llama_sampler_init_dist(sampling.seed % _MAX_SEED),
        ):
            library.llama_sampler_chain_add(chain, sampler)
        return chain

    def next(self, row: int) -> int:
        """Token after batch row `row`. Raises BadReply when the grammar allows none."""
        token = int(self._library.llama_sampler_sample(self._chain, self._runtime.context, row))
        if self._grammar is None:
            return token
        if not self._accepts(token):
            token = self._filtered(row)
        self._library.llama_sampler_accept(self._grammar, token)
        self._partial = _continued(self._partial, self._runtime.piece(token)) or b""
        return token

    def at_end(self) -> bool:
        """True when the grammar would let the answer end here."""
        return self._grammar is not None and self._accepts(self._runtime.end_token)

    def _accepts(self, token: int) -> bool:
        if _continued(self._partial, self._runtime.piece(token)) is None:
            return False
        self._one[0].id, self._one[0].logit, self._one[0].p = token, 1.0, 0.0
        self._library.llama_sampler_apply(self._grammar, ctypes.byref(self._single))
        return bool(self._one[0].logit > 0)

    def _filtered(self, row: int) -> int:
        """A token that the grammar takes: among the likeliest, else among all."""
        logits = self._runtime.logits(row)
        if len(logits) > _LIKELIEST:
            likeliest = np.argpartition(logits, -_LIKELIEST)[-_LIKELIEST:]
            token = self._sampled(likeliest.astype(np.int32), logits)
            if token is not None:
                return token
        token = self._sampled(np.arange(len(logits), dtype=np.int32), logits)
        if token is None:
            raise BadReply("the answer's grammar cannot be continued with this model's vocabulary")
        return token

    def _sampled(self, ids: Any, logits: Any) -> int | None:
        """A token out of `ids` that the grammar takes and that is sound UTF-8; None without one."""
        table = np.zeros(len(ids), dtype=_TOKEN_DATA)
        table["id"], table["logit"] = ids, logits[ids]
        candidates = self._candidates(table)
        self._library.llama_sampler_apply(self._grammar, ctypes.byref(candidates))
        kept = table[np.isfinite(table["logit"])]
        while len(kept):
            trial = kept.copy()  # the chain sorts and cuts what it is given
            left = self._candidates(trial)
            self._library.llama_sampler_apply(self._chain, ctypes.byref(left))
            token = int(left.data[left.selected].id)
            if _continued(self._partial, self._runtime.piece(token)) is not None:
                return token
            kept = kept[kept["id"] != token]
        return None

    def _candidates(self, table: Any) -> Any:
        return self._library.llama_token_data_array(
            data=table.ctypes.data_as(self._library.llama_token_data_p),
            size=len(table),
            selected=-1,
            sorted=False,
        )

    def close(self) -> None:
        """Free the samplers."""
        self._library.llama_sampler_free(self._chain)
        if self._grammar is not None:
            self._library.llama_sampler_free(self._grammar)


def _continued(partial: bytes, piece: bytes) -> bytes | None:
    """Bytes of an unfinished character after `piece`; None when the two are not UTF-8.

    llama.cpp's grammar does not check continuation bytes, so it lets broken characters through,
    whose width nobody knows.
    """
    if not partial and piece.isascii():
        return b""
    whole = partial + piece
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(whole)
    except UnicodeDecodeError:
        return None
    return decoder.getstate()[0]
