"""What comes in by a file: shown as that file's, refused at its line, and never believed further than it goes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Factcheck, dump, query

SOURCE = {"record": "source", "id": "made", "title": "Made", "text": "One said that it rains. The end."}


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def history(field: str, to: Any, old: Any = None, **claim: Any) -> str:
    """A claim whose history has one event, said to be Rana's."""
    return lines(
        SOURCE,
        {"key": "k1", "text": "It rains.", "source": "made", **claim},
        {"record": "step", "key": "s1", "at": "2025-01-01T00:00:00Z", "by": "Rana", "verb": "mark", "undoes": None},
        {
            "record": "event", "step": "s1", "claim": "k1", "source": None, "speaker": None, "field": field,
            "from": old, "to": to, "why": "seen", "as_of": "", "evidence": [],
        },
    )  # fmt: skip


def test_a_mark_from_a_table_is_the_importer_s_own_with_the_file_as_its_reason(
    factcheck: Factcheck, tmp_path: Path
) -> None:
    path = tmp_path / "m.csv"
    path.write_text("text,source,mark,created_by\nIt rains.,Sheet,confirmed,Rana\n")
    assert factcheck("--as", "Mallory", "import", path).code == 0
    made, marked = factcheck("log", 102, "--json").json
    assert (made["by"], made["field"], made["why"]) == ("Mallory", "created", "from m.csv")
    assert (marked["by"], marked["field"], marked["to"], marked["why"]) == (
        "Mallory",
        "mark",
        "confirmed",
        "from m.csv",
    )
    claim = factcheck("show", 102, "--json").json[0]
    assert (claim["created_by"], claim["imported_from"], claim["imported_by"]) == ("Rana", "m.csv", "Mallory")
    assert "by Rana, says m.csv, imported by Mallory" in " ".join(factcheck("show", 102).out.split())
    assert factcheck("--as", "Mallory", "undo").code == 0
    assert factcheck("show", 102, "--json").json[0]["mark"] is None


def test_an_event_from_a_file_is_said_to_be_the_file_s(factcheck: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text(history("mark", "confirmed", mark="confirmed"))
    assert factcheck("--as", "Mallory", "import", path).code == 0
    made, marked = factcheck("log", 102, "--json").json
    assert made["by"] == "Mallory"
    assert (marked["by"], marked["imported_from"], marked["imported_by"]) == ("Rana", "m.jsonl", "Mallory")
    assert "Rana, says m.jsonl, imported by Mallory" in factcheck("log", 102).out
    assert factcheck("stats", "--json").json[0]["imported_commands"] == 1


def test_a_judgement_from_a_file_is_said_to_be_the_file_s(factcheck: Factcheck, empty: Path) -> None:
    assert factcheck("conflicts", "dismiss", 6, 10, "--note", "no").code == 0
    whole = factcheck("export", "jsonl").out
    assert factcheck("--as", "Mallory", "import", "-", db=empty, input=whole).code == 0
    (judged,) = [c for c in factcheck("conflicts", "--all", "--json", db=empty).json if c["judgement"] == "dismissed"]
    assert judged["judged_by"] == "Ana, says standard input, imported by Mallory"


@pytest.mark.parametrize(
    ("field", "to"),
    [("quotes", [{}]), ("via", "Ann"), ("withdrawn", "no"), ("said_on", "soon"), ("mark", "true"), ("nonsense", 1)],
)
def test_an_event_that_no_reader_could_show_is_refused(factcheck: Factcheck, field: str, to: Any) -> None:
    done = factcheck("import", "-", input=history(field, to))
    assert done.code == 1
    assert f"Line 4: “{field}” of a claim cannot be" in done.err
    assert done.err.endswith("Added 1, 1 new source, 1 refused.\n")
    assert factcheck("log", 102).code == factcheck("show", 102).code == factcheck("doctor").code == 0


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"text": "x", "source": "y", "speker": "Ann"}, "“speker” is no key of a claim. Did you mean speaker?"),
        ({**SOURCE, "withdrawn": "no"}, "“withdrawn” of this source cannot be \"no\"."),
        ({"record": "source", "id": "x"}, "“title” of this source cannot be null."),
        ({"record": "event", "subject": "claim"}, "“subject” is no key of an event."),
        ({**SOURCE, "titel": "x"}, "“titel” is no key of a source. Did you mean title?"),
        ({**SOURCE, "published": "2025-02-30"}, "is no publication date that exists"),
        ({"record": "speaker", "name": "\u00a0", "kind": "person", "aliases": []}, "“name” of this speaker cannot be"),
        (
            {"text": "x", "source": "new-stage-of-crisis", "quotes": [{"exact": "zz", "start": 0, "end": 2}]},
            "The quote does not stand from 0 to 2 in its source.",
        ),
        (
            {"text": "x", "source": "new-stage-of-crisis", "quotes": [{"exact": "z", "start": 999998, "end": 999999}]},
            "The quote does not stand from 999998 to 999999",
        ),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_record_of_another_shape_is_refused(factcheck: Factcheck, record: dict[str, Any], said: str) -> None:
    done = factcheck("import", "-", input=lines(record, {"text": "It rains.", "source": "Sheet"}))
    assert done.code == 1
    assert done.err.startswith("Line 1: ")
    assert said in done.err
    assert "Added 1" in done.err
    assert "__init__" not in done.err


def test_one_key_with_two_texts_is_a_clash(factcheck: Factcheck) -> None:
    table = "key,text,source\nk1,It rains.,Sheet\nk1,It snows.,Sheet\n"
    done = factcheck("import", "-", "--format", "csv", input=table)
    assert done.code == 1
    assert "Line 3: This is claim 102, which has another text here: “It rains.”" in done.err


def test_a_text_that_was_corrected_here_is_no_clash(factcheck: Factcheck) -> None:
    before = factcheck("list", "id:4", "--jsonl").out
    assert factcheck("edit", 4, "--text", "Corrected.").code == 0
    assert factcheck("import", "-", input=before).err == "Added 0, 1 there already.\n"


def test_an_import_brings_back_nothing_that_a_person_withdrew(factcheck: Factcheck, store: Path) -> None:
    whole = factcheck("export", "jsonl", "id:4,46").out
    assert factcheck("withdraw", 4, "--note", "wrong").code == 0
    assert factcheck("source", "withdraw", "new-stage", "--note", "retracted").code == 0
    before = dump(store)
    done = factcheck("import", "-", input=whole)
    assert done.code == 1
    assert "This is claim 4, which Ana withdrew here (“wrong”); it stays withdrawn." in done.err
    assert "This is the source new-stage-of-crisis, which Ana withdrew here (“retracted”)" in done.err
    assert dump(store) == before
    assert factcheck("add", "It rains.", "--source", "new-stage").code == 2


def test_every_door_trims_as_the_others_do(factcheck: Factcheck, store: Path) -> None:
    rows = lines(
        {"text": " It rains. ", "source": " Sheet ", "speaker": " Ann ", "via": [" Bea  Bo "], "tags": [" wet "]}
    )
    assert factcheck("import", "-", input=rows).code == 0
    words = ["--by", " Ann", "--via", "Bea Bo ", "--tag", "wet ", "--new-speaker"]
    assert factcheck("add", " It pours. ", "--source", "sheet", *words).code == 0
    one, other = (factcheck("show", claim, "--json").json[0] for claim in (102, 103))
    assert (one["text"], other["text"]) == ("It rains.", "It pours.")
    for key, value in (("speaker", "Ann"), ("via", ["Bea Bo"]), ("tags", ["wet"])):
        assert one[key] == other[key] == value
    assert query(store, "SELECT count(*) FROM speaker WHERE name LIKE '%Ann%' OR name LIKE '%Bea%'") == [(2,)]


def test_what_is_exported_as_an_array_comes_back(factcheck: Factcheck, empty: Path) -> None:
    sources = "".join(line + "\n" for line in factcheck("export", "jsonl").out.splitlines() if '"source"' in line[:22])
    assert factcheck("import", "-", db=empty, input=sources).code == 0
    done = factcheck("import", "-", db=empty, input=factcheck("export", "json").out)
    assert (done.code, done.err.splitlines()[-1]) == (0, "Added 101.")


def test_a_device_is_no_file(factcheck: Factcheck) -> None:
    done = factcheck("import", "/dev/zero")
    assert (done.code, done.err) == (2, "Error: /dev/zero is a device, not a file.\n")


def test_an_import_that_waits_for_its_input_holds_no_lock(factcheck: Factcheck, store: Path) -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "--db", str(store), "import", "-"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert waiting.stdin is not None
    waiting.stdin.write(lines({"text": "It rains.", "source": "Sheet"}))
    waiting.stdin.flush()
    assert factcheck("mark", "denied", 4, "--note", "n").code == 0
    _, said = waiting.communicate(lines({"text": "It snows.", "source": "Sheet"}), timeout=60)
    assert "Added 2" in said


def test_an_id_that_two_rows_without_a_key_have_is_a_clash(factcheck: Factcheck) -> None:
    table = "id,text,source\n7,It rains.,Sheet\n7,It snows.,Sheet\n7,It rains.,Sheet\n8,It hails.,Sheet\n"
    done = factcheck("import", "-", input=table)
    assert done.code == 1
    assert "Line 3: Line 2 has the id 7 too, and another text." in done.err
    assert [row[-1] for row in factcheck("list", "source:sheet", "--columns", "text").rows] == [
        "It rains.",
        "It hails.",
    ]


def test_rows_of_two_stores_may_have_one_id_where_each_has_its_key(factcheck: Factcheck) -> None:
    rows = lines(
        {"id": 7, "key": "a", "text": "It rains.", "source": "Sheet"},
        {"id": 7, "key": "b", "text": "It snows.", "source": "Sheet"},
    )
    assert factcheck("import", "-", input=rows).code == 0


def test_a_column_that_no_claim_has_is_named_and_left_out(factcheck: Factcheck) -> None:
    done = factcheck("import", "-", input="text,source,mood,page\nIt rains.,Sheet,grim,4\n")
    assert done.code == 0
    assert "Left out, since no claim has such a column: mood, page." in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("mark", "denied", 4, "--note"),
        ("edit", 4, "--text", "It rains.", "--note"),
        ("withdraw", 4, "--note"),
        ("speaker", "alias", "Peskov", "Mr P", "--note"),
    ],
)
def test_a_note_is_trimmed(factcheck: Factcheck, store: Path, words: tuple[Any, ...]) -> None:
    assert factcheck(*words, "  so the desk says ").code == 0
    assert query(store, "SELECT DISTINCT note FROM event WHERE note LIKE '%desk%'") == [("so the desk says",)]


def test_a_file_of_wrong_lines_alone_is_given_up_and_nothing_is_stored(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    done = factcheck(
        "import", "-", "--format", "jsonl", input='{"text": "It rains.", "source": "x"}\n' + "x\n" * 10_001
    )
    assert (done.code, "More than 10,000 lines are no claims, the last in line 10002" in done.err) == (1, True)
    assert dump(store) == before


def test_a_line_without_end_is_not_looked_for(factcheck: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "posts.txt"
    path.write_text("Peskov spoke.\n" + "a" * (64 * 2**20 + 1))
    done = factcheck("match", path)
    assert (done.code, "This line is longer than 67,108,864 characters" in done.err) == (1, True)
