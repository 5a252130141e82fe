"""`match`: what keeps a claim apart from a text is named, and a denial beside it is shown with it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Result, store_of
from rich.console import Console

from factcheck.domain.claim import Claim
from factcheck.domain.status import Status
from factcheck.rendering import offers
from factcheck.store.search.match import Match

Store = Callable[..., Result]


@pytest.fixture
def desk(empty: Path) -> Store:
    """A store of a few claims, two of which deny each other."""
    rows = [
        ("The inquiry into the Orda ferry is ongoing.", "Mayor Lund", "alleged"),
        ("The Orda ferry carried 212 people that night.", "Harbour Office", "alleged"),
        ("The Orda ferry carried 212 people that night.", "Ferry Line", "denied"),
        ("Trains to Velm stopped.", "Rail Office", "alleged"),
    ]
    return store_of(empty, rows)


def test_the_opposite_is_never_the_same_and_is_named(desk: Store) -> None:
    (found, *_) = desk("match", "The inquiry into the Orda ferry is over.", "--json").json[0]["matches"]
    assert found["differs"] == "the opposite: over, not ongoing"
    assert found["chance"] <= 0.5


def test_a_denial_beside_the_claim_is_shown_with_it(desk: Store) -> None:
    (found, *_) = desk("match", "212 people were on the Orda ferry that night", "--json").json[0]["matches"]
    beside = {claim["id"]: claim for claim in desk("list", "--json").json}
    assert [beside[number]["reported"] for number in found["against"]] == ["denied"]


def test_the_very_words_come_before_what_says_them_and_more(tmp_path: Path) -> None:
    text = "The mill of Orda burned down in May."
    more = " ".join([text] * 3 + ["And it rained on the street."] * 3000)
    desk = store_of(tmp_path / "mill.db", [(more, "A", "alleged"), (text, "B", "alleged"), (more, "C", "alleged")])
    assert desk("match", text, "--limit", "1", "--json").json[0]["matches"][0]["claim"]["id"] == 2


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_differs_and_who_denies_it_is_never_cut(width: int) -> None:
    claim = Claim(1, "k", "On that night " + "long and dark " * 200, "s", speaker="Mayor Lund")
    other = Claim(2, "l", "No such night was seen.", "t", speaker="Ferry Line", reported=Status.DENIED)
    told = "another number: 1,213,456,789.25 crowns, not 987,654,321.75 crowns of the year before"
    screen = io.StringIO()
    console = Console(file=screen, width=width, color_system=None)
    offers.matches("asked", [(claim, Match(1, claim.text, 0.5, differs=told), [other])], {}, console)
    shown = "".join(screen.getvalue().split())
    for words in ("987,654,321.75", "year", "before", "#2", "denied", "seen."):
        assert words in shown
