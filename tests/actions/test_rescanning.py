"""Checking a whole store: what is compared with what, and what is found once."""

import json
from pathlib import Path

import pytest
from desk import Factcheck, query, run_here

from factcheck.actions import rescanning
from factcheck.actions.importing import Import
from factcheck.actions.records import taken
from factcheck.store.reads.filed import PER_CLAIM
from factcheck.store.storage import rescans
from factcheck.store.storage.unit_of_work import UnitOfWork

OPEN = {"proposition": "Kelsk is open."}


def imported(db: Path, *records: dict[str, object]) -> None:
    """Claims of one source, unchecked as yet."""
    lines = "".join(json.dumps({"source": "paper", **record}) + "\n" for record in records)
    assert run_here("import", "-", db=db, input=lines).code == 0
    query(db, "DELETE FROM conflict")


def pairs(db: Path) -> int:
    """How many pairs a rescan compares."""
    return rescanning.rescan(lambda: UnitOfWork(db, "Ana", "rescan"), lambda what, done, last: None).pairs


def test_what_is_filed_and_what_is_not_is_found_once_each_with_the_earlier_claim_first(empty: Path) -> None:
    imported(
        empty,
        {"speaker": "Ada Lund", "text": "Ostria opened the Kelsk crossing.", **OPEN, "stance": "for"},
        {"speaker": "Bo Marr", "text": "Kelsk is open.", "reported": "denied", **OPEN, "stance": "against"},
        {"speaker": "Ada Lund", "text": "The Norrby dam cost Veleska $40 million."},
        {"speaker": "Bo Marr", "text": "The Norrby dam cost Veleska $65 million."},
        {"speaker": "Cy Holt", "text": "The Norrby dam cost Veleska $85 million.", "withdrawn": True},
    )
    assert run_here("conflicts", "--rescan", db=empty).code == 0
    found = run_here("conflicts", "--json", db=empty).json
    assert sorted((one["kind"], one["claims"]) for one in found) == [("number", [3, 4]), ("stance", [1, 2])]


def test_a_claim_is_compared_with_the_latest_of_its_proposition_only(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.conflicts.meaning.MEANT", 0)
    words = [chr(97 + n % 26) * 3 + chr(97 + n // 26) * 3 for n in range(3 * PER_CLAIM)]
    imported(empty, *({"text": f"{word}.", "proposition": "p", "stance": "for"} for word in words))
    latest = sum(min(n, PER_CLAIM) for n in range(len(words)))
    assert pairs(empty) == latest


def test_a_check_of_a_large_store_says_what_it_left_out_and_closes_nothing_that_it_did_not_look_for(
    factcheck: Factcheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Only the words" not in factcheck("conflicts", "--rescan").err
    before = {tuple(one["claims"]) for one in factcheck("conflicts", "--compare", "--json").json}
    assert before
    monkeypatch.setattr("factcheck.actions.rescanning.READ", 5)
    done = factcheck("conflicts", "--rescan")
    assert "Only the words were compared" in done.err
    assert "0 new conflicts, 0 closed" in done.err
    assert before <= {tuple(one["claims"]) for one in factcheck("conflicts", "--compare", "--json").json}


def test_in_a_large_store_what_is_close_in_words_is_compared_and_what_is_flagged_no_more_closes(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.actions.rescanning.READ", 2)
    imported(
        empty,
        {"speaker": "Ada Lund", "text": "The Norrby dam cost Veleska $40 million."},
        {"speaker": "Bo Marr", "text": "The Norrby dam cost Veleska $65 million."},
        {"speaker": "Cy Holt", "text": "The Norrby dam will cost Veleska a new bridge, says Holt."},
        {"speaker": "Di Vik", "text": "Swans nest on the Kelsk."},
    )
    assert run_here("conflicts", "--rescan", db=empty).code == 0
    assert [one["claims"] for one in run_here("conflicts", "--json", db=empty).json] == [[1, 2]]
    assert [2, 3] in [one["claims"] for one in run_here("conflicts", "--compare", "--json", db=empty).json]
    query(empty, "UPDATE claim SET text = 'The Norrby dam cost Veleska $40 million.'")
    assert "1 closed" in run_here("conflicts", "--rescan", db=empty).err
    assert run_here("conflicts", "--json", db=empty).json == []


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Orda. " * 900_000, "Orda"], ids=["5 MB", "one word"])
def test_a_check_of_claims_that_are_no_sentence_ends_and_finds_nothing(empty: Path, text: str) -> None:
    imported(empty, {"speaker": "Ada Lund", "text": text}, {"speaker": "Bo Marr", "text": text + "!"})
    done = run_here("conflicts", "--rescan", db=empty)
    assert done.code == 0
    assert "Compared 1 pairs: 0 new conflicts" in done.err


def waits(db: Path) -> list[str]:
    """What a plain `factcheck` says of claims that were never compared."""
    return [line.partition("\t")[2] for line in run_here(db=db).out.splitlines() if "never compared" in line]


def test_what_is_stored_while_everything_is_checked_waits_on(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.actions.rescanning.PART", 1)
    rows = [{"speaker": "Ada Lund", "text": f"The Norrby dam cost Veleska ${n} million."} for n in (40, 65, 85)]
    imported(empty, *rows)
    came: list[int] = []

    def begin() -> UnitOfWork:
        return UnitOfWork(empty, "Ana", "rescan")

    def others_store(what: str, done: int, last: int) -> None:
        if not came:
            with UnitOfWork(empty, "Omar", "import") as work:
                for text in ("Swans nest on the Kelsk.", "Herons nest on the Kelsk."):
                    lines = [(1, taken({"source": "paper", "speaker": "Cy Holt", "text": text}))]
                    came.extend(Import(work, later=True).run(lines, lambda _: None).added)
                rescans.leave(work, [1])

    with UnitOfWork(empty, "Omar", "accept") as work:
        rescans.owe(work, [1, 2])
    assert waits(empty) == ["2 claims never compared with the others\tfactcheck conflicts --rescan"]
    rescanning.rescan(begin, others_store)
    assert waits(empty) == ["2 claims never compared with the others\tfactcheck conflicts --rescan"]
    with UnitOfWork(empty, "Ana", "x", dry=True) as work:
        assert rescans.unread(work.db) == [1], "it came to wait again"
        assert work.db.column(f"SELECT * FROM ({rescans.OWED}) owed ORDER BY 1") == came
    rescanning.rescan(begin, lambda *_: None)
    assert waits(empty) == []


def test_very_many_that_are_stored_while_everything_is_checked_wait_on(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("rescanning", "importing"):
        monkeypatch.setattr(f"factcheck.actions.{place}.AT_ONCE", 2)
    imported(empty, *({"speaker": "Ada Lund", "text": f"Veleska paid {n} million."} for n in (40, 65)))
    came = [{"speaker": "Cy Holt", "text": f"{bird} nest on the Kelsk."} for bird in ("Swans", "Herons", "Storks")]
    stored: list[bool] = []

    def others_store(what: str, done: int, last: int) -> None:
        if not stored:
            stored.append(True)
            imported(empty, *came)

    rescanning.rescan(lambda: UnitOfWork(empty, "Ana", "rescan"), others_store)
    assert waits(empty) == ["3 claims never compared with the others\tfactcheck conflicts --rescan"]
