"""The suites: how each runs the real part of adwright on a case, and which scorer reads it."""

from .suite import SuiteSpec, suite_of

__all__ = ["SuiteSpec", "suite_of"]
