"""Judging conflicts: a person decides, and is not asked twice."""

from factcheck.actions import checks
from factcheck.domain.conflict import Judgement
from factcheck.errors import NotFound
from factcheck.store.reads import conflicts
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import UnitOfWork


def judge(work: UnitOfWork, one: int, other: int, verdict: Judgement, note: str, kind: str = "") -> list[str]:
    """Uphold or dismiss what was flagged between two claims; returns the kinds judged. Raises NotFound."""
    checks.storable(note, "note")
    found = [c for c in conflicts.between(work.db, one, other) if kind in ("", c.kind)]
    if not found:
        raise NotFound(f"No conflict of the kind {kind} was flagged between claims {one} and {other}.")
    for conflict in found:
        findings.judge(work, conflict.id, verdict, note)
    findings.settle(work, (one, other))
    return [conflict.kind for conflict in found]
