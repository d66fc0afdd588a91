"""adwright: from a product to a targeted, truthful, ready-to-run ad campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .agents.api import agenerate, generate
    from .agents.batch.api import agenerate_batch, generate_batch
    from .errors import AdwrightError
    from .schema import Brief, Campaign
    from .settings import Settings

__all__ = [
    "AdwrightError",
    "Brief",
    "Campaign",
    "Settings",
    "agenerate",
    "agenerate_batch",
    "generate",
    "generate_batch",
]

_HOME = {
    "AdwrightError": "errors",
    "Brief": "schema",
    "Campaign": "schema",
    "Settings": "settings",
    "agenerate": "agents.api",
    "agenerate_batch": "agents.batch.api",
    "generate": "agents.api",
    "generate_batch": "agents.batch.api",
}


def __getattr__(name: str) -> Any:
    """Public names, imported when first asked for, so that `import adwright` stays light."""
    if name not in _HOME:
        raise AttributeError(f"module 'adwright' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
