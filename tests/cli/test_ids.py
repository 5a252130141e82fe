"""Claims by their numbers: 8, #8, 5,8 and 96-101 wherever an id is taken, and #8 wherever a filter is."""

from pathlib import Path

import pytest
from conftest import Factcheck
from desk import query


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["#8"], "8"),
        (["#5,8"], "5 8"),
        (["#5-7"], "5 6 7"),
        (["#5-#7,9"], "5 6 7 9"),
        (["id:5-7,9"], "5 6 7 9"),
        (["not", "#3-1000"], "1 2"),
        (["#1-1000", "not", "id:3-1000"], "1 2"),
    ],
)
def test_a_filter_takes_numbers(factcheck: Factcheck, typed: list[str], ids: str) -> None:
    for command in ("list", "export"):
        words = ["list", *typed, "--ids"] if command == "list" else ["export", "tsv", *typed, "--columns", "id"]
        found = factcheck(*words)
        assert found.code == 0, found.err
        assert [line for line in found.out.split() if line != "id"] == ids.split()


@pytest.mark.parametrize("command", [["list"], ["timeline"], ["suggest"], ["conflicts"], ["export", "csv"]])
def test_a_number_alone_is_a_word_and_that_is_said(factcheck: Factcheck, command: list[str]) -> None:
    assert "The claim with that number is '#9'." in factcheck(*command, "9").err
    assert "The claims with these numbers are '#5-8,9'." in factcheck(*command, "5-8,9").err
    assert "Numbers alone" not in factcheck(*command, "99999").err
    assert "Numbers alone" not in factcheck(*command, "9-2").err
    assert "Numbers alone" not in factcheck(*command, "9", "weapons").err


def test_a_range_that_is_none_is_named(factcheck: Factcheck) -> None:
    turned = factcheck("list", "#9-5")
    assert (turned.code, turned.err) == (2, "Error: id:9-5 ends before it begins.\nThe other way round it is id:5-9.\n")
    assert "or id:5-9,12" in factcheck("list", "id:x").err
    assert factcheck("list", "#MeToo", "--ids").out == ""


def test_a_range_reaches_as_far_as_it_is_typed(factcheck: Factcheck) -> None:
    whole = factcheck("list", "--ids").out
    assert factcheck("list", f"id:1-{10**18 - 1}", "--ids").out == whole
    many = ",".join(f"{n}-{n + 1}" for n in range(1, 60_000, 3))
    assert len(factcheck("list", f"id:{many}", "--ids").out.split()) == pytest.approx(len(whole.split()) * 2 / 3, abs=1)
    assert factcheck("show", f"{10**18}").code == 3


@pytest.mark.slow
def test_a_pair_of_a_suggestion_is_a_list_too(factcheck: Factcheck) -> None:
    factcheck("file", "-", "--none", input=factcheck("list", "is:filed", "--ids").out)
    made = factcheck("suggest", "--json").json[0]
    pair = f"{made['claim']},{made['with']}"
    assert "Dismissed." in factcheck("suggest", "dismiss", pair).err
    assert not any(
        {one["claim"], one["with"]} == {made["claim"], made["with"]} for one in factcheck("suggest", "--json").json
    )
    alone = factcheck("suggest", "accept", "3")
    assert (alone.code, "With what?" in alone.err) == (2, True)


def test_several_suggestions_are_decided_as_one_step(factcheck: Factcheck, store: Path) -> None:
    assert "Dismissed 2 filings." in factcheck("suggest", "dismiss", "5-6", "p2").err
    assert len(query(store, "SELECT 1 FROM dismissal")) == 2
    taken = factcheck("undo")
    assert taken.code == 0
    assert "claim 5: filing from offered with p2 to turned down" in taken.err
    assert len(query(store, "SELECT 1 FROM dismissal")) == 0


def test_every_pair_of_some_claims_is_judged_as_one_step(factcheck: Factcheck) -> None:
    both = [one["claims"] for one in factcheck("conflicts", "--json").json]
    ids = sorted({n for pair in both for n in pair})
    done = factcheck("conflicts", "dismiss", ",".join(map(str, ids)), "--note", "all of another year")
    assert done.code == 0, done.err
    assert f"Dismissed {len(both)} conflict" in done.err
    assert factcheck("conflicts", "--json").json == []
    assert factcheck("undo").code == 0
    assert [one["claims"] for one in factcheck("conflicts", "--json").json] == both
    none = factcheck("conflicts", "dismiss", "1,2,3")
    assert (none.code, none.err.splitlines()[0]) == (3, "Error: No conflict between any two of these claims is open.")


def test_replies_of_claims_by_their_numbers(factcheck: Factcheck) -> None:
    who = factcheck("speaker", "list", "--json").json[0]["name"]
    assert factcheck("replies", "ask", who, "5-6", "--how", "telephone").code == 0
    for typed in (["5,6"], ["#5-6"], ["5", "6"]):
        assert [row[1] for row in factcheck("replies", *typed).rows] == ["5", "6"]
    assert [row[1] for row in factcheck("replies", "#6").rows] == ["6"]


def test_a_speaker_who_is_called_by_a_number_is_a_speaker(factcheck: Factcheck) -> None:
    added = factcheck("add", "The siren was heard.", "--by", "112", "--source", "new-stage", "--new-speaker")
    assert added.code == 0, added.err
    assert factcheck("replies", "112", "--json").json[0]["who"] == "112"


def test_evidence_takes_a_list_and_a_range(factcheck: Factcheck) -> None:
    assert factcheck("mark", "confirmed", 4, "--evidence", "5-6,8").code == 0
    assert factcheck("log", 4, "--json").json[-1]["evidence"] == ["claim 5", "claim 6", "claim 8"]
    assert factcheck("mark", "confirmed", 9, "--evidence", "").code == 2


def test_the_positions_of_several_claims(factcheck: Factcheck) -> None:
    under = {one["id"]: one["proposition"] for one in factcheck("list", "is:filed", "--json").json}
    first = next(iter(under))
    other = next(n for n, about in under.items() if about != under[first])
    both = factcheck("positions", f"{first},{other}", "--json").json
    assert {one["proposition"] for one in both} == {under[first], under[other]}
    assert factcheck("positions", f"#{first}", "--ids").out == factcheck("positions", first, "--ids").out


def test_the_text_around_several_claims_of_one_source(factcheck: Factcheck) -> None:
    of = {one["id"]: one["source"] for one in factcheck("list", "--json").json}
    first = next(iter(of))
    same = next(n for n in of if n != first and of[n] == of[first])
    other = next(n for n in of if of[n] != of[first])
    assert factcheck("source", "show", f"{first},{same}").out.count("▸") == 2
    several = factcheck("source", "show", f"{first},{other}")
    assert (several.code, "of several sources" in several.err) == (2, True)
