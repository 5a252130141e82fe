"""Work on claims: how far it is, whose it is, until when, and a second pair of eyes. Every change is an event."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.seen import TOLD, refuse
from factcheck.domain.claim import Claim
from factcheck.domain.desk import Priority, State
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, desk, history
from factcheck.store.storage import desk as stored
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago_and_why
from factcheck.text.suggesting import did_you_mean

NOBODY = "none"
"""What is typed for no assignee, and for no day."""


@dataclass(frozen=True, slots=True)
class Task:
    """What of the work on claims is to be changed; None leaves it, NOBODY takes an assignee or a day away."""

    state: str | None = None
    to: str | None = None
    priority: str | None = None
    due: str | None = None


def take_up(work: UnitOfWork, ids: Sequence[int], task: Task, note: str = "", *, over: bool = False) -> list[int]:
    """Say how far the work on claims is, whose it is, how urgent, until when; the ids of those that changed.

    A claim that is done is nobody's any more. What a colleague works on stays theirs unless `over`. Raises UsageError
    for words that are none of these and for what was withdrawn, Differs for a colleague's claim, NotFound.
    """
    note = checks.remark(note, "note")
    values = checked(work, task)
    if not values:
        raise UsageError("Nothing to change.", "Say what: --state, --to, --priority, --due.")
    if values.get("state") == State.DONE and values.get("assignee"):
        raise UsageError("A claim that is done is nobody's to work on.", "Leave --to or --state done out.")
    wanted = list(dict.fromkeys(ids))
    found = claims.every_one(work.db, wanted)
    for claim in found:
        if claim.withdrawn:
            raise UsageError(f"Claim {claim.id} is withdrawn: there is nothing to work on.")
    if "assignee" in values and not over:
        _leave_to_colleagues(work, [claim for claim in found if claim.desk.assignee not in ("", values["assignee"])])
    changed = {n for field, value in values.items() for n in work.change("claim", wanted, field, value, note=note)}
    if values.get("state") == State.DONE:
        changed |= set(work.change("claim", wanted, "assignee", "", note="done"))
    return [number for number in wanted if number in changed]


def _leave_to_colleagues(work: UnitOfWork, found: Sequence[Claim]) -> None:
    """Raises Differs where a claim is a colleague's to work on, and somebody else than this analyst made it so."""
    met: list[str] = []
    for claim in found:
        last = history.given_by(work.db, claim.id, "assignee")
        if claim.desk.assignee.casefold() != work.analyst.casefold() and last and last.by != work.analyst:
            since = ago_and_why(last.at, last.why)
            met.append(f"Claim {claim.id} is {claim.desk.assignee}'s: {last.who} made it so {since}.")
    refuse(met, "takes {} away")


def checked(work: UnitOfWork, task: Task) -> dict[str, str]:
    """What is to be changed, by the fields of a claim. Raises UsageError for words that are none of theirs."""
    values: dict[str, str] = {}
    if task.state is not None:
        values["state"] = _one_of(task.state.replace("-", " "), [state.value for state in State], "state")
    if task.to is not None:
        values["assignee"] = "" if _is_nobody(task.to) else desk.as_written(work.db, checks.name(task.to, "analyst"))
    if task.priority is not None:
        values["priority"] = _one_of(task.priority, [priority.value for priority in Priority], "priority")
    if task.due is not None:
        values["due"] = "" if _is_nobody(task.due) else _day(task.due)
    return values


def _is_nobody(typed: str) -> bool:
    return typed.strip().lower() == NOBODY


def _day(typed: str) -> str:
    day = checks.until(typed, "day")
    if not day:
        raise UsageError("The day is empty.", f"--due {NOBODY} takes one away.")
    return day


def _one_of(typed: str, known: Sequence[str], what: str) -> str:
    word = typed.strip().lower()
    if word not in known:
        raise UsageError(f"“{typed}” is no {what}.", did_you_mean(word, known))
    return word


def approve(work: UnitOfWork, ids: Sequence[int], note: str = "") -> list[int]:
    """Say that a second person has looked at the marks of claims; the ids of those that were not approved before.

    Raises UsageError for a claim that nobody marked, a draft, and what was withdrawn; FactcheckError for who
    marked it, or brought the mark by a file: two pairs of eyes are two people, whatever --over says; NotFound.
    """
    note = checks.remark(note, "note")
    wanted = list(dict.fromkeys(ids))
    for claim in claims.every_one(work.db, wanted):
        if not claim.decided or claim.draft or claim.withdrawn:
            state = "withdrawn" if claim.withdrawn else "a draft" if claim.draft else "not marked"
            raise UsageError(f"Claim {claim.id} is {state}: there is no mark to approve.")
        _refuse_the_same_eyes(work, claim)
    fresh = [claim.id for claim in claims.every_one(work.db, wanted) if not claim.desk.approved_by]
    return work.change("claim", fresh, "approved_by", work.analyst, note=note)


def _refuse_the_same_eyes(work: UnitOfWork, claim: Claim) -> None:
    for marked in history.standing(work.db, claim.id, "mark", claim.mark):
        for who, did in ((marked.by, "marked"), (marked.brought.by, "brought the mark of")):
            if who.casefold() == work.analyst.casefold():
                raise FactcheckError(f"{who} {did} claim {claim.id}; somebody else approves it.")


def take_back(work: UnitOfWork, ids: Sequence[int], note: str) -> list[int]:
    """Take approvals away, for a reason; the ids of those that were approved. Raises UsageError, NotFound."""
    note = checks.words(note, "note")
    return work.change("claim", ids, "approved_by", "", note=note)


def lapse(work: UnitOfWork, ids: Sequence[int], why: str) -> None:
    """Take the approvals of claims away whose mark or words are not those that were approved; the work remembers whose
    they were, for whoever caused it to be told.
    """
    approved = desk.approved(work.db, ids)
    if approved:
        work.change("claim", approved, "approved_by", "", note=why)
        work.lapsed += approved.items()


def lapsed_told(lapsed: Sequence[tuple[int, str]], *, dry: bool = False) -> list[str]:
    """Whose approvals of which claims lapsed, or with `dry` would, in sentences; the first are told, the others
    counted.
    """
    did = "would lapse" if dry else "lapsed"
    told = [f"{who}'s approval of claim {number} {did}." for number, who in lapsed[:TOLD]]
    more = len(lapsed) - TOLD
    return [*told, *([f"And {more} more approval{'s' * (more != 1)} {did}."] if more > 0 else [])]


def forget_approval(work: UnitOfWork, claim_id: int, by: str) -> bool:
    """Take away the approval that a new claim brought, unless its history came along; whether it was."""
    last = history.last_change(work.db, claim_id, "approved_by")
    if last and last.new == by:
        return False
    stored.forget_approval(work, claim_id)
    return True
