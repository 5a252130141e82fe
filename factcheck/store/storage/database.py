"""The one door to a database: what reads, writes and the search may ask of it, whatever the dialect.

SQL that goes through it is what both dialects speak, `?` standing for a value. A list of values of any length stands
there by `among`. Every error is a StoreError with a sentence for a person; those that a caller tells apart are below.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from factcheck.errors import NotFound, StoreError

if TYPE_CHECKING:
    from factcheck.store.storage.search_index import SearchIndex

Row = Any
"""A tuple with the columns of one row."""
BATCH = 500
"""Rows that are asked for at once where there may be very many: all would be held in memory."""
Condition = tuple[str, list[Any]]
"""SQL with `?` for values, and the values."""


class Missing(StoreError):
    """There is no store at the place."""


class Damaged(StoreError):
    """What is stored cannot be read."""


class Incomplete(StoreError):
    """A table is missing."""


class Unwritable(StoreError):
    """Nothing can be written now: the store is read-only, held by another program, or the disk is full."""


class Locked(Unwritable):
    """Another program writes, and went on for longer than one waits."""


def joined(parts: Sequence[str], joint: str) -> str:
    """Conditions joined by "AND" or "OR", as a tree that is not deep however many they are: SQLite bounds the depth."""
    if len(parts) < 3:
        return f" {joint} ".join(parts)
    middle = len(parts) // 2
    return f"({joined(parts[:middle], joint)}) {joint} ({joined(parts[middle:], joint)})"


OLD = 60
"""Days after which somebody should look at a mark again, if nobody did and the settings say nothing else: two months,
as a desk asked for it in its own drawing of what waits. Marking it once more with a note, or approving it, is looking.
"""


class Database(ABC):
    """An open store. Ids, sizes, lists and the search index are asked for here, for each dialect has its own way."""

    location: str
    index: "SearchIndex"
    old_after: int = OLD
    """Days after which a mark that nobody looked at is old, as whoever opened the store will have it."""

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a question, streamed. Raises StoreError, at once or on the way."""

    @abstractmethod
    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Carry one statement out. Raises StoreError."""

    @abstractmethod
    def write_each(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        """Carry one statement out for each of many rows of values. Raises StoreError."""

    @abstractmethod
    def insert(self, table: str, columns: Sequence[str], many: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table, each with a value for each of these columns. Raises StoreError."""

    @abstractmethod
    def among(self, column: str, values: Iterable[Any]) -> Condition:
        """The condition that `column` has one of `values`, however many they are; of none, never."""

    @abstractmethod
    def holds(self, text: str) -> str:
        """The condition that a value stands somewhere in what `text` is, which is an expression."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """While it lasts, every read sees the store as it was at the first."""

    @abstractmethod
    def begin(self) -> None:
        """Begin what is stored as a whole or not at all; no other program writes until its end. Raises Locked."""

    @abstractmethod
    def commit(self) -> None:
        """Store it. Raises StoreError, also when what was opened has the store's name no more."""

    @abstractmethod
    def roll_back(self) -> None:
        """Store nothing of it; nothing happens where nothing was begun."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Stored as a whole at its end, or not at all. Raises Locked."""
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.roll_back()
            raise

    @abstractmethod
    def new_ids(self, table: str, number: int) -> Sequence[int]:
        """Ids that no row of a table has, rising; in a transaction, and to be inserted before more are asked for."""

    @abstractmethod
    def roughly(self, table: str) -> int:
        """About how many rows a table has, without counting: what a rarity is measured by."""

    def login(self) -> str:
        """Who is connected, "" where a database knows no logins."""
        return ""

    @abstractmethod
    def identity(self) -> str:
        """What tells this store from every other that can be opened now, whatever its place is called."""

    @abstractmethod
    def version(self) -> str:
        """The store's migration, "" for a database that is no factcheck store."""

    @abstractmethod
    def problems(self) -> list[str]:
        """What the database's own checks find, a sentence each: damaged pages, rows that point nowhere."""

    @abstractmethod
    def bytes(self) -> int:
        """The size of the store."""

    @abstractmethod
    def read_through(self) -> None:
        """Get ready for a command that goes through the whole store once."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; what was begun and not committed is not stored."""

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row:
        """The first row, None when there is none."""
        return next(self.rows(sql, values), None)

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, None when there is none."""
        row = self.row(sql, values)
        return row[0] if row else None

    def column(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows(sql, values)]

    def newest(self, table: str) -> int:
        """The greatest id of a table, 0 when it is empty."""
        return self.value(f"SELECT max(id) FROM {table}") or 0

    def no_such_claim(self, claim_id: int) -> NotFound:
        """The error for a claim's id that is not in the store."""
        last = self.newest("claim")
        return NotFound(
            f"There is no claim {claim_id}.", f"The newest is {last}." if last else "The store holds no claims yet."
        )
