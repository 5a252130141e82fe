"""What waits for a person: drafts, conflicts, marks to make, filings to accept.

A further kind of thing is a word in `Kind`, how its keys are found (`waiting`), and how one is fetched (`fetch`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.source import Source
from factcheck.domain.suggestion import Suggestion
from factcheck.query import Filter, Query
from factcheck.store.reads import claims
from factcheck.store.search import listing
from factcheck.store.storage.database import Database


class Kind(StrEnum):
    """A kind of thing that waits, in the order in which they are walked."""

    DRAFT = "draft"


class Key(NamedTuple):
    """What names a thing that waits: its kind, its claim, and the other claim where there are two."""

    kind: Kind
    claim: int
    other: int = 0


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
    drafts = (Filter("is", ("draft",)), Filter("is", ("withdrawn",), True))
    return (draft(n) for n in listing.ids(db, replace(query, filters=(*query.filters, *drafts))))


def waits(item: Item) -> bool:
    """Whether nobody has decided this yet."""
    return item.claim.draft and not item.claim.withdrawn


class Shelf:
    """Fetches things one at a time; the text of a source is kept while its claims are walked."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._source: Source | None = None

    def fetch(self, key: Key) -> Item:
        """The thing as the store has it now. Raises NotFound, StoreError."""
        claim = claims.claim(self.db, key.claim)
        return Item(key, (claim,), self._of(claim))

    def _of(self, claim: Claim) -> Source:
        from factcheck.store.reads import sources

        if self._source is None or self._source.id != claim.source:
            self._source = sources.source(self.db, claim.source)
        return self._source
