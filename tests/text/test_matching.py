"""Likeness of two texts: its features, and the chance that the fitted weights make of them."""

import pytest

from factcheck.text.matching import FAR, PLAIN, features, lead, linear, logistic, said, weight

CLAIM = "The Norrby dam cost Veleska 40 million crowns."


def score(query: str, claim: str, title: str = "Dams", ahead: float = FAR) -> float:
    values = features(said(query), said(claim), said(title), lambda stem: 5.0)
    return linear(PLAIN.chance, [*values, ahead]) + PLAIN.offset


def test_the_same_words_are_surer_than_some_of_them_and_those_than_none() -> None:
    same, some, none = (
        logistic(score(CLAIM, CLAIM)),
        logistic(score("Veleska paid for the Norrby dam", CLAIM)),
        logistic(score("Ostria exports salt", CLAIM)),
    )
    assert same > some > 0.9 > 0.1 > none


@pytest.mark.parametrize(
    ("query", "title", "ahead", "expected"),
    [
        (CLAIM, "Dams", FAR, 9.016),
        (CLAIM, "Dams", 0.0, 6.620),
        ("Veleska paid for the Norrby dam", "The Norrby dam", 1.0, 4.059),
    ],
)
def test_the_score_is_that_of_the_fit(query: str, title: str, ahead: float, expected: float) -> None:
    """Whoever fits the weights anew (`tests/bench/matching_fit.py`) writes these figures anew."""
    assert score(query, CLAIM, title, ahead) == pytest.approx(expected, abs=1e-3)


def test_a_lead_is_over_the_best_claim_that_says_something_else_and_has_a_limit() -> None:
    claims = [said(CLAIM), said("The Norrby dam cost Veleska 40 million crowns in all."), said("Ostria exports salt.")]
    assert lead(0, [5.0, 4.9, 3.0], claims) == 2.0
    assert lead(2, [5.0, 4.9, 3.0], claims) == -2.0
    assert lead(0, [50.0, 4.9, 3.0], claims) == 4.0
    assert lead(2, [50.0, 4.9, 3.0], claims) == -4.0
    assert lead(0, [5.0], claims[:1]) == 4.0


def test_a_rare_word_weighs_more_and_a_word_of_every_claim_nothing() -> None:
    assert weight(1, 1000) > weight(10, 1000) > weight(500, 1000) > weight(1000, 1000) >= 0.0
    assert weight(2000, 1000) == 0.0
