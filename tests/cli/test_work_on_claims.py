"""Work on claims: whose they are, until when, how far, and a second pair of eyes that is a second person."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from desk import as_, dump, run_here, store_of

from factcheck.actions.begin import begin
from factcheck.review.deciding import Desk
from factcheck.store.reads import claims
from factcheck.store.storage.opening import open_store


@pytest.fixture
def desk(empty: Path) -> Path:
    """Three claims; Rana has marked the first."""
    db = empty
    store_of(db, [("It rained.", "Ana", "alleged"), ("It snowed.", "Ben", "denied"), ("It hailed.", "Cy", "alleged")])
    assert as_("Rana", db, "mark", "confirmed", 1, "--note", "the gauge").code == 0
    return db


def listed(db: Path, *filters: str) -> list[int]:
    done = run_here("list", *filters, "--ids", db=db)
    assert done.code == 0, done.err
    return [int(line) for line in done.out.split()]


def claim(db: Path, number: int) -> dict[str, object]:
    (found,) = run_here("show", number, "--json", db=db).json
    return dict(found)


def test_a_second_person_approves_a_mark_and_it_is_found_shown_and_undone(desk: Path) -> None:
    refused = as_("rana", desk, "approve", 1)
    assert refused.code == 1
    assert "Rana marked claim 1; somebody else approves it." in refused.err
    assert listed(desk, "is:approved") == []
    assert "Approved claim 1." in as_("Omar", desk, "approve", 1, "--note", "saw the gauge").err
    assert listed(desk, "is:approved") == [1]
    assert listed(desk, "is:marked", "not", "is:approved") == []
    assert claim(desk, 1)["approved_by"] == "Omar"
    assert "approved by Omar" in run_here("show", 1, "--table", db=desk).out
    assert "Approved already: claim 1." in as_("Lee", desk, "approve", 1).err
    assert claim(desk, 1)["approved_by"] == "Omar"
    assert as_("Omar", desk, "undo").code == 0
    assert claim(desk, 1)["approved_by"] is None


def test_only_a_mark_is_approved(desk: Path) -> None:
    done = as_("Omar", desk, "approve", 1, 2)
    assert (done.code, "Claim 2 is not marked" in done.err) == (2, True)
    assert listed(desk, "is:approved") == []


@pytest.mark.parametrize(
    "change",
    [
        ["mark", "denied", 1, "--note", "n"],
        ["mark", "none", 1, "--note", "n"],
        ["edit", 1, "--text", "It poured."],
        ["mark", "confirmed", 1, "--note", "another reason"],
    ],
)
def test_an_approval_lapses_with_the_mark_or_the_words_and_an_undo_brings_it_back(
    desk: Path, change: list[object]
) -> None:
    as_("Omar", desk, "approve", 1)
    assert "Omar's approval of claim 1 would lapse.\n" in as_("Rana", desk, *change, "-n").err
    done = as_("Rana", desk, *change)
    assert (done.code, "Omar's approval of claim 1 lapsed.\n" in done.err) == (0, True)
    assert listed(desk, "is:approved") == []
    assert as_("Rana", desk, "undo").code == 0
    assert listed(desk, "is:approved") == [1]


def test_an_approval_does_not_outlive_the_undo_of_the_mark(desk: Path) -> None:
    as_("Omar", desk, "approve", 1)
    done = as_("Rana", desk, "undo")
    assert (done.code, done.err.endswith("Omar's approval of claim 1 lapsed.\n")) == (0, True)
    assert (claim(desk, 1)["mark"], claim(desk, 1)["approved_by"]) == (None, None)


def test_who_only_repeats_a_colleagues_mark_is_no_second_person_for_it(desk: Path) -> None:
    as_("Omar", desk, "mark", "confirmed", 1, "--note", "me too")
    assert as_("Omar", desk, "approve", 1).code == 1
    assert as_("Rana", desk, "approve", 1).code == 1
    assert as_("Lee", desk, "approve", 1).code == 0


def test_whose_mark_it_is_comes_before_what_others_did_meanwhile(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_STATE", str(tmp_path / "state"))
    as_("Rana", desk, "show", 1)
    as_("Omar", desk, "mark", "confirmed", 1, "--note", "me too")
    for over in ((), ("--over",)):
        refused = as_("Rana", desk, "approve", 1, *over)
        assert (refused.code, refused.err) == (1, "Error: Rana marked claim 1; somebody else approves it.\n")


def test_of_many_approvals_that_lapse_the_first_are_told(desk: Path) -> None:
    store_of(desk, [(f"It was {n} degrees.", "Ana", "alleged") for n in range(2)])
    as_("Rana", desk, "mark", "denied", "1-5", "--note", "n")
    as_("Omar", desk, "approve", "1-5")
    done = as_("Rana", desk, "mark", "none", "1-5", "--note", "n")
    assert done.err.count("Omar's approval of claim ") == 3
    assert "And 2 more approvals lapsed.\n" in done.err


def test_an_approval_is_taken_back_for_a_reason(desk: Path) -> None:
    as_("Omar", desk, "approve", 1)
    assert as_("Rana", desk, "approve", "--take-back", 1, "--over").code == 2
    assert as_("Rana", desk, "approve", "--take-back", 1, "--over", "--note", "the wrong gauge").code == 0
    assert listed(desk, "is:approved") == []


def test_claims_are_given_to_somebody_until_a_day_and_found_so(desk: Path) -> None:
    done = as_("Rana", desk, "work", "1-2", "--to", "OMAR", "--due", "2026-12-01", "--priority", "high")
    assert "Changed claims 1 and 2: to OMAR, priority high, due 2026-12-01." in done.err
    as_("Omar", desk, "work", 2, "--state", "in-work", "--due", "2027-01-05", "--over")
    assert listed(desk, "assigned:omar") == [1, 2]
    assert listed(desk, "assigned:none") == [3]
    assert listed(desk, "due:..2026-12-01") == [1]
    assert listed(desk, "due:2027-01") == [2]
    assert listed(desk, "state:in-work") == [2]
    assert listed(desk, "state:new") == [1, 3]
    assert listed(desk, "not", "state:new") == [2]
    assert listed(desk, "priority:high") == [1, 2]
    assert listed(desk, "priority:normal") == [3]
    assert listed(desk, "--sort", "-due") == [3, 2, 1]
    row = claim(desk, 2)
    assert (row["state"], row["assignee"], row["priority"], row["due"]) == ("in work", "OMAR", "high", "2027-01-05")
    shown = run_here("list", "--columns", "id,assignee,due,state", db=desk).rows
    assert shown[1] == ["2", "OMAR", "2027-01-05", "in work"]
    assert "for OMAR" in run_here("list", "--table", db=desk).out


def test_a_done_claim_is_nobodys(desk: Path) -> None:
    as_("Rana", desk, "work", 1, "--to", "Omar")
    assert as_("Omar", desk, "work", 1, "--state", "done").code == 0
    assert (claim(desk, 1)["state"], claim(desk, 1)["assignee"]) == ("done", None)
    assert as_("Omar", desk, "undo").code == 0
    assert (claim(desk, 1)["state"], claim(desk, 1)["assignee"]) == ("new", "Omar")


@pytest.mark.parametrize(
    "words",
    [
        ["work", 1],
        ["work", 1, "--state", "begun"],
        ["work", 1, "--priority", "urgent"],
        ["work", 1, "--due", "tomorrow"],
        ["work", 1, "--due", "2026-12"],
        ["work", 1, "--due", ""],
        ["work", 1, "--to", ""],
        ["work", 1, "--to", "Omar", "--state", "done"],
        ["work", 99, "--to", "Omar"],
        ["list", "assigned:nadia"],
        ["list", "state:begun"],
        ["list", "due:soon"],
    ],
)
def test_what_is_no_work_is_refused_and_changes_nothing(desk: Path, words: list[object]) -> None:
    before = dump(desk)
    assert as_("Rana", desk, *words).code in (2, 3)
    assert dump(desk) == before


def test_factcheck_alone_says_what_waits_for_you(desk: Path) -> None:
    as_("Rana", desk, "work", "1-2", "--to", "Omar", "--due", "2020-01-01")
    as_("Rana", desk, "work", "2", "--due", "none")
    told = as_("omar", desk).rows
    assert ["to do", "2 claims for you, 1 overdue", "factcheck list assigned:omar not state:done"] in told
    assert not any("for you" in row[1] for row in as_("Rana", desk).rows)
    as_("Omar", desk, "approve", 1)
    as_("Rana", desk, "mark", "denied", 3, "--note", "n")
    assert any(row[1] == "1 mark of others to approve" for row in as_("Omar", desk).rows)
    assert not any("to approve" in row[1] for row in as_("Rana", desk).rows)


def test_work_goes_to_another_store_and_an_approval_only_with_its_past(desk: Path, tmp_path: Path) -> None:
    as_("Rana", desk, "work", 1, "--to", "Omar", "--due", "2026-12-01T17:00", "--state", "waiting")
    as_("Omar", desk, "approve", 1)
    whole = run_here("export", "jsonl", db=desk).out
    there = tmp_path / "there.db"
    run_here("init", there)
    assert as_("Lee", there, "import", "-", input=whole).code == 0
    kept = ("state", "assignee", "priority", "due", "approved_by")
    for number in (1, 2, 3):
        assert [claim(there, number)[key] for key in kept] == [claim(desk, number)[key] for key in kept]
    assert claim(there, 1)["approved_by"] == "Omar"
    bare = "".join(line + "\n" for line in whole.splitlines() if json.loads(line).get("record") in (None, "source"))
    alone = tmp_path / "alone.db"
    run_here("init", alone)
    done = as_("Lee", alone, "import", "-", input=bare)
    assert "1 approvals came without their history: not taken over." in done.err
    assert claim(alone, 1)["approved_by"] is None
    assert claim(alone, 1)["assignee"] == "Omar"
    table = tmp_path / "table.db"
    run_here("init", table)
    assert as_("Lee", table, "import", "-", input=run_here("export", "csv", db=desk).out).code == 0
    row = claim(table, 1)
    assert [row[key] for key in kept] == ["waiting", "Omar", "normal", "2026-12-01T17:00", None]


def test_a_mark_that_came_by_a_file_is_not_approved_by_who_brought_it(desk: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    run_here("init", there)
    assert as_("Lee", there, "import", "-", input=run_here("export", "jsonl", db=desk).out).code == 0
    assert as_("Lee", there, "approve", 1).code == 1
    assert as_("Rana", there, "approve", 1).code == 1
    assert as_("Omar", there, "approve", 1).code == 0


def test_whose_approval_ends_is_said_in_a_review_too(desk: Path) -> None:
    as_("Omar", desk, "approve", 1)
    with closing(open_store(str(desk), print)) as db:
        review = Desk(db, lambda verb: begin(str(desk), "Ana", verb, print))
        done = review.edit(claims.every_one(db, [1]), {"text": "It rained a little."})
    assert done.said == "Changed #1. Omar's approval of claim 1 lapsed."
