"""Compare and set: what somebody else changed since a person looked is said before it is decided on."""

from collections.abc import Callable, Collection, Sequence

from factcheck.domain.claim import Claim
from factcheck.domain.event import Event
from factcheck.errors import Differs
from factcheck.store.reads import claims, history
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago

FIELDS = {
    "withdrawn": "withdrawn", "draft": "draft", "text": "text", "speaker": "speaker", "via": "chain",
    "reported": "reported status", "mark": "mark", "verdict": "verdict", "said_on": "date",
    "proposition": "proposition", "opposite": "proposition", "quotes": "quote", "tags": "tags", "note": "note",
}  # fmt: skip
"""What a person decides by, and what it is called."""
UNTOLD = frozenset({"quotes", "proposition"})
"""Fields whose values are no short words."""

Shown = Callable[[int], int | None]
"""The last step of the store when a claim was shown to who decides now; None for a claim that was not."""


def as_seen(work: UnitOfWork, seen: Sequence[Claim]) -> None:
    """Raises Differs, which says who changed what, when a claim is no more as it was seen; NotFound."""
    for before, now in zip(seen, claims.every_one(work.db, [claim.id for claim in seen]), strict=True):
        if said := difference(work.db, before, now):
            raise Differs(said, "" if now.withdrawn else "Look again, then decide.")


def as_shown(
    work: UnitOfWork, ids: Sequence[int], shown: Shown, writing: Collection[str] = (), besides: Collection[str] = ()
) -> None:
    """Raises Differs where a colleague changed what a person decides by since these claims were shown; of a claim that
    was not shown, where the value of a field that is to be written is a colleague's. Fields `besides` are left out.
    """
    for number, field, step, event in history.by_others(work.db, dict.fromkeys(ids), work.analyst):
        since = shown(number)
        if step <= (since or 0) or field in besides:
            continue
        if field in writing or (since is not None and field in FIELDS):
            last = history.event(work.db, event)
            because = f": {last.why}" if last.why else ""
            raise Differs(f"{told(last, number)}{because}.", f"Look at `factcheck show {number}`, or say --over.")


def difference(db: Database, before: Claim, now: Claim) -> str:
    """What became of a claim since it was seen, in a sentence; "" for nothing."""
    for field in FIELDS:
        if getattr(before, field) != getattr(now, field):
            last = history.last_change(db, now.id, "proposition" if field == "opposite" else field)
            said = told(last, now.id) if last else f"Somebody changed the {FIELDS[field]} of #{now.id}"
            return f"{said}{BACK}." if field == "withdrawn" and now.withdrawn else f"{said}."
    return ""


BACK = ": u brings it back"
"""What a review says of a claim that a colleague has taken out."""


def told(event: Event, number: int) -> str:
    """What somebody did to a claim and how long ago: "Rana rejected #28 a second ago", without a full stop."""
    return f"{event.who} {_did(event, number)} {ago(event.at)}"


def _did(event: Event, number: int) -> str:
    if event.field == "withdrawn":
        gone = "rejected" if event.verb == "reject" else "took out"
        return f"{gone if event.new else 'brought back'} #{number}"
    if event.field == "draft":
        return f"made #{number} a draft again" if event.new else f"accepted #{number}"
    called = FIELDS.get(event.field, event.field.replace("_", " "))
    if event.field in UNTOLD:
        return f"changed the {called} of #{number}"
    return f"changed the {called} of #{number} from {_quoted(event.old)} to {_quoted(event.new)}"


def _quoted(value: object) -> str:
    joined = (" > " if isinstance(value, tuple) else ", ").join(map(str, value)) if isinstance(value, list) else value
    return f"“{joined or '–'}”"
