"""Dates as documents state them in metadata."""

import re

from factcheck.domain.iso import is_date

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![0-9])")


def iso_date(stated: str) -> str:
    """The ISO day, month or year that `stated` begins with ("2025-07-28T10:00Z": "2025-07-28"); "" if none is real."""
    found = _DATE.match(stated.strip())
    return found[0] if found and is_date(found[0]) else ""


def made_on(day: str) -> tuple[str, ...]:
    """A warning that gives the day a file was made: often near the day of publication, and never proof of it."""
    return (f"the file was made on {day}; it does not say when it was published",) if day else ()
