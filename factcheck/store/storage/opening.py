"""Opening a store: found, known, and of this version, or a sentence that says why not."""

from collections.abc import Callable
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.storage import dialect_sqlite, dialect_sqlite_files
from factcheck.store.storage.database import Database

VERSION = "0004"
"""The newest migration; a test holds it equal to Alembic's head."""


def open_store(location: str, say: Callable[[str], None], *, writing: bool = False) -> Database:
    """The store at a path; an older one is backed up and migrated first, and `say` is told.

    Raises StoreError when the store is missing, locked, damaged, no factcheck store, or newer than this program.
    """
    path = store_path(location)
    db = dialect_sqlite.connect(path, writing=writing)
    found = db.version()
    if found == VERSION:
        return db
    db.close()
    if not found:
        raise StoreError(f"{path} is a database, but not a factcheck store.", "Name another with --db.")
    if found > VERSION:
        raise StoreError(
            f"The store at {path} is of version {found}, newer than this program's {VERSION}.",
            "Upgrade factcheck; the store was not touched.",
        )
    from factcheck.store.storage.migrate import upgrade

    copy = upgrade(path, found)
    if copy:
        say(f"The store was of version {found} and is now {VERSION}; the old one is kept as {copy}.")
    return dialect_sqlite.connect(path, writing=writing)


def look_into(location: str) -> Database:
    """The store as it is, for those who would rather see nothing than wait for it to be migrated. Raises StoreError."""
    return dialect_sqlite.connect(store_path(location))


def belongs_to_a_store(path: Path) -> bool:
    """Whether a file is a store, under whatever name, or what a database keeps beside one."""
    return dialect_sqlite_files.belongs_to_a_store(path)


def store_path(location: str) -> Path:
    """The path of an SQLite store. Raises StoreError for the URL of a database that this version does not speak."""
    if "://" in location:
        kind = location.split("://", 1)[0]
        raise StoreError(f"This version has no {kind} stores.", "Give --db the path of a file.")
    return Path(location)
