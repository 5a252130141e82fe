"""How a claim stands: three words, used for what a source reports and for what the desk has marked."""

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """alleged, denied or confirmed; always about the claim's `text`."""

    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"


class Stance(StrEnum):
    """Where a filed claim stands towards its proposition."""

    FOR = "for"
    AGAINST = "against"

    @property
    def turned(self) -> "Stance":
        """The other stance."""
        return Stance.AGAINST if self is Stance.FOR else Stance.FOR


def weakest(chain: Iterable[Status]) -> Status:
    """What a chain of reports amounts to: as strong as its weakest link, yet a relayed denial stays a denial.

    `chain` holds the status that each link gives to the claim, outermost first; an empty one is alleged.
    """
    links = list(chain)
    if links and links[-1] is Status.DENIED:
        return Status.DENIED
    if links and all(link is Status.CONFIRMED for link in links):
        return Status.CONFIRMED
    return Status.ALLEGED


def stance_of(status: Status, opposite: bool) -> Stance:
    """The stance of a claim with this status whose text states the proposition, or its `opposite`.

    A text that states the opposite turns the stance once, a denial turns it once, both turn it back.
    """
    return Stance.AGAINST if opposite != (status is Status.DENIED) else Stance.FOR


def is_opposite(stance: Stance, reported: Status) -> bool:
    """Whether the text states the proposition's opposite: the inverse of `stance_of`."""
    return (stance is Stance.AGAINST) != (reported is Status.DENIED)
