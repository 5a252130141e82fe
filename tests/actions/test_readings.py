"""What models read is kept in the store: a text is read once, and what nobody asks for any more is forgotten."""

import json
from pathlib import Path

import pytest
from desk import query, run_here

from factcheck.actions import reading_ahead, rescanning
from factcheck.conflicts.side import Side
from factcheck.conflicts.trust import can_be_enough, enough_here
from factcheck.domain.claim import Claim
from factcheck.store.storage.opening import open_store
from factcheck.store.storage.readings import recalled
from factcheck.store.storage.transfer import all_tables
from factcheck.store.storage.unit_of_work import UnitOfWork
from factcheck.text import likeness
from factcheck.text.remembering import mark, remembered, with_memory

BRIDGE = "The harbour bridge at Velm opened in spring.", "Velm's harbour bridge stayed shut until autumn."
SAID = "The old mill of Orda was sold", "Orda's mill was not painted", "The mill of Orda was pulled down"


class Shelf(dict[str, bytes]):
    """A memory of a test."""

    recall = dict.get

    def keep(self, key: str, answer: bytes) -> None:
        self[key] = answer


def rescan(db: Path) -> rescanning.Rescan:
    return rescanning.rescan(lambda: UnitOfWork(db, "Ana", "rescan"), lambda what, done, last: None)


def kept(db: Path) -> set[str]:
    return {key for (key,) in query(db, "SELECT key FROM reading")}


def imported(db: Path, *texts: str) -> None:
    rows = ({"text": text, "speaker": f"Witness {n}", "source": "paper"} for n, text in enumerate(texts))
    assert run_here("import", "-", db=db, input="".join(json.dumps(row) + "\n" for row in rows)).code == 0


def test_an_answer_is_made_once_and_known_by_everything_it_depends_on() -> None:
    made: list[str] = []

    def answer(said: str) -> bytes:
        made.append(said)
        return said.encode()

    shelf = Shelf()
    with with_memory(shelf):
        assert [remembered("m", ("a", 1), lambda: answer("one")) for _ in "12"] == [b"one", b"one"]
        assert remembered("m", ("a", 2), lambda: answer("two")) == b"two"
        assert remembered("n", ("a", 1), lambda: answer("three")) == b"three"
    assert remembered("m", ("a", 1), lambda: answer("four")) == b"four"
    assert (made, len(shelf)) == (["one", "two", "three", "four"], 3)


def test_two_files_of_one_size_are_two_models(tmp_path: Path) -> None:
    for name, weight in (("one", b"\1"), ("other", b"\2"), ("copy", b"\1")):
        (tmp_path / name).write_bytes(b"head" + weight * 200_000 + b"tail")
    marks = [mark(tmp_path / name) for name in ("one", "other", "copy")]
    assert marks[0] == marks[2] != marks[1]


def test_what_was_read_is_kept_and_no_model_is_loaded_to_recall_it(empty: Path) -> None:
    imported(empty, *BRIDGE)
    rescan(empty)
    fresh, side = likeness.Model(), Side(Claim(1, "", BRIDGE[0], "paper"))
    with recalled(open_store(str(empty), print)):
        recalled_whole = side.reading(fresh).whole
    assert "_loaded" not in vars(fresh)
    alone = Side(Claim(1, "", BRIDGE[0], "paper")).reading(likeness.Model())
    assert recalled_whole.tolist() == alone.whole.tolist()


def test_a_check_of_everything_forgets_what_nobody_asks_for(empty: Path) -> None:
    imported(empty, *BRIDGE, "The mayor of Velm resigned.")
    rescan(empty)
    before = kept(empty)
    query(empty, "INSERT INTO reading (key, answer) VALUES (?, ?)", "of another model", b"\0")
    assert run_here("edit", 3, "--text", "The mayor of Velm stays.", db=empty).code == 0
    rescan(empty)
    after = kept(empty)
    assert "of another model" not in after
    assert before - after
    assert after - before


def test_a_copy_of_a_store_leaves_out_what_is_made_again() -> None:
    assert "claim" in {table.name for table in all_tables()}
    assert "reading" not in {table.name for table in all_tables()}


@pytest.mark.parametrize(
    ("flags", "lately", "left", "enough"),
    [(0, 0, 20_000, True), (0, 0, 1_000, False), (9, 0, 1_300, False), (9, 9, 1_300, True), (48, 0, 0, True)],
)
def test_more_is_asked_while_it_may_yet_be_enough(flags: int, lately: int, left: int, enough: bool) -> None:
    assert can_be_enough(flags, lately, 100, left, 1_900) is enough
    assert enough_here(48, 1_900)


def test_the_judge_is_asked_the_likeliest_first_and_no_longer_than_it_may_be_believed(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{said} by a {by} crew last May." for said in SAID for by in ("local", "hired")]
    imported(empty, *texts)
    rescan(empty)
    whole = kept(empty)
    query(empty, "DELETE FROM reading")
    monkeypatch.setattr(reading_ahead, "PAIRS", 1)
    monkeypatch.setattr(reading_ahead, "LATELY", 1)
    monkeypatch.setattr(reading_ahead, "can_be_enough", lambda *known: False)
    rescan(empty)
    both_ways = 2
    assert len(kept(empty)) == len(texts) + both_ways < len(whole)
