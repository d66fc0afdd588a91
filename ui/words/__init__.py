"""What the page says, in English and Chinese, with numbers, dates and money by language."""

from .load import LANGUAGES, words
from .wording import Words

__all__ = ["LANGUAGES", "Words", "words"]
