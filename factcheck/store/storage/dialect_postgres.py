"""A store in a database on a PostgreSQL server: the database as the rest of the store asks for it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import psycopg

from factcheck.errors import StoreError
from factcheck.store.storage.database import Condition, Database, Row
from factcheck.store.storage.dialect_postgres_errors import as_store_error, at_the_door, went_at_the_end
from factcheck.store.storage.dialect_postgres_search import LEAST_GATHERED, PostgresSearchIndex
from factcheck.store.storage.dialect_postgres_sending import Sending
from factcheck.store.storage.patience import busy_seconds
from factcheck.text.secrets import without_passwords as shown

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

Held = psycopg.Connection[tuple[Any, ...]]

_WRITERS = 0x0FAC7C4E
"""The first half of the advisory lock that everybody who writes takes, the second is the schema: an arbitrary number,
the same for every version of this program."""

_AS_WRITER = f"gin_pending_list_limit = {LEAST_GATHERED}"

_IDS = """
SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = current_schema()::regnamespace AND a.attname = 'id' AND a.attidentity <> ''
"""


_IDLE = psycopg.pq.TransactionStatus.IDLE


class PostgresDatabase(Database):
    """A store on a server. Who writes waits for everybody who came before: nothing that was read is out of date."""

    def __init__(self, connection: Held, location: str) -> None:
        self.location = shown(location)
        self.index = PostgresSearchIndex(self)
        self._connection = connection
        self._sending = Sending(connection)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a question."""
        return self._streamed(self._executed(sql, values))

    def _executed(self, sql: str, values: Sequence[Any]) -> psycopg.Cursor[tuple[Any, ...]]:
        with self._translated():
            self._sending.done()
            return self._connection.execute(_bound(sql), tuple(values)) if values else self._connection.execute(sql)

    def _streamed(self, cursor: psycopg.Cursor[tuple[Any, ...]]) -> Iterator[Row]:
        with self._translated():
            yield from cursor

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row:
        """The first row, None when there is none."""
        return self._executed(sql, values).fetchone()

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Carry one statement out."""
        self._executed(sql, values)

    def write_each(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        """Carry one statement out for each of many rows of values."""
        with self._translated(), self._connection.cursor() as cursor:
            given = list(many)  # they may ask this store
            self._sending.done()
            cursor.executemany(_bound(sql), given)

    def insert(self, table: str, columns: Sequence[str], many: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table, in one stream: that takes a third of what a statement a row takes.

        A great many are sent while the caller goes on; what is wrong with them is raised by what comes next.
        """
        names = ", ".join(f'"{column}"' for column in columns)
        with self._translated():
            self._sending.send(f"COPY {table} ({names}) FROM STDIN", many)

    def among(self, column: str, values: Iterable[Any]) -> Condition:
        """The condition that `column` has one of `values`, as one array; what has a NUL stands nowhere."""
        given = [value for value in values if not (isinstance(value, str) and "\0" in value)]
        return (f"{column} = ANY(?)", [given]) if given else ("FALSE", [])

    def holds(self, text: str) -> str:
        """The condition that a value stands in a text."""
        return f"strpos({text}, ?) > 0"

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """While it lasts, every read sees the store as it was at the first."""
        self.write("BEGIN ISOLATION LEVEL REPEATABLE READ")
        try:
            yield
        finally:
            self.write("ROLLBACK")

    def begin(self) -> None:
        """Begin, behind all who began before."""
        self.write("BEGIN")
        try:
            take_the_lock(self)
        except BaseException:
            self.roll_back()
            raise

    def commit(self) -> None:
        """Store it. Raises StoreError, also when the connection broke before the server could answer."""
        with self._translated():
            self._sending.done()
        try:
            self._connection.execute("COMMIT")
        except psycopg.Error as error:
            if self._connection.broken:
                raise went_at_the_end(self.location) from error
            raise as_store_error(error, self.location) from error

    def roll_back(self) -> None:
        """Store nothing of it."""
        self._sending.given_up()
        if not self._connection.closed and self._connection.info.transaction_status != _IDLE:
            self.write("ROLLBACK")

    def new_ids(self, table: str, number: int) -> Sequence[int]:
        """Ids that no row of a table has, rising, from its sequence."""
        sequence = f"pg_get_serial_sequence('{table}', 'id')"
        return self.column(f"SELECT nextval({sequence}) FROM generate_series(1, ?)", [number])

    def roughly(self, table: str) -> int:
        """About how many rows a table has: its greatest id, for the server counts row by row."""
        return self.newest(table)

    def identity(self) -> str:
        """The schema, by any name of its server: two that began in the same microsecond are one."""
        asked = "SELECT concat_ws(' ', 'server', pg_postmaster_start_time(), current_database(), current_schema())"
        return str(self.value(asked))

    def version(self) -> str:
        """The store's migration, "" for a database that is no factcheck store."""
        known = self.value("SELECT to_regclass('alembic_version')")
        return str(self.value("SELECT version_num FROM alembic_version") or "") if known else ""

    def problems(self) -> list[str]:
        """What the server knows to be wrong: indexes and checks that do not hold, triggers switched off, checksums."""
        here = "relnamespace = current_schema()::regnamespace"
        found = [f"{what} {name} {wrong}" for what, wrong, sql in _WRONG for name in self.column(f"{sql} AND {here}")]
        failed = self.value("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")
        tables = self.column(f"SELECT relname FROM pg_class WHERE relkind = 'r' AND {here}")
        for table in tables:  # every page is read once: the server says which it cannot
            self.value(f'SELECT count(*) FROM "{table}"')
        return found + ([f"{failed} pages failed their checksum"] if failed else [])

    def bytes(self) -> int:
        """All tables with their indexes."""
        return int(
            self.value(
                "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class "
                "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
            )
        )

    def login(self) -> str:
        """Who is connected."""
        return str(self.value("SELECT session_user"))

    def read_through(self) -> None:
        """Nothing: the memory is the server's."""

    def close(self) -> None:
        """Let go of the connection."""
        self._sending.close()
        self._connection.close()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What fails in it is taken back, and the transaction around it goes on."""
        with self._translated():
            self._sending.done()
            with self._connection.transaction():
                yield

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise as_store_error(error, self.location) from error


_WRONG = (
    (
        "index",
        "is not valid",
        "SELECT relname FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE NOT indisvalid",
    ),
    (
        *("the check", "was never made of all rows"),
        "SELECT conname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid WHERE NOT convalidated",
    ),
    (
        *("the trigger", "is switched off"),
        "SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE tgenabled = 'D' AND NOT tgisinternal",
    ),
)
"""What can be wrong with a store that the server still serves."""


@lru_cache(maxsize=500)
def _bound(sql: str) -> str:
    """The statement with psycopg's `%s` for each `?` outside of what stands in quotation marks."""
    parts = sql.replace("%", "%%").split("'")
    return "'".join(part if n % 2 else part.replace("?", "%s") for n, part in enumerate(parts))


def take_the_lock(db: Database) -> None:
    """Wait for the other writers, the first who came first, and let ids go on where the last was stored.

    A sequence forgets nothing that was rolled back: a dry run, or an import that failed, would leave a gap for ever.
    """
    db.write(f"SET LOCAL lock_timeout = {max(busy_seconds() * 1000, 1):.0f}")
    db.write(f"SELECT pg_advisory_xact_lock({_WRITERS}, hashtext(current_schema()))")
    tables = db.column(_IDS)
    sets = (
        f"setval(pg_get_serial_sequence('{name}', 'id'), coalesce((SELECT max(id) FROM {name}), 0) + 1, false)"
        for name in tables
    )
    if tables:
        db.write(f"SELECT {', '.join(sets)}")


def opened(location: str, *, autocommit: bool = True) -> Held:
    """A connection. Raises StoreError; psycopg.OperationalError where there is no such database."""
    try:
        connection = psycopg.connect(
            location, autocommit=autocommit, client_encoding="utf8", fallback_application_name="factcheck"
        )
    except UnicodeError as error:
        raise StoreError(f"The store at {shown(location)} cannot be opened: no such host.") from error
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        connection.close()
        raise StoreError(
            f"The database at {shown(location)} keeps its text in {encoding}; a store needs UTF8.",
            "Make another one: createdb -E UTF8 -T template0 NAME.",
        )
    return connection


def connect(location: str, *, writing: bool = False) -> PostgresDatabase:
    """Open an existing store. Raises StoreError."""
    place = shown(location)
    try:
        connection = opened(location)
    except psycopg.Error as error:
        raise at_the_door(error, place) from error
    try:
        connection.execute(f"SET jit = off; SET {_AS_WRITER if writing else 'default_transaction_read_only = on'}")
    except psycopg.Error as error:
        connection.close()
        raise as_store_error(error, place) from error
    return PostgresDatabase(connection, location)


def attached(driver_connection: Any, location: str) -> PostgresDatabase:
    """The store on a connection that SQLAlchemy has opened."""
    return PostgresDatabase(cast(Held, driver_connection), location)


def engine(location: str) -> "Engine":
    """An SQLAlchemy engine on the store whose transactions take the writers' lock at once."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    def creator() -> Held:
        try:
            return opened(location, autocommit=False)
        except psycopg.Error as error:
            raise at_the_door(error, shown(location)) from error

    made = create_engine("postgresql+psycopg://", creator=creator, poolclass=NullPool)

    @event.listens_for(made, "begin")
    def lock(connection: "Connection") -> None:
        take_the_lock(attached(connection.connection.driver_connection, location))

    return made
