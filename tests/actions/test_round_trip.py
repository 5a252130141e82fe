"""Out of one store and into another: nothing is lost, whatever the words are, and nothing comes twice."""

import csv
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from desk import Factcheck, Result, dump, query, run_here, tries
from hypothesis import given
from hypothesis import strategies as st

SOURCE_TEXT = "One said ‘it rains’. Two said: “it rains” \x1b[31m\u202e 🍎 e\u0301 [b]x[/b]\n\tThe end, the end."
NASTY = st.sampled_from(
    ["=1+1", "'=1", "a,b", "a > b", "a | b", '"', "\\", "\x1b[0m", "\u202e", "\x00", "🍎", "[red]", "-n", " x "]
)
TEXT = NASTY | st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["Ana", "rain", "Öl"])
SOME = st.integers(1, 4)

OPERATION = st.one_of(
    st.tuples(
        st.just("add"),
        st.fixed_dictionaries(
            {
                "text": TEXT,
                "by": TEXT,
                "via": st.lists(TEXT, max_size=2),
                "note": TEXT,
                "cue": TEXT,
                "as-written": TEXT,
            },
            optional={
                "status": st.sampled_from(["alleged", "denied", "confirmed"]),
                "on": st.sampled_from(["2025", "2025-07", "2025-07-19"]),
                "about": st.sampled_from(["It rains", "p1"]) | TEXT,
                "tag": st.lists(TEXT, max_size=2),
                "quote": st.sampled_from(["it rains", "“it rains”", "🍎 e\u0301 [b]", "the end", "elsewhere"]),
                "nth": st.integers(1, 2),
            },
        ),
    ),
    st.tuples(
        st.just("mark"),
        SOME,
        st.sampled_from(["alleged", "denied", "confirmed"]),
        TEXT,
        st.sampled_from(["", "1", "made", "x://y"]),
    ),
    st.tuples(st.just("edit"), SOME, st.sampled_from(["text", "by", "via", "cue", "tag", "untag", "remark"]), TEXT),
    st.tuples(st.just("withdraw"), SOME, TEXT),
    st.tuples(st.just("file"), SOME, st.sampled_from(["It rains", "p1", "p2"])),
    st.tuples(st.just("judge"), st.sampled_from(["uphold", "dismiss"]), TEXT),
    st.tuples(st.just("alias"), TEXT, TEXT),
    st.tuples(st.just("place"), TEXT, TEXT),
    st.tuples(st.just("ask"), SOME, TEXT, TEXT, st.sampled_from(["", "2024-02-29", "2999-01-01T10:00"])),
    st.tuples(st.just("answer"), SOME, TEXT, TEXT),
    st.tuples(st.just("source"), st.sampled_from(["title", "publisher", "published", "remark"]), TEXT),
    st.tuples(st.just("source withdraw"), TEXT),
    st.tuples(st.just("undo")),
)


def carried_out(db: Path, operation: tuple[Any, ...]) -> Result:
    """One operation as a command line."""
    verb, *rest = operation
    if verb == "add":
        fields = dict(rest[0])
        text = fields.pop("text")
        pairs = [(k, v) for k, values in fields.items() for v in (values if isinstance(values, list) else [values])]
        words = ["add", "--source=made", "--new-speaker", *(f"--{k}={v}" for k, v in pairs), "--", text]
    elif verb == "mark":
        claim, status, note, evidence = rest
        words = [
            "mark",
            f"--note={note}",
            *([f"--evidence={evidence}"] if evidence else []),
            "--force",
            status,
            str(claim),
        ]
    elif verb == "edit":
        words = ["edit", f"--{rest[1]}={rest[2]}", "--new-speaker", str(rest[0])]
    elif verb == "withdraw":
        words = ["withdraw", f"--note={rest[1]}", str(rest[0])]
    elif verb == "file":
        words = ["file", f"--about={rest[1]}", str(rest[0])]
    elif verb == "judge":
        found = query(db, "SELECT left_id, right_id FROM conflict ORDER BY id DESC LIMIT 1")
        words = ["conflicts", rest[0], f"--note={rest[1]}", *map(str, found[0])] if found else ["conflicts"]
    elif verb == "alias":
        words = ["speaker", "alias", "--", *rest]
    elif verb == "place":
        words = ["place", "alias", "--", *rest]
    elif verb == "ask":
        claim, who, how, until = rest
        words = ["replies", "ask", f"--how={how}", f"--until={until}", "--new-speaker", "--", who, str(claim)]
    elif verb == "answer":
        claim, who, text = rest
        words = ["replies", "answer", f"--text={text}", f"--document={text}", "--", who, str(claim)]
    elif verb == "source":
        words = ["source", "edit", f"--{rest[0]}={rest[1]}", "made"]
    elif verb == "source withdraw":
        words = ["source", "withdraw", f"--note={rest[0]}", "made"]
    else:
        words = ["undo"]
    return run_here(*words, db=db)


HOW_IT_CAME = ("imported_from", "imported_by", "mark_by")
"""What two stores with the same claims differ in: who marked is said to be what the file says."""


def but_how_it_came(row: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in row.items() if key not in HOW_IT_CAME}
    if "evidence_records" in kept:
        kept["evidence_records"] = [{**one, "by": None} for one in kept["evidence_records"]]
    return kept


def exported(db: Path) -> list[dict[str, Any]]:
    done = run_here("export", "jsonl", db=db)
    assert (done.code, done.err) == (0, "")
    rows = [json.loads(line) for line in done.out.split("\n") if line]
    return list(map(but_how_it_came, rows))


@pytest.fixture(scope="module")
def start(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one source and two claims that contradict each other."""
    path = Path(shutil.copy(made_stores / "empty.db", tmp_path_factory.mktemp("start") / "start.db"))
    source = {"record": "source", "id": "made", "title": "Made", "text": SOURCE_TEXT}
    assert run_here("--as", "Ana", "import", "-", db=path, input=json.dumps(source)).code == 0
    for who, status in (("Office of Rain", "alleged"), ("Office of Sun", "denied")):
        words = ["--source", "made", "--by", who, "--new-speaker", "--status", status, "--about", "It rains"]
        assert run_here("--as", "Ana", "add", f"It rains, {who}.", *words, db=path).code == 0
    return path


@tries(15)
@given(operations=st.lists(OPERATION, min_size=1, max_size=8))
@pytest.mark.slow
def test_a_store_exported_and_imported_is_the_same_store(
    made_stores: Path, start: Path, operations: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.db", Path(folder) / "there.db"
        shutil.copy(start, here)
        shutil.copy(made_stores / "empty.db", there)
        for operation in operations:
            done = carried_out(here, operation)
            assert done.code in (0, 1, 2, 3), (operation, done.err)
            assert "should not" not in done.err, (operation, done.err)
        whole = run_here("export", "jsonl", db=here).out
        first = run_here("import", "-", db=there, input=whole)
        assert first.code == 0, first.err
        assert exported(there) == exported(here)
        assert run_here("doctor", db=here).code == 0
        assert run_here("doctor", db=there).code == 0
        before = dump(there)
        again = run_here("import", "-", db=there, input=whole)
        assert again.code == 0
        assert again.err.startswith("Added 0,")
        assert dump(there) == before
        if not any(claim["quotes"][0]["exact"] == "it rains" for claim in exported(here) if claim.get("quotes")):
            assert_csv_comes_back(here, made_stores / "empty.db", Path(folder))  # CSV has no place of a quote


def assert_csv_comes_back(here: Path, empty: Path, folder: Path) -> None:
    """CSV into a store that has the sources: the same claims, said by the same people, and none of them twice."""
    there = Path(shutil.copy(empty, folder / "csv.db"))
    sources = [record for record in exported(here) if record.get("record") == "source"]
    run_here("import", "-", db=there, input="".join(json.dumps(s) + "\n" for s in sources))
    table = run_here("export", "csv", db=here).out
    done = run_here("import", "-", "--format", "csv", db=there, input=table)
    assert done.code == 0, done.err
    kept = (
        "key",
        "text",
        "speaker",
        "via",
        "source",
        "reported",
        "mark",
        "status",
        "said_on",
        "proposition",
        "stance",
        "tags",
        "cue",
        "note",
    )

    def claims(db: Path) -> list[dict[str, Any]]:
        return [{key: claim[key] for key in kept} for claim in run_here("list", "--json", db=db).json]

    assert claims(there) == claims(here)
    again = run_here("import", "-", "--format", "csv", db=there, input=table)
    assert (again.code, again.err[:8]) == (0, "Added 0,") if claims(here) else (0, "Added 0.")


def test_the_seed_store_comes_back_with_its_past(factcheck: Factcheck, store: Path, empty: Path) -> None:
    for words in (
        ["mark", "confirmed", 4, 5, "--note", "n", "--evidence", "6", "--evidence", "new-stage", "--as-of", "2025-07"],
        ["conflicts", "uphold", 6, 10, "--note", "really"], ["undo"],
        ["conflicts", "dismiss", 6, 10, "--note", "no"],
        ["withdraw", 7, "--note", "twice"],
        ["speaker", "alias", "Peskov", "Dmitri"], ["source", "edit", "new-stage", "--published", "2025-07-29"],
        ["speaker", "split", "Peskov", "The other Peskov", 46],
        ["place", "alias", "Yerevan", "Erivan"], ["place", "alias", "Yerevan", "--remove", "Erivan"],
    ):  # fmt: skip
        assert factcheck(*words).code == 0
    whole = factcheck("export", "jsonl").out
    done = factcheck("import", "-", db=empty, input=whole)
    assert done.code == 0
    assert done.err.startswith("Added 101, ")
    assert exported(empty) == exported(store)
    for words in (["list", "--json"], ["search", "weapons", "--json"]):
        ours, theirs = (factcheck(*words, db=db).json for db in (store, empty))
        assert list(map(but_how_it_came, ours)) == list(map(but_how_it_came, theirs))
    ours, theirs = (factcheck("conflicts", "--json", db=db).json for db in (store, empty))
    assert [conflict | {"id": 0} for conflict in ours] == [conflict | {"id": 0} for conflict in theirs]
    for words in (["speaker", "list"], ["positions"]):
        assert factcheck(*words).out == factcheck(*words, db=empty).out
    ours, theirs = (factcheck("log", 4, "--json", db=db).json for db in (store, empty))
    assert [(e["by"], e["field"], e["to"], e["why"], e["evidence"], e["undone"]) for e in ours[1:]] == [
        (e["by"], e["field"], e["to"], e["why"], e["evidence"], e["undone"]) for e in theirs[1:]
    ]
    steps = query(empty, "SELECT count(*) FROM step")
    again = factcheck("import", "-", db=empty, input=whole)
    assert again.err == "Added 0, 101 there already.\n"
    assert query(empty, "SELECT count(*) FROM step") == steps


def test_a_filtered_export_takes_along_what_it_needs(factcheck: Factcheck, store: Path, empty: Path) -> None:
    factcheck("mark", "confirmed", 46, "--evidence", "4", "--note", "n")
    part = factcheck("export", "jsonl", "by:peskov").out
    done = factcheck("import", "-", db=empty, input=part)
    assert done.code == 0, done.err
    assert done.err.startswith("Added 6, ")
    kept = ("key", "text", "speaker", "quotes", "via", "mark", "proposition", "tags")
    ours, theirs = (factcheck("list", "by:peskov", "--json", db=db).json for db in (store, empty))
    assert [[c[k] for k in kept] for c in ours] == [[c[k] for k in kept] for c in theirs]
    assert len(factcheck("source", "list", db=empty).rows) == 1


def test_a_table_by_hand_needs_text_and_source_and_is_refused_line_by_line(
    factcheck: Factcheck, tmp_path: Path
) -> None:
    path = tmp_path / "hand.csv"
    path.write_text(
        "Text,Speaker,Source,Status,Date\n"
        "It rains.,Weather Office,Evening news,alleged,2025-07\n"
        ",Nobody,Evening news,alleged,\n"
        "It snows.,Weather Office,Evening news,maybe,\n"
        "It hails.,Weather Office,,denied,\n"
        "It thaws.,Weather Office,Evening news,denied,tomorrow\n"
        "Too,few\n"
        '"Two\nlines.",Weather Office,Evening news,confirmed,2025\n'
        "It dries.,,new-stage-of-crisis,,\n"
    )
    done = factcheck("import", path)
    assert done.code == 1
    lines = done.err.splitlines()
    assert [line.split(":")[0] for line in lines[:5]] == ["Line 3", "Line 4", "Line 5", "Line 6", "Line 7"]
    assert "Did you mean" in lines[1] or "Known" in lines[1]
    assert "No source is named" in lines[2]
    assert lines[-1] == "Added 3, 1 new source, 5 refused."
    assert [row[5] for row in factcheck("list", "id:102,103,104").rows] == ["It rains.", "Two␊lines.", "It dries."]
    again = factcheck("import", path)
    assert again.code == 1
    assert again.err.splitlines()[-1] == "Added 0, 3 there already, 5 refused."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column “text”"),
        ("speaker,source\na,b\n", "no column “text”"),
        ("text,sorce\nx,y\n", "Did you mean source?"),
        ("text,text,source\nx,y,z\n", "twice"),
        ('text,source\nx,y\n"never closed,y\nz,y\n', "Line 3: This is not CSV"),
        ('{"text": "x", "source": "y"}\n{"text": \n', "Line 2: This is not JSON"),
        ('{"text": "x", "source": "y"}\n[1]\n', "Line 2: This is JSON, but not an object"),
        ('{"text": "x", "source": "y"}\n{"record": "stepp"}\n', "Line 2: There is no record of the kind “stepp”"),
        (
            '{"text": "x", "source": "y"}\n{"record": "speaker", "name": 5, "kind": "person", "aliases": []}\n',
            "Line 2: “name”",
        ),
        ('{"text": "x", "source": "y", "via": "z"}\n', "“via” must be a list"),
        ('{"text": "x", "source": "y", "quotes": [{"exact": "", "start": 3, "end": 9}]}\n', "quote is empty"),
        ('{"text": "x", "source": "new-stage-of-crisis", "quotes": [{"exact": "unicorns"}]}\n', "not in the source"),
        ('{"text": "x\\ud800", "source": "y"}\n', "not valid Unicode"),
        ("[" * 100_000, ""),
        ('{"text": "x", "source": "y", "id": ' + "9" * 5000 + "}\n", "Line 1"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_malformed_file_is_refused_at_its_line(factcheck: Factcheck, text: str, said: str) -> None:
    done = factcheck("import", "-", input=text)
    assert done.code == 1
    assert said in done.err
    assert "should not" not in done.err
    assert "refused" in done.err
    assert factcheck("doctor").code == 0


def test_bytes_that_are_no_utf8_in_a_file(factcheck: Factcheck, tmp_path: Path) -> None:
    for name, content in (
        ("a.csv", b"text,source\nGood \xc3\xb6ne.,Sheet\ncaf\xe9,Sheet\n"),
        ("a.jsonl", b'{"text": "Good one.", "source": "Sheet"}\n{"text": "caf\xe9", "source": "Sheet"}\n'),
    ):
        (tmp_path / name).write_bytes(content)
        done = factcheck("import", tmp_path / name)
        assert done.code == 1
        assert "“text” is not UTF-8: byte 0xE9 at character 4." in done.err
    assert len(factcheck("list", "source:sheet").rows) == 2


def test_a_table_in_utf16_is_read_by_its_mark(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes("text,source\nÖl brennt.,Blatt\n".encode("utf-16"))
    assert factcheck("import", tmp_path / "b.csv").err == "Added 1, 1 new source.\n"
    assert factcheck("list", "source:blatt").rows[0][5] == "Öl brennt."


def test_duplicates_are_skipped_updated_or_refused(factcheck: Factcheck, store: Path) -> None:
    claim = factcheck("show", 4, "--json").json[0]
    changed = json.dumps({**claim, "text": "Corrected words.", "mark": "denied", "tags": ["new"]}) + "\n"
    before = dump(store)
    clash = factcheck("import", "-", input=changed)
    assert clash.code == 1
    assert clash.err.startswith(f"Line 1: This is claim 4, which has another text here: “{claim['text']}”.")
    assert dump(store) == before
    failed = factcheck("import", "-", "--on-duplicate", "fail", input='{"text": "New.", "source": "Sheet"}\n' + changed)
    assert failed.code == 1
    assert "Line 2: that claim is there already, as 4. Nothing was stored." in failed.err
    assert dump(store) == before
    assert (
        factcheck("import", "-", "--on-duplicate", "update", input=changed).err
        == "Added 0, 1 there already, 1 updated.\n"
    )
    now = factcheck("show", 4, "--json").json[0]
    assert (now["text"], now["mark"], now["tags"]) == ("Corrected words.", "denied", ["new"])
    assert now["speaker"] == claim["speaker"]
    assert "Corrected" in factcheck("search", "corrected").out
    assert factcheck("undo").code == 0
    assert factcheck("show", 4, "--json").json[0] == claim


def test_the_same_claim_twice_in_one_file_is_one_claim(factcheck: Factcheck) -> None:
    row = '{"text": "It rains.", "source": "Sheet"}\n'
    assert factcheck("import", "-", input=row + row).err.startswith("Added 1, 1 there already")


def test_a_csv_has_every_key_of_a_claim(factcheck: Factcheck) -> None:
    from factcheck.domain.claim import CLAIM_KEYS

    header = next(csv.reader(io.StringIO(factcheck("export", "csv").out, newline="")))
    assert set(header) == set(CLAIM_KEYS)
