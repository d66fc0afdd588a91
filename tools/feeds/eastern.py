"""Chinese, Japanese and Korean text in the encodings from before Unicode."""

from __future__ import annotations

import re
from collections.abc import Callable

_PAIR = 2
"""Bytes of a character."""
_RUN = re.compile(rb"[\x80-\xff]+")
_ENOUGH = 0.6
"""Share of frequent characters that a text in its own encoding has at least."""
_ENOUGH_CHINESE = 0.45
"""Share for GB18030, whose text may hold rare characters; the whole must decode all the same."""
_LEAST_KANA = 0.15
"""Share of kana in Japanese text."""
_LEAST_HANGUL = 12
"""Syllables that tell Korean: all of them also are frequent Chinese characters in GB18030, which
a Chinese text of that length has other ones than."""


def eastern_encoding(sample: bytes) -> str:
    """Name of the double-byte encoding of a text; empty when it is in none.

    `sample` is whole lines with other than ASCII bytes.
    """
    if _inside_words(sample) > _ENOUGH:
        return ""
    found = {
        "cp932": _share(sample, "cp932", _is_japanese, _is_kana),
        "euc_jp": _share(sample, "euc_jp", _is_japanese, _is_kana),
        "cp949": _korean(sample),
        "gb18030": _share(sample, "gb18030", _is_frequent_chinese),
        "big5": _share(sample, "big5", _is_frequent_traditional),
    }
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= (_ENOUGH if best != "gb18030" else _ENOUGH_CHINESE) else ""


def _inside_words(sample: bytes) -> float:
    """Share of the runs of high bytes that are accented letters: one or two within a Latin word.

    0 where a run is longer: Big5 and GB18030 have second bytes that look like Latin letters.
    """
    runs = list(_RUN.finditer(sample))
    if not runs or max(len(run.group()) for run in runs) > _PAIR:
        return 0.0
    within = sum(
        len(run.group()) < _PAIR
        or (_letter(sample, run.start() - 1) and _letter(sample, run.end()))
        for run in runs
    )
    return within / len(runs)


def _letter(sample: bytes, place: int) -> bool:
    return sample[max(place, 0) : place + 1].isalpha()


def _share(
    sample: bytes,
    encoding: str,
    frequent: Callable[[str], bool],
    needed: Callable[[str], bool] | None = None,
) -> float:
    """Share of frequent characters among those beyond ASCII; 0 when the bytes do not decode."""
    text = _decoded(sample, encoding)
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    if needed and sum(map(needed, foreign)) < _LEAST_KANA * len(foreign):
        return 0.0
    return sum(map(frequent, foreign)) / len(foreign)


def _decoded(sample: bytes, encoding: str) -> str:
    """The text, but for the few damaged lines that any file may have."""
    texts = []
    broken = 0
    lines = sample.splitlines(keepends=True)
    for line in lines:
        try:
            texts.append(line.decode(encoding))
        except UnicodeDecodeError:
            broken += 1
    return "".join(texts) if broken <= len(lines) // 20 else ""


def _korean(sample: bytes) -> float:
    text = _decoded(sample, "cp949")
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in text)
    foreign = sum(char > "\x7f" for char in text)
    common = sum(_in(char, "euc_kr", 0xB0, 0xC8) for char in text if char > "\x7f")
    if hangul < _LEAST_HANGUL or hangul < 0.9 * foreign:
        return 0.0
    return 1.01 * common / foreign


def _is_kana(char: str) -> bool:
    return "\u3041" <= char <= "\u30ff"


def _is_japanese(char: str) -> bool:
    return _is_kana(char) or _in(char, "euc_jp", 0xA1, 0xA3) or _in(char, "euc_jp", 0xB0, 0xCF)


def _is_frequent_chinese(char: str) -> bool:
    """First level of GB 2312, by pinyin, and its punctuation."""
    return _in(char, "gb2312", 0xA1, 0xA3) or _in(char, "gb2312", 0xB0, 0xD7)


def _is_frequent_traditional(char: str) -> bool:
    """First level of Big5, by strokes, and its punctuation."""
    return _in(char, "big5", 0xA1, 0xA3) or _in(char, "big5", 0xA4, 0xC6)


def _in(char: str, encoding: str, first: int, last: int) -> bool:
    """Whether the lead byte of a character lies in a range of rows."""
    try:
        data = char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(data) == _PAIR and first <= data[0] <= last
