"""Checking claims for conflicts as they are written, and keeping what people have judged."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import cast

from sqlmodel import col, or_, select

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding, Judgement
from factcheck.store.reads import candidates
from factcheck.store.storage.tables import ClaimRow, ConflictRow, JudgementRow
from factcheck.store.storage.unit_of_work import UnitOfWork

AT_ONCE = 300
"""More claims in one command are left to `conflicts --rescan`."""

Place = tuple[int, int, str]
"""Where a conflict stands: the two claims' ids, smaller first, and the rule."""


def recheck(work: UnitOfWork, ids: Iterable[int]) -> list[ConflictRow]:
    """Check these claims against all that may concern them; returns the conflicts that are new, or back.

    A finding that has gone is closed, one that a person judged stays judged; `disputed` follows. Of more than
    `AT_ONCE` claims only the conflicts that are known are looked at again.
    """
    wanted = sorted(set(ids))
    work.reindex()
    sides = candidates.sides(work.db, wanted)
    fresh: list[ConflictRow] = []
    concerned = set(wanted)
    for claim_id in wanted:
        known = _known(work, claim_id)
        others = {n for place in known for n in place[:2]} - {claim_id}
        concerned |= others
        if len(wanted) <= AT_ONCE:
            others.update(candidates.concerning(work.db, sides[claim_id].claim))
        sides |= candidates.sides(work.db, sorted(other for other in others if other not in sides))
        fresh += _meet(work, sides, claim_id, others, known)
    work.flush()
    for claim_id in concerned | {n for row in fresh for n in (row.left_id, row.right_id)}:
        settle(work, claim_id)
    work.flush()
    return fresh


def _meet(
    work: UnitOfWork, sides: dict[int, Side], claim_id: int, others: set[int], known: dict[Place, ConflictRow]
) -> Iterator[ConflictRow]:
    """Compare one claim with others; yields the conflicts that are new, or back."""
    for other in sorted(others):
        left, right = sides[min(claim_id, other)], sides[max(claim_id, other)]
        for finding in check(left, right):
            row = known.pop((left.claim.id, right.claim.id, finding.rule), None)
            if row is None:
                yield flag(work, left, right, finding)
                continue
            back = row.closed
            _refresh(work, row, left, right, finding)
            if back:
                yield row
    for gone in known.values():
        gone.closed = True
        work.session.add(gone)


def _known(work: UnitOfWork, claim_id: int) -> dict[Place, ConflictRow]:
    standing = or_(col(ConflictRow.left_id) == claim_id, col(ConflictRow.right_id) == claim_id)
    return {
        (row.left_id, row.right_id, row.kind): row for row in work.session.exec(select(ConflictRow).where(standing))
    }


def upsert(work: UnitOfWork, left: Side, right: Side, finding: Finding) -> bool:
    """Store a finding, or bring the stored one up to date; whether it is new."""
    row = work.session.exec(
        select(ConflictRow).where(
            ConflictRow.left_id == left.claim.id,
            ConflictRow.right_id == right.claim.id,
            ConflictRow.kind == finding.rule,
        )
    ).first()
    if row is None:
        flag(work, left, right, finding)
    else:
        _refresh(work, row, left, right, finding)
    work.flush()
    for side in (left, right):
        settle(work, side.claim.id)
    return row is None


def flag(work: UnitOfWork, left: Side, right: Side, finding: Finding) -> ConflictRow:
    """Store a new finding."""
    row = ConflictRow(
        kind=finding.rule,
        left_id=left.claim.id,
        right_id=right.claim.id,
        why=finding.why,
        spans=json.dumps(finding.spans),
        score=finding.score,
        texts=_texts(left, right),
        step_id=work.step,
    )
    work.insert(row)
    return row


def _refresh(work: UnitOfWork, row: ConflictRow, left: Side, right: Side, finding: Finding) -> None:
    """Bring a finding up to date; one that was judged on other words is open again, and the judgement says why."""
    texts = _texts(left, right)
    if row.texts != texts and row.judgement != Judgement.OPEN:
        note = f"{row.judgement} before the text of claim {row.left_id} or {row.right_id} was changed"
        work.insert(
            JudgementRow(conflict_id=cast(int, row.id), step_id=work.step, verdict=Judgement.OPEN.value, note=note)
        )
        row.judgement = Judgement.OPEN.value
    row.why, row.spans, row.score, row.texts = finding.why, json.dumps(finding.spans), finding.score, texts
    row.closed = False
    work.session.add(row)


def _texts(left: Side, right: Side) -> str:
    return hashlib.sha256(json.dumps([left.claim.text, right.claim.text]).encode()).hexdigest()[:16]


def settle(work: UnitOfWork, claim_id: int) -> None:
    """Bring a claim's `disputed` in line with its conflicts: disputed while one is open or upheld."""
    disputing = select(ConflictRow.id).where(
        or_(col(ConflictRow.left_id) == claim_id, col(ConflictRow.right_id) == claim_id),
        col(ConflictRow.judgement) != Judgement.DISMISSED.value,
        col(ConflictRow.closed).is_(False),
    )
    row = work.session.get_one(ClaimRow, claim_id)
    row.disputed = work.session.exec(disputing.limit(1)).first() is not None
    work.session.add(row)
