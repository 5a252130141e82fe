"""A write says what it saw: what a colleague changed since somebody looked is said, and gone over only when asked."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Factcheck, Result

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
    assert (done.code, f"Claim {draft} is not a draft any more: Ana accepted it a" in done.err) == (2, True)


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
