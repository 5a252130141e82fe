"""Making a store, and bringing an older one up to date: backed up first, all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.shipped import shipped
from factcheck.store.storage import index
from factcheck.store.storage.opening import place
from factcheck.store.storage.place import Place

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


def create(location: Path | str) -> None:
    """Make an empty store. Raises UsageError when something is there, StoreError when it can't be written."""
    with place(location).making() as unfinished, _migrating(unfinished) as connection:
        _to_newest(connection)


def upgrade(where: Place, found: str) -> Any:
    """Back the older store up beside itself, then migrate it in one transaction; what the copy is called.

    Returns None when another program has migrated it meanwhile. Raises StoreError.
    """
    with _migrating(where) as connection:
        db = where.attached(connection)
        if db.version() != found:
            return None
        copy = where.back_up(f"{found}.{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup")
        _to_newest(connection)
        if db.index.behind():  # a migration is SQL that never changes; what fills an index is this program
            index.rebuild(db)
    return copy


@contextmanager
def _migrating(where: Place) -> Iterator["Connection"]:
    from sqlalchemy.exc import SQLAlchemyError

    engine = where.engine()
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise where.said(error) from error
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
