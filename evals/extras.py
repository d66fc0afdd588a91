"""Packages of the extra `evals`, imported when used; a missing one says how to get it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import MissingExtra


def needs(package: str) -> Any:
    """The package. Raises MissingExtra with the pip line."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        top = package.partition(".")[0]
        if error.name not in {package, top}:
            raise
        raise MissingExtra(top.replace("_", "-"), "evals") from error
