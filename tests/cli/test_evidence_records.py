"""Evidence as a record: given with a mark or by itself, taken away, merged, handed over, and looked at again."""

import json
from pathlib import Path
from typing import Any

import pytest
from desk import altered, as_, copy_of, done, dump, run_here, store_of

URL = "https://example.org/register"


@pytest.fixture
def desk(empty: Path) -> Path:
    db = empty
    store_of(db, [("It rained.", "Ana", "alleged"), ("It snowed.", "Ben", "denied"), ("It hailed.", "Cy", "alleged")])
    return db


def records(db: Path, number: int) -> list[dict[str, Any]]:
    (found,) = run_here("show", number, "--json", db=db).json
    return list(found["evidence_records"])


def told(db: Path, number: int) -> list[tuple[str, str | None, str | None]]:
    return [(one["of"], one["stands"], one["where"]) for one in records(db, number)]


def test_a_mark_gives_evidence_that_points_where_the_mark_does(desk: Path) -> None:
    done("Rana", desk, "mark", "confirmed", 1, "--evidence", URL, "--evidence", "paper-1")
    done("Rana", desk, "mark", "denied", 2, "--evidence", "3")
    done("Rana", desk, "mark", "alleged", 3, "--evidence", URL)
    assert told(desk, 1) == [(URL, "supports", None), ("paper-1", "supports", None)]
    assert told(desk, 2) == [("3", "contradicts", None)]
    assert told(desk, 3) == [(URL, None, None)]
    assert run_here("show", 2, "--json", db=desk).json[0]["evidence"] == ["claim 3"]


def test_evidence_is_given_by_itself_with_all_that_is_known_of_it(desk: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("TZ", "Asia/Baku")
    __import__("time").tzset()
    words = [
        "--stands",
        "contradicts",
        "--where",
        "p. 12",
        "--archive",
        "https://archive.example/r",
        "--note",
        "as sent",
    ]
    done("Rana", desk, "evidence", "add", URL, 1, *words, "--retrieved", "2026-11-20 10:00")
    (one,) = records(desk, 1)
    assert {**one, "at": "T"} == {
        "what": "url", "of": URL, "sha256": None, "stands": "contradicts", "where": "p. 12",
        "archive": "https://archive.example/r", "retrieved": "2026-11-20T06:00:00Z", "note": "as sent", "by": "Rana",
        "at": "T",
    }  # fmt: skip
    shown = run_here("show", 1, "--table", "--color", "never", db=desk).out
    assert shown.index("EVIDENCE  https://example.org/register, p. 12 (contradicts)") < shown.index("REPORTED")
    assert "read 2026-11-20 10:00" in shown
    monkeypatch.setenv("TZ", "UTC")
    __import__("time").tzset()
    assert "evidence given" in done("Rana", desk, "undo").err
    assert records(desk, 1) == []


def test_the_same_record_is_given_once_and_taken_away_for_a_reason(desk: Path) -> None:
    done("Rana", desk, "evidence", "add", URL, 1, "--stands", "supports")
    assert "It is evidence already of claim 1." in done("Omar", desk, "evidence", "add", URL, 1, "--supports").err
    done("Omar", desk, "evidence", "add", URL, 1, "--context", "--where", "par. 3")
    assert told(desk, 1) == [(URL, "supports", None), (URL, "context", "par. 3")]
    for words, code in (
        ((1, 1), 2),
        ((1, 3, "--note", "n"), 3),
        ((2, 1, "--note", "n"), 3),
        ((99, 1, "--note", "n"), 3),
    ):
        assert as_("Omar", desk, "evidence", "remove", *words, "--over").code == code
    done("Omar", desk, "evidence", "remove", 1, 1, "--over", "--note", "of another year")
    assert told(desk, 1) == [(URL, "context", "par. 3")]
    last = run_here("log", 1, "--json", db=desk).json[-1]
    assert (last["field"], last["why"], last["evidence"]) == ("evidence", "of another year", [f"{URL} (supports)"])
    done("Omar", desk, "undo")
    assert len(records(desk, 1)) == 2
    done("Rana", desk, "mark", "confirmed", 1, "--evidence", "3")
    done("Omar", desk, "evidence", "remove", 1, 1, "--over", "--note", "n")
    assert ("3", "supports", None) not in told(desk, 1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", URL, 1, "--supports", "--contradicts"], 2), (["add", URL, 1, "--supports", "--stands", "context"], 2),
        (["add", URL, 1, "--stands", "contradict"], 2), (["add", "nowhere.txt", 1], 3), (["add", URL, 99], 3),
        (["add", URL, 1, "--retrieved", "yesterday"], 2), (["add", "1", 1], 2), (["add", " ", 1], 2),
        (["add", URL, 1, "--where", "a\x00b"], 2), (["list", "99"], 3),
    ],
)  # fmt: skip
def test_what_is_no_evidence_changes_nothing(desk: Path, words: list[Any], code: int) -> None:
    before = dump(desk)
    assert as_("Rana", desk, "evidence", *words).code == code
    assert dump(desk) == before


def test_a_file_is_known_by_its_digest_and_said_when_it_changes(desk: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("as sent")
    done("Rana", desk, "evidence", "add", letter, 1, 2, "--context")
    (one,) = records(desk, 1)
    assert (one["what"], len(one["sha256"])) == ("file", 64)
    assert "not as it was" not in run_here("evidence", 1, db=desk).err
    assert as_("Rana", desk, "doctor").err.count("not as it was") == 0
    letter.write_text("otherwise")
    assert f"{letter} is not as it was" in run_here("evidence", 1, db=desk).err
    checked = as_("Rana", desk, "doctor")
    assert (checked.code, checked.err.count("not as it was")) == (0, 1)
    letter.unlink()
    assert "not as it was" not in run_here("evidence", 1, db=desk).err
    public = run_here("export", "json", "--for", "public", db=desk).json[0]["evidence_records"]
    assert [(one["of"], one["by"]) for one in public] == [("letter.txt", None)]


def test_a_mark_on_changed_ground_is_listed_unless_that_was_taken_away(desk: Path) -> None:
    done("Rana", desk, "mark", "confirmed", 1, "--note", "n")
    done("Rana", desk, "evidence", "add", "3", 1, "--supports")
    assert run_here("list", "is:stale", "--ids", db=desk).out == ""
    done("Omar", desk, "edit", 3, "--text", "It hailed hard.")
    assert run_here("list", "is:stale", "--ids", db=desk).out == "1\n"
    done("Rana", desk, "mark", "confirmed", 1, "--note", "looked again")
    assert run_here("list", "is:stale", "--ids", db=desk).out == ""
    done("Rana", desk, "mark", "confirmed", 2, "--note", "n", "--evidence", "3", "--evidence", URL)
    done("Omar", desk, "edit", 3, "--text", "It hailed.")
    assert run_here("list", "is:stale", "--ids", db=desk).out == "1\n2\n"
    done("Rana", desk, "evidence", "remove", 2, 2, "--over", "--note", "n")
    assert run_here("list", "is:stale", "--ids", db=desk).out == "1\n2\n"
    done("Rana", desk, "evidence", "remove", 2, 1, "--over", "--note", "n")
    assert run_here("list", "is:stale", "--ids", db=desk).out == "1\n"
    done("Rana", desk, "undo")
    assert run_here("list", "is:stale", "--ids", db=desk).out == "1\n2\n"


def test_a_taken_away_ground_lets_the_other_rest_on_this(desk: Path) -> None:
    done("Rana", desk, "evidence", "add", "2", 1)
    assert as_("Rana", desk, "evidence", "add", "1", 2).code == 2
    done("Rana", desk, "evidence", "remove", 1, 1, "--over", "--note", "n")
    done("Rana", desk, "evidence", "add", "1", 2)


@pytest.mark.parametrize("form", ["db", "jsonl"])
def test_copies_unite_their_evidence_and_what_one_took_away_is_gone(desk: Path, tmp_path: Path, form: str) -> None:
    done("Rana", desk, "mark", "confirmed", 1, "--note", "n", "--evidence", URL, "--evidence", "3")
    omar = copy_of(desk, tmp_path / "omar.db")
    done("Omar", omar, "evidence", "add", "paper-2", 1, "--context", "--where", "par. 1")
    done("Omar", omar, "evidence", "remove", 1, 1, "--over", "--note", "o")
    done("Rana", desk, "evidence", "add", "2", 1, "--contradicts")
    before = copy_of(desk, tmp_path / "rana.db")
    given = omar
    if form == "jsonl":
        given = tmp_path / "omar.jsonl"
        given.write_text(run_here("export", "jsonl", db=omar).out)
    done("Rana", desk, "merge", given)
    done("Omar", omar, "merge", before)
    wanted = [("2", "contradicts", None), ("3", "supports", None), ("paper-2", "context", "par. 1")]
    assert sorted(told(desk, 1)) == sorted(told(omar, 1)) == wanted
    again = dump(desk)
    done("Rana", desk, "merge", given)
    assert [line for line in dump(desk) if "evidence" in line] == [line for line in again if "evidence" in line]
    done("Rana", desk, "undo")
    assert len(told(desk, 1)) == 3
    assert json.loads(run_here("list", "is:contested", "--json", db=desk).out) == []


def test_an_export_without_history_brings_the_records_along(desk: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("as sent")
    done("Rana", desk, "evidence", "add", letter, 1, "--supports", "--where", "p. 2")
    done("Rana", desk, "mark", "denied", 2, "--note", "n", "--evidence", URL)
    other = tmp_path / "other.db"
    done("Omar", other, "init", other)
    done("Omar", other, "import", "-", input=run_here("export", "json", db=desk).out)
    assert [(o["what"], o["sha256"], o["stands"], o["where"]) for o in records(other, 1)] == [
        (o["what"], o["sha256"], o["stands"], o["where"]) for o in records(desk, 1)
    ]
    assert told(other, 2) == told(desk, 2)
    copied = tmp_path / "copied.db"
    done("Omar", copied, "copy", desk, copied)
    assert records(copied, 1) == records(desk, 1)


def test_the_evidence_of_a_store_of_before_is_there_and_can_be_taken_away(desk: Path) -> None:
    done("Rana", desk, "mark", "confirmed", 1, "--note", "n", "--evidence", URL)
    if isinstance(desk, Path):
        altered(desk, "DROP TRIGGER evidence_refuses_update")
    altered(desk, "UPDATE evidence SET stands = ''")
    assert told(desk, 1) == [(URL, None, None)]
    done("Omar", desk, "evidence", "remove", 1, 1, "--over", "--note", "n")
    assert records(desk, 1) == []


def test_every_page_for_an_editor_has_the_record(desk: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    words = ["--contradicts", "--where", "p. 12", "--archive", "https://archive.example/r", "--note", "as sent"]
    done("Rana", desk, "evidence", "add", URL, 1, *words)
    assert "p. 12 (contradicts)" in run_here("export", "markdown", db=desk).out
    path = tmp_path / "desk.xlsx"
    done("Rana", desk, "export", "xlsx", "-o", path)
    rows = list(openpyxl.load_workbook(path)["Evidence"].iter_rows(values_only=True))
    assert rows[1][2:8] == (URL, "contradicts", "p. 12", "https://archive.example/r", None, "as sent")
    page = run_here("export", "html", "-o", "-", db=desk).out
    assert 'href="https://archive.example/r"' in page
    assert "p. 12" in page


def test_a_confidential_source_stays_out_of_the_evidence_of_the_public(desk: Path) -> None:
    done("Rana", desk, "source", "edit", "paper-2", "--confidential")
    done("Rana", desk, "evidence", "add", "paper-2", 1, "--supports", "--where", "line 4", "--note", "met in the park")
    for form in ("json", "csv", "markdown", "html"):
        page = run_here("export", form, "id:1", "--for", "public", "-o", "-", db=desk).out
        for word in ("paper-2", "line 4", "met in the park"):
            assert word not in page, (form, word)
