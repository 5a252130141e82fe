"""A write says what it saw: what a colleague changed since somebody looked is said, and gone over only when asked."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Factcheck, Result, copy_of

from factcheck.text.clock import ago

By = Callable[..., Result]


@pytest.fixture
def by(factcheck: Factcheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> By:
    """A command of somebody; what each was shown is kept."""
    monkeypatch.setenv("FACTCHECK_STATE", str(tmp_path / "state"))
    return lambda who, *words, **more: factcheck(*words, "--as", who, **more)


def test_what_changed_since_the_list_was_shown_is_said_with_who_when_and_why(by: By) -> None:
    by("Ana", "list")
    by("Omar", "edit", 5, "--text", "Quite other words.", "--note", "the cable says so")
    for words in (
        ("edit", 5, "--cue", "said"),
        ("mark", "denied", 5, "--note", "n"),
        ("file", 5, "--about", "p1"),
        ("withdraw", 5, "--note", "n"),
        ("conflicts", "uphold", 5, 6, "--note", "n"),
    ):
        done = by("Ana", *words)
        assert done.code == 1
        assert re.fullmatch(
            "Error: Omar changed the text of #5 from “.*” to “Quite other words.” .* ago: the cable says so.\n"
            "Look at `factcheck show 5`, or say --over.\n",
            done.err,
        )
    assert by("Ana", "edit", 4, "--cue", "said").code == 0, "what nobody touched is as it was shown"
    by("Ana", "show", 5)
    assert by("Ana", "edit", 5, "--cue", "said").code == 0


def test_over_goes_over_it_and_nothing_is_said_of_ones_own(by: By) -> None:
    by("Ana", "search", "weapons")
    by("Omar", "edit", 5, "--text", "Omar's words.")
    assert by("Ana", "edit", 5, "--text", "Ana's words.").code == 1
    assert by("Ana", "edit", 5, "--text", "Ana's words.", "--over").code == 0
    assert by("Ana", "edit", 5, "--text", "Ana's better words.").code == 0
    assert by("Omar", "edit", 5, "--cue", "said").code == 0, "who was never shown it is asked about what is written"
    refused = by("Omar", "edit", 5, "--text", "Omar's words.")
    assert (refused.code, "Ana changed the text of #5 from “Ana's words.” to" in refused.err) == (1, True)


def test_a_draft_is_accepted_as_it_was_shown(by: By) -> None:
    done = by("Ana", "ingest", "-", "--title", "t", input="The mayor, Ada Holm, said the bridge had cost $5 million.\n")
    assert done.code == 0
    (draft,) = by("Ana", "list", "is:draft", "--ids").out.split()
    by("Omar", "edit", draft, "--text", "The bridge was paid for.")
    for verb in ("accept", "reject"):
        assert "Omar changed the text of #" in by("Ana", verb, draft).err
    assert by("Ana", "accept", draft, "--over").code == 0
    done = by("Omar", "accept", draft)
    assert (done.code, f"Claim {draft} is not a draft any more: Ana accepted it " in done.err) == (2, True)


def test_a_mark_is_approved_as_it_was_shown(by: By) -> None:
    by("Ana", "mark", "confirmed", 5, "--note", "read it")
    by("Omar", "show", 5)
    by("Ana", "mark", "denied", 5, "--note", "read on")
    refused = by("Omar", "approve", 5)
    assert (refused.code, "Ana changed the mark of #5 from “confirmed” to “denied”" in refused.err) == (1, True)
    by("Omar", "show", 5)
    assert by("Omar", "approve", 5).code == 0


def test_an_import_that_updates_leaves_a_colleague_s_decision_alone(by: By, tmp_path: Path) -> None:
    by("Rana", "mark", "confirmed", 5, "--note", "read it")
    row = {**by("Omar", "show", 5, "--json").json[0], "mark": "denied"}
    file = tmp_path / "omar.jsonl"
    file.write_text(json.dumps(row))
    done = by("Omar", "import", file, "--on-duplicate", "update")
    assert (done.code, "Rana changed the mark of #5 from “–” to “confirmed”" in done.err) == (1, True)
    assert by("Omar", "show", 5, "--json").json[0]["mark"] == "confirmed"
    assert by("Omar", "import", file, "--on-duplicate", "update", "--over").code == 0
    assert by("Omar", "show", 5, "--json").json[0]["mark"] == "denied"


def test_a_person_is_asked(by: By, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli.session import Session

    by("Ana", "list", "--json")
    by("Omar", "edit", 5, "--text", "Omar's words.")
    monkeypatch.setattr(Session, "asks", True)
    assert by("Ana", "edit", 5, "--text", "Ana's words.", input="n\n").code == 1
    assert by("Ana", "show", 5, "--json").json[0]["text"] == "Omar's words."
    by("Omar", "edit", 5, "--text", "Omar's second words.")
    done = by("Ana", "edit", 5, "--text", "Ana's words.", input="y\n")
    assert (done.code, "Go over that?" in done.err) == (0, True)
    assert by("Ana", "show", 5, "--json").json[0]["text"] == "Ana's words."


def test_many_lists_and_spoilt_memory_cost_nothing(by: By, tmp_path: Path) -> None:
    for number in range(1, 40):
        by("Ana", "list", f"id:{number}", "--ids")
    (kept,) = (tmp_path / "state").iterdir()
    assert kept.stat().st_size < 2_000
    by("Omar", "edit", 39, "--text", "Omar's words.")
    assert by("Ana", "withdraw", 39, "--note", "n").code == 1
    for spoilt in ("", "[[1,2],[3]]", '{"a": 1}', '[["k", "x-y"]]', "[" * 5000):
        kept.write_text(spoilt)
        assert by("Ana", "withdraw", 39, "--note", "n", "-n").code == 0
        assert by("Ana", "list", "--ids").code == 0


@pytest.mark.parametrize("at", ["2001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "never", "T", ""])
def test_a_time_that_is_no_time_ago_is_told_as_it_is(at: str) -> None:
    assert ago(at).startswith("at ")


def refused(done: Result, *said: str) -> None:
    assert done.code == 1, done.err
    for words in said:
        assert words in done.err
    assert "--over" in done.err


def test_work_that_a_colleague_changed_is_not_gone_over_unasked(by: By) -> None:
    by("Ana", "list")
    by("Omar", "work", 5, "--due", "2026-12-01", "--priority", "high", "--note", "court day")
    refused(
        by("Ana", "work", 5, "--due", "2026-12-09"),
        "Omar changed the due of #5 from “–” to “2026-12-01” ",
        " ago: court day.",
    )
    assert by("Ana", "work", 5, "--priority", "high").err == "Nothing changed: claim 5 stood so already.\n"
    assert by("Ana", "work", 5, "--state", "waiting").code == 0, "what nobody else wrote is free"
    by("Ana", "show", 5)
    assert by("Ana", "work", 5, "--due", "2026-12-09").code == 0, "she has seen it"
    refused(by("Lee", "work", 5, "--due", "none"), "Ana changed the due of #5 ")
    assert by("Lee", "work", 5, "--due", "none", "--over").code == 0


def test_who_works_on_a_claim_is_asked_about_though_it_was_seen(by: By) -> None:
    by("Omar", "work", 5, "--to", "Omar", "--note", "knows the mill")
    by("Lee", "show", 5)
    refused(by("Lee", "work", 5, "--to", "Lee"), "Claim 5 is Omar's: Omar made it so ", " ago: knows the mill.")
    refused(by("Lee", "work", 5, "--to", "none"), "Claim 5 is Omar's")
    assert by("Lee", "work", 5, "--to", "Omar").code == 0, "agreeing takes no insisting"
    assert by("Omar", "work", 5, "--to", "Lee").code == 0, "one's own is given away"
    assert by("Omar", "work", 5, "--to", "Rana").code == 0, "and who gave it may give it anew"
    assert by("Rana", "work", 5, "--to", "none").code == 0
    by("Omar", "work", 5, "--to", "Rana")
    assert by("Lee", "work", 5, "--to", "Lee", "--over").code == 0


@pytest.mark.slow
def test_a_suggestion_is_accepted_as_it_was_shown(by: By) -> None:
    by("Ana", "file", 10, 9, "--none", "--over")
    by("Ana", "suggest")
    by("Omar", "edit", 10, "--text", "Quite other words.", "--note", "the cable says so")
    refused(by("Ana", "suggest", "accept", 10, "p2"), "Omar changed the text of #10 from", ": the cable says so.")
    by("Omar", "undo")
    by("Ana", "suggest")
    by("Omar", "file", 10, "--about", "p5", "--over")
    refused(by("Ana", "suggest", "accept", 10, "p2"), "Omar filed #10 under “")
    refused(by("Lee", "suggest", "accept", 10, "p2"), "Omar filed #10 under “")


def test_a_suggestion_beyond_the_page_was_not_shown(by: By) -> None:
    by("Ana", "file", 8, 9, 10, "--none", "--over")
    first, *more = by("Ana", "suggest", "--json").json
    (other, *_) = (one["claim"] for one in more if one["claim"] not in (first["claim"], first["with"]))
    by("Omar", "edit", other, "--tag", "cable")
    assert by("Ana", "suggest", "--json", "--limit", 1).json == [first]
    refused(by("Ana", "edit", other, "--cue", "said"), f"Omar changed the tags of #{other} ")
    by("Ana", "suggest")
    assert by("Ana", "edit", other, "--cue", "said").code == 0


def test_several_changes_of_colleagues_are_told_before_one_word_goes_over_all(by: By) -> None:
    by("Ana", "list", "--limit", 0)
    for claim in (4, 5, 6, 7, 8):
        by("Omar", "mark", "denied", claim, "--note", f"no. {claim}")
    done = by("Ana", "mark", "confirmed", "4-9", "--note", "n")
    refused(done, "Omar marked claim 4 denied", "no. 4.", "no. 5.", "no. 6. And 2 more.\n--over marks them anew.")
    by("Omar", "edit", "4-8", "--cue", "wrote", "--tag", "x")
    by("Omar", "edit", "4-8", "--reported", "alleged", "--note", "hm")
    refused(by("Ana", "edit", "4-8", "--cue", "said"), "cue of #4", "cue of #5", "cue of #6")
    by("Omar", "conflicts", "dismiss", 6, 10, "--note", "two sums")
    by("Omar", "conflicts", "dismiss", 5, 6, "--note", "two years")
    done = by("Ana", "conflicts", "reopen", 5, 6, 10, "--over")
    assert done.code == 0


def test_evidence_of_a_colleague_is_not_taken_away_unasked(by: By) -> None:
    by("Omar", "evidence", "add", "https://example.org/a", 5, "--note", "the register")
    refused(by("Ana", "evidence", "remove", 5, 1, "--note", "n"), "Omar gave evidence of #5 ")
    by("Ana", "evidence", 5)
    refused(by("Ana", "evidence", "remove", 5, 1, "--note", "n"), "Omar gave https://example.org/a ", ": the register.")
    by("Omar", "evidence", "add", "https://example.org/b", 5)
    by("Omar", "evidence", "remove", 5, 1, "--note", "n")
    refused(by("Ana", "evidence", "remove", 5, 1, "--note", "n"), "Omar took evidence away from #5 ")
    assert by("Ana", "evidence", "remove", 5, 1, "--note", "n", "--over").code == 0
    assert by("Omar", "evidence", 5, "--json").json == []
    by("Ana", "show", 6)
    by("Omar", "edit", 6, "--text", "Other words.")
    refused(by("Ana", "evidence", "add", "https://example.org/c", 6), "Omar changed the text of #6")
    refused(by("Ana", "conflicts", "add", 5, 6, "--note", "n"), "Omar changed the text of #6")


def test_a_claim_without_evidence_is_not_shown_by_a_list_of_evidence(by: By) -> None:
    by("Omar", "evidence", "add", "https://example.org/a", 5)
    by("Ana", "list")
    by("Omar", "edit", 5, 6, "--tag", "cable")
    assert {one["claim"] for one in by("Ana", "evidence", "--json").json} == {5}
    assert by("Ana", "edit", 5, "--cue", "said").code == 0
    refused(by("Ana", "edit", 6, "--cue", "said"), "Omar changed the tags of #6 ")


def test_an_approval_is_not_taken_back_unasked(by: By) -> None:
    by("Ana", "mark", "denied", 5, "--note", "read it")
    by("Omar", "approve", 5, "--note", "so did I")
    refused(by("Lee", "approve", 5, "--take-back", "--note", "n"), "Omar changed the approved by of #5", ": so did I.")
    assert by("Lee", "approve", 5, "--take-back", "--note", "n", "--over").code == 0


def test_propositions_and_speakers_of_a_colleague_are_not_put_right_unasked(by: By) -> None:
    by("Omar", "file", 3, "--about", "The harbour was closed in May.")
    for words in (
        ("proposition", "rename", "The harbour was closed in May.", "The port was shut."),
        ("proposition", "merge", "The harbour was closed in May.", "p5"),
    ):
        refused(by("Ana", *words), "Omar filed #3 under “The harbour was closed in May.” ")
        assert by("Ana", *words, "--over", "-n").code == 0
    by("Omar", "edit", 3, "--by", "The Harbour Board", "--new-speaker", "--note", "the letter head")
    refused(by("Ana", "speaker", "merge", "The Harbour Board", "Dmitry Peskov"), "the speaker of #3 ", "letter head.")
    refused(by("Ana", "speaker", "split", "The Harbour Board", "The Port", 3), "the speaker of #3 ")
    by("Omar", "speaker", "rename", "The Harbour Board", "The Board of the Harbour", "--note", "its charter")
    refused(
        by("Ana", "speaker", "rename", "The Harbour Board", "HB"), "Omar changed the name of The ", ": its charter."
    )
    by("Omar", "speaker", "alias", "The Harbour Board", "TBH", "--kind", "organisation")
    refused(by("Ana", "speaker", "alias", "The Harbour Board", "--kind", "media"), "Omar changed the kind of ")
    refused(by("Ana", "speaker", "alias", "The Harbour Board", "--remove", "TBH"), "Omar changed the aliases of ")
    assert by("Ana", "speaker", "alias", "The Harbour Board", "The Board").code == 0, "one name more takes none away"
    assert by("Ana", "speaker", "rename", "The Harbour Board", "HB", "--over").code == 0


@pytest.mark.slow
def test_a_source_that_a_colleague_corrected_is_not_corrected_unasked(by: By) -> None:
    source = by("Ana", "show", 5, "--json").json[0]["source"]
    by("Omar", "source", "edit", source, "--published", "2024-05", "--note", "the imprint")
    refused(
        by("Ana", "source", "edit", source, "--published", "2024-06"),
        f"Omar changed the published of {source} from ",
        ": the imprint.\n--over goes over that.",
    )
    assert by("Ana", "source", "edit", source, "--published", "2024-05").err == "Nothing changed.\n"
    assert by("Ana", "source", "edit", source, "--published", "2024-06", "--over").code == 0
    by("Ana", "list", "--limit", 0)
    by("Omar", "mark", "denied", 5, "--note", "read it")
    refused(by("Ana", "source", "withdraw", source, "--note", "n"), "Omar changed the mark of #5")


def test_what_is_contested_is_decided_as_it_was_listed(
    by: By, factcheck: Factcheck, store: Path, tmp_path: Path
) -> None:
    copies = [copy_of(store, tmp_path / f"{n}.db") for n in range(2)]
    by("Ana", "mark", "confirmed", 5, "--note", "read it")
    for who, verdict, db in (("Omar", "denied", copies[0]), ("Lee", "alleged", copies[1])):
        assert factcheck("mark", verdict, 5, "--note", "n", "--as", who, db=db).code == 0
    by("Ana", "merge", copies[0])
    by("Ana", "differences")
    assert by("Omar", "merge", copies[1]).code == 0
    take = ("differences", "take", "claim", 5, 1, "--note", "the later cable")
    refused(by("Ana", *take), "Lee, says 1.db, imported by Omar, changed the mark of #5 ")
    by("Ana", "differences")
    assert by("Ana", *take).code == 0
    late = by("Omar", *take)
    assert late.code == 3
    assert late.err.startswith("Error: Ana changed the mark of #5 from “–” to “")
    assert " ago: the later cable. Nothing is contested of claim 5.\n" in late.err


def test_who_took_it_out_is_said_when_it_is_brought_back(by: By) -> None:
    by("Omar", "withdraw", 5, "--note", "entered twice")
    done = by("Ana", "restore", 5)
    assert done.code == 0
    assert re.match("Restored claim 5.\nOmar took out #5 .* ago: entered twice.\n", done.err)


def test_an_undo_says_who_has_changed_it_since(by: By) -> None:
    by("Ana", "edit", 5, "--cue", "said")
    by("Omar", "edit", 5, "--cue", "wrote", "--over", "--note", "the cable")
    done = by("Ana", "undo")
    assert done.code == 1
    assert "Omar changed the cue of #5 from “said” to “wrote” " in done.err
    assert " ago: the cable; ask them, or change it anew.\n" in done.err


def test_what_a_colleague_took_back_is_nobodys_word(by: By) -> None:
    by("Omar", "edit", 5, "--text", "Omar's slip.")
    by("Omar", "undo")
    assert by("Ana", "edit", 5, "--text", "Ana's words.").code == 0, "the words were the draft's again"
    by("Omar", "edit", 5, "--text", "Omar's words.", "--over")
    by("Omar", "undo")
    assert by("Ben", "edit", 5, "--text", "Ben's words.").code == 1, "they are Ana's again"
    by("Ana", "list")
    by("Omar", "edit", 5, "--text", "Omar's words.", "--over")
    by("Omar", "edit", 5, "--text", "Omar's second words.")
    assert by("Ana", "edit", 5, "--cue", "said").code == 1
    by("Omar", "undo")
    assert by("Ana", "edit", 5, "--cue", "said").code == 1, "Omar's first words stand"
    by("Omar", "undo")
    assert by("Ana", "edit", 5, "--cue", "said").code == 0, "all is as it was shown"


def test_what_was_shown_and_then_taken_back_is_said(by: By) -> None:
    by("Omar", "edit", 5, "--text", "Omar's slip.")
    by("Ana", "list")
    by("Omar", "undo")
    refused = by("Ana", "edit", 5, "--cue", "said")
    assert (refused.code, "Omar changed the text of #5 from “Omar's slip.”" in refused.err) == (1, True)


def test_what_is_known_of_a_source_and_was_taken_back_is_nobodys_word(by: By) -> None:
    source = by("Ana", "source", "list").out.split("\t")[0]
    by("Omar", "source", "edit", source, "--title", "A slip")
    by("Omar", "undo")
    assert by("Ana", "source", "edit", source, "--title", "Ana's title").code == 0
    by("Omar", "source", "edit", source, "--title", "Omar's title", "--over")
    by("Omar", "undo")
    assert by("Ben", "source", "edit", source, "--title", "Ben's title").code == 1, "it is Ana's title again"
    assert by("Ana", "source", "edit", source, "--title", "Ana's better title").code == 0


def test_who_agreed_with_a_mark_has_not_changed_it(by: By) -> None:
    by("Ana", "mark", "denied", 5, "--note", "the register")
    by("Ana", "list")
    by("Omar", "mark", "denied", 5, "--note", "I saw it too")
    refused = by("Ana", "edit", 5, "--cue", "said")
    assert re.match("Error: Omar gave the mark of #5 once more, “denied”, .* ago: I saw it too.\n", refused.err)
