"""When something was said: the day that stands beside a cue, read against the date of its document."""

import re
from datetime import date, timedelta

from factcheck.domain.marks import DOUBLE, OPENING
from factcheck.text.dates import DAYS, Date, dates

_WEEKDAY = re.compile(
    rf"\b(?P<last>(?:last|the previous) )?(?P<day>{'|'.join(DAYS)})s?\b(?! and\b| to\b|s\b|['’]s)", re.IGNORECASE
)
_OPENING = re.compile(rf"[\s{OPENING}]*(?:(?:late|early|earlier|later) )?(?:(?:on|in) )?", re.IGNORECASE)
"""What may stand before a date that opens its sentence."""
_AHEAD = re.compile(r"\b(?:next|by|until|till|since|every|each|before|after|from) (?:the )?$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?P<word>yesterday|today|this (?:morning|afternoon|evening)|tonight|last night)\b", re.I)
_BACK = {"yesterday": 1, "last night": 1}
_LONGEST_WAY = 60
"""Code points between a cue and its date: "told reporters in the harbour of Lemvik late on Monday"."""
_BREAKS = re.compile(rf"[.;:!?—–({DOUBLE}]|,(?! \d{{4}})|\b(?:that|which|who|whose|because|if|when)\b")


def said_on(before: str, behind: str, published: str) -> str:
    """The ISO day, month or year on which something was said, or "" where the text does not tell.

    `before` is the sentence up to the cue, `behind` what follows the cue up to the content; `published` the date of
    the document, which "on Tuesday" and "on July 19" are counted back from. A date counts when nothing but a few
    words part it from the cue, or when the sentence begins with it.
    """
    places = [(behind, start, stated, behind[:start]) for start, _, stated in _stated(behind, published)]
    for start, end, stated in _stated(before, published):
        between = "" if _OPENING.fullmatch(before, 0, start) else before[end:]
        places.append((before, start, stated, between))
    for words, start, stated, between in places:
        if stated and not _parted(between) and not _AHEAD.search(words, 0, start):
            return stated
    return ""


def _parted(between: str) -> bool:
    return len(between) > _LONGEST_WAY or bool(_BREAKS.search(between))


def _stated(words: str, published: str) -> list[tuple[int, int, str]]:
    """Every date in the words with where it stands, as ISO; "" for one that the document's date does not settle."""
    day = _day(published)
    found = [(one.start, one.end, iso(one, published)) for one in dates(words)]
    for match in _WEEKDAY.finditer(words):
        found.append((*match.span(), _weekday(day, match["day"].lower(), bool(match["last"])) if day else ""))
    for match in _RELATIVE.finditer(words):
        back = _BACK.get(match["word"].lower(), 0)
        found.append((*match.span(), (day - timedelta(days=back)).isoformat() if day else ""))
    return sorted(found)


def _day(published: str) -> date | None:
    return date.fromisoformat(published) if len(published) == 10 else None


def _weekday(day: date, name: str, last: bool) -> str:
    """The latest such day up to the document's own; "last Monday" on a Monday is a week ago."""
    back = (day.isoweekday() - DAYS.index(name)) % 7
    return (day - timedelta(days=back or 7 * last)).isoformat()


def iso(one: Date, published: str) -> str:
    """The date as ISO, as precise as the text is; "" for one that is a stretch or does not exist.

    A day or month without a year is the latest one up to `published`.
    """
    year = one.years[0] if one.years and one.years[0] == one.years[1] else None
    month = one.months[0] if one.months and one.months[0] == one.months[1] else None
    if one.years and year is None:
        return ""
    if year is None:
        year = _latest_year(month, one.day, published)
    if year is None or (one.months and month is None):
        return str(year or "") if one.years else ""
    stated = "-".join([str(year), *(f"{part:02}" for part in (month, one.day) if part)])
    return stated if len(stated) < 10 or _exists(stated) else ""


def _latest_year(month: int | None, day: int | None, published: str) -> int | None:
    if not published or not month:
        return None
    this = f"{month:02}" + (f"-{day:02}" if day else "")
    return int(published[:4]) - (bool(published[5:]) and this > published[5 : 5 + len(this)])


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
