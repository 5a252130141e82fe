"""Stores of other versions: an older one is backed up and migrated, a newer one is refused as it is."""

import ast
import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, connecting_as, dump, query

from factcheck.store.storage import dialect_sqlite_files
from factcheck.store.storage.opening import VERSION, open_store

pytestmark = pytest.mark.of_a_file

KEPT = Path(__file__).parent / "kept"


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """A store as the first release left it, with what a desk had put into it."""
    path = tmp_path / "old.db"
    made = sqlite3.connect(path)
    made.executescript((KEPT / "0001.sql").read_text(encoding="utf-8"))
    made.execute("PRAGMA journal_mode = WAL")
    made.close()
    return path


TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
)


def test_an_upgrade_keeps_every_row_and_makes_the_schema_of_a_new_store(factcheck, oldest: Path, empty: Path) -> None:
    columns = {
        table: ", ".join(f'"{name}"' for (name,) in query(oldest, f"SELECT name FROM pragma_table_info('{table}')"))
        for (table,) in query(oldest, TABLES)
    }
    before = {table: query(oldest, f"SELECT {columns[table]} FROM {table} ORDER BY 1, 2") for table in columns}
    assert sum(map(len, before.values())) > 120
    assert factcheck("list", db=oldest).code == 0
    for table, rows in before.items():
        assert query(oldest, f"SELECT {columns[table]} FROM {table} ORDER BY 1, 2") == rows
    assert dialect_sqlite_files.schema(oldest).split() == dialect_sqlite_files.schema(empty).split()
    assert factcheck("doctor", db=oldest).code == 0
    told = factcheck("log", "1", db=oldest).out
    assert "saw the barrier" in told
    assert "https://harbour.example/notice" in told


def test_claims_that_waited_under_negative_ids_wait_in_a_table_of_their_own(factcheck, store: Path) -> None:
    for table in ("uncompared", "proposition_gone"):
        query(store, f"DROP TABLE {table}")
    query(store, "INSERT INTO rescan VALUES (1, 7), (-5, 0), (-6, 1), (-999, 1)")
    query(store, "UPDATE alembic_version SET version_num = '0012'")
    assert factcheck("list", "--ids").code == 0
    assert query(store, "SELECT * FROM rescan") == [(1, 7)]
    assert query(store, "SELECT * FROM uncompared ORDER BY 1") == [(5, 1, 0), (6, 0, 0)], "claim 999 is none"
    assert factcheck("doctor").code == 0


def test_a_store_whose_index_an_older_program_made_finds_what_this_one_indexes(factcheck, store: Path) -> None:
    claim = factcheck("add", "The dredger cost RUB700k.", "--source", "new-stage").out.strip()
    query(store, "UPDATE claim_fts SET also = ''")
    query(store, "DELETE FROM amount")
    assert factcheck("list", "amount:700k", "--ids").out == ""
    query(store, "UPDATE alembic_version SET version_num = '0013'")
    assert factcheck("list", "amount:700k", "--ids").out == f"{claim}\n"
    assert [row[0] for row in factcheck("search", "700,000 roubles").rows] == [claim]


def test_released_migrations_import_nothing_of_the_program() -> None:
    for path in (ROOT / "db" / "migrations").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
        named += [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
        assert [name for name in named if name.split(".")[0] == "factcheck"] == [], path


POINTS = 20


@pytest.mark.slow
def test_an_upgrade_that_is_killed_anywhere_leaves_an_old_store_or_a_new_one(
    factcheck, oldest: Path, tmp_path: Path
) -> None:
    before, ends = dump(oldest), set()
    shutil.copy(oldest, tmp_path / "whole.db")
    steps = upgraded_in_a_process(tmp_path / "whole.db", None)
    assert steps > 10 * POINTS
    after = dump(tmp_path / "whole.db")
    for n in range(POINTS):
        folder = tmp_path / str(n)
        folder.mkdir()
        path = Path(shutil.copy(oldest, folder / "old.db"))
        upgraded_in_a_process(path, 1 + n * (steps - 1) // (POINTS - 1))
        for copy in folder.glob("*.backup"):
            assert dump(copy) == before
        found = dump(path)
        assert found in (before, after)
        ends.add(found == before)
        assert factcheck("list", "--ids", db=path).out.count("\n") == 47
        assert dump(path) == after
        assert factcheck("doctor", db=path).code == 0
    assert True in ends


def upgraded_in_a_process(path: Path, killed_at: int | None) -> int:
    """Open an older store in a process of its own, which kills itself after so many steps; how many it took."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(telling, str(count_steps(path, killed_at)).encode())
        finally:
            os._exit(0)
    os.close(telling)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) is bool(killed_at)
    with os.fdopen(told) as pipe:
        return int(pipe.read() or 0)


def count_steps(path: Path, killed_at: int | None) -> int:
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        if steps == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    class Watched(sqlite3.Connection):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, **more)
            self.set_progress_handler(step, 10)

        def backup(self, target: sqlite3.Connection, **_: Any) -> None:
            super().backup(target, pages=4, progress=lambda *_: step() and None)

    with connecting_as(Watched):
        open_store(str(path), lambda said: None).close()
    return steps


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
    kept = [row[: len(claims[0])] for row in query(oldest, "SELECT * FROM claim WHERE id <> 4 ORDER BY id")]
    assert kept == [row for row in claims if row[0] != 4]
    assert "Oduya Lines" in factcheck("search", "ferry", "quay", db=oldest).out
    again = factcheck("list", "not", "is:withdrawn", db=oldest)
    assert again.err == ""
    assert len(again.rows) == len(claims) - 1


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
