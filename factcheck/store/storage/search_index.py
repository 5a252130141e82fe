"""The face of the full-text index: what can be looked for, and what an index of any dialect answers.

What to look for is a tree of words, phrases, beginnings, all, any and not; each dialect writes it in its own way.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.store.storage.database import Condition, Database
    from factcheck.text.values import Asked


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that follow each other, one word mostly; `field` is the only field where they may stand, or "".

    `prefix`: what is looked for only begins with the last of them.
    """

    words: tuple[str, ...]
    prefix: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part."""

    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part or more."""

    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What is wanted, where none of the unwanted stands."""

    wanted: "Wanted"
    unwanted: tuple["Wanted", ...]


Wanted = Phrase | AllOf | AnyOf | Without

Contents = tuple[int, str, str, str, str]
"""Of a claim: its id, text, quotes, speaker (with other names and the relaying chain) and source title."""

Indexed = tuple[int, str, str, str, str, str]
"""Of a claim: its id, text, quotes, speaker and source title, folded, and what is found beside their words (`ALSO`)."""

ALSO = "also"
"""The field of what stands in no word as such: amounts and dates in their normal form (`text.values`)."""

Weights = tuple[float, float, float, float, float]
"""How much a hit in the text, the quotes, the speaker, the source's title and beside the words counts."""

RANK: Weights = (10.0, 4.0, 8.0, 2.0, 8.0)
"""A hit in the claim's own text counts most, one in the title that all claims of a source share least."""


def word(folded: str) -> Phrase:
    """One word to look for."""
    return Phrase((folded,))


class SearchIndex(ABC):
    """What was folded and indexed of the claims, and the store's vocabulary: each word once, how often it stands there.

    The vocabulary and the amounts are plain tables, the same in every dialect, and are asked here. Raises StoreError,
    Damaged for an index that cannot be read.
    """

    def __init__(self, database: "Database") -> None:
        self._db = database

    @abstractmethod
    def contents(self, ids: Sequence[int]) -> Iterator[Contents]:
        """What there is to index of the claims with these ids, not yet folded, by id."""

    @abstractmethod
    def insert(self, rows: Iterable[Indexed], amounts: Iterable[tuple[int, str, float]], *, more: bool = False) -> None:
        """Index folded rows, and the amounts in them: the claim's id, the kind, the number in base units.

        `more`: others follow at once, so these may wait for them; whoever says so ends with some that does not.
        """

    @abstractmethod
    def indexed(self, ids: Sequence[int]) -> dict[int, tuple[str, str, str, str, str]]:
        """What the index holds of these claims, folded: text, quotes, speaker, source title, and what is beside."""

    @abstractmethod
    def delete(self, ids: Iterable[int]) -> None:
        """Take claims out of the index."""

    @abstractmethod
    def count_words(self, rows: Iterable[tuple[str, int, int, str, str | None, str | None]]) -> None:
        """Add to the vocabulary: term, how many more, how many of them as a name, term backwards, key, skeleton."""

    @abstractmethod
    def uncount_words(self, counts: Mapping[str, int]) -> None:
        """Take words out of the vocabulary; one that stands nowhere any more goes."""

    @abstractmethod
    def clear(self) -> None:
        """Make the index anew, empty, even where the old one is damaged; what follows is a great many claims."""

    @abstractmethod
    def settle(self) -> None:
        """After a great many claims were indexed: put the index into the form that reads fastest."""

    @abstractmethod
    def verify(self) -> None:
        """The index's own check of its structures, which needs to write. Raises Damaged, Unwritable."""

    @abstractmethod
    def behind(self) -> bool:
        """Whether the newest claim and the newest that is indexed differ: two look-ups."""

    @abstractmethod
    def unindexed(self) -> int:
        """How many claims are in the store or in the index, but not in both."""

    @abstractmethod
    def matching(self, wanted: Wanted) -> "Condition":
        """A condition on `claim.id`."""

    def with_amount(self, asked: "Asked") -> "Condition":
        """A condition on `claim.id`: the claims with an amount that is asked for."""
        kinds, values = self._db.among("kind", asked.kinds)
        low, high = ">" if asked.over else ">=", "<" if asked.under else "<="
        sql = f"SELECT claim_id FROM amount WHERE {kinds} AND value {low} ? AND value {high} ?"
        return f"claim.id IN ({sql})", [*values, asked.low, asked.high]

    @abstractmethod
    def ranked(
        self, wanted: Wanted, limit: int, weights: Weights = RANK, where: "Condition | None" = None
    ) -> list[tuple[int, float]]:
        """The best claims, for which `where` holds, best first, with a score that grows with the fit."""

    @abstractmethod
    def texts_with(self, wanted: Wanted, limit: int) -> list[tuple[int, str]]:
        """Ids and folded texts of claims that fit, the newest first, drafts and withdrawn ones left out."""

    @abstractmethod
    def stands(self, wanted: Wanted) -> bool:
        """Whether any claim fits."""

    @abstractmethod
    def marked_words(self, terms: Sequence[str], wanted: Wanted) -> set[str]:
        """Which of `terms` is found by looking for single words as here: stems count alike."""

    def frequencies(self, terms: Sequence[str]) -> dict[str, tuple[int, int]]:
        """How often each word stands in the store, and how often as a name; words that do not are left out."""
        if not terms:
            return {}  # a question to a server costs its way there and back
        where, values = self._db.among("term", terms)
        return {
            term: (n, names)
            for term, n, names in self._db.rows(f"SELECT term, n, names FROM word WHERE {where}", values)
        }

    def same_key(self, key: str, limit: int) -> list[tuple[str, int]]:
        """The names that share a name key, with their counts, most frequent first."""
        return self._alike('"key"', key, limit)

    def same_skeleton(self, skeleton: str, limit: int) -> list[tuple[str, int]]:
        """The names that share a skeleton, with their counts, most frequent first."""
        return self._alike("skeleton", skeleton, limit)

    def same_skeletons(self, skeletons: Sequence[str], limit: int) -> list[tuple[str, int]]:
        """The names that have one of some skeletons, with their counts, most frequent first."""
        where, values = self._db.among("skeleton", skeletons)
        sql = f"SELECT term, n FROM word WHERE {where} AND names * 2 > n ORDER BY n DESC, term LIMIT ?"
        return list(self._db.rows(sql, [*values, limit]))

    def _alike(self, column: str, value: str, limit: int) -> list[tuple[str, int]]:
        sql = f"SELECT term, n FROM word WHERE {column} = ? AND names * 2 > n ORDER BY n DESC, term LIMIT ?"
        return list(self._db.rows(sql, [value, limit]))

    def beginning_or_ending(self, start: str, end: str, shortest: int, longest: int) -> list[str]:
        """The words that begin with `start` or end with `end`, of a length in that range."""
        last, low = end[::-1], [shortest, longest]
        beginning = self._db.column(
            "SELECT term FROM word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
            [start, start + "{", *low],
        )
        ending = self._db.column(
            "SELECT tail FROM word WHERE tail >= ? AND tail < ? AND length(tail) BETWEEN ? AND ?",
            [last, last + "{", *low],
        )
        return list({*beginning, *(tail[::-1] for tail in ending)})
