"""The error tree: each branch says who must act.

AdwrightError
├── UserError              fix the input or the set-up (exit code 2)
│   ├── BriefError         a brief that cannot be read or is not a brief
│   ├── BadRow             a row of a product feed that makes no brief
│   ├── InputFileError     a file that is missing, broken, too large or of another kind
│   ├── SettingsError      a setting with an unusable value, or a missing key
│   └── MissingExtra       a package that an optional feature needs
├── ModelError             a provider failed (status, retry_after)
│   ├── ModelUnavailable   every model in the fallback chain failed
│   └── BudgetExceeded     the spending limit of the campaign is reached
├── BadReply               a model answered, but the answer is unusable (its text is kept)
├── RetrievalError         the segment index cannot be built or asked
├── RunStopped             a batch run stops (spending limit, or asked to); the row stays open
└── StorageError           the disk refused: full, read-only, or locked by another process
"""

from __future__ import annotations


class AdwrightError(Exception):
    """Root of every error that adwright raises on purpose."""


class UserError(AdwrightError):
    """The input or the set-up is at fault; the message names the value and the next step."""


class BriefError(UserError):
    """A brief that cannot be read, or that is not a brief."""


class BadRow(UserError):
    """A row of a product feed that makes no brief: `row` is its number, `column` the culprit.

    `column` is empty where the row as a whole is at fault, `value` is what the cell holds.
    """

    def __init__(self, wanted: str, *, row: int, column: str = "", value: str = "") -> None:
        place = f"row {row}, column {column}" if column else f"row {row}"
        shown = f"{value!r:.60}: " if value else ""
        super().__init__(f"{place}: {shown}{wanted}")
        self.row = row
        self.column = column
        self.value = value


class InputFileError(UserError):
    """A file that is missing, broken, too large or of another kind than needed."""


class SettingsError(UserError):
    """A setting with an unusable value, or a key that the chosen feature needs."""


class MissingExtra(UserError):
    """A package that an optional feature needs is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'adwright[{extra}]'")


class ModelError(AdwrightError):
    """A provider failed to answer.

    `status` is the HTTP status (None when the call never got an answer), `retry_after` the
    seconds that the server asked to wait, `retryable` whether the same call may succeed later.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        retryable: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
        self.retryable = retryable


class ModelUnavailable(ModelError):
    """Every model in the fallback chain failed; `__cause__` is the last failure."""

    spent_usd: float = 0.0
    """What unusable answers cost all the same, in US dollars."""


class BudgetExceeded(ModelError):
    """The campaign's spending limit would be passed by this call."""


class BadReply(AdwrightError):
    """A model answered, but not usably: cut off, blocked, or not the form that was asked for.

    `input_tokens` and `output_tokens` are charged as those of any answer.
    """

    input_tokens: int = 0
    output_tokens: int = 0

    def __init__(self, message: str, *, text: str = "", finish: str = "") -> None:
        super().__init__(message)
        self.text = text
        self.finish = finish


class RetrievalError(AdwrightError):
    """The segment index cannot be built or asked."""


class RunStopped(AdwrightError):
    """A batch run stops: its spending limit is reached, or a person asked; the row stays open.

    No ModelError, so that no other model stands in for a call that was not to be made.
    """


class StorageError(AdwrightError):
    """The disk refused: full, read-only, or locked by another process."""
