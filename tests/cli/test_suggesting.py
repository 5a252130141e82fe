"""`suggest`: both claims side by side, the side said or asked for, the likeliest first."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Result, store_of

Store = Callable[..., Result]

ROWS = [
    ("The council of Orda approved the new harbour wall.", "Mayor Lund", "alleged"),
    ("The new harbour wall was approved by the council of Orda.", "Clerk Berg", "alleged"),
    ("The council of Orda never approved the new harbour wall.", "Counsel Dahl", "alleged"),
    ("Trade between Velm and Tarn reached 4.3 billion crowns in 2019.", "Bank of Velm", "alleged"),
    ("Trade between Velm and Tarn reached 4.8 billion crowns in 2019.", "Bank of Tarn", "alleged"),
    ("Storks nest on the chimney of the old mill.", "Clerk Berg", "alleged"),
]


@pytest.fixture
def desk(empty: Path) -> Store:
    return store_of(empty, ROWS)


def offers(desk: Store) -> dict[frozenset[int], dict[str, object]]:
    return {frozenset((made["claim"], made["with"])): made for made in desk("suggest", "--json").json}


def test_both_claims_stand_side_by_side_and_the_likeliest_come_first(desk: Store) -> None:
    made = offers(desk)[frozenset((1, 2))]
    assert {made["text"], made["other"]} == {ROWS[0][0], ROWS[1][0]}
    scores = [made["score"] for made in desk("suggest", "--json").json]
    assert scores == sorted(scores, reverse=True)
    assert not any(6 in pair for pair in offers(desk))


def test_a_yes_and_a_no_are_never_one_side_nor_are_two_figures(desk: Store) -> None:
    made = offers(desk)
    assert made[frozenset((1, 2))]["opposite"] is False
    assert made.get(frozenset((1, 3)), {"opposite": True})["opposite"] is not False
    assert made.get(frozenset((2, 3)), {"opposite": True})["opposite"] is not False
    assert made[frozenset((4, 5))]["opposite"] is None


def test_the_log_counts_the_commands_that_it_tells_of(desk: Store) -> None:
    assert desk("suggest", "dismiss", "1", "2").code == 0
    assert desk("conflicts", "--rescan").code == 0
    (row,) = desk("log", "--limit", "1").rows
    assert row[2:6] == ["suggest dismiss", "claim 1", "filing", "offered with claim 2"]
    assert "turned down filing 1, offered with claim 2" in desk("log", "--limit", "1", "--table").out
    assert [one["verb"] for one in desk("log", "--limit", "2", "--json").json] == ["suggest dismiss", "import"]


def test_where_the_side_is_asked_for_a_person_says_it(desk: Store) -> None:
    asked = desk("suggest", "accept", "4", "5")
    assert asked.code == 2
    assert "state opposites, or the same?" in asked.err
    assert desk("list", "is:filed", "--ids").out == ""
    assert desk("suggest", "accept", "4", "5", "--opposite").code == 0
    four, five = desk("show", "4", "5", "--json").json
    assert {four["stance"], five["stance"]} == {"for", "against"}
    assert desk("conflicts", "--kind", "stance", "--json").json[0]["claims"] == [4, 5]


def test_one_deed_from_its_two_ends_is_one_side_and_changed_places_are_two(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    desk = store_of(tmp_path / "loan.db", [
        ("Halberd Pay borrowed 120 million euros from Quell Trust in 2020.", "Ada Moll", "alleged"),
        ("Halberd Pay lent 120 million euros to Quell Trust in 2020.", "Bo Lind", "alleged"),
        ("Quell Trust lent Halberd Pay 120 million euros in 2020.", "Cy Dahl", "alleged"),
    ])  # fmt: skip
    made = offers(desk)
    assert made[frozenset((1, 3))]["opposite"] is False
    assert made[frozenset((1, 2))]["opposite"] is True
    assert made.get(frozenset((2, 3)), {"opposite": True})["opposite"] is True


def test_a_text_and_its_denial_belong_on_one_side(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    text = "Russia made the weapons transfers to Armenia in 2008."
    desk = store_of(tmp_path / "denied.db", [(text, "Minister", "alleged"), (text, "Government", "denied")])
    (made,) = desk("suggest", "--json").json
    assert (made["opposite"], made["score"]) == (False, 1.0)
