"""Compare and set: what somebody else changed since a person looked is said before it is decided on."""

from collections.abc import Sequence

from factcheck.domain.claim import Claim
from factcheck.errors import Differs
from factcheck.store.reads import claims, history
from factcheck.store.storage.database import Database
from factcheck.store.storage.unit_of_work import UnitOfWork

FIELDS = {
    "withdrawn": "withdrawn", "draft": "draft", "text": "text", "speaker": "speaker", "via": "chain",
    "reported": "reported status", "mark": "mark", "said_on": "date", "proposition": "proposition",
    "opposite": "proposition", "quotes": "quote", "tags": "tags", "note": "note",
}  # fmt: skip
"""What a person decides by, and what it is called."""


def as_seen(work: UnitOfWork, seen: Sequence[Claim]) -> None:
    """Raises Differs, which says who changed what, when a claim is no more as it was seen; NotFound."""
    for before, now in zip(seen, claims.every_one(work.db, [claim.id for claim in seen]), strict=True):
        if said := difference(work.db, before, now):
            raise Differs(said, "Look again, then decide.")


def difference(db: Database, before: Claim, now: Claim) -> str:
    """What became of a claim since it was seen, in a sentence; "" for nothing."""
    for field, called in FIELDS.items():
        if getattr(before, field) != getattr(now, field):
            stored = "proposition" if field == "opposite" else field
            last = history.last_change(db, now.id, stored)
            return f"{last.who if last else 'Somebody'} {_what(field, called, before, now)} meanwhile."
    return ""


def _what(field: str, called: str, before: Claim, now: Claim) -> str:
    if field == "withdrawn":
        return f"has {'taken out' if now.withdrawn else 'brought back'} #{now.id}"
    if field == "draft":
        return f"has {'made #{} a draft again' if now.draft else 'accepted #{}'}".format(now.id)
    shown = [" > ".join(v) if isinstance(v, tuple) else str(v or "–") for v in _values(field, before, now)]
    return f"has changed the {called} of #{now.id}" + (f" from “{shown[0]}” to “{shown[1]}”" if shown else "")


def _values(field: str, before: Claim, now: Claim) -> list[object]:
    return [] if field in ("quotes", "opposite") else [getattr(before, field), getattr(now, field)]
