"""Whether two texts say the opposite of each other: parity of negations and antonyms over the whole clause."""

from dataclasses import dataclass

from factcheck.conflicts.compare import DOUBTED, EVEN, Comparison, compare, namesakes, other_period
from factcheck.conflicts.exchange import from_other_end
from factcheck.conflicts.side import Side
from factcheck.text.negation import Cue, Turn
from factcheck.text.stems import Word

BY_CLOSENESS = 0.45
"""How much of the certainty that two texts say the same is given by how close they are. Set by hand on the pairs that
are read."""

UNNEGATED = 0.3
"""The score of a denial that is no plain word for one, of two texts with nothing in common: below what is shown."""

BY_WORDS = 0.6
"""How much the likeness of the two adds to that: together below what a plain negation gets."""

ANOTHER = 0.1
"""What is taken off for things, and once more for names, that only one of the two has. Set by hand on the pairs that
are read."""

NEAR = 3
"""Of how many content words after a "not" one must be shared."""

FAR = 6
"""Of how many most must be shared, if the first is not."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """What makes two texts opposites: the cues that turn each, and the antonyms. `score` as in a finding."""

    score: float
    left_cue: Cue | None
    right_cue: Cue | None
    antonyms: tuple[tuple[Word, Word], ...]


def opposition(left: Side, right: Side) -> Opposition | None:
    """The texts' opposition, the statuses they are reported with left aside; None when they are not opposed.

    Each negation, denial or "hoax" that falls on words the texts share turns a text once, and so does each antonym;
    an odd number of turns in all makes opposites. Questions, possibilities and conditions assert nothing to oppose.
    """
    common = compare(left, right)
    (left_turned, left_cue), (right_turned, right_cue) = _turned(left, common, 0), _turned(right, common, 1)
    if None in (left_turned, right_turned):
        return None
    opposed = [(one, other) for one, other in common.opposed if not from_other_end(left, right, one, other)]
    if (left_turned != right_turned) == (len(opposed) % 2 == 1):
        return None
    if left.open or right.open or namesakes(left, right, common) or other_period(left, right):
        return None
    score = _score(common, left_cue, right_cue)
    return Opposition(score, left_cue, right_cue, tuple(opposed)) if score > 0 else None


def _turned(side: Side, common: Comparison, which: int) -> tuple[bool | None, Cue | None]:
    """Whether some clause is turned an odd number of times on what the two texts share, and by which cue; None where
    a negation touches what they share and one cannot tell whether it turns it.
    """
    shared = {pair[which].start for pair in (*common.shared, *common.opposed)}
    weights = [(cue, _falls_on(cue, side, shared)) for cue in side.cues]
    for clause in dict.fromkeys(cue.clause for cue in side.cues):
        telling = [cue for cue, falls in weights if falls and cue.clause == clause]
        if _turns(telling) % 2:
            return True, telling[0]
    return (None if any(falls is None for _, falls in weights) else False), None


def _turns(telling: list[Cue]) -> int:
    """How often the cues of one clause turn it. "Hoax" after a denial, or after another, says it again; before a "not"
    ("it is not true that he did not") it turns what the "not" has turned.
    """
    plain = [cue.start for cue in telling if cue.turn is not Turn.FALSE]
    false = [cue.start for cue in telling if cue.turn is Turn.FALSE]
    return len(plain) + bool(false and (not plain or false[0] < plain[0]))


def _falls_on(cue: Cue, side: Side, shared: set[int]) -> bool | None:
    """Whether a cue turns something that both texts say: for a "not", the word it stands by or most that follow."""
    if cue.turn is Turn.FALSE:
        return True
    inside = [word.start in shared for word in side.content if cue.scope[0] <= word.start < cue.scope[1]]
    if cue.turn is Turn.DENIAL:
        return any(inside)
    had = inside[:FAR]
    if not any(had):
        return False
    return True if any(had[:NEAR]) and (had[0] or sum(had) > len(had) / 2) else None


def agreement(left: Side, right: Side) -> float:
    """How sure it is that the two texts say the same, 0 to 1; 0 where a word, a figure or a period tells them apart."""
    common = compare(left, right)
    told_apart = common.opposed or common.other_things or namesakes(left, right, common) or other_period(left, right)
    if told_apart or not common.shared or _turned(left, common, 0)[0] != _turned(right, common, 1)[0]:
        return 0.0
    if any(one.parts_from(other) for one in left.quantities for other in right.quantities):
        return 0.0
    return common.doubted(EVEN + BY_CLOSENESS * common.closeness)


def _score(common: Comparison, left_cue: Cue | None, right_cue: Cue | None) -> float:
    cues = [cue for cue in (left_cue, right_cue) if cue]
    if cues and all(cue.turn is not Turn.NOT for cue in cues):
        score = common.scored()
        return min(score, DOUBTED) if any(cue.attributive for cue in cues) else score
    if not common.shared or (common.other_names and sum(one.name or other.name for one, other in common.shared) < 2):
        return 0.0
    if common.opposed and common.other_things:
        return 0.0
    return common.doubted(
        UNNEGATED + BY_WORDS * common.likeness - ANOTHER * common.other_things - ANOTHER * common.other_names
    )
