"""ISO 8601 dates of three precisions: a year, a month or a day; and a minute of a day."""

import re
from datetime import date
from functools import lru_cache

_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"  # compiled when a date is first met: most commands meet none


@lru_cache(maxsize=4096)  # the claims of an import share their dates
def is_date(text: str) -> bool:
    """Whether `text` is a year, a month or a day that exists in the Gregorian calendar, from year 1 on."""
    match = re.fullmatch(_DATE, text)
    if not match:
        return False
    try:
        date(*(int(part) if part else 1 for part in match.groups()))
    except ValueError:
        return False
    return True


def is_minute(text: str) -> bool:
    """Whether `text` is a minute of a day that exists: "2026-11-27T17:00", without a zone."""
    day, _, minute = text.partition("T")
    return len(day) == len("2026-11-27") and is_date(day) and bool(re.fullmatch(_MINUTE, minute))


_MINUTE = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
