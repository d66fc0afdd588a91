"""The published JSON Schemas of a brief and of a campaign."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from .. import schema
from ..errors import UserError
from ..schema import Brief, Campaign

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""What pydantic writes: https://docs.pydantic.dev/latest/concepts/json_schema/"""

FORMS: Mapping[str, type[BaseModel]] = MappingProxyType({"brief": Brief, "campaign": Campaign})
"""Forms with a published schema, by the name that the command takes."""

_TITLES = {"brief": "adwright brief", "campaign": "adwright campaign"}


def json_schema(form: str) -> str:
    """JSON Schema of `brief` (as it may be written) or `campaign` (as adwright writes it).

    Fields carry their meaning and unit. Keys are sorted and the text ends with a line end, so that
    two runs give the same bytes. Raises UserError for another form.
    """
    model = FORMS.get(form)
    if model is None:
        raise UserError(f"no schema for {form!r:.60}: there is one for {' and '.join(FORMS)}")
    body: dict[str, Any] = model.model_json_schema(
        mode="validation" if form == "brief" else "serialization"
    )
    for name, part in {model.__name__: body, **body.get("$defs", {})}.items():
        _explain(part, getattr(schema, name))
    body |= {"$schema": DIALECT, "title": _TITLES[form]}
    return json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _explain(part: dict[str, Any], value: type) -> None:
    """Adds the docstring below each field of a value to the field's place in its schema."""
    for name, meaning in _meanings(value):
        if name in part.get("properties", {}):
            part["properties"][name].setdefault("description", meaning)


def _meanings(value: type) -> Iterator[tuple[str, str]]:
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(value))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - the source of a class is a class
    for field, below in pairwise(body.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())
