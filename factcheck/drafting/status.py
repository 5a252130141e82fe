"""What a source's words make of a claim: alleged, denied or confirmed, by cue, factuality and chain."""

from factcheck.domain.status import Status, weakest
from factcheck.drafting.factuality import Factuality, factuality
from factcheck.drafting.found import Found
from factcheck.drafting.parser import Frame


def own_status(frame: Frame, one: Found) -> Status:
    """What this cue alone says of its content: "seemed to deny" is neither a denial nor a confirmation."""
    if one.entry.status is Status.ALLEGED or factuality(frame, one) is Factuality.DONE:
        return one.entry.status
    return Status.ALLEGED


def through(chain: list[Status], own: Status) -> Status:
    """The status of a claim that comes through `chain`, outermost first."""
    return weakest([*chain, own])
