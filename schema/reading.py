"""Briefs read from text, mappings, and YAML or JSON files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..errors import BriefError, InputFileError
from .brief import Brief

MAX_FILE_BYTES = 400_000
"""Largest brief file read: text limit times four bytes a character, with room for markup."""

_MARKUP = re.compile(r"<[^>]{0,500}>|&[a-z#0-9]{2,8};", re.IGNORECASE)


def read_brief(path: str | Path) -> Brief:
    """Brief in a YAML or JSON file; picture paths are taken relative to the file's folder.

    Raises InputFileError when the file cannot be read, BriefError when it is no brief.
    """
    file = Path(path)
    brief = parse_brief(_mapping_in(file), origin=str(file))
    images = tuple(str((file.parent / image).resolve()) for image in brief.images)
    return brief.model_copy(update={"images": images})


def parse_brief(data: Any, *, origin: str = "the brief") -> Brief:
    """Brief made of plain data, as read from YAML or JSON. Raises BriefError."""
    if isinstance(data, str):
        data = {"text": data}
    if not isinstance(data, dict):
        raise BriefError(
            f"{origin} holds {_kind_of(data)}, not a brief: start with 'product:' and a 'name:' "
            "below it, or with 'text:' (see: adwright schema brief)"
        )
    try:
        brief = Brief.model_validate(data)
    except ValidationError as error:
        raise BriefError(f"{origin} is not usable: {_readable(error)}") from error
    _refuse_empty_words(brief, origin)
    return brief


def _mapping_in(file: Path) -> Any:
    if file.suffix.lower() not in {".yaml", ".yml", ".json"}:
        raise InputFileError(f"{file} is no brief file: give a .yaml, .yml or .json file")
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise InputFileError(
                f"{file} has {file.stat().st_size:,} bytes; the most for a brief is "
                f"{MAX_FILE_BYTES:,}: keep what an ad could use"
            )
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError(f"{file} is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise InputFileError(f"{file} cannot be read: {error.strerror}") from error
    return _decoded(file, text)


def _decoded(file: Path, text: str) -> Any:
    import yaml

    try:
        if file.suffix.lower() == ".json":
            return json.loads(text)
        return yaml.safe_load(text)
    except json.JSONDecodeError as error:
        raise InputFileError(
            f"{file} is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        at = f"line {where.line + 1}, column {where.column + 1}" if where else "its structure"
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise InputFileError(f"{file} is not YAML: {at}: {problem}") from error


def _refuse_empty_words(brief: Brief, origin: str) -> None:
    words = "".join(_MARKUP.sub("", text) for text in brief.texts().values())
    if not re.search(r"\w", words):
        raise BriefError(
            f"{origin} holds only markup or punctuation: say in words what you want to advertise"
        )


def _kind_of(data: object) -> str:
    return "nothing" if data is None else f"a {type(data).__name__}"


def _readable(error: ValidationError) -> str:
    """First three problems, each with its field, the value given and what is wrong."""
    lines = []
    for problem in error.errors(include_url=False)[:3]:
        field = ".".join(str(part) for part in problem["loc"]) or "brief"
        given = problem.get("input")
        message = problem["msg"].removeprefix("Value error, ")
        shown = (
            "" if isinstance(given, dict | list) or field == "brief" else f" (given: {given!r:.60})"
        )
        lines.append(f"{field}: {message}{shown}")
    return "; ".join(lines)
