"""Judging conflicts: a person decides, and is not asked twice."""

from factcheck.actions import checks
from factcheck.actions.checking import settle
from factcheck.domain.conflict import Judgement
from factcheck.errors import NotFound
from factcheck.store.reads import conflicts
from factcheck.store.storage.tables import ConflictRow, JudgementRow
from factcheck.store.storage.unit_of_work import UnitOfWork


def judge(work: UnitOfWork, one: int, other: int, verdict: Judgement, note: str, kind: str = "") -> list[str]:
    """Uphold or dismiss what was flagged between two claims; returns the kinds judged. Raises NotFound."""
    checks.storable(note, "note")
    found = [c for c in conflicts.between(work.db, one, other) if kind in ("", c.kind)]
    if not found:
        raise NotFound(f"No conflict of the kind {kind} was flagged between claims {one} and {other}.")
    for conflict in found:
        record(work, conflict.id, verdict.value, note)
    return [conflict.kind for conflict in found]


def record(work: UnitOfWork, conflict_id: int, verdict: str, note: str) -> None:
    """Append a judgement and let the conflict and its claims follow."""
    row = work.session.get_one(ConflictRow, conflict_id)
    row.judgement = verdict
    work.session.add(row)
    work.insert(JudgementRow(conflict_id=conflict_id, step_id=work.step, verdict=verdict, note=note))
    for claim_id in (row.left_id, row.right_id):
        settle(work, claim_id)
    work.flush()
