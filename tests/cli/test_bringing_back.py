"""What was taken out comes back, what a mark rests on holds, and a name means one person."""

import json
from pathlib import Path

import pytest
from desk import Factcheck, query


def test_what_was_withdrawn_comes_back_and_can_be_undone(factcheck: Factcheck) -> None:
    factcheck("withdraw", 5, "--note", "entered twice")
    done = factcheck("restore", 5, "--note", "it was not")
    assert done.err == "Restored claim 5.\n"
    assert factcheck("list", "is:withdrawn", "--ids").out == ""
    assert factcheck("log", 5, "--json").json[-1]["why"] == "it was not"
    factcheck("undo")
    assert factcheck("list", "is:withdrawn", "--ids").out == "5\n"


def test_a_claim_that_was_undone_comes_back_with_its_source(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nora Pell denied that the dam had burst.")
    factcheck("ingest", tmp_path / "a.txt", "--title", "The dam")
    factcheck("undo")
    assert factcheck("list", "Pell").out == ""
    assert factcheck("restore", 102).code == 0
    assert "Pell" in factcheck("list", "Pell").out
    assert "The dam" in factcheck("source", "list").out


def test_a_rejected_draft_is_a_draft_again(factcheck: Factcheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nora Pell denied that the dam had burst.")
    factcheck("ingest", tmp_path / "a.txt")
    factcheck("reject", 102)
    factcheck("restore", 102)
    assert factcheck("list", "is:draft", "--ids").out == "102\n"


def test_nothing_to_bring_back_is_said(factcheck: Factcheck) -> None:
    assert factcheck("restore", 5).err == "None of them was withdrawn.\n"
    assert factcheck("restore", 9999).code == 3
    factcheck("withdraw", 5, "--note", "twice")
    assert "Would restore claim 5" in factcheck("restore", 5, "-n").err
    assert factcheck("list", "is:withdrawn", "--ids").out == "5\n"


def test_adding_what_was_withdrawn_offers_to_bring_it_back(factcheck: Factcheck) -> None:
    said = ("add", "The dam had burst.", "--source", "new-stage-of-crisis")
    assert factcheck(*said).code == 0
    assert "`factcheck show 102`" in factcheck(*said).err
    factcheck("undo")
    done = factcheck(*said)
    assert (done.code, "`factcheck restore 102` brings it back" in done.err) == (1, True)
    assert factcheck("restore", 102).code == 0


def test_a_sound_history_is_said_to_be_sound(factcheck: Factcheck) -> None:
    factcheck("edit", 5, "--text", "Something else was said.")
    factcheck("file", 5, "--about", "Something")
    factcheck("mark", "denied", 5)
    factcheck("speaker", "alias", "Dmitry Peskov", "the spokesman")
    factcheck("source", "edit", "new-stage-of-crisis", "--title", "Another title")
    factcheck("undo")
    assert factcheck("doctor").code == 0


def test_a_claim_is_no_evidence_for_itself(factcheck: Factcheck) -> None:
    done = factcheck("mark", "confirmed", 4, "--evidence", "#4")
    assert (done.code, "cannot be evidence for itself" in done.err) == (2, True)


def test_two_claims_do_not_prove_each_other(factcheck: Factcheck) -> None:
    assert factcheck("mark", "confirmed", 4, "--evidence", 5).code == 0
    assert factcheck("mark", "confirmed", 5, "--evidence", 6).code == 0
    done = factcheck("mark", "confirmed", 6, "--evidence", 4)
    assert (done.code, "the two would prove each other" in done.err) == (2, True)
    assert factcheck("mark", "confirmed", 7, "--evidence", 4).code == 0


def test_an_imported_claim_does_not_prove_itself(factcheck: Factcheck) -> None:
    event = {"record": "event", "step": "s", "source": None, "speaker": None, "field": "mark", "from": None}
    event |= {"to": "confirmed", "why": "seen", "as_of": ""}
    records = [
        {"key": "k1", "text": "It rains frogs.", "source": "Sheet"},
        {"key": "k2", "text": "The road is closed.", "source": "Sheet"},
        {"record": "step", "key": "s", "at": "2025-01-01T00:00:00Z", "by": "Rana", "verb": "mark", "undoes": None},
        *({**event, "claim": one, "evidence": [{"claim": other}]} for one, other in ("11", "12", "21")),
    ]
    told = "".join(json.dumps(record) + "\n" for record in records).replace('"1"', '"k1"').replace('"2"', '"k2"')
    assert factcheck("import", "-", input=told).code == 0
    given = [event["evidence"] for event in factcheck("log", "--json").json if event["why"] == "seen"]
    assert sorted(given) == [["claim 103"], ["claim k1"], ["claim k1"]]


def test_who_withdraws_is_told_what_rests_on_it(factcheck: Factcheck) -> None:
    factcheck("mark", "confirmed", 4, "--evidence", 5)
    assert "The mark of claim 4 rests on claim 5: look at it again." in factcheck("withdraw", 5, "--note", "twice").err


def test_nothing_rests_on_what_was_withdrawn(factcheck: Factcheck) -> None:
    factcheck("withdraw", 5, "--note", "twice")
    assert "was withdrawn" in factcheck("mark", "confirmed", 4, "--evidence", 5).err
    factcheck("source", "withdraw", "new-stage-of-crisis", "--note", "a hoax")
    done = factcheck("mark", "confirmed", 4, "--evidence", "new-stage-of-crisis")
    assert (done.code, "was withdrawn" in done.err) == (2, True)


def test_another_speakers_name_is_no_alias(factcheck: Factcheck) -> None:
    done = factcheck("speaker", "alias", "Ilham Aliyev", "Dmitry Peskov")
    assert (done.code, "is the name of Dmitry Peskov" in done.err) == (2, True)
    assert factcheck("speaker", "alias", "Ilham Aliyev", "dmitry  PESKOV").code == 2
    assert factcheck("speaker", "alias", "Dmitry Peskov", "Peskov").code == 0


def test_an_alias_that_is_not_there_cannot_be_taken_away(factcheck: Factcheck) -> None:
    factcheck("speaker", "alias", "Dmitry Peskov", "the spokesman")
    done = factcheck("speaker", "alias", "Dmitry Peskov", "--remove", "the spokesmen")
    assert done.code == 2
    assert "has no other name “the spokesmen”" in done.err
    assert "the spokesman" in done.err.splitlines()[1]
    assert factcheck("speaker", "alias", "Dmitry Peskov", "--remove", "the spokesman").code == 0


@pytest.mark.of_a_file
def test_one_damaged_event_hides_nothing_else(factcheck: Factcheck, store: Path) -> None:
    factcheck("edit", 5, "--note", "seen", "--text", "Something else was said.")
    for damaged in ("[{}]", "not json", "[[[["):
        query(store, "DROP TRIGGER IF EXISTS event_refuses_update")
        query(store, "UPDATE event SET field = 'quotes', old = ?, new = ?", damaged, json.dumps([{}]))
        for words in (["log"], ["log", 5], ["log", 5, "--json"], ["show", 5], ["export", "jsonl"]):
            done = factcheck(*words)
            assert done.code == 0, done.err
        sound = factcheck("doctor")
        assert (sound.code, "what it says of “quotes” cannot be read" in sound.err) == (1, True)
        undone = factcheck("undo")
        assert (undone.code, "cannot be read, nor taken back" in undone.err) == (4, True)
