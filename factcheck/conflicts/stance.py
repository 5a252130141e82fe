"""Conflicts that follow from where people have filed and marked claims: stance, desk and reversal."""

from factcheck.conflicts.compare import apart_in_time
from factcheck.conflicts.desk import disagreement
from factcheck.conflicts.polarity import agreement, opposition
from factcheck.conflicts.rule import Rule
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.domain.status import Stance


def find_stance(left: Side, right: Side) -> Finding | None:
    """One is for a proposition and one against it, and they have different speakers.

    Two sources' own voices are two speakers; one source's own voice is one. Where nobody has filed the two, a denial
    stands against whoever else reports the same in words so like that nothing tells the two texts apart.
    """
    if left.voice == right.voice:
        return None
    if _opposed(left, right):
        return Finding("stance", f"On “{left.claim.proposition}”: {_position(left)}, {_position(right)}.", 0.95)
    if left.denied == right.denied or _same_proposition(left, right) or not (score := agreement(left, right)):
        return None
    one, other = (left, right) if left.denied else (right, left)
    why = f"{_name(one)} denies what {_name(other)} reports as {other.claim.reported}: “{other.short}”."
    return Finding("stance", why, score, (((0, len(left.text)), (0, len(right.text))),))


def find_reversal(left: Side, right: Side) -> Finding | None:
    """One speaker stands on both sides of a proposition, or says a thing and its opposite, at two times that do not
    overlap.
    """
    if left.voice != right.voice or not apart_in_time(left, right):
        return None
    first, then = sorted((left, right), key=lambda side: side.when)
    if _opposed(left, right):
        said = f"{_stance(first)} on {first.when}, {_stance(then)} on {then.when}"
        return Finding("reversal", f"{_name(first)} changed position on “{first.claim.proposition}”: {said}.", 0.9)
    if _same_proposition(left, right):
        return None
    score = agreement(left, right) if left.denied != right.denied else _contradiction(left, right)
    if not score:
        return None
    why = f"{_name(first)} changed position: “{first.short}” ({first.when}), “{then.short}” ({then.when})."
    return Finding("reversal", why, score, (((0, len(left.text)), (0, len(right.text))),))


def _contradiction(left: Side, right: Side) -> float:
    found = opposition(left, right)
    return found.score if found else 0.0


def find_desk(left: Side, right: Side) -> Finding | None:
    """The desk has marked both, and the two marks cannot both stand for one proposition."""
    return disagreement(left.claim, right.claim)


def _same_proposition(left: Side, right: Side) -> bool:
    return bool(left.claim.proposition) and left.claim.proposition == right.claim.proposition


def _opposed(left: Side, right: Side) -> bool:
    return _same_proposition(left, right) and left.claim.stance is not right.claim.stance


def _name(side: Side) -> str:
    return side.claim.speaker or f"the source {side.claim.source}"


def _stance(side: Side) -> str:
    return "against" if side.claim.stance is Stance.AGAINST else "for"


def _position(side: Side) -> str:
    return f"{_name(side)} is {_stance(side)} ({side.claim.reported})"


STANCE = Rule("stance", "Two speakers stand on opposite sides of one proposition.", find_stance)
REVERSAL = Rule("reversal", "One speaker has changed position between two dates.", find_reversal)
DESK = Rule("desk", "Two of the desk's own marks on one proposition cannot both stand.", find_desk)
