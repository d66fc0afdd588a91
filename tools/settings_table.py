"""The settings in force, each with where its value came from; secrets stay hidden."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from ..settings import CONFIG_FILE, Settings, load_settings

HIDDEN = "(set, hidden)"


class SettingRow(NamedTuple):
    """One setting, as people read it."""

    variable: str
    """Environment variable that sets it."""
    value: str
    origin: str
    """environment, .env, adwright.toml or default."""
    meaning: str


def settings_in_force(environment: Mapping[str, str] | None = None) -> tuple[SettingRow, ...]:
    """Every setting in order. Raises SettingsError when one has an unusable value."""
    settings = load_settings()
    origins = _Origins(os.environ if environment is None else environment)
    return tuple(
        SettingRow(
            variable=variables_of(name, field)[0],
            value=_shown(getattr(settings, name)),
            origin=origins.of(name, field),
            meaning=meaning_of(name),
        )
        for name, field in Settings.model_fields.items()
    )


def meaning_of(name: str) -> str:
    """The docstring under a setting."""
    return _meanings().get(name, "")


class _Origins:
    """Where values come from, strongest source first."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {name.upper() for name, value in environment.items() if value}
        self._dotenv = _dotenv_names(Path(".env"))
        self._toml = _toml_names(Path(CONFIG_FILE))

    def of(self, name: str, field: FieldInfo) -> str:
        variables = variables_of(name, field)
        for variable in variables:
            if variable in self._environment:
                return "environment" if variable == variables[0] else f"environment ({variable})"
        if self._dotenv & set(variables):
            return ".env"
        return CONFIG_FILE if name in self._toml else "default"


def variables_of(name: str, field: FieldInfo) -> tuple[str, ...]:
    """Environment variables that set a field, the first one preferred."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(str(choice) for choice in alias.choices)
    return (f"ADWRIGHT_{name.upper()}",)


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        return HIDDEN
    return "" if value is None else str(value)


def _dotenv_names(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (line.removeprefix("export ").partition("=") for line in lines)
    return {name.strip().upper() for name, sep, value in pairs if sep and value.strip()}


def _toml_names(file: Path) -> set[str]:
    return set(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else set()


def _meanings() -> dict[str, str]:
    """Docstrings under the fields, read from the source of the settings."""
    import ast
    import inspect

    body = next(
        node
        for node in ast.parse(inspect.getsource(Settings)).body
        if isinstance(node, ast.ClassDef)
    ).body
    found: dict[str, str] = {}
    for field, text in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            found[field.target.id] = str(text.value.value)
    return found
