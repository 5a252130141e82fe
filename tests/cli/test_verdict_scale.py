"""A verdict scale of the desk's own: given, shared, merged, never dropped while used; what a mark says besides."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from desk import as_, done, dump, query, run_here, store_of
from terminal import Terminal

SCALE = """
[[verdict]]
label = "true"
counts_as = "confirmed"
sign = "✓"
[[verdict]]
label = "misleading"
counts_as = "denied"
colour = "dark_orange"
[[verdict]]
label = "false"
counts_as = "denied"
sign = "✗"
[[verdict]]
label = "unverifiable"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Three claims and a scale of four verdicts."""
    db = tmp_path / "desk.db"
    store_of(db, [("It rained.", "Ana", "alleged"), ("It snowed.", "Ben", "denied"), ("It hailed.", "Cy", "alleged")])
    done("Rana", db, "scale", "set", "-", input=SCALE)
    return db


def claim(db: Path, number: int) -> dict[str, Any]:
    (found,) = run_here("show", number, "--json", db=db).json
    return dict(found)


def scale(db: Path) -> list[tuple[str, str | None, int]]:
    return [(one["verdict"], one["counts_as"], one["claims"]) for one in run_here("scale", "--json", db=db).json]


def listed(db: Path, *filters: str) -> list[int]:
    return [int(line) for line in done("t", db, "list", *filters, "--ids").out.split()]


def test_the_shipped_example_is_a_scale_that_the_program_takes(tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    store_of(db, [("It rained.", "Ana", "alleged")])
    assert "has no scale of its own" in run_here("scale", db=db).err
    done("Rana", db, "scale", "set", "-", input=run_here("scale", "example").out)
    assert scale(db) == [
        ("true", "confirmed", 0), ("mostly true", "confirmed", 0), ("misleading", "denied", 0), ("false", "denied", 0),
        ("unverifiable", None, 0),
    ]  # fmt: skip
    shown = run_here("scale", "--color", "never", "--table", db=db).out
    assert "✗ false" in shown
    assert "nothing" in shown


def test_a_verdict_counts_as_its_status_and_says_the_sentence(desk: Path) -> None:
    told = done("Rana", desk, "mark", "FALSE", 1, "--note", "dry all day", "--confidence", "high", "--grade", "b2").err
    assert "Marked claim 1 false, which counts as denied." in told
    assert "Desk: FALSE that It rained." in told
    found = claim(desk, 1)
    assert [found[key] for key in ("mark", "status", "verdict", "confidence", "grade", "mark_why")] == [
        "denied", "denied", "false", "high", "B2", "dry all day",
    ]  # fmt: skip
    shown = run_here("show", 1, "--table", "--color", "never", db=desk).out
    assert "✗ FALSE" in shown
    assert "confidence high, graded B2" in shown
    assert "✗ FALSE" in run_here("list", "--table", "--color", "never", db=desk).out


def test_a_verdict_that_establishes_nothing_is_no_mark_and_not_nothing(desk: Path) -> None:
    told = done("Rana", desk, "mark", "unverifiable", 2, "--note", "no gauge stood there").err
    assert "Desk: UNVERIFIABLE whether It snowed." in told
    found = claim(desk, 2)
    assert [found[key] for key in ("mark", "status", "verdict", "mark_why")] == [
        None, "denied", "unverifiable", "no gauge stood there",
    ]  # fmt: skip
    assert listed(desk, "is:marked") == [2]
    assert listed(desk, "is:unreviewed") == [1, 3]
    assert listed(desk, "not", "is:marked") == [1, 3]
    assert done("Omar", desk, "approve", 2).err.startswith("Approved claim 2.")
    said = "Marked claim 2 no more.\nOmar's approval of claim 2 lapsed.\n"
    assert done("Rana", desk, "mark", "none", 2, "--note", "found one").err == said
    assert claim(desk, 2)["verdict"] is None
    assert listed(desk, "is:marked") == []


def test_every_verdict_of_a_scale_needs_a_reason_and_a_status_as_ever(desk: Path) -> None:
    before = dump(desk)
    refused = as_("Rana", desk, "mark", "misleading", 1, "--evidence", "https://example.org")
    assert (refused.code, refused.err) == (
        2, "Error: A claim is not marked “misleading” without saying why.\nGive --note.\n",
    )  # fmt: skip
    assert as_("Rana", desk, "mark", "misleadin", 1, "--note", "n").err.startswith(
        "Error: “misleadin” is no status, and no verdict of this desk's scale.\nDid you mean misleading?"
    )
    assert dump(desk) == before
    done("Rana", desk, "mark", "denied", 1)
    assert claim(desk, 1)["mark"] == "denied"


def test_a_desk_without_a_scale_is_told_of_scales(empty: Path) -> None:
    told = as_("Rana", empty, "mark", "misleading", 1, "--note", "n")
    assert (told.code, told.err.splitlines()[0]) == (2, "Error: “misleading” is no status.")
    assert "a scale: `factcheck scale example` prints one, `factcheck scale set` takes it." in told.err
    assert "Did you mean denied?" in as_("Rana", empty, "mark", "denyed", 1, "--note", "n").err


def test_another_verdict_takes_over_nothing_of_the_one_before(desk: Path) -> None:
    done("Rana", desk, "mark", "false", 1, "--note", "n", "--confidence", "high", "--grade", "A1")
    done("Rana", desk, "mark", "denied", 1, "--evidence", "https://example.org/gauge")
    assert claim(desk, 1)["verdict"] == "false"
    assert claim(desk, 1)["confidence"] == "high"
    done("Rana", desk, "mark", "false", 1, "--confidence", "low")
    assert (claim(desk, 1)["confidence"], claim(desk, 1)["mark_why"]) == ("low", "n")
    done("Rana", desk, "mark", "misleading", 1, "--note", "it drizzled")
    found = claim(desk, 1)
    assert [found[key] for key in ("verdict", "confidence", "grade")] == ["misleading", None, None]
    done("Rana", desk, "mark", "confirmed", 1, "--note", "it did")
    assert claim(desk, 1)["verdict"] is None
    for _ in range(2):
        done("Rana", desk, "undo")
    found = claim(desk, 1)
    assert [found[key] for key in ("mark", "verdict", "confidence", "grade")] == ["denied", "false", "low", "A1"]


def test_a_colleagues_verdict_stays_until_over(desk: Path) -> None:
    done("Rana", desk, "mark", "false", 1, "--note", "dry all day")
    for word in ("misleading", "true", "confirmed", "unverifiable"):
        refused = as_("Omar", desk, "mark", word, 1, "--note", "n")
        assert refused.code == 1
        assert "Rana marked claim 1 false a" in refused.err
    done("Omar", desk, "mark", "misleading", 1, "--note", "it drizzled", "--over")
    assert claim(desk, 1)["verdict"] == "misleading"


def test_an_approval_lapses_when_only_the_label_changes(desk: Path) -> None:
    done("Rana", desk, "mark", "false", 1, "--note", "n")
    done("Omar", desk, "approve", 1)
    done("Rana", desk, "mark", "misleading", 1, "--note", "m")
    assert claim(desk, 1)["approved_by"] is None


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["verdict:false"], [1]),
        (["verdict:Misleading,false"], [1, 2]),
        (["not", "verdict:false"], [2, 3]),
        (["grade:B2"], [1]),
        (["grade:b"], [1]),
        (["grade:2"], [1, 2]),
        (["confidence:low"], [2]),
        (["mark:denied"], [1, 2]),
    ],
)
def test_claims_are_found_by_verdict_grade_and_confidence(desk: Path, filters: list[str], found: list[int]) -> None:
    done("Rana", desk, "mark", "false", 1, "--note", "n", "--grade", "B2")
    done("Rana", desk, "mark", "misleading", 2, "--note", "n", "--grade", "2", "--confidence", "low")
    assert listed(desk, *filters) == found
    assert run_here("list", "--sort", "-verdict", "--columns", "verdict", db=desk).out.split("\n")[:2] == [
        "misleading", "false",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["list", "verdict:flase"], 3, "The store knows no verdict “flase”.\nNearest: false"),
        (["list", "grade:G7"], 2, "grade: does not take “G7”.\nA grade is A to F"),
        (["list", "confidence:sure"], 2, "confidence: does not take “sure”."),
        (["mark", "false", 1, "--note", "n", "--grade", "Z9"], 2, "“Z9” is no grade.\nA grade is A to F"),
        (["mark", "false", 1, "--note", "n", "--grade", ""], 2, "“” is no grade."),
        (["mark", "false", 1, "--note", "n", "--confidence", "sure"], 2, "is not a confidence that factcheck knows."),
        (["mark", "none", 1, "--note", "n", "--grade", "A1"], 2, "has no confidence and no grade"),
        (["scale", "add", "denied"], 2, "“denied” cannot be a label"),
        (["scale", "add", "12"], 2, "“12” cannot be a label"),
        (["scale", "add", "half, true"], 2, "cannot be a label"),
        (["scale", "add", "x" * 41], 2, "too long for a label"),
        (["scale", "add", "half true", "--counts-as", "half"], 2, "“half” is not a status."),
        (["scale", "add", "half true", "--colour", "greeeen"], 2, "“greeeen” is no colour for “half true”."),
        (["scale", "add", "half true", "--sign", "abcde"], 2, "“abcde” is no sign"),
        (["scale", "add", "half true", "--sign", "\x00"], 2, "The sign"),
        (["scale", "drop", "half true"], 3, "no verdict “half true”"),
        (["scale", "set", "nowhere.toml"], 2, "cannot be read"),
    ],
)
def test_what_is_no_verdict_is_refused_with_a_sentence(desk: Path, words: list[Any], code: int, said: str) -> None:
    before = dump(desk)
    refused = as_("Rana", desk, *words)
    assert refused.code == code, refused.err
    assert said in refused.err
    assert dump(desk) == before


@pytest.mark.parametrize(
    "text",
    ["", "x", "[[verdict]]", '[[verdict]]\nlabel = "a"\nmore = "b"', "[[verdict]]\nlabel = 3", "verdict = 3",
     '[[verdict]]\nlabel = "a"\n[[verdict]]\nlabel = "A"', '[verdict]\nlabel = "a"', "\ufeff", "[" * 3000],
)  # fmt: skip
def test_a_file_that_is_no_scale_changes_nothing(desk: Path, text: str) -> None:
    before = dump(desk)
    assert as_("Rana", desk, "scale", "set", "-", input=text).code == 2
    assert dump(desk) == before


def test_a_verdict_that_claims_have_is_not_dropped_nor_made_another(desk: Path) -> None:
    done("Rana", desk, "mark", "misleading", 1, "--note", "n")
    shorter = SCALE.replace('label = "misleading"', 'label = "slanted"')
    turned = SCALE.replace('counts_as = "denied"\ncolour', 'counts_as = "alleged"\ncolour')
    for text in (shorter, turned):
        refused = as_("Rana", desk, "scale", "set", "-", input=text)
        assert refused.code == 1
        assert "1 claim has the verdict “misleading”: it " in refused.err
    assert as_("Rana", desk, "scale", "drop", "misleading").code == 1
    assert as_("Omar", desk, "scale", "add", "misleading", "--counts-as", "alleged").code == 1
    done("Omar", desk, "scale", "add", "misleading", "--counts-as", "denied", "--sign", "!", "--order", 1)
    assert scale(desk)[0] == ("misleading", "denied", 1)
    done("Rana", desk, "mark", "none", 1, "--note", "n")
    done("Rana", desk, "scale", "set", "-", input=shorter)
    assert [name for name, *_ in scale(desk)] == ["true", "slanted", "false", "unverifiable"]
    done("Rana", desk, "undo")
    assert [name for name, *_ in scale(desk)] == ["misleading", "true", "false", "unverifiable"]


def test_an_undo_of_a_scale_is_refused_once_claims_have_its_verdicts(desk: Path) -> None:
    done("Omar", desk, "scale", "add", "half true", "--counts-as", "alleged", "--order", 2)
    done("Rana", desk, "mark", "half-true", 3, "--note", "n")
    before = dump(desk)
    assert "1 claim has the verdict “half true”: it stays as it is." in as_("Omar", desk, "undo").err
    assert dump(desk) == before
    told = [(one["subject"], one["to"]) for one in run_here("log", "--who", "Omar", "--json", db=desk).json]
    assert ("verdict half true", "counts as alleged") in told


def test_a_scale_goes_along_in_a_copy_an_export_and_a_merge(desk: Path, tmp_path: Path) -> None:
    done("Rana", desk, "mark", "misleading", 1, "--note", "n", "--grade", "C3")
    other, copied = tmp_path / "other.db", tmp_path / "copied.db"
    done("Omar", other, "init", other)
    file = tmp_path / "desk.jsonl"
    file.write_text(run_here("export", "jsonl", db=desk).out)
    done("Omar", other, "import", file)
    assert scale(other) == scale(desk)
    assert [claim(other, 1)[key] for key in ("mark", "verdict", "grade", "mark_why")] == [
        "denied",
        "misleading",
        "C3",
        "n",
    ]
    assert run_here("export", "jsonl", db=other).out.count('"record": "scale"') == 4
    done("Omar", copied, "copy", desk, copied)
    assert scale(copied) == scale(desk)


def test_copies_of_a_scale_unite_and_say_where_a_verdict_counts_as_two(desk: Path, tmp_path: Path) -> None:
    omar = Path(shutil.copy(desk, tmp_path / "omar.db"))
    done("Rana", desk, "scale", "add", "half true", "--counts-as", "alleged", "--order", 2)
    done("Omar", omar, "scale", "add", "half true", "--counts-as", "confirmed", "--order", 2)
    done("Omar", omar, "scale", "add", "satire")
    done("Omar", omar, "mark", "false", 3, "--note", "o")
    done("Rana", desk, "scale", "drop", "false")
    before = Path(shutil.copy(desk, tmp_path / "rana.db"))
    done("Rana", desk, "merge", omar)
    done("Omar", omar, "merge", before)
    assert sorted(scale(desk)) == sorted(scale(omar))
    assert {"half true", "satire", "false"} <= {name for name, *_ in scale(desk)}
    assert claim(desk, 3)["verdict"] == "false"
    assert "in a copy it counts as" in run_here("scale", db=desk).out
    counted = dump(desk)
    done("Rana", desk, "merge", omar)
    assert [line for line in dump(desk) if '"scale"' in line] == [line for line in counted if '"scale"' in line]
    done("Rana", desk, "scale", "add", "half true", "--counts-as", "alleged", "--order", 3)
    assert "in a copy" not in run_here("scale", db=desk).out


def test_two_verdicts_that_count_alike_are_contested_all_the_same(desk: Path, tmp_path: Path) -> None:
    omar = Path(shutil.copy(desk, tmp_path / "omar.db"))
    done("Rana", desk, "mark", "false", 1, "--note", "dry all day", "--confidence", "high")
    done("Omar", omar, "mark", "misleading", 1, "--note", "it drizzled")
    done("Rana", desk, "merge", omar)
    found = claim(desk, 1)
    assert (found["contested"], found["mark"], found["verdict"]) == (["mark"], None, None)
    (one,) = run_here("differences", "--json", db=desk).json
    assert [(side["by"].split(",")[0], side["why"], side["to"]["verdict"]) for side in one["sides"]] == [
        ("Omar", "it drizzled", "misleading"), ("Rana", "dry all day", "false"),
    ]  # fmt: skip
    assert "denied (false), confidence high" in run_here("differences", db=desk).out
    done("Rana", desk, "differences", "take", "claim", 1, 1, "--note", "it did")
    found = claim(desk, 1)
    assert [found[key] for key in ("mark", "verdict", "confidence", "contested")] == ["denied", "misleading", None, []]


def test_a_contested_mark_of_a_store_of_before_says_nothing_of_a_scale(desk: Path, tmp_path: Path) -> None:
    omar = Path(shutil.copy(desk, tmp_path / "omar.db"))
    done("Rana", desk, "mark", "denied", 1, "--note", "r")
    done("Omar", omar, "mark", "confirmed", 1, "--note", "o")
    done("Rana", desk, "merge", omar)
    (sides,) = query(desk, "SELECT sides FROM contested")[0]
    old = json.dumps([{"step": s["step"], "to": {"mark": s["to"]["mark"]}} for s in json.loads(sides)])
    query(desk, "UPDATE contested SET sides = ?", old)
    done("Rana", desk, "differences", "take", "claim", 1, 1, "--note", "n")
    assert (claim(desk, 1)["mark"], claim(desk, 1)["verdict"]) == ("confirmed", None)


def test_a_table_brings_verdicts_of_the_scale_and_no_others(desk: Path) -> None:
    header = "text,speaker,source,mark,verdict,confidence,grade,mark_why\n"
    told = done(
        "Omar",
        desk,
        "import",
        "-",
        input=header + "It froze.,Di,paper-0,,misleading,low,B2,one night only\n",
    )
    assert told.code == 0
    found = claim(desk, 4)
    assert [found[key] for key in ("mark", "verdict", "confidence", "grade")] == ["denied", "misleading", "low", "B2"]
    assert found["mark_why"].startswith("one night only")
    for row, said in (
        ("It thawed.,Di,paper-0,,slanted,,,n", "This desk's scale has no verdict “slanted”."),
        ("It thawed.,Di,paper-0,confirmed,false,,,n", "counts as denied, and the row is marked confirmed"),
        ("It thawed.,Di,paper-0,,false,,Q1,n", "“grade” cannot be “Q1”"),
    ):
        refused = as_("Omar", desk, "import", "-", input=header + row + "\n")
        assert refused.code == 1
        assert said in refused.err
    theirs = done(
        "Omar",
        desk,
        "import",
        "-",
        input="claim,claimant,source,verdict,confidence\nIt blew.,Di,paper-0,Half true,0.7\n",
    )
    assert "none of alleged, denied, confirmed (“Half true”)" in theirs.err
    assert claim(desk, 5)["note"] == "Verdict in the table: “Half true”."


def test_a_sheet_offers_the_scale_and_takes_what_was_filled_in(desk: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    done("Rana", desk, "mark", "false", 1, "--note", "dry", "--grade", "B2")
    path = tmp_path / "desk.xlsx"
    done("Rana", desk, "export", "xlsx", "-o", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Claims"]
    at = {cell.value: cell.column for cell in sheet[1]}
    offered = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"true,misleading,false,unverifiable"' in offered
    assert '"high,moderate,low"' in offered
    sheet.cell(2, at["grade"]).value = "C3"
    sheet.cell(3, at["verdict"]).value = "misleading"
    sheet.cell(3, at["mark_why"]).value = "one flake"
    sheet.cell(4, at["verdict"]).value = "unverifiable"
    sheet.cell(4, at["mark_why"]).value = "no gauge"
    book.save(path)
    done("Omar", desk, "import", path, "--over")
    told = [[claim(desk, n)[key] for key in ("mark", "verdict", "grade", "mark_why")] for n in (1, 2, 3)]
    assert told == [
        ["denied", "false", "C3", "dry"], ["denied", "misleading", None, "one flake"],
        [None, "unverifiable", None, "no gauge"],
    ]  # fmt: skip
    done("Omar", desk, "export", "xlsx", "-o", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Claims"]
    sheet.cell(2, at["verdict"]).value = None
    sheet.cell(2, at["mark_why"]).value = "denied, no more"
    sheet.cell(4, at["verdict"]).value = None
    book.save(path)
    done("Omar", desk, "import", path, "--over")
    assert [claim(desk, 1)[key] for key in ("mark", "verdict", "mark_why")] == ["denied", None, "denied, no more"]
    assert [claim(desk, 3)[key] for key in ("mark", "verdict")] == [None, None]


def test_a_sheet_without_a_reason_for_a_verdict_is_refused(desk: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "desk.xlsx"
    done("Rana", desk, "export", "xlsx", "-o", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Claims"]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, at["verdict"]).value = "false"
    book.save(path)
    refused = as_("Omar", desk, "import", path)
    assert refused.code == 1
    assert "not marked “false” without saying why" in refused.err


def test_search_engines_read_the_label_and_its_place(desk: Path) -> None:
    done("Rana", desk, "mark", "misleading", 1, "--note", "n")
    done("Rana", desk, "mark", "unverifiable", 3, "--note", "n")
    one, other = run_here("export", "claimreview", "--base-url", "https://desk.example/", db=desk).json
    assert one["reviewRating"] == {
        "@type": "Rating", "alternateName": "misleading", "ratingValue": 2, "worstRating": 1, "bestRating": 3,
    }  # fmt: skip
    assert other["reviewRating"] == {"@type": "Rating", "alternateName": "unverifiable"}


def test_the_public_reads_the_verdict_and_not_the_grade(desk: Path) -> None:
    done("Rana", desk, "mark", "misleading", 1, "--note", "n", "--grade", "E5", "--confidence", "low")
    for form in ("json", "csv", "markdown"):
        told = run_here("export", form, "--for", "public", db=desk).out
        assert "misleading" in told
        assert "E5" not in told
        assert "low" not in told.replace("following", "")


def test_claims_are_counted_by_verdict(desk: Path) -> None:
    done("Rana", desk, "mark", "false", 1, 2, "--note", "n")
    assert run_here("stats", "--by", "verdict", db=desk).rows == [["false", "2"], ["none yet", "1"]]


@pytest.mark.slow
@pytest.mark.of_a_file
def test_a_person_at_a_terminal_is_asked_why(desk: Path) -> None:
    def marked(answer: str, *words: str) -> str:
        terminal = Terminal([sys.executable, "-m", "factcheck", "--db", str(desk), "mark", *words], 24, 100)
        terminal.until("Why:")
        terminal.send(answer + "\r")
        terminal.end()
        terminal.close()
        return terminal.seen

    assert "without saying why" in marked("", "false", "1")
    assert "Desk: FALSE that It rained." in marked("dry all day", "false", "1")
    assert "Marked claim 2 denied." in marked("", "denied", "2")
    assert (claim(desk, 1)["mark_why"], claim(desk, 2)["mark_why"]) == ("dry all day", None)
