"""From where on an action does otherwise: titles made of a beginning, imports checked at once, marks taken back."""

import json
from pathlib import Path

import pytest
from desk import run_here

from factcheck.actions import rescanning
from factcheck.actions.comparing import digest, ordered
from factcheck.actions.import_files import rows_of
from factcheck.actions.importing import Import
from factcheck.actions.ingest_drafts import Drafter
from factcheck.actions.ingesting import Given, ingest, text_digest
from factcheck.domain.source import Document
from factcheck.store.reads import sources
from factcheck.store.storage import rescans
from factcheck.store.storage.opening import place
from factcheck.store.storage.unit_of_work import UnitOfWork


def lines(*records: dict[str, object]) -> str:
    return "".join(json.dumps({"source": "paper", **record}) + "\n" for record in records)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It rained.", "It rained."),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 60 + "…"),
        ("word " * 12 + "end", "word " * 11 + "word…"),
        ("word " * 11 + "ended", "word " * 11 + "ended"),
        ("word " * 11 + "endeds", "word " * 10 + "word…"),
        ("a" * 9 + " " * 230 + "bc", "a" * 9 + " b"),
        ("a" * 9 + " " * 231 + "bc", "a" * 9),
    ],
)
def test_a_text_without_a_title_is_called_by_its_first_sixty_characters(empty: Path, text: str, title: str) -> None:
    db = place(empty).connect()
    document = Document(text=text, sha256=text_digest(text))
    made = ingest(
        db,
        lambda: UnitOfWork(empty, "Ana", "ingest"),
        document,
        Given(),
        "",
        Drafter(wanted=False, everything=False, pipeline="", second=None),
    )
    assert (made.new, made.drafts, made.lost, made.unread) == (True, (), 0, 0)
    assert sources.source(db, made.source).title == title
    again = ingest(
        db,
        lambda: UnitOfWork(empty, "Ana", "ingest"),
        document,
        Given(),
        "",
        Drafter(wanted=False, everything=False, pipeline="", second=None),
    )
    assert (again.source, again.new, again.unwithdrawn, again.back) == (made.source, False, False, ())
    db.close()


@pytest.mark.parametrize(("number", "checked"), [(300, True), (301, False)])
@pytest.mark.slow
def test_an_import_of_three_hundred_claims_is_checked_at_once(
    empty: Path, tmp_path: Path, number: int, checked: bool
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(lines(*({"text": f"{chr(97 + n % 26) * 3}{chr(97 + n // 26) * 3}."} for n in range(number))))
    with UnitOfWork(empty, "Ana", "import") as work, rows_of(str(path)) as rows:
        report = Import(work).run(rows, lambda done: None)
    assert (len(report.added), report.known, report.updated, report.restored, report.accepted) == (number, 0, 0, 0, 0)
    assert report.sources == 1
    assert report.conflicts == ([] if checked else None)


def test_marks_on_both_sides_conflict_until_one_is_taken_back(empty: Path) -> None:
    filed = {"proposition": "Kelsk is open.", "stance": "for", "speaker": "Ada"}
    given = lines({"text": "Kelsk is open.", **filed}, {"text": "Kelsk has opened.", **filed}, {"text": "It rained."})
    assert run_here("import", "-", db=empty, input=given).code == 0

    def standing() -> list[tuple[str, list[int]]]:
        return [(one["kind"], one["claims"]) for one in run_here("conflicts", "--json", db=empty).json]

    run_here("mark", "confirmed", 1, "--note", "seen", db=empty)
    assert standing() == []
    run_here("mark", "denied", 2, "--note", "heard", db=empty)
    assert standing() == [("desk", [1, 2])]
    assert run_here("mark", "confirmed", 1, "--note", "seen again", db=empty).code == 0
    assert standing() == [("desk", [1, 2])]
    assert run_here("mark", "alleged", 2, "--note", "unsure", db=empty).code == 0
    assert standing() == []
    assert run_here("mark", "denied", 2, "--note", "sure", db=empty).code == 0
    assert standing() == [("desk", [1, 2])]
    assert run_here("mark", "none", 1, "--note", "no", db=empty).code == 0
    assert standing() == []


def test_a_check_of_everything_says_how_far_it_is(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.conflicts.meaning.MEANT", 0)
    texts = ["The Norrby dam cost Veleska $40 million.", "It rained.", "The Norrby dam cost Veleska $65 million."]
    run_here("import", "-", db=empty, input=lines(*({"text": text, "speaker": text[:9]} for text in [*texts, "Snow."])))
    told = []

    def progress(what: str, done: int, last: int) -> None:
        db = place(empty).connect()
        told.append((what, done, last, rescans.reached(db)))
        db.close()

    report = rescanning.rescan(lambda: UnitOfWork(empty, "Ana", "rescan"), progress)
    assert told[-1] == ("claims checked", 3, 4, 2)
    assert [one for one in told[:-1] if one[3]] == []
    assert (report.pairs, report.closed) == (1, 0)


def test_a_pair_is_in_order_and_its_texts_are_known_by_sixteen_digits() -> None:
    assert [ordered(*pair) for pair in ((1, 2), (2, 1), (2, 2))] == [(1, 2), (1, 2), (2, 2)]
    assert digest("It rained.", "It snowed.") == "8a5dbf0c9b86837e"
