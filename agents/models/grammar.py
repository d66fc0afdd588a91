"""A GBNF grammar for a JSON Schema, so that enum and limits hold while a local model decodes.

Supported: object (all properties, in their order), array (minItems, maxItems), string
(minLength, maxLength, x-maxWidth, x-numbers, x-multiline), integer, number, boolean, null, enum,
const, anyOf, oneOf, a list of types, and local $ref. Grammar notation:
https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .grammar_strings import StringLimits, quoted, string_rules

_ENDLESS = 64
"""Most items of an array whose schema gives no maxItems; a small model may never stop itself."""
_INTEGER = '("0" | [1-9] [0-9]{0,14})'
_SPACE = "sp"


def grammar_for(schema: Mapping[str, Any]) -> str:
    """GBNF text whose root rule derives exactly the instances of `schema`.

    Strings neither begin nor end with a space, hold no control or invisible character, and only
    the escapes for quotation mark and backslash (and newline with x-multiline). They are not
    empty unless minLength is 0. With x-numbers, digits stand only in the listed literals, and no
    literal touches another, a decimal mark before it, or a currency or per-cent sign.
    Raises ValueError for a keyword or type that it cannot hold.
    """
    return _compiled(json.dumps(schema, ensure_ascii=False))


@lru_cache(maxsize=512)
def _compiled(schema_json: str) -> str:
    schema: Mapping[str, Any] = json.loads(schema_json)
    writer = _Writer(schema)
    root = writer.rule(schema)
    rules = {"root": root, **writer.rules}
    return "\n".join(f"{name} ::= {body}" for name, body in rules.items()) + "\n"


class _Writer:
    def __init__(self, root: Mapping[str, Any]) -> None:
        self.rules: dict[str, str] = {_SPACE: '" "?'}
        self._root = root
        self._names: dict[str, str] = {}

    def rule(self, schema: Mapping[str, Any]) -> str:
        """Name of the rule that derives the instances of `schema`."""
        schema = {key: value for key, value in schema.items() if key not in {"$defs", "title"}}
        key = json.dumps(schema, ensure_ascii=False, sort_keys=False)
        if key not in self._names:
            name = self._names[key] = f"r{len(self._names)}"
            self.rules[name] = ""
            self.rules[name] = self._body(schema, name)
        return self._names[key]

    def _body(self, schema: Mapping[str, Any], name: str) -> str:
        if "$ref" in schema:
            return self.rule(self._referenced(schema["$ref"]))
        if "const" in schema:
            return quoted(_dump(schema["const"]))
        if "enum" in schema:
            return _one_of(quoted(_dump(value)) for value in schema["enum"])
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                return _one_of(self.rule(option) for option in schema[keyword])
        return self._typed(schema, name)

    def _typed(self, schema: Mapping[str, Any], name: str) -> str:
        kind = schema.get("type")
        if isinstance(kind, list):
            return _one_of(self.rule({**schema, "type": one}) for one in kind)
        simple = {"boolean": '"true" | "false"', "null": '"null"'}
        if kind in simple:
            return simple[kind]
        if kind == "string":
            return self._string(schema, name)
        if kind in {"integer", "number"}:
            return _number(schema)
        if kind == "array":
            return self._array(schema)
        if kind == "object":
            return self._object(schema)
        raise ValueError(f"type {kind!r} is not supported in an answer schema: {_dump(schema)}")

    def _string(self, schema: Mapping[str, Any], name: str) -> str:
        entry, rules = string_rules(StringLimits.of(schema), f"{name}s")
        self.rules.update(rules)
        return entry

    def _object(self, schema: Mapping[str, Any]) -> str:
        members = [
            f"{quoted(_dump(key) + ':')} {_SPACE} {self.rule(value)}"
            for key, value in schema.get("properties", {}).items()
        ]
        inside = f' "," {_SPACE} '.join(members)
        return f'"{{" {inside} "}}"' if inside else '"{}"'

    def _array(self, schema: Mapping[str, Any]) -> str:
        least = int(schema.get("minItems", 0))
        most = int(schema.get("maxItems", max(_ENDLESS, least)))
        if most < least:
            raise ValueError(f"maxItems {most} is below minItems {least}")
        if most == 0:
            return '"[]"'
        item = self.rule(schema["items"])
        more = f'("," {_SPACE} {item}){{{max(0, least - 1)},{most - 1}}}' if most > 1 else ""
        filled = f"{item} {more}".strip()
        return f'"[" {filled} "]"' if least else f'"[" ({filled})? "]"'

    def _referenced(self, reference: str) -> Mapping[str, Any]:
        if not reference.startswith("#/"):
            raise ValueError(f"only local references are supported, not {reference!r}")
        node: Any = self._root
        for part in reference[2:].split("/"):
            node = node[part]
        found: Mapping[str, Any] = node
        return found


_SMALL_RANGE = 200


def _number(schema: Mapping[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    whole = schema["type"] == "integer"
    if whole and low is not None and high is not None and high - low <= _SMALL_RANGE:
        return _one_of(quoted(str(value)) for value in range(int(low), int(high) + 1))
    sign = "" if low is not None and low >= 0 else '"-"? '
    return f"{sign}{_INTEGER}" + ("" if whole else ' ("." [0-9]{1,6})?')


def _one_of(options: Any) -> str:
    return " | ".join(options)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
