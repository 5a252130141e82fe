"""How long a command waits for another one that writes."""

import os

from factcheck.errors import UsageError

LONGEST_WAIT = 2_000_000.0
"""Seconds; both databases count the milliseconds of a wait in 32 bits."""


def busy_seconds() -> float:
    """How long to wait for another program that writes: FACTCHECK_BUSY_SECONDS, else 10. Raises UsageError."""
    given = os.environ.get("FACTCHECK_BUSY_SECONDS") or "10"
    if not (given.isascii() and given.isdecimal()):
        raise UsageError(f"FACTCHECK_BUSY_SECONDS is “{given}”, no whole number of seconds.")
    return min(float(given), LONGEST_WAIT)
