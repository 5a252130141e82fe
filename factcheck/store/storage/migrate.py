"""Making a store, and bringing an older one up to date: backed up first, all or nothing."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import StoreError, UsageError
from factcheck.shipped import shipped
from factcheck.store.storage import dialect_sqlite, index
from factcheck.store.storage.dialect_sqlite_errors import as_store_error
from factcheck.store.storage.dialect_sqlite_files import UNFINISHED, back_up, use_wal
from factcheck.store.storage.opening import VERSION

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


MODE = 0o644
"""What others may do with a new store at most, whatever the umask: a store that all may write is nobody's work."""


def create(path: Path) -> None:
    """Make an empty store at `path`. Raises UsageError when something is there, StoreError when it can't be written."""
    if path.exists():
        raise UsageError(f"There is something at {path} already.", "Name another place, or use it as it is.")
    unfinished = path.with_name(UNFINISHED.format(name=path.name, process=os.getpid()))
    try:
        if not path.parent.is_dir():
            os.makedirs(path.parent)
        unfinished.touch(MODE, exist_ok=False)
        with _migrating(unfinished) as connection:
            _to_newest(connection)
        use_wal(unfinished)
        _put(unfinished, path)
    except FileExistsError as error:
        if not path.parent.is_dir():
            raise StoreError(f"No store can be made at {path}: {path.parent} is not a folder.") from error
        if not _was_made_meanwhile(path):
            raise UsageError(f"There is something at {path} already.") from error
    except OSError as error:
        raise StoreError(f"No store can be made at {path}: {error.strerror}.") from error
    finally:
        for leftover in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
            with suppress(OSError):
                leftover.unlink()


def _was_made_meanwhile(path: Path) -> bool:
    """Whether what came to be at `path` is a store of this version: two who made one at once have both got it."""
    try:
        db = dialect_sqlite.connect(path)
    except StoreError:
        return False
    with closing(db):
        return db.version() == VERSION


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


def upgrade(path: Path, found: str) -> Path | None:
    """Back the older store up beside itself, then migrate it in one transaction; returns the backup's path.

    Returns None when another program has migrated it meanwhile. Raises StoreError.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.with_name(f"{path.name}.{found}.{stamp}.backup")
    with _migrating(path) as connection:
        db = dialect_sqlite.attached(connection.connection.driver_connection, path)
        if db.version() != found:
            return None
        back_up(path, copy)
        _to_newest(connection)
        if db.index.behind():  # a migration is SQL that never changes; what fills an index is this program
            index.rebuild(db)
    return copy


@contextmanager
def _migrating(path: Path) -> Iterator["Connection"]:
    """A connection that holds the write lock, in a transaction that takes in changes of the tables too."""
    from sqlalchemy.exc import SQLAlchemyError

    engine = dialect_sqlite.engine(path)
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise as_store_error(error, path) from error
    finally:
        engine.dispose()


def _to_newest(connection: "Connection") -> None:
    from alembic import command

    command.upgrade(configuration(connection), "head")


def configuration(connection: "Connection") -> "Config":
    """Alembic's configuration, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("db") / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
