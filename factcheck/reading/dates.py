"""Dates as documents state them in metadata."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


def iso_date(stated: str) -> str:
    """The ISO day, month or year that `stated` begins with ("2025-07-28T10:00Z": "2025-07-28"); "" if none is real."""
    found = _DATE.match(stated.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return found[0]


def made_on(day: str) -> tuple[str, ...]:
    """A warning that gives the day a file was made: often near the day of publication, and never proof of it."""
    return (f"the file was made on {day}; it does not say when it was published",) if day else ()
