"""Conflicts of amount: one quantity of one thing, period, place and population, in bounds that cannot both hold."""

from factcheck.conflicts.alignment import name_more, one_thing
from factcheck.conflicts.compare import DOUBTED, Comparison, compare, other_period, said_in_other_years
from factcheck.conflicts.lexicon import canonical
from factcheck.conflicts.scope import may_have_grown, one_figure_each, told_apart, updated
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.quantities import ABOUT, Quantity
from factcheck.text.stems import Word, stem, stems_in

SAME_WORDS = 0.95
"""The score of two figures in otherwise the same words."""

OTHER_WORDS = 0.25
"""How much of it goes when nothing else is the same, so that what is left stays below what flags strangers."""

ONE_DATED = 0.1
"""What is taken off when only one of the two says when. Set by hand on the pairs that are read."""

AROUND = 4
"""Words on either side of a figure that may say what it is of: the reach of a noun phrase."""

ONE_THING = 0.7
"""From which likeness, less what has no counterpart, two strangers' figures are taken to be of one thing."""

RIVALS = 0.6
"""The most for two bounds that can both hold but suggest different figures: never enough between strangers."""


def is_light(word: Word) -> bool:
    """Whether it only hands the figure over: "stood at", "reached"."""
    return word.stem in stems_in("telling.txt", "light")


def is_scope(word: Word) -> bool:
    """Whether another figure is meant where only one side has it: a rate, a part of the year, a mean."""
    return word.stem in stems_in("telling.txt", "scope")


def find_number(left: Side, right: Side) -> Finding | None:
    """Two figures for one thing exclude each other, and nothing else tells the two claims apart."""
    if not left.quantities or not right.quantities or left.denied or right.denied:
        return None
    pairs = _aligned(left, right)
    apart = [(one, other) for one, other in pairs if one.parts_from(other)]
    rivals = [] if apart else [(one, other) for one, other in pairs if _rivals(one, other)]
    undated = not (left.dates and right.dates)
    if not (apart or rivals) or other_period(left, right) or (undated and said_in_other_years(left, right)):
        return None
    score = _score(compare(left, right), left, right, apart or rivals)
    if not score:
        return None
    one, other = (apart or rivals)[0]
    if updated(left, right, one, other):
        return None
    if score > DOUBTED and (
        may_have_grown(left, right, one, other)
        or told_apart(left, right)
        or not one_figure_each(left, right, one, other)
        or name_more(left, right)
        or one_thing(left, right) < ONE_THING
    ):
        score = DOUBTED
    said, counter = left.text[one.start : one.end], right.text[other.start : other.end]
    if rivals:
        why = f"“{said}” and “{counter}” could both hold, but name different figures{_of_what(one)}."
        return Finding("number", why, min(score, RIVALS), _spans(rivals))
    why = f"“{said}” and “{counter}” cannot both be right{_of_what(one)}."
    return Finding("number", why, score, _spans(apart))


def _spans(pairs: list[tuple[Quantity, Quantity]]) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple(((one.start, one.end), (other.start, other.end)) for one, other in pairs)


def _rivals(one: Quantity, other: Quantity) -> bool:
    """Whether both give a "more than" (or both a "less than") and not the same figure.

    The two can hold together, yet "more than 20" suggests that it is not more than 50: C. Cummins, U. Sauerland,
    S. Solt, Granularity and scalar implicature in numerical expressions, Linguistics and Philosophy 35 (2012). "At
    least" and "up to" suggest no such thing. Said of one thing by two, it is worth a look, and scored lower.
    """
    apart = abs(one.value - other.value) > ABOUT * max(one.value, other.value)
    return one.kind == other.kind and one.hedge == other.hedge and one.hedge in ("over", "under") and apart


def _aligned(left: Side, right: Side) -> list[tuple[Quantity, Quantity]]:
    """Pair the quantities that measure the same thing, those first that agree, then those in like company."""
    choices = sorted(
        (one.parts_from(other), -_context_shared(one, other, left, right), abs(i - j), i + j, i, j)
        for i, one in enumerate(left.quantities)
        for j, other in enumerate(right.quantities)
        if _same_thing(one, other)
    )
    taken: dict[int, int] = {}
    for *_, i, j in choices:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(left.quantities[i], right.quantities[j]) for i, j in sorted(taken.items())]


def _same_thing(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind != "count" or not (one.noun and other.noun):
        return True
    return bool({canonical(stem(word)) for word in one.noun} & {canonical(stem(word)) for word in other.noun})


def _context_shared(one: Quantity, other: Quantity, left: Side, right: Side) -> int:
    return len(_around(one, left) & _around(other, right))


def _around(quantity: Quantity, side: Side) -> set[str]:
    """The stems of the words on either side."""
    before = [word.stem for word in side.words if word.end <= quantity.start][-AROUND:]
    after = [word.stem for word in side.words if word.start >= quantity.end][:AROUND]
    return {*before, *after}


def _score(common: Comparison, left: Side, right: Side, apart: list[tuple[Quantity, Quantity]]) -> float:
    """How sure it is that the two speak of one thing; 0 where a word of scope stands on one side only."""
    left_only = [word for word in common.left_only if not is_light(word)]
    right_only = [word for word in common.right_only if not is_light(word)]
    if (left_only and right_only) or common.opposed or not common.shared:
        return 0.0
    if any(is_scope(word) for word in (*left_only, *right_only)):
        return 0.0
    if any(_narrower(one, left_only) or _narrower(other, right_only) for one, other in apart):
        return 0.0
    extra = len(left_only) + len(right_only)
    score = SAME_WORDS - OTHER_WORDS * extra / (extra + len(common.shared))
    if bool(left.dates) != bool(right.dates):
        score -= ONE_DATED
    return min(score, DOUBTED) if left.open or right.open else common.doubted(score)


def _narrower(quantity: Quantity, only: list[Word]) -> bool:
    """Whether what is counted here has a word to itself before its last: a part of what the other side counts."""
    own = {word.folded for word in only}
    return any(word in own for word in quantity.noun[:-1])


def _of_what(quantity: Quantity) -> str:
    return f" ({' '.join(quantity.noun)})" if quantity.noun else ""
