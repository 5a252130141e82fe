"""A store in a file of its own: made under another name, copied beside itself."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import StoreError, UsageError
from factcheck.store.storage import dialect_sqlite
from factcheck.store.storage.database import Database
from factcheck.store.storage.dialect_sqlite_errors import as_store_error
from factcheck.store.storage.dialect_sqlite_files import UNFINISHED, back_up, use_wal
from factcheck.store.storage.place import Place

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

MODE = 0o644
"""What others may do with a new store at most, whatever the umask: a store that all may write is nobody's work."""


class SqlitePlace(Place):
    """A file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def connect(self, *, writing: bool = False) -> Database:
        """Open the file."""
        return dialect_sqlite.connect(self.path, writing=writing)

    def engine(self) -> "Engine":
        """An engine on the file."""
        return dialect_sqlite.engine(self.path)

    def attached(self, connection: "Connection") -> Database:
        """The store as that connection sees it."""
        return dialect_sqlite.attached(connection.connection.driver_connection, self.path)

    @contextmanager
    def making(self) -> Iterator[Place]:
        """A file beside it, which gets the name when the store in it is whole."""
        path = self.path
        unfinished = path.with_name(UNFINISHED.format(name=path.name, process=os.getpid()))
        try:
            if path.exists():
                raise UsageError(f"There is something at {path} already.", "Name another place, or use it as it is.")
            if not path.parent.is_dir():
                os.makedirs(path.parent)
            unfinished.touch(MODE, exist_ok=False)
            yield SqlitePlace(unfinished)
            use_wal(unfinished)
            _put(unfinished, path)
        except FileExistsError as error:
            if not path.parent.is_dir():
                raise StoreError(f"No store can be made at {path}: {path.parent} is not a folder.") from error
            if not _is_a_store(path):
                raise UsageError(f"There is something at {path} already.") from error
        except OSError as error:
            raise StoreError(f"No store can be made at {path}: {error.strerror}.") from error
        finally:
            for leftover in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
                with suppress(OSError):
                    leftover.unlink()

    def back_up(self, name: str) -> Path:
        """A file beside it, with this at the end of its name."""
        copy = self.path.with_name(f"{self.path.name}.{name}")
        back_up(self.path, copy)
        return copy

    def said(self, error: BaseException) -> StoreError:
        """What SQLite's error means."""
        return as_store_error(error, self.path)


def _is_a_store(path: Path) -> bool:
    try:
        db = dialect_sqlite.connect(path)
    except StoreError:
        return False
    with closing(db):
        return bool(db.version())


def _put(unfinished: Path, path: Path) -> None:
    """Give the file its name, over nothing that is there; on a disk without hard links as nearly so as can be."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        unfinished.rename(path)
