"""What an import does with a claim that is there already."""

import json
from pathlib import Path

from desk import Factcheck, query


def exported(factcheck: Factcheck, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in factcheck("list", *words, "--jsonl").out.splitlines()]


def test_a_draft_that_comes_as_a_claim_is_accepted(factcheck: Factcheck, store: Path) -> None:
    (claim,) = exported(factcheck, "id:6")
    query(store, "UPDATE claim SET draft = NOT draft WHERE id = 6")
    done = factcheck("import", "-", input=json.dumps(claim))
    assert "1 draft accepted" in done.err
    assert factcheck("show", 6, "--json").json[0]["draft"] is False


def test_an_update_erases_nothing_that_the_file_does_not_say(factcheck: Factcheck) -> None:
    before = factcheck("show", 6, "--json").json[0]
    row = (
        f"key,text,speaker,source,status\n{before['key']},Russia sold weapons to Armenia.,,{before['source']},alleged\n"
    )
    done = factcheck("import", "-", "--on-duplicate", "update", input=row)
    assert "1 updated" in done.err
    after = factcheck("show", 6, "--json").json[0]
    assert after["text"] == "Russia sold weapons to Armenia."
    kept = ("speaker", "cue", "tags", "note", "quotes", "proposition", "said_on", "speaker_as_written")
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}
    factcheck("undo")
    assert factcheck("show", 6, "--json").json[0]["text"] == before["text"]


def test_two_rows_that_say_the_same_of_a_claim_are_one_change(factcheck: Factcheck, store: Path) -> None:
    (claim,) = exported(factcheck, "id:6")
    row = json.dumps(claim | {"mark": "denied", "status": "denied", "mark_why": "Two ministries say so."})
    factcheck("import", "-", "--on-duplicate", "update", input=f"{row}\n{row}")
    assert query(store, "SELECT count(*) FROM event WHERE claim_id = 6 AND field = 'mark'") == [(1,)]


def test_a_file_with_its_history_that_has_a_claim_twice_with_two_marks_is_told_so(
    factcheck: Factcheck, store: Path, tmp_path: Path
) -> None:
    factcheck("mark", "denied", 6, "--note", "seen")
    lines = factcheck("export", "jsonl").out.splitlines()
    (claim,) = exported(factcheck, "id:6")
    again = json.dumps(claim | {"mark": "confirmed", "status": "confirmed"})
    file = tmp_path / "twice.jsonl"
    file.write_text("\n".join([*lines, again]))
    other = tmp_path / "other.db"
    assert factcheck("init", other, db=None).code == 0
    done = factcheck("import", file, db=other)
    assert done.code == 1
    assert "is the same claim" in done.err
