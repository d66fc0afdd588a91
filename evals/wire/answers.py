"""Answers that fit a JSON Schema, made from the words of the prompt; no model is behind them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_FENCED = re.compile(r"<<<\w+ (?P<mark>\S+)\n(?P<body>.*?)\n(?P=mark) \w+>>>", re.DOTALL)
_LABEL = re.compile(r"^[\w.\[\]]+: +")
_APART = re.compile(r"[,;.!?:。，；！？：、|\n]+")
_WORD = re.compile(r"[^\W\d_]{2,14}")
_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LIMIT = re.compile(r"at most (\d+) characters")
_FALLBACK_WORDS = ("made", "with", "care", "for", "you")
_DEFAULT_LIMIT = 40
_WIDE = 0x2E80
_SOME, _TRIES = 3, 6
_ALIKE = 0.5
"""Share of common words from which two texts of one list are too alike."""


def schema_answer(schema: Mapping[str, Any], prompt: str) -> Any:
    """An instance of `schema` whose texts are phrases of the fenced parts of `prompt`, no digits.

    Keeps type, required, enum, const, minItems, maxItems, minLength, maxLength, x-maxWidth, a
    limit said as "at most N characters", minimum, maximum and anyOf. The same input gives the
    same answer; texts within one answer differ.
    """
    return _Maker(schema, prompt).make(schema, "answer")


def fenced_phrases(prompt: str) -> tuple[str, ...]:
    """Phrases without digits of the fenced parts of `prompt`, labels of lines left out.

    Where some are Chinese, only those; the words of the whole prompt where nothing is fenced.
    """
    lines = [
        _LABEL.sub("", line)
        for found in _FENCED.finditer(prompt)
        for line in found["body"].splitlines()
    ]
    pieces = [piece.strip() for line in lines for piece in _APART.split(line)]
    phrases = [piece for piece in pieces if _WORD.search(piece) and not _holds_digit(piece)]
    chinese = [phrase for phrase in phrases if _HAN.search(phrase)]
    found = chinese or phrases or _WORD.findall(prompt) or _FALLBACK_WORDS
    return tuple(dict.fromkeys(found))


def _holds_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


class _Maker:
    def __init__(self, root: Mapping[str, Any], prompt: str) -> None:
        self._root = root
        self._phrases = fenced_phrases(prompt)
        self._salt = prompt

    def make(self, schema: Mapping[str, Any], where: str) -> Any:
        if "$ref" in schema:
            return self.make(self._referenced(schema["$ref"]), where)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][self._pick(where) % len(schema["enum"])]
        options = schema.get("anyOf") or schema.get("oneOf")
        if options:
            return self.make(options[0], where)
        return self._typed(schema, where)

    def _typed(self, schema: Mapping[str, Any], where: str) -> Any:
        kind = schema.get("type", "string")
        kind = kind[0] if isinstance(kind, list) else kind
        if kind == "object":
            parts = schema.get("properties", {})
            return {name: self.make(part, f"{where}.{name}") for name, part in parts.items()}
        if kind == "array":
            return self._array(schema, where)
        if kind in {"integer", "number"}:
            return schema.get("minimum", min(1, schema.get("maximum", 1)))
        simple = {"boolean": False, "null": None}
        return simple[kind] if kind in simple else self._text(schema, where)

    def _array(self, schema: Mapping[str, Any], where: str) -> list[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", _SOME)
        count = max(least, min(most, _SOME))
        made: list[Any] = []
        for number in range(count * _TRIES):
            item = self.make(schema.get("items", {}), f"{where}[{number}]")
            if all(_unlike(item, other) for other in made):
                made.append(item)
            if len(made) == count:
                break
        while len(made) < least:
            made.append(self.make(schema.get("items", {}), f"{where}[{len(made)}]"))
        return made

    def _text(self, schema: Mapping[str, Any], where: str) -> str:
        said = _LIMIT.search(str(schema.get("description", "")))
        limits = [schema.get("maxLength"), schema.get("x-maxWidth"), said and int(said[1])]
        limit = min((one for one in limits if one), default=_DEFAULT_LIMIT)
        text = self._composed(where, limit)
        text = text or self._phrases[0][: max(1, limit // 2)]
        least = int(schema.get("minLength", 0))
        return f"{text[:1].upper()}{text[1:]}" + "e" * max(0, least - len(text))

    def _composed(self, where: str, limit: int) -> str:
        """Phrases of the brief side by side, or words of them where phrases are too long."""
        pieces = self._turned(where)[: 1 + self._pick(where) % _SOME]
        words = [word for phrase in pieces for word in phrase.split()]
        return ", ".join(_fitting(pieces, limit)) or " ".join(_fitting(words, limit))

    def _turned(self, where: str) -> Sequence[str]:
        """The phrases in an order of this place's own."""
        return sorted(self._phrases, key=lambda phrase: self._pick(f"{where} {phrase}"))

    def _pick(self, where: str) -> int:
        digest = hashlib.blake2b(f"{where}\n{self._salt}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big")

    def _referenced(self, reference: str) -> Mapping[str, Any]:
        node: Any = self._root
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
        found: Mapping[str, Any] = node
        return found


def _fitting(pieces: Sequence[str], limit: int) -> Iterator[str]:
    """Pieces that together stay within `limit` columns."""
    used = 0
    for piece in pieces:
        columns = sum(2 if ord(char) >= _WIDE else 1 for char in piece) + (2 if used else 0)
        if used + columns <= limit:
            used += columns
            yield piece


def _unlike(one: Any, other: Any) -> bool:
    """Whether two items of a list say different things."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return bool(one != other)
    a, b = set(_UNIT.findall(one.casefold())), set(_UNIT.findall(other.casefold()))
    return len(a & b) <= _ALIKE * len(a | b)
