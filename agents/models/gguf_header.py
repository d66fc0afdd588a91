"""What a GGUF file says of itself, read without llama.cpp and refused when it cannot be right.

llama.cpp trusts the counts and lengths in a file; a corrupt or hostile one can end the process.
So every number is bounded here first. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from ...errors import InputFileError

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MAX_ENTRIES = 100_000
_MAX_ARRAY = 2_000_000
_MAX_TEXT = 4_000_000
_MAX_DIMS = 4
_SMALLEST = 24
_STRING, _ARRAY = 8, 9
_SCALARS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i",
    6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d",
}  # fmt: skip
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 30: (1, 2),
}  # fmt: skip
"""Elements and bytes per block of each tensor type; source: ggml/src/ggml.c, type_traits."""


@dataclass(frozen=True, kw_only=True)
class GgufHeader:
    """The header of a GGUF model file."""

    path: Path
    architecture: str
    """llama, gemma3, ..."""
    metadata: Mapping[str, Any]
    """Every scalar and text entry; arrays are left out."""
    file_bytes: int
    tensor_count: int

    @property
    def chat_template(self) -> str:
        """The Jinja chat template; empty when the file has none."""
        return str(self.metadata.get("tokenizer.chat_template", ""))

    @property
    def context_tokens(self) -> int:
        """Context length that the model was trained with; 0 when not said."""
        return self._number("context_length")

    def cache_bytes_per_token(self) -> int:
        """Memory of one token in a 16-bit KV cache, in bytes."""
        heads = self._number("attention.head_count") or 1
        width = self._number("embedding_length")
        kv_heads = self._number("attention.head_count_kv") or heads
        head_width = self._number("attention.key_length") or width // heads
        return self._number("block_count") * kv_heads * head_width * 2 * 2

    def _number(self, key: str) -> int:
        value = self.metadata.get(f"{self.architecture}.{key}", 0)
        return value if isinstance(value, int) else 0


def read_gguf_header(path: Path) -> GgufHeader:
    """The checked header of `path`. Raises InputFileError naming the file and the next step."""
    try:
        size = path.stat().st_size
        if size < _SMALLEST:
            raise InputFileError(f"{path} is no model: {size} bytes; pull it again")
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view,
        ):
            return _Reader(path, view).header()
    except OSError as error:
        raise InputFileError(
            f"{path} cannot be read ({error.strerror}); give the path of a GGUF file, "
            "or get one with: adwright models pull NAME"
        ) from error
    except (struct.error, UnicodeDecodeError) as error:
        raise InputFileError(f"{path} is a damaged GGUF file ({error}); pull it again") from error


class _Reader:
    def __init__(self, path: Path, view: mmap.mmap) -> None:
        self._path = path
        self._view = view
        self._at = 0

    def header(self) -> GgufHeader:
        tensors, entries = self._counts()
        metadata = dict(self._entry() for _ in range(entries))
        architecture = metadata.get("general.architecture")
        if not isinstance(architecture, str):
            raise self._broken("names no architecture")
        self._check_tensors(tensors, metadata.get("general.alignment", 32))
        return GgufHeader(
            path=self._path,
            architecture=architecture,
            metadata={key: value for key, value in metadata.items() if value is not None},
            file_bytes=len(self._view),
            tensor_count=tensors,
        )

    def _counts(self) -> tuple[int, int]:
        if self._view[:4] != _MAGIC:
            raise InputFileError(
                f"{self._path} is not a GGUF file (it begins with {self._view[:4]!r}); convert it "
                "with llama.cpp, or get one with: adwright models pull NAME"
            )
        self._at = 4
        version = self._scalar("<I")
        if version not in _VERSIONS:
            raise InputFileError(
                f"{self._path} is GGUF version {version}, of another byte order or too old; "
                "versions 2 and 3, little-endian, can be read: pull a current file"
            )
        tensors, entries = self._scalar("<Q"), self._scalar("<Q")
        if not 0 < tensors <= _MAX_ENTRIES or entries > _MAX_ENTRIES:
            raise self._broken(f"claims {tensors} tensors and {entries} entries")
        return tensors, entries

    def _entry(self) -> tuple[str, Any]:
        key = self._text()
        return key, self._value(self._scalar("<I"))

    def _value(self, kind: int) -> Any:
        if kind in _SCALARS:
            return self._scalar(_SCALARS[kind])
        if kind == _STRING:
            return self._text()
        if kind == _ARRAY:
            return self._skip_array()
        raise self._broken(f"holds a value of unknown type {kind}")

    def _skip_array(self) -> None:
        kind, length = self._scalar("<I"), self._scalar("<Q")
        if length > _MAX_ARRAY or kind == _ARRAY:
            raise self._broken(f"holds an array of {length} items")
        if kind == _STRING:
            for _ in range(length):
                self._advance(self._length())
        elif kind in _SCALARS:
            self._advance(length * struct.calcsize(_SCALARS[kind]))
        else:
            raise self._broken(f"holds an array of unknown type {kind}")

    def _check_tensors(self, count: int, alignment: Any) -> None:
        if not isinstance(alignment, int) or not 0 < alignment <= _MAX_ENTRIES:
            raise self._broken(f"aligns its data to {alignment!r}")
        ends = [self._tensor_end() for _ in range(count)]
        data_start = -(-self._at // alignment) * alignment
        missing = data_start + max(ends) - len(self._view)
        if missing > 0:
            raise InputFileError(
                f"{self._path} is cut off: {missing} bytes are missing; pull it again"
            )

    def _tensor_end(self) -> int:
        name = self._text()
        dims = self._scalar("<I")
        if not 0 < dims <= _MAX_DIMS:
            raise self._broken(f"tensor {name[:60]!r} has {dims} dimensions")
        elements: int = prod(int(self._scalar("<Q")) for _ in range(dims))
        kind, offset = self._scalar("<I"), self._scalar("<Q")
        if kind not in _BLOCKS:
            return int(offset)
        per_block, block_bytes = _BLOCKS[kind]
        return int(offset) + elements // per_block * block_bytes

    def _scalar(self, form: str) -> Any:
        (value,) = struct.unpack_from(form, self._view, self._at)
        self._at += struct.calcsize(form)
        return value

    def _length(self) -> int:
        length = int(self._scalar("<Q"))
        if length > _MAX_TEXT:
            raise self._broken(f"holds a text of {length} bytes")
        return length

    def _text(self) -> str:
        length = self._length()
        start = self._at
        self._advance(length)
        return self._view[start : start + length].decode("utf-8")

    def _advance(self, length: int) -> None:
        self._at += length
        if self._at > len(self._view):
            raise InputFileError(f"{self._path} is cut off inside its header; pull it again")

    def _broken(self, what: str) -> InputFileError:
        return InputFileError(f"{self._path} is a damaged GGUF file: it {what}; pull it again")
