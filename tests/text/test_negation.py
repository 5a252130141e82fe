"""What turns a text round, and how far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.negation import Turn, clauses, cues


def turns(text: str) -> list[tuple[str, Turn]]:
    return [(text[cue.start : cue.end], cue.turn) for cue in cues(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostria did not sign", [("not", Turn.NOT)]),
        ("Ostria didn’t sign", [("n’t", Turn.NOT)]),
        ("No troops came", [("No", Turn.NOT)]),
        ("Ostria lacks pumps", [("lacks", Turn.NOT)]),
        ("Ostria failed to sign", [("failed", Turn.NOT)]),
        ("Neither Osk nor Lund came", [("Neither", Turn.NOT)]),
        ("Ostria denies selling pumps", [("denies", Turn.DENIAL)]),
        ("The photo is a hoax", [("hoax", Turn.FALSE)]),
        ("The story isn't true", [("n't true", Turn.FALSE)]),
        ("Ministry rejects the report of a sale", [("rejects", Turn.FALSE)]),
        ("No, Ostria did not sign", [("No", Turn.FALSE)]),
        ("Mia Torp NOT dead: hoax spreads", [("NOT", Turn.NOT), ("hoax", Turn.FALSE)]),
    ],
)
def test_what_turns(text: str, expected: list[tuple[str, Turn]]):
    assert turns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Not only Ostria signed",
        "He may come or not",
        "No doubt it rained",
        "She did not lead the clinic until May",
        "It is no hoax",
        "Actor denies hoax claims",
        "Is it a hoax?",
        "He can confirm or deny",
        "No more than 25 came",
        "The committee rejects the treaty",
        "Iraq shoots down a plane",
        "",
    ],
)
def test_what_turns_nothing(text: str):
    assert turns(text) == []


def test_a_not_reaches_to_the_end_of_its_clause_and_a_hoax_over_all_of_it():
    text = "Osk did not come because he slept. The rest is fake news"
    first, second = cues(text)
    assert text[slice(*first.scope)].strip() == "come"
    assert text[slice(*second.scope)].strip() == "The rest is fake news"
    assert (first.clause, second.clause) == (0, 1)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["No,", "not", "hoax", "?", ":", "denies", "a", "n't"])).map(" ".join)
)
def test_cues_and_clauses_stand_within_the_text(text: str):
    for start, end in clauses(text):
        assert 0 <= start < end <= len(text)
    for cue in cues(text):
        assert 0 <= cue.start < cue.end <= len(text)
        assert 0 <= cue.scope[0] <= cue.scope[1] <= len(text)
