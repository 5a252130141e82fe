"""Conflicts that are one question are listed once and judged at once; the desk's marks on both sides settle them."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Result, store_of
from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.domain.conflict import Conflict
from factcheck.domain.dispute import disputes
from factcheck.domain.status import Status
from factcheck.rendering import sides

Store = Callable[..., Result]

ROWS = [
    ("The Orda ferry carried 212 people.", "Harbour Office", "alleged"),
    ("The Orda ferry carried 212 people.", "Ferry Line", "denied"),
    ("The Orda ferry carried 212 people.", "Captain Holm", "denied"),
    ("Velm sold the mill to Tarn in 1990.", "Mayor Lund", "alleged"),
    ("Tarn sold the mill to Velm in 1990.", "Clerk Berg", "alleged"),
]


@pytest.fixture
def desk(empty: Path) -> Store:
    """A store in which two deny what one says, and two tell one deed the other way round."""
    return store_of(empty, ROWS)


def listed(desk: Store, *words: str) -> list[tuple[str, list[int], str]]:
    return [(c["group"], c["claims"], c["judgement"]) for c in desk("conflicts", *words, "--json").json]


def test_one_question_has_one_group(desk: Store) -> None:
    found = listed(desk)
    assert sorted(found) == [("g1", [1, 2], "open"), ("g1", [1, 3], "open"), ("g4", [4, 5], "open")]


def test_a_table_shows_a_question_once_with_both_sides_and_what_differs() -> None:
    claims = {
        number: Claim(number, str(number), text, "s", speaker=who, reported=Status(status))
        for number, (text, who, status) in enumerate(ROWS, 1)
    }
    pairs = [Conflict(n, "denial", (1, n), "The line denies it.", (), 0.97) for n in (2, 3)]
    (group,) = disputes(pairs, claims)
    assert group.sides == ((1,), (2, 3))
    screen = io.StringIO()
    sides.disputes([group], claims, Console(file=screen, width=100, color_system=None))
    shown = screen.getvalue()
    assert shown.count("Harbour Office") == shown.count("The line denies it.") == shown.count("against") == 1
    assert "2 pairs, open" in shown
    assert "factcheck conflicts uphold g1" in shown


def test_a_group_is_judged_at_once_and_undone_at_once(desk: Store) -> None:
    done = desk("conflicts", "dismiss", "g1", "--note", "two ferries")
    assert "Dismissed 2 conflicts of g1." in done.err
    assert [group for group, _, _ in listed(desk)] == ["g4"]
    assert desk("undo").code == 0
    assert len(listed(desk)) == 3
    assert desk("conflicts", "uphold", "G1", "--note", "seen").code == 0
    assert desk("conflicts", "reopen", "g1").code == 0
    assert {judgement for _, _, judgement in listed(desk)} == {"open"}


def test_a_pair_is_judged_alone(desk: Store) -> None:
    assert desk("conflicts", "dismiss", "1", "3", "--note", "he meant the way back").code == 0
    assert ("g1", [1, 2], "open") in listed(desk)
    assert desk("conflicts", "dismiss", "1").code == 2
    assert desk("conflicts", "dismiss", "g9").code == 3


def test_marks_on_both_sides_settle_a_conflict_and_say_so(desk: Store) -> None:
    done = desk("mark", "confirmed", "1", "2", "3", "--note", "the list of passengers")
    assert "settles the conflict" in done.err
    left = desk("conflicts", "--json")
    assert [c["claims"] for c in left.json] == [[4, 5]]
    assert "2 more settled by the desk's marks on both claims" in left.err
    assert len(listed(desk, "--all")) == 3
    assert "settled by the desk's marks on both" in desk("show", "1", "--table").out


def test_what_only_a_person_sees_is_added_with_a_reason_and_not_without(desk: Store) -> None:
    assert "factcheck conflicts add A B --note" in desk("conflicts", "uphold", "1", "5").err
    refused = desk("conflicts", "add", "1", "5")
    assert (refused.code, "--note" in refused.err) == (2, True)
    assert desk("conflicts", "add", "1", "5", "--note", "the mill was the ferry's").code == 0
    assert desk("conflicts", "--kind", "person", "--all", "--json").json[0]["judgement"] == "upheld"


def test_a_yes_and_a_no_settle_two_texts_that_exclude_each_other_and_two_yeses_do_not(desk: Store) -> None:
    desk("mark", "confirmed", "4", "5", "--note", "both deeds are on file")
    assert ("g4", [4, 5], "open") in listed(desk)
    assert "settles" in desk("mark", "denied", "5", "--note", "a forgery").err
    assert "g4" not in {group for group, _, _ in listed(desk)}


def test_judgements_are_undone_one_after_the_other(desk: Store) -> None:
    (_, (one, other), _), *_ = listed(desk)
    desk("conflicts", "uphold", one, other, "--note", "first")
    desk("conflicts", "dismiss", one, other, "--note", "second")
    desk("conflicts", "reopen", one, other, "--note", "third")
    for judgement in ("dismissed", "upheld", "open"):
        assert desk("undo").code == 0
        known = {tuple(found["claims"]): found["judgement"] for found in desk("conflicts", "--all", "--json").json}
        assert known[one, other] == judgement
