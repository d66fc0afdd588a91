"""One GGUF model in llama.cpp: load, tokens, pieces, decode; the only file with raw pointers.

Everything here but loading is called by one thread, the engine's. API: llama.cpp's llama.h through
llama-cpp-python's low-level bindings (https://llama-cpp-python.readthedocs.io/en/latest/api-reference/#low-level-api).
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from ...errors import InputFileError, MissingExtra, ModelError
from .gguf_header import GgufHeader, read_gguf_header

BATCH = 512
"""Most tokens in one decode step."""
_CONTROL = 8  # LLAMA_TOKEN_ATTR_CONTROL


@cache
def llama_library() -> ModuleType:
    """llama.cpp's bindings, silenced and initialised once. Raises MissingExtra."""
    try:
        from llama_cpp import llama_cpp as library
    except ImportError as error:
        raise MissingExtra("llama-cpp-python", "llama") from error
    library.llama_log_set(_discard_log(library), ctypes.c_void_p(0))
    library.llama_backend_init()
    module: ModuleType = library
    return module


@cache
def _discard_log(library: ModuleType) -> Any:
    return library.llama_log_callback(lambda _level, _text, _data: None)


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Where and how a model file runs; equal placements share one loaded model."""

    path: Path
    context: int
    """Cells of the KV cache, shared by all sequences, in tokens."""
    threads: int = 0
    """0 takes the machine's cores."""
    lora: Path | None = None
    sequences: int = 8
    """Most requests decoded side by side."""


class LlamaRuntime:
    """A loaded model and its context. Raises InputFileError when the file cannot be run."""

    def __init__(self, placement: Placement) -> None:
        self.header: GgufHeader = read_gguf_header(placement.path)
        self.placement = placement
        self.library = llama_library()
        self._model = self._load()
        self.vocab = self.library.llama_model_get_vocab(self._model)
        self.vocab_size: int = self.library.llama_vocab_n_tokens(self.vocab)
        self.context = self._open_context()
        self.batch_tokens: int = self.library.llama_n_batch(self.context)
        """Most tokens in one decode step; llama.cpp lowers it for a small context, and ends the
        process when it is passed."""
        self._memory = self.library.llama_get_memory(self.context)
        self._adapter = self._apply_lora()
        self._batch = _Batch(self.library)
        self._pieces: dict[int, bytes] = {}
        self.end_token = self._end_token()

    def _load(self) -> Any:
        params = self.library.llama_model_default_params()
        model = self.library.llama_model_load_from_file(os.fsencode(self.placement.path), params)
        if not model:
            raise InputFileError(
                f"{self.placement.path} ({self.header.architecture}) cannot be loaded by this "
                "llama.cpp; upgrade llama-cpp-python or take another GGUF"
            )
        return model

    def _open_context(self) -> Any:
        params = self.library.llama_context_default_params()
        threads = self.placement.threads or os.cpu_count() or 1
        params.n_ctx = self.placement.context
        params.n_batch = params.n_ubatch = BATCH
        params.n_seq_max = self.placement.sequences
        params.n_threads = params.n_threads_batch = threads
        params.kv_unified = True
        params.no_perf = True
        context = self.library.llama_init_from_model(self._model, params)
        if not context:
            raise ModelError(
                f"no memory for a context of {self.placement.context} tokens; "
                "set ADWRIGHT_LLAMA_CONTEXT lower"
            )
        return context

    def _apply_lora(self) -> Any:
        path = self.placement.lora
        if path is None:
            return None
        read_gguf_header(path)
        adapter = self.library.llama_adapter_lora_init(self._model, os.fsencode(path))
        if not adapter:
            raise InputFileError(f"{path} is no LoRA adapter for {self.placement.path.name}")
        adapters = (self.library.llama_adapter_lora_p_ctypes * 1)(adapter)
        scales = (ctypes.c_float * 1)(1.0)
        self.library.llama_set_adapters_lora(self.context, adapters, 1, scales)
        return adapter

    def _end_token(self) -> int:
        for found in (
            self.library.llama_vocab_eos(self.vocab),
            self.library.llama_vocab_eot(self.vocab),
        ):
            if found >= 0:
                return int(found)
        return -1

    def tokens(self, text: str, *, special: bool = True, begin: bool = True) -> list[int]:
        """Token ids of `text`; `special` reads control tokens, `begin` adds BOS."""
        raw = text.encode()
        room = len(raw) + 8
        buffer = (self.library.llama_token * room)()
        count = self.library.llama_tokenize(self.vocab, raw, len(raw), buffer, room, begin, special)
        if count < 0:
            raise ModelError(f"{len(raw)} bytes of prompt could not be tokenized")
        return list(buffer[:count])

    def piece(self, token: int) -> bytes:
        """Bytes that `token` stands for; may be part of a character."""
        known = self._pieces.get(token)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            size = self.library.llama_token_to_piece(self.vocab, token, buffer, 256, 0, False)
            known = self._pieces[token] = buffer.raw[: max(size, 0)]
        return known

    def begin_text(self) -> str:
        """Text of the BOS token, which chat templates write themselves."""
        token = self.library.llama_vocab_bos(self.vocab)
        return self._text_of(token) if token >= 0 else ""

    def end_text(self) -> str:
        """Text of the end token."""
        return self._text_of(self.end_token) if self.end_token >= 0 else ""

    def _text_of(self, token: int) -> str:
        raw = self.library.llama_vocab_get_text(self.vocab, token)
        return raw.decode("utf-8", "replace") if raw else ""

    def is_control(self, text: str) -> bool:
        """True when `text` is read as one control token, such as <|eot_id|>."""
        found = self.tokens(text, begin=False)
        return len(found) == 1 and bool(
            self.library.llama_vocab_get_attr(self.vocab, found[0]) & _CONTROL
        )

    def is_end(self, token: int) -> bool:
        """True when the model ends its turn with `token`."""
        return bool(self.library.llama_vocab_is_eog(self.vocab, token))

    def forget(self, sequence: int, start: int = 0) -> None:
        """Drop a sequence's cache from position `start` on."""
        self.library.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def share(self, source: int, target: int, length: int) -> None:
        """Let `target` begin with the first `length` positions of `source`, without computing."""
        self.library.llama_memory_seq_cp(self._memory, source, target, 0, length)

    def decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> bool:
        """Run (token, position, sequence, wants logits) rows; False when the cache is full.

        Raises ModelError when llama.cpp fails.
        """
        status = self.library.llama_decode(self.context, self._batch.filled(rows))
        if status not in (0, 1):
            raise ModelError(f"llama.cpp failed to decode (code {status})", retryable=True)
        return bool(status == 0)

    def logits(self, row: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Scores of all tokens after batch row `row`, shape (vocab_size,), until `decode`."""
        pointer = self.library.llama_get_logits_ith(self.context, row)
        return np.ctypeslib.as_array(pointer, shape=(self.vocab_size,))

    def close(self) -> None:
        """Free the context and the model."""
        self.library.llama_free(self.context)
        self.library.llama_model_free(self._model)


class _Batch:
    """A llama_batch over numpy arrays, filled without a Python loop per field."""

    def __init__(self, library: ModuleType) -> None:
        self._columns = np.zeros((BATCH, 3), dtype=np.int32)
        self._token = np.zeros(BATCH, dtype=np.int32)
        self._pos = np.zeros(BATCH, dtype=np.int32)
        self._counts = np.ones(BATCH, dtype=np.int32)
        self._sequence = np.zeros(BATCH, dtype=np.int32)
        self._wants = np.zeros(BATCH, dtype=np.int8)
        base, step = self._sequence.ctypes.data, self._sequence.itemsize
        self._pointers = np.array([base + step * row for row in range(BATCH)], dtype=np.uintp)
        self._struct = library.llama_batch(
            n_tokens=0,
            token=_pointer(self._token, ctypes.c_int32),
            embd=None,
            pos=_pointer(self._pos, ctypes.c_int32),
            n_seq_id=_pointer(self._counts, ctypes.c_int32),
            seq_id=_pointer(self._pointers, ctypes.POINTER(ctypes.c_int32)),
            logits=_pointer(self._wants, ctypes.c_int8),
        )

    def filled(self, rows: Sequence[tuple[int, int, int, bool]]) -> Any:
        count = len(rows)
        table = np.array(rows, dtype=np.int32)
        self._token[:count], self._pos[:count] = table[:, 0], table[:, 1]
        self._sequence[:count], self._wants[:count] = table[:, 2], table[:, 3]
        self._struct.n_tokens = count
        return self._struct


def _pointer(array: Any, kind: Any) -> Any:
    return array.ctypes.data_as(ctypes.POINTER(kind))
