"""The numbers on which the reading of a text turns: each from its one side and from its other."""

import math

import pytest

from factcheck.text.copying import is_copied
from factcheck.text.quantities import quantities
from factcheck.text.sameness import apart
from factcheck.text.similarity import closest
from factcheck.text.slug import slug
from factcheck.text.stems import stem, words_with_places


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 100 miners", 90, 110),
        ("about 3,000 miners", 2_700, 3_300),
        ("nearly 200 miners", 170, 200),
        ("just over 200 miners", 200, 220),
        ("3,000 miners", 2_850, 3_150),
        ("999 miners", 999, 999),
        ("1,000 miners", 950, 1_050),
        ("1,010 miners", 1_005, 1_015),
        ("12 percent", 11.5, 12.5),
        ("12.5 percent", 12.45, 12.55),
        ("one in four miners", 23.75, 26.25),
        ("two thirds of the miners", 63.1667, 70.1667),
    ],
)
def test_how_far_a_number_reaches(text: str, low: float, high: float) -> None:
    (found,) = quantities(text)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_two_numbers_part_where_their_reaches_end() -> None:
    about, near, far = (quantities(text)[0] for text in ("about 100 miners", "110 miners", "111 miners"))
    assert not about.parts_from(near)
    assert not near.parts_from(about)
    assert about.parts_from(far)
    assert far.parts_from(about)
    over = quantities("more than 40 miners")[0]
    assert over.high == math.inf
    assert over.parts_from(quantities("40 miners")[0])
    assert not over.parts_from(quantities("41 miners")[0])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("The harbour never slept.", ""),
        ("The harbour never traded.", ""),
        ("The old harbour never traded.", "one of them is negated"),
    ],
)
def test_a_difference_counts_from_half_of_the_claims_words_on(other: str, why: str) -> None:
    assert apart(other, "The old harbour traded grain by lantern.") == why


def test_two_negations_take_each_other_back() -> None:
    assert apart("Nobody denied that the harbour closed.", "The harbour closed.") == ""
    assert apart("Nobody said that the harbour closed.", "The harbour closed.") == "one of them is negated"


def test_a_longer_stretch_in_another_place_is_no_other_name() -> None:
    claim = "Venn met Lund in Orda on the quay."
    assert apart("Venn met Kelm in Orda on the quay.", claim) == "another name: Kelm, not Lund"
    assert apart("Venn met Kelm Asko Brandt Rusk in Orda on the quay.", claim) == ""


@pytest.mark.parametrize(
    ("word", "shared"),
    [
        ("nations", "nation"), ("miners", "miner"), ("bus", "bus"), ("less", "less"), ("gas", "gas"), ("his", "his"),
        ("relations", "relation"), ("movement", "move"), ("darkness", "dark"), ("stopped", "stop"), ("falling", "fell"),
        ("calling", "called"), ("buzzing", "buzzed"), ("sing", "sang"), ("thing", "things"), ("bring", "brought"),
        ("agreed", "agree"), ("need", "needs"), ("really", "real"), ("early", "early"), ("churches", "church"),
        ("boxes", "box"), ("carried", "carry"), ("ties", "tie"), ("annual", "annually"),
    ],
)  # fmt: skip
def test_what_a_suffix_leaves(word: str, shared: str) -> None:
    assert stem(word) == stem(shared)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("ring", "r"), ("red", "r"), ("station", "st"), ("nation", "n"), ("ally", "al"), ("fly", "f"), ("bees", "be"),
        ("moment", "mo"), ("glance", "gl"), ("witness", "wit"),
    ],
)  # fmt: skip
def test_a_suffix_that_would_leave_too_little_stays(word: str, other: str) -> None:
    assert stem(word) != stem(other)


def test_a_text_is_a_headline_when_nearly_all_its_words_have_a_capital() -> None:
    def names(text: str) -> list[str]:
        return [word.folded for word in words_with_places(text) if word.name]

    assert names("Crowd Storms Bank") == []
    assert names("Angry Crowd Storms Ostria Bank in Orda") == []
    assert names("Angry Crowd Storms Ostria Bank Near Great old Quay") == []
    assert names("Angry Crowd Storms Ostria bank Tonight") == ["crowd", "storms", "ostria", "tonight"]
    assert names("Ada Venn") == ["venn"]


@pytest.mark.parametrize(("length", "copied"), [(9, True), (8, True), (6, False), (4, False)])
def test_a_passage_is_copied_from_six_runs_of_ten_on(length: int, copied: bool) -> None:
    words = [f"word{n}" for n in range(13)]
    other = [*words[: length + 1], *(f"other{n}" for n in range(12 - length))]
    assert is_copied(" ".join(words), " ".join(other)) is copied


def test_a_passage_without_a_run_is_no_copy() -> None:
    assert not is_copied("one two three", "one two three")
    assert is_copied("one two three four", "one two three four")


def test_the_nearest_names_come_first_and_three_at_most() -> None:
    known = ["Kelmarin", "Kelmorin", "Kelmirin", "Kelmurin", "Ostria"]
    found = closest("Kelmarin", known)
    assert (found[0], len(found), "Ostria" in found) == ("Kelmarin", 3, False)
    assert closest("Astrid", known) == []


def test_a_slug_is_short_and_never_a_bare_number() -> None:
    assert slug("word " * 40) == "-".join(["word"] * 9)
    assert slug("x" * 60) == "x" * 48
    assert slug("2024") == "source-2024"
    assert slug("", ["source"]) == "source-2"
    assert slug("A note", ["a-note", "a-note-2"]) == "a-note-3"


def test_a_slug_takes_the_first_number_that_is_free() -> None:
    taken = ["a-note"]
    for number in range(2, 40):
        taken.append(slug("A note", taken))
        assert taken[-1] == f"a-note-{number}"
