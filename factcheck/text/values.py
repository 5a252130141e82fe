"""One normal form of an amount and a date, however it is written: "$900m" is "$900 million", "04.05.2022" 4 May 2022.

What is read is what conflicts and `match` read (`text.quantities`, `text.dates`); here it becomes a term to index or to
look for. A term ends in a digit, so that no stemmer touches it.
"""

import re
from dataclasses import dataclass

from factcheck.text.dates import DAYS_OF, MONTHS, Date, dates
from factcheck.text.quantities import Quantity, quantities
from factcheck.text.units import CURRENCY_SIGNS, UNITS

DIGITS = 6
"""Significant digits of an amount that count: a converted or divided one is no exact number in binary."""

PLAIN = 1000
"""From which number on what is counted in units is also found by its bare number: "4.5 million" finds 4.5 million
tonnes. A smaller one is found as the word that it is."""

MONEY = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr"} | {
    kind: kind.lower()
    for kind in (*CURRENCY_SIGNS.values(), *(kind for kind, _ in UNITS.values()))
    if kind.isupper() or kind in ("peso", "krone", "shilling", "riyal", "dirham")
}
"""Currency as `text.units` calls it -> what its terms begin with."""

COUNT = "n"
"""What the term of a bare number begins with."""

_SHOWN = {"percent": "{} percent", "points": "{} percentage points", "length": "{} metres", "area": "{} square metres",
          "volume": "{} cubic metres", "mass": "{} grams", "celsius": "{} °C", "power": "{} watts", "count": "{}",
          "speed": "{} metres a second"} | {sign: sign + "{}" for sign in MONEY if not sign.isalpha()}  # fmt: skip
_SCALED = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_EITHER_WAY = re.compile(r"(?<![\w./-])(?P<one>[01]?\d)/(?P<two>[01]?\d)/(?P<year>1\d{3}|20\d\d)(?![\w/])")
_SCALE_APART = re.compile(r"((?:[$€£¥₹₽₴₼]|\b(?:USD|EUR|GBP))\s?\d[\d.,]*)( )([mkbMKB])(?!\w)")
_BARE_MILLIONS = re.compile(r"[\d.,]*\d\s?[mM]")


@dataclass(frozen=True, slots=True)
class Value:
    """What `text[start:end]` (code points, end exclusive) says: the terms of its readings, likeliest first.

    `finds` are the terms that look for it, `terms` those that it is indexed under; `amounts` are kinds (the beginnings
    of terms) with numbers in base units; `shown` says each reading in words, "" where there is nothing to say.
    """

    start: int
    end: int
    finds: tuple[str, ...]
    terms: tuple[str, ...]
    amounts: tuple[tuple[str, float], ...] = ()
    shown: tuple[str, ...] = ()


def values(text: str) -> list[Value]:
    """The amounts and dates in `text`, in order, none overlapping another."""
    text = _SCALE_APART.sub(r"\1\3\2", text)  # as long as before
    known = dates(text)
    found = [value for date in known if (value := _of_date(date))]
    for match in _EITHER_WAY.finditer(text):
        if all(match.end() <= date.start or match.start() >= date.end for date in known):
            found += filter(None, [_either_way(match)])
    found += [_of_quantity(text, quantity) for quantity in quantities(text, known)]
    return sorted(found, key=lambda value: value.start)


def _of_date(date: Date) -> Value | None:
    """A day or a month; a year alone is a word, and what is vaguer has no normal form."""
    if not date.months or date.months[0] != date.months[1]:
        return None
    month = date.months[0]
    year = date.years[0] if date.years and date.years[0] == date.years[1] else None
    if (date.years and year is None) or (year is None and date.day is None):
        return None
    terms = _date_terms(year, month, date.day)
    return Value(date.start, date.end, terms[:1], terms, (), (_date_shown(year, month, date.day),))


def _date_terms(year: int | None, month: int, day: int | None) -> tuple[str, ...]:
    """The day itself, its month, and the day of any year: what asks for less finds it."""
    terms = []
    if year is not None and day is not None:
        terms.append(f"d{year}{month:02}{day:02}")
    if year is not None:
        terms.append(f"d{year}{month:02}")
    if day is not None:
        terms.append(f"dd{month:02}{day:02}")
    return tuple(terms)


def _date_shown(year: int | None, month: int, day: int | None) -> str:
    return " ".join(str(part) for part in (day, MONTHS[month - 1].title(), year) if part is not None)


def _either_way(match: re.Match[str]) -> Value | None:
    """ "04/05/2022": the fourth of May in one country, the fifth of April in another."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    days = [(month, day) for day, month in dict.fromkeys(((one, two), (two, one)))
            if 1 <= month <= 12 and 1 <= day <= DAYS_OF[month - 1]]  # fmt: skip
    terms = [_date_terms(year, month, day) for month, day in days]
    every = tuple(dict.fromkeys(term for some in terms for term in some))
    shown = tuple(_date_shown(year, month, day) for month, day in days)
    return Value(*match.span(), tuple(some[0] for some in terms), every, (), shown) if days else None


def _of_quantity(text: str, quantity: Quantity) -> Value:
    numbers = [quantity.value]
    if quantity.hedge == "between" or quantity.kind == "score":
        numbers = [quantity.low, quantity.high]
    kind = _kind(quantity.kind)
    amounts = [(kind, number) for number in numbers]
    looked = list(amounts)
    bare = [number / quantity.unit for number in numbers]
    if quantity.kind == "length" and _BARE_MILLIONS.fullmatch(text[quantity.start : quantity.end]):
        amounts += [(COUNT, number * 1e6) for number in numbers]  # "1.2m" may be metres
        looked = [*amounts]
    elif kind != COUNT and quantity.kind not in ("score", "percent") and bare[0] >= PLAIN:
        amounts += [(COUNT, number) for number in bare]
    terms = tuple(dict.fromkeys(_term(*amount) for amount in amounts))
    shown = tuple(_shown(next((k for k in MONEY if MONEY[k] == code), quantity.kind if code != COUNT else "count"), n)
                  for code, n in looked)  # fmt: skip
    finds = tuple(dict.fromkeys(_term(*amount) for amount in looked))
    return Value(quantity.start, quantity.end, finds, terms, tuple(amounts), shown)


def _kind(kind: str) -> str:
    return COUNT if kind == "count" else MONEY.get(kind, kind)


def _term(kind: str, number: float) -> str:
    """The kind, the significant digits, and the power of ten that they are to be multiplied by."""
    digits, power = f"{number:.{DIGITS - 1}e}".split("e")
    whole = digits.replace(".", "").rstrip("0") or "0"
    shift = int(power) - len(whole) + 1 if whole != "0" else 0
    return f"{kind}{whole}{'p' if shift >= 0 else 'n'}{abs(shift)}"


def _shown(kind: str, number: float) -> str:
    form = _SHOWN.get(kind, f"{{}} {kind}" if kind in MONEY else "")
    for scale, name in _SCALED:
        if number >= scale:
            return form.format(f"{number / scale:,.6g} {name}")
    return form.format(f"{number:,.6g}") if number < 1e5 else form.format(f"{number:,.0f}")


# Comparisons

_COMPARED = re.compile(r"(?P<how>>=|<=|>|<|=)?\s*(?P<low>[^.\s].*?)?(?P<dots>\s*\.\.\s*(?P<high>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """What `amount:` asks for: a number of one of `kinds` from `low` to `high`; `over` and `under` leave it out."""

    kinds: tuple[str, ...]
    low: float = 0.0
    high: float = float("inf")
    over: bool = False
    under: bool = False


def asked(written: str) -> Asked | None:
    """What an amount, a comparison (">1bn", "<= 40%") or a range ("$20m..$30m") asks for; None for what is none.

    A bare number is money or a count of whatever; one with a unit is of that kind alone.
    """
    match = _COMPARED.fullmatch(written.strip())
    if not match or not (match["low"] or match["high"]):
        return None
    ends = [_one(end) for end in (match["low"], match["high"]) if end]
    if None in ends or (match["dots"] and match["how"]):
        return None
    found = [end for end in ends if end]
    kinds = _common([kinds for kinds, _ in found])
    if not kinds:
        return None
    if match["dots"]:
        low = found[0][1] if match["low"] else 0.0
        high = found[-1][1] if match["high"] else float("inf")
        return Asked(kinds, low, high) if low <= high else None
    (_, number), how = found[0], match["how"] or "="
    if how == "=":
        slack = abs(number) * 10.0 ** (1 - DIGITS)
        return Asked(kinds, number - slack, number + slack)
    return (
        Asked(kinds, number, over=how == ">") if how[0] == ">" else Asked(kinds, high=number, under=how == "<")
    )  # fmt: skip


def _common(kinds: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What both ends may be of; "$20m..30m" is dollars."""
    return tuple(kind for kind in kinds[0] if all(kind in other for other in kinds))


def _one(written: str) -> tuple[tuple[str, ...], float] | None:
    found = values(written.strip()) or values(f"{written.strip()} things")
    if len(found) != 1 or not found[0].amounts or found[0].start > 0:
        return None
    kind, number = found[0].amounts[0]
    if len(found[0].amounts) > 1 and kind == "length" and _BARE_MILLIONS.fullmatch(written.strip()):
        kind, number = found[0].amounts[-1]
    if kind == COUNT:
        return (COUNT, *sorted(set(MONEY.values()))), number
    return (kind,), number
