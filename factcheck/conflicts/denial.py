"""Conflicts of denial: one record denies what the other states, each in words of its own."""

import re

from factcheck.conflicts.alignment import both_name_others, one_thing, spare
from factcheck.conflicts.compare import compare
from factcheck.conflicts.polarity import agreement
from factcheck.conflicts.scope import figures_part, graded, negations, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding

ENOUGH = 0.6
"""From which likeness, less what has no counterpart, a denial is taken to be of what the other side says."""

PLAIN = 0.97
"""The most for a denial: what is plainly denied needs nobody to look at it again."""

_TURNED = re.compile(r"(?:un|in|im|il|ir|dis|non)\w{4,}")
"""A word that may turn round what the other text says in a word without a prefix: "unseaworthy", "fit for the sea"."""


def find_denial(left: Side, right: Side) -> Finding | None:
    """Exactly one of the two is reported as denied, and nothing tells the two texts apart.

    Two texts that are each other's opposite agree when one of them is denied; two denials never meet. What is filed
    is left to `stance`.
    """
    if left.denied == right.denied or left.voice == right.voice or (left.claim.proposition and right.claim.proposition):
        return None
    score = max(agreement(left, right), _in_other_words(left, right))
    if not score:
        return None
    denying, other = (left, right) if left.denied else (right, left)
    name = denying.claim.speaker or f"the source {denying.claim.source}"
    teller = other.claim.speaker or f"the source {other.claim.source}"
    why = f"{name} denies what {teller} reports as {other.claim.reported}: “{other.short}”."
    return Finding("denial", why, score, (((0, len(left.text)), (0, len(right.text))),))


def _in_other_words(left: Side, right: Side) -> float:
    """How sure it is that two texts of their own say the same."""
    if negations(left) % 2 != negations(right) % 2 or compare(left, right).opposed or figures_part(left, right):
        return 0.0
    if told_apart(left, right) or both_name_others(left, right):
        return 0.0
    if any(_TURNED.match(word.folded) for here, there in ((left, right), (right, left)) for word in spare(here, there)):
        return 0.0
    return graded(one_thing(left, right), ENOUGH, PLAIN)
