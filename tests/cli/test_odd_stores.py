"""Stores that no desk would make on purpose: copies, one word, another language."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from desk import Result, run_here


def filled(db: Path, texts: Iterable[str], **fields: Any) -> Path:
    lines = [
        json.dumps({"text": text, "speaker": f"Speaker {n}", "source": f"paper {n}", "reported": "alleged", **fields})
        for n, text in enumerate(texts)
    ]
    done = run_here("import", "-", "--as", "t", db=db, input="\n".join(lines))
    assert done.code == 0, done.err
    return db


def asked(db: Path, *words: object) -> Result:
    done = run_here(*words, "--as", "t", db=db)
    assert done.code == 0, done.err
    return done


@pytest.mark.slow
def test_many_copies_contradict_nothing_and_are_offered_as_one_side(empty: Path) -> None:
    db = filled(empty, ["The mill of Orda burned down in May."] * 120)
    assert asked(db, "conflicts", "--rescan", "--json").json == []
    assert {made["opposite"] for made in asked(db, "suggest", "--json", "--limit", 25).json} <= {False}


@pytest.mark.slow
def test_five_hundred_copies_every_other_one_denied_are_one_question(empty: Path) -> None:
    text = "The mill of Orda burned down in May."
    lines = [
        json.dumps(
            {"text": text, "speaker": f"Speaker {n}", "source": "paper", "reported": ("alleged", "denied")[n % 2]}
        )
        for n in range(500)
    ]
    assert run_here("import", "-", "--as", "t", db=empty, input="\n".join(lines)).code == 0
    found = asked(empty, "conflicts", "--rescan", "--json").json
    assert {one["kind"] for one in found} == {"denial"}
    assert all(left % 2 != right % 2 for left, right in (one["claims"] for one in found))
    assert len({one["group"] for one in found}) < 10
    shown = asked(empty, "conflicts", "--table").out
    assert len(shown.splitlines()) < 200
    offered = asked(empty, "suggest", "--json", "--limit", 25).json
    assert offered
    assert {made["opposite"] for made in offered} == {False}


@pytest.mark.slow
def test_two_thousand_claims_on_one_proposition_are_one_question(empty: Path) -> None:
    about = "The mill of Orda burned down in May."
    lines = [
        json.dumps(
            {
                "text": f"Witness {n} of the {n % 37}th street saw the mill of Orda {('burn', 'stand')[n % 2]}.",
                "speaker": f"Speaker {n}", "source": "paper", "reported": "alleged",
                "proposition": about, "stance": ("for", "against")[n % 2],
            }
        )
        for n in range(2000)
    ]  # fmt: skip
    assert run_here("import", "-", "--as", "t", db=empty, input="\n".join(lines)).code == 0
    assert "2,000 claims never compared (--rescan)" in asked(empty, "conflicts", "--table").err
    found = asked(empty, "conflicts", "--rescan", "--json").json
    assert found
    assert {one["kind"] for one in found} == {"stance"}
    assert len({one["group"] for one in found}) == 1
    shown = asked(empty, "conflicts", "--table").out
    assert len(shown.splitlines()) < 60
    assert f"1 question, {len(found):,} pairs" in shown
    assert asked(empty, "conflicts", "--exit-code", "--limit", "1", "--kind", "number", "--json").json == []


@pytest.mark.slow
def test_a_claim_of_five_megabytes_is_compared_by_its_beginning(empty: Path) -> None:
    start = "The mill of Orda burned down in May."
    db = filled(
        empty, [start, start + " And it rained on the street." * 170_000, "The mill of Orda did not burn down."]
    )
    asked(db, "conflicts", "--rescan", "--json")
    assert len(asked(db, "conflicts", "--compare", "--table").out) < 20_000
    assert len(asked(db, "suggest", "--table").out) < 20_000
    (said,) = asked(db, "match", start, "--json", "--limit", 1).json
    assert said["matches"][0]["claim"]["id"] == 1


@pytest.mark.parametrize(
    "texts",
    [
        ["Mill.", "Burned.", "Orda.", "mill", "¿", "No."],
        [
            "Мельница в Орде сгорела в мае.",
            "Мельница в Орде не сгорела.",
            "奥尔达的磨坊烧毁了。",
            "Die Mühle brannte nicht.",
        ],
    ],
    ids=["one word", "another language"],
)
def test_what_cannot_be_compared_is_no_conflict(empty: Path, texts: list[str]) -> None:
    db = filled(empty, texts)
    assert asked(db, "conflicts", "--rescan", "--json").json == []
    asked(db, "conflicts", "--compare", "--json")
    asked(db, "suggest", "--json")
    asked(db, "match", "The mill of Orda burned down in May.", "--json")
