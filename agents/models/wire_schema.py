"""The part of an answer schema that goes over the wire to a hosted model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .port import MAX_WIDTH

_KEPT = frozenset(
    {
        "$ref", "type", "format", "title", "description", "enum", "items", "prefixItems",
        "minItems", "maxItems", "minimum", "maximum", "anyOf", "oneOf", "additionalProperties",
        "required",
    }
)  # fmt: skip
"""Keywords that Gemini's response_json_schema takes; other servers take these as well:
https://ai.google.dev/gemini-api/docs/structured-output#json_schema_support"""


def wire_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """`schema` with the keywords that servers take; limits they do not hold are said in words."""
    kept: dict[str, Any] = {key: value for key, value in schema.items() if key in _KEPT}
    if "const" in schema:
        kept["enum"] = [schema["const"]]
    for keyword in ("properties", "$defs"):
        if keyword in schema:
            kept[keyword] = {name: wire_schema(part) for name, part in schema[keyword].items()}
    for keyword in ("items", "additionalProperties"):
        if isinstance(kept.get(keyword), Mapping):
            kept[keyword] = wire_schema(kept[keyword])
    for keyword in ("anyOf", "oneOf", "prefixItems"):
        if keyword in kept:
            kept[keyword] = [wire_schema(part) for part in kept[keyword]]
    limit = schema.get(MAX_WIDTH) or schema.get("maxLength")
    if limit:
        wide = ", an East Asian character counts two" if MAX_WIDTH in schema else ""
        said = f"at most {limit} characters{wide}"
        kept["description"] = "; ".join(filter(None, (schema.get("description"), said)))
    return kept
