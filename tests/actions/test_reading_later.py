"""`accept` and `file` load no model where words see no conflict; the claims wait, are told of, and are read."""

import json
from pathlib import Path

import pytest
from desk import Factcheck, Result, query

from factcheck.text import likeness, opposing

pytestmark = pytest.mark.skipif(not opposing.available(), reason="the extra [semantic] is not installed")

DRAFTS = (
    ("Trade between Russia and Azerbaijan came to $4.1 billion in 2024.", "Russian officials"),
    ("The AZAL aircraft was not hit by Russian air defense systems.", "Dmitry Peskov"),
)
WAITS = "compared by words so far; `factcheck conflicts` reads what"


def models() -> int:
    """How often a model was asked for that is loaded when it is."""
    return sum(
        kind.cache_info().hits + kind.cache_info().misses
        for kind in (likeness._loaded, opposing._loaded)  # what a process loads once
    )


@pytest.fixture
def drafts(factcheck: Factcheck) -> list[int]:
    lines = [json.dumps({"text": t, "speaker": who, "source": "paper", "draft": True}) for t, who in DRAFTS]
    assert factcheck("import", "-", input="\n".join(lines)).code == 0
    return [int(one) for one in factcheck("list", "is:draft", "--ids").out.split()]


def compared(factcheck: Factcheck, claim: int) -> set[int]:
    """The claims that one is worth comparing with."""
    pairs = factcheck("conflicts", "--compare", f"id:{claim}", "--json").json
    return {number for pair in pairs for number in pair["claims"]} - {claim}


def test_what_words_see_no_conflict_in_waits_is_told_of_and_read(
    factcheck: Factcheck, drafts: list[int], store: Path
) -> None:
    before = models()
    done = factcheck("accept", drafts[0])
    assert (done.code, models()) == (0, before), "no model is loaded"
    assert f"1 claim {WAITS}" in done.err
    assert "1 claim compared by words so far\tfactcheck conflicts" in factcheck().out
    assert "not compared yet\t1" in factcheck("stats").out
    assert f"1 claim {WAITS}" in factcheck("export", "csv", "-o", "out.csv").err
    listed = factcheck("conflicts")
    assert "Read 1 claim accepted or filed since: 0 new conflicts." in listed.err
    assert models() > before
    assert compared(factcheck, drafts[0]), "a claim that was read has its pairs to compare"
    assert "Read" not in factcheck("conflicts").err
    assert "by words" not in factcheck().out
    assert "Took back “accept”" in factcheck("undo").err, "what was found by reading is judged, not undone"
    assert query(store, "SELECT draft FROM claim WHERE id = ?", drafts[0])


def test_what_words_see_a_conflict_in_is_read_at_once(factcheck: Factcheck, drafts: list[int]) -> None:
    before = models()
    done = factcheck("accept", drafts[1])
    assert "Conflict (contradiction) between 36" in done.err
    assert models() > before
    assert WAITS not in done.err
    assert "Read" not in factcheck("conflicts").err


def test_what_follows_from_filings_is_said_at_once_and_goes_at_once(factcheck: Factcheck) -> None:
    before = models()
    assert factcheck("file", 36, "--about", "The AZAL aircraft was shot down by Russia.").code == 0
    done = factcheck("file", 1, "--about", "The AZAL aircraft was shot down by Russia.", "--opposite")
    assert "Conflict (sides) between 1 and 36" in done.err
    assert "36" in factcheck("list", "is:disputed", "--ids").out.split()
    assert factcheck("file", 1, "--none").code == 0
    assert models() == before
    assert "36" not in factcheck("list", "is:disputed", "--ids").out.split()
    assert WAITS in factcheck("file", 1, "--about", "Something else entirely.").err


def test_what_was_read_otherwise_or_is_gone_waits_no_more(factcheck: Factcheck, drafts: list[int]) -> None:
    assert WAITS in factcheck("accept", drafts[0]).err
    assert (
        factcheck("edit", drafts[0], "--text", "Trade between Russia and Azerbaijan came to $4 bn in 2024.").code == 0
    )
    assert "by words" not in factcheck().out
    assert factcheck("undo").code == factcheck("undo").code == 0
    assert WAITS in factcheck("accept", drafts[0]).err
    assert factcheck("undo").code == 0
    assert "by words" not in factcheck().out


@pytest.mark.slow
def test_a_check_of_everything_reads_what_waits(factcheck: Factcheck, drafts: list[int]) -> None:
    assert WAITS in factcheck("accept", drafts[0]).err
    done = factcheck("conflicts", "--rescan")
    assert "Compared" in done.err
    assert "Read" not in done.err
    assert "by words" not in factcheck().out


def without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (likeness, opposing):
        monkeypatch.setattr(kind, "available", lambda: False)


def test_where_nothing_can_read_nothing_waits_and_what_a_colleague_left_is_said(
    factcheck: Factcheck, drafts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WAITS in factcheck("accept", drafts[0]).err
    without_models(monkeypatch)
    assert WAITS not in factcheck("file", 5, "--about", "Mutallibov resigned.").err
    told: Result = factcheck("conflicts")
    assert told.code == 0
    assert "1 claim not read yet. Claims are read with" in told.err
    assert "1 claim compared by words so far" in factcheck().out
    monkeypatch.undo()
