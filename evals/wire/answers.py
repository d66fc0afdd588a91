"""Answers that fit a JSON Schema, made from the words of the prompt; no model is behind them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_FENCED = re.compile(r"<<<\w+ (?P<mark>\S+)\n(?P<body>.*?)\n(?P=mark) \w+>>>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,14}")
_LIMIT = re.compile(r"at most (\d+) characters")
_FALLBACK_WORDS = ("made", "with", "care", "for", "you")
_DEFAULT_LIMIT = 40
_WIDE = 0x2E80
_SOME = 3


def schema_answer(schema: Mapping[str, Any], prompt: str) -> Any:
    """An instance of `schema` whose texts are words of the fenced parts of `prompt`, no digits.

    Keeps type, required, enum, const, minItems, maxItems, minLength, maxLength, x-maxWidth, a
    limit said as "at most N characters", minimum, maximum and anyOf. The same input gives the
    same answer; texts within one answer differ.
    """
    return _Maker(schema, prompt).make(schema, "answer")


def fenced_words(prompt: str) -> tuple[str, ...]:
    """Words without digits of the fenced parts of `prompt`, or of all of it when none is fenced."""
    bodies = [found["body"] for found in _FENCED.finditer(prompt)]
    words = _WORD.findall("\n".join(bodies) or prompt)
    return tuple(dict.fromkeys(words)) or _FALLBACK_WORDS


class _Maker:
    def __init__(self, root: Mapping[str, Any], prompt: str) -> None:
        self._root = root
        self._words = fenced_words(prompt)
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
        for number in range(count * 4):
            item = self.make(schema.get("items", {}), f"{where}[{number}]")
            if item not in made:
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
        text: str = " ".join(_fitting(self._turned(where), limit))
        text = text or self._words[0][: max(1, limit // 2)]
        least = int(schema.get("minLength", 0))
        return f"{text[:1].upper()}{text[1:]}" + "e" * max(0, least - len(text))

    def _turned(self, where: str) -> Sequence[str]:
        start = self._pick(where) % len(self._words)
        return (*self._words[start:], *self._words[:start])

    def _pick(self, where: str) -> int:
        digest = hashlib.blake2b(f"{where}\n{self._salt}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big")

    def _referenced(self, reference: str) -> Mapping[str, Any]:
        node: Any = self._root
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
        found: Mapping[str, Any] = node
        return found


def _fitting(words: Sequence[str], limit: int) -> Iterator[str]:
    """Words that fill about two thirds of `limit` columns, at most eight of them."""
    used = 0
    for word in words[:8]:
        columns = sum(2 if ord(char) >= _WIDE else 1 for char in word) + (1 if used else 0)
        if used + columns > limit or used > limit * 2 // 3:
            return
        used += columns
        yield word
