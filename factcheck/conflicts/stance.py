"""Conflicts that follow from where people have filed and marked claims: stance, desk and reversal."""

from factcheck.conflicts.alignment import plainly_one
from factcheck.conflicts.compare import DOUBTED, apart_in_time
from factcheck.conflicts.desk import disagreement
from factcheck.conflicts.polarity import agreement, opposition
from factcheck.conflicts.scope import crowd, told_apart
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.status import Stance

FILED = 0.98
"""The score where people filed the two on opposite sides: above all that is found in words."""

TURNED = 0.97
"""That of one speaker on both sides: people change their minds without a conflict of sources."""


def find_stance(left: Side, right: Side) -> Finding | None:
    """One is for a proposition and one against it, and they have different speakers.

    Two sources' own voices are two speakers; one source's own voice is one.
    """
    if left.voice == right.voice:
        return None
    if _opposed(left, right):
        return Finding("stance", f"On “{left.claim.proposition}”: {_position(left)}, {_position(right)}.", FILED)
    return None


def find_reversal(left: Side, right: Side) -> Finding | None:
    """One speaker stands on both sides of a proposition, or says a thing and its opposite, at two times that do not
    overlap.
    """
    if left.voice != right.voice or not apart_in_time(left, right) or crowd(left):
        return None
    first, then = sorted((left, right), key=lambda side: side.when)
    if _opposed(left, right):
        said = f"said {_word(first)} on {first.when}, {_word(then)} on {then.when}"
        return Finding("reversal", f"{_name(first)} changed position on “{first.claim.proposition}”: {said}.", TURNED)
    if _same_proposition(left, right):
        return None
    score = agreement(left, right) if left.denied != right.denied else _contradiction(left, right)
    if not score:
        return None
    why = f"{_name(first)} changed position: “{first.short}” ({first.when}), “{then.short}” ({then.when})."
    return Finding("reversal", why, score, (((0, len(left.text)), (0, len(right.text))),))


def _contradiction(left: Side, right: Side) -> float:
    found = opposition(left, right)
    if not found:
        return 0.0
    return min(found.score, DOUBTED) if told_apart(left, right) or not plainly_one(left, right) else found.score


def find_desk(left: Side, right: Side) -> Finding | None:
    """The desk has marked both, and the two marks cannot both stand for one proposition."""
    return disagreement(left.claim, right.claim)


def _same_proposition(left: Side, right: Side) -> bool:
    return bool(left.claim.proposition) and left.claim.proposition == right.claim.proposition


def _opposed(left: Side, right: Side) -> bool:
    return _same_proposition(left, right) and left.claim.stance is not right.claim.stance


def _name(side: Side) -> str:
    return side.claim.speaker or f"the source {side.claim.source}"


def _word(side: Side) -> str:
    return "no" if side.claim.stance is Stance.AGAINST else "yes"


def _position(side: Side) -> str:
    return f"{_name(side)} says {_word(side)} ({side.claim.reported})"
