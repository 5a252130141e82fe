"""Correcting, withdrawing, accepting, rejecting and filing claims: every change is an event."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from factcheck.actions import checks
from factcheck.actions.adding import Sure, filed_under, meant, nobody_says, relays
from factcheck.actions.checking import recheck
from factcheck.actions.working import lapse
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.reads import claims, history, sources
from factcheck.store.storage import contested
from factcheck.store.storage.bulk import Intake
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text.clock import ago

DRAFTING = ("draft", "withdrawn")
"""Fields that say whether a claim is a draft, accepted or rejected."""
AS_IT_STOOD = "accepted as it stood"
"""Why a field that drafts began with otherwise is decided."""
Changed = tuple[list[int], list[Conflict]]
"""The ids that changed and the conflicts that came of it."""


def edit(
    work: UnitOfWork,
    ids: Sequence[int],
    values: Mapping[str, Any],
    *,
    note: str = "",
    new_speakers: bool,
    sure: Sure = nobody_says,
) -> Changed:
    """Give fields new values (as JSON has them). Raises UsageError, NotFound."""
    if not values:
        raise UsageError("Nothing to change.", "Say what: --text, --by, --reported, --said-on, --tag …")
    note = checks.remark(note, "note")
    checked = {field: _checked(work, field, value, new_speakers, sure) for field, value in values.items()}
    moved = {n for field, value in checked.items() for n in work.change("claim", ids, field, value, note=note)}
    changed = [n for n in dict.fromkeys(ids) if n in moved]
    if "text" in checked:
        lapse(work, changed, "the words were changed")
    return changed, recheck(work, changed)


def _checked(work: UnitOfWork, field: str, value: Any, new_speakers: bool, sure: Sure) -> Any:
    if field == "proposition":
        return value
    if field == "via":
        return list(relays(work, value, new=new_speakers, sure=sure))
    formed = checks.claim_field(field, value)
    if field == "tags":
        return sorted(formed)  # as they are read again: an undo compares
    return meant(work, formed, new=new_speakers, sure=sure) if field == "speaker" else formed


def tag(work: UnitOfWork, ids: Sequence[int], add: Sequence[str], remove: Sequence[str]) -> Changed:
    """Put tags on claims and take others off."""
    added, gone = {*checks.names(add, "tag")}, {*checks.names(remove, "tag")}
    changed: list[int] = []
    for claim in claims.every_one(work.db, list(dict.fromkeys(ids))):
        changed += work.change("claim", [claim.id], "tags", sorted((set(claim.tags) | added) - gone))
    return changed, []


def withdraw(work: UnitOfWork, ids: Sequence[int], note: str) -> Changed:
    """Take claims out of every list, for a reason; nothing is deleted."""
    note = checks.words(note, "note")
    changed = work.change("claim", ids, "withdrawn", True, note=note)
    return changed, recheck(work, changed)


def restore(work: UnitOfWork, ids: Sequence[int], note: str) -> Changed:
    """Bring back claims that were withdrawn, rejected or undone, and the sources that went with them.

    A rejected draft is a draft again. Raises NotFound.
    """
    note = checks.remark(note, "note")
    changed = work.change("claim", ids, "withdrawn", False, note=note)
    came_from = {claim.source for claim in claims.every_one(work.db, changed)}
    work.change("source", [sources.one_named(work.db, slug) for slug in came_from], "withdrawn", False, note=note)
    return changed, recheck(work, changed)


def accept(work: UnitOfWork, ids: Sequence[int], *, later: bool = False) -> Changed:
    """Make drafts claims, as they stand: what copies of the store began them with otherwise is decided. `later`: as
    `recheck` has it.
    """
    drafts = _drafts(work, ids)
    for number, field in contested.first_values(work.db, drafts):
        work.change("claim", [number], field, work.value("claim", number, field), note=AS_IT_STOOD, always=True)
    changed = work.change("claim", drafts, "draft", False)
    return changed, recheck(work, changed, later=later)


def reject(work: UnitOfWork, ids: Sequence[int], note: str = "") -> Changed:
    """Withdraw drafts."""
    note = checks.remark(note, "note")
    changed = work.change("claim", _drafts(work, ids), "withdrawn", True, note=note)
    return changed, recheck(work, changed)


def split(work: UnitOfWork, claim_id: int, texts: Sequence[str]) -> tuple[list[int], list[Conflict]]:
    """Part a draft: it keeps the first text, each further one is a draft of its own with the same speaker and quotes.

    Returns the ids of the new drafts too. Raises UsageError for fewer than two texts, and for what is no draft.
    """
    formed = [checks.words(text, "claim") for text in texts]
    if len(set(formed)) < 2:
        raise UsageError("Into what? Two claims or more, and not the same.", "Put // between them.")
    (number,) = _drafts(work, [claim_id])
    (draft,) = claims.every_one(work.db, [number])
    work.change("claim", [number], "text", formed[0])
    fresh = [replace(draft, id=0, key="", text=text, created_at="", created_by="") for text in formed[1:]]
    made = [one.id for one in Intake(work).store(fresh) if not one.known]
    return [number, *made], recheck(work, [number])


def merge(work: UnitOfWork, claim_id: int, into: int) -> Changed:
    """Turn a draft down as a repetition of a claim that is there, which takes over its quotes and tags.

    Raises UsageError when another speaker said it, or another document has it: that is a claim of its own.
    """
    (number,) = _drafts(work, [claim_id])
    draft, kept = claims.every_one(work.db, [number, into])
    if (draft.speaker, draft.via, draft.source) != (kept.speaker, kept.via, kept.source):
        raise UsageError(
            f"#{into} is said by somebody else, or elsewhere: each stays a claim of its own.",
            "“Same as” accepts it and files the two together.",
        )
    quotes = list(dict.fromkeys([*kept.quotes, *draft.quotes]))
    work.change("claim", [into], "quotes", [asdict(quote) for quote in quotes])
    work.change("claim", [into], "tags", sorted({*kept.tags, *draft.tags}))
    work.change("claim", [number], "withdrawn", True, note=f"says what #{into} says")
    return [number, into], recheck(work, [number, into])


def same(work: UnitOfWork, claim_id: int, other: int) -> Changed:
    """Accept a draft and file it with a claim that says the same, under a new proposition where that is under none."""
    (there,) = claims.every_one(work.db, [other])
    accept(work, [claim_id])
    about = there.proposition or there.text
    if not there.proposition:
        work.change("claim", [other], "proposition", [about, False])
    work.change("claim", [claim_id], "proposition", [about, there.opposite])
    return [claim_id, other], recheck(work, [claim_id, other])


def _drafts(work: UnitOfWork, ids: Sequence[int]) -> list[int]:
    found = claims.every_one(work.db, list(dict.fromkeys(ids)))
    for claim in found:
        if claim.withdrawn and claim.draft:
            raise _gone(work, claim)
        if not claim.draft:
            raise _accepted(work, claim)
    return [claim.id for claim in found]


def _gone(work: UnitOfWork, claim: Claim) -> FactcheckError:
    """The error for a draft that was rejected, by whom, and the way back."""
    last = history.given_by(work.db, claim.id, "withdrawn")
    who = f" by {last.who} {ago(last.at)}" if last else ""
    return FactcheckError(f"Draft {claim.id} was rejected{who}.", f"`factcheck restore {claim.id}` brings it back.")


def _accepted(work: UnitOfWork, claim: Claim) -> FactcheckError:
    """The error for what is no draft, and who made it a claim where somebody did."""
    last = history.given_by(work.db, claim.id, "draft")
    who = f" any more: {last.who} accepted it {ago(last.at)}" if last else ""
    return UsageError(f"Claim {claim.id} is not a draft{who}.", "`factcheck list is:draft` shows the drafts.")


def file(work: UnitOfWork, ids: Sequence[int], about: str, *, opposite: bool = False, later: bool = False) -> Changed:
    """File claims under a proposition (p3, or its words), made if it is new, or under none when `about` is empty.

    Whoever asks a person has asked whether a like one was meant. `later`: as `recheck` has it. Raises NotFound.
    """
    filed = [filed_under(work, about, new=True), opposite] if about else None
    changed = work.change("claim", ids, "proposition", filed)
    return changed, recheck(work, changed, later=later)
