"""Making stores, looking after them, showing them off, and writing files that are whole or not there."""

import os
from pathlib import Path

import pytest
from desk import ROOT, Factcheck, altered, dump, query


def test_init_makes_a_store_that_works(factcheck: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "desk.db"
    done = factcheck("init", path, db=None)
    assert done.code == 0
    assert str(path) in done.err
    assert [p.name for p in path.parent.iterdir()] == ["desk.db"]
    assert factcheck("source", "add", "Evening news", db=path).out == "evening-news\n"
    assert factcheck("init", db=None).code == 0
    assert Path("factcheck.db").is_file()
    assert factcheck("init", db=tmp_path / "named.db").code == 0
    assert (tmp_path / "named.db").is_file()


@pytest.mark.of_a_file
def test_init_overwrites_nothing(factcheck: Factcheck, store: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.db").symlink_to(tmp_path / "nowhere.db")
    before = store.read_bytes()
    for path in (store, letter, tmp_path / "folder", tmp_path / "link.db"):
        done = factcheck("init", path, db=None)
        assert done.code == 2
        assert "something at" in done.err
    assert store.read_bytes() == before
    assert letter.read_text() == "Dear"
    assert factcheck("init", letter / "x.db", db=None).code == 4
    assert "No store can be made" in factcheck("init", "/proc/desk.db", db=None).err


def test_init_where_links_cannot_be_made(factcheck: Factcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert factcheck("init", tmp_path / "stick.db", db=None).code == 0
    assert factcheck("list", db=tmp_path / "stick.db").code == 0
    (tmp_path / "there.db").write_text("x")
    assert factcheck("init", tmp_path / "there.db", db=None).code == 2
    assert (tmp_path / "there.db").read_text() == "x"


def test_the_demo_shows_everything_and_leaves_nothing(factcheck: Factcheck, tmp_path: Path, monkeypatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "desk"))
    done = factcheck("demo", db=None)
    assert done.code == 0
    for part in (
        "claims from two documents",
        "$ factcheck search Serdukov",
        "$ factcheck positions",
        "$ factcheck conflicts",
    ):
        assert part in done.out
    assert "What to type next" in done.out
    assert "looked for “serdyukov”" in done.err
    assert list((tmp_path / "desk").iterdir()) == []


def test_the_demo_can_be_kept_and_then_used(factcheck: Factcheck, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    done = factcheck("demo", "--keep", path, db=None)
    assert done.code == 0
    assert f"factcheck --db {path} show 4" in done.out
    assert len(factcheck("list", db=path).rows) == 101
    assert factcheck("show", 4, db=path).code == 0
    before = path.read_bytes()
    assert factcheck("demo", "--keep", path, db=None).code == 2
    assert path.read_bytes() == before


def test_a_sound_store(factcheck: Factcheck) -> None:
    done = factcheck("doctor")
    assert done.code == 0
    assert "is sound: 101 claims" in done.err


def test_a_quote_that_moved_is_found_and_not_mended(factcheck: Factcheck, store: Path) -> None:
    altered(store, 'UPDATE quote SET "start" = "start" + 1, "end" = "end" + 1 WHERE claim_id = 7 AND position = 0')
    for words in (["doctor"], ["doctor", "--fix"]):
        done = factcheck(*words)
        assert done.code == 1
        assert "Claim 7: its quote does not stand at its place" in done.err


def test_a_nul_character_comes_in_at_no_door(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    row = '{"record": "source", "id": "nul", "title": "Nul", "text": "before \\u0000 after it rains"}\n'
    for done in (
        factcheck("import", "-", input=row),
        factcheck("import", "-", input='{"text": "It\\u0000 rains.", "source": "Sheet"}\n'),
        factcheck("add", "It\x00 rains.", "--source", "new-stage-of-crisis"),
        factcheck("edit", 4, "--cue", "sa\x00id"),
        factcheck("source", "edit", "new-stage-of-crisis", "--publisher", "Me\x00dia"),
    ):
        assert done.code in (1, 2)
        assert "has a NUL at character" in done.err
    assert dump(store) == before


@pytest.mark.of_a_file  # a server keeps no such row
def test_a_row_that_points_nowhere_is_found(factcheck: Factcheck, store: Path) -> None:
    altered(store, "PRAGMA foreign_keys = OFF", "DELETE FROM speaker WHERE name = 'Dmitry Peskov'")
    done = factcheck("doctor")
    assert done.code == 1
    assert "points to a missing speaker" in done.err


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM claim_fts WHERE rowid = 101",
        "DELETE FROM claim_fts",
        pytest.param("UPDATE claim_fts_data SET block = x'00' WHERE id > 10", marks=pytest.mark.of_a_file),
        pytest.param("DROP TABLE claim_fts", marks=pytest.mark.of_a_file),
    ],
)
def test_a_search_index_that_is_behind_or_damaged_is_said_and_mended(
    factcheck: Factcheck, store: Path, damage: str
) -> None:
    altered(store, damage if isinstance(store, Path) else damage.replace("rowid", "claim_id"))
    searched = factcheck("search", "weapons")
    assert searched.code == 4
    assert "doctor --fix" in searched.err
    done = factcheck("doctor")
    assert done.code == 1
    assert "search index" in done.err
    mended = factcheck("doctor", "--fix")
    assert mended.code == 0, mended.err
    assert "made anew from 101 claims" in mended.err
    assert factcheck("doctor").code == 0
    assert "weapons" in factcheck("search", "weapons").out


def test_an_export_is_written_beside_and_renamed(factcheck: Factcheck, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")
    target.chmod(0o640)
    other = tmp_path / "other name.csv"
    other.hardlink_to(target)
    done = factcheck("export", "csv", "by:peskov", "-o", target)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Wrote 6 claims to {target}.\n"
    assert target.read_bytes().count(b"\r\n") == 7
    assert other.read_text() == "old"
    assert target.stat().st_mode & 0o777 == 0o640
    assert factcheck("export", "csv", "by:peskov").out.encode() == target.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".csv" or p.name.startswith(".")) == [
        "other name.csv", "table.csv",
    ]  # fmt: skip


def test_an_export_that_fails_leaves_what_was_there(factcheck: Factcheck, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("old")
    for words in (["export", "csv", "by:nobody-at-all"], ["export", "csv", "--sort", "nothing"], ["export", "cvs"]):
        assert factcheck(*words, "-o", target).code in (2, 3)
    for place in (tmp_path / "none" / "x.csv", Path("/proc/x.csv"), tmp_path):
        done = factcheck("export", "csv", "-o", place)
        assert done.code == 1
        assert done.err.startswith("Error: ")
        assert str(place) in done.err
    assert target.read_text() == "old"
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
def test_every_format_takes_a_filter(factcheck: Factcheck, form: str) -> None:
    every, few, none = (factcheck("export", form, *words) for words in ([], ["by:peskov"], ["id:9999"]))
    assert every.code == few.code == none.code == 0
    assert len(every.out) > len(few.out) > len(none.out)
    assert "law-abiding" in few.out
    assert "Mutallibov" not in few.out


def test_json_has_exactly_the_keys_of_the_design_in_every_output(factcheck: Factcheck) -> None:
    import json

    design = [
        *("id", "key", "text", "speaker", "speaker_as_written", "via", "source", "quotes", "cue", "reported", "mark"),
        *("status", "said_on", "proposition", "stance", "tags", "note", "origin", "draft", "withdrawn", "disputed"),
        *("created_at", "created_by", "imported_from", "imported_by"),
        *("mark_by", "mark_at", "mark_as_of", "mark_why", "evidence", "speaker_kind", "speaker_role", "source_title"),
        *("source_publisher", "source_author", "source_published", "source_url", "places", "positions", "other_side"),
        *("replies", "source_confidential", "state", "assignee", "priority", "due", "approved_by", "contested"),
        *("verdict", "confidence", "grade", "evidence_records"),
    ]
    for words in (
        ["list"],
        ["search", "weapons"],
        ["positions", "p1"],
        ["show", "4", "5"],
        ["speaker", "show", "Peskov"],
    ):
        claims = factcheck(*words, "--json").json
        assert claims
        assert all(list(claim) == design for claim in claims)
        assert all(
            list(quote) == ["exact", "prefix", "suffix", "start", "end"] for c in claims for quote in c["quotes"]
        )
    assert [list(json.loads(line)) for line in factcheck("list", "--jsonl", "--limit", 2).out.splitlines()] == [
        design
    ] * 2
    assert factcheck("list", "by:peskov", "--ids").out.split() == [
        row[0] for row in factcheck("list", "by:peskov").rows
    ]
    assert factcheck("list", "--json", "--columns", "id,text", "--limit", 1).json[0].keys() == {"id", "text"}
    assert factcheck("list", "id:9999", "--json").json == []
    assert factcheck("list", "id:9999", "--csv").out.count("\n") == 1


def test_withdrawn_claims_are_out_of_every_list_and_in_a_whole_export(factcheck: Factcheck, store: Path) -> None:
    factcheck("withdraw", 46, "--note", "twice")
    assert "46" not in factcheck("list", "--ids").out.split()
    assert "46" not in factcheck("search", "difficult", "--ids").out.split()
    assert factcheck("list", "is:withdrawn", "--ids").out == "46\n"
    assert factcheck("show", 46).code == 0
    assert query(store, "SELECT count(*) FROM claim") == [(101,)]
    assert '"withdrawn": true' in factcheck("export", "jsonl").out


def test_reading_writes_nothing(factcheck: Factcheck, store: Path) -> None:
    before = dump(store)
    for words in (
        [], ["list"], ["search", "weapons"], ["show", 4], ["positions"], ["conflicts"], ["log"], ["stats"], ["doctor"],
        ["export", "jsonl"], ["source", "list"], ["source", "show", "new-stage"], ["speaker", "list"],
    ):  # fmt: skip
        assert factcheck(*words).code == 0
    assert dump(store) == before


def test_the_seeds_of_the_demo_are_the_documents_byte_for_byte(factcheck: Factcheck) -> None:
    texts = {factcheck("source", "show", row[0], "--json").json[0]["text"] for row in factcheck("source", "list").rows}
    assert texts == {path.read_bytes().decode() for path in (ROOT / "seeds").glob("*.txt")}


def test_an_export_to_a_link_replaces_what_it_names(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert factcheck("export", "csv", "by:peskov", "-o", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,key,text")


def test_an_export_to_a_pipe_or_device_goes_into_it(factcheck: Factcheck, tmp_path: Path) -> None:
    """A device that was replaced by a file would be gone for the whole machine."""
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()
    assert factcheck("export", "csv", "by:peskov", "-o", pipe).code == 0
    assert pipe.is_fifo()
    reader.join(10)
    assert read[0].startswith("id,key,text")
