"""Stores that are missing, held by another, damaged, read-only or full: a sentence, exit 4, and nothing lost."""

import ctypes
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import Factcheck, Result, dump, query

pytestmark = pytest.mark.of_a_file

Program = Callable[..., Result]

READING = [["list"], ["search", "weapons"], ["show", "4"], ["export", "csv"], ["stats"], ["log"], []]
WRITING = [
    ["mark", "alleged", "4"],
    ["add", "It rains.", "--source", "new-stage"],
    ["import", "-"],
    ["undo"],
    ["withdraw", "4", "--note", "x"],
    ["source", "add", "Evening news"],
    ["doctor", "--fix"],
]
ALL = [*READING, *WRITING]


def refused(done: Result, *said: str) -> None:
    assert done.code == 4
    assert done.out == ""
    assert done.err.startswith("Error: ")
    assert "Traceback" not in done.err
    assert "sqlalche.me" not in done.err
    assert all(part in done.err for part in said), done.err


@pytest.mark.parametrize("words", ALL)
def test_a_missing_store(factcheck: Factcheck, tmp_path: Path, words: list[str]) -> None:
    refused(factcheck(*words, db=tmp_path / "none.db"), "no store at", "none.db", "factcheck init")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("words", ALL)
def test_a_file_that_is_no_database(factcheck: Factcheck, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir or Madam,\n" * 200)
    refused(factcheck(*words, db=path), "not an SQLite database")
    assert path.read_text() == "Dear Sir or Madam,\n" * 200


@pytest.mark.parametrize("words", ALL)
def test_an_empty_file_and_somebody_elses_database(factcheck: Factcheck, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(b"")
    refused(factcheck(*words, db=path), "not a factcheck store")
    assert path.read_bytes() == b""
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE claim (id INTEGER)")
    other.close()
    before = path.read_bytes()
    refused(factcheck(*words, db=path), "not a factcheck store")
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", ALL)
def test_a_folder_instead_of_a_store(factcheck: Factcheck, tmp_path: Path, words: list[str]) -> None:
    refused(factcheck(*words, db=tmp_path), "no store at")


@pytest.mark.parametrize(
    "words", [["list"], ["search", "weapons"], ["mark", "alleged", "4"], ["doctor"], ["export", "json"]]
)
@pytest.mark.parametrize("kept", [200, 4096, 60_000, 200_000])
def test_a_truncated_store(factcheck: Factcheck, store: Path, words: list[str], kept: int) -> None:
    with store.open("r+b") as file:
        file.truncate(kept)
    done = factcheck(*words)
    assert done.code in (1, 4) if words == ["doctor"] else done.code == 4
    assert done.err.startswith("Error: ")
    assert "should not" not in done.err
    assert "sqlalche.me" not in done.err


def test_a_page_of_rubbish_is_found(factcheck: Factcheck, store: Path) -> None:
    root = query(store, "SELECT rootpage FROM sqlite_schema WHERE name = 'claim'")[0][0]
    size = query(store, "PRAGMA page_size")[0][0]
    with store.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xa5" * size)
    for words in (["list"], ["show", 4], ["mark", "alleged", 4], ["doctor"]):
        done = factcheck(*words)
        assert done.code in (1, 4)
        assert "damaged" in done.err or "backup" in done.err
        assert "should not" not in done.err


def test_a_table_that_is_gone(factcheck: Factcheck, store: Path) -> None:
    query(store, "DROP TABLE claim_tag")
    refused(factcheck("list"), "not a complete factcheck store")
    refused(factcheck("edit", 4, "--tag", "x"), "not a complete factcheck store")


@pytest.fixture
def held(store: Path) -> Iterator[Path]:
    """The seed store while another program writes to it."""
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE claim SET note = 'theirs' WHERE id = 1")
    yield store
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("words", WRITING)
def test_a_store_that_another_program_holds(
    factcheck: Factcheck, held: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "0")
    refused(factcheck(*words, input='{"text": "x", "source": "y"}\n'), "locked by another program", "Try again")


@pytest.mark.parametrize("words", READING)
def test_reading_goes_on_while_another_program_writes(
    factcheck: Factcheck, held: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "0")
    assert factcheck(*words).code == 0


def test_a_waiting_time_that_is_none(factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_BUSY_SECONDS", "soon")
    done = factcheck("list")
    assert done.code == 2
    assert "“soon”" in done.err


def without_the_rights_of_root() -> None:
    """Let permissions count for root too: no CAP_DAC_OVERRIDE and no CAP_DAC_READ_SEARCH after the exec."""
    drop = 24  # PR_CAPBSET_DROP
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_read_only_store_can_be_read_and_not_written(
    program: Program, store: Path, tmp_path: Path, folder_too: bool
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    path = Path(shutil.copy(store, shelf / "store.db"))
    path.chmod(0o444)
    shelf.chmod(0o555 if folder_too else 0o777)
    before = path.read_bytes()
    try:
        for words in (["list"], ["search", "weapons"], ["show", "4"], ["export", "csv"]):
            done = program(*words, db=path, preexec_fn=without_the_rights_of_root)
            assert done.code == 0, done.err
            assert done.out
        for words in (["mark", "alleged", "4"], ["withdraw", "4", "--note", "x"], ["doctor"], ["doctor", "--fix"]):
            refused(program(*words, db=path, preexec_fn=without_the_rights_of_root), "read-only")
    finally:
        shelf.chmod(0o777)
    assert path.read_bytes() == before


def test_an_unreadable_store(program: Program, store: Path) -> None:
    store.chmod(0)
    refused(program("list", db=store, preexec_fn=without_the_rights_of_root), "cannot be opened")


def full_after(size: int) -> Callable[[], None]:
    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_stores_nothing_and_says_nothing_was_done(program: Program, store: Path) -> None:
    before = dump(store)
    rows = "".join(
        f'{{"text": "Claim number {n} {"word" * 200}", "source": "new-stage-of-crisis"}}\n' for n in range(2000)
    )
    done = program("import", "-", input=rows, preexec_fn=full_after(600_000))
    refused(done, "Error: The disk")
    assert dump(store) == before
    marked = program("mark", "alleged", "4", "--note", "x" * 90_000, preexec_fn=full_after(40_000))
    refused(marked, "Error: The disk")
    assert "Marked" not in marked.err
    assert dump(store) == before
    assert program("doctor").code == 0


def test_a_disk_that_is_full_while_an_export_is_written(program: Program, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("the old table")
    done = program("export", "json", "-o", target, preexec_fn=full_after(40_000))
    assert done.code == 1
    assert "Error: " in done.err
    assert "Wrote" not in done.err
    assert target.read_text() == "the old table"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".table")] == []


def test_a_database_url_is_no_store_yet_or_needs_its_driver(factcheck: Factcheck) -> None:
    done = factcheck("list", db="mysql://desk/claims")
    refused(done, "mysql")
