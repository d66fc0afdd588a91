"""Writes a checkpoint as a GGUF file that llama.cpp runs like any Llama.

Key and tensor names follow the `gguf` package's Llama architecture. Matrices are stored as Q8_0
(blocks of 32 values, one float16 scale); norms stay float32.
"""

import json
from pathlib import Path
from typing import Any

from .tokenizer import END, PRE_TYPE

CHAT_TEMPLATE = "{% for m in messages %}{{ m['content'] }}{% endfor %}"
"""Passes the content through: the prompt is made by `sheet.render`."""


def export(folder: Path, target: Path, *, quantized: bool = True) -> int:
    """Writes `folder`'s checkpoint and tokenizer to `target`; returns the file's size in bytes."""
    import torch
    from gguf import GGUFWriter

    held = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    words = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    part = target.with_suffix(".part")
    writer = GGUFWriter(part, "llama")
    _describe(writer, held["shape"], held["state"], quantized=quantized)
    _vocabulary(writer, words)
    for name, weight in held["model"].items():
        _tensor(writer, _tensor_name(name), weight.numpy(), quantized=quantized)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    part.replace(target)
    return target.stat().st_size


def _describe(
    writer: Any, shape: dict[str, Any], state: dict[str, float], *, quantized: bool
) -> None:
    from gguf import LlamaFileType

    writer.add_name("adwright builtin writer")
    writer.add_description("Writes one ad asset from a fact sheet, in English, German or Chinese.")
    writer.add_license("Apache-2.0")
    writer.add_languages(["en", "de", "zh"])
    writer.add_context_length(shape["context"])
    writer.add_embedding_length(shape["width"])
    writer.add_block_count(shape["layers"])
    writer.add_feed_forward_length(shape["hidden"])
    writer.add_head_count(shape["heads"])
    writer.add_head_count_kv(shape["kv_heads"])
    writer.add_layer_norm_rms_eps(shape["norm_eps"])
    writer.add_rope_freq_base(shape["rope_base"])
    writer.add_rope_dimension_count(shape["width"] // shape["heads"])
    writer.add_vocab_size(shape["vocabulary"])
    writer.add_file_type(LlamaFileType.MOSTLY_Q8_0 if quantized else LlamaFileType.MOSTLY_F16)
    writer.add_uint64("adwright.training_tokens", int(state["tokens"]))


def _vocabulary(writer: Any, words: dict[str, Any]) -> None:
    from gguf import TokenType

    ids = sorted(words["model"]["vocab"].items(), key=lambda item: item[1])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(PRE_TYPE)
    writer.add_token_list([text for text, _ in ids])
    writer.add_token_types(
        [TokenType.CONTROL if text == END else TokenType.NORMAL for text, _ in ids]
    )
    writer.add_token_merges([" ".join(pair) for pair in words["model"]["merges"]])
    end = words["model"]["vocab"][END]
    writer.add_bos_token_id(end)
    writer.add_eos_token_id(end)
    writer.add_pad_token_id(end)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def _tensor_name(name: str) -> str:
    return name if name.endswith(".weight") else f"{name}.weight"


def _tensor(writer: Any, name: str, weight: Any, *, quantized: bool) -> None:
    import numpy as np
    from gguf import GGMLQuantizationType, quants

    if weight.ndim == 1:
        writer.add_tensor(name, weight.astype(np.float32))
    elif quantized:
        kind = GGMLQuantizationType.Q8_0
        writer.add_tensor(name, quants.quantize(weight.astype(np.float32), kind), raw_dtype=kind)
    else:
        writer.add_tensor(name, weight.astype(np.float16))
