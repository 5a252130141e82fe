"""Storing and correcting sources."""

import hashlib
from collections.abc import Mapping

from factcheck.actions import checks
from factcheck.actions.checking import recheck
from factcheck.actions.seen import refuse_of_thing
from factcheck.domain.source import Source
from factcheck.errors import UsageError
from factcheck.store.reads import sources
from factcheck.store.reads.withdrawals import withdrawal
from factcheck.store.storage import sources as stored
from factcheck.store.storage.unit_of_work import UnitOfWork


def source_key(source: Source) -> str:
    """A source's identity for exchange: what it says, or, where no text is stored, what it is called."""
    said = f"text:{source.text}" if source.text else f"stub:{source.title}\n{source.url}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def store_source(work: UnitOfWork, source: Source, *, imported: bool = False) -> tuple[str, bool]:
    """Store a source, its `id` made from the title when it is empty; returns its id, and whether it is new.

    One with the same key is left as it is, but a withdrawn one comes back; when `imported`, only if no person withdrew
    it but an undo. One that is said to be confidential is so from now on, unless `imported`; only `edit_source`
    takes that back. Raises UsageError.
    """
    checked = checks.source(source)
    key = source_key(checked)
    known = stored.with_key(work.db, key)
    if known:
        if known.withdrawn and not source.withdrawn and not (imported and _was_withdrawn_by_hand(work, known.id)):
            work.change("source", [known.id], "withdrawn", False, note="stored again")
        if source.confidential and not imported:
            work.change("source", [known.id], "confidential", True, note="stored again")
        return known.slug, False
    previous = sources.one_named(work.db, checked.previous) if checked.previous else None
    return stored.insert(work, checked, key, previous), True


def _was_withdrawn_by_hand(work: UnitOfWork, number: int) -> bool:
    gone = withdrawal(work.db, "source", number)
    return gone is not None and not gone.by_undo


def edit_source(
    work: UnitOfWork, name: str, values: Mapping[str, str | bool], note: str, *, over: bool = False
) -> list[str]:
    """Correct what is known about a source, never its text; returns the fields that changed.

    Raises UsageError, and unless `over` Differs for what a colleague has corrected.
    """
    if not values:
        raise UsageError(
            "Nothing to change.",
            "Say what: --title, --publisher, --author, --url, --published, --remark, --confidential.",
        )
    number = sources.one_named(work.db, name)
    formed = {field: checks.source_field(field, value) for field, value in values.items()}
    why = checks.remark(note, "note")
    if not over:
        refuse_of_thing(work, "source", number, formed)
    changed = [field for field, value in formed.items() if work.change("source", [number], field, value, note=why)]
    if "published" in changed:
        recheck(work, sorted(work.touched))
    return changed


def withdraw_source(work: UnitOfWork, name: str, note: str, *, over: bool = False) -> tuple[str, int]:
    """Withdraw a source and all its claims, for a reason; returns its id and how many claims went with it.

    Raises UsageError, and unless `over` Differs for one that a colleague brought back.
    """
    note = checks.words(note, "note")
    number = sources.one_named(work.db, name)
    if not over:
        refuse_of_thing(work, "source", number, {"withdrawn": True})
    work.change("source", [number], "withdrawn", True, note=note)
    gone = work.change("claim", sources.claims_of(work.db, number), "withdrawn", True, note=note)
    recheck(work, gone)
    return sources.slug_of(work.db, number), len(gone)
