"""Quantities in English prose: how much of what, between which bounds.

A quantity is an interval, because that is what prose gives: "nearly 200", "at least 40", "2-3 weeks", and a plain "1.2
million", which stands for everything that rounds to it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.text.dates import Date, dates, identified
from factcheck.text.numerals import EXACT, Numeral, numerals
from factcheck.text.stems import FUNCTION_WORDS
from factcheck.text.units import BEHIND_AN_AMOUNT, CURRENCY_SIGNS, FRACTIONS, ONES, SCALES, UNITS

_HIGHEST_SCORE = 200
"""No side's score reaches this: the highest in the NBA is 186 (1983)."""

_OF_SO_MANY = 1000
"""The most of whom a share is told as “one in N”; larger numbers are counts."""

_IN_WORDS = 3.0
"""Points in a hundred by which a share that is told in whole words is rounded: a point and a half either way."""

_HEDGING = 40
"""Code points before a figure in which its hedge stands: “according to an estimate, not fewer than”."""

ABOUT = 0.1
"""How far "about" reaches, as a share of the number: one in ten, as a speaker who rounds to one figure may be off."""

NEARLY = 1.5
"""How far "nearly" reaches down, in reaches of "about": it reaches to one side only."""

ROUNDED = 0.05
"""How far a plain round number reaches at most, as a share of it, however many zeros it ends in."""

CONVERTED = 0.03
"""How far two amounts in different units may be apart, as a share of the larger, and be one: who converts, rounds. "A
mile" for 1.6 km is 0.6 % off, "two acres" for 0.8 hectares 1.2 %, and both sides may be rounded."""

LOOSE = 3.5
"""How many points a fraction in words reaches: "half" may be 47 percent, "a third" 35. About half of the way from a
third to two fifths."""

_HEDGES: tuple[tuple[str, str], ...] = (
    (
        "over",
        r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|upwards? of|greater than|better than|topp(?:ed|ing)",
    ),
    ("under", r"less than|fewer than|under|below|short of|smaller than"),
    ("least", r"at least|no fewer than|no less than|not less than|not fewer than|(?:a )?minimum of"),
    (
        "most",
        r"at (?:the )?most|up to|as (?:many|much|high|long) as|no more than|not more than|(?:a )?maximum of",
    ),
    ("nearly", r"nearly|almost|close to|approaching|just under|just short of|just below|not quite|virtually"),
    ("slightly over", r"just over|just above|a little over|slightly (?:more than|over)|a little more than"),
    (
        "about",
        r"about|around|roughly|approximately|approx\.?|some|circa|ca\.|c\.|(?:an? )?estimated|in the region of|~|≈",
    ),
    (
        "about",
        r"an average of|on average|averag(?:es|ed|ing)|more or less|an approximate|somewhere around",
    ),
    ("", r"exactly|precisely|only|just|a total of|a mere|a full|fully"),
)
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(f"(?P<h{n}>{words})" for n, (_, words) in enumerate(_HEDGES))
    + r")\s*(?:the\s+|a\s+)?)$",
    re.IGNORECASE,
)
_TAKEN_OVER = re.compile(r"\b(?:t[ao]k(?:es?|en|ing)|took|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?)\s+$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not)\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:\s+(?:an?|per|each|every)\s+[a-z]+)?\s*(?:(?P<least>\+(?!\w)|plus\b|or more\b|or higher\b|and up\b|at least\b)"
    r"|(?P<most>or (?:less|fewer)\b|at most\b)|(?P<about>or so\b|or thereabouts\b))",
    re.IGNORECASE,
)
_UNIT_NAMES = "|".join(
    re.escape(unit) + ("s?" if unit[-1].isalpha() else "") for unit in sorted(UNITS, key=len, reverse=True)
)
_UNIT = re.compile(
    r"(?:\s+(?:working|full|straight|consecutive))?[\s-]?"
    rf"(?P<unit>(?-i:{'|'.join(map(re.escape, BEHIND_AN_AMOUNT))})(?!\s?\d)|{_UNIT_NAMES}|m(?=²|\b))(?![\w'’])",
    re.IGNORECASE,
)
_SIGN = re.compile(
    "(?:"
    + "|".join(
        (r"\b" if sign.isalpha() else "") + re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
    )
    + r")\s?$"
)
_LONGEST_SIGN = 4
"""Code points of the longest sign with its blank, "USD "."""
_RANGE = re.compile(r"\s?(?:–|—|-|to|and)\s?(?:[$€£¥₹])?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:about\s+)?[$€£¥₹]?$", re.IGNORECASE)
_CLOCKED = re.compile(r"(?<!\bat )(?<!\bby )(?<![\d:])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])")
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_MULTIPLIED = re.compile(rf"\b(?:{'|'.join(_TIMES)})\b", re.IGNORECASE)
_WEIGHED = re.compile(r"\b(?:weigh(?:s|ed|ing|t)?|heav(?:y|ier|iest))\b", re.IGNORECASE)
_OF_A_SCALE = re.compile(r"\s+of\s+an?\s+(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_SHARE = re.compile(r"\s+(?:in|out of|of)\s+(?:every\s+)?", re.IGNORECASE)
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<many>an?|one|two|three|four|five|seven|nine|\d)[\s-]+)?"
    r"(?P<part>half|halves|" + "|".join(name + "s?" for name in FRACTIONS if name != "half") + r")"
    r"(?=\s+(?:of|in|by|to|more|less|its|their|his|her|the)\b|\s*[,.;]|\s*$)",
    re.IGNORECASE,
)  # fmt: skip
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w’'.&-]*)\s+$")
_PLURAL = re.compile(r"s$|^(?:people|men|women|children|percent)$")
_AND_A_HALF = re.compile(
    r"\b(?:an?|one)\s+(hour|day|week|month|year|decade|mile|century)\s+and\s+a\s+half\b", re.IGNORECASE
)
_FOLLOWING = re.compile(
    r"\s+(?:of\s+(?:the\s+|all\s+|its\s+|their\s+|his\s+|her\s+|our\s+)?)?((?:[^\W\d_][\w'’-]*\s*){1,4})"
)
_STOP = FUNCTION_WORDS - {"new", "other", "same", "own", "us", "further"}
"""What ends the words that a quantity counts."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written: `text[start:end]` in code points, end exclusive, hedge and unit included.

    `value` is the number written, `low` and `high` the bounds that the words commit to, in base units of `kind`:
    "percent", a currency, "length", "time" ... (see `text.units`), "times" for what doubled or was halved, "score" for
    a result such as 3-1 (its two numbers are the bounds), else "count". `hedge` is the class of bound ("" for a plain
    number). `noun` holds the words that follow, lower case, up to three and up to a function word: what a count counts.
    `unit` is how many base units one of the unit as written is.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    kind: str
    hedge: str = ""
    noun: tuple[str, ...] = ()
    unit: float = 1.0

    def parts_from(self, other: "Quantity") -> bool:
        """Whether the two cannot both hold of one thing; False when they are of different kinds."""
        if self.kind != other.kind:
            return False
        if self.kind == "score":
            return {self.low, self.high} != {other.low, other.high}
        slack = 0.0 if self.unit == other.unit else CONVERTED * max(self.value, other.value)
        return self.high + slack < other.low or other.high + slack < self.low


def quantities(text: str, known_dates: Sequence[Date] | None = None) -> list[Quantity]:
    """The quantities in `text`, in order, none overlapping another.

    Dates and years are none (`known_dates` saves finding them again), nor is what `numerals` leaves alone, a bare
    "one", or a number that names something ("House Bill 481", "Apollo 11").
    """
    taken = [(date.start, date.end) for date in (dates(text) if known_dates is None else known_dates)]
    found: list[Quantity] = []
    for fraction in (*_ones_and_a_half(text), *_fractions(text), *_clocked(text), *_times(text)):
        if _free(fraction, taken):
            found.append(fraction)
            taken.append((fraction.start, fraction.end))
    parts = [part for part in numerals(text) if _free(part, taken)]
    at = 0
    while at < len(parts):
        quantity, used = _read(text, parts, at)
        at += used
        if quantity:
            found.append(quantity)
    return _compounds(text, sorted(found, key=lambda quantity: quantity.start))


def _free(span: Numeral | Quantity, taken: Sequence[tuple[int, int]]) -> bool:
    return all(span.end <= start or span.start >= end for start, end in taken)


def _read(text: str, parts: list[Numeral], at: int) -> tuple[Quantity | None, int]:
    """The quantity that begins with `parts[at]`, and how many numerals it uses."""
    first = parts[at]
    second = parts[at + 1] if at + 1 < len(parts) else None
    if second:
        gap = text[first.end : second.start]
        if _SHARE.fullmatch(gap) and 0 < first.value < second.value <= _OF_SO_MANY and not _unit(text, second)[1]:
            if " of" in gap.lower() and "out" not in gap.lower():
                return None, 1
            return _share(text, first, second), 2
        if _RANGE.fullmatch(gap):
            ranged = _range(text, first, second, gap)
            if ranged or gap == "-":
                return ranged, 2
    return _single(text, first), 1


def _single(text: str, numeral: Numeral) -> Quantity | None:
    start, kind = _sign(text, numeral.start)
    end, unit, factor = _unit(text, numeral)
    if kind and unit not in (kind, "$", ""):
        end, unit, factor = numeral.end, "", 1.0
    noun = _noun(text, end)
    kind = kind or unit or "count"
    if unit == "£" and kind == "£" and start == numeral.start and _WEIGHED.search(text):
        kind, factor = UNITS["lb"]
    value, step = numeral.value * factor, numeral.step * factor
    if kind == "fahrenheit":
        kind, value, factor = "celsius", (value - 32) / 1.8, 1 / 1.8
    if numeral.suffix in ("m", "M") and not unit and start == numeral.start and not noun:
        kind, value, step = "length", numeral.value / 1e6, numeral.step / 1e6
    bare = numeral.value < EXACT or text[numeral.start : numeral.end].isdigit()
    if kind == "count" and (text[start:end].lower() == "one" or (bare and _is_name(text, start, noun))):
        return None
    return _hedged(text, Quantity(start, end, value, 0, 0, kind, "", noun, factor), step)


def _is_name(text: str, start: int, noun: tuple[str, ...]) -> bool:
    """Whether a number only names something: a capitalised word precedes it, and no plural follows to be counted."""
    if identified(text, start):
        return True
    before = _NAMED.search(text, max(0, start - 30), start)
    if not before or any(_PLURAL.search(word) for word in noun):
        return False
    return before["name"].lower() not in _STOP


def _range(text: str, first: Numeral, second: Numeral, gap: str) -> Quantity | None:
    """ "between 3 and 5", "3-5 weeks", "$20 to $30 billion", or the score "3-1"."""
    word = gap.strip("$€£¥₹ ").lower()
    between = _BETWEEN.search(text, 0, _sign(text, first.start)[0])
    rises = between is not None and between.group().lower().startswith("from")
    start, sign = _sign(text, first.start)
    end, unit, factor = _unit(text, second)
    noun = _noun(text, end)
    if rises or (word == "and" and not between):
        return None
    own_unit, own_factor = _unit(text, first)[1:]
    shared_scale = second.scale if first.scale == 1 and first.value < second.value / second.scale else 1.0
    low, high = first.value * shared_scale * (own_factor if own_unit else factor), second.value * factor
    if low < high and (sign or unit or noun or between):
        return Quantity(start, end, (low + high) / 2, low, high, sign or unit or "count", "between", noun)
    whole = first.value.is_integer() and second.value.is_integer() and max(first.value, second.value) < _HIGHEST_SCORE
    if word in ("-", "–", "—") and whole and not sign and not unit:
        return Quantity(first.start, second.end, first.value, first.value, second.value, "score")
    return None


def _share(text: str, part: Numeral, whole: Numeral) -> Quantity:
    """ "one in four", "three out of 10", as a percentage."""
    value = 100 * part.value / whole.value
    return _hedged(text, Quantity(part.start, whole.end, value, 0, 0, "percent", "", _noun(text, whole.end)), _IN_WORDS)


def _fractions(text: str) -> list[Quantity]:
    """ "two thirds of", "a quarter", "half of": percentages, good to a point and a half."""
    found = []
    for match in _FRACTION.finditer(text):
        name = "half" if match["part"].lower() in ("half", "halves") else match["part"].lower().removesuffix("s")
        many = (match["many"] or "").lower()
        if name != "half" and (
            not many or (many in ("a", "an") and name not in ("third", "quarter", "tenth", "fifth"))
        ):
            continue
        count = 1.0 if many in ("", "a", "an") else float(many) if many.isdigit() else ONES[many]
        value = 100 * count * FRACTIONS[name]
        of = _OF_A_SCALE.match(text, match.end())
        if of and value < 100:
            amount = value / 100 * SCALES[of[1].lower()]
            end, kind, factor = _unit(text, Numeral(match.start(), of.end(), amount, 0.0))
            whole = Quantity(match.start(), end, amount * factor, 0, 0, kind or "count", "", _noun(text, end), factor)
            found.append(_hedged(text, whole, 0.0))
        elif value < 100 and not _of_a_year(text, match):
            bare = Quantity(*match.span(), value, 0, 0, "percent", "", _noun(text, match.end()))
            told = _hedged(text, bare, _IN_WORDS)
            found.append(told if told.hedge else replace(told, low=value - LOOSE, high=value + LOOSE))
    return found


def _of_a_year(text: str, match: re.Match[str]) -> bool:
    """Whether quarters are spells of a year: “for two quarters.”."""
    counted = match["part"].lower() == "quarters" and not re.match(r"\s+(?:of|in)\b", text[match.end() :])
    return counted and not re.search(r"\b(?:by|than|to|nearly|almost|about)\s+$", text[: match.start()], re.IGNORECASE)


def _clocked(text: str) -> list[Quantity]:
    """ "1:52:40" as a length of time, unless it is a time of day."""
    if ":" not in text:
        return []  # a look behind each place in the text takes longer than all else here
    found = []
    for match in _CLOCKED.finditer(text):
        hours, minutes, seconds = map(int, match.groups())
        value = 3600.0 * hours + 60.0 * minutes + seconds
        found.append(Quantity(*match.span(), value, value, value, "time"))
    return found


def _times(text: str) -> list[Quantity]:
    """ "doubled", "tripled", "halved": by how much something was multiplied."""
    return [
        _hedged(text, Quantity(*match.span(), _TIMES[match.group().casefold()], 0, 0, "times"), 0.0)
        for match in _MULTIPLIED.finditer(text)
    ]


def _ones_and_a_half(text: str) -> list[Quantity]:
    """ "an hour and a half"."""
    found = []
    for match in _AND_A_HALF.finditer(text):
        kind, factor = UNITS[match[1].lower()]
        found.append(_hedged(text, Quantity(*match.span(), 1.5 * factor, 0, 0, kind), 0.0))
    return found


def _sign(text: str, start: int) -> tuple[int, str]:
    """Where the quantity begins, and the currency, if a currency sign stands before the number."""
    sign = _SIGN.search(text, max(0, start - _LONGEST_SIGN), start)
    return (sign.start(), CURRENCY_SIGNS[sign.group().strip()]) if sign else (start, "")


def _unit(text: str, numeral: Numeral) -> tuple[int, str, float]:
    """Where the unit after a numeral ends, what it measures ("" for none), how many base units it is."""
    match = _UNIT.match(text, numeral.end)
    if not match:
        return numeral.end, "", 1.0
    if money := CURRENCY_SIGNS.get(match["unit"]):
        return match.end(), money, 1.0
    word = match["unit"].lower()
    name = next((form for form in (word, word.removesuffix("s")) if form in UNITS), "metre")
    kind, factor = UNITS[name]
    return match.end(), kind, factor


def _noun(text: str, end: int) -> tuple[str, ...]:
    """Up to three words after a quantity, up to a function word."""
    match = _FOLLOWING.match(text, end)
    words: list[str] = []
    for word in match.group(1).lower().split() if match else ():
        if word in _STOP:
            break
        words.append(word)
    return tuple(words[:3])


def _hedged(text: str, quantity: Quantity, step: float) -> Quantity:
    """The quantity with the bounds that the words around it give; its span takes those words in."""
    hedge, start, end = "", quantity.start, quantity.end
    before = _BEFORE.search(text, max(0, start - _HEDGING), start)
    after = _AFTER.match(text, end)
    if before and not (before.group().lower().startswith("over") and _TAKEN_OVER.search(text, 0, before.start())):
        hedge = next(name for n, (name, _) in enumerate(_HEDGES) if before[f"h{n}"])
        start = before.start()
        negated = _NEGATED.search(text, max(0, start - 8), start)
        if negated:
            hedge, start = {"over": "most", "under": "least"}.get(hedge, hedge), negated.start()
    if after and not hedge:
        hedge, end = after.lastgroup or "", after.end()
    low, high = _bounds(quantity.value, hedge, step or (quantity.kind == "percent"))
    return replace(quantity, start=start, end=end, low=low, high=high, hedge=hedge)


def _bounds(value: float, hedge: str, step: float) -> tuple[float, float]:
    """What a hedge commits to. A plain number stands for what rounds to it, but a small whole one for itself."""
    rounded = min(step / 2, ROUNDED * value)
    about = max(ABOUT * value, rounded)
    return {
        "over": (math.nextafter(value, math.inf), math.inf),
        "least": (value - rounded, math.inf),
        "under": (0.0, math.nextafter(value, 0.0)),
        "most": (0.0, value + rounded),
        "nearly": (value - NEARLY * about, value),
        "slightly over": (value, value + about),
        "about": (value - about, value + about),
    }.get(hedge, (value - rounded, value + rounded))


def _compounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "two hours and 24 minutes"."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last and _continues(text, last, quantity):
            joined[-1] = replace(
                last,
                end=quantity.end,
                value=last.value + quantity.value,
                low=last.low + quantity.low,
                high=last.high + quantity.high,
                noun=quantity.noun,
            )
        else:
            joined.append(quantity)
    return joined


def _continues(text: str, last: Quantity, quantity: Quantity) -> bool:
    joins = last.kind == quantity.kind in ("time", "length", "mass") and last.value > quantity.value
    return joins and not quantity.hedge and bool(re.fullmatch(r",?\s+(?:and\s+)?", text[last.end : quantity.start]))
