"""Checking claims for conflicts as they are written, and keeping what people have judged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from factcheck.actions import base_rate
from factcheck.actions.comparing import READ, Pair, close, compare, ordered, seen, settled
from factcheck.conflicts.alignment import align
from factcheck.conflicts.comparing import Ranks
from factcheck.conflicts.meaning import beside
from factcheck.conflicts.pairing import NEAREST, ranked
from factcheck.conflicts.rules import look
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import SETTLED, trusted_kinds
from factcheck.domain.conflict import AT_ONCE, Conflict, Finding, Tier
from factcheck.store.reads import candidates, conflicts, filed
from factcheck.store.storage import findings, readings, rescans
from factcheck.store.storage.database import Database
from factcheck.store.storage.findings import Place, Stored
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness, opposing
from factcheck.text.remembering import with_memory

PART = 20
"""Claims that wait which are read in one transaction: some two seconds, so that whoever breaks off loses no more."""


def reads(db: Database) -> bool:
    """Whether what claims mean is compared: the extra is installed, and there are not too many of them."""
    return _able() and not _large(db)


def _able() -> bool:
    return likeness.available() or opposing.available()


def _large(db: Database) -> bool:
    return candidates.size(db) > READ


def recheck(work: UnitOfWork, ids: Iterable[int], *, later: bool = False) -> list[Conflict]:
    """Check these claims against all that may concern them; returns the conflicts that are new, or back.

    A finding that has gone is closed, one that a person judged stays judged; `disputed` follows. Pairs that are only
    worth comparing are kept and not returned. Of more than `AT_ONCE` claims only the conflicts that are known are
    looked at again. In a store of more than `READ` claims only words are compared.

    `later`: where the words alone see nothing new, or only what follows from filings and marks, the models, which take
    half a second to load, are not loaded: the claims wait for `catch_up`. What is found is found by reading either way.
    """
    large = _large(work.db)
    by_words = _by_words(work, ids) if later and _able() and not large else None
    if by_words is not None:
        return by_words
    with likeness.switched_off(large), readings.kept(work):
        return _recheck(work, ids, read=large or _able())


def catch_up(begin: Callable[[], UnitOfWork], ids: list[int], progress: Callable[[int], None]) -> list[Conflict]:
    """Read the claims that wait, `PART` in a transaction; returns the conflicts that are new, or back."""
    found: list[Conflict] = []
    for start in range(0, len(ids), PART):
        with begin() as work:
            still = set(rescans.unread(work.db))  # somebody else may have read some of them meanwhile
            found += recheck(work, [claim_id for claim_id in ids[start : start + PART] if claim_id in still])
        progress(min(start + PART, len(ids)))
    return found


@dataclass(frozen=True)
class _Gathered:
    """What these claims are looked at with: the known conflicts, the pairs, and each claim's neighbours in words and,
    among those that are new together, in what they `meant`: pairs of which nothing else brings the two together.
    """

    wanted: list[int]
    known: Mapping[Place, Stored]
    sides: Mapping[int, Side]
    pairs: frozenset[Pair]
    near: Mapping[int, list[int]]
    trusted: frozenset[str]
    meant: frozenset[Pair] = frozenset()

    @property
    def texts(self) -> dict[int, str]:
        """The texts of all the claims."""
        return {claim_id: side.claim.text for claim_id, side in self.sides.items()}

    def look(self, pair: Pair, ranks: Ranks | None = None) -> list[Finding]:
        """What is to be kept of two of them."""
        left, right = pair
        return look(self.sides[left], self.sides[right], ranks, self.trusted, judged=pair not in self.meant)


@dataclass(frozen=True)
class Looked:
    """What was found between claims, each pair's findings with how near the two are; and what models read of them that
    the store has not kept yet.
    """

    met: _Gathered
    found: Mapping[Pair, list[Finding]]
    ranks: Mapping[Pair, Ranks]
    read: Mapping[str, bytes]


def look_at(db: Database, ids: Iterable[int]) -> Looked:
    """What `recheck` would find, for `keep`: this takes long, and nobody who writes waits for it."""
    reading = readings.Readings(db)
    with likeness.switched_off(_large(db)), db.snapshot(), with_memory(reading):
        met = _gathered(db, ids)
        ranks = _ranks(met)
        return Looked(met, _found(met, ranks), ranks, reading.fresh)


def keep(work: UnitOfWork, looked: Looked) -> list[Conflict]:
    """Store what was found, as `recheck` does. What was changed since is looked at again."""
    large = _large(work.db)
    with likeness.switched_off(large), readings.kept(work) as reading:
        reading.fresh.update(looked.read)
        met, then = _as_of_now(work.db, looked.met), looked.met.sides
        same = {claim_id for claim_id, side in met.sides.items() if claim_id in then and _same(side, then[claim_id])}
        done = {pair: found for pair, found in looked.found.items() if same.issuperset(pair)}
        return _keep(work, met, _found(met, looked.ranks, done), read=large or _able())


def _as_of_now(db: Database, met: _Gathered) -> _Gathered:
    known = findings.concerning(db, met.wanted)
    pairs = met.pairs | {(left, right) for left, right, _ in known}
    sides = candidates.sides(db, sorted({*met.wanted, *(claim_id for pair in pairs for claim_id in pair)}))
    return replace(met, known=known, pairs=pairs, sides=sides, trusted=trusted_kinds(conflicts.judged(db)))


def _same(now: Side, then: Side) -> bool:
    claim = replace(now.claim, disputed=then.claim.disputed)  # that follows from what is found
    return (claim, now.published) == (then.claim, then.published)


def _gathered(db: Database, ids: Iterable[int]) -> _Gathered:
    wanted = sorted(set(ids))
    known = findings.concerning(db, wanted)
    sides = candidates.sides(db, wanted)
    pairs = {(left, right) for left, right, _ in known}
    near: dict[int, list[int]] = {}
    meant: frozenset[Pair] = frozenset()
    if len(wanted) <= AT_ONCE:
        near = {claim_id: candidates.nearest(db, sides[claim_id].claim) for claim_id in wanted}
        standing = [
            sides[number] for number in wanted if not (sides[number].claim.draft or sides[number].claim.withdrawn)
        ]
        near, meant = beside(near, standing)
        together = dict(filed.beside(db, wanted))
        pairs |= {ordered(claim_id, other) for met in (near, together) for claim_id in met for other in met[claim_id]}
    sides |= candidates.sides(db, sorted({claim_id for pair in pairs for claim_id in pair} - sides.keys()))
    near = {claim_id: [other for other in others if other in sides] for claim_id, others in near.items()}
    return _Gathered(wanted, known, sides, frozenset(pairs), near, trusted_kinds(conflicts.judged(db)), meant)


def _recheck(work: UnitOfWork, ids: Iterable[int], *, read: bool) -> list[Conflict]:
    """`read`: none of the claims waits to be read after this."""
    work.reindex()
    met = _gathered(work.db, ids)
    return _keep(work, met, _found(met, _ranks(met)), read=read)


def _ranks(met: _Gathered) -> Mapping[Pair, Ranks]:
    return ranked(met.near, lambda left, right: align(met.sides[left], met.sides[right]).likeness)


def _found(
    met: _Gathered, ranks: Mapping[Pair, Ranks], done: Mapping[Pair, list[Finding]] = MappingProxyType({})
) -> dict[Pair, list[Finding]]:
    """What is found of each pair that is not `done`; one that is known stays a pair of neighbours."""
    again = {(left, right) for left, right, _ in met.known}

    def looked(pair: Pair) -> list[Finding]:
        return met.look(pair, ranks.get(pair) or ((NEAREST, NEAREST) if pair in again else None))

    return {pair: done[pair] if pair in done else looked(pair) for pair in sorted(met.pairs)}


def _keep(work: UnitOfWork, met: _Gathered, found: Mapping[Pair, list[Finding]], *, read: bool) -> list[Conflict]:
    fresh, gone = compare(work, found, met.known, lambda left, right: found[left, right], met.texts)
    close(work, gone)
    fresh = base_rate.settle(work, fresh)
    settled(work, met.wanted, met.known, fresh)
    if read and len(met.wanted) <= AT_ONCE:
        rescans.take(work, met.wanted)
    return [conflict for conflict in fresh if conflict.tier is not Tier.COMPARE]


def _by_words(work: UnitOfWork, ids: Iterable[int]) -> list[Conflict] | None:
    """The same as far as it can be said without reading; None where it cannot: the words see a conflict that is new or
    back, or see one no more that stands.
    """
    work.reindex()
    with likeness.switched_off():
        met = _gathered(work.db, ids)
        found = {pair: met.look(pair) for pair in met.pairs}
    places = {(*pair, finding.rule) for pair, several in found.items() for finding in several}
    standing = {
        place for place, stored in met.known.items()
        if not (stored.closed or stored.conflict.tier is Tier.COMPARE or seen(stored, met.texts))
    }  # fmt: skip
    if any(rule not in SETTLED for *_, rule in places ^ standing):
        return None
    known = {place: stored for place, stored in met.known.items() if place[2] in SETTLED}

    def check(left: int, right: int) -> list[Finding]:
        return [finding for finding in found[left, right] if finding.rule in SETTLED]

    fresh, gone = compare(work, sorted(met.pairs), known, check, met.texts)
    close(work, gone)
    settled(work, met.wanted, known, fresh)
    paired = {claim_id for pair in met.pairs for claim_id in pair}
    rescans.leave(work, paired.intersection(met.wanted))
    return fresh
