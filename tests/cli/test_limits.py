"""Numbers, names and filters beyond what any database counts or any store holds: an answer, never a limit of SQLite."""

from pathlib import Path

import pytest
from desk import Factcheck, dump

HUGE = "99999999999999999999999"


@pytest.mark.parametrize(
    "words",
    [
        ["show", HUGE], ["log", HUGE], ["list", f"id:{HUGE}"], ["list", f"about:p{HUGE}"], ["positions", HUGE],
        ["positions", f"#{HUGE}"], ["positions", f"p{HUGE}"], ["mark", "denied", "4", "--evidence", HUGE],
        ["mark", "denied", HUGE], ["suggest", "dismiss", "10", HUGE], ["suggest", "dismiss", "10", f"p{HUGE}"],
        ["suggest", "accept", "10", HUGE], ["file", "4", "--about", f"p{HUGE}"], ["conflicts", "dismiss", "4", HUGE],
        ["speaker", "split", "Peskov", "X", HUGE], ["withdraw", HUGE, "--note", "x"], ["show", "9" * 5000],
        ["positions", "P" + "0" * 30 + HUGE],
    ],
)  # fmt: skip
def test_a_number_beyond_any_store_is_an_id_that_is_not_there(
    factcheck: Factcheck, store: Path, words: list[str]
) -> None:
    before = dump(store)
    done = factcheck(*words)
    assert done.code == 3
    assert "should not" not in done.err
    assert len(done.err) < 300
    assert dump(store) == before


def test_a_number_with_leading_noughts_is_that_number(factcheck: Factcheck) -> None:
    assert factcheck("show", "#" + "0" * 40 + "4", "--json").json[0]["id"] == 4


MANY = [f"w{n}" for n in range(1001)]
LONG = "x" * 60_000


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list", *MANY], 0), (["search", *MANY], 0), (["list", *" not ".join(["", *MANY]).split()], 0),
        (["search", "weapons", *" not ".join(["", *MANY]).split()], 0), (["list", "by:" + " ".join(MANY)], 3),
        (["list", "about:" + " ".join(MANY)], 3), (["list", "tag:" + ",".join(MANY)], 3),
        (["list", "cue:" + ",".join(MANY)], 0), (["list", "origin:" + ",".join(MANY)], 0),
        (["list", "id:" + ",".join(map(str, range(40_000)))], 0), (["list", *["by:peskov"] * 1001], 0),
        (["list", "on:" + ",".join(map(str, range(1000, 2500)))], 0), (["positions", *MANY], 3),
        *((["list", f"{field}:{LONG}"], 3) for field in ("by", "via", "source", "about", "tag")),
        (["list", f"cue:{LONG}"], 0), (["list", LONG], 0), (["search", LONG], 0), (["search", LONG + "*"], 0),
        (["positions", LONG], 3), (["source", "show", LONG], 3), (["speaker", "show", LONG], 3),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_no_filter_is_too_long_for_the_database(factcheck: Factcheck, words: list[str], code: int) -> None:
    done = factcheck(*words)
    assert done.code == code, done.err[:300]
    assert code == 0 or len(done.err) < 1000
