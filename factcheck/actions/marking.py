"""Marking: what the desk has established about a claim, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.actions import checks
from factcheck.actions.checking import recheck
from factcheck.domain.status import Status
from factcheck.errors import UsageError
from factcheck.store.reads import claims, sources
from factcheck.store.storage.tables import ConflictRow
from factcheck.store.storage.unit_of_work import Evidence, UnitOfWork


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking did: ids that changed, ids that stood so already, new conflicts, what rests on changed claims."""

    changed: tuple[int, ...]
    unchanged: tuple[int, ...]
    conflicts: tuple[ConflictRow, ...]
    resting: tuple[tuple[int, int], ...]


def mark(
    work: UnitOfWork,
    status: Status,
    ids: Sequence[int],
    *,
    note: str = "",
    evidence: Sequence[str] = (),
    as_of: str = "",
    force: bool = False,
) -> Marked:
    """Mark claims; one event each. `evidence` holds URLs, source ids or claim ids as a person types them.

    Raises UsageError when `confirmed` has neither note nor evidence and is not forced, or a claim is a draft or
    withdrawn; NotFound for ids that are not there. `resting` pairs are (claim whose evidence it is, changed claim).
    """
    checks.storable(note, "note")
    checks.date(as_of, "as-of date")
    if status is Status.CONFIRMED and not (note.strip() or evidence or force):
        raise UsageError(
            "A claim is not marked confirmed without saying why.", "Give --note or --evidence, or insist with --force."
        )
    given = [_evidence(work, reference) for reference in evidence]
    changed: list[int] = []
    unchanged: list[int] = []
    for claim_id in dict.fromkeys(ids):
        row = work.claim(claim_id)
        if row.withdrawn or row.draft:
            state, way = ("withdrawn", "undo that") if row.withdrawn else ("a draft", "accept it")
            raise UsageError(f"Claim {claim_id} is {state}: {way} before marking it.")
        reasoned = bool(note or given)
        moved = work.change(
            row, "mark", status.value, note=note, as_of=as_of, evidence=given, always=reasoned and row.mark == status
        )
        (changed if moved else unchanged).append(claim_id)
    found = recheck(work, changed)
    return Marked(tuple(changed), tuple(unchanged), tuple(found), tuple(_resting(work, changed)))


def _evidence(work: UnitOfWork, reference: str) -> Evidence:
    """Raises NotFound when it is neither a URL nor the id of something in the store."""
    checks.words(reference, "evidence")
    if "://" in reference:
        return Evidence(url=reference)
    number = reference.removeprefix("#")
    if number.isdecimal():
        claims.claim(work.db, int(number))
        return Evidence(claim_id=int(number))
    return Evidence(source_id=sources.one_named(work.db, reference))


def _resting(work: UnitOfWork, ids: Sequence[int]) -> list[tuple[int, int]]:
    changed = set(ids)
    rows = work.db.rows(
        "SELECT DISTINCT event.claim_id, evidence.claim_id FROM evidence JOIN event ON event.id = evidence.event_id "
        "WHERE evidence.claim_id IS NOT NULL ORDER BY 1, 2"
    )
    return [(resting, basis) for resting, basis in rows if basis in changed]
