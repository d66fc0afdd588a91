"""The eval cases: what a person would expect, written down before looking at the answer."""
