"""The parsed answer of a model, refused when it has not the form that was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ...errors import BadReply
from ...schema import TokenCount

_FENCE = re.compile(r"^```(?:json)?\s*\n(.*?)\n?```$", re.DOTALL)
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@contextmanager
def charged(tokens: TokenCount) -> Iterator[None]:
    """An unusable answer found inside of the block carries the tokens that it cost."""
    try:
        yield
    except BadReply as error:
        error.input_tokens, error.output_tokens = tokens.input, tokens.output
        raise


def parsed_answer(text: str, schema: Mapping[str, Any] | None) -> Any:
    """The value in `text`, or None without a schema.

    Raises BadReply, its text kept, when it is not JSON, or a type, a required property or an
    enum of the schema does not hold. Lengths are left to the checks on assets, which repair.
    """
    if schema is None:
        return None
    stripped = text.strip()
    fenced = _FENCE.match(stripped)
    try:
        value = json.loads(fenced[1] if fenced else stripped)
    except ValueError as error:
        raise BadReply(f"the answer is not JSON: {error}", text=text) from error
    fault = _fault(value, schema, schema, "answer")
    if fault:
        raise BadReply(f"the answer has not the form asked for: {fault}", text=text)
    return value


def _fault(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], where: str) -> str:
    """What is wrong with `value`, in words; empty when nothing is."""
    if "$ref" in schema:
        return _fault(value, _referenced(schema["$ref"], root), root, where)
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        faults = [_fault(value, option, root, where) for option in options]
        return "" if not all(faults) else faults[0]
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if allowed is not None:
        return (
            "" if value in allowed else f"{where} is {value!r}, not one of {len(allowed)} choices"
        )
    return _type_fault(value, schema, where) or _inner_fault(value, schema, root, where)


def _type_fault(value: Any, schema: Mapping[str, Any], where: str) -> str:
    kinds = schema.get("type", ())
    names = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    if not names or any(_is(value, name) for name in names):
        return ""
    return f"{where} is {type(value).__name__}, not {' or '.join(names)}"


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES.get(name, ()))


def _inner_fault(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], where: str) -> str:
    if isinstance(value, dict):
        missing = [key for key in schema.get("required", ()) if key not in value]
        if missing:
            return f"{where} lacks {', '.join(missing)}"
        inner = schema.get("properties", {})
        parts = (
            (inner[key], item, f"{where}.{key}") for key, item in value.items() if key in inner
        )
    elif isinstance(value, list) and "items" in schema:
        if len(value) < schema.get("minItems", 0):
            return f"{where} has {len(value)} items, not {schema['minItems']} or more"
        parts = ((schema["items"], item, f"{where}[{i}]") for i, item in enumerate(value))
    else:
        return ""
    return next((fault for part, item, at in parts if (fault := _fault(item, part, root, at))), "")


def _referenced(reference: str, root: Mapping[str, Any]) -> Mapping[str, Any]:
    node: Any = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    found: Mapping[str, Any] = node
    return found
