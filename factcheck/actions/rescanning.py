"""Checking every claim against every other that may concern it, in parts that are stored as they are done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlmodel import col, select

from factcheck.actions.checking import settle, upsert
from factcheck.conflicts.pairing import Blocks, terms
from factcheck.conflicts.rules import check
from factcheck.domain.claim import Claim
from factcheck.domain.selector import Quote
from factcheck.store.reads import candidates
from factcheck.store.storage.tables import ConflictRow, RescanRow
from factcheck.store.storage.unit_of_work import UnitOfWork

PART = 2000
"""Pairs that are compared and stored in one transaction."""

Begin = Callable[[], UnitOfWork]
Pair = tuple[int, int]
"""Two claims' ids, the later one first."""


@dataclass
class Rescan:
    """What a check of the whole store found."""

    pairs: int = 0
    fresh: int = 0
    closed: int = 0


def rescan(begin: Begin, progress: Callable[[int, int], None]) -> Rescan:
    """Check everything; `progress` is told the claims reached and all. One that was broken off goes on where it was.

    Judgements stay; findings that have gone are closed.
    """
    report = Rescan()
    with begin() as work:
        reached = _reached(work)
        texts = _texts(work)
        last = max(texts, default=0)
        filed = work.db.column(_FILED, [reached])
    for part in _parts(_filed_pairs(begin, filed)):
        _check(begin, part, report)
    waiting = ((later, earlier) for later, earlier in _pairs(texts) if later > reached)
    for part in _parts(waiting):
        _check(begin, part, report, reached=part[-1][0])
        progress(part[-1][0], last)
    _close_what_has_gone(begin, report)
    return report


_FILED = "SELECT id FROM claim WHERE proposition_id IS NOT NULL AND NOT draft AND NOT withdrawn AND id > ? ORDER BY id"


def _reached(work: UnitOfWork) -> int:
    row = work.session.get(RescanRow, 1)
    return row.reached if row else 0


def _texts(work: UnitOfWork) -> dict[int, frozenset[str]]:
    """The terms of every claim that may be in a conflict."""
    quotes: dict[int, tuple[Quote, ...]] = {}
    for claim_id, exact in work.db.rows("SELECT claim_id, exact FROM quote ORDER BY claim_id, position"):
        quotes[claim_id] = (*quotes.get(claim_id, ()), Quote(exact))
    rows = work.db.rows("SELECT id, text FROM claim WHERE NOT draft AND NOT withdrawn ORDER BY id")
    return {claim_id: terms(Claim(claim_id, "", text, "", quotes=quotes.get(claim_id, ()))) for claim_id, text in rows}


def _pairs(texts: dict[int, frozenset[str]]) -> Iterator[Pair]:
    ids, blocks = list(texts), Blocks()
    for claim_id in ids:
        blocks.add(texts[claim_id])
    for later, earlier in blocks.pairs():
        yield ids[later], ids[earlier]


def _filed_pairs(begin: Begin, filed: list[int]) -> Iterator[Pair]:
    with begin() as work:
        found = [
            (claim_id, other)
            for claim_id in filed
            for other in candidates.filed_beside(work.db, claim_id)
            if other < claim_id
        ]
    yield from found


def _parts(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    while part := list(islice(pairs, PART)):
        yield part


def _check(begin: Begin, part: list[Pair], report: Rescan, reached: int | None = None) -> None:
    with begin() as work:
        sides = candidates.sides(work.db, sorted({claim_id for pair in part for claim_id in pair}))
        for later, earlier in part:
            for finding in check(sides[earlier], sides[later]):
                report.fresh += upsert(work, sides[earlier], sides[later], finding)
        report.pairs += len(part)
        if reached is not None:
            work.session.merge(RescanRow(id=1, reached=reached - 1))


def _close_what_has_gone(begin: Begin, report: Rescan) -> None:
    with begin() as work:
        rows = work.session.exec(select(ConflictRow).where(col(ConflictRow.closed).is_(False))).all()
        sides = candidates.sides(work.db, sorted({n for row in rows for n in (row.left_id, row.right_id)}))
        for row in rows:
            found = check(sides[row.left_id], sides[row.right_id])
            if row.kind not in {finding.rule for finding in found}:
                row.closed = True
                report.closed += 1
                work.session.add(row)
                work.flush()
                settle(work, row.left_id)
                settle(work, row.right_id)
        done = work.session.get(RescanRow, 1)
        if done:
            work.session.delete(done)
