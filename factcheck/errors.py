"""What can go wrong, said to a person, with the exit code that a script sees."""

from typing import ClassVar


class FactcheckError(Exception):
    """Something failed: `str(error)` is one sentence for a person; `hint` says what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(FactcheckError):
    """The words of the command do not fit: an unknown status, filter, format or date."""

    exit_code = 2


class NotFound(FactcheckError):
    """No claim, source, speaker, proposition or conflict has that id."""

    exit_code = 3


class Differs(FactcheckError):
    """A colleague decided otherwise, and that is not gone over without saying so."""


class StoreError(FactcheckError):
    """The database is missing, locked, damaged, read-only, full, or of another version."""

    exit_code = 4


class CheckFailed(FactcheckError):
    """A check that was asked for found something (`conflicts --exit-code`, `doctor`)."""

    exit_code = 1
