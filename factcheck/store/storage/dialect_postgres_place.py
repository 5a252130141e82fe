"""A store in a database of its own on a server: made where there is none yet, dumped into a file."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from factcheck.errors import StoreError, UsageError
from factcheck.store.storage import dialect_postgres
from factcheck.store.storage.database import Database
from factcheck.store.storage.dialect_postgres_errors import as_store_error, at_the_door, is_missing
from factcheck.store.storage.place import Place
from factcheck.text.secrets import without_passwords as shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_KEEPS_THE_SERVER = "postgres"
"""The database that every server has, from which others are made."""


class PostgresPlace(Place):
    """A database, by its URL."""

    checks_by_writing = False

    def __init__(self, location: str) -> None:
        self.location = location

    def __str__(self) -> str:
        return shown(self.location)

    def connect(self, *, writing: bool = False) -> Database:
        """Connect."""
        return dialect_postgres.connect(self.location, writing=writing)

    def engine(self) -> "Engine":
        """An engine on the database."""
        return dialect_postgres.engine(self.location)

    def attached(self, connection: "Connection") -> Database:
        """The store as that connection sees it."""
        return dialect_postgres.attached(connection.connection.driver_connection, self.location)

    @contextmanager
    def making(self) -> Iterator[Place]:
        """The database itself: what is made in it is made in one transaction."""
        try:
            held = dialect_postgres.opened(self.location)
        except psycopg.Error as error:
            if not is_missing(error):
                raise at_the_door(error, str(self)) from error
            self._make_the_database()
        else:
            held.close()
        with closing(self.connect()) as db:
            if db.value("SELECT current_schema()") is None:
                raise StoreError(f"The search path of {self} names no schema that is there.", "Make it first.")
            if db.row("SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace"):
                raise UsageError(f"There is something at {self} already.", "Name another place, or use it as it is.")
        yield self

    def _make_the_database(self) -> None:
        wanted = conninfo_to_dict(self.location)
        name = str(wanted.get("dbname") or "")
        keeper = make_conninfo(self.location, dbname=_KEEPS_THE_SERVER)
        statement = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name))
        try:
            with closing(psycopg.connect(keeper, autocommit=True)) as held:
                held.execute(statement)
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return  # somebody else made it meanwhile
        except psycopg.errors.InsufficientPrivilege as error:
            raise StoreError(
                f"There is no database at {self}, and your login may not make one.",
                f"Ask for: createdb -E UTF8 -T template0 -O YOUR_LOGIN {name}",
            ) from error
        except psycopg.Error as error:
            raise at_the_door(error, str(self)) from error

    def alone(self) -> str:
        """Without the roles of a desk nobody else is given rights."""
        with closing(self.connect()) as db:
            if db.row("SELECT 1 FROM pg_roles WHERE rolname = 'factcheck_analyst'"):
                return ""
        return (
            "Your login may not make roles, so this store is yours alone. For a desk, have somebody make it whose "
            "login may (CREATEROLE): `factcheck init`, and `factcheck copy` brings what is in this one."
        )

    def back_up(self, name: str) -> Path:
        """A dump in the working folder, by pg_dump; the password goes by the environment, where no `ps` shows it."""
        given = conninfo_to_dict(self.location)
        environ = {**os.environ, **({"PGPASSWORD": str(secret)} if (secret := given.pop("password", None)) else {})}
        path = Path(f"{given.get('dbname') or 'store'}.{name}".replace(os.sep, "_")).absolute()
        by_hand = f"pg_dump --format=custom --file={path.name} {self}"
        try:
            done = subprocess.run(
                ["pg_dump", "--format=custom", f"--file={path}", f"--dbname={make_conninfo('', **given)}"],
                env=environ, capture_output=True, text=True, check=False,
            )  # fmt: skip
        except OSError as error:
            raise StoreError(
                f"The store at {self} is older, and is dumped before it is brought up to date; there is no pg_dump.",
                f"Install PostgreSQL's client programs; by hand it is `{by_hand}`.",
            ) from error
        if done.returncode:
            path.unlink(missing_ok=True)
            why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise StoreError(f"The store at {self} could not be dumped: {why}.", f"By hand it is `{by_hand}`.")
        return path

    def said(self, error: BaseException) -> StoreError:
        """What PostgreSQL's error means."""
        return as_store_error(error, str(self))
