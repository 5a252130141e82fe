"""Checking claims for conflicts as they are written, and keeping what people have judged."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import cast

from sqlmodel import col, or_, select

from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.domain.conflict import Finding
from factcheck.store import claims
from factcheck.store.tables import ClaimRow, ConflictRow
from factcheck.store.unit_of_work import UnitOfWork


def recheck(work: UnitOfWork, ids: Iterable[int]) -> list[ConflictRow]:
    """Check these claims against all that may concern them; returns the conflicts that are new.

    A finding that has gone is closed, one that a person judged stays judged; `disputed` follows.
    """
    work.flush()
    fresh = [row for claim_id in sorted(set(ids)) for row in _recheck(work, claim_id)]
    work.flush()
    return fresh


def _recheck(work: UnitOfWork, claim_id: int) -> Iterator[ConflictRow]:
    left = side(work, claim_id)
    known = {
        (row.left_id, row.right_id, row.kind): row
        for row in work.session.exec(
            select(ConflictRow).where(or_(ConflictRow.left_id == claim_id, ConflictRow.right_id == claim_id))
        )
    }
    found: set[tuple[int, int, str]] = set()
    for other in _candidates(work, claim_id):
        one, two = (left, side(work, other)) if claim_id < other else (side(work, other), left)
        for finding in check(one, two):
            place = (one.claim.id, two.claim.id, finding.rule)
            found.add(place)
            if place not in known:
                yield _flag(work, one, two, finding)
            else:
                _refresh(work, known[place], one, two, finding)
    for place, row in known.items():
        row.closed = place not in found
        work.session.add(row)
    work.flush()
    for concerned in {claim_id, *(n for place in found | known.keys() for n in place[:2])}:
        settle(work, concerned)


def _candidates(work: UnitOfWork, claim_id: int) -> list[int]:
    rows = work.raw.execute(
        "SELECT other.id FROM claim JOIN claim other ON other.proposition_id = claim.proposition_id "
        "WHERE claim.id = ? AND other.id <> claim.id AND NOT other.withdrawn AND NOT other.draft ORDER BY other.id",
        [claim_id],
    )
    return [row[0] for row in rows]


def side(work: UnitOfWork, claim_id: int) -> Side:
    """A claim as the rules see it."""
    claim = claims.claim(work.raw, claim_id)
    published = work.raw.execute("SELECT published FROM source WHERE slug = ?", [claim.source]).fetchone()[0]
    return Side(claim, published)


def _flag(work: UnitOfWork, left: Side, right: Side, finding: Finding) -> ConflictRow:
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
    texts = _texts(left, right)
    row.why, row.spans, row.score, row.texts = finding.why, json.dumps(finding.spans), finding.score, texts


def _texts(left: Side, right: Side) -> str:
    return hashlib.sha256(json.dumps([left.claim.text, right.claim.text]).encode()).hexdigest()[:16]


def settle(work: UnitOfWork, claim_id: int) -> None:
    """Bring a claim's `disputed` in line with its conflicts: disputed while one is open or upheld."""
    disputing = select(ConflictRow.id).where(
        or_(ConflictRow.left_id == claim_id, ConflictRow.right_id == claim_id),
        col(ConflictRow.judgement) != "dismissed",
        col(ConflictRow.closed).is_(False),
    )
    row = cast(ClaimRow, work.session.get(ClaimRow, claim_id))
    row.disputed = work.session.exec(disputing.limit(1)).first() is not None
    work.session.add(row)
