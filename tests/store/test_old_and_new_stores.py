"""Stores of other versions: an older one is backed up and migrated, a newer one is refused as it is."""

import sqlite3
from pathlib import Path

import pytest
from desk import dump, query

from factcheck.store.storage.opening import VERSION


@pytest.fixture
def oldest(store: Path, tmp_path: Path) -> Path:
    """The seed claims in a store as the first migration left it: without a search index."""
    from alembic import command

    from factcheck.store.storage import dialect_sqlite
    from factcheck.store.storage.migrate import configuration

    path = tmp_path / "old.db"
    path.touch()
    engine = dialect_sqlite.engine(path)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0001")
    engine.dispose()
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("ATTACH ? AS new", [str(store)])
    old.execute("PRAGMA foreign_keys = OFF")
    tables = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    for (table,) in old.execute(f"{tables} AND name NOT LIKE 'sqlite_%'").fetchall():
        columns = ",".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
        old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    old.close()
    return path


@pytest.mark.parametrize("words", [["list"], ["mark", "alleged", "4"], ["doctor"], ["export", "csv"], []])
def test_any_command_backs_an_older_store_up_and_migrates_it(factcheck, oldest: Path, words: list[str]) -> None:
    before = dump(oldest)
    claims = query(oldest, "SELECT * FROM claim ORDER BY id")
    done = factcheck(*words, db=oldest)
    assert done.code == 0
    (copy,) = oldest.parent.glob("old.db.0001.*.backup")
    assert f"was of version 0001 and is now {VERSION}" in done.err
    assert str(copy) in done.err
    assert dump(copy) == before
    assert query(oldest, "SELECT count(*) FROM claim") == [(len(claims),)]
    assert "WikiLeaks" in factcheck("search", "Serdyukov", "weapons", db=oldest).out
    again = factcheck("list", db=oldest)
    assert again.err == ""
    assert len(again.rows) == len(claims)


def test_a_newer_store_is_refused_and_left_as_it_is(factcheck, store: Path) -> None:
    newer = sqlite3.connect(store, isolation_level=None)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.close()
    before = store.read_bytes()
    for words in (["list"], ["mark", "alleged", 4], ["import", "-"], ["doctor", "--fix"], ["undo"]):
        done = factcheck(*words)
        assert done.code == 4
        assert "of version 9999, newer than this program's" in done.err
        assert "was not touched" in done.err
    assert store.read_bytes() == before
    assert [p.name for p in store.parent.iterdir() if p.name.startswith("store.db")] == ["store.db"]


def test_a_migration_that_fails_leaves_the_older_store_as_it_was(factcheck, oldest: Path) -> None:
    broken = sqlite3.connect(oldest, isolation_level=None)
    broken.execute("CREATE TABLE word (term TEXT)")  # in the way of the migration
    broken.close()
    before = dump(oldest)
    done = factcheck("list", db=oldest)
    assert done.code == 4
    assert done.err.startswith("Error: The store at")
    assert dump(oldest) == before


def test_programs_that_find_an_older_store_at_once_migrate_it_once(program, oldest: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    before = dump(oldest)
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: program("list", db=oldest), range(4)))
    assert [result.code for result in done] == [0] * 4
    assert len({result.out for result in done}) == 1
    (copy,) = oldest.parent.glob("old.db.*.backup")
    assert sum("is now" in result.err for result in done) == 1
    assert dump(copy) == before


def test_a_disk_too_full_for_the_backup_leaves_the_older_store_alone(program, oldest: Path) -> None:
    import resource

    before = dump(oldest)
    done = program("list", db=oldest, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)))
    assert done.code == 4
    assert done.out == ""
    assert dump(oldest) == before
