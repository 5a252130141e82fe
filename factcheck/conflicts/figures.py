"""Conflicts of amount between two sentences of their own: which quantity each gives of what, and whether they part."""

from factcheck.conflicts.alignment import MET, align, name_more, one_thing, spare
from factcheck.conflicts.compare import said_in_other_years
from factcheck.conflicts.numbers import is_scope
from factcheck.conflicts.scope import graded, may_have_grown, negations, one_figure_each, running, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.text.quantities import Quantity
from factcheck.text.stems import Word

SCOPE_MET = 0.2
"""How much above any other word's a counterpart of a word of scope must be: “median” and “mean” are near neighbours."""

ENOUGH = 0.7
"""From which likeness, less what has no counterpart, two figures are taken to be of one thing."""

OWN = 0.1
"""What is wanted beyond that where each side has a word of its own: killed and wounded, town and district are alike."""

AFTER, BEFORE = 25, 12
"""How many code points off a word may stand that says what a quantity is of."""


def find_figure(left: Side, right: Side) -> Finding | None:
    """The two give one thing's amount apart, each in words of its own."""
    if left.denied or right.denied or negations(left) % 2 != negations(right) % 2 or told_apart(left, right):
        return None
    parted = _parted(left, right)
    if running(left) or running(right):
        return None
    if not parted or may_have_grown(left, right, *parted) or _other_scope(left, right) or name_more(left, right):
        return None
    if not one_figure_each(left, right, *parted) or _narrower(left, right, *parted):
        return None
    lasting = parted[0].kind not in ("count", "percent") and not (left.dates or right.dates)
    if not (lasting or (left.dates and right.dates)) and said_in_other_years(left, right):
        return None
    one, other = parted
    said, counter = left.text[one.start : one.end], right.text[other.start : other.end]
    own = OWN if spare(left, right) and spare(right, left) else 0.0
    score = graded(one_thing(left, right), ENOUGH + own)
    why = f"“{said}” against “{counter}”, of one thing: “{left.short}”, “{right.short}”."
    return Finding("number", why, score, (((one.start, one.end), (other.start, other.end)),))


def _parted(left: Side, right: Side) -> tuple[Quantity, Quantity] | None:
    """The two quantities of one kind that exclude each other, when no two of that kind agree."""
    found = [(one, other) for one in left.quantities for other in right.quantities if one.kind == other.kind]
    parted = [pair for pair in found if pair[0].parts_from(pair[1])]
    if not parted or len(parted) != len(found):
        return None
    return max(parted, key=lambda pair: (_company(left, right, *pair), -pair[0].start - pair[1].start))


def _company(left: Side, right: Side, one: Quantity, other: Quantity) -> float:
    """How like the words that stand next to the two quantities are."""
    met = align(left, right).left
    near = {n for n, word in enumerate(right.told) if _beside(word, other)}
    return sum(value for word, (value, at) in zip(left.told, met, strict=True) if -at in near and _beside(word, one))


def _beside(word: Word, quantity: Quantity) -> bool:
    """Whether a word stands within a few words of a quantity."""
    return 0 <= word.start - quantity.end <= AFTER or 0 <= quantity.start - word.end <= BEFORE


def _narrower(left: Side, right: Side, one: Quantity, other: Quantity) -> bool:
    """Whether a word beside what is counted on either side has no counterpart: a part of what the other counts."""
    for here, there, quantity in ((left, right, one), (right, left, other)):
        if any(word.folded in quantity.noun[:-1] for word in spare(here, there)):
            return True
    return False


def _other_scope(left: Side, right: Side) -> bool:
    """Whether a word that makes another figure of it (a mean, a rate, a first day) stands on one side only."""
    found = align(left, right)
    return any(
        is_scope(word) and value < MET + SCOPE_MET
        for side, met in ((left, found.left), (right, found.right))
        for word, (value, _) in zip(side.told, met, strict=True)
        if not any(start <= word.start < end for start, end in side.figures)
    )
