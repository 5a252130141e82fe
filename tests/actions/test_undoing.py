"""Undo: it says in words what it takes back, takes back all of it, and the past stays."""

import json
from pathlib import Path

import pytest
from desk import Factcheck, dump, query, run_here

from factcheck.domain.conflict import SURE


def now(store: Path) -> list[object]:
    """The store as it stands without its past: what undo must put back, the search index included.

    Pairs to compare are a list of work that is made anew around what changes: not among what undo puts back.
    """
    exported = [json.loads(line) for line in run_here("export", "jsonl", db=store).out.splitlines()]
    present = [record for record in exported if record.get("record") not in ("step", "event", "proposition")]
    for record in present:
        record["aliases"] = sorted(record.get("aliases", ()))
        record.pop("judgements", None)
    flagged = f"score >= {SURE} AND NOT closed OR judgement <> 'open'"
    conflicts = query(
        store, f"SELECT left_id, right_id, kind, judgement, closed FROM conflict WHERE {flagged} ORDER BY 1, 2, 3"
    )
    indexed = query(store, "SELECT text, quotes, speaker, source, also FROM claim_fts ORDER BY text, quotes, speaker")
    return [*present, conflicts, indexed, query(store, "SELECT term, n FROM word ORDER BY term")]


def kept(store: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: query(store, f"SELECT * FROM {table} ORDER BY id") for table in ("event", "evidence", "judgement")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mark", "confirmed", "4", "5", "--note", "seen"], "claim 4: mark from nothing to confirmed (seen)"),
        (["edit", "4", "--text", "Quite other words about unicorns."], "claim 4: text from"),
        (["edit", "4", "--reported", "denied"], "claim 4: reported from"),
        (["edit", "4", "--tag", "military", "--untag", "history"], "claim 4: tags from"),
        (["edit", "4", "--via", "Azerbaijani media"], "claim 4: via from"),
        (["edit", "4", "--by", "Dmitry Peskov"], "claim 4: speaker from"),
        (["file", "4", "--about", "p1"], "claim 4: proposition from"),
        (["file", "6", "10", "--none"], "claim 6: proposition from"),
        (["withdraw", "6", "--note", "twice"], "claim 6: withdrawn from no to yes (twice)"),
        (["source", "edit", "new-stage", "--title", "Another title"], "title from"),
        (["source", "withdraw", "new-stage", "--note", "gone"], "source new-stage-of-crisis: withdrawn from no to yes"),
        (["speaker", "alias", "Peskov", "Dmitri Peskow"], "speaker Dmitry Peskov: aliases from"),
        (["speaker", "alias", "Peskov", "--kind", "media"], "speaker Dmitry Peskov: kind from"),
        (["speaker", "split", "Peskov", "Azerbaijani media", "46"], "claim 46: speaker from Dmitry Peskov"),
        (["conflicts", "uphold", "6", "10", "--note", "really"], "conflict 6 10: upheld (really)"),
        (["conflicts", "dismiss", "6", "10"], "conflict 6 10: dismissed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_undo_puts_back_what_a_command_changed(factcheck: Factcheck, store: Path, words: list[str], said: str) -> None:
    before = now(store)
    assert factcheck(*words).code == 0
    assert now(store) != before
    past, changed = kept(store), dump(store)
    dry = factcheck("undo", "-n")
    assert dry.code == 0
    assert "Would take back" in dry.err
    assert dump(store) == changed
    done = factcheck("undo")
    assert done.code == 0, done.err
    assert f"Took back “{' '.join(words[:2]) if words[0] in ('source', 'speaker') else words[0]}”" in done.err or (
        words[0] == "conflicts"
        and f"Took back “{words[1].replace('uphold', 'upheld').replace('dismiss', 'dismissed')}" in done.err
    )
    assert said in done.err
    assert now(store) == before
    for table, rows in kept(store).items():
        assert rows[: len(past[table])] == past[table]
    assert factcheck("doctor").code == 0
    assert factcheck("undo").code == 1


@pytest.mark.parametrize(
    "words", [["add", "It rains in Baku.", "--source", "new-stage"], ["import", "-"], ["source", "add", "Evening news"]]
)
def test_undo_withdraws_what_a_command_made(factcheck: Factcheck, store: Path, words: list[str]) -> None:
    row = '{"text": "It rains in Baku.", "source": "Evening news"}\n'
    before = factcheck("list", "--json").json, factcheck("source", "list").out
    assert factcheck(*words, input=row).code == 0
    done = factcheck("undo")
    assert done.code == 0
    assert ("claim 102: made by" in done.err) or ("source evening-news: made by source add" in done.err)
    assert factcheck("list", "--json").json == before[0]
    assert "No claim" in factcheck("list", "rains", "Baku").err or "Nothing" in factcheck("list", "rains", "Baku").err
    again = factcheck(*words, input=row)
    assert again.code in (0, 1)


def test_importing_again_brings_back_what_was_undone(factcheck: Factcheck) -> None:
    row = '{"text": "It rains in Baku.", "source": "new-stage-of-crisis"}\n'
    factcheck("import", "-", input=row)
    factcheck("undo")
    again = factcheck("import", "-", input=row)
    assert "1 brought back" in again.err
    assert [r[0] for r in factcheck("list", "id:102").rows] == ["102"]
    assert not factcheck("show", 102, "--json").json[0]["withdrawn"]


def test_drafts_accepted_and_rejected_come_back_as_drafts(factcheck: Factcheck) -> None:
    rows = "".join(f'{{"text": "Draft {n}.", "source": "new-stage-of-crisis", "draft": true}}\n' for n in (1, 2))
    factcheck("import", "-", input=rows)
    assert factcheck("list", "is:draft", "--ids").out == "102\n103\n"
    assert factcheck("accept", 102).code == 0
    assert factcheck("reject", 103, "--note", "no claim").code == 0
    assert factcheck("list", "is:draft", "--ids").out == ""
    assert "claim 103: withdrawn from no to yes (no claim)" in factcheck("undo").err
    assert "claim 102: draft from yes to no" in factcheck("undo").err
    assert factcheck("list", "is:draft", "--ids").out == "102\n103\n"


def test_undoing_again_takes_back_the_command_before(factcheck: Factcheck, store: Path) -> None:
    before = now(store)
    factcheck("mark", "denied", 4)
    factcheck("mark", "alleged", 4)
    factcheck("withdraw", 5, "--note", "x")
    assert [factcheck("undo").code for _ in range(4)] == [0, 0, 0, 1]
    assert now(store) == before
    assert [row[2] for row in factcheck("log", 4).rows[1:]] == ["mark (undone)", "mark (undone)", "undo", "undo"]


def test_each_analyst_takes_back_their_own(factcheck: Factcheck, store: Path) -> None:
    factcheck("--as", "Ana", "mark", "denied", 4)
    factcheck("--as", "Ben", "mark", "confirmed", 5, "--note", "x")
    assert "by Ana" in factcheck("--as", "Ana", "undo").err
    assert query(store, "SELECT mark FROM claim WHERE id IN (4, 5) ORDER BY id") == [(None,), ("confirmed",)]
    assert "nothing of Cem's" in factcheck("--as", "Cem", "undo").err
    assert "by Ben" in factcheck("--as", "Ben", "undo").err


def test_what_somebody_changed_since_is_not_undone(factcheck: Factcheck, store: Path) -> None:
    factcheck("--as", "Ana", "mark", "denied", 4, 5)
    factcheck("--as", "Ben", "mark", "confirmed", 4, "--note", "x", "--over")
    before = dump(store)
    done = factcheck("--as", "Ana", "undo")
    assert done.code == 1
    assert "mark of claim 4 was changed again since" in done.err
    assert dump(store) == before
    assert factcheck("--as", "Ben", "undo").code == 0
    assert factcheck("--as", "Ana", "undo").code == 0


def test_a_judgement_given_since_is_not_undone(factcheck: Factcheck, store: Path) -> None:
    factcheck("--as", "Ana", "conflicts", "dismiss", 6, 10)
    factcheck("--as", "Ben", "conflicts", "uphold", 6, 10, "--over")
    before = dump(store)
    done = factcheck("--as", "Ana", "undo")
    assert done.code == 1
    assert "judged again since" in done.err
    assert dump(store) == before


def test_what_others_have_built_on_is_not_taken_away(factcheck: Factcheck, store: Path) -> None:
    factcheck("--as", "Ana", "source", "add", "Evening news")
    factcheck("--as", "Ben", "add", "It rains in Baku.", "--source", "evening-news")
    factcheck("--as", "Cem", "mark", "denied", 102)
    before = dump(store)
    assert "Ben has worked on source evening-news since" in factcheck("--as", "Ana", "undo").err
    assert "Cem has worked on claim 102 since" in factcheck("--as", "Ben", "undo").err
    assert dump(store) == before
    assert [factcheck("--as", who, "undo").code for who in ("Cem", "Ben", "Ana")] == [0, 0, 0]
