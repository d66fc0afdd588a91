"""Text of alphabets in the encodings from before Unicode: one byte a character."""

from __future__ import annotations

import re

from ..language import detect_language

_SCRIPTS = ("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "tis_620", "cp1252")
"""Encodings of text that is high bytes for the most part."""
_CENTRAL = frozenset({"pl", "cs", "hu", "ro"})
"""Languages that Windows-1252 has no letters for and Windows-1250 has."""
_FOREIGN_SCRIPT = re.compile(rb"[\xb0-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that Windows-1252 leaves free: https://encoding.spec.whatwg.org/index-windows-1252.txt."""
_MISPLACED = re.compile(r"[^\W\d_][¹²³¼½¾¿±¦§¶¸»«¯][^\W\d_]|[¹³¿¯¶][a-z]{2}")
"""Signs inside a word: letters of Windows-1250 read as Windows-1252."""


def western_encoding(sample: bytes) -> str:
    """Name of the single-byte encoding of a text; cp1252 when nothing speaks for another.

    `sample` is whole lines with other than ASCII bytes. Latin-1 is told from Windows-1252 only by
    bytes that the latter leaves free, and reads the same otherwise.
    """
    in_script = sum(len(run) for run in _FOREIGN_SCRIPT.findall(sample))
    if in_script > len(_HIGH.findall(sample)) / 2:
        return _guessed(sample)
    central = sample.decode("cp1250", errors="replace")
    western = sample.decode("cp1252", errors="replace")
    if detect_language(central) in _CENTRAL and (
        _MISPLACED.search(western) or detect_language(western) in {"", *_CENTRAL}
    ):
        return "cp1250"
    return "latin-1" if _UNUSED.search(sample) else "cp1252"


def _guessed(sample: bytes) -> str:
    """What charset-normalizer makes of Cyrillic, Greek, Hebrew, Arabic or Thai text."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_SCRIPTS)).best()
    return best.encoding if best else "cp1252"
