"""Conflicts of date: one event that happens once, two dates, apart at the precision that both give."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from factcheck.conflicts.compare import Comparison, compare
from factcheck.conflicts.lexicon import canonical
from factcheck.conflicts.numbers import is_light, is_scope
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.dates import Date
from factcheck.text.stems import Word, stem, stems_in

_BIRTH = frozenset({stem("born")})
_DEATH = frozenset({canonical(stem("died"))})
_LIFE = _BIRTH | _DEATH
_DASH = re.compile(r"\s*(?:[-–—−]+|to)\s*")

FEW = 4
"""Up to so many extra words a "first" or "last" among them makes another event; in a longer text it may be anywhere."""


def find_date(left: Side, right: Side) -> Finding | None:
    """The texts tell of one event and date it apart. Figures that part as well make it another event."""
    if not left.dates or not right.dates or left.denied or right.denied or len(left.cues) % 2 or len(right.cues) % 2:
        return None
    pair = _apart(left, right)
    common = compare(left, right)
    if not pair or not _one_event(left, right, common) or figures_differ(left, right):
        return None
    one, other = pair
    said, counter = left.text[one.start : one.end], right.text[other.start : other.end]
    return Finding(
        "date",
        f"“{said}” and “{counter}” cannot both be its date.",
        _score(common),
        (((one.start, one.end), (other.start, other.end)),),
    )


def _apart(left: Side, right: Side) -> tuple[Date, Date] | None:
    """The first two dates that part, when none of the one text agrees with any of the other."""
    pairs = [(one, other) for one in _told(left, right) for other in _told(right, left)]
    if not pairs or any(not _part(one, left, other, right) for one, other in pairs):
        return None
    return pairs[0]


def _told(here: Side, there: Side) -> tuple[Date, ...]:
    """The dates to compare: of "(1894 – 1986)" the birth or the death, if that is what the other text tells."""
    span = _lifespan(here)
    told = [end for end, stems in zip(span, (_BIRTH, _DEATH), strict=False) if stems & there.stems]
    return tuple(told) if told else here.dates


def _lifespan(side: Side) -> tuple[Date, ...]:
    """The two dates of a parenthesis that gives a life."""
    for first, second in pairwise(side.dates):
        before, between = side.text[: first.start].rstrip(), side.text[first.end : second.start]
        if before.endswith(("(", ";", "]")) and _DASH.fullmatch(between):
            return first, second
    return ()


def _part(one: Date, left: Side, other: Date, right: Side) -> bool:
    return _dated(one, left).parts_from(_dated(other, right))


def _dated(date: Date, side: Side) -> Date:
    """The date with the year it was said in, where it gives a month and no year."""
    year = side.when[:4]
    return replace(date, years=(int(year), int(year))) if not date.years and year.isdigit() else date


def _one_event(left: Side, right: Side, common: Comparison) -> bool:
    """Whether the texts share a once-only event and part in nothing else that both of them fill."""
    once = stems_in("telling.txt", "once")
    lived = bool((_lifespan(left) and right.stems & _LIFE) or (_lifespan(right) and left.stems & _LIFE))
    if (
        common.opposed
        or common.other_names
        or not (lived or any(one.stem in once or other.stem in once for one, other in common.shared))
    ):
        return False
    left_only, right_only = _telling(common.left_only, lived), _telling(common.right_only, lived)
    if left_only and right_only:
        return False
    extra = [*left_only, *right_only]
    return len(extra) > FEW or not any(is_scope(word) for word in extra)


def _telling(words: tuple[Word, ...], lived: bool) -> list[Word]:
    return [word for word in words if not is_light(word) and not (lived and canonical(word.stem) in _LIFE)]


def figures_differ(left: Side, right: Side) -> bool:
    """Whether each text has a figure, of any kind, that the other has not."""
    one, other = _figures(left), _figures(right)
    return bool(one - other) and bool(other - one)


@lru_cache(maxsize=50_000)
def _figures(side: Side) -> frozenset[str | float]:
    """The values of the quantities and what else is written with digits, dates left out."""
    digits = {word.folded for word in side.content if any(letter.isdigit() for letter in word.folded)}
    return frozenset(digits | {quantity.value for quantity in side.quantities})


def _score(common: Comparison) -> float:
    return common.scored()
