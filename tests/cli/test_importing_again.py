"""What an import does with a claim that is there already."""

import json
from pathlib import Path

from desk import Factcheck, query


def exported(factcheck: Factcheck, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in factcheck("list", *words, "--jsonl").out.splitlines()]


def test_a_draft_that_comes_as_a_claim_is_accepted(factcheck: Factcheck, store: Path) -> None:
    (claim,) = exported(factcheck, "id:6")
    query(store, "UPDATE claim SET draft = 1 WHERE id = 6")
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
