"""Checking claims for conflicts as they are written, and keeping what people have judged."""

from collections.abc import Iterable

from factcheck.actions import base_rate
from factcheck.actions.comparing import READ, Pair, close, compare, ordered, settled
from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import Ranks
from factcheck.conflicts.pairing import NEAREST, ranked
from factcheck.conflicts.rules import look
from factcheck.conflicts.trust import trusted_kinds
from factcheck.domain.conflict import AT_ONCE, Conflict, Tier
from factcheck.store.reads import candidates, conflicts, filed
from factcheck.store.storage import findings, readings
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness


def recheck(work: UnitOfWork, ids: Iterable[int]) -> list[Conflict]:
    """Check these claims against all that may concern them; returns the conflicts that are new, or back.

    A finding that has gone is closed, one that a person judged stays judged; `disputed` follows. Pairs that are only
    worth comparing are kept and not returned. Of more than `AT_ONCE` claims only the conflicts that are known are
    looked at again. In a store of more than `READ` claims only words are compared.
    """
    with likeness.switched_off(candidates.size(work.db) > READ), readings.kept(work):
        return _recheck(work, ids)


def _recheck(work: UnitOfWork, ids: Iterable[int]) -> list[Conflict]:
    wanted = sorted(set(ids))
    work.reindex()
    known = findings.concerning(work.db, wanted)
    sides = candidates.sides(work.db, wanted)
    pairs = {(left, right) for left, right, _ in known}
    near: dict[int, list[int]] = {}
    if len(wanted) <= AT_ONCE:
        near = {claim_id: candidates.nearest(work.db, sides[claim_id].claim) for claim_id in wanted}
        beside = dict(filed.beside(work.db, wanted))
        pairs |= {ordered(claim_id, other) for met in (near, beside) for claim_id in met for other in met[claim_id]}
    sides |= candidates.sides(work.db, sorted({claim_id for pair in pairs for claim_id in pair} - sides.keys()))
    near = {claim_id: [other for other in others if other in sides] for claim_id, others in near.items()}
    ranks = ranked(near, lambda left, right: align(sides[left], sides[right]).likeness)
    again = {(left, right) for left, right, _ in known}

    def rank_of(pair: Pair) -> Ranks | None:
        return ranks.get(pair) or ((NEAREST, NEAREST) if pair in again else None)

    texts = {claim_id: side.claim.text for claim_id, side in sides.items()}
    trusted = trusted_kinds(conflicts.judged(work.db))
    fresh, gone = compare(
        work,
        sorted(pairs),
        known,
        lambda left, right: look(sides[left], sides[right], rank_of((left, right)), trusted),
        texts,
    )
    close(work, gone)
    fresh = base_rate.settle(work, fresh)
    settled(work, wanted, known, fresh)
    return [conflict for conflict in fresh if conflict.tier is not Tier.COMPARE]
