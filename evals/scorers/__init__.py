"""Scorers: pure functions from a case and what came of it to marks that say why."""
