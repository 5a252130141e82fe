"""The learnt judge of two texts, as it is shipped."""

import pytest

from factcheck.text import likeness, opposing

SAME_DAY = "same day, another"

pytestmark = pytest.mark.skipif(not opposing.available(), reason="the extra [semantic] is not installed")


def read(first: str, second: str, relation: str = SAME_DAY) -> opposing.Opinion:
    model = opposing.model()
    assert model
    return model.read(first, second, relation, both_ways=True)


def test_the_chances_are_together_one() -> None:
    opinion = read("The mine closed in May.", "The mine shut its gates in May.")
    assert opinion.contradict + opinion.same + opinion.neither == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A lorry hit the bridge and brought it down.", "No vehicle touched the bridge; rust in its hangers broke it."),
        ("Ten miners died in the Brannoy pit.", "Rescuers counted seventeen dead at the mine in Brannoy."),
        ("The mayor backed the stadium from the start.", "At no time did the mayor support building the stadium."),
    ],
)
def test_two_newsrooms_that_contradict_each_other(first: str, second: str) -> None:
    opinion = read(first, second)
    assert opinion.contradict > max(opinion.same, opinion.neither)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The council sold the old mill to a brewery.", "A brewery bought the old mill from the council."),
        ("The pumps were lent by Dahlow to Velmar.", "Velmar borrowed the pumps from Dahlow."),
    ],
)
def test_one_statement_in_other_words_is_no_contradiction(first: str, second: str) -> None:
    opinion = read(first, second)
    assert opinion.contradict < 0.3


def test_two_things_that_have_nothing_to_do_with_each_other_are_neither() -> None:
    opinion = read("The ferry to Larkholm sank in a storm.", "Exports of cheese rose by a fifth last year.")
    assert opinion.neither > 0.7


def test_both_ways_is_the_same_from_either_side() -> None:
    one, other = "The dam burst on Monday.", "On Thursday the dam gave way."
    assert read(one, other) == read(other, one)


def test_a_text_of_many_thousand_words_is_read_from_its_beginning() -> None:
    opinion = read("The dam burst on Monday. " * 20_000, "On Thursday the dam gave way.")
    assert 0 <= opinion.contradict <= 1


def test_empty_texts_are_read_too() -> None:
    assert 0 <= read("", "").contradict <= 1


def test_nothing_is_read_where_meanings_are_not_to_be() -> None:
    with likeness.switched_off():
        assert opposing.model() is None
    assert opposing.model() is not None


TOLD = {
    None: "undated", 0: "same day", 1: "a day later", 2: "days later", 6: "days later", 7: "weeks later",
    60: "weeks later", 61: "months later", 329: "months later", 330: "years later", 4000: "years later",
}  # fmt: skip


@pytest.mark.parametrize(("days", "said"), TOLD.items())
def test_the_model_is_told_how_long_after(days: int | None, said: str) -> None:
    assert opposing.relation(days, one_voice=False) == f"{said}, another"
    assert opposing.relation(days, one_voice=True) == f"{said}, same speaker"
