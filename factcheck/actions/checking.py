"""Checking claims for conflicts as they are written, and keeping what people have judged."""

from collections.abc import Iterable

from factcheck.actions.comparing import AT_ONCE, close, compare, ordered, settled
from factcheck.conflicts.rules import check
from factcheck.domain.conflict import Conflict
from factcheck.store.reads import candidates
from factcheck.store.storage import findings
from factcheck.store.storage.unit_of_work import UnitOfWork


def recheck(work: UnitOfWork, ids: Iterable[int]) -> list[Conflict]:
    """Check these claims against all that may concern them; returns the conflicts that are new, or back.

    A finding that has gone is closed, one that a person judged stays judged; `disputed` follows. Of more than
    `AT_ONCE` claims only the conflicts that are known are looked at again.
    """
    wanted = sorted(set(ids))
    work.reindex()
    known = findings.concerning(work.db, wanted)
    sides = candidates.sides(work.db, wanted)
    pairs = {(left, right) for left, right, _ in known}
    if len(wanted) <= AT_ONCE:
        pairs |= {
            ordered(claim_id, other)
            for claim_id in wanted
            for other in candidates.concerning(work.db, sides[claim_id].claim)
        }
    sides |= candidates.sides(work.db, sorted({claim_id for pair in pairs for claim_id in pair} - sides.keys()))
    texts = {claim_id: side.claim.text for claim_id, side in sides.items()}
    fresh, gone = compare(work, sorted(pairs), known, lambda left, right: check(sides[left], sides[right]), texts)
    close(work, gone)
    settled(work, wanted, known, fresh)
    return fresh
