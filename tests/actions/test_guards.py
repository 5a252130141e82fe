"""What undo, import, ingest, export and rescan must not do, each of which a small slip in the code would let happen."""

import json
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, connecting_as, interrupted, query, run_here

from factcheck.actions import rescanning
from factcheck.store.storage.opening import place
from factcheck.store.storage.unit_of_work import UnitOfWork


def test_undo_leaves_what_was_imported_from_another_desk(factcheck: Factcheck, empty: Path) -> None:
    assert factcheck("--as", "Ana", "mark", "denied", 4).code == 0
    exported = factcheck("export", "jsonl", "id:4").out
    assert run_here("--as", "Ben", "import", "-", db=empty, input=exported).code == 0
    done = run_here("--as", "Ana", "undo", db=empty)
    assert done.code == 1
    assert "There is nothing of Ana's left to undo." in done.err
    assert query(empty, "SELECT mark FROM claim") == [("denied",)]


def test_undo_leaves_what_a_rescan_found(factcheck: Factcheck, store: Path) -> None:
    found = "SELECT kind, left_id, right_id, closed FROM conflict ORDER BY left_id, right_id, kind"
    for table in ("judgement", "conflict"):
        query(store, f"DELETE FROM {table}")
    assert factcheck("--as", "Ana", "conflicts", "--rescan").code == 0
    before = query(store, found)
    assert before
    done = factcheck("--as", "Ana", "undo")
    assert done.code == 1
    assert "There is nothing of Ana's left to undo." in done.err
    assert query(store, found) == before


def test_an_import_does_not_bring_back_a_source_that_a_person_withdrew(factcheck: Factcheck) -> None:
    exported = factcheck("export", "jsonl").out
    assert factcheck("source", "withdraw", "new-stage", "--note", "forged").code == 0
    done = factcheck("import", "-", input=exported)
    assert done.code == 1
    assert "which Ana withdrew here" in done.err
    assert factcheck("source", "show", "new-stage", "--json").json[0]["withdrawn"] is True
    assert factcheck("list", "source:new-stage", "--ids").out == ""


def test_an_import_brings_back_a_source_that_an_undo_withdrew(factcheck: Factcheck) -> None:
    row = json.dumps({"record": "source", "id": "bulletin", "title": "A bulletin"})
    assert factcheck("import", "-", input=row).code == 0
    assert factcheck("undo").code == 0
    assert factcheck("source", "show", "bulletin", "--json").json[0]["withdrawn"] is True
    assert factcheck("import", "-", input=row).code == 0
    assert factcheck("source", "show", "bulletin", "--json").json[0]["withdrawn"] is False


def test_ingesting_again_does_not_bring_back_a_claim_that_was_typed_and_undone(
    factcheck: Factcheck, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The mill at Orda burnt down. Nobody was hurt.\n", encoding="utf-8")
    assert factcheck("ingest", letter, "--no-drafts", "--title", "A letter").code == 0
    assert factcheck("add", "The mill at Orda burnt down.", "--source", "a-letter").code == 0
    assert factcheck("undo").code == 0
    assert factcheck("ingest", letter, "--no-drafts").code == 0
    assert factcheck("list", "source:a-letter", "--ids").out == ""


def test_an_export_of_some_claims_has_no_judgement_on_claims_that_it_lacks(factcheck: Factcheck, empty: Path) -> None:
    assert factcheck("conflicts", "dismiss", 6, 10, "--note", "two periods").code == 0
    one, both = (
        [json.loads(line) for line in factcheck("export", "jsonl", which).out.splitlines()]
        for which in ("id:6", "id:6,10")
    )
    assert [record for record in one if record.get("record") in ("conflict", "step")] == []
    (conflict,) = (record for record in both if record.get("record") == "conflict" and record["judgements"])
    assert conflict["judgements"][0]["note"] == "two periods"
    assert run_here("import", "-", db=empty, input="".join(json.dumps(record) + "\n" for record in one)).code == 0
    assert query(empty, "SELECT count(*) FROM conflict") == [(0,)]


def test_a_conflict_that_comes_back_is_told(factcheck: Factcheck, store: Path) -> None:
    closed = "SELECT closed FROM conflict WHERE left_id = 16 AND right_id = 98"
    about = factcheck("show", 16, "--json").json[0]["proposition"]
    assert factcheck("file", 16, "--none").code == 0
    assert query(store, closed) == [(1,)]
    assert "Conflict (sides) between 16 and 98" in factcheck("file", 16, "--about", about).err
    assert query(store, closed) == [(0,)]
    assert "between 16 and 98" not in factcheck("edit", 16, "--note", "seen").err


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_a_rescan_that_was_broken_off_goes_on_without_leaving_a_claim_out(
    empty: Path, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Claims are reached in order, and the one at which a part ended may have pairs in the next."""
    kept = "SELECT kind, left_id, right_id FROM conflict WHERE NOT closed ORDER BY left_id, right_id, kind"
    rows = [
        {"text": f"The Orda mill employs {n} weavers.", "speaker": f"Guild {n}", "source": "s"} for n in (40, 60, 90)
    ]
    assert run_here("import", "-", db=empty, input="".join(json.dumps(row) + "\n" for row in rows)).code == 0
    query(empty, "DELETE FROM conflict")
    monkeypatch.setattr(rescanning, "PART", 1)
    done = 0

    def breaks_off(what: str, reached: int, last: int) -> None:
        nonlocal done
        done += what == "claims checked"
        if done == parts and what == "claims checked":
            raise KeyboardInterrupt

    def begin() -> UnitOfWork:
        return UnitOfWork(empty, "Ana", "rescan")

    with pytest.raises(KeyboardInterrupt):
        rescanning.rescan(begin, breaks_off)
    assert len(query(empty, kept)) == parts
    rescanning.rescan(begin, lambda what, reached, last: None)
    assert query(empty, kept) == [("number", 1, 2), ("number", 1, 3), ("number", 2, 3)]


@interrupted
def test_an_interrupt_while_the_commit_runs_comes_too_late(store: Path) -> None:
    """What ends as interrupted has stored nothing: a Ctrl-C at the commit itself is not taken."""

    class Interrupted(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "COMMIT":
                os.kill(os.getpid(), signal.SIGINT)
            return super().execute(sql, *values)

    with connecting_as(Interrupted), UnitOfWork(store, "Ana", "mark") as work:
        work.change("claim", [4], "mark", "denied")
    assert query(store, "SELECT mark FROM claim WHERE id = 4") == [("denied",)]
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_one_shared_word_is_no_reason_to_file_two_claims_together(factcheck: Factcheck, store: Path) -> None:
    for text in ("Quillfish.", "Quillfish spawned near Orda pier.", "Quillfish spawned."):
        assert factcheck("add", text, "--source", "new-stage").code == 0
    with closing(place(store).connect()) as db:
        from factcheck.store.reads.suggestions import suggestions

        offered = {frozenset((made.claim, made.partner)) for made in suggestions(db, [102, 103, 104])}
    assert offered <= {frozenset((103, 104))}
