"""SQLite's files: opening one, waiting for who writes in it, and copying it."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from factcheck.errors import StoreError
from factcheck.store.storage.database import Missing
from factcheck.store.storage.dialect_sqlite_errors import as_store_error, closed, code, read_only
from factcheck.store.storage.patience import busy_seconds

CACHE_KIB = 32 * 1024
"""Pages that a write keeps in memory at most: room for the indexes of a long import."""

PAUSE = 0.02
"""Seconds between two tries to begin, about, for one who has just come."""

UNFINISHED = ".{name}.{process}"
"""How a file is called that is being made, in the folder where it will have its name."""


def look_at(path: Path) -> None:
    """Raise StoreError when there is no file at `path` that a store may be in."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        found = None
    except (OSError, ValueError) as error:
        raise closed(path) from error
    if found is None or not stat.S_ISREG(found.st_mode):
        raise Missing(
            f"There is no store at {path}.", "Make one with `factcheck init`, or look around with `factcheck demo`."
        )
    if found.st_nlink > 1 and not _is_being_made(path):
        raise StoreError(
            f"The store at {path} has {found.st_nlink} names (hard links): written by two, it would be damaged.",
            "Remove the others, or make a symbolic link or a copy instead.",
        )


def _is_being_made(path: Path) -> bool:
    """Whether the second name was the one under which a store is made: it goes in a moment, or with its program."""
    beginning = UNFINISHED.format(name=path.name, process="")
    for _ in range(100):
        if path.stat().st_nlink == 1:
            return True
        makers = [other.name.removeprefix(beginning) for other in path.parent.iterdir()]
        makers = [process for process in makers if process.isdecimal()]
        if not makers:
            return False
        for process in makers:
            if not _is_running(int(process)):
                path.with_name(beginning + process).unlink(missing_ok=True)
        sleep(PAUSE)
    return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def uri(path: Path, how: str) -> str:
    """The address of a file whatever its name is, "file:…" and "?" too; with "mode=rw" none is made that is gone."""
    return f"file:{quote(os.fsencode(os.path.join('.', path)))}?{how}"


def opened(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection with the pragmas that each has. Raises Unwritable, sqlite3.Error."""
    if writing and not os.access(path, os.W_OK):
        raise read_only(path)
    connection = sqlite3.connect(
        uri(path, "mode=rw"), uri=True, timeout=busy_seconds(), isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection, writing=writing)
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


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also where SQLite's usual way fails. Raises sqlite3.Error.

    WAL needs a file beside the store. On a full disk it does without one while nobody else reads; on a disk that is
    read-only, nobody can change the store.
    """
    try:
        return opened(path, writing=False)
    except sqlite3.OperationalError as error:
        kind = code(error)
        if kind not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
    alone = kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
    connection = sqlite3.connect(
        uri(path, "mode=rw" if alone else "immutable=1"), uri=True, timeout=busy_seconds(), isolation_level=None
    )
    if alone:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def begin(connection: sqlite3.Connection, path: Path | str) -> None:
    """Begin a transaction that may write: take the lock now, so that nothing read in it is out of date later.

    Who has waited longer asks more often, so that nobody waits for all the others: SQLite's own pauses grow instead,
    and whoever comes last has the best chance. Raises Locked after `busy_seconds`, StoreError.
    """
    started, patience = monotonic(), busy_seconds()
    connection.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.Error as error:
            waited = monotonic() - started
            if code(error) != sqlite3.SQLITE_BUSY or waited >= patience:
                raise as_store_error(error, path) from error
        sleep((0.5 + int.from_bytes(os.urandom(1)) / 255) * PAUSE / (1 + waited))
    connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")


def schema(path: Path) -> str:
    """Every CREATE statement of the database, sorted by name, as `db/schema.sql` has them."""
    with closing(_plain(path)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE "
            "'claim_fts_%' ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
        )
        return "".join(f"{sql.strip()};\n\n" for (sql,) in rows)


def back_up(path: Path, copy: Path) -> None:
    """Copy the store as one consistent file, WAL included; it has its name when it is whole. Raises StoreError."""
    unfinished = copy.with_name(UNFINISHED.format(name=copy.name, process=os.getpid()))
    try:
        with closing(_plain(path)) as source, closing(sqlite3.connect(uri(unfinished, "mode=rwc"), uri=True)) as target:
            source.backup(target)
        unfinished.replace(copy)
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def use_wal(path: Path) -> None:
    """Make the store a write-ahead-log database, for good: readers and one writer at the same time."""
    try:
        with closing(_plain(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(uri(path, "mode=rw"), uri=True)


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
