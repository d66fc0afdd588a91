"""The switch that lets a run end cleanly: rows under way are finished, no new one is begun."""

from __future__ import annotations


class StopSwitch:
    """Asked once, for a reason. May be used from any thread and from signal handlers."""

    def __init__(self) -> None:
        self.reason = ""
        """Why the run is to stop, for people; empty while it is to go on."""

    def ask(self, reason: str) -> None:
        """Asks the run to stop; the first reason stays."""
        self.reason = self.reason or reason

    def asked(self) -> bool:
        """Whether the run is to stop."""
        return bool(self.reason)
