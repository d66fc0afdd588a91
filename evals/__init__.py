"""Evaluation: metrics, wire servers and benchmarks that tell whether a change made it better."""
