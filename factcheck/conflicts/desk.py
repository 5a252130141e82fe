"""Two of the desk's own marks that cannot both stand: read off claims alone, so that marking loads no other rule."""

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Finding
from factcheck.domain.status import Stance, Status, stance_of

NAME = "desk"

QUOTED = 200
"""Code points that a reason quotes of a text."""


def disagreement(left: Claim, right: Claim) -> Finding | None:
    """The desk has marked both, and the two marks cannot both stand for one proposition.

    A mark is read against the proposition like a reported status. Marking a claim as alleged settles nothing.
    """
    if not left.proposition or left.proposition != right.proposition:
        return None
    verdicts = _verdict(left), _verdict(right)
    if None in verdicts or verdicts[0] is verdicts[1]:
        return None
    why = (
        f"The desk's marks disagree on “{left.proposition}”: “{_short(left)}” is marked {left.mark}, "
        f"“{_short(right)}” is marked {right.mark}."
    )
    return Finding(NAME, why, 1.0)


def _verdict(claim: Claim) -> Stance | None:
    return None if claim.mark in (None, Status.ALLEGED) else stance_of(claim.mark, claim.opposite)


def _short(claim: Claim) -> str:
    return claim.text if len(claim.text) <= QUOTED else claim.text[: QUOTED - 1] + "…"
