"""Filings, positions, suggestions and the check of the whole store, through the command line."""

import json
from pathlib import Path

import pytest
from desk import Factcheck, query

NAMED = {(6, 10), (9, 10), (16, 98), (22, 60)}


def flagged(factcheck: Factcheck, *words: str) -> set[tuple[int, ...]]:
    return {tuple(found["claims"]) for found in factcheck("conflicts", *words, "--json").json}


@pytest.fixture
def unfiled(factcheck: Factcheck) -> Factcheck:
    """The seeds as if nobody had filed them."""
    ids = factcheck("list", "is:filed", "--ids").out
    assert factcheck("file", "-", "--none", input=ids).code == 0
    return factcheck


def test_the_seeds_hold_the_four_conflicts_and_no_other(factcheck: Factcheck) -> None:
    assert flagged(factcheck) == NAMED


def test_a_check_of_the_whole_store_finds_the_same_and_asks_nothing_twice(factcheck: Factcheck) -> None:
    factcheck("conflicts", "dismiss", 16, 98, "--note", "two years apart")
    found = factcheck("conflicts", "--rescan")
    assert found.code == 0
    assert "0 new conflicts, 0 closed" in found.err
    assert flagged(factcheck) == NAMED - {(16, 98)}
    assert flagged(factcheck, "--all") >= NAMED


def test_a_check_of_the_whole_store_finds_what_nobody_looked_for(factcheck: Factcheck, store: Path) -> None:
    query(store, "DELETE FROM conflict WHERE left_id = 6")
    assert flagged(factcheck) == NAMED - {(6, 10)}
    assert "1 new conflicts, 0 closed" in factcheck("conflicts", "--rescan").err
    assert flagged(factcheck) == NAMED
    assert query(store, "SELECT count(*) FROM rescan") == [(0,)]


def test_a_check_that_was_broken_off_goes_on_where_it_was(factcheck: Factcheck, store: Path) -> None:
    query(store, "DELETE FROM conflict WHERE left_id = 6")
    query(store, "INSERT INTO rescan (id, reached) VALUES (1, 1000)")
    factcheck("conflicts", "--rescan")
    assert (6, 10) not in flagged(factcheck)
    factcheck("conflicts", "--rescan")
    assert (6, 10) in flagged(factcheck)


def test_a_judged_conflict_is_asked_again_only_when_a_text_changed(factcheck: Factcheck) -> None:
    factcheck("conflicts", "dismiss", 6, 10, "--note", "two sums")
    factcheck("mark", "alleged", 6, "--note", "still unclear")
    assert (6, 10) not in flagged(factcheck)
    factcheck("edit", 6, "--text", "Russia made weapons transfers to Armenia in 2008.")
    assert (6, 10) in flagged(factcheck)
    assert "dismissed before the text of claim 6 or 10 was changed" in factcheck("log", 6).out


def test_a_withdrawn_claim_takes_its_conflicts_with_it_and_undo_brings_them_back(factcheck: Factcheck) -> None:
    factcheck("withdraw", 10, "--note", "wrong document")
    assert flagged(factcheck) == NAMED - {(6, 10), (9, 10)}
    assert factcheck("list", "is:disputed", "id:6,9", "--ids").out == ""
    factcheck("undo")
    assert flagged(factcheck) == NAMED
    assert factcheck("list", "is:disputed", "id:6,9", "--ids").out == "6\n9\n"


def test_stats_say_how_often_a_rule_was_right(factcheck: Factcheck) -> None:
    factcheck("conflicts", "uphold", 6, 10, "--note", "checked")
    factcheck("conflicts", "uphold", 9, 10, "--note", "checked")
    factcheck("conflicts", "dismiss", 16, 98, "--note", "two years apart")
    (stance,) = [counted for counted in factcheck("conflicts", "stats", "--json").json if counted["kind"] == "stance"]
    assert (stance["kind"], stance["open"], stance["upheld"], stance["dismissed"]) == ("stance", 1, 2, 1)
    assert stance["precision"] == pytest.approx(2 / 3)


def test_without_filings_the_denied_weapons_transfers_are_suggested(unfiled: Factcheck) -> None:
    offered = {(made["claim"], made["with"]) for made in unfiled("suggest", "--json").json}
    assert (9, 10) in offered


def test_an_accepted_suggestion_files_both_claims(unfiled: Factcheck) -> None:
    done = unfiled("suggest", "accept", 9, 10)
    assert done.code == 0, done.err
    assert "Filed claims 9 and 10" in done.err
    nine, ten = unfiled("show", 9, 10, "--json").json
    assert nine["proposition"] == ten["proposition"]
    assert (nine["stance"], ten["stance"]) == ("for", "against")
    unfiled("undo")
    assert unfiled("list", "is:filed", "--ids").out == ""


def test_a_dismissed_suggestion_is_not_offered_again_until_that_is_undone(unfiled: Factcheck) -> None:
    def offered() -> set[tuple[int, int]]:
        return {(made["claim"], made["with"]) for made in unfiled("suggest", "--json").json}

    assert (7, 8) in offered()
    assert unfiled("suggest", "dismiss", 7, 8).code == 0
    assert (7, 8) not in offered()
    assert unfiled("suggest", "dismiss", 7, 8).code == 1
    unfiled("undo")
    assert (7, 8) in offered()


@pytest.mark.parametrize(
    ("words", "code"), [(("accept", 1, 2), 3), (("dismiss", 1, "xyz"), 3), (("dismiss", 999, 1), 3)]
)
def test_what_is_not_suggested_cannot_be_accepted(unfiled: Factcheck, words: tuple[object, ...], code: int) -> None:
    done = unfiled("suggest", *words)
    assert done.code == code
    assert done.err.startswith("Error: ")


def test_the_same_wording_in_two_outlets_is_one_source(factcheck: Factcheck) -> None:
    said = "Two freighters left the port of Ostrava at night without any clearance, the harbour master said"
    for title in ("Agency wire", "Morning paper", "Evening paper"):
        factcheck("source", "add", title)
    text = "Two freighters left the port without clearance."
    other = "At least two ships had no permission to sail from there, a clerk told us"
    for source, quote in (("agency-wire", said), ("morning-paper", f"{said} on Monday"), ("evening-paper", other)):
        done = factcheck("add", text, "--source", source, "--quote", quote, "--about", "Two freighters left uncleared")
        assert done.code == 0, done.err
    table = factcheck("--table", "positions", "two freighters").out
    assert "says yes: 3 claims in 2 documents" in table
    assert table.count("in the words of #") == 1


def test_positions_say_since_when_a_mark_is(factcheck: Factcheck) -> None:
    factcheck("mark", "denied", 6, "--note", "register", "--as-of", "2025-08")
    assert "of 2025-08" in factcheck("--table", "positions", "Russia transferred weapons").out


def test_positions_as_json_are_claims(factcheck: Factcheck) -> None:
    found = json.loads(factcheck("positions", "p2", "--json").out)
    assert {claim["id"] for claim in found} == {6, 9, 10}


def test_two_thousand_claims_on_one_proposition_flag_no_flood(factcheck: Factcheck) -> None:
    rows = "".join(
        json.dumps({"text": f"The bridge is safe, said witness {n}.", "speaker": f"W{n}", "source": "bridge",
                    "reported": "denied" if n % 2 else "alleged", "proposition": "The bridge is safe",
                    "stance": "against" if n % 2 else "for"}) + "\n"
        for n in range(2000)
    )  # fmt: skip
    assert factcheck("import", "-", input=rows).code == 0
    done = factcheck(
        "add", "The bridge is not safe.", "--source", "bridge", "--about", "The bridge is safe", "--opposite"
    )
    assert done.code == 0, done.err
    assert 0 < len(factcheck("conflicts", "--json", "id:2102").json) <= 100


def test_looking_again_closes_no_conflict_that_still_stands(factcheck: Factcheck) -> None:
    rows = "".join(
        json.dumps({"text": f"The dam holds, engineer {n} was told.", "speaker": f"E{n}", "source": "dam",
                    "reported": "denied" if n else "alleged", "proposition": "The dam holds",
                    "stance": "against" if n else "for"}) + "\n"
        for n in range(61)
    )  # fmt: skip
    assert factcheck("import", "-", input=rows).code == 0
    before = flagged(factcheck, "id:102")
    assert len(before) == 60
    factcheck("mark", "alleged", 102, "--note", "no second source")
    assert flagged(factcheck, "id:102") == before


def test_marking_thousands_says_that_conflicts_wait(factcheck: Factcheck) -> None:
    rows = "".join(json.dumps({"text": f"Report {n} is late.", "source": "r"}) + "\n" for n in range(301))
    factcheck("import", "-", input=rows)
    ids = factcheck("list", "source:r", "--ids").out
    done = factcheck("mark", "alleged", "-", "--note", "x", input=ids)
    assert done.code == 0
    assert "conflicts --rescan" in done.err
