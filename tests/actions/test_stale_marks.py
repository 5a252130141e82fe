"""`is:stale`: marks to look at again, for what they rest on changed since, or nobody looked at them for long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Factcheck
from desk import query

from factcheck.query.model import FIELDS
from factcheck.store.storage.database import OLD


def stale(factcheck: Factcheck) -> list[str]:
    found = factcheck("list", "is:stale", "--ids")
    assert found.code == 0, found.err
    return found.out.split()


def aged(store: Path, days: int) -> None:
    """Everything that was done, as if it were so many days ago."""
    at = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    query(store, "UPDATE step SET at = ? WHERE verb IN ('mark', 'approve')", at)


@pytest.fixture
def resting(factcheck: Factcheck) -> Factcheck:
    assert factcheck("mark", "confirmed", 36, "--evidence", 9, "--evidence", "new-stage", "--as", "Rana").code == 0
    assert stale(factcheck) == []
    return factcheck


@pytest.mark.parametrize(
    "change",
    [
        ["mark", "denied", 9, "--note", "no"],
        ["edit", 9, "--text", "Russia made some weapons transfers to Armenia in 2008."],
        ["withdraw", 9, "--note", "twice"],
    ],
)
def test_a_mark_is_stale_when_the_claim_that_it_rests_on_changed(resting: Factcheck, change: list[object]) -> None:
    assert resting(*change).code == 0
    assert stale(resting) == ["36"]
    assert resting("list", "is:marked", "not", "is:stale", "36", "--ids").out == ""
    assert "look again: #9, on which it rests, has changed since" in resting("show", 36).out
    assert resting("undo").code == 0
    assert stale(resting) == []
    assert "look again" not in resting("show", 36).out


def test_looking_at_it_again_is_marking_it_with_a_word_why(resting: Factcheck) -> None:
    resting("mark", "denied", 9, "--note", "no")
    assert "1 mark on ground that changed: #36 on #9\tfactcheck list is:stale" in resting().out
    assert resting("mark", "confirmed", 36, "--note", "the cable itself says so", "--as", "Rana").code == 0
    assert stale(resting) == []


def test_a_mark_that_rests_on_a_source_is_stale_when_that_is_withdrawn(factcheck: Factcheck) -> None:
    assert factcheck("source", "add", "The register", "--url", "https://register.example").code == 0
    assert factcheck("mark", "confirmed", 36, "--evidence", "the-register").code == 0
    assert stale(factcheck) == []
    assert factcheck("source", "withdraw", "the-register", "--note", "a forgery").code == 0
    assert stale(factcheck) == ["36"]
    assert "look again: the-register, on which it rests" in factcheck("show", 36).out


@pytest.mark.of_a_file
def test_a_mark_is_stale_when_nobody_looked_at_it_for_long(factcheck: Factcheck, store: Path) -> None:
    factcheck("mark", "denied", 6, 7, "--note", "no", "--as", "Rana")
    aged(store, OLD - 1)
    assert stale(factcheck) == []
    aged(store, OLD + 1)
    assert stale(factcheck) == ["6", "7"]
    assert f"2 marks older than {OLD} days\tfactcheck list is:stale" in factcheck().out
    assert f"look again: it is {OLD + 1} days old" in factcheck("show", 6).out
    assert factcheck("approve", 6, "--as", "Omar").code == 0
    assert factcheck("mark", "none", 7, "--note", "x", "--over").code == 0
    assert stale(factcheck) == []


@pytest.mark.of_a_file
def test_a_verdict_that_establishes_nothing_is_looked_at_again_too(factcheck: Factcheck, store: Path) -> None:
    assert factcheck("scale", "add", "unverifiable", "--counts-as", "nothing").code == 0
    marked = factcheck("mark", "unverifiable", 36, "--note", "no register", "--evidence", 9)
    assert "which establishes nothing" in marked.err
    assert stale(factcheck) == []
    assert factcheck("edit", 9, "--text", "Russia made some weapons transfers to Armenia in 2008.").code == 0
    assert stale(factcheck) == ["36"]
    assert "look again: #9, on which it rests" in factcheck("show", 36).out
    assert factcheck("undo").code == 0
    aged(store, OLD + 1)
    assert stale(factcheck) == ["36"]
    assert f"look again: it is {OLD + 1} days old" in factcheck("show", 36).out
    assert factcheck("mark", "none", 36, "--note", "x").code == 0
    assert stale(factcheck) == []


@pytest.mark.of_a_file
def test_after_how_many_days_is_a_setting(
    factcheck: Factcheck, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factcheck("mark", "denied", 6, "--note", "no")
    aged(store, 8)
    assert stale(factcheck) == []
    settings = tmp_path / "config.toml"
    monkeypatch.setenv("FACTCHECK_CONFIG", str(settings))
    settings.write_text("stale = 7\n")
    assert stale(factcheck) == ["6"]
    assert "1 mark older than 7 days" in factcheck().out
    assert "stale\t7\tline 1 of the file" in factcheck("config").out
    settings.write_text("\nstale = 0\n")
    told = factcheck("list", "is:stale", "--ids")
    assert (told.out, told.code) == ("", 0)
    assert "line 2: stale is a number of days, 1 to 36,500. It is passed over." in told.err


def test_help_says_after_how_many_days() -> None:
    assert f"older than {OLD} days" in FIELDS["is"]
