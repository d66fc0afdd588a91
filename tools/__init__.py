"""Deterministic knowledge of the trade: specifications, rules, checks, readers, exporters."""
