"""Opening a store: found, known, and of this version, or a sentence that says why not."""

import os
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.storage.database import Database, Missing
from factcheck.store.storage.dialect_sqlite_files import belongs_to_a_store
from factcheck.store.storage.dialect_sqlite_place import SqlitePlace
from factcheck.store.storage.place import Place
from factcheck.store.storage.server_url import is_server
from factcheck.text.secrets import without_passwords as shown

__all__ = [
    "VERSION",
    "belongs_to_a_store",
    "is_there",
    "login",
    "look_into",
    "open_store",
    "place",
    "same_place",
    "store_path",
]

VERSION = "0014"
"""The newest migration; a test holds it equal to Alembic's head."""


def open_store(location: str, say: Callable[[str], None], *, writing: bool = False) -> Database:
    """The store at a path; an older one is backed up and migrated first, and `say` is told.

    Raises StoreError when the store is missing, locked, damaged, no factcheck store, or newer than this program.
    """
    where = place(location)
    db = where.connect(writing=writing)
    found = db.version()
    if found == VERSION:
        return db
    db.close()
    if not found:
        raise StoreError(f"{where} is a database, but not a factcheck store.", "Name another with --db.")
    if found > VERSION:
        raise StoreError(
            f"The store at {where} is of version {found}, newer than this program's {VERSION}.",
            "Upgrade factcheck; the store was not touched.",
        )
    from factcheck.store.storage.migrate import upgrade

    copy = upgrade(where, found)
    if copy:
        say(f"The store was of version {found} and is now {VERSION}; the old one is kept as {copy}.")
    return where.connect(writing=writing)


def look_into(location: str) -> Database:
    """The store as it is, for those who would rather see nothing than wait for it to be migrated. Raises StoreError."""
    return place(location).connect()


def is_there(location: str) -> bool:
    """Whether a store is at a place. Raises StoreError where that cannot be told."""
    where = place(location)
    try:
        with closing(where.connect()) as db:
            return bool(db.version())
    except Missing:
        return False


def same_place(one: str, other: str) -> bool:
    """Whether two locations are one store, as far as their names tell."""
    if is_server(one) or is_server(other):
        return one == other
    return os.path.realpath(one) == os.path.realpath(other)


@cache
def login(location: str) -> str:
    """Who is logged in where a store is. Raises StoreError."""
    with closing(look_into(location)) as db:
        return db.login()


def place(location: Path | str) -> Place:
    """Where the store is. Raises StoreError for the URL of a database that this version does not speak."""
    if is_server(str(location)):
        return _on_a_server(str(location))
    return SqlitePlace(store_path(str(location)))


def _on_a_server(location: str) -> Place:
    try:
        from factcheck.store.storage.dialect_postgres_place import PostgresPlace
    except ImportError as error:
        raise StoreError(
            f"The store at {shown(location)} is on a server, and what speaks to one is not installed.",
            "Run: pip install 'factcheck-cli[postgres]'",
        ) from error
    return PostgresPlace(location)


def store_path(location: str) -> Path:
    """The path of an SQLite store. Raises StoreError for the URL of a database that this version does not speak."""
    if "://" in location:
        kind = location.split("://", 1)[0]
        raise StoreError(f"This version has no {kind} stores.", "Give --db the path of a file, or postgresql://….")
    return Path(location)
