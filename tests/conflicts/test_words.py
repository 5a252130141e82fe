"""Words that exclude each other, quotations that stand on both sides, and what tells a pair worth comparing."""

import pytest
from conflict_pairs import side

from factcheck.conflicts.authors import quoted_alike
from factcheck.conflicts.comparing import features
from factcheck.conflicts.exchange import find_exchange
from factcheck.conflicts.lexicon import canonical, has_opposite, opposite
from factcheck.conflicts.scope import graded
from factcheck.text.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fair", "unfair"), ("fatal", "nonfatal"), ("regular", "irregular"), ("legal", "illegal"),
        ("possible", "impossible"), ("secure", "insecure"), ("direct", "indirect"),
        ("modest", "immodest"), ("open", "closed"),
    ],
)  # fmt: skip
def test_words_that_exclude_each_other(one: str, other: str) -> None:
    assert opposite(stem(one), stem(other))
    assert opposite(stem(other), stem(one))
    assert has_opposite(stem(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vest", "invest"), ("form", "inform"), ("port", "import"), ("come", "income"), ("press", "impress"),
        ("tend", "intend"), ("open", "open"), ("der", "under"),
        ("cover", "discover"), ("count", "discount"), ("prison", "imprison"), ("migrant", "immigrant"),

        ("valuable", "invaluable"), ("habitants", "inhabitants"), ("formation", "information"), ("ravel", "unravel"),
    ],
)  # fmt: skip
def test_a_prefix_that_turns_nothing_round(one: str, other: str) -> None:
    assert not opposite(stem(one), stem(other))


def test_close_synonyms_have_one_stem_that_stands_for_them() -> None:
    assert canonical(stem("supplied")) == canonical(stem("transferred"))
    assert canonical("norrby") == "norrby"


def test_a_quotation_is_shared_where_its_words_stand_in_the_other_text() -> None:
    said = side(1, "Ada Lund said “we shall never sell our rivers”.")
    assert quoted_alike(said, side(2, "We shall never sell our rivers, says Bo Marr."))
    assert quoted_alike(side(2, "We shall never sell our rivers, says Bo Marr."), said)
    assert not quoted_alike(said, side(3, "Ada Lund will sell the rivers."))


def test_who_did_it_to_whom_is_exchanged_between_names_only() -> None:
    first, then = side(1, "Ostria invaded Velm in the spring."), side(2, "Velm invaded Ostria in the spring.")
    assert find_exchange(first, then) is not None
    assert find_exchange(side(1, "Ostria praised voters."), side(2, "Voters praised Ostria.")) is None


def test_two_pairs_of_opposites_cancel_as_two_negations_do() -> None:
    crossing = side(1, "The open crossing at Rem is safe.")
    one, two = side(2, "The open crossing at Rem is dangerous."), side(3, "The closed crossing at Rem is dangerous.")
    assert [features(crossing, other, [], (1, 1))["opposed"] for other in (one, two)] == [1, 0]
    never = side(4, "The open crossing at Rem was never safe.")
    assert features(crossing, never, [], (1, 1))["negated"]
    assert not features(never, never, [], (1, 1))["negated"]


def test_a_prefix_turns_a_word_round_from_so_many_letters_on() -> None:
    for one, other in (("safe", "unsafe"), ("agree", "disagree"), ("profit", "nonprofit"), ("legal", "illegal"),
                       ("regular", "irregular"), ("possible", "impossible"), ("complete", "incomplete")):  # fmt: skip
        assert opposite(stem(one), stem(other))
        assert opposite(stem(other), stem(one))
    for one, other in (
        ("til", "until"),
        ("play", "display"),
        ("rate", "irate"),
        ("lude", "illude"),
        ("press", "impress"),
    ):
        assert not opposite(stem(one), stem(other))


def test_how_sure_a_finding_is_falls_soon_below_what_is_enough() -> None:
    assert [graded(value, 0.7) for value in (0.0, 0.5, 0.6, 0.7, 0.8, 2.0)] == [0.0, 0.25, 0.5, 0.75, 0.85, 0.95]
    assert graded(2.0, 0.7, 0.6) == 0.6
