"""Dates in English prose, no more precise than the text gives them."""

import re
from dataclasses import dataclass

from factcheck import lexicon

_CALENDAR_NAMES = lexicon.rows("calendar.txt", "generated")
MONTHS = tuple(name for kind, name, _ in _CALENDAR_NAMES if kind == "months")
"""The names of the months in order, lower case."""
DAYS = tuple(name for kind, name, _ in _CALENDAR_NAMES if kind == "days")
"""The names of the days from Sunday on, lower case."""
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER |= {short: _MONTH_NUMBER[name] for kind, name, short in _CALENDAR_NAMES if kind == "months"}
_MONTH_NUMBER |= {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_PARTS = {"early": (1, 5), "mid": (4, 9), "late": (8, 12), "beginning": (1, 2), "start": (1, 2), "end": (11, 12)}
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
         "nineties": 90}  # fmt: skip

_QUARTERS = ("first", "second", "third", "fourth")
_CENTURIES = {
    word: number
    for number, row in enumerate(lexicon.lines("classes.txt", "ordinals"), 1)
    for word in row.split()
} | {"twenty-first": 21}  # fmt: skip

_SHORT = "|".join(name for name in _MONTH_NUMBER if name not in MONTHS)
MONTH = rf"(?i:(?:{'|'.join(MONTHS)})|(?:{_SHORT})\b\.?)"
"""A pattern for a month's name or what is written for short, in any case."""
_MONTH = f"(?P<month>{MONTH})"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_AFTER = "".join(f"|(?<=\\b{word} )" for word in ("in", "of", "on", "by", "since", "from", "until", "last"))[1:]
_WHOLE = r"(?<![\w.,/$£€#^-])", r"(?![\w/%^]|[-–.,]\d)"

_PARTED = re.compile(r"\d[-/.]\s?\d")
_IN_A_MONTH = re.compile("|".join(sorted({name[:3] for name in _MONTH_NUMBER})), re.IGNORECASE)
_IN_A_YEAR = re.compile(r"[12]\d{3}")
_OF_A_DECADE = re.compile(r"\d0['’]?s", re.IGNORECASE)
_OF_TENS = re.compile("ties", re.IGNORECASE)
_OF_A_CENTURY = re.compile("century", re.IGNORECASE)

_FORMS = tuple(
    (needed, re.compile(_WHOLE[0] + form + _WHOLE[1], re.IGNORECASE))
    for needed, form in (
        (_PARTED, r"(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])(?:-(?P<day>[0-3][0-9]))?"),
        (_PARTED, r"(?P<year>1[0-9]{3}|20[0-9]{2})/(?P<number>[01][0-9])/(?P<day>[0-3][0-9])"),
        (_PARTED, r"(?P<day>[0-3]?[0-9])\.\s?(?P<number>[01]?[0-9])\.\s?" + _YEAR),
        (_PARTED, r"(?P<day>1[3-9]|2[0-9]|3[01])/(?P<number>[01]?[0-9])/" + _YEAR),
        (_PARTED, r"(?P<number>[01]?[0-9])/(?P<day>1[3-9]|2[0-9]|3[01])/" + _YEAR),
        (_PARTED, r"(?P<number>0[1-9]|1[0-2])/" + _YEAR),
        (_IN_A_MONTH, _DAY + r"(?:\s+of)?\s+" + _MONTH + r"(?:,?\s+" + _YEAR + ")?"),
        (_IN_A_MONTH, _MONTH + r"\s+" + _DAY + r"(?:,?\s+" + _YEAR + ")?"),
        (_IN_A_MONTH, _MONTH + r",?\s+(?:of\s+)?" + _YEAR),
        (_OF_A_DECADE, r"(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s"),
        (_OF_TENS, r"(?:(?P<part>early|mid|late)[\s-]+)?the\s+(?P<tens>" + "|".join(_TENS) + ")"),
        (_IN_A_YEAR, r"(?P<season>spring|summer|autumn|fall)(?:\s+of)?\s+" + _YEAR),
        (_IN_A_YEAR, r"(?:the\s+)?(?P<quarter>first|second|third|fourth)\s+quarter\s+of\s+" + _YEAR),
        (
            _OF_A_CENTURY,
            r"(?:the\s+)?(?:(?P<century>" + "|".join(_CENTURIES) + r")|(?P<nth>[12]?[0-9])(?:st|nd|rd|th))\s+century",
        ),
        (
            _IN_A_YEAR,
            r"(?:(?:the\s+)?(?P<part>early|mid|late|beginning|start|end)[\s-]+(?:of\s+|in\s+)?)?" + _YEAR,
        ),
        (_IN_A_MONTH, r"(?:early|mid|late)[\s-]+" + _MONTH + r"(?:,?\s+(?:of\s+)?" + _YEAR + ")?"),
        (_IN_A_MONTH, "(?:" + _AFTER + ")" + _MONTH),
    )
)
"""Each way to write a date, behind what stands in every text that has one: looked for first, it takes little time."""
_NEEDED = tuple(dict.fromkeys(needed for needed, _ in _FORMS))
_RANGE = re.compile(
    _WHOLE[0] + r"(?P<one>1[0-9]{3}|20[0-9]{2})\s*(?:–|—|-|to|and|through)\s*(?P<two>1[0-9]{3}|20[0-9]{2})" + _WHOLE[1]
)
_COUNTED = re.compile(
    r"\s+(?!(?:was|is|has|as|its|his|this|thus|was|does|us|less|plus|across|perhaps)\b)"
    r"(?:[a-z]+s|people|men|women|children)\b"
)
_CALENDAR = re.compile(
    r"(?:\b(?:in|since|by|from|until|till|of|during|before|after|year|and|between|late|early|mid|the|circa)"
    r"|[(,–—-])\s*$",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"(?<![\w-])([A-Za-z]+\.?)\s+$")
DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of each month in a leap year: a date without a year may be of one."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written: `text[start:end]` in code points, end exclusive.

    `years` and `months` are the first and last that it may mean ("the late 1960s", "early 2020"), both inclusive, or
    None where it says nothing ("October 10" has no year). `day` stands only where one month does.
    """

    start: int
    end: int
    years: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    day: int | None = None

    def parts_from(self, other: "Date") -> bool:
        """Whether the two cannot be one date, at the precision that both give.

        A year that only one gives is not compared, nor is a month; days are compared within one month.
        """
        if self.years and other.years:
            if _disjoint(self.years, other.years):
                return True
            if self.years != other.years or self.years[0] != self.years[1]:
                return False
        if not self.months or not other.months:
            return False
        if _disjoint(self.months, other.months):
            return True
        return self.months == other.months and None not in (self.day, other.day) and self.day != other.day


def dates(text: str) -> list[Date]:
    """The dates in `text`, in order, none overlapping another; a range of years is one date.

    With points the day comes first ("04.05.2022"); with strokes only what can be read in one way is a date
    ("17/12/2019"). Numbers that only look like dates ("2,000", "1990 people", "9/11") are left alone, as are words
    that depend on the day of writing ("yesterday", "last year").
    """
    found: list[Date] = []
    there = {needed: needed.search(text) is not None for needed in _NEEDED}
    for match in _RANGE.finditer(text) if there[_IN_A_YEAR] else ():
        one, two = int(match["one"]), int(match["two"])
        if one < two:
            found.append(Date(*match.span(), (one, two)))
    for needed, form in _FORMS:
        for match in form.finditer(text) if there[needed] else ():
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                date = _read(match)
                if date and not _is_count(text, match):
                    found.append(date)
    return sorted(found, key=lambda date: date.start)


def _read(match: re.Match[str]) -> Date | None:
    # `casefold`: a pattern without regard to case takes “ſ” for an s.
    given = {name: value for name, value in match.groupdict().items() if value}
    years = (int(given["year"]), int(given["year"])) if "year" in given else None
    months: tuple[int, int] | None = None
    day = int(given["day"]) if "day" in given else None
    part = given.get("part", "").casefold()
    if "decade" in given:
        years = _part_of_decade(int(given["decade"]), part)
    elif "tens" in given:
        years = _part_of_decade(1900 + _TENS[given["tens"].casefold()], part)
    elif "century" in given or "nth" in given:
        nth = int(given["nth"]) if "nth" in given else _CENTURIES[given["century"].casefold()]
        years = (100 * nth - 100, 100 * nth)
    elif "quarter" in given:
        at = 3 * _QUARTERS.index(given["quarter"].casefold())
        months = (at + 1, at + 3)
    elif "season" in given:
        months = _SEASONS[given["season"].casefold()]
    elif part:
        months = _PARTS[part]
    if "month" in given or "number" in given:
        if given.get("month", "X")[0].islower():
            return None
        month = int(given["number"]) if "number" in given else _MONTH_NUMBER[given["month"].casefold().rstrip(".")]
        if not 1 <= month <= 12 or (day is not None and not 1 <= day <= DAYS_OF[month - 1]):
            return None
        months = (month, month)
    return Date(*match.span(), years, months, day)


def _part_of_decade(decade: int, part: str) -> tuple[int, int]:
    first, last = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}.get(part, (0, 9))
    return decade + first, decade + last


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number of four digits is no year: it names something, or a plural follows and no word of the
    calendar precedes.
    """
    if not match.group().isdigit():
        return False
    if identified(text, match.start()):
        return True
    return bool(_COUNTED.match(text, match.end())) and not _CALENDAR.search(text, 0, match.start())


def identified(text: str, start: int) -> bool:
    """Whether the word before a number says that it only tells one from others: “Resolution 1701”, “page 12”."""
    before = _IDENTIFIER.search(text, max(0, start - 30), start)
    return before is not None and before[1].lower() in lexicon.phrases("scope.txt", "identifiers")


def _disjoint(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] < other[0] or other[1] < one[0]
