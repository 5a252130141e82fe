"""Dates as people write them in a table, as ISO days, months or years; what may be two dates is never guessed."""

import re

from factcheck.domain.iso import is_date
from factcheck.text.dates import dates

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
"""The two orders of day and month, as a person names them."""

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[AaPp]\.?[Mm]\.?|[+-]\d{2}:?\d{2}))*)?"
_ISO = rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}"
_NUMBERS = rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}"
_TOGETHER = r"(\d{4})(\d{2})(\d{2})"
_MONTH = r"(\d{1,2})[-/.](\d{4})"
_WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
LONGEST = 60
"""Code points of a date: “Wednesday, 3 September 2025, 10:00 a.m. UTC” has 44."""


class Ambiguous(ValueError):
    """The day and the month cannot be told apart: 03/05/2021."""


def iso(written: str, order: str = "") -> str | None:
    """The ISO day, month or year that is written, None where none is; of a time the day is taken, as written.

    `order` is "dmy" or "mdy" for numbers that may be either; without it they raise Ambiguous. A year of two figures
    and a part of a year ("early 2020") are no date.
    """
    text = " ".join(written.split())
    if len(text) > LONGEST:
        return None
    if is_date(text):
        return text
    if match := re.fullmatch(_ISO, text, re.ASCII):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_TOGETHER, text, re.ASCII):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_NUMBERS, text, re.ASCII):
        return _ordered(int(match[1]), int(match[2]), int(match[3]), order)
    if match := re.fullmatch(_MONTH, text, re.ASCII):
        found = f"{int(match[2]):04d}-{int(match[1]):02d}"
        return found if is_date(found) else None
    return _in_words(text)


def order_of(written: str) -> str:
    """The order of day and month that a date in numbers can have alone ("dmy" or "mdy"), "" where it tells none."""
    match = re.fullmatch(_NUMBERS, " ".join(written.split())[:LONGEST], re.ASCII)
    if not match:
        return ""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    day_first, month_first = _day(year, two, one), _day(year, one, two)
    return "" if bool(day_first) == bool(month_first) else DAY_FIRST if day_first else MONTH_FIRST


def _ordered(one: int, two: int, year: int, order: str) -> str | None:
    readings = {DAY_FIRST: _day(year, two, one), MONTH_FIRST: _day(year, one, two)}
    possible = {day for day in readings.values() if day}
    if len(possible) > 1:
        if not order:
            raise Ambiguous
        return readings[order]
    return possible.pop() if possible else None


def _day(year: int, month: int, day: int) -> str | None:
    found = f"{year:04d}-{month:02d}-{day:02d}"
    return found if is_date(found) else None


def _in_words(text: str) -> str | None:
    """“May 3, 2021”, “Sat 19 July 2025 10:00”, “July 2025”: the whole text must be one date."""
    plain = re.sub(rf"^{_WEEKDAY}|,?{_TIME}$", "", text)
    plain = re.sub(r"(?<![A-Za-z])[a-z]", lambda letter: letter[0].upper(), plain).replace(" Of ", " of ")
    found = dates(plain)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)):
        return None
    date = found[0]
    if not date.years or date.years[0] != date.years[1] or not date.months or date.months[0] != date.months[1]:
        return None
    if date.day is None:
        return f"{date.years[0]:04d}-{date.months[0]:02d}"
    return _day(date.years[0], date.months[0], date.day)
