"""What SQLite's errors mean to a person."""

import os
import sqlite3
from pathlib import Path

from factcheck.errors import StoreError
from factcheck.store.storage.database import Damaged, Incomplete, Locked, Unwritable

Said = tuple[type[StoreError], str, str]
"""A kind of error, its sentence with a place for the path, and what to do next."""

_CLOSED: Said = (
    StoreError,
    "The store at {path} cannot be opened.",
    "Look at the permissions of the file and its folder.",
)
_READ_ONLY: Said = (
    Unwritable,
    "The store at {path} is read-only.",
    "Change its permissions, or copy it somewhere else.",
)
_LOCKED: Said = (Locked, "The store at {path} is locked by another program.", "Try again when that one is done.")
_FULL: Said = (Unwritable, "The disk is full; nothing was stored.", "Make room and run the command again.")
_FAILED: Said = (StoreError, "The disk failed under the store at {path}.", "Nothing of this command was stored.")
_INCOMPLETE: Said = (Incomplete, "{path} is a database, but not a complete factcheck store.", "Name another with --db.")

_SAID: dict[int, Said] = {
    sqlite3.SQLITE_NOTADB: (
        StoreError,
        "{path} is not a factcheck store (not an SQLite database).",
        "Name another with --db.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        Damaged,
        "The store at {path} is damaged.",
        "Restore a backup, or try `factcheck doctor`.",
    ),
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _FAILED,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
}

ROOM = 64 * 1024
"""Bytes without which SQLite can begin nothing on a disk."""


def code(error: BaseException) -> int:
    """SQLite's primary result code; 0 for an error that has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def as_store_error(error: BaseException, path: Path | str) -> StoreError:
    """The StoreError for an error of sqlite3, or for SQLAlchemy's that wraps one."""
    error = getattr(error, "orig", None) or error
    said = _SAID.get(code(error))
    if "no such table" in str(error):
        said = _INCOMPLETE
    elif said in (_FAILED, _CLOSED) and _is_full(Path(path).parent):
        said = _FULL
    if said is None:
        return StoreError(f"The store at {path} failed: {error}.", "`factcheck doctor` looks for what is wrong.")
    return _made(said, path)


def closed(path: Path) -> StoreError:
    """The error for a store that cannot be opened, or looked for."""
    return _made(_CLOSED, path)


def read_only(path: Path) -> StoreError:
    """The error for a store that can only be read."""
    return _made(_READ_ONLY, path)


def _made(said: Said, path: Path | str) -> StoreError:
    kind, sentence, hint = said
    return kind(sentence.format(path=path), hint)


def _is_full(folder: Path) -> bool:
    try:
        disk = os.statvfs(folder)
    except (OSError, AttributeError):
        return False
    return disk.f_bavail * disk.f_frsize < ROOM
