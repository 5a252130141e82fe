"""Numbers in digits and in English words, before anybody asks what they count."""

import math
import re
from dataclasses import dataclass

from factcheck.text.units import CURRENCY_CODES, ONES, SCALES, TENS, UNITS

EXACT = 1000
"""A whole number below this is taken at its word; nobody counts 3,000 people one by one."""

_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_SHORT = "[kK]|[mM]n?|[bB]n?|bln|mln|[tT]n"
_APART = "bn|bln|mn|mln|tn|trn|mio|mrd"
"""What a scale written short is called where a blank may stand before it, in any case."""
_SMALL = f"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(list(ONES)[1:10])}))?|{'|'.join(ONES)})"
_WORDS = re.compile(
    rf"(?<![\w/-])(?:(?:an?|half an?)\s+(?=(?:{_BIG})\b)|{_SMALL}\b(?!-\w))"
    rf"(?: and a half\b)?(?:[ -]?(?:{_BIG})\b(?:(?:,? and|,)? {_SMALL}\b)?)*",
    re.IGNORECASE,
)
_ALONE = r"(?<![\w.,:/^#&@§№].)(?<![^\d]-.)"
"""Behind a digit: no word and no sign before it makes it a part of something else."""
_PRICED = rf"(?<=\b(?:{'|'.join(CURRENCY_CODES)}).)"
"""Behind a digit: a currency's code before it, "RUB700k"."""
# The digit comes before the look at what stands before it: re passes over all else in less time.
_RUN = rf"\d(?:{_ALONE}|{_PRICED})(?:[\d.,:/^~·]*\d)?"
_SCALED = rf"(?:(?P<suffix>(?:{_SHORT})(?![\w/-]))|(?P<scale>(?i:(?:[ -](?:{_BIG})\b)+| ?(?:{_APART})\b\.?)))"
_DIGITS = re.compile(rf"(?P<run>{_RUN})(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<half> and a half\b)?{_SCALED}?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_COUNTED = re.compile(r"\s+(?:[a-z]+s|people|men|women|children)\b")
_BRACKETED = re.compile(r"\[\s*$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `text[start:end]` in code points, end exclusive.

    `value` is finite and not negative; `step` is how much one more in its last significant place would be (100,000
    for "1.2 million", 1,000 for "3,000"), and 0 for a whole number below `EXACT`. `scale` is what a word
    or letter multiplied it by; `suffix` is that letter, if it was one, since "5m" may be metres.
    """

    start: int
    end: int
    value: float
    step: float
    scale: float = 1.0
    suffix: str = ""


def numerals(text: str) -> list[Numeral]:
    """The numbers in `text`, in order. Left alone: ordinals ("51st"), parts of names and codes ("MH-17", "G20"),
    what is no plain number ("1,2", "10^6", "10:30", "24/7", "1.2.3"), references in brackets ("[2]"). A comma is a
    decimal one before a scale ("1,5 Mio."), points part thousands where things are counted ("1.200 people").
    """
    found = [numeral for match in _DIGITS.finditer(text) if (numeral := _from_digits(text, match))]
    found += [numeral for match in _WORDS.finditer(text) if (numeral := _from_words(match))]
    return sorted(found, key=lambda numeral: numeral.start)


def _from_digits(text: str, match: re.Match[str]) -> Numeral | None:
    run, suffix, scale = match["run"], match["suffix"] or "", match["scale"] or ""
    if match["ordinal"] or _BRACKETED.search(text, 0, match.start()):
        return None
    if scale and _DECIMAL_COMMA.fullmatch(run):
        run = run.replace(",", ".")
    elif _POINTED.fullmatch(run) and _counts(text, match.end()):
        run = run.replace(".", "")
    if not _PLAIN.fullmatch(run):
        return None
    after = text[match.end() : match.end() + 1]
    if after == "^" or (not suffix and after.isalpha() and not _UNIT_FOLLOWS.match(text, match.end())):
        return None
    digits = run.replace(",", "")
    times = math.prod(SCALES[word] for word in re.split("[ -]", scale.strip(" -.").lower()) if word)
    times *= SCALES[suffix.lower()] if suffix else 1
    value = (float(digits) + (0.5 if match["half"] else 0.0)) * times
    if not math.isfinite(value):
        return None
    step = _step(digits) * times if times > 1 or "." in digits or value >= EXACT else 0.0
    return Numeral(*match.span(), value, step, times, suffix)


def _counts(text: str, end: int) -> bool:
    """Whether things that are no units are counted here: of them there are no thousandths."""
    counted = _COUNTED.match(text, end)
    return counted is not None and counted.group().strip().removesuffix("s") not in UNITS


_UNIT_FOLLOWS = re.compile(r"(?:km|kg|mg|mm|cm|ft|lbs?|mph|kph|mw|gw|pp|pct|min|cent|m)(?:\b|(?=²))", re.IGNORECASE)


def _step(digits: str) -> float:
    """What one more in the last significant place of a run of digits is worth."""
    whole, point, decimals = digits.partition(".")
    if point:
        return float(10.0 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10.0 ** min(zeros, 300))


def _from_words(match: re.Match[str]) -> Numeral | None:
    words = [word for word in re.split(r"[\s,-]+", match.group().lower()) if word != "and"]
    total = group = 0.0
    if words[0] == "half":
        words = ["half", *(word for word in words[1:] if word not in ("a", "an"))]
    for at, word in enumerate(words):
        if word in ("a", "an"):
            group += 1 if at == 0 else 0
        elif word in SCALES:
            group = (group or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, group = total + group, 0.0
        elif word == "half":
            group += 0.5
        else:
            group += ONES.get(word, 0.0) + TENS.get(word, 0.0)
    value = total + group
    step = _step(str(int(value))) if value >= EXACT else 0.0
    return Numeral(*match.span(), value, step, math.prod(SCALES.get(word, 1.0) for word in words[-1:]))
