"""What is SQLite's own: connections, pragmas, triggers, backup, and what its errors mean to a person."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import StoreError, UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

CACHE_KIB = 32 * 1024
"""Pages that a write keeps in memory at most: room for the indexes of a long import."""


def busy_seconds() -> float:
    """How long to wait for another program that writes: FACTCHECK_BUSY_SECONDS, else 10. Raises UsageError."""
    given = os.environ.get("FACTCHECK_BUSY_SECONDS") or "10"
    if not (given.isascii() and given.isdecimal()):
        raise UsageError(f"FACTCHECK_BUSY_SECONDS is “{given}”, no whole number of seconds.")
    return float(given)


def connect(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """Open an existing store. Raises StoreError when it is missing, no database, or cannot be opened."""
    if not path.is_file():
        raise StoreError(
            f"There is no store at {path}.", "Make one with `factcheck init`, or look around with `factcheck demo`."
        )
    with translated(path):
        connection = sqlite3.connect(path, timeout=busy_seconds(), isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, writing=writing)
        except sqlite3.OperationalError as error:
            connection.close()
            if writing or ("readonly" not in str(error) and "unable to open" not in str(error)):
                raise
            return _connect_unwritable(path)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, *, writing: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if writing:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    else:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def begin(connection: sqlite3.Connection) -> None:
    """Begin a transaction that may write: take the lock now, so that nothing read here is out of date later."""
    connection.execute("BEGIN IMMEDIATE")


def _connect_unwritable(path: Path) -> sqlite3.Connection:
    """A store on a read-only disk: WAL needs a file beside it, so read it as one that nobody changes."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, isolation_level=None)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Turn sqlite3's errors into a StoreError with a sentence for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error


def as_store_error(error: BaseException, path: Path | str) -> StoreError:
    """The StoreError for an error of sqlite3 (or one that wraps it)."""
    said = str(error).lower()
    for sign, sentence, hint in _SENTENCES:
        if sign in said:
            return StoreError(sentence.format(path=path), hint)
    return StoreError(f"The store at {path} failed: {error}.", "`factcheck doctor` looks for what is wrong.")


_SENTENCES = (
    ("not a database", "{path} is not a factcheck store (not an SQLite database).", "Name another with --db."),
    ("malformed", "The store at {path} is damaged.", "Restore a backup, or try `factcheck doctor`."),
    ("locked", "The store at {path} is locked by another program.", "Try again when that one is done."),
    ("busy", "The store at {path} is locked by another program.", "Try again when that one is done."),
    ("readonly", "The store at {path} is read-only.", "Change its permissions, or copy it somewhere else."),
    ("disk is full", "The disk is full; nothing was stored.", "Make room and run the command again."),
    ("disk i/o error", "The disk failed under the store at {path}.", "Nothing of this command was stored."),
    ("unable to open", "The store at {path} cannot be opened.", "Look at the permissions of the file and its folder."),
    ("no such table", "{path} is a database, but not a complete factcheck store.", "Name another with --db."),
)


def version(connection: sqlite3.Connection) -> str:
    """The store's migration, "" for a database that is no factcheck store."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else ""


def refuse_changes(tables: tuple[str, ...]) -> list[str]:
    """The DDL that makes `tables` append-only."""
    return [
        f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT raise(ABORT, '{table} is append-only'); END"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    ]


def schema(connection: sqlite3.Connection) -> str:
    """Every CREATE statement of the database, sorted by name, as `db/schema.sql` has them."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'claim_fts_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
    )
    return "".join(f"{sql.strip()};\n\n" for (sql,) in rows)


def back_up(path: Path, copy: Path) -> None:
    """Copy the store as one consistent file, WAL included."""
    with translated(path):
        source, target = sqlite3.connect(path), sqlite3.connect(copy)
        try:
            source.backup(target)
        except sqlite3.Error:
            copy.unlink(missing_ok=True)
            raise
        finally:
            source.close()
            target.close()


def integrity(connection: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find: damaged pages, rows that point nowhere."""
    problems = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return problems + [
        f"table {table}, row {row}: points to a missing {parent}" for table, row, parent, _ in broken[:20]
    ]


def size(connection: sqlite3.Connection) -> int:
    """Pages times page size: the size of the store in bytes."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    return int(pages * connection.execute("PRAGMA page_size").fetchone()[0])


def engine(path: Path) -> "Engine":
    """An SQLAlchemy engine on the store whose transactions take the write lock at once and hold DDL too."""
    from sqlalchemy import URL, create_engine, event
    from sqlalchemy.pool import NullPool

    made = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": busy_seconds()}
    )

    @event.listens_for(made, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        _prepare(connection, writing=True)

    @event.listens_for(made, "begin")
    def begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def read_once(connection: sqlite3.Connection) -> None:
    """For a command that goes through the whole store: map no pages, which would fill the memory with what is done."""
    connection.execute("PRAGMA mmap_size = 0")


def use_wal(path: Path) -> None:
    """Make the store a write-ahead-log database, for good: readers and one writer at the same time."""
    with translated(path):
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
