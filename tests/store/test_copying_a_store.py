"""`factcheck copy`: everything arrives, the past with it; what broke off goes on; what differs is said."""

from pathlib import Path

import pytest
from desk import Factcheck, query

from factcheck.store.storage import transfer


def test_a_whole_store_arrives_and_can_be_worked_in(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    assert factcheck("mark", "confirmed", 4, "--note", "read it", "--evidence", "https://example.org/").code == 0
    copy = tmp_path / "copy.db"
    done = factcheck("copy", store, copy, db=None)
    assert done.code == 0, done.err
    assert {row[0]: row[1] for row in done.rows}["claim"] == "101"
    assert factcheck("export", "jsonl", db=copy).out == factcheck("export", "jsonl").out
    there, here = (factcheck("search", "weapons", "--ids", db=one).out.split() for one in (copy, store))
    assert sorted(there) == sorted(here)
    assert factcheck("undo", db=copy).code == 0
    assert factcheck("doctor", db=copy).code == 0


def test_a_copy_that_broke_off_is_gone_on_with(
    factcheck: Factcheck, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    monkeypatch.setattr(transfer, "AT_ONCE", 10)
    rebuild = transfer.index.rebuild

    def breaks(db: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(transfer.index, "rebuild", breaks)
    assert factcheck("copy", store, copy, db=None).code == 130
    assert query(copy, "SELECT count(*) FROM claim") == [(101,)]
    monkeypatch.setattr(transfer.index, "rebuild", rebuild)
    assert factcheck("copy", store, copy, db=None).code == 0
    assert factcheck("doctor", db=copy).code == 0


def test_a_copy_into_something_else_or_itself_is_refused(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    assert factcheck("copy", store, store, db=None).code == 2
    other = tmp_path / "other.db"
    assert factcheck("init", other, db=None).code == 0
    assert factcheck("source", "add", "A paper of its own", db=other).code == 0
    assert factcheck("copy", store, other, db=None).code == 2
    assert query(other, "SELECT count(*) FROM claim") == [(0,)]


def test_what_was_changed_meanwhile_is_found(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert factcheck("copy", store, copy, db=None).code == 0
    query(copy, "UPDATE claim SET note = 'forged' WHERE id = 5")
    done = factcheck("copy", store, copy, db=None)
    assert done.code == 1
    assert done.err.startswith("Error: claim: 101 rows at ")


def test_a_person_sees_a_table(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    done = factcheck("--table", "copy", store, tmp_path / "seen.db")
    assert done.code == 0
    assert done.out.split()[:3] == ["table", "rows", "sha256"]
