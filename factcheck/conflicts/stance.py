"""Conflicts that follow from where people have filed and marked claims: stance, desk and reversal."""

from factcheck.conflicts.rule import Rule
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.status import Stance, Status, stance_of


def find_stance(left: Side, right: Side) -> Finding | None:
    """One is for the proposition and one against it, and they have different speakers.

    Two sources' own voices are two speakers; one source's own voice is one.
    """
    if not _opposed(left, right) or left.voice == right.voice:
        return None
    return Finding("stance", f"On “{left.claim.proposition}”: {_position(left)}, {_position(right)}.", 0.95)


def find_reversal(left: Side, right: Side) -> Finding | None:
    """One speaker stands on both sides of a proposition, at two times that do not overlap."""
    if not _opposed(left, right) or left.voice != right.voice or not _apart(left.when, right.when):
        return None
    first, then = sorted((left, right), key=lambda side: side.when)
    why = (
        f"{_name(first)} changed position on “{first.claim.proposition}”: "
        f"{_stance(first)} on {first.when}, {_stance(then)} on {then.when}."
    )
    return Finding("reversal", why, 0.9)


def find_desk(left: Side, right: Side) -> Finding | None:
    """The desk has marked both, and the two marks cannot both stand for one proposition.

    A mark is read against the proposition like a reported status. Marking a claim as alleged settles nothing.
    """
    if not _same_proposition(left, right):
        return None
    verdicts = _verdict(left), _verdict(right)
    if None in verdicts or verdicts[0] is verdicts[1]:
        return None
    why = (
        f"The desk's marks disagree on “{left.claim.proposition}”: “{left.claim.text}” is marked {left.claim.mark}, "
        f"“{right.claim.text}” is marked {right.claim.mark}."
    )
    return Finding("desk", why, 1.0)


def _same_proposition(left: Side, right: Side) -> bool:
    return bool(left.claim.proposition) and left.claim.proposition == right.claim.proposition


def _opposed(left: Side, right: Side) -> bool:
    return _same_proposition(left, right) and left.claim.stance is not right.claim.stance


def _verdict(side: Side) -> Stance | None:
    mark = side.claim.mark
    return None if mark in (None, Status.ALLEGED) else stance_of(mark, side.claim.opposite)


def _apart(one: str, other: str) -> bool:
    """Whether two ISO dates differ at the precision that both give; a month says nothing about its days."""
    shared = min(len(one), len(other))
    return shared > 0 and one[:shared] != other[:shared]


def _name(side: Side) -> str:
    return side.claim.speaker or f"the source {side.claim.source}"


def _stance(side: Side) -> str:
    return "against" if side.claim.stance is Stance.AGAINST else "for"


def _position(side: Side) -> str:
    return f"{_name(side)} is {_stance(side)} ({side.claim.reported})"


STANCE = Rule("stance", "Two speakers stand on opposite sides of one proposition.", find_stance)
REVERSAL = Rule("reversal", "One speaker has changed position between two dates.", find_reversal)
DESK = Rule("desk", "Two of the desk's own marks on one proposition cannot both stand.", find_desk)
