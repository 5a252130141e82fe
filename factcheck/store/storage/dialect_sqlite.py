"""A store in an SQLite file: the database as the rest of the store asks for it."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import StoreError
from factcheck.store.storage.database import Condition, Database, Row
from factcheck.store.storage.dialect_sqlite_errors import as_store_error
from factcheck.store.storage.dialect_sqlite_files import begin, look_at, opened, opened_to_read
from factcheck.store.storage.dialect_sqlite_search import SqliteSearchIndex

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FEW = 1000
"""Up to so many values stand in a statement one by one, where SQLite plans best; more go in as one JSON array."""


class SqliteDatabase(Database):
    """A store in a file."""

    def __init__(self, connection: sqlite3.Connection, path: Path | str) -> None:
        self.location = str(path)
        self.index = SqliteSearchIndex(self)
        self._connection = connection
        self._file = _identity(path)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a question, streamed."""
        with self._translated():
            cursor = self._connection.execute(sql, values)
        return self._streamed(cursor)

    def _streamed(self, cursor: sqlite3.Cursor) -> Iterator[Row]:
        try:
            for row in cursor:  # noqa: UP028  `yield from` closes the cursor, which fails when the store is closed first
                yield row
        except sqlite3.Error as error:
            raise as_store_error(error, self.location) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row:
        """The first row, None when there is none."""
        with self._translated():
            return self._connection.execute(sql, values).fetchone()

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Carry one statement out."""
        with self._translated():
            self._connection.execute(sql, values)

    def write_each(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        """Carry one statement out for each of many rows of values."""
        with self._translated():
            self._connection.executemany(sql, many)

    def insert(self, table: str, columns: Sequence[str], many: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table."""
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        self.write_each(f"INSERT INTO {table} ({names}) VALUES ({marks})", many)

    def among(self, column: str, values: Iterable[Any]) -> Condition:
        """The condition that `column` has one of `values`: SQLite binds some thousands in a statement and no more."""
        given = list(values)
        if not given:
            return "FALSE", []
        if len(given) <= FEW:
            return f"{column} IN ({','.join('?' * len(given))})", given
        return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(given)]

    def holds(self, text: str) -> str:
        """The condition that a value stands in a text: LIKE takes no long pattern."""
        return f"instr({text}, ?) > 0"

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """While it lasts, every read sees the store as it was at the first."""
        self.write("BEGIN")
        try:
            yield
        finally:
            self.write("ROLLBACK")

    def begin(self) -> None:
        """Take the lock now, so that what is read stays true."""
        begin(self._connection, self.location)

    def commit(self) -> None:
        """Store it, in the file that has the store's name: nobody would find what another one holds."""
        self._check_in_place()
        self.write("COMMIT")
        self._check_in_place()

    def roll_back(self) -> None:
        """Store nothing of it."""
        if self._connection.in_transaction:
            self.write("ROLLBACK")

    def new_ids(self, table: str, number: int) -> Sequence[int]:
        """Ids that no row of a table has, rising; in a transaction, and to be inserted before more are asked for."""
        first = self.newest(table) + 1
        return range(first, first + number)

    def roughly(self, table: str) -> int:
        """About how many rows a table has: its greatest id, for SQLite counts row by row."""
        return self.newest(table)

    def version(self) -> str:
        """The store's migration, "" for a database that is no factcheck store."""
        known = self.value("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'")
        return str(self.value("SELECT version_num FROM alembic_version") or "") if known else ""

    def problems(self) -> list[str]:
        """What SQLite's own checks find."""
        found = [said for said in self.column("PRAGMA integrity_check(20)") if said != "ok"]
        broken = list(self.rows("PRAGMA foreign_key_check"))
        return found + [
            f"table {table}, row {row}: points to a missing {parent}" for table, row, parent, _ in broken[:20]
        ]

    def bytes(self) -> int:
        """Pages times page size."""
        return int(self.value("PRAGMA page_count") * self.value("PRAGMA page_size"))

    def read_through(self) -> None:
        """Map no pages, which would fill the memory with what is done."""
        self.write("PRAGMA mmap_size = 0")

    def _check_in_place(self) -> None:
        """Raise StoreError when the file that was opened is no more the one that has its name."""
        if _identity(self.location) != self._file:
            raise StoreError(
                f"The store at {self.location} was removed or replaced while this command ran; "
                "nothing is stored in what has its name now.",
                "Look where it went, and run the command again.",
            )

    def identity(self) -> str:
        """The file, by any of its names."""
        return f"file {self._file or self.location}"

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise as_store_error(error, self.location) from error


def _identity(path: Path | str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect(path: Path, *, writing: bool = False) -> SqliteDatabase:
    """Open an existing store. Raises StoreError when it is missing, no database, or cannot be opened."""
    look_at(path)
    try:
        return SqliteDatabase(opened(path, writing=True) if writing else opened_to_read(path), path)
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error


def attached(driver_connection: Any, path: Path | str) -> SqliteDatabase:
    """The store on a connection that SQLAlchemy has opened."""
    return SqliteDatabase(driver_connection, path)


def engine(path: Path) -> "Engine":
    """An SQLAlchemy engine on the store whose transactions take the write lock at once and hold DDL too."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    made = create_engine("sqlite://", creator=lambda: opened(path, writing=True), poolclass=NullPool)

    @event.listens_for(made, "begin")
    def take_the_lock(connection: "Connection") -> None:
        held = connection.connection.driver_connection
        assert isinstance(held, sqlite3.Connection)
        begin(held, path)

    return made
