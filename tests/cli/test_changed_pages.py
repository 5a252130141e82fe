"""A newer version of a page: what was decided is carried over, what is new or changed is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Factcheck, Result

FIRST = """Mine shut

Ida Rohn said on Monday that the mine had cost 12 million crowns. Tor Beck denied that the mine was sold.

The board said that nine men had left. Lise Falk said that the lake was dry.
"""
SECOND = FIRST.replace("nine men", "ten men").replace(
    "Lise Falk", "Omar Dietz said that the road was closed. Lise Falk"
)
URL = "https://quay.example/mine"


@pytest.fixture
def desk(factcheck: Factcheck, empty: Path, tmp_path: Path) -> Callable[..., Result]:
    """The command line on an empty store; a text among the words becomes a file."""

    def run(*words: object) -> Result:
        given = []
        for number, word in enumerate(words):
            if isinstance(word, str) and "\n" in word:
                path = tmp_path / f"page{number}.txt"
                path.write_text(word)
                word = path
            given.append(word)
        return factcheck(*given, db=empty)

    return run


def ids(desk: Callable[..., Result], *words: str) -> dict[str, str]:
    found = desk("list", "--json", *words).json
    return {claim["speaker"]: str(claim["id"]) for claim in found}


def test_what_was_decided_on_unchanged_sentences_is_carried_over(desk: Callable[..., Result]) -> None:
    desk("ingest", FIRST, "--url", URL)
    drafts = ids(desk, "is:draft")
    assert set(drafts) == {"Ida Rohn", "Tor Beck", "Board", "Lise Falk"}
    desk("accept", drafts["Ida Rohn"])
    desk("edit", drafts["Ida Rohn"], "--text", "The mine had cost twelve million crowns.", "--tag", "money")
    desk("mark", "confirmed", drafts["Ida Rohn"], "--note", "the accounts of the mine")
    desk("reject", drafts["Tor Beck"])
    done = desk("ingest", SECOND, "--url", URL)
    assert done.code == 0
    assert "1 claim carried over" in done.err
    assert "1 unchanged draft waiting there" in done.err
    assert "1 draft rejected before" in done.err
    new = desk("list", "--json", "source:mine-shut-2").json
    assert {claim["speaker"] for claim in new} == {"Ida Rohn", "Board", "Omar Dietz"}
    (carried,) = [claim for claim in new if not claim["draft"]]
    assert (carried["text"], carried["mark"]) == ("The mine had cost twelve million crowns.", "confirmed")
    assert carried["tags"] == ["money"]
    (quote,) = carried["quotes"]
    assert SECOND[quote["start"] : quote["end"]] == quote["exact"]
    assert f"carried over from claim {drafts['Ida Rohn']}" in desk("log", carried["id"]).out


def test_the_third_version_knows_what_was_rejected_in_the_first(desk: Callable[..., Result]) -> None:
    desk("ingest", FIRST, "--url", URL)
    desk("reject", ids(desk, "is:draft")["Tor Beck"])
    desk("ingest", SECOND, "--url", URL)
    desk("ingest", SECOND.replace("ten men", "eleven men"), "--url", URL)
    assert "Tor Beck" not in {claim["speaker"] for claim in desk("list", "--json", "source:mine-shut-3").json}


def test_a_carried_claim_goes_with_the_undo_of_its_ingest(desk: Callable[..., Result]) -> None:
    desk("ingest", FIRST, "--url", URL)
    desk("accept", ids(desk, "is:draft")["Ida Rohn"])
    desk("ingest", SECOND, "--url", URL)
    desk("undo")
    assert desk("list", "--json", "source:mine-shut-2").json == []


def test_the_difference_of_two_versions_names_the_claims_that_stood_there(desk: Callable[..., Result]) -> None:
    desk("ingest", FIRST, "--url", URL)
    board = ids(desk, "is:draft")["Board"]
    desk("ingest", SECOND, "--url", URL)
    done = desk("source", "diff", "mine-shut", "mine-shut-2")
    assert done.code == 0
    assert done.out.splitlines() == [
        "- The board said that nine men had left.",
        f"  claim {board}: Nine men had left.",
        "+ The board said that ten men had left.",
        "+ Omar Dietz said that the road was closed.",
    ]
    assert desk("source", "diff", "mine-shut", "mine-shut", "--json").json == []
    assert desk("source", "diff", "mine-shut", "nosuch").code == 3
