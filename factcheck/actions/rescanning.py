"""Checking every claim against every other that may concern it, in parts that are stored as they are done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.actions.comparing import Check, close, compare, ordered, seen, settled
from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import Ranks
from factcheck.conflicts.pairing import Blocks, near, ranked, terms
from factcheck.conflicts.rules import look
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import trusted_kinds
from factcheck.domain.conflict import Tier
from factcheck.store.reads import candidates, claims, conflicts, filed
from factcheck.store.storage import findings, rescans
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness

PART = 2000
"""Pairs that are compared and stored in one transaction."""

READ = 2000
"""Claims of a store up to which what they mean is compared, each with those that are likest in words: reckoned at 25 ms
a claim (reading 10, ten neighbours at 1.4), a check of everything then stays under a minute. Of more only close ones
meet, by their words; pairs to compare that were found before then stay.
"""

Begin = Callable[[], UnitOfWork]
Pair = tuple[int, int]
"""Two claims' ids, the later one first."""


@dataclass
class Rescan:
    """What a check of the whole store found: conflicts that are new and that are found no more, and new pairs worth
    comparing; `words_only` says that what claims mean was not compared.
    """

    pairs: int = 0
    fresh: int = 0
    closed: int = 0
    to_compare: int = 0
    words_only: bool = False


def rescan(begin: Begin, progress: Callable[[int, int], None]) -> Rescan:
    """Check everything; `progress` is told the claims reached and all. One that was broken off goes on where it was.

    Judgements stay; findings that have gone are closed.
    """
    with begin() as work:
        reached = rescans.reached(work.db)
        texts = {one.id: terms(one) for one in claims.sayings(work.db)}
        last = max(texts, default=0)
        beside = list(filed.pairs(work.db, reached))
        trusted = trusted_kinds(conflicts.judged(work.db))
    report = Rescan(words_only=len(texts) > READ or not likeness.available())
    with likeness.switched_off(report.words_only):
        ranks = _ranks(begin, texts, by_words=report.words_only)
        for part in _parts(iter(beside)):
            _check(begin, part, report, ranks, trusted)
        waiting = sorted((max(pair), min(pair)) for pair in ranks) if len(texts) <= READ else _pairs(texts)
        for part in _parts(pair for pair in waiting if pair[0] > reached):
            _check(begin, part, report, ranks, trusted, reached=part[-1][0])
            progress(part[-1][0], last)
        _close_what_has_gone(begin, report, ranks, trusted)
    return report


def _ranks(begin: Begin, texts: dict[int, frozenset[str]], *, by_words: bool) -> dict[Pair, Ranks]:
    """The pairs of neighbours, the smaller id first, with how near each is to the other."""
    if len(texts) > READ:
        return {}
    ids, blocks = list(texts), Blocks()
    for claim_id in ids:
        blocks.add(texts[claim_id])
    nearest = [[ids[other] for other in others] for others in blocks.nearest()]
    order = {(ids[at], other): -n for at, others in enumerate(nearest) for n, other in enumerate(others)}
    met = near(dict(zip(ids, nearest, strict=True)))
    if by_words:
        return ranked(met, lambda one, other: max(order.get((one, other), -99), order.get((other, one), -99)))
    with begin() as work:
        sides = candidates.sides(work.db, ids)
    return ranked(met, lambda one, other: align(sides[one], sides[other]).likeness)


def _pairs(texts: dict[int, frozenset[str]]) -> Iterator[Pair]:
    ids, blocks = list(texts), Blocks()
    for claim_id in ids:
        blocks.add(texts[claim_id])
    for later, earlier in blocks.pairs():
        yield ids[later], ids[earlier]


def _parts(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    while part := list(islice(pairs, PART)):
        yield part


def _check(
    begin: Begin, part: list[Pair], report: Rescan, ranks: dict[Pair, Ranks], trusted: frozenset[str],
    reached: int | None = None,
) -> None:  # fmt: skip
    with begin() as work:
        ids = sorted({claim_id for pair in part for claim_id in pair})
        sides = candidates.sides(work.db, ids)
        known = findings.concerning(work.db, ids)
        pairs = sorted({ordered(*pair) for pair in part})
        fresh, _ = compare(work, pairs, known, *_by(sides, ranks, trusted))
        findings.settle(work, ids)
        conflicting = sum(conflict.tier is not Tier.COMPARE for conflict in fresh)
        report.fresh += conflicting
        report.to_compare += len(fresh) - conflicting
        report.pairs += len(part)
        if reached is not None:
            rescans.reach(work, reached - 1)


def _by(sides: dict[int, Side], ranks: dict[Pair, Ranks], trusted: frozenset[str]) -> tuple[Check, dict[int, str]]:
    """What is found between two of these claims, and their texts."""
    texts = {claim_id: side.claim.text for claim_id, side in sides.items()}
    return lambda left, right: look(sides[left], sides[right], ranks.get((left, right)), trusted), texts


def _close_what_has_gone(begin: Begin, report: Rescan, ranks: dict[Pair, Ranks], trusted: frozenset[str]) -> None:
    with begin() as work:
        standing = findings.standing(work.db)
        sides = candidates.sides(work.db, sorted({n for stored in standing for n in stored.place[:2]}))
        known = {stored.place: stored for stored in standing}
        pairs = sorted({stored.place[:2] for stored in standing})
        check, texts = _by(sides, ranks, trusted)
        found = {(*pair, finding.rule) for pair in pairs for finding in check(*pair)}
        gone = {
            place: one
            for place, one in known.items()
            if place not in found
            and not seen(one, texts)
            and (ranks or one.conflict.tier is not Tier.COMPARE)  # without ranks nobody looked for it
        }
        close(work, gone.values())
        report.closed += sum(not one.closed and one.conflict.tier is not Tier.COMPARE for one in gone.values())
        settled(work, (), gone, ())
        rescans.done(work)
