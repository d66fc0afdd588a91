"""A Llama-architecture GGUF with random weights and a byte vocabulary, about 100 kB, for tests.

It writes noise, but llama.cpp runs it like any model, so grammar, batching, caching and
cancellation can be tested without a download. Needs the `gguf` package (extra: dev).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_WIDTH = 32
_HEADS = 4
_LAYERS = 2
_INNER = 64
_NORMAL, _CONTROL = 1, 3
_TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant: "


def write_tiny_gguf(path: Path, *, seed: int = 7) -> Path:
    """Write the model to `path` and return it. Raises OSError when it cannot be written."""
    import gguf

    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny random llama")
    writer.add_context_length(2048)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_chat_template(_TEMPLATE)
    vocabulary = _add_tokenizer(writer)
    _add_weights(writer, vocabulary, seed)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_tokenizer(writer: Any) -> int:
    tokens = [*_byte_alphabet(), "th", "<|end|>", "<|start|>"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([_NORMAL] * 257 + [_CONTROL] * 2)
    writer.add_token_merges(["t h"])
    writer.add_bos_token_id(258)
    writer.add_eos_token_id(257)
    writer.add_add_bos_token(True)
    return len(tokens)


def _byte_alphabet() -> list[str]:
    """GPT-2's printable stand-ins for the 256 bytes, in byte order."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    spare = iter(range(256, 512))
    return [chr(byte if byte in printable else next(spare)) for byte in range(256)]


def _add_weights(writer: Any, vocabulary: int, seed: int) -> None:
    import numpy as np

    random = np.random.default_rng(seed)

    def add(name: str, *shape: int) -> None:
        values = random.normal(0, 0.4, shape) if len(shape) > 1 else np.ones(shape)
        writer.add_tensor(name, values.astype(np.float32))

    add("token_embd.weight", vocabulary, _WIDTH)
    add("output_norm.weight", _WIDTH)
    add("output.weight", vocabulary, _WIDTH)
    for layer in range(_LAYERS):
        block = f"blk.{layer}"
        add(f"{block}.attn_norm.weight", _WIDTH)
        add(f"{block}.ffn_norm.weight", _WIDTH)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"{block}.{name}.weight", _WIDTH, _WIDTH)
        add(f"{block}.ffn_gate.weight", _INNER, _WIDTH)
        add(f"{block}.ffn_up.weight", _INNER, _WIDTH)
        add(f"{block}.ffn_down.weight", _WIDTH, _INNER)
