"""The encoding of a text file, found from a bounded sample of its bytes.

UTF-8, UTF-16 and plain ASCII are told for certain. Between the old double-byte encodings the one
decides whose frequent characters the text is made of; between the single-byte ones the letters
that stand inside words do. charset-normalizer is asked about the rest (Cyrillic, Greek ...): on
short samples it takes GB18030 for Korean and German for Slovak (measured, 3.5).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from .eastern import eastern_encoding
from .western import western_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK_BYTES = 1 << 16
MOST_BYTES = 64 << 20
"""How far into the file is looked, in bytes; the reading itself takes a second at most."""
SAMPLE_BYTES = 64 << 10
"""Lines with other than ASCII bytes that decide, in bytes."""
_MOSTLY = 0.9
"""Share of such lines that are UTF-8 in a UTF-8 file with a few damaged rows."""
_ZEROS_OF_ASCII = 0.3
"""Share of zero bytes in UTF-16 of a text that is mostly ASCII; it is UTF-8 as well."""
_ZEROS_AT_LEAST = 0.005
"""Share of zero bytes in UTF-16 of any other table: the marks between its cells."""
_LINE_BYTES = 64 << 10


def find_encoding(stream: BinaryIO) -> str:
    """Python's name of the encoding of a file; the stream is left at any place.

    A file whose bytes no encoding explains counts as Windows-1252, which has a character for
    nearly every byte.
    """
    stream.seek(0)
    head = stream.read(SAMPLE_BYTES)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    wide = _wide(head)
    if wide:
        return wide
    start = _not_utf8(stream)
    if start is None:
        return "utf-8"
    lines = list(_foreign_lines(stream, start))
    sample = b"".join(lines)
    if sum(map(_is_utf8, lines)) >= _MOSTLY * len(lines):
        return "utf-8"
    return eastern_encoding(sample) or western_encoding(sample)


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of its ASCII characters is zero.

    Other files may hold a few zero bytes by mistake; in UTF-16 they are many, or what stands
    between them is no UTF-8.
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = _ZEROS_OF_ASCII if _is_utf8(head, final=False) else _ZEROS_AT_LEAST
    if even + odd < max(2, least * len(head)) or min(even, odd) > 0.1 * max(even, odd):
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(name, errors="replace")
    strange = sum(not char.isprintable() and char not in "\r\n\t" for char in text)
    return name if strange <= 0.01 * len(text) + 1 else ""


def _not_utf8(stream: BinaryIO) -> int | None:
    """Where the first chunk with other than ASCII begins, in a file that is not all UTF-8."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    first: int | None = None
    for place in range(0, MOST_BYTES, CHUNK_BYTES):
        chunk = stream.read(CHUNK_BYTES)
        if first is None and not chunk.isascii():
            first = place
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return first or 0
        if not chunk:
            break
    return None


def _foreign_lines(stream: BinaryIO, start: int) -> Iterator[bytes]:
    """Lines with other than ASCII bytes, SAMPLE_BYTES in all."""
    stream.seek(start)
    if start:
        stream.readline(_LINE_BYTES)
    size = 0
    while size < SAMPLE_BYTES and stream.tell() < MOST_BYTES:
        block = stream.read(SAMPLE_BYTES) + stream.readline(_LINE_BYTES)
        if not block:
            return
        for line in re.split(rb"(?<=[\r\n])", block):
            if not line.isascii() and size < SAMPLE_BYTES:
                size += len(line)
                yield line


def _is_utf8(line: bytes, *, final: bool = True) -> bool:
    """Whether bytes are UTF-8; without `final` the last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line, final)
    except UnicodeDecodeError:
        return False
    return True
