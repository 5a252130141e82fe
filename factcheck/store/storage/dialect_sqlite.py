"""What is SQLite's own: connections, pragmas, transactions, backup, and what its errors mean to a person."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck.errors import StoreError, UsageError
from factcheck.store.storage.database import Condition, Damaged, Database, Incomplete, Locked, Row, Unwritable
from factcheck.store.storage.dialect_sqlite_search import SqliteSearchIndex

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

CACHE_KIB = 32 * 1024
"""Pages that a write keeps in memory at most: room for the indexes of a long import."""

FEW = 1000
"""Up to so many values stand in a statement one by one, where SQLite plans best; more go in as one JSON array."""


class SqliteDatabase(Database):
    """A store in a file."""

    def __init__(self, connection: sqlite3.Connection, path: Path | str) -> None:
        self.location = str(path)
        self.index = SqliteSearchIndex(self)
        self._connection = connection

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

    def among(self, column: str, values: Iterable[Any]) -> Condition:
        """The condition that `column` has one of `values`: SQLite binds some thousands in a statement and no more."""
        given = list(values)
        if not given:
            return "FALSE", []
        if len(given) <= FEW:
            return f"{column} IN ({','.join('?' * len(given))})", given
        return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(given)]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """While it lasts, every read sees the store as it was at the first."""
        self.write("BEGIN")
        try:
            yield
        finally:
            self.write("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Stored as a whole at its end, or not at all; the lock is taken now, so that what is read stays true."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.write("ROLLBACK")
            raise

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

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise as_store_error(error, self.location) from error


def busy_seconds() -> float:
    """How long to wait for another program that writes: FACTCHECK_BUSY_SECONDS, else 10. Raises UsageError."""
    given = os.environ.get("FACTCHECK_BUSY_SECONDS") or "10"
    if not (given.isascii() and given.isdecimal()):
        raise UsageError(f"FACTCHECK_BUSY_SECONDS is “{given}”, no whole number of seconds.")
    return float(given)


def connect(path: Path, *, writing: bool = False) -> SqliteDatabase:
    """Open an existing store. Raises StoreError when it is missing, no database, or cannot be opened."""
    if not path.is_file():
        raise StoreError(
            f"There is no store at {path}.", "Make one with `factcheck init`, or look around with `factcheck demo`."
        )
    try:
        return SqliteDatabase(_opened(path, writing=writing), path)
    except sqlite3.OperationalError as error:
        if writing or _code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise as_store_error(error, path) from error
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error
    try:
        return SqliteDatabase(_opened_unwritable(path), path)
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error


def attached(driver_connection: Any, path: Path | str) -> SqliteDatabase:
    """The store on a connection that SQLAlchemy has opened."""
    return SqliteDatabase(driver_connection, path)


def _opened(path: Path, *, writing: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path, "mode=rw"), uri=True, timeout=busy_seconds(), isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection, writing=writing)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _uri(path: Path, how: str) -> str:
    """The address of a file whatever its name is, "file:…" and "?" too; with "mode=rw" none is made that is gone."""
    return f"file:{quote(os.fsencode(os.path.join('.', path)))}?{how}"


def _prepare(connection: sqlite3.Connection, *, writing: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if writing:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    else:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _opened_unwritable(path: Path) -> sqlite3.Connection:
    """A store on a read-only disk: WAL needs a file beside it, so read it as one that nobody changes."""
    connection = sqlite3.connect(_uri(path, "immutable=1"), uri=True, isolation_level=None)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_uri(path, "mode=rw"), uri=True)


def _code(error: BaseException) -> int:
    """SQLite's primary result code; 0 for an error that has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def as_store_error(error: BaseException, path: Path | str) -> StoreError:
    """The StoreError for an error of sqlite3, or for SQLAlchemy's that wraps one."""
    error = getattr(error, "orig", None) or error
    if "no such table" in str(error):
        return Incomplete(f"{path} is a database, but not a complete factcheck store.", "Name another with --db.")
    kind, sentence, hint = _SENTENCES.get(
        _code(error),
        (StoreError, f"The store at {{path}} failed: {error}.", "`factcheck doctor` looks for what is wrong."),
    )
    return kind(sentence.format(path=path), hint)


_LOCKED = (Locked, "The store at {path} is locked by another program.", "Try again when that one is done.")
_SENTENCES: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_NOTADB: (
        StoreError, "{path} is not a factcheck store (not an SQLite database).", "Name another with --db."
    ),
    sqlite3.SQLITE_CORRUPT: (
        Damaged, "The store at {path} is damaged.", "Restore a backup, or try `factcheck doctor`."
    ),
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_READONLY: (
        Unwritable, "The store at {path} is read-only.", "Change its permissions, or copy it somewhere else."
    ),
    sqlite3.SQLITE_FULL: (Unwritable, "The disk is full; nothing was stored.", "Make room and run the command again."),
    sqlite3.SQLITE_IOERR: (
        StoreError, "The disk failed under the store at {path}.", "Nothing of this command was stored."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError, "The store at {path} cannot be opened.", "Look at the permissions of the file and its folder."
    ),
}  # fmt: skip


def schema(path: Path) -> str:
    """Every CREATE statement of the database, sorted by name, as `db/schema.sql` has them."""
    with closing(_plain(path)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE "
            "'claim_fts_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
        )
        return "".join(f"{sql.strip()};\n\n" for (sql,) in rows)


_MAGIC = b"SQLite format 3\0"
"""How every SQLite database begins (https://www.sqlite.org/fileformat2.html#magic_header_string)."""
_BESIDE = ("-wal", "-shm", "-journal")


def belongs_to_a_store(path: Path) -> bool:
    """Whether a file is a database, by any of its names, or has the name of what SQLite keeps beside one."""
    base = next((path.with_name(path.name.removesuffix(end)) for end in _BESIDE if path.name.endswith(end)), path)
    return any(_begins_as_database(one) for one in {path, base})


def _begins_as_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def back_up(path: Path, copy: Path) -> None:
    """Copy the store as one consistent file, WAL included; it has its name when it is whole. Raises StoreError."""
    unfinished = copy.with_name(f".{copy.name}.{os.getpid()}")
    try:
        with (
            closing(_plain(path)) as source,
            closing(sqlite3.connect(_uri(unfinished, "mode=rwc"), uri=True)) as target,
        ):
            source.backup(target)
        unfinished.replace(copy)
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def engine(path: Path) -> "Engine":
    """An SQLAlchemy engine on the store whose transactions take the write lock at once and hold DDL too."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    made = create_engine("sqlite://", creator=lambda: _opened(path, writing=True), poolclass=NullPool)

    @event.listens_for(made, "begin")
    def begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def use_wal(path: Path) -> None:
    """Make the store a write-ahead-log database, for good: readers and one writer at the same time."""
    try:
        with closing(_plain(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error
