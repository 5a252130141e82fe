"""Checking every claim against every other that may concern it, in parts that are stored as they are done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.actions.comparing import Check, close, compare, ordered, settled
from factcheck.conflicts.pairing import Blocks, terms
from factcheck.conflicts.rules import check
from factcheck.conflicts.side import Side
from factcheck.store.reads import candidates, claims, filed
from factcheck.store.storage import findings, rescans
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
        reached = rescans.reached(work.db)
        texts = {one.id: terms(one) for one in claims.sayings(work.db)}
        last = max(texts, default=0)
        beside = list(filed.pairs(work.db, reached))
    for part in _parts(iter(beside)):
        _check(begin, part, report)
    waiting = ((later, earlier) for later, earlier in _pairs(texts) if later > reached)
    for part in _parts(waiting):
        _check(begin, part, report, reached=part[-1][0])
        progress(part[-1][0], last)
    _close_what_has_gone(begin, report)
    return report


def _pairs(texts: dict[int, frozenset[str]]) -> Iterator[Pair]:
    ids, blocks = list(texts), Blocks()
    for claim_id in ids:
        blocks.add(texts[claim_id])
    for later, earlier in blocks.pairs():
        yield ids[later], ids[earlier]


def _parts(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    while part := list(islice(pairs, PART)):
        yield part


def _check(begin: Begin, part: list[Pair], report: Rescan, reached: int | None = None) -> None:
    with begin() as work:
        ids = sorted({claim_id for pair in part for claim_id in pair})
        sides = candidates.sides(work.db, ids)
        known = findings.concerning(work.db, ids)
        fresh, _ = compare(work, sorted({ordered(*pair) for pair in part}), known, *_by(sides))
        findings.settle(work, ids)
        report.fresh += len(fresh)
        report.pairs += len(part)
        if reached is not None:
            rescans.reach(work, reached - 1)


def _by(sides: dict[int, Side]) -> tuple[Check, dict[int, str]]:
    """What is found between two of these claims, and their texts."""
    texts = {claim_id: side.claim.text for claim_id, side in sides.items()}
    return lambda left, right: check(sides[left], sides[right]), texts


def _close_what_has_gone(begin: Begin, report: Rescan) -> None:
    with begin() as work:
        standing = findings.standing(work.db)
        sides = candidates.sides(work.db, sorted({n for stored in standing for n in stored.place[:2]}))
        known = {stored.place: stored for stored in standing}
        pairs = sorted({stored.place[:2] for stored in standing})
        found = {(*pair, finding.rule) for pair in pairs for finding in check(sides[pair[0]], sides[pair[1]])}
        gone = {place: stored for place, stored in known.items() if place not in found}
        report.closed += close(work, gone.values())
        settled(work, (), gone, ())
        rescans.done(work)
