"""Which figures, dates and names of a sentence a claim has otherwise: what is no difference stays silent."""

import pytest

from factcheck.text.differing import bears_out, differences, repaired, without
from factcheck.text.slots import Held, Slots


def found(sentence: str, claim: str, *besides: str, loose: bool = False) -> list[tuple[str, str, str]]:
    held = Held(Slots(claim), tuple(map(Slots, besides)))
    told = differences(Slots(sentence), held, {"trains", "the"}.__contains__, loose=loose)
    return [(one.kind.value, one.said, one.instead) for one in told]


@pytest.mark.parametrize(
    ("sentence", "claim", "expected"),
    [
        ("About 39,000 people fled.", "About 38,000 people fled.", ("number", "About 39,000", "About 38,000")),
        ("It made 8.9 million crowns.", "It made 8.74 million crowns.", ("number", "8.9 million", "8.74 million")),
        ("More than 500,000 live there.", "Over 300,000 live there.", ("number", "More than 500,000", "Over 300,000")),
        ("It fell by 47%.", "It fell by 46%.", ("number", "47%", "46%")),
        ("Lot 2207 is back.", "Lot 2270 is back.", ("number", "2207", "2270")),
        ("It fell on 9 June 2007.", "It fell on June 8, 2007.", ("date", "9 June 2007", "June 8, 2007")),
        ("It fell in May 2021.", "It fell in 2019.", ("date", "May 2021", "2019")),
        ("The mayor met Anna Berg there.", "The mayor met Anna Lund there.", ("name", "Berg", "Lund")),
        ("The fire in Velm went on.", "The fire in Korr went on.", ("name", "Velm", "Korr")),
        ("The 53rd Division fired.", "The 51st Division fired.", ("name", "53rd", "51st")),
        ("A case like MH-18 was named.", "A case like MH-17 was named.", ("name", "18", "17")),
    ],
)
def test_a_slip_is_found(sentence: str, claim: str, expected: tuple[str, str, str]) -> None:
    assert found(sentence, claim) == [expected]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("It made nearly 9 million crowns.", "It made 8.74 million crowns."),
        ("It made about 8.7 million crowns.", "It made 8.74 million crowns."),
        ("More than 200 were there.", "There were 212."),
        ("Two out of five agreed.", "40% agreed."),
        ("A third of them left.", "33.4 percent of them left."),
        ("Forty-two were there.", "There were 42."),
        ("It fell on 8 June 2007.", "It fell on June 8, 2007."),
        ("It fell in June 2007.", "It fell on June 8, 2007."),
        ("The Azerbaijani side agreed.", "Baku agreed."),
        ("The wreck lies seven kilometres off.", "The wreck lies 4.35 miles off."),
        ("Serdiukov left with 12 others in 2011.", "Serdyukov left."),
        ("The mayor, President Lund, left.", "Lund left."),
    ],
)
def test_what_is_no_slip_stays_silent(sentence: str, claim: str) -> None:
    assert found(sentence, claim) == []


def test_what_stands_beside_the_claim_bears_a_figure_out() -> None:
    assert found("In May 2020 it cost 40.", "In May 2021 it cost 40.", "", "since May 2020") == []


def test_what_the_whole_sentence_has_is_in_no_other_things_place() -> None:
    part, whole = Slots("it was sold in Velm"), Slots("In Korr he said it was sold in Velm")
    held = Held(Slots("It was sold in Korr"))
    assert differences(part, held, lambda word: False)
    assert differences(part, held, lambda word: False, whole) == []


def test_a_single_name_on_each_side_is_taken_for_the_other_only_where_that_is_allowed() -> None:
    sentence, claim = "Talks about gas that Velm held ended.", "Korr is pursuing talks about gas."
    assert found(sentence, claim) == []
    assert found(sentence, claim, loose=True) == [("name", "Velm", "Korr")]


def test_a_sentence_is_put_right_or_left_bare() -> None:
    sentence, held = "On 9 June 2007 it cost 50 crowns.", Held(Slots("On 8 June 2007 it cost 40 crowns."))
    told = differences(Slots(sentence), held, lambda word: False)
    assert repaired(sentence, told) == "On 8 June 2007 it cost 40 crowns."
    assert without(sentence, told).split() == ["On", "it", "cost", "crowns."]
    assert not any(bears_out(held, Slots(sentence), one) for one in told)
    assert all(bears_out(Held(Slots(sentence)), Slots(sentence), one) for one in told)
