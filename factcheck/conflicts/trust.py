"""Which kinds of conflict are flagged, by how often they were right where they were measured.

The table is data (`lexicon/mechanisms.txt`), written by `tests/bench/conflicts_mechanisms.py`. A kind is trusted when
the lower bound of its precision is at least `ENOUGH`: Wilson's interval, one-sided, nine times in ten (E. B. Wilson,
Probable inference, the law of succession, and statistical inference, JASA 22, 1927). What a desk has judged in its own
store is added to what was measured, so a kind may move up or down there.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt

from factcheck import lexicon

ENOUGH = 0.8
"""The least lower bound of a precision: that of 7 right in 7 flags, or 46 in 53. Fewer flags settle nothing. Four in
five is what is wanted of what is flagged (tests/bench/README.md)."""

WRONG = 0.005
"""How many pairs the learnt judge takes for conflicts where there are none, for each claim of a store: of 1,900 real
claims of politicians, about many things and without a story, it took 7 and none was one, of 1,900 others 8 (see
“Where the learnt judge may flag” in tests/bench/README.md). In stores that tell stories it takes .03 to .06 a claim,
four in five of them rightly, be it one story or 24."""

_Z = 1.2816
"""The quantile of the normal distribution that nine in ten lie below."""

SAME_WORDS = "same words"
"""The row of the table that counts what any rule finds between two claims in the same words, where all that differs is
what it points at. Newsrooms seldom write the same sentence, so it is measured on pairs, for all kinds together.
"""

SETTLED = frozenset({"desk", "stance"})
"""Kinds that follow from what people have filed and marked, and need no measuring."""


def lower_bound(right: int, flags: int) -> float:
    """The least precision, 0 to 1, that so many right of so many flags speak for."""
    if not flags:
        return 0.0
    share, square = right / flags, _Z * _Z / flags
    middle = share + square / 2 - _Z * sqrt(share * (1 - share) / flags + square / (4 * flags))
    return max(0.0, middle / (1 + square))


def enough_here(flags: int, claims: int) -> bool:
    """Whether what the learnt judge takes for conflicts in a store of so many `claims` is right often enough there.

    So many claims bring forth `WRONG` times as many mistakes, however few conflicts there are; what is left of the
    `flags` is right (the false discovery rate: J. D. Storey, A direct approach to false discovery rates, JRSS B 64,
    2002).
    """
    return flags - WRONG * claims >= ENOUGH * flags > 0


def can_be_enough(flags: int, lately: int, of: int, left: int, claims: int) -> bool:
    """Whether there may yet be `enough_here` after `left` more pairs were asked about: were as great a share of them
    taken for conflicts as of the last `of` at most, of which it was `lately`, by the upper bound of that share.
    """
    return enough_here(flags + round(left * (1 - lower_bound(of - lately, of))), claims)


@cache
def measured() -> dict[str, tuple[int, int]]:
    """For each kind how many flags were right, and how many there were."""
    return {kind: (int(right), int(flags)) for kind, right, flags, *_ in lexicon.rows("mechanisms.txt")}


def trusted_kinds(judged: Mapping[str, tuple[int, int]] | None = None) -> frozenset[str]:
    """The kinds to flag; `judged` is what a desk has upheld of what it judged, by kind."""
    own = judged or {}
    known: Iterable[str] = {*measured(), *own}
    found = set(SETTLED)
    for kind in known:
        for name, row in ((kind, kind), (in_the_same_words(kind), SAME_WORDS)):
            right, flags = (a + b for a, b in zip(measured().get(row, (0, 0)), own.get(kind, (0, 0)), strict=True))
            if lower_bound(right, flags) >= ENOUGH:
                found.add(name)
    return frozenset(found)


def in_the_same_words(kind: str) -> str:
    """What a kind is called where it is found between two claims in the same words."""
    return f"{kind} in the {SAME_WORDS}"
