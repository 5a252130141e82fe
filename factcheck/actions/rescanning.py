"""Checking every claim against every other that may concern it, in parts that are stored as they are done."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from factcheck.actions import base_rate
from factcheck.actions.comparing import READ, Check, close, compare, ordered, seen, settled
from factcheck.actions.reading_ahead import Ahead, Begin, Progress
from factcheck.conflicts.alignment import forget
from factcheck.conflicts.comparing import Ranks
from factcheck.conflicts.pairing import Blocks, near, ranked, terms
from factcheck.conflicts.rules import look
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import trusted_kinds
from factcheck.domain.claim import Claim
from factcheck.domain.conflict import AT_ONCE, LEARNT, Finding, Tier
from factcheck.store.reads import candidates, claims, conflicts, filed
from factcheck.store.reads.waiting import unlooked_since
from factcheck.store.storage import findings, readings, rescans
from factcheck.store.storage.findings import Stored
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness

PART = 2000
"""Pairs that are compared and stored in one transaction."""

WORDS_ONLY = (
    "Only the words were compared, not what they mean: that needs `pip install 'factcheck-cli[semantic]'`, and a store"
    f" of at most {READ:,} claims."
)
"""What is said of a check that read no meanings."""

Pair = tuple[int, int]
"""Two claims' ids, the later one first."""


@dataclass
class Rescan:
    """What a check of the whole store found: conflicts that are new and that are found no more, and new pairs worth
    comparing; `words_only` says that what claims mean was not compared.
    """

    words_only: bool
    pairs: int = 0
    fresh: int = 0
    closed: int = 0
    to_compare: int = 0


def rescan(begin: Begin, progress: Progress) -> Rescan:
    """Check everything; `progress` is told what is done, of how many.

    One that was broken off goes on where it was. Judgements stay; findings that have gone are closed. What others store
    while it runs goes on waiting.
    """
    with begin() as work:
        reached, begun = rescans.begin(work), work.db.newest("step")
        ids, blocks = _indexed(claims.sayings(work.db))
        beside = [(pair, None) for pair in filed.pairs(work.db, reached)]
        trusted = trusted_kinds(conflicts.judged(work.db))
    large = len(ids) > READ
    report = Rescan(words_only=large or not likeness.available())
    ahead = None if report.words_only else Ahead(begin, trusted, progress)
    check = _Check(begin, report, trusted, keeps_compared=large, ahead=ahead)
    with likeness.switched_off(report.words_only):
        for filed_pairs in _parts(beside):
            check.part(filed_pairs)
        near = _close(ids, blocks) if large else _nearest(ids, blocks, ahead)
        waiting: Iterable[tuple[Pair, Ranks]] = (one for one in near if one[0][0] > reached)
        if ahead:
            waiting = list(waiting)
            ahead.look_at({ordered(*pair): ranks for pair, ranks in waiting})
        for part in _parts(waiting):
            check.part(part, reached=part[-1][0][0])
            progress("claims checked", bisect_right(ids, part[-1][0][0]), len(ids))
            if large:
                forget()  # it keeps the claims that it was asked about
        check.rest()
    with begin() as work:
        rescans.owe(work, unlooked_since(work.db, begun, AT_ONCE))  # what came in meanwhile was not looked at
        _ = work.step  # that all was looked at is kept, also where nothing was found
        if large or (ahead and not reached):
            readings.forget_others(work, ahead.asked if ahead else ())
    return report


def _indexed(sayings: Iterable[Claim]) -> tuple["array[int]", Blocks]:
    """The ids of claims and an index of what they say; the claims themselves are not kept."""
    ids, blocks = array("q"), Blocks()
    for claim in sayings:
        ids.append(claim.id)
        blocks.add(terms(claim))
    return ids, blocks


def _nearest(ids: Sequence[int], blocks: Blocks, ahead: Ahead | None) -> Iterable[tuple[Pair, Ranks]]:
    """The pairs of neighbours, in the order of the later claim, with how near each is to the other: by what they mean
    where that is read `ahead`, else by their words.
    """
    nearest = [[ids[other] for other in others] for others in blocks.nearest()]
    met = near(dict(zip(ids, nearest, strict=True)))
    if ahead:
        found = ahead.neighbours(met, ids)
    else:
        order = {(ids[at], other): -n for at, others in enumerate(nearest) for n, other in enumerate(others)}
        found = ranked(met, lambda one, other: max(order.get((one, other), -99), order.get((other, one), -99)))
    return sorted(((max(pair), min(pair)), ranks) for pair, ranks in found.items())


def _close(ids: Sequence[int], blocks: Blocks) -> Iterator[tuple[Pair, Ranks]]:
    """The pairs of claims that are close in words; which neighbour a later claim is to an earlier one is not asked."""
    for later, others in blocks.close():
        yield from (((ids[later], ids[earlier]), (n, n)) for n, earlier in enumerate(others, 1))


T = TypeVar("T")


def _parts(pairs: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(pairs)
    while part := list(islice(waiting, PART)):
        yield part


@dataclass
class _Check:
    """A check that goes on part by part, and what it has looked at so far: pairs with the smaller id first.

    `keeps_compared`: a pair that was found worth comparing stays, for not all that is near is looked at so closely.
    `learnt` are the new findings of the learnt judge; only at the end it is known whether they are flagged.
    """

    begin: Begin
    report: Rescan
    trusted: frozenset[str]
    keeps_compared: bool
    ahead: Ahead | None
    looked: set[Pair] = field(default_factory=set)
    learnt: set[int] = field(default_factory=set)

    def part(self, part: Sequence[tuple[Pair, Ranks | None]], reached: int | None = None) -> None:
        """Compare these pairs and keep what is found."""
        report, near = self.report, {ordered(*pair): ranks for pair, ranks in part}
        with self.begin() as work, readings.kept(work) as kept:
            ids = sorted({claim_id for pair in near for claim_id in pair})
            known = {place: one for place, one in findings.concerning(work.db, ids).items() if place[:2] in near}
            check, texts = self._by(self._sides(work, ids), near)
            fresh, gone = compare(work, sorted(near), known, check, texts)
            self._close(work, gone)
            base_rate.settle(work, ())
            findings.settle(work, ids)
            self.learnt |= {conflict.id for conflict in fresh if conflict.kind == LEARNT}
            conflicting = sum(conflict.tier is not Tier.COMPARE for conflict in fresh if conflict.kind != LEARNT)
            report.fresh += conflicting
            report.to_compare += sum(conflict.kind != LEARNT for conflict in fresh) - conflicting
            report.pairs += len(part)
            if reached is not None:
                rescans.reach(work, reached - 1)
        self.looked |= near.keys()
        if self.ahead:
            self.ahead.asked |= kept.asked

    def rest(self) -> None:
        """Close the standing conflicts that have gone, of pairs that no part has looked at."""
        with self.begin() as work:
            standing = [one for one in findings.standing(work.db) if one.place[:2] not in self.looked]
            pairs = sorted({one.place[:2] for one in standing})
            check, texts = self._by(self._sides(work, sorted({n for pair in pairs for n in pair})), {})
            found = {(*pair, finding.rule) for pair in pairs for finding in check(*pair)}
            self._close(work, [one for one in standing if one.place not in found and not seen(one, texts)])
            base_rate.settle(work, ())
            flagged = len(self.learnt & base_rate.flagged(work.db))
            self.report.fresh += flagged
            self.report.to_compare += len(self.learnt) - flagged
            rescans.done(work, read=self.keeps_compared or not self.report.words_only)

    def _by(self, sides: dict[int, Side], near: Mapping[Pair, Ranks | None]) -> tuple[Check, dict[int, str]]:
        """What is found between two of these claims, and their texts."""
        texts = {claim_id: side.claim.text for claim_id, side in sides.items()}

        def check(left: int, right: int) -> list[Finding]:
            one, other, ranks = sides[left], sides[right], near.get((left, right))
            return self.ahead.found(one, other, ranks) if self.ahead else look(one, other, ranks, self.trusted)

        return check, texts

    def _sides(self, work: UnitOfWork, ids: list[int]) -> dict[int, Side]:
        return self.ahead.sides(work, ids) if self.ahead else candidates.sides(work.db, ids)

    def _close(self, work: UnitOfWork, found_no_more: Sequence[Stored]) -> None:
        conflicting = [one for one in found_no_more if one.conflict.tier is not Tier.COMPARE]
        gone = conflicting if self.keeps_compared else found_no_more
        close(work, gone)
        self.report.closed += sum(not one.closed for one in conflicting)
        settled(work, (), {one.place: one for one in gone}, ())
