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


def test_many_copies_contradict_nothing_and_are_offered_as_one_side(empty: Path) -> None:
    db = filled(empty, ["The mill of Orda burned down in May."] * 120)
    assert asked(db, "conflicts", "--rescan", "--json").json == []
    assert {made["opposite"] for made in asked(db, "suggest", "--json", "--limit", 25).json} <= {False}


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
