"""The file that a store is: whose it is, how it is called, who waits for whom, and what becomes of it meanwhile."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Factcheck, Result, connecting_as, dump, query

pytestmark = pytest.mark.of_a_file

Program = Callable[..., Result]
ENVIRON = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "FACTCHECK_ANALYST": "Ana", "LANG": "C.UTF-8"}


def started(*words: str | Path, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *map(str, words)],
        env={**ENVIRON, **more},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_store_that_is_removed_while_a_command_writes_is_no_success(store: Path) -> None:
    process = started("--db", store, "import", "-")
    assert process.stdin
    line = b'{"text": "Claim number %d.", "source": "Sheet"}\n'
    for n in range(6_000):  # far more than a pipe holds: it returns when the program has read most of it
        process.stdin.write(line % n)
    process.stdin.flush()
    store.unlink()
    _, err = process.communicate()
    assert process.returncode == 4
    assert b"There is no store at" in err  # the lines were read before the store was opened
    assert not store.exists()


def test_a_store_that_is_removed_while_a_command_stores_is_no_success(store: Path) -> None:
    from factcheck.errors import StoreError
    from factcheck.store.storage.unit_of_work import UnitOfWork

    class Removing(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "COMMIT":
                store.unlink()
            return super().execute(sql, *values)

    with connecting_as(Removing):
        work = UnitOfWork(store, "Ana", "mark").__enter__()
    work.change("claim", [4], "mark", "denied")
    with pytest.raises(StoreError, match="removed or replaced"):
        work.__exit__(None, None, None)


def test_nothing_is_stored_into_a_store_that_took_the_place_of_another(store: Path, empty: Path) -> None:
    from factcheck.errors import StoreError
    from factcheck.store.storage.unit_of_work import UnitOfWork

    before = dump(empty)
    work = UnitOfWork(store, "Ana", "mark").__enter__()
    work.change("claim", [4], "mark", "denied")
    os.replace(empty, store)
    with pytest.raises(StoreError, match="removed or replaced"):
        work.__exit__(None, None, None)
    assert dump(store) == before


@pytest.mark.parametrize("words", [["list"], ["mark", "alleged", "4"], ["doctor"]])
def test_a_store_with_two_names_is_refused(factcheck: Factcheck, store: Path, words: list[str]) -> None:
    other = store.with_name("other.db")
    os.link(store, other)
    for path in (store, other):
        done = factcheck(*words, db=path)
        assert done.code == 4
        assert "has 2 names (hard links)" in done.err
    other.unlink()
    other.symlink_to(store)
    assert factcheck("mark", "alleged", "4", db=other).code == 0
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [("alleged",)]


def test_the_second_name_that_a_killed_init_left_behind_goes(factcheck: Factcheck, store: Path) -> None:
    gone = started("--version")
    gone.communicate()
    left = store.with_name(f".{store.name}.{gone.pid}")
    os.link(store, left)
    assert factcheck("list").code == 0
    assert not left.exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["file:real.db", "a b%20c?mode=memory#x.db", "-n.db", "Ñandú 東.db", ":memory:"])
def test_a_store_may_have_any_name(program: Program, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "real.db").write_bytes(b"somebody else's")
    assert program("--db", name, "init", db=None, cwd=folder).code == 0
    for db in (name, str(folder / name)):
        assert program("--db", db, "source", "add", f"Sheet of {db}", db=None, cwd=folder).code == 0
        assert len(program("--db", db, "source", "list", db=None, cwd=folder).out.splitlines()) == 1 + (db != name)
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in folder.iterdir()} == {name, "real.db"}
    assert (folder / "real.db").read_bytes() == b"somebody else's"


def test_two_who_make_a_store_at_once_both_get_it(tmp_path: Path) -> None:
    from factcheck.store.storage.migrate import create

    path, (wait, go) = tmp_path / "desk.db", os.pipe()
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.read(wait, 1)
                create(path)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    os.write(go, b"..")
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    os.close(wait)
    os.close(go)
    assert codes == [0, 0]
    assert query(path, "SELECT count(*) FROM alembic_version") == [(1,)]
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []


def test_init_says_what_is_there_already(factcheck: Factcheck, store: Path) -> None:
    before = store.read_bytes()
    assert factcheck("init", store, db=None).code == 2
    assert store.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_no_umask_makes_a_store_that_others_may_write(program: Program, tmp_path: Path, mask: int) -> None:
    path = tmp_path / "desk.db"
    assert program("init", path, db=None, preexec_fn=lambda: os.umask(mask)).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o644 & ~mask
    assert program("source", "add", "Sheet", db=path, preexec_fn=lambda: os.umask(mask)).code == 0
    for beside in tmp_path.glob("desk.db*"):
        assert stat.S_IMODE(beside.stat().st_mode) & 0o022 == 0


def test_a_working_folder_that_is_gone_stops_nobody_who_names_a_store(store: Path, tmp_path: Path) -> None:
    line = (
        f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir ../gone; for words in 'list' 'mark alleged 4' 'stats'; "
        f"do {sys.executable} -m factcheck --db {store} $words || exit; done"
    )
    done = subprocess.run(["bash", "-c", line], env=ENVIRON, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [("alleged",)]
    nothing = subprocess.run(
        ["bash", "-c", line.replace(f"--db {store}", "").replace("'list' 'mark alleged 4' 'stats'", "list")],
        env={**ENVIRON, "HOME": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert nothing.returncode == 4
    assert "no store at" in nothing.stderr


def without_the_rights_of_root() -> None:
    """Let permissions count for root too: no CAP_DAC_OVERRIDE and no CAP_DAC_READ_SEARCH after the exec."""
    import ctypes

    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def test_a_folder_that_nobody_may_enter_holds_no_store_to_open(program: Program, store: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    shutil.copy(store, closed / "store.db")
    closed.chmod(0)
    try:
        for words in (["list"], ["mark", "alleged", "4"], ["doctor"]):
            done = program(*words, db=closed / "store.db", preexec_fn=without_the_rights_of_root)
            assert done.code == 4
            assert "cannot be opened" in done.err
        for name in ("store.db", "new.db"):
            done = program("init", closed / name, db=None, preexec_fn=without_the_rights_of_root)
            assert done.code == 4
            assert "No store can be made at" in done.err
    finally:
        closed.chmod(0o755)


def test_a_path_that_is_too_long_for_the_system_is_a_store_that_cannot_be_opened(factcheck: Factcheck) -> None:
    done = factcheck("list", db="x" * 60_000)
    assert done.code == 4
    assert "cannot be opened" in done.err


@pytest.mark.parametrize("rows", ["", '{"record": "proposition", "text": "It rains."}\n'])
def test_an_import_into_a_read_only_store_is_no_success(program: Program, store: Path, rows: str) -> None:
    store.chmod(0o444)
    done = program("import", "-", "--format", "jsonl", input=rows, preexec_fn=without_the_rights_of_root)
    assert done.code == 4
    assert "read-only" in done.err


@pytest.mark.slow
@pytest.mark.parametrize("seconds", ["60", "3000000"])
def test_a_command_waits_for_another_that_writes(store: Path, seconds: str) -> None:
    from factcheck.store.storage.unit_of_work import UnitOfWork

    with UnitOfWork(store, "Omar", "mark") as work:
        work.change("claim", [5], "mark", "denied")
        waiting = started("--db", store, "mark", "alleged", "4", FACTCHECK_BUSY_SECONDS=seconds)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(2)
    assert waiting.wait(60) == 0
    assert query(store, "SELECT id, mark FROM claim WHERE mark <> '' ORDER BY id") == [(4, "alleged"), (5, "denied")]


@pytest.mark.slow
def test_who_waits_can_be_interrupted(store: Path) -> None:
    from factcheck.store.storage.unit_of_work import UnitOfWork

    with UnitOfWork(store, "Omar", "mark"):
        waiting = started("--db", store, "mark", "alleged", "4", FACTCHECK_BUSY_SECONDS="600")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(2)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(60) == 130
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [(None,)]


@pytest.mark.slow
def test_eight_who_mark_at_once_are_all_served(store: Path) -> None:
    marking = [started("--db", store, "mark", "alleged", str(n + 1), FACTCHECK_BUSY_SECONDS="120") for n in range(8)]
    assert [process.wait(300) for process in marking] == [0] * 8
    assert query(store, "SELECT count(*) FROM claim WHERE mark = 'alleged'") == [(8,)]
    assert query(store, "SELECT count(*) FROM step WHERE verb = 'mark'") == [(8,)]


def test_a_full_disk_is_named_and_can_still_be_read(store: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    line = (
        f"mount -t tmpfs -o size=3m tmpfs {disk} || exit 77; cp {store} {disk}/store.db; "
        f"cat /dev/zero >{disk}/fill 2>/dev/null; cd {disk}; run='{sys.executable} -m factcheck --db store.db'; "
        "$run list --ids | tail -1; $run search weapons --ids | head -1; $run export csv | wc -l; "
        "$run mark alleged 4; echo $?"
    )
    done = subprocess.run(
        ["unshare", "-rm", "bash", "-c", line], env=ENVIRON, capture_output=True, text=True, check=False
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no disk of our own can be mounted here")
    last, hit, rows, code = done.stdout.split()
    assert (last, code) == ("101", "4")
    assert int(hit) > 0
    assert int(rows) > 101
    assert done.stderr.startswith("Error: The disk is full; nothing was stored.")


def test_what_happened_is_told_in_the_order_of_writing_whatever_the_clocks_say(
    factcheck: Factcheck, store: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime, timedelta

    from factcheck.store.storage import unit_of_work

    class Clock(datetime):
        hours = 0

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # the real one gives its own class
            cls.hours -= 1
            return datetime.now(UTC) + timedelta(hours=cls.hours)

    monkeypatch.setattr(unit_of_work, "datetime", Clock)
    marks = ["alleged", "denied", "alleged", "confirmed"]
    for status in marks:
        assert factcheck("mark", status, 4, "--note", "n").code == 0

    def told(db: Path) -> list[str]:
        return [event["to"] for event in factcheck("log", 4, "--json", db=db).json if event["field"] == "mark"]

    assert told(store) == marks
    whole = factcheck("export", "jsonl").out
    assert factcheck("import", "-", db=empty, input=whole).code == 0
    assert told(empty) == marks
    undone = factcheck("undo")
    assert undone.code == 0
    assert "claim 4: mark from alleged to confirmed" in undone.err
    assert factcheck("show", 4, "--json").json[0]["mark"] == "alleged"
