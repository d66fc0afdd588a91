"""Benchmarks that compare in one run."""
