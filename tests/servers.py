"""The PostgreSQL server of the tests: which one it is, and stores on it that are made from templates and dropped."""

import os
from typing import Any

import pytest

NOT_ASKED = "Its store is on a server: `pytest -m postgres` runs it."
LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"
NONE = (
    "No PostgreSQL server answers. "
    "FACTCHECK_TEST_POSTGRES=postgresql://USER@HOST/DATABASE names one on which databases may be made."
)


def _found() -> str:
    import psycopg

    for url in filter(None, (os.environ.get("FACTCHECK_TEST_POSTGRES"), LOCAL)):
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.Error:
            continue
        return url
    return ""


URL = _found()
"""A database on a server where databases can be made; "" without one."""


def asked_for(config: pytest.Config) -> bool:
    """Whether these tests are to have their stores on a server."""
    marked = str(config.getoption("markexpr"))
    return "postgres" in marked and "not postgres" not in marked


def run(url: str, *statements: str) -> None:
    """Carry statements out, each in a transaction of its own."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def query(url: str, sql: str, *values: object) -> list[Any]:
    """Rows of a store, on a connection of one's own; `?` stands for a value, as in SQLite."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql.replace("%", "%%").replace("?", "%s") if values else sql, values or None)
        return cursor.fetchall() if cursor.description else []


def named(url: str, database: str) -> str:
    """The URL of another database on the same server."""
    return f"{url.rpartition('/')[0]}/{database}"


TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname
"""

COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
AND attgenerated = ''
"""


_TIDY = 40
"""Stores after which what was deleted is cleared away."""


class Stores:
    """A database for each kind of store that tests want, filled anew for each test: making one takes far longer."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._prefix = f"factcheck_test_{os.getpid()}"
        self._at: dict[str, str] = {}
        self._columns: dict[str, dict[str, str]] = {}
        self._filled = 0

    def copy(self, name: str) -> str:
        """An "empty" store, or one with the "seeds", as it was made."""
        if name not in self._at:
            self._make(name)
        url = self._at[name]
        if [table for (table,) in query(url, TABLES)] != list(self._columns[name]):
            self._make(name)
        columns = self._columns[name]
        self._filled += 1
        run(
            url,
            *(["VACUUM"] if self._filled % _TIDY == 0 else []),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
            "; ".join(
                [
                    "SET session_replication_role = replica",
                    "SET synchronous_commit = off",
                    *(
                        f"DELETE FROM {table}" for table in columns
                    ),  # a TRUNCATE makes files, and takes ten times as long
                    *(
                        f"INSERT INTO public.{table} ({listed}) OVERRIDING SYSTEM VALUE "
                        f"SELECT {listed} FROM kept.{table}"
                        for table, listed in columns.items()
                    ),
                ]
            ),
        )
        return url

    def _make(self, name: str) -> None:
        from factcheck.actions.begin import begin
        from factcheck.actions.seeding import seed
        from factcheck.store.storage.migrate import create

        database = f"{self._prefix}_{name}"
        url = self._at[name] = named(self._url, database)
        run(self._url, f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        create(url)
        if name == "seeds":
            with begin(url, "Seeder", "demo", print) as work:
                seed(work)
        tables = [table for (table,) in query(url, TABLES)]
        self._columns[name] = {
            table: ", ".join(f'"{column}"' for (column,) in query(url, COLUMNS, f"public.{table}")) for table in tables
        }
        run(url, "CREATE SCHEMA kept", *(f"CREATE TABLE kept.{table} AS TABLE public.{table}" for table in tables))

    def drop_all(self) -> None:
        run(self._url, *(f"DROP DATABASE IF EXISTS {self._prefix}_{name} WITH (FORCE)" for name in self._at))
