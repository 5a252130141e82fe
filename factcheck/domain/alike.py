"""Words as they may stand on a page: white space, marks and normal forms alike."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from factcheck.domain.marks import DOUBLE, SINGLE

_DASHES = "-‐‑‒–—―−"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SINGLES = SINGLE + "ʼ`´′"  # what is typed for one: a letter, two accents, a prime
_DOUBLES = DOUBLE + "″"
_SINGLE = rf"(?:[{_SINGLES}])"
_DOUBLE = rf"(?:[{_DOUBLES}]|''|``)"
_DASH = rf"[{_DASHES}]"
_BLANK = rf"(?:[\s{_UNSEEN}]+)"
_WITHIN = rf"(?:[{_UNSEEN}]+|(?:\u00ad|[{_DASHES}])\s*[\r\n]\s*)?"
_MARKS = {
    **dict.fromkeys(_SINGLES, _SINGLE),
    **dict.fromkeys(_DOUBLES, _DOUBLE),
    **dict.fromkeys(_DASHES, _DASH),
}  # fmt: skip
_UNITS = re.compile(r"\s+|\.\.\.|''|``|ffi|ffl|ff|fi|fl|[^\s][\u0300-\u036f]*")
_TOGETHER = {
    "...": r"(?:\.\.\.|…|\. \. \.)",
    "''": _DOUBLE,
    "``": _DOUBLE,
    "ffi": "(?:ffi|ﬃ|ﬀi|fﬁ)",
    "ffl": "(?:ffl|ﬄ|ﬀl|fﬂ)",
    "ff": "(?:ff|ﬀ)",
    "fi": "(?:fi|ﬁ)",
    "fl": "(?:fl|ﬂ)",
}


@lru_cache(maxsize=16)
def alike(words: str) -> str:
    """A regular expression for `words` as a page may print them; "" where there are none.

    A run of white space is any other; quotation marks, apostrophes and dashes are of one kind each; an accent is part
    of its letter or a code point of its own (Unicode Standard Annex 15); a ligature is its letters; inside a word
    there may be what nobody sees, or the hyphen and the break of a full line. Case and figures stay: 10⁶ is not 106.
    """
    units = _UNITS.findall(_plain(words).strip())
    parts = [_unit(unit) for unit in units]
    for at, (one, two) in enumerate(pairwise(units)):
        if one[-1].isalnum() and two[0].isalnum():
            parts[at] += _WITHIN
        elif two[0] in _DASHES and one[-1].isalpha():
            parts[at + 1] = rf"(?:{_DASH}\s*|\u00ad)?"
    return "".join(parts) + r"(?![\u0300-\u036f])" if parts else ""


def _plain(words: str) -> str:
    """The words in NFD, their ligatures apart, without what nobody sees."""
    apart = "".join(_letters(character) for character in words if character not in _UNSEEN)
    return unicodedata.normalize("NFD", apart)


def _letters(character: str) -> str:
    if unicodedata.decomposition(character).startswith("<compat>"):
        return unicodedata.normalize("NFKD", character)
    return character


def _unit(unit: str) -> str:
    if unit.isspace():
        return _BLANK
    known = _TOGETHER.get(unit) or _MARKS.get(unit)
    if known:
        return known
    composed = unicodedata.normalize("NFC", unit)
    return re.escape(unit) if composed == unit else f"(?:{re.escape(composed)}|{re.escape(unit)})"
