"""What the desk's marks make of a question that claims answer with yes and no."""

from collections.abc import Iterable
from enum import StrEnum

from factcheck.domain.status import Stance, Status, stance_of


class Standing(StrEnum):
    """How a proposition stands.

    `open`: claims stand on both sides and some of them nobody has decided. `one side`: nobody contradicts, and not all
    is decided. `yes` and `no`: settled, every claim is marked confirmed or denied, and all marks point one way.
    `contested`: marks point both ways.
    """

    OPEN = "open"
    ONE_SIDE = "one side"
    YES = "yes"
    NO = "no"
    CONTESTED = "contested"

    @property
    def said(self) -> str:
        """The standing for the head of a list."""
        if self in (Standing.YES, Standing.NO):
            return f"SETTLED: {self.upper()}"
        return self.upper()


Filed = tuple[Status, Status | None, bool]
"""What a claim reports, how the desk marked it, and whether its text states the opposite of the proposition."""


def decided(claims: Iterable[Filed]) -> list[Stance]:
    """Where the marks that decide something stand; a mark is read against the proposition as the report is: of what is
    marked confirmed the text is true.
    """
    return [stance_of(mark, opposite) for _, mark, opposite in claims if mark and mark is not Status.ALLEGED]


def standing(claims: Iterable[Filed]) -> Standing:
    """How a proposition stands on which these claims are filed."""
    filed = list(claims)
    marks = decided(filed)
    if len(set(marks)) == len(Stance):
        return Standing.CONTESTED
    if marks and len(marks) == len(filed):
        return Standing.YES if marks[0] is Stance.FOR else Standing.NO
    sides = {stance_of(reported, opposite) for reported, _, opposite in filed}
    return Standing.OPEN if len(sides) == len(Stance) else Standing.ONE_SIDE
