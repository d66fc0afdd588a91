"""Sentences that are understood without a model, in English, German and Chinese."""

from .reading import ReadSentences, read_sentences, step_in
from .table import offers, rows

__all__ = ["ReadSentences", "offers", "read_sentences", "rows", "step_in"]
