"""What waits for a person: drafts, conflicts, differences of a merge, filings to accept, marks to make.

A further kind of thing is a word in `Kind`, how its keys are found (`waiting`) and one is fetched (`Shelf.fetch`), when
it waits (`waits`), and its rows in `keytable` and `talks`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict, Judgement
from factcheck.domain.dispute import settled
from factcheck.domain.source import Source
from factcheck.domain.suggestion import Suggestion
from factcheck.query import Filter, Query
from factcheck.store.reads import claims, conflicts, differences, related, sources, suggestions
from factcheck.store.reads.differences import Difference
from factcheck.store.search import listing
from factcheck.store.storage.database import Database

AGAINST = 3
"""Claims of the other side that are shown, for the eye alone: `positions` has all."""


class Kind(StrEnum):
    """A kind of thing that waits, in the order in which they are walked."""

    DRAFT = "draft"
    CONFLICT = "conflict"
    DIFFERENCE = "difference"
    FILING = "filing"
    MARK = "mark"


class Key(NamedTuple):
    """What names a thing that waits: its kind, its claim, and the other claim where there are two; of a difference also
    what is contested: the thing, its number, its fields.
    """

    kind: Kind
    claim: int
    other: int = 0
    of: tuple[str, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that waits, as a person sees it; `claims` are what is decided on, first the one that is asked about.

    `like` are claims that say the same, `against` those of the other side.
    """

    key: Key
    claims: tuple[Claim, ...]
    source: Source
    like: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    conflict: Conflict | None = None
    filing: Suggestion | None = None
    difference: Difference | None = None

    @property
    def claim(self) -> Claim:
        """The claim that is asked about."""
        return self.claims[0]


def draft(claim_id: int) -> Key:
    """The key of a draft."""
    return Key(Kind.DRAFT, claim_id)


def waiting(db: Database, query: Query, kind: Kind) -> Iterable[Key]:
    """The keys of one kind whose claims a query lets through, in order: ids alone, whatever there is of them.

    Raises NotFound for names that nobody has.
    """
    if kind is Kind.DRAFT:
        return (draft(n) for n in listing.ids(db, _with(query, ("draft", False))))
    if kind is Kind.MARK:
        return (Key(kind, n) for n in listing.ids(db, _with(query, ("unreviewed", False), ("draft", True))))
    if kind is Kind.CONFLICT:
        return _conflicts(db, query)
    if kind is Kind.DIFFERENCE:
        return _differences(db, query)
    unfiled = list(listing.ids(db, _with(query, ("unfiled", False), ("draft", True))))
    return (Key(kind, made.claim, made.partner) for made in suggestions.offered(db, unfiled).suggestions)


def _with(query: Query, *states: tuple[str, bool]) -> Query:
    """The query, and that a claim is in these states, or with True is not."""
    asked = (*states, ("withdrawn", True))
    return replace(query, filters=(*query.filters, *(Filter("is", (name,), negated) for name, negated in asked)))


def _conflicts(db: Database, query: Query) -> Iterator[Key]:
    """The pairs of claims that are open to be judged, surest first, but for those that the desk's marks settle."""
    found = conflicts.every(db)
    if query.terms or query.filters:
        found = conflicts.concerning(db, found, query)
    pairs = list(found)
    known = claims.index(db, {number for pair in pairs for number in pair.claims})
    for pair in pairs:
        if not settled(pair, *(known[number] for number in pair.claims)):
            yield Key(Kind.CONFLICT, *pair.claims)


def _differences(db: Database, query: Query) -> Iterator[Key]:
    """What people who worked apart left contested; the judgement of two claims once, of whatever kinds it is."""
    asks = bool(query.terms or query.filters)
    gone = replace(query, filters=(*query.filters, Filter("is", ("withdrawn",))))  # that, too, may be contested
    fitting = {*listing.ids(db, query), *listing.ids(db, gone)} if asks else set()
    pairs: set[tuple[int, int]] = set()
    for thing, number, field, claim, other in differences.shown_by(db):
        if (other and (claim, other) in pairs) or (asks and not fitting & {claim, other}):
            continue
        pairs.add((claim, other))
        yield Key(Kind.DIFFERENCE, claim, other, (thing, number, field))


def waits(item: Item) -> bool:
    """Whether nobody has decided this yet."""
    claim = item.claim
    if item.key.kind is Kind.DRAFT:
        return claim.draft and not claim.withdrawn
    if item.key.kind is Kind.DIFFERENCE:
        return item.difference is not None
    if claim.draft or any(one.withdrawn for one in item.claims):
        return False
    if item.key.kind is Kind.CONFLICT:
        return item.conflict is not None and not settled(item.conflict, *item.claims)
    return item.filing is not None if item.key.kind is Kind.FILING else not claim.decided


def besides(item: Item, found: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that say the same, but for those that stand beside it anyway."""
    beside = {one.id for one in (*item.claims, *item.against)}
    return tuple(other for other in found if other.id not in beside)


class Shelf:
    """Fetches things one at a time; the text of a source is kept while its claims are walked."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._source: Source | None = None

    def fetch(self, key: Key) -> Item:
        """The thing as the store has it now. Raises NotFound, StoreError."""
        found = tuple(claims.every_one(self.db, [number for number in (key.claim, key.other) if number]))
        item = Item(key, found, self._of(found[0]), against=self._against(found[0], key))
        if key.kind is Kind.CONFLICT:
            return replace(item, conflict=self._conflict(key))
        if key.of:
            return replace(item, difference=differences.of(self.db, *key.of))
        if key.kind is Kind.FILING:
            made = suggestions.suggestions(self.db, [key.claim])
            return replace(item, filing=next((one for one in made if one.partner == key.other), None))
        return item

    def _conflict(self, key: Key) -> Conflict | None:
        pair = [c for c in conflicts.of_claims(self.db, [key.claim]) if c.claims == (key.claim, key.other)]
        return next((one for one in pair if one.judgement is Judgement.OPEN), None)

    def _against(self, claim: Claim, key: Key) -> tuple[Claim, ...]:
        """The claims of the other side of the one that is asked about."""
        met = conflicts.contradicting(self.db, [claim.id]).get(claim.id, [])
        stands = [other for other in related.to(self.db, claim) if other.stance is not claim.stance and not other.draft]
        found = {other.id: other for other in (*claims.by_ids(self.db, met), *stands) if other.id != key.other}
        return tuple(found.values())[:AGAINST]

    def _of(self, claim: Claim) -> Source:
        if self._source is None or self._source.id != claim.source:
            self._source = sources.source(self.db, claim.source)
        return self._source
