"""Correcting, withdrawing, accepting, rejecting and filing claims: every change is an event."""

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.actions import checks
from factcheck.actions.adding import filed_under, meant
from factcheck.actions.checking import recheck
from factcheck.errors import UsageError
from factcheck.store.storage.tables import ClaimRow, ConflictRow
from factcheck.store.storage.unit_of_work import UnitOfWork

Changed = tuple[list[int], list[ConflictRow]]
"""The ids that changed and the conflicts that came of it."""


def edit(
    work: UnitOfWork, ids: Sequence[int], values: Mapping[str, Any], *, note: str = "", new_speakers: bool = False
) -> Changed:
    """Give fields new values (as JSON has them). Raises UsageError, NotFound."""
    if not values:
        raise UsageError("Nothing to change.", "Say what: --text, --by, --reported, --said-on, --tag …")
    checked = {field: _checked(work, field, value, new_speakers) for field, value in values.items()}
    changed = []
    for claim_id in dict.fromkeys(ids):
        row = work.claim(claim_id)
        moved = [work.change(row, field, value, note=note) for field, value in checked.items()]
        if any(moved):
            changed.append(claim_id)
    return changed, recheck(work, changed)


def _checked(work: UnitOfWork, field: str, value: Any, new_speakers: bool) -> Any:
    if field == "text":
        return checks.words(value, "claim")
    if field == "reported":
        return checks.status(value).value
    if field == "said_on":
        return checks.date(value)
    if field == "speaker":
        return meant(work, value, new=new_speakers)
    if field == "via":
        return [meant(work, name, new=True) for name in value if name]
    if isinstance(value, str):
        return checks.storable(value, field.replace("_", " "))
    return value


def tag(work: UnitOfWork, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Changed:
    """Put tags on claims and take others off."""
    changed = []
    for claim_id in dict.fromkeys(ids):
        row = work.claim(claim_id)
        names = set(_tags(work, row)) | {checks.words(name, "tag").strip() for name in add}
        if work.change(row, "tags", sorted(names - set(remove))):
            changed.append(claim_id)
    return changed, []


def _tags(work: UnitOfWork, row: ClaimRow) -> list[str]:
    from factcheck.store.storage.fields import current

    return list(current(work, row, "tags"))


def withdraw(work: UnitOfWork, ids: Sequence[int], note: str) -> Changed:
    """Take claims out of every list, for a reason; nothing is deleted."""
    checks.words(note, "note")
    changed = [n for n in dict.fromkeys(ids) if work.change(work.claim(n), "withdrawn", True, note=note)]
    return changed, recheck(work, changed)


def accept(work: UnitOfWork, ids: Sequence[int]) -> Changed:
    """Make drafts claims."""
    changed = [n for n in dict.fromkeys(ids) if work.change(_draft(work, n), "draft", False)]
    return changed, recheck(work, changed)


def reject(work: UnitOfWork, ids: Sequence[int], note: str = "") -> Changed:
    """Withdraw drafts."""
    checks.storable(note, "note")
    changed = [n for n in dict.fromkeys(ids) if work.change(_draft(work, n), "withdrawn", True, note=note)]
    return changed, recheck(work, changed)


def _draft(work: UnitOfWork, claim_id: int) -> ClaimRow:
    row = work.claim(claim_id)
    if not row.draft:
        raise UsageError(f"Claim {claim_id} is not a draft.", "`factcheck list is:draft` shows the drafts.")
    return row


def file(work: UnitOfWork, ids: Sequence[int], about: str, *, opposite: bool = False) -> Changed:
    """File claims under a proposition (p3, or its words), made if it is new, or under none when `about` is empty."""
    filed = [filed_under(work, about), opposite] if about else None
    changed = [n for n in dict.fromkeys(ids) if work.change(work.claim(n), "proposition", filed)]
    return changed, recheck(work, changed)
