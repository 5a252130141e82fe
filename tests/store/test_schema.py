"""The tables: migrations, models and db/schema.sql agree, and the database itself refuses what must not be."""

import os
import sqlite3
from pathlib import Path

import pytest
from desk import ROOT, query

from factcheck.store.storage import dialect_sqlite, dialect_sqlite_files
from factcheck.store.storage.database import Unwritable
from factcheck.store.storage.opening import VERSION
from factcheck.store.storage.rows import TABLES

pytestmark = pytest.mark.of_a_file


def raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def test_schema_sql_is_what_the_migrations_make(empty: Path) -> None:
    made = "-- Generated from db/migrations; a test holds the two equal.\n\n" + dialect_sqlite_files.schema(empty)
    page = ROOT / "db" / "schema.sql"
    if os.environ.get("GOLDEN") == "write":
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made


def test_every_migration_is_written_for_both_databases() -> None:
    folder = ROOT / "db" / "migrations" / "versions"
    for path in folder.glob("0*.py"):
        for dialect in ("sqlite", "postgresql"):
            assert path.with_suffix(f".{dialect}.sql").is_file(), f"{path.stem} has no {dialect}.sql"


def test_the_newest_migration_is_the_version_that_the_program_knows(empty: Path) -> None:
    from alembic.script import ScriptDirectory

    from factcheck.store.storage.migrate import configuration

    scripts = ScriptDirectory.from_config(configuration(None))  # type: ignore[arg-type]
    assert scripts.get_current_head() == VERSION
    assert query(empty, "SELECT version_num FROM alembic_version") == [(VERSION,)]


def test_models_and_migrations_agree(empty: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    from factcheck.store.storage import tables  # noqa: F401  fills SQLModel's metadata

    def is_ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and name and (name.startswith("claim_fts") or name in ("word", "amount")))

    engine = dialect_sqlite.engine(empty)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": is_ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_rows_that_are_written_have_the_columns_of_the_tables() -> None:
    from sqlmodel import SQLModel

    from factcheck.store.storage import tables  # noqa: F401  fills SQLModel's metadata

    assert sorted(TABLES.values()) == sorted(SQLModel.metadata.tables)
    for kind, name in TABLES.items():
        columns = SQLModel.metadata.tables[name].columns
        told = {column.name for column in columns if column.computed is None}
        assert told - {"id"} == {*kind._fields} - {"id"}, name
        for field, value in kind._field_defaults.items():
            assert value is not None or columns[field].nullable, f"{name}.{field}"


def test_the_database_refuses_what_is_no_claim(store: Path) -> None:
    connection = raw(store)
    for wrong in (
        "UPDATE claim SET reported = 'maybe' WHERE id = 1",
        "UPDATE claim SET mark = 'Confirmed' WHERE id = 1",
        "UPDATE claim SET text = '' WHERE id = 1",
        "UPDATE claim SET text = NULL WHERE id = 1",
        "UPDATE claim SET key = (SELECT key FROM claim WHERE id = 2) WHERE id = 1",
        "UPDATE claim SET source_id = 999 WHERE id = 1",
        "UPDATE claim SET source_id = NULL WHERE id = 1",
        "UPDATE claim SET speaker_id = 999 WHERE id = 1",
        "UPDATE claim SET proposition_id = 999 WHERE id = 1",
        "UPDATE claim SET step_id = 999 WHERE id = 1",
        "UPDATE claim SET said_on = 'yesterday' WHERE id = 1",
        "UPDATE claim SET confidence = 2 WHERE id = 1",
        "UPDATE quote SET exact = '' WHERE claim_id = 1",
        'UPDATE quote SET "start" = 5, "end" = 5 WHERE claim_id = 1',
        'UPDATE quote SET "start" = -1 WHERE claim_id = 1',
        'UPDATE quote SET "end" = NULL WHERE claim_id = 1',
        "UPDATE source SET slug = '' WHERE id = 1",
        "UPDATE source SET title = '' WHERE id = 1",
        "UPDATE source SET key = (SELECT key FROM source WHERE id = 2) WHERE id = 1",
        "UPDATE speaker SET kind = 'planet' WHERE id = 1",
        "UPDATE speaker SET name = (SELECT name FROM speaker WHERE id = 2) WHERE id = 1",
        "UPDATE conflict SET judgement = 'maybe'",
        "UPDATE conflict SET left_id = right_id",
        "UPDATE conflict SET score = 2",
        "UPDATE step SET analyst = ''",
        "UPDATE proposition SET text = ''",
        "INSERT INTO tag (name) VALUES ('')",
        "INSERT INTO attribution_link (claim_id, position, speaker_id) VALUES (1, 0, 999)",
        "DELETE FROM source WHERE id = 1",
        "DELETE FROM speaker WHERE id IN (SELECT speaker_id FROM claim)",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(wrong)
    with pytest.raises(sqlite3.OperationalError, match="generated column"):
        connection.execute("UPDATE claim SET status = 'denied' WHERE id = 1")
    connection.close()


def test_the_past_cannot_be_changed(factcheck, store: Path) -> None:
    assert factcheck("mark", "confirmed", 4, "--note", "read it", "--evidence", "https://example.org/").code == 0
    assert (
        factcheck("conflicts", "dismiss", *query(store, "SELECT left_id, right_id FROM conflict LIMIT 1")[0]).code == 0
    )
    connection = raw(store)
    for table in ("event", "evidence", "judgement"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(f"UPDATE {table} SET id = id")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(f"DELETE FROM {table}")
    connection.close()


def test_a_store_is_in_wal_mode_and_checks_foreign_keys_on_every_connection(empty: Path) -> None:
    assert query(empty, "PRAGMA journal_mode") == [("wal",)]
    for writing in (True, False):
        db = dialect_sqlite.connect(empty, writing=writing)
        assert db.value("PRAGMA foreign_keys") == 1
        assert db.value("PRAGMA busy_timeout") > 0
        db.close()
    engine = dialect_sqlite.engine(empty)
    with engine.connect() as wrapped:
        assert wrapped.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert wrapped.exec_driver_sql("PRAGMA busy_timeout").scalar() > 0
    engine.dispose()


def test_a_reading_connection_cannot_write(empty: Path) -> None:
    db = dialect_sqlite.connect(empty)
    with pytest.raises(Unwritable, match="read-only"):
        db.write("INSERT INTO tag (name) VALUES ('x')")
    db.close()
