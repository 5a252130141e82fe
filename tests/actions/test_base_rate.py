"""What only the learnt judge sees is flagged where it is frequent, and left to be compared where it is rare."""

import json
from pathlib import Path

import pytest
from desk import query, run_here

from factcheck.conflicts.learnt import held_back, let_go
from factcheck.conflicts.trust import enough_here
from factcheck.domain.conflict import SURE
from factcheck.text import opposing

pytestmark = pytest.mark.skipif(not opposing.available(), reason="needs the extra semantic")

APART = [
    ("Ebba Skov married in Porto.", "Ebba Skov married in Helsinki."),
    (
        "The Brask barn burned down because of a spark from a tractor.",
        "The Brask barn burned down because a heater was left on.",
    ),
    (
        "A lorry hit the Larkholm bridge and brought it down.",
        "No vehicle touched the Larkholm bridge; rust in its hangers broke it.",
    ),
]


def told(db: Path, *texts: str) -> None:
    """Claims of a speaker each, every other one said a day later."""
    known = query(db, "SELECT count(*) FROM claim")[0][0]
    records = [
        {
            "text": text,
            "source": "paper",
            "speaker": f"Speaker {chr(97 + (known + n) % 26)}",
            "said_on": f"2024-03-0{1 + n % 2}",
        }
        for n, text in enumerate(texts)
    ]
    assert run_here("import", "-", db=db, input="".join(json.dumps(one) + "\n" for one in records)).code == 0


def others(many: int) -> list[str]:
    """Claims that have nothing to do with anything."""
    return [f"{chr(97 + n % 26) * 3}{chr(97 + n // 26) * 3}." for n in range(many)]


def readings(db: Path, *words: str) -> list[list[int]]:
    return [one["claims"] for one in run_here("conflicts", *words, "--json", db=db).json if one["kind"] == "learnt"]


def test_one_among_many_is_only_compared_and_said_so(empty: Path) -> None:
    told(empty, *APART[0])
    assert readings(empty) == [[1, 2]]
    assert "reading of both" not in run_here("conflicts", db=empty).err
    told(empty, *others(60))
    assert readings(empty) == []
    assert readings(empty, "--compare") == [[1, 2]]
    assert "1 pair that nothing but a reading of both texts" in run_here("conflicts", db=empty).err


def test_what_was_held_back_is_let_go_when_there_is_enough_of_it(empty: Path) -> None:
    told(empty, *APART[0], *others(60))
    before = readings(empty, "--compare")
    told(empty, *APART[1])
    assert sorted(readings(empty)) == [*before, [63, 64]]


def test_a_check_of_everything_says_the_same(empty: Path) -> None:
    told(empty, *APART[0], *others(60))
    query(empty, "DELETE FROM conflict")
    assert "0 new conflicts" in run_here("conflicts", "--rescan", db=empty).err
    assert readings(empty, "--compare") == [[1, 2]]
    told(empty, *APART[1])
    query(empty, "DELETE FROM conflict")
    assert "2 new conflicts" in run_here("conflicts", "--rescan", db=empty).err
    assert "0 new conflicts, 0 closed" in run_here("conflicts", "--rescan", db=empty).err


def test_what_a_person_upheld_stays_and_what_was_dismissed_does_not_count(empty: Path) -> None:
    told(empty, *APART[0], *APART[1], *others(60))
    assert len(readings(empty)) == 2
    assert run_here("conflicts", "uphold", 1, 2, db=empty).code == 0
    assert run_here("conflicts", "dismiss", 3, 4, db=empty).code == 0
    told(empty, *APART[2], *others(90)[60:])
    (upheld,) = (one for one in run_here("conflicts", "--all", "--json", db=empty).json if one["claims"] == [1, 2])
    assert upheld["tier"] == "disputed"
    assert readings(empty) == []


@pytest.mark.parametrize(("flags", "claims", "enough"), [(0, 0, False), (1, 40, True), (1, 41, False), (10, 400, True)])
def test_how_many_are_enough(flags: int, claims: int, enough: bool) -> None:
    assert enough_here(flags, claims) == enough


@pytest.mark.parametrize("score", [SURE, 0.801, 0.95])
def test_a_score_that_is_held_back_comes_back(score: float) -> None:
    assert held_back(score) < SURE
    assert let_go(held_back(score)) == score
